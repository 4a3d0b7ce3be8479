import type { Nodes, Paragraph } from 'mdast';
import { placesIn } from '../document/places.ts';
import type { Sop, Step } from '../document/sop.ts';
import { type Clause, clausesIn } from '../flow/reading/clause.ts';
import { type Line, lineOf, placeIn, type Range } from '../flow/reading/line.ts';
import { vocabularyOf } from '../flow/reading/vocabulary.ts';
import type { ReadingWords } from '../languages/language.ts';
import { endOf, placeOf, startOf } from './source.ts';

/** The first paragraph of a step, taken apart into its sentences. */
export interface Reading {
  paragraph: Paragraph;
  line: Line;
  clauses: Clause[];
}

/** Reads the sentences of steps: what each one says, with true places. Lines of the file are counted once. */
export function clauseReader({ text }: Sop, words: ReadingWords): (step: Step) => Reading | undefined {
  const places = placesIn(text);
  const vocabulary = vocabularyOf(words);
  return ({ paragraph }) => {
    if (paragraph?.type !== 'paragraph') return undefined;
    const line = lineOf(paragraph, text, places);
    return { paragraph, line, clauses: clausesIn(line, { start: 0, end: line.text.length }, vocabulary) };
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
