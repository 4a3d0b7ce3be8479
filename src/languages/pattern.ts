import type { ReadingWords } from './language.ts';

/** What a capturing group of the expression holds, in the order of the groups. */
export type Group = 'n' | 'nth' | 'target';

/**
 * Letters, marks and figures of all scripts in UTF-16 code units, for text that is lower case. `\p{L}` would be exact and takes the engine
 * a hundred times as long to compile; the few signs that are counted here too (`՞`) only make a border stricter.
 */
export const letters =
  '0-9a-z_ªµºß-öø-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufefe\uff10-\uffdc';
/** A phrase is whole words: no letter or joined hyphen before or after it ("no-reply" holds no `no`). */
const borderBefore = `(?<![${letters}]|[${letters}]-)`;
const borderAfter = `(?:(?!-?[${letters}])|(?<='))`;
const space = "(?:\\s+|(?<='))";
const clauseEnd = '(?=\\s{0,3}(?:[.,;:!?)\\]"”»…]|$))';
const anyWord = '[^\\s.,;:!?()]{1,40}';
/** Signs of a title: a full stop or colon inside it ("v1.2") is followed by a letter at once. */
const inTarget = '(?:[^.,;:!?()…\\n]|[.:,](?=[^\\s]))';
const quoted = '["“„«‘][^"“”„«»\\n]{1,160}["”“»’]';

/**
 * The expression for a phrase, for text that `fold` has made lower case. No part of it can match the same text in two ways without a
 * bound, so that time grows linearly with the text.
 */
export function phrasePattern(phrase: string, words: ReadingWords): { source: string; groups: Group[] } {
  const groups: Group[] = [];
  const source = phraseSource(phrase, words, groups);
  return { source: `${borderBefore}(?:${source})${borderAfter}`, groups };
}

/** One expression for a list of phrases, the longest first. */
export function listPattern(list: readonly string[], words: ReadingWords): string {
  const sources = list.map((phrase) => phraseSource(phrase, words, [])).sort((a, b) => b.length - a.length);
  return `${borderBefore}(?:${sources.join('|') || '(?!)'})${borderAfter}`;
}

function phraseSource(phrase: string, words: ReadingWords, groups: Group[]): string {
  const items = split(phrase.endsWith('$') ? phrase.slice(0, -1) : phrase, ' ');
  let source = '';
  let first = true;
  for (const [index, item] of items.entries()) {
    const optional = item === '{any}' || (item.startsWith('[') && closing(item, 0) === item.length - 1);
    const last = index === items.length - 1;
    if (item.startsWith('<')) {
      source += `(?=${space}(?:${followers(item)})${borderAfter})`;
      continue;
    }
    const body = item === '{any}' ? anyWord : itemSource(item, words, groups, last);
    const repeat = item === '{any}' ? '{0,4}?' : '?';
    if (optional) source += first ? `(?:${body}\\s+)${repeat}` : `(?:${space}${body})${repeat}`;
    else {
      source += first ? body : `${space}${body}`;
      first = false;
    }
  }
  return phrase.endsWith('$') ? source + clauseEnd : source;
}

/** A word of a phrase with the groups that may stand inside it: `step[s]`, `(ca|do)n't`, `{n}.`. */
function itemSource(item: string, words: ReadingWords, groups: Group[], last: boolean): string {
  let source = '';
  for (let at = 0; at < item.length; at++) {
    const sign = item[at] ?? '';
    if (sign === '(' || sign === '[') {
      const end = closing(item, at);
      const choices = split(item.slice(at + 1, end), '|').map((choice) =>
        phraseSource(choice, words, groups),
      );
      const whole = sign === '[' && at === 0 && end === item.length - 1;
      source += `(?:${choices.join('|')})${sign === '[' && !whole ? '?' : ''}`;
      at = end;
    } else if (sign === '<') {
      source += `(?=(?:${followers(item.slice(at))})${borderAfter})`;
      at = item.length;
    } else if (sign === '{') {
      const end = item.indexOf('}', at);
      source += placeholder(item.slice(at, end + 1), words, groups, last);
      at = end;
    } else source += letterSource(sign);
  }
  return source;
}

/** The words of `<a|b>`, as an expression. */
function followers(item: string): string {
  return item.slice(1, -1).split('|').map(literal).join('|');
}

function placeholder(name: string, words: ReadingWords, groups: Group[], last: boolean): string {
  if (name === '{target}') {
    groups.push('target');
    return last
      ? `(${quoted}|(?=[^\\s.,;:!?()…])${inTarget}{1,160})`
      : `(${quoted}|(?=[^\\s.,;:!?()…])${inTarget}{1,80}?)`;
  }
  groups.push(name === '{nth}' ? 'nth' : 'n');
  if (name === '{nth}')
    return `(${choice([...ordinalFigures(words), ...Object.keys(words.ordinals).map(literal)])})`;
  const figures = '[a-z]{0,2}\\d{1,3}(?:\\.\\d{1,3}){0,3}[a-z]?';
  const numberWords = Object.keys(words.numbers).map(literal);
  const until = words.ranges.map((word) => `\\s{1,3}${literal(word)}\\s{1,3}`);
  const range = `(?:\\.?(?:\\s{0,2}[-–—]\\s{0,2}|${until.join('|')})#?${figures})?`;
  return `#?(${choice([figures, ...numberWords, '[a-z]'])}${range})\\.?`;
}

function ordinalFigures(words: ReadingWords): string[] {
  return words.ordinalEndings.length > 0 ? [`\\d{1,2}${choice(words.ordinalEndings.map(literal))}`] : [];
}

const choice = (sources: string[]) => `(?:${sources.sort((a, b) => b.length - a.length).join('|')})`;

/** A text as it stands, any white space for a space. */
export function literal(text: string): string {
  return [...text].map((sign) => (sign === ' ' ? '\\s+' : letterSource(sign))).join('');
}

/** A letter with a mark is found composed (NFC) and decomposed (NFD, as macOS file names and some editors write it). */
function letterSource(sign: string): string {
  if (sign === '’') return "'";
  const apart = sign.normalize('NFD');
  if (apart !== sign) return `(?:${sign}|${apart})`;
  return /[\\^$.*+?()[\]{}|/]/.test(sign) ? `\\${sign}` : sign;
}

/** Splits at a sign that stands outside of all brackets. */
export function split(text: string, at: ' ' | '|'): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of text) {
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign)) depth--;
    if (sign === at && depth === 0) parts.push('');
    else parts[parts.length - 1] += sign;
  }
  return parts.filter((part) => part !== '');
}

export function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if ('(['.includes(text[at] ?? '')) depth++;
    if (')]'.includes(text[at] ?? '') && --depth === 0) return at;
  }
  throw new Error(`Unexpected open bracket in phrase \`${text}\`, expected a closing one`);
}
