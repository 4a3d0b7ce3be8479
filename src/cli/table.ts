import stringWidth from 'string-width';
import { clean } from '../lint/report/clean.ts';
import { plainText } from './plain.ts';
import { cut, pad } from './text.ts';

/** A column: how narrow it may get before it is left out. `min` of a column that is never cut is left out. */
export interface Column {
  title: string;
  /** Least width; without it the column is as wide as its widest cell. */
  min?: number;
  /** Columns with the highest number go first when the table is too wide; a column without a number always stays. */
  leave?: number;
}

/** Lines of a table, heading first, and the titles of columns for which there was no room. */
export interface Table {
  heading: string;
  lines: string[];
  left: string[];
}

const gap = '  ';

/**
 * Lays out cells in at most `width` columns: cuts the widest cells first, then leaves out whole columns.
 *
 * @param isPlain signs that take more columns as plain text are counted as that
 */
export function table(columns: Column[], rows: string[][], width: number, isPlain = false): Table {
  const cells = rows.map((row) => row.map((cell) => (isPlain ? plainText(clean(cell)) : clean(cell))));
  const dots = isPlain ? '...' : '…';
  const shown = columns.map((column, at) => ({ column, at, width: widest(column, cells, at) }));
  const left: string[] = [];
  for (;;) {
    const over = shown.reduce((sum, c) => sum + c.width + gap.length, -gap.length) - width;
    if (over <= 0 || shrink(shown, over)) break;
    const leaves = shown.filter((c) => c.column.leave !== undefined);
    const last = leaves.toSorted((a, b) => (b.column.leave ?? 0) - (a.column.leave ?? 0))[0];
    if (!last) break;
    left.push(last.column.title);
    shown.splice(shown.indexOf(last), 1);
    for (const c of shown) c.width = widest(c.column, cells, c.at);
  }
  const line = (row: string[]) =>
    shown
      .map((c) => pad(cut(row[c.at] ?? '', c.width, dots), c.width))
      .join(gap)
      .trimEnd();
  return { heading: line(columns.map((c) => c.title)), lines: cells.map(line), left };
}

const widest = (column: Column, rows: string[][], at: number) =>
  rows.reduce((most, row) => Math.max(most, stringWidth(row[at] ?? '')), stringWidth(column.title));

/** Takes `over` columns away from the widest cells that may be cut. False, and nothing is changed, when that is not enough. */
function shrink(shown: { column: Column; width: number }[], over: number): boolean {
  const spare = (c: { column: Column; width: number }) =>
    c.column.min === undefined ? 0 : Math.max(0, c.width - c.column.min);
  if (shown.reduce((sum, c) => sum + spare(c), 0) < over) return false;
  for (let left = over; left > 0; left--) {
    const widestOne = shown.filter((c) => spare(c) > 0).toSorted((a, b) => b.width - a.width)[0];
    if (widestOne) widestOne.width--;
  }
  return true;
}
