import type { Position } from 'unist';
import { cellsOf, columnAt, cut } from './width.ts';

export interface FrameOptions {
  /** Columns that the frame may take. */
  width: number;
  plain?: boolean;
  /** Lines shown before and after the line found fault with. */
  context?: number;
  /** How the line number, the border and the marks are painted. */
  paint?: { quiet(text: string): string; mark(text: string): string };
}

const asIs = { quiet: (text: string) => text, mark: (text: string) => text };

/** The columns that a caret leaves free to its left, when a long line is cut. */
const LEFT = 16;

/**
 * A place in its text: its first line between its neighbours (empty ones are left out), marked below from its first to its last character in that line. Long lines
 * are cut around the mark; all lines are cut alike, so that they still stand in line.
 */
export function frame(text: string, place: Position, options: FrameOptions): string[] {
  const { width, plain = false, context = 1, paint = asIs } = options;
  const lines = text.replace(/^\uFEFF/, ' ').split(/\r\n|\n|\r/);
  const { line } = place.start;
  const first = Math.max(1, line - context);
  const last = Math.min(lines.at(-1) === '' ? lines.length - 1 : lines.length, line + context);
  const gutter = String(Math.max(last, line)).length;
  const room = Math.max(12, width - gutter - 5);
  const cells = cellsOf(lines[line - 1] ?? '');
  const { start, end } = markedColumns(cells, place);
  const from = start + 1 > room ? Math.max(0, start - Math.min(LEFT, room >> 1)) : 0;
  const border = plain ? '|' : '│';
  const row = (sign: string, number: string, content: string) =>
    `${sign} ${paint.quiet(`${number.padStart(gutter)} ${border}`)} ${content}`.trimEnd();
  const rows: string[] = [];
  for (let n = first; n <= Math.max(last, line); n++) {
    if (n !== line && lines[n - 1]?.trim() === '') continue;
    const content = cut(cellsOf(lines[n - 1] ?? ''), from, room, plain ? '...' : '…');
    rows.push(row(n === line ? paint.mark('>') : ' ', String(n), content));
    if (n === line) {
      const marks = '^'.repeat(Math.max(1, Math.min(end, from + room) - start));
      rows.push(row(' ', '', `${' '.repeat(start - from)}${paint.mark(marks)}`));
    }
  }
  return rows;
}

function markedColumns(cells: ReturnType<typeof cellsOf>, { start, end }: Position) {
  const from = columnAt(cells, start.column - 1);
  const whole = columnAt(cells, Number.MAX_SAFE_INTEGER);
  const to = end.line > start.line ? whole : columnAt(cells, Math.max(end.column, start.column) - 1);
  return { start: from, end: Math.max(from + 1, to) };
}
