import stringWidth from 'string-width';
import { segments } from './wrap.ts';

export type Style =
  | 'heading'
  | 'number'
  | 'decision'
  | 'hand-off'
  | 'sub-procedure'
  | 'end'
  | 'caption'
  | 'label'
  | 'answer'
  | 'line'
  | 'text';

/** Puts colour around a text; the core has none of its own. */
export type Paint = (style: Style, text: string) => string;

interface Cell {
  text: string;
  style: Style;
}

export const up = 1;
export const down = 2;
export const left = 4;
export const right = 8;

const unicodeLines = ' │││─╯╮┤─╰╭├─┴┬┼';
const asciiLines = " |||-'.+-'.+-+++".replaceAll("'", '+').replaceAll('.', '+');

/** Columns that a text takes in a terminal: two for East Asian wide characters and emoji, none for combining marks. */
export function columns(text: string): number {
  return single.test(text) ? text.length : stringWidth(text);
}

/** Characters of one column and one code unit each: Latin, Greek, Cyrillic, punctuation, currencies, arrows, lines and shapes. */
const single =
  /^[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058a\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u25fc]*$/;

/** Characters on a grid: lines join where they meet, text always wins over lines. */
export interface Grid {
  cells: (Cell | undefined)[][];
  lines: number[][];
}

export function emptyGrid(): Grid {
  return { cells: [], lines: [] };
}

function rowAt<T>(rows: T[][], y: number): T[] {
  const row = rows[y] ?? [];
  rows[y] = row;
  return row;
}

/** Writes a text from column `x`; a wide character takes two cells. Gives back the column after it. */
export function write(grid: Grid, x: number, y: number, text: string, style: Style): number {
  const row = rowAt(grid.cells, y);
  let at = x;
  for (const character of single.test(text) ? text : segments(text, 'grapheme')) {
    const width = columns(character);
    if (width === 0) {
      const before = row[at - 1];
      if (before) before.text += character;
      continue;
    }
    row[at] = { text: /\s/.test(character) ? ' ' : character, style };
    if (width > 1) row[at + 1] = { text: '', style };
    at += width;
  }
  return at;
}

/** Adds the ends of a line (`up`, `down`, `left`, `right`) to one cell. */
export function join(grid: Grid, x: number, y: number, ends: number): void {
  const row = rowAt(grid.lines, y);
  row[x] = (row[x] ?? 0) | ends;
}

export function vertical(grid: Grid, x: number, top: number, bottom: number): void {
  for (let y = top; y <= bottom; y++) join(grid, x, y, (y > top ? up : 0) | (y < bottom ? down : 0));
}

export function horizontal(grid: Grid, y: number, from: number, to: number): void {
  for (let x = from; x <= to; x++) join(grid, x, y, (x > from ? left : 0) | (x < to ? right : 0));
}

/** The grid as text, without white space at the ends of lines. */
export function textOf(grid: Grid, isAscii: boolean, paint: Paint | undefined): string {
  const glyphs = isAscii ? asciiLines : unicodeLines;
  const height = Math.max(grid.cells.length, grid.lines.length);
  let text = '';
  for (let y = 0; y < height; y++)
    text += `${lineOf(grid.cells[y] ?? [], grid.lines[y] ?? [], glyphs, paint)}\n`;
  return text;
}

function lineOf(
  cells: (Cell | undefined)[],
  lines: number[],
  glyphs: string,
  paint: Paint | undefined,
): string {
  let text = '';
  let run: Cell = { text: '', style: 'text' };
  const flush = () => {
    const shown = run.text.trimEnd();
    text += (paint && shown !== '' ? paint(run.style, shown) : shown) + run.text.slice(shown.length);
    run = { text: '', style: 'text' };
  };
  const last = Math.max(lastIndex(cells), lastIndex(lines));
  for (let x = 0; x <= last; x++) {
    const ends = lines[x] ?? 0;
    const cell = cells[x] ?? (ends === 0 ? undefined : { text: glyphs[ends] ?? ' ', style: 'line' as const });
    if (!cell || (cell.style !== run.style && run.text !== '')) flush();
    if (!cell) text += ' ';
    else run = { text: run.text + cell.text, style: cell.style };
  }
  flush();
  return text;
}

function lastIndex(row: unknown[]): number {
  let last = row.length - 1;
  while (last >= 0 && !row[last]) last--;
  return last;
}
