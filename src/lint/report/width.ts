import stringWidth from 'string-width';
import { cleanCharacter } from './clean.ts';

const TAB = 4;
/** Latin letters, the punctuation of European languages and the lines of frames: each sign is one character and takes one column. */
const simple = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2500-\u257f]*$/;

/** Columns that a text takes on a screen. The tables for other signs than `simple` take 15 ms to load. */
export const columnsOf = (text: string): number => (simple.test(text) ? text.length : stringWidth(text));

/** Made for the first line that needs it: its tables take 15 ms to load. */
let segmenter: Intl.Segmenter | undefined;
const charactersOf = (text: string) => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
};

/** A character as a reader sees it: what is printed, where it begins in the source line and on the screen. */
export interface Cell {
  text: string;
  /** Offset in the source line, in UTF-16 code units. */
  offset: number;
  /** Column on the screen, from 0, and how many columns it takes. */
  column: number;
  width: number;
}

/** A source line as it stands on the screen: tabs to stops of four, wide characters two columns, control characters none. */
export function cellsOf(line: string): Cell[] {
  // Finding the borders of characters and their widths takes long, and in these lines each is one.
  if (/^[ -~]*$/.test(line))
    return Array.from(line, (text, at) => ({ text, offset: at, column: at, width: 1 }));
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of charactersOf(line)) {
    const text = segment === '\t' ? ' '.repeat(TAB - (column % TAB)) : cleanCharacter(segment);
    const width = segment === '\t' ? text.length : columnsOf(text);
    cells.push({ text, offset: index, column, width });
    column += width;
  }
  return cells;
}

/** Column on the screen of an offset of the line; behind the last character for an offset at or beyond the end. */
export function columnAt(cells: readonly Cell[], offset: number): number {
  const last = cells.at(-1);
  if (!last) return 0;
  const cell = cells.findLast((d) => d.offset <= offset);
  const beyond = cell === last && offset >= last.offset + Math.max(1, last.text.length);
  return beyond ? last.column + last.width : (cell?.column ?? 0);
}

/** The part of a line from column `from` that takes at most `width` columns, with `…` where something is cut off. */
export function cut(cells: readonly Cell[], from: number, width: number, ellipsis = '…'): string {
  const end = from + width;
  const whole = (cells.at(-1)?.column ?? 0) + (cells.at(-1)?.width ?? 0);
  const cutStart = from > 0 && whole > 0;
  const cutEnd = whole > end;
  const mark = columnsOf(ellipsis);
  const first = from + (cutStart ? mark : 0);
  const last = end - (cutEnd ? mark : 0);
  const inside = cells.filter((d) => d.column >= first && d.column + d.width <= last);
  const gap = ' '.repeat(Math.max(0, (inside[0]?.column ?? first) - first));
  return `${cutStart ? ellipsis : ''}${gap}${inside.map((d) => d.text).join('')}${cutEnd ? ellipsis : ''}`.trimEnd();
}

/** Spaces at the start, values in backticks with what hangs on to them, and words. */
const pieces = /^ +|[^\s`]*`[^`]*`\S*|\S+/g;

/**
 * Lines of at most `width` columns, broken at spaces outside of backticks. A value longer than a line is broken at its own spaces, a word
 * longer than a line anywhere.
 *
 * @param whole leaves such a word whole, on a line of its own, so that it can be copied
 */
export function wrap(text: string, width: number, whole = false): string[] {
  const lines: string[] = [];
  let line: string | undefined;
  const words = (text.match(pieces) ?? []).flatMap((piece) =>
    columnsOf(piece) > width ? (piece.match(/^ +|\S+/g) ?? []) : piece,
  );
  for (const piece of words) {
    const longer: string =
      line === undefined || /^ +$/.test(line) ? `${line ?? ''}${piece}` : `${line} ${piece}`;
    if (columnsOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== undefined) lines.push(line);
    const parts = whole ? [piece] : broken(piece, width);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1);
  }
  return [...lines, line ?? ''];
}

function broken(word: string, width: number): string[] {
  const parts = [''];
  const characters = simple.test(word) ? word : Array.from(charactersOf(word), ({ segment }) => segment);
  for (const segment of characters) {
    const longer = parts.at(-1) + segment;
    if (columnsOf(longer) <= width || parts.at(-1) === '') parts[parts.length - 1] = longer;
    else parts.push(segment);
  }
  return parts;
}
