import type { Nodes, Paragraph } from 'mdast';
import { type Places, placesIn } from '../document/places.ts';
import type { Sop, Step } from '../document/sop.ts';
import { type Clause, clausesIn } from '../flow/reading/clause.ts';
import { type Line, lineOf, placeIn, type Range } from '../flow/reading/line.ts';
import { vocabularyOf } from '../flow/reading/vocabulary.ts';
import type { ReadingWords } from '../languages/language.ts';
import { phrasesOf } from '../languages/phrases.ts';
import { endOf, placeOf, startOf } from './source.ts';

/** The first paragraph of a step, taken apart into its sentences. */
export interface Reading {
  paragraph: Paragraph;
  line: Line;
  clauses: readonly Clause[];
}

/** Without one of these there is neither a condition nor its other branch. */
const CONDITIONS = ['if', 'unless', 'onlyIf', 'otherwise', 'ifBeforeThen'] as const;

/** `null` for a step without a condition: that is what most are, and asking takes as long as reading. */
const readings = new WeakMap<Step, Reading | null>();

/**
 * Reads the sentences of steps: what each one says, with true places. Undefined for a step that is a heading or a row, for a single clause
 * without a comma, which holds no second one, and for a step without a condition. Each step is read once for all rules.
 */
export function clauseReader({ text }: Sop, words: ReadingWords): (step: Step) => Reading | undefined {
  let places: Places | undefined;
  return (step) => {
    const { paragraph } = step;
    if (paragraph?.type !== 'paragraph' || !/[,;–—]|[.!?:…]["'”’»)]*\s/.test(step.text)) return undefined;
    const known = readings.get(step);
    if (known !== undefined) return known ?? undefined;
    if (!CONDITIONS.some((d) => phrasesOf(words, d).find(step.text))) {
      readings.set(step, null);
      return undefined;
    }
    places ??= placesIn(text);
    const line = lineOf(paragraph, text, places);
    const clauses = clausesIn(line, { start: 0, end: line.text.length }, vocabularyOf(words));
    const reading = { paragraph, line, clauses };
    readings.set(step, reading);
    return reading;
  };
}

/**
 * A part of a paragraph as the author wrote it, markup included, on one line, without the mark that ends it; undefined where the part
 * ends inside of bold words or a link.
 */
export function written(text: string, { line, paragraph }: Reading, range: Range): string | undefined {
  const part = placeIn(line, range);
  let [start, end] = [startOf(part), endOf(part)];
  for (const node of paragraph.children) {
    const [outerStart, outerEnd] = [startOf(placeOf(node)), endOf(placeOf(node))];
    if (node.type === 'text' || outerEnd <= start || outerStart >= end) continue;
    const inside = leavesOf(node).map(placeOf);
    const [first, last] = [inside[0], inside.at(-1)];
    if (first && last && (startOf(first) < start || endOf(last) > end)) return undefined;
    [start, end] = [Math.min(start, outerStart), Math.max(end, outerEnd)];
  }
  return text
    .slice(start, end)
    .replace(/\s+/g, ' ')
    .replace(/[\s.!?:;,]+$/u, '')
    .trim();
}

function leavesOf(node: Nodes): Nodes[] {
  return 'children' in node && node.children.length > 0 ? node.children.flatMap(leavesOf) : [node];
}

/** With an upper-case first letter; markup before it stays. */
export function capital(text: string): string {
  return text.replace(
    /^([*_"“„«(]*)(\p{Ll})/u,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
}

/** With a lower-case first letter, unless the word is a name or an acronym in upper case. */
export function small(text: string): string {
  return text.replace(/^\p{Lu}(?=\p{Ll}|\s)/u, (letter) => letter.toLowerCase());
}
