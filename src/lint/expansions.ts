import type { Acronym } from './acronyms.ts';

/** How many words an expansion of `n` letters may have: small words and a lead come on top. */
const longest = (n: number) => n * 2 + 3;

/**
 * True when the text beside the acronym says what it stands for: "service level agreement (SLA)", "SLA (service level agreement)",
 * "SLA: service level agreement". The letters have to occur in the words in their order, the first one at the start of a word.
 */
export function isExpanded(text: string, { letters, start, end }: Acronym): boolean {
  return (
    isAfterItsWords(text.slice(Math.max(0, start - 200), start), text.slice(end, end + 6), letters) ||
    isBeforeItsWords(text.slice(end, end + 200), letters)
  );
}

/** "… level agreement (SLA)", also with something else in the brackets: "(Service Level Agreement, SLA)". */
function isAfterItsWords(before: string, after: string, letters: string): boolean {
  const closed = /^['’]?\p{Ll}{0,3}[*_"”’»]*\s*[),;]/u.test(after);
  const opened =
    /^([\s\S]*?)(?:[([]|[(][^()]*[,;:=–—-])\s*[*_"“‘«]*(?:aka|or|of|ook|hereafter|abbr\.)?\s*$/u.exec(before);
  if (!closed || !opened) return false;
  const words = wordsOf(before).slice(-longest(letters.length));
  return words.some((_, n) => fits(letters, words.slice(n)));
}

/** "SLA (service level agreement)", "SLA: …", "SLA – …", "SLA = …", "SLA, …". */
function isBeforeItsWords(after: string, letters: string): boolean {
  const joined = /^['’]?\p{Ll}{0,3}[*_"”’»]*\s?(?:[:=(,]|[-–—](?=\s))[:*_"“‘«\s]*/u.exec(after);
  if (!joined) return false;
  const rest = after.slice(joined[0].length);
  const clause = /^[^()[\].;:\n]*/u.exec(rest)?.[0] ?? '';
  const words = wordsOf(clause).slice(0, longest(letters.length));
  return [0, 1].some((n) => fits(letters, words.slice(n), Math.min(2, words.length)));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** The letters occur in these words in order, the first at the start of the first word, at least `initials` of them at starts of words. */
function fits(letters: string, words: readonly string[], initials = 1): boolean {
  const wanted = [...plain(letters)].filter((d) => d !== '&');
  const [first] = words;
  if (!first || !plain(first).startsWith(wanted[0] ?? '')) return false;
  let at = 0;
  let starts = 0;
  for (const word of words.map(plain)) {
    if (at < wanted.length && word.startsWith(wanted[at] ?? '')) starts++;
    for (const letter of word) if (letter === wanted[at]) at++;
  }
  return at >= wanted.length && starts >= initials;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
