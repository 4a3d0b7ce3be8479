import { closing, split } from './pattern.ts';

/** How a phrase can begin: with one of some words, with a number (`{n}`), or in a way that no word tells. */
export interface Heads {
  words: string[];
  number: boolean;
  unknown: boolean;
}

interface Head {
  text: string;
  /** No more letters can follow. */
  closed: boolean;
}

const isLetter = (sign: string) => /[\p{L}\p{M}\p{N}_]/u.test(sign);

/** The words with which a phrase can begin, so that the phrase is tried only where one of them stands. */
export function headsOf(phrase: string): Heads {
  const heads: Heads = { words: [], number: false, unknown: false };
  for (const { text } of phraseHeads(phrase.replace(/\$$/, ''), heads)) {
    if (text === '') heads.unknown = true;
    else heads.words.push(text);
  }
  return heads;
}

/** A head with an empty text: the phrase can be empty here, and what follows it begins. */
function phraseHeads(phrase: string, heads: Heads): Head[] {
  const found: Head[] = [];
  for (const item of split(phrase, ' ')) {
    const own = itemHeads(item, heads);
    found.push(...own.filter(({ text }) => text !== '').map(({ text }) => ({ text, closed: true })));
    if (own.every(({ text }) => text !== '')) return found;
  }
  return [...found, { text: '', closed: false }];
}

function itemHeads(item: string, heads: Heads): Head[] {
  let open: Head[] = [{ text: '', closed: false }];
  const done: Head[] = [];
  for (let at = 0; at < item.length && open.length > 0; at++) {
    const sign = item[at] ?? '';
    let next: Head[];
    if (sign === '(' || sign === '[') {
      const end = closing(item, at);
      const choices = split(item.slice(at + 1, end), '|').flatMap((choice) => choiceHeads(choice, heads));
      next = sign === '[' ? [{ text: '', closed: false }, ...choices] : choices;
      at = end;
    } else if (sign === '{') {
      const name = item.slice(at, item.indexOf('}', at) + 1);
      if (name === '{n}' || name === '{nth}') heads.number ||= open.some(({ text }) => text === '');
      else heads.unknown = true;
      if (open.some(({ text }) => text !== '')) heads.unknown = true;
      return done;
    } else if (isLetter(sign)) next = [{ text: sign, closed: false }];
    else {
      if (open.some(({ text }) => text === '')) heads.unknown = true;
      return [...done, ...open.filter(({ text }) => text !== '')];
    }
    open = open.flatMap((head) => next.map(({ text, closed }) => ({ text: head.text + text, closed })));
    done.push(...open.filter(({ closed }) => closed));
    open = open.filter(({ closed }) => !closed);
  }
  return [...done, ...open];
}

/** A choice of several words ends the head with its first; one of a single word may go on: `(sub|)step`. */
function choiceHeads(choice: string, heads: Heads): Head[] {
  return split(choice, ' ').length > 1 ? phraseHeads(choice, heads) : itemHeads(choice, heads);
}
