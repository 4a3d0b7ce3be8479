import type { Sop } from '../document/sop.ts';
import { everydayAbbreviations, shoutedWords, unitsAfterNumbers } from '../languages/capitals.ts';
import type { ReadingWords } from '../languages/language.ts';
import { type Acronym, candidatesIn, isLetter } from './acronym-shape.ts';
import { endOf, placeOf, sourceOf, startOf } from './source.ts';
import { proseOf, walk } from './tree.ts';

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
