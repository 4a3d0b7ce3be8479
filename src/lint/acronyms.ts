import type { Sop } from '../document/sop.ts';
import { everydayAbbreviations, shoutedWords, unitsAfterNumbers } from '../languages/capitals.ts';
import type { ReadingWords } from '../languages/language.ts';
import { endOf, placeOf, sourceOf, startOf } from './source.ts';
import { proseOf, walk } from './tree.ts';

/** An acronym as it stands in a text. */
export interface Acronym {
  /** Without plural ending: `SLA` of "SLAs" and "SLA's". */
  letters: string;
  /** Offsets in the file, ending left out. */
  start: number;
  end: number;
}

/** Two to five capital letters of any script; one digit or `&` may stand between them (`B2B`, `R&D`). */
const shape = /^\p{Lu}\p{M}*(?:[\d&]?\p{Lu}\p{M}*){1,4}$/u;

/** Endings that a language hangs on: SLAs, SLA's, KPI’en. */
const ending = /(?:['’]\p{Ll}{1,3}|s)$/u;

/** What no word is: addresses, paths, mentions, variables, file names, options. */
const noWord = /:\/\/|^[@#$~/\\.]|[@=\\$%{}^<>]|[\p{L}\d]_[\p{L}\d]|[\p{L}\d]\.[\p{L}\d]|\/.*\/|^--?[\p{L}]/u;

const roman = /^(?=[IVX]+$)X{0,3}(?:IX|IV|V?I{0,3})$/;

/** All acronyms that the prose of a document uses, in order; words in capitals, units, numbers and codes are not among them. */
export function acronymsIn(sop: Sop, words: ReadingWords): Acronym[] {
  const prose = proseOf(sop, { words: true });
  const everyday = everydayAbbreviations(words.code);
  const isWord = wordTest(prose, words);
  const isPlain = ({ letters }: Acronym) =>
    everyday.has(letters) || isWord(letters) || roman.test(letters) || /^(.)\1+$/u.test(letters);
  return blocksOf(sop, prose).flatMap(({ text, start, heading }) => {
    const candidates = candidatesIn(text).filter((d) => !isPlain(d) && !isUnit(d, text));
    if (candidates.length === 0 || isShouted(text, heading, isWord)) return [];
    const loud = loudRuns(text, isWord);
    return candidates
      .filter((d) => !loud.some((run) => d.start >= run.start && d.end <= run.end))
      .map((d) => ({ letters: d.letters, start: start + d.start, end: start + d.end }));
  });
}

/** Acronyms that a term, a title or a list entry names: `SLA` of "Service level agreement (SLA)"; the whole of it in capitals too. */
export function acronymsNamed(term: string): string[] {
  return [
    ...candidatesIn(term).map((d) => d.letters),
    term.trim().toUpperCase(),
    singular(term.trim()).toUpperCase(),
  ];
}

/** A text whose words belong together, and where it begins. */
interface Block {
  text: string;
  start: number;
  heading: boolean;
}

/** The title, then paragraphs, headings and cells. */
function blocksOf(sop: Sop, prose: string): Block[] {
  const title = sop.frontMatter.fields.get('title')?.valuePlace;
  const blocks = [...walk(sop.tree)]
    .filter((d) => d.type === 'paragraph' || d.type === 'heading' || d.type === 'tableCell')
    .map((node): Block => {
      const place = placeOf(node);
      const start = startOf(place);
      return { text: prose.slice(start, endOf(place)), start, heading: node.type === 'heading' };
    });
  return title
    ? [{ text: sourceOf(sop.text, title), start: startOf(title), heading: true }, ...blocks]
    : blocks;
}

/** `40 DB`, `5 PM`. */
function isUnit({ letters, start }: Acronym, text: string): boolean {
  return unitsAfterNumbers().has(letters) && /\d[\s\u00a0]*$/u.test(text.slice(0, start));
}

/** Two capitals in a row, or with one sign between them: only there can an acronym be. */
const trace = /\p{Lu}\p{M}*[\d&]?\p{Lu}/gu;

function candidatesIn(text: string): Acronym[] {
  const found: Acronym[] = [];
  let done = 0;
  for (const { index } of text.matchAll(trace)) {
    if (index < done) continue;
    const start = chunkStart(text, index, done);
    done = chunkEnd(text, index);
    found.push(...inChunk(text, start, done));
  }
  return found;
}

function chunkStart(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && !isSpace.test(text[start - 1] ?? ' ')) start--;
  return start;
}

function chunkEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isSpace.test(text[end] ?? ' ')) end++;
  return end;
}

const isSpace = /\s/u;

/** Acronyms in what stands between two spaces. */
function inChunk(text: string, from: number, to: number): Acronym[] {
  const chunk = text.slice(from, to);
  const lead = /^[^\p{L}\p{N}@#$/~\\-]*/u.exec(chunk)?.[0].length ?? 0;
  const bare = withoutTail(chunk.slice(lead));
  const next = text.slice(to, to + 20).trimStart();
  if (noWord.test(bare) || isCode(bare) || /^\d{3,}/.test(next)) return [];
  return [...bare.matchAll(/[\p{L}\p{M}\p{N}&'’]+/gu)].flatMap((part) => {
    const letters = singular(part[0]);
    if (!shape.test(letters)) return [];
    const start = from + lead + part.index;
    return [{ letters, start, end: start + letters.length }];
  });
}

function withoutTail(chunk: string): string {
  let end = chunk.length;
  while (end > 0 && !isLetter.test(chunk[end - 1] ?? '')) end--;
  return chunk.slice(0, end);
}

function singular(word: string): string {
  return word.replace(ending, '');
}

/** `SUP-0042`, `SHA-256`, `GDI-SOP0007`: letters and numbers joined by hyphens. */
function isCode(chunk: string): boolean {
  return /[-–:]\p{L}*\d/u.test(chunk) || /\d\p{L}*[-–]\p{Lu}/u.test(chunk);
}

interface Run {
  start: number;
  end: number;
}

/** Words in capitals with nothing but space and emphasis between them. */
const capitals =
  /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{M}'’]*(?:[ \t\r\n>*_]+\p{Lu}[\p{Lu}\p{M}'’]*)+(?![\p{L}\p{N}])/gu;

/** Capitals in a row that hold a word ("DO NOT RESTART the server"): emphasis, not acronyms. */
function loudRuns(block: string, isWord: (letters: string) => boolean): Run[] {
  return [...block.matchAll(capitals)].flatMap(({ 0: text, index }) => {
    const words = text.match(/\p{Lu}[\p{Lu}\p{M}'’]+/gu) ?? [];
    const loud = words.length > 1 && (words.length > 3 || words.some((d) => d.length > 5 || isWord(d)));
    return loud ? [{ start: index, end: index + text.length }] : [];
  });
}

/** A heading in capitals, or a text most of whose words are; a list of acronyms has no word among them. */
function isShouted(block: string, heading: boolean, isWord: (letters: string) => boolean): boolean {
  const words = block.match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  const loud = words.filter((d) => d === d.toUpperCase() && d !== d.toLowerCase());
  if (loud.length === words.length && heading) return true;
  return loud.length > 1 && loud.length * 2 > words.length && loud.some((d) => d.length > 5 || isWord(d));
}

/** Tells whether capitals are a word of the language, or one that the document mostly writes in small letters. */
function wordTest(prose: string, words: ReadingWords): (letters: string) => boolean {
  const shouted = shoutedWords(words.code);
  const known = ordinaryWords(words);
  const answers = new Map<string, boolean>();
  const usually = (word: string, letters: string) => countOf(word, prose) > countOf(letters, prose);
  return (letters) => {
    const word = letters.toLowerCase();
    const answer = answers.get(letters) ?? (shouted.has(word) || known.has(word) || usually(word, letters));
    answers.set(letters, answer);
    return answer;
  };
}

const ordinary = new WeakMap<ReadingWords, ReadonlySet<string>>();

/** Words of the lists of a language, gathered once. */
function ordinaryWords(words: ReadingWords): ReadonlySet<string> {
  const { frequent, small, yes, no, rule, negation, end } = words;
  const known =
    ordinary.get(words) ?? new Set([frequent, small, yes, no, words.if, rule, negation, end].flat());
  ordinary.set(words, known);
  return known;
}

function countOf(word: string, prose: string): number {
  let count = 0;
  for (let at = prose.indexOf(word); at !== -1; at = prose.indexOf(word, at + word.length)) {
    const alone = !isLetter.test(prose[at - 1] ?? '') && !isLetter.test(prose[at + word.length] ?? '');
    if (alone) count++;
  }
  return count;
}

const isLetter = /[\p{L}\p{N}]/u;
