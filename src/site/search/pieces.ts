import type { ShownText } from './parts.ts';
import { foldText, wordsOf } from './words.ts';

/** A place in an SOP that shows why it was found. */
export interface Piece {
  kind: 'step' | 'says' | 'term';
  text: string;
  /** Id of the step on the page. */
  anchor?: string;
  number?: string;
}

/** The places that hold most of the words that were asked for, in the order of the page; at most three. */
export function bestPieces([steps, when, terms]: ShownText, groups: string[][]): Piece[] {
  const all: Piece[] = [
    ...when.map((text): Piece => ({ kind: 'says', text })),
    ...steps.map(([anchor, number, text]): Piece => ({ kind: 'step', text, anchor, number })),
    ...terms.map(([term, definition]): Piece => ({ kind: 'term', text: `${term}: ${definition}` })),
  ];
  const scored = all.map((piece, order) => ({ piece, order, hits: hitsIn(piece.text, groups) }));
  const most = Math.max(0, ...scored.map(({ hits }) => hits));
  if (most === 0) return [];
  return scored
    .filter(({ hits }) => hits === most)
    .slice(0, 3)
    .sort((a, b) => a.order - b.order)
    .map(({ piece }) => piece);
}

/** Texts that say something by themselves: steps, sayings of customers, terms with their meaning. */
export const placesIn = ([steps, when, terms]: ShownText): string[] => [
  ...steps.map(([, , text]) => text),
  ...when,
  ...terms.map(([term, definition]) => `${term}: ${definition}`),
];

/** How many of the words that were asked for a text holds. */
export function hitsIn(text: string, groups: string[][]): number {
  const words = new Set(wordsOf(text));
  return groups.filter((group) => group.some((word) => words.has(word))).length;
}

/** A text cut around the first hit, in pieces: every second one is a word that was asked for. */
export function marked(text: string, groups: string[][], length = 150): string[] {
  const wanted = new Set(groups.flat());
  const parts: string[] = [''];
  let from = 0;
  let first = -1;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}'’ʼ]+/gu)) {
    if (!wordsOf(word).some((each) => wanted.has(each)) && !wanted.has(foldText(word))) continue;
    if (first < 0) first = index;
    parts[parts.length - 1] += text.slice(from, index);
    parts.push(word, '');
    from = index + word.length;
  }
  parts[parts.length - 1] += text.slice(from);
  return cutParts(parts, first < 0 ? 0 : first, length);
}

/** Leaves out what lies far from the first hit: before it all but 40 characters, and behind the length. */
function cutParts(parts: string[], first: number, length: number): string[] {
  const whole = parts.reduce((sum, part) => sum + part.length, 0);
  if (whole <= length) return parts;
  const start = parts[0] ?? '';
  if (first > 60) parts[0] = `… ${start.slice(start.indexOf(' ', first - 40) + 1)}`;
  let left = length;
  return parts.map((part) => {
    const shown =
      part.length <= left ? part : left > 0 ? `${part.slice(0, left).replace(/\s+\S*$/, '')} …` : '';
    left -= part.length;
    return shown;
  });
}
