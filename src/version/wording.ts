import { diffArrays } from 'diff';
import type { ReadingWords } from '../languages/language.ts';

/** What kind of difference a changed run of words is, from the one that matters most to the one that matters least. */
export type WordingKind = 'figure' | 'rule-word' | 'word' | 'spelling' | 'punctuation';

/** One run of words that was replaced; `from` or `to` is empty where words were only added or removed. */
export interface WordChange {
  kind: WordingKind;
  from: string;
  to: string;
}

/** A piece of text for readers who compare: in order, the old words that went and the new ones that came. */
export interface WordPart {
  text: string;
  change?: 'added' | 'removed';
}

export interface Wording {
  parts: WordPart[];
  changes: WordChange[];
}

/** How often a word stands in the handbook, lower case: a slip of the pen stands once, the word that was meant stands elsewhere. */
export type WordCount = (word: string) => number;

const TOKEN =
  /\p{N}+(?:[.,:/]\p{N}+)*|\p{L}[\p{L}\p{M}\p{N}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*|\s+|[^\s\p{L}\p{N}]/gu;
const FIGURE = /^\p{N}/u;
const LETTERS = /^[\p{L}]/u;

/** Longest texts compared word by word; beyond it a text counts as replaced as a whole. */
const MOST_TOKENS = 20_000;

/**
 * Compares two texts word by word. White space is folded. A figure takes the word after it along ("30 days" became "14 days"), so that
 * the change reads by itself.
 */
export function compareWords(before: string, after: string, words: ReadingWords, count?: WordCount): Wording {
  const [old, now] = [tokens(before), tokens(after)];
  const runs = old.length + now.length > MOST_TOKENS ? undefined : runsOf(old, now);
  const wording: Wording = { parts: [], changes: [] };
  if (!runs) {
    wording.parts.push({ text: before, change: 'removed' }, { text: after, change: 'added' });
    wording.changes.push({ kind: 'word', from: before, to: after });
    return wording;
  }
  const units = new Set(Object.values(words.timeUnits).flat().map(normal));
  const ranges = new Set(words.ranges.map(normal));
  const rules = new Set([...words.negation, ...words.rule].map(normal));
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    if (!run) continue;
    const change = run.removed ? 'removed' : run.added ? 'added' : undefined;
    wording.parts.push({ text: run.value.join(''), ...(change ? { change } : {}) });
    if (!change) continue;
    const paired = change === 'removed' && runs[at + 1]?.added ? runs[at + 1] : undefined;
    const gone = change === 'removed' ? run.value : [];
    const came = change === 'added' ? run.value : (paired?.value ?? []);
    const unit = unitBeside(runs[at - 1], runs[paired ? at + 2 : at + 1], { units, ranges });
    wording.changes.push(...classify(gone, came, unit, rules, count));
    if (paired) {
      wording.parts.push({ text: paired.value.join(''), change: 'added' });
      at += 1;
    }
  }
  wording.changes = wording.changes.filter(({ from, to }) => from !== to);
  return wording;
}

function tokens(text: string): string[] {
  return text.replace(/\s+/gu, ' ').trim().match(TOKEN) ?? [];
}

const normal = (word: string) => word.toLowerCase().normalize('NFC').replaceAll('’', "'");

/** Tokens in order that stayed, went or came. */
interface Run {
  value: string[];
  added?: boolean;
  removed?: boolean;
}

/** Words are matched without regard to case, so that a sentence that begins elsewhere stays one; another case is a run of its own. */
function runsOf(old: readonly string[], now: readonly string[]): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const run of diffArrays([...old], [...now], { comparator: sameLetters })) {
    if (run.added) runs.push({ value: run.value, added: true });
    else if (run.removed) runs.push({ value: run.value, removed: true });
    else for (const [index, token] of run.value.entries()) keep(runs, old[at + index] ?? '', token);
    if (!run.added) at += run.value.length;
  }
  return gathered(runs);
}

/** What went and what came at one place is one run each. */
function gathered(runs: readonly Run[]): Run[] {
  const whole: Run[] = [];
  let from = 0;
  for (let at = 0; at <= runs.length; at += 1) {
    const run = runs[at];
    if (run && !isKept(run)) continue;
    const place = runs.slice(from, at);
    const [gone, came] = [place.filter(({ removed }) => removed), place.filter(({ added }) => added)];
    if (gone.length > 0) whole.push({ value: gone.flatMap(({ value }) => value), removed: true });
    if (came.length > 0) whole.push({ value: came.flatMap(({ value }) => value), added: true });
    if (run) whole.push(run);
    from = at + 1;
  }
  return whole;
}

function keep(runs: Run[], before: string, after: string): void {
  const last = runs.at(-1);
  if (before !== after) runs.push({ value: [before], removed: true }, { value: [after], added: true });
  else if (last && !last.added && !last.removed) last.value.push(after);
  else runs.push({ value: [after] });
}

const sameLetters = (a: string, b: string): boolean => a === b || a.toLowerCase() === b.toLowerCase();

const CURRENCY = /^(?:[€$£₱]|EUR|USD|GBP|PHP)$/u;

/** What a changed figure counts: the currency before it, else the word or sign after it ("days" of "30 days"). */
function unitBeside(before: Run | undefined, after: Run | undefined, { units, ranges }: UnitWords): Unit {
  const [space = '', sign = ''] = (isKept(before) ? before.value : []).slice(-2).reverse();
  if (CURRENCY.test(space)) return { before: space, after: '' };
  if (space.trim() === '' && CURRENCY.test(sign)) return { before: `${sign} `, after: '' };
  const [first = '', second = ''] = isKept(after) ? after.value : [];
  if (/^[%€$£₱]$/u.test(first)) return { before: '', after: first };
  // "3 to 5": a word as short as that counts nothing, but for "2 h".
  const counts =
    LETTERS.test(second) && (second.length > 2 || units.has(normal(second))) && !ranges.has(normal(second));
  const isWord = first.trim() === '' && (counts || /^[%€$£₱]$/u.test(second));
  return { before: '', after: isWord ? ` ${second}` : '' };
}

const isKept = (run: Run | undefined): run is Run => run !== undefined && !run.added && !run.removed;

interface UnitWords {
  units: ReadonlySet<string>;
  ranges: ReadonlySet<string>;
}

interface Unit {
  before: string;
  after: string;
}

function classify(
  gone: string[],
  came: string[],
  unit: Unit,
  rules: Set<string>,
  count?: WordCount,
): WordChange[] {
  const from = gone.join('').trim();
  const to = came.join('').trim();
  const kind = kindOf(gone, came, rules, count);
  const isFigureAt = (of: (list: string[]) => string) =>
    kind === 'figure' && (FIGURE.test(of(gone)) || FIGURE.test(of(came)));
  const leads = isFigureAt(firstOf) ? unit.before : '';
  // A time of the day counts nothing.
  const follows = isFigureAt(lastOf) && !lastOf(came).includes(':') ? unit.after : '';
  return [{ kind, from: from && leads + from + follows, to: to && leads + to + follows }];
}

const firstOf = (list: string[]) => list.find((token) => token.trim() !== '') ?? '';
const lastOf = (list: string[]) => list.filter((token) => token.trim() !== '').at(-1) ?? '';

function kindOf(gone: string[], came: string[], rules: Set<string>, count?: WordCount): WordingKind {
  const [old, now] = [wordsOf(gone), wordsOf(came)];
  if (!equal(old.filter(isFigure), now.filter(isFigure))) return 'figure';
  if (!equal(ruleWordsOf(gone, rules), ruleWordsOf(came, rules))) return 'rule-word';
  if (equal(old, now)) return 'punctuation';
  const oneWordEach =
    old.length === now.length && old.every((word, index) => isSpelling(word, now[index] ?? '', count));
  return oneWordEach ? 'spelling' : 'word';
}

const isFigure = (word: string) => FIGURE.test(word);
const equal = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((value, index) => value === b[index]);
const wordsOf = (list: string[]) =>
  list.filter((token) => FIGURE.test(token) || LETTERS.test(token)).map(normal);

/** Rule words of a run: single words, and phrases of several words found in the joined text. */
function ruleWordsOf(list: string[], rules: Set<string>): string[] {
  const text = ` ${wordsOf(list).join(' ')} `;
  return [...rules].filter((rule) => text.includes(` ${rule} `)).sort();
}

/**
 * A slip of the pen and its correction: the same letters with other diacritics, hyphens or apostrophes; or one letter added, left out,
 * replaced or exchanged with its neighbour, in a word of five letters or more that stands nowhere else in the handbook while the new
 * word does. "charge" for "change" is thus never a matter of spelling.
 */
function isSpelling(old: string, now: string, count?: WordCount): boolean {
  if (old === now) return true;
  if (isFigure(old) || isFigure(now)) return false;
  if (bare(old) === bare(now)) return true;
  if (old.length < 5 || now.length < 5 || !count) return false;
  return count(old) <= 1 && count(now) > 1 && oneSlip(old, now);
}

const bare = (word: string) => word.normalize('NFD').replace(/[\p{M}'-]/gu, '');

/** Are two words one insertion, deletion, replacement or exchange of neighbours apart (Damerau's four slips)? */
function oneSlip(a: string, b: string): boolean {
  const [left, right] = [[...a], [...b]];
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end))
    end += 1;
  const [old, now] = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  if (old.length <= 1 && now.length <= 1) return true;
  return old.length === 2 && now.length === 2 && old[0] === now[1] && old[1] === now[0];
}
