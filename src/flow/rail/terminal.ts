import type { ChartWords } from '../../languages/language.ts';
import { type Columns, columnsOf } from './columns.ts';
import { ascii, type Glyphs, unicode } from './glyphs.ts';
import * as g from './grid.ts';
import { ifText } from './label.ts';
import type { BoxRow, PillRow, Rail, RailGroup, Row } from './plan.ts';
import { notesOf } from './say.ts';
import type { Track } from './tracks.ts';
import { wrap } from './wrap.ts';

export interface PrintOptions {
  /** Columns of the terminal, 80 by default; fewer than 30 count as 30. */
  width?: number;
  /** Lines and shapes from ASCII alone; the author's text stays as it is. */
  ascii?: boolean;
  paint?: g.Paint;
}

interface Sheet {
  grid: g.Grid;
  width: number;
  glyphs: Glyphs;
  words: ChartWords;
}

/** Where a row stands in the grid: lines of its text, columns after its first and its last line. */
interface Placed {
  first: number;
  last: number;
  firstEnd: number;
  lastEnd: number;
}

/** The chart as text for a terminal. No line is wider than `options.width`, and no drawn line runs through a word. */
export function printRail(rail: Rail, options: PrintOptions = {}): string {
  const sheet: Sheet = {
    grid: g.emptyGrid(),
    width: Math.max(30, options.width ?? 80),
    glyphs: options.ascii ? ascii : unicode,
    words: rail.words,
  };
  let y = 0;
  if (rail.start) y = writeBlock(sheet, 0, y, `${sheet.glyphs.start} ${rail.start}`, sheet.width, 'end') + 1;
  for (const group of rail.groups) {
    if (group.heading !== undefined) {
      y = writeBlock(sheet, 0, y, group.heading, sheet.width, 'heading') + 1;
    }
    y = printGroup(sheet, y, group) + 1;
  }
  return g.textOf(sheet.grid, options.ascii === true, options.paint);
}

/** Writes wrapped text and gives back the line after it. */
function writeBlock(sheet: Sheet, x: number, y: number, text: string, room: number, style: g.Style): number {
  const lines = wrap(text, room, g.columns);
  for (const [index, line] of lines.entries()) g.write(sheet.grid, x, y + index, line, style);
  return y + lines.length;
}

/** Draws one group from line `top` on and gives back the line after it. */
function printGroup(sheet: Sheet, top: number, group: RailGroup): number {
  const place = columnsOf(group, sheet.width);
  const placed: Placed[] = [];
  let y = top;
  for (const [index, row] of group.rows.entries()) {
    const before = group.rows[index - 1];
    if (row.row === 'box' && before && !(before.row === 'pill' && before.depth < row.depth)) {
      drawGap(sheet, y++, row, before, place);
    }
    const last = row.row === 'box' ? printBox(sheet, y, row, place) : printPill(sheet, y, row, place);
    drawPast(sheet, row, place, y - 1, last + 1);
    placed.push({ first: y, last, firstEnd: endOf(sheet, y), lastEnd: endOf(sheet, last) });
    y = last + 1;
  }
  // A line in the middle of a box may be the longest of all.
  let end = 0;
  for (let line = top; line < y; line++) end = Math.max(end, endOf(sheet, line));
  for (const track of place.tracks) printTrack(sheet, track, group, placed, { ...place, end });
  return y;
}

function endOf(sheet: Sheet, y: number): number {
  return sheet.grid.cells[y]?.length ?? 0;
}

/** The line between a box and what stands above it. */
function drawGap(sheet: Sheet, y: number, row: BoxRow, before: Row, place: Columns): void {
  const spine = place.spine(row.depth);
  drawPast(sheet, row, place, y - 1, y + 1);
  if (!row.entered) return;
  if (before.row === 'pill') g.write(sheet.grid, spine, y, sheet.glyphs.enterTop, 'line');
  else g.vertical(sheet.grid, spine, y, y + 1);
}

/** The lines of outer branches that run past a row. */
function drawPast(sheet: Sheet, row: Row, place: Columns, top: number, bottom: number): void {
  for (const [depth, isPast] of row.past.entries()) {
    if (isPast) g.vertical(sheet.grid, place.spine(depth), top, bottom);
  }
}

/** Gives back the last line of the box. */
function printBox(sheet: Sheet, top: number, row: BoxRow, place: Columns): number {
  const { grid, glyphs, words } = sheet;
  const x = place.text(row.depth);
  const room = place.end - x;
  const shape = glyphs.shapes[row.condition === undefined || row.kind !== 'step' ? row.kind : 'condition'];
  const style = row.kind === 'step' ? 'text' : row.kind;
  const isLongNumber = g.columns(row.number) > place.numberWidth(row.depth);
  if (shape !== ' ') g.write(grid, place.shape(row.depth), top, shape, style);
  if (!isLongNumber)
    g.write(grid, place.spine(row.depth) + 1 - g.columns(row.number), top, row.number, 'number');
  let y = top;
  if (row.condition !== undefined)
    y = writeBlock(sheet, x, y, ifText(row.condition, words).replace(/[^?]$/u, '$&:'), room, 'caption');
  const parts = [
    isLongNumber ? row.number : '',
    row.isCondition ? ifText(row.label, words) : row.label,
    ...notesOf(row.sameRole ? { ...row, role: undefined } : row, words),
  ];
  y = writeBlock(sheet, x, y, parts.filter((part) => part !== '').join(' '), room, style);
  for (const line of row.lines) {
    const indent = g.columns(line.number) + 1;
    g.write(grid, x, y, line.number, 'number');
    y = writeBlock(sheet, x + indent, y, line.text, room - indent, 'text');
  }
  return y - 1;
}

/** Gives back the last line of the pill. */
function printPill(sheet: Sheet, y: number, row: PillRow, place: Columns): number {
  const { grid, glyphs } = sheet;
  const x = place.text(row.depth);
  const spine = place.spine(row.depth);
  // No break between an arrow and a number.
  const target =
    `${glyphs.ways[row.way]}${/^\S{1,6}$/.test(row.target) ? '\u00a0' : ' '}${row.target}`.trimEnd();
  const text = row.label === undefined ? target : `${row.label} ${target}`;
  const last = writeBlock(sheet, x, y, text, place.end - x, row.way === 'end' ? 'end' : 'answer') - 1;
  g.join(grid, spine, y, g.up | g.right | (row.leaves ? g.down : 0));
  g.join(grid, spine + 1, y, g.left | g.right);
  if (row.leaves) g.vertical(grid, spine, y, last + 1);
  return last;
}

/** Draws the line to one box from all pills that lead to it on this side. */
function printTrack(sheet: Sheet, track: Track, group: RailGroup, placed: Placed[], place: Columns): void {
  const { grid, glyphs } = sheet;
  const x = place.lane(track, place.end);
  const target = placed[track.to];
  const box = group.rows[track.to];
  if (!target || box?.row !== 'box') return;
  const lines = [target.first];
  for (const from of track.from) {
    const pill = placed[from];
    const row = group.rows[from];
    if (!pill || !row) continue;
    const y = track.side === 'left' ? pill.first : pill.last;
    if (track.side === 'left') g.horizontal(grid, y, x, place.spine(row.depth));
    else g.horizontal(grid, y, pill.lastEnd + 1, x);
    lines.push(y);
  }
  const tip = track.side === 'left' ? tipOf(sheet, target.first, box, place) : target.firstEnd + 1;
  g.horizontal(grid, target.first, Math.min(x, tip), Math.max(x, tip));
  g.write(grid, tip, target.first, track.side === 'left' ? glyphs.enterLeft : glyphs.enterRight, 'line');
  g.vertical(grid, x, Math.min(...lines), Math.max(...lines));
}

/** Column of an arrow head from the left: before the mark of the box, or else before its number. */
function tipOf(sheet: Sheet, y: number, box: BoxRow, place: Columns): number {
  const shape = place.shape(box.depth);
  if (sheet.grid.cells[y]?.[shape]) return shape - 1;
  return Math.max(shape - 1, place.spine(box.depth) - g.columns(box.number) - 1);
}
