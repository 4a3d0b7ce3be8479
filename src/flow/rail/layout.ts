import { type Block, boxBlock, fullHeight, pillBlock } from './blocks.ts';
import { cutEvenly, cutToFit, type Slice, slicesOf } from './cut.ts';
import type { Jump, Rail, Row } from './plan.ts';
import { box, fonts, gaps, indent, lanes, leading } from './sizes.ts';
import { laneCount, placeTracks, type Track } from './tracks.ts';
import { textWidth } from './width.ts';
import { wrap } from './wrap.ts';

export interface LayoutOptions {
  /** Width that may be used, 366 by default: a phone of 390 with its margins. */
  width?: number;
  /** How many columns at most; as many as there is room for by default. */
  columns?: number;
  /** Cuts the chart into pages of at most this height instead, one column each. */
  pageHeight?: number;
}

/** A run of rows of one group inside one column. Positions are from the start side and the top of the column. */
export interface Part {
  heading: { lines: string[]; y: number };
  blocks: Block[];
  tracks: Track[];
  /** Numbers of the boxes before the cut above and after the cut below, where the line crosses it; `y` is the middle of the text. */
  continuedFrom?: { number: string; y: number };
  continuesAt?: { number: string; y: number };
}

export interface Column {
  /** What sets the procedure going; its height is 0 where there is none. */
  start: { lines: string[]; height: number };
  parts: Part[];
  height: number;
}

/** What is where in every column. */
export interface Place {
  width: number;
  left: number;
  right: number;
  numberWidths: number[];
}

export interface Layout {
  place: Place;
  columns: Column[];
}

const widest = 420;
const narrowest = 320;
const leastBox = 205;
/** What a box, and the pills below it, keep in the deepest branch. */
const leastInside = 165;
/** Below this height a chart stays in one column. */
const comfortable = 640;

/** Gives every row its size and place, in pixels. Columns are cut between whole decisions. */
export function layoutRail(rail: Rail, options: LayoutOptions = {}): Layout {
  const width = Math.max(240, options.width ?? 366);
  const slices = rail.groups.flatMap((group, index) => slicesOf(group, index));
  const cut = cutColumns(rail, slices, width, options);
  const columnWidth = Math.min(widest, Math.floor((width + gaps.columns) / cut.length - gaps.columns));
  const place = placeOf(rail, cut, options.pageHeight === undefined ? columnWidth : Math.min(width, widest));
  return { place, columns: cut.map((column, index) => columnOf(rail, index === 0, column, place)) };
}

function cutColumns(rail: Rail, slices: Slice[], width: number, options: LayoutOptions): Slice[][] {
  const room = Math.floor((width + gaps.columns) / (narrowest + gaps.columns));
  const most = Math.max(1, Math.min(options.columns ?? room, room));
  if (slices.length === 0 || (most === 1 && options.pageHeight === undefined)) return [slices];
  const place = placeOf(rail, [slices], Math.min(width, widest));
  const heights = slices.map((slice) => heightOf(rail, slice, place));
  if (options.pageHeight !== undefined) return cutToFit(slices, heights, options.pageHeight - 60);
  const height = heights.reduce((sum, each) => sum + each, 0);
  return cutEvenly(slices, heights, Math.min(most, Math.ceil(height / comfortable)));
}

function heightOf(rail: Rail, slice: Slice, place: Place): number {
  const blocks = blocksOf(rail, slice, place);
  return (
    stack(blocks, 0) +
    (slice.isFirst && rail.groups[slice.group]?.heading ? gaps.heading + gaps.apart : gaps.boxBox)
  );
}

/** Runs of slices of the same group. */
function runsOf(slices: Slice[]): Slice[] {
  const runs: Slice[] = [];
  for (const slice of slices) {
    const last = runs.at(-1);
    if (last && last.group === slice.group) last.end = slice.end;
    else runs.push({ ...slice });
  }
  return runs;
}

function jumpsOf(rail: Rail, run: Slice): Jump[] {
  const isInside = (row: number) => row >= run.first && row < run.end;
  return (rail.groups[run.group]?.jumps ?? [])
    .filter((jump) => isInside(jump.from) && isInside(jump.to))
    .map((jump) => ({ ...jump, from: jump.from - run.first, to: jump.to - run.first }));
}

/** Room for the lines beside the boxes, the same in all columns, and for the numbers inside them. */
function placeOf(rail: Rail, cut: Slice[][], width: number): Place {
  const depth = rail.groups.reduce(
    (most, group) => group.rows.reduce((deep, row) => Math.max(deep, row.depth), most),
    0,
  );
  const least = Math.max(leastBox, leastInside + depth * indent);
  const spare = Math.floor((width - least - 2 * lanes.first) / lanes.next);
  const most = Math.max(0, Math.min(lanes.most, spare));
  const runs = cut.flatMap(runsOf).map((run) => jumpsOf(rail, run));
  const tracks = runs.flatMap((jumps) => placeTracks(jumps, { left: Math.ceil(most / 2), right: most }));
  const left = laneCount(tracks, 'left');
  const right = Math.min(laneCount(tracks, 'right'), most - left);
  const gutter = (count: number) => (count === 0 ? 1 : lanes.first + (count - 1) * lanes.next + lanes.edge);
  const numberWidths: number[] = [];
  for (const row of rail.groups.flatMap((group) => group.rows)) {
    if (row.row !== 'box') continue;
    const own = Math.ceil(textWidth(row.number, fonts.strong));
    if (own <= 48) numberWidths[row.depth] = Math.max(numberWidths[row.depth] ?? 0, own);
  }
  return { width, left: gutter(left), right: width - gutter(right), numberWidths };
}

function blocksOf(rail: Rail, run: Slice, place: Place): Block[] {
  const rows = rail.groups[run.group]?.rows.slice(run.first, run.end) ?? [];
  return rows.map((row) => {
    if (row.row === 'pill') {
      const x = place.left + row.depth * indent + indent;
      return pillBlock(row, x, place.right - x);
    }
    const x = place.left + row.depth * indent + Math.min(row.nested, 1) * box.inset;
    return boxBlock(row, x, place.right - x, place.numberWidths[row.depth] ?? 0, rail);
  });
}

/** Sets blocks below each other from `top` on and gives back the height they take. */
function stack(blocks: Block[], top: number): number {
  let y = top;
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (before) y += gapBetween(before.row, block.row);
    block.y = y;
    y += fullHeight(block);
  }
  return y - top;
}

function gapBetween(before: Row, row: Row): number {
  if (row.row === 'pill') {
    if (before.row === 'pill' && before.depth <= row.depth) return gaps.pillPill;
    return before.depth > row.depth ? gaps.innerPill : gaps.boxPill;
  }
  if (before.row === 'pill' && before.depth < row.depth) return gaps.pillInner;
  if (!row.entered) return gaps.apart;
  return before.row === 'pill' ? gaps.pillBox : gaps.boxBox;
}

function columnOf(rail: Rail, isFirst: boolean, slices: Slice[], place: Place): Column {
  const start =
    isFirst && rail.start !== undefined ? wrap(rail.start, place.right - place.left - 40, labelWidth) : [];
  const startHeight = start.length === 0 ? 0 : start.length * leading.label + 2 * box.padY;
  const column: Column = { start: { lines: start, height: startHeight }, parts: [], height: 0 };
  let y = startHeight === 0 ? 1 : startHeight + gaps.boxBox;
  for (const run of runsOf(slices)) {
    const part = partOf(rail, run, place, y);
    column.parts.push(part);
    const last = part.blocks.at(-1);
    y = part.continuesAt ? part.continuesAt.y + 14 : last ? last.y + fullHeight(last) : y;
    y += gaps.apart;
  }
  column.height = y - gaps.apart + 1;
  return column;
}

function labelWidth(text: string): number {
  return textWidth(text, fonts.strong);
}

function partOf(rail: Rail, run: Slice, place: Place, top: number): Part {
  const group = rail.groups[run.group];
  const heading =
    run.isFirst && group?.heading !== undefined
      ? wrap(group.heading, place.right - place.left, labelWidth)
      : [];
  let y = top + (heading.length === 0 ? 0 : heading.length * leading.strong + 10);
  const part: Part = {
    heading: { lines: heading, y: top },
    blocks: blocksOf(rail, run, place),
    tracks: placeTracks(jumpsOf(rail, run), lanesOf(place)),
  };
  const first = group?.rows[run.first];
  if (!run.isFirst && first?.row === 'box' && first.entered) {
    part.continuedFrom = { number: numberBefore(group?.rows ?? [], run.first), y: y + 9 };
    y += 18 + gaps.boxBox;
  }
  y += stack(part.blocks, y);
  const next = group?.rows[run.end];
  if (next?.row === 'box' && next.entered)
    part.continuesAt = { number: next.number || next.label, y: y + gaps.pillBox + 13 };
  return part;
}

/** The outermost box above a row. */
function numberBefore(rows: Row[], at: number): string {
  for (let index = at - 1; index >= 0; index--) {
    const row = rows[index];
    if (row?.row === 'box' && row.depth === 0) return row.number || row.label;
  }
  return '';
}

function lanesOf(place: Place): { left: number; right: number } {
  const count = (room: number) => (room <= 1 ? 0 : (room - lanes.first - lanes.edge) / lanes.next + 1);
  return { left: count(place.left), right: count(place.width - place.right) };
}
