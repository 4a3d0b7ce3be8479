import type { Lanes } from '../lanes.ts';
import { type Block, boxBlock, fullHeight } from './blocks.ts';
import { cutEvenly, type Slice, slicesOf } from './cut.ts';
import { pillBlock } from './pills.ts';
import { gapBetween, type Place, placeOf } from './place.ts';
import type { Jump, Rail, Row } from './plan.ts';
import { box, fonts, gaps, indent, leading } from './sizes.ts';
import { placeTracks, type Track } from './tracks.ts';
import { textWidth } from './width.ts';
import { wrap } from './wrap.ts';

export interface LayoutOptions {
  /** Width that may be used, 366 by default: a phone of 390 with its margins. */
  width?: number;
  /** How many columns at most; as many as there is room for by default. */
  columns?: number;
  /** Draws a lane for every role. */
  lanes?: Lanes;
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
  start: { lines: string[]; y: number; height: number; left: number; right: number };
  parts: Part[];
  height: number;
}

export interface Layout {
  place: Place;
  columns: Column[];
}

const widest = 420;
const narrowest = 320;
/** Below this height a chart stays in one column. */
const comfortable = 640;

/** Gives every row its size and place, in pixels. Columns are cut between whole decisions. */
export function layoutRail(rail: Rail, options: LayoutOptions = {}): Layout {
  const width = Math.max(240, options.width ?? 366);
  const slices = rail.groups.flatMap((group, index) => slicesOf(group, index));
  const { lanes } = options;
  const cut = lanes ? [slices] : cutColumns(rail, slices, width, options);
  const columnWidth = Math.floor((width + gaps.columns) / cut.length - gaps.columns);
  const runs = cut.flatMap(runsOf).map((run) => jumpsOf(rail, run));
  const place = placeOf(rail, runs, lanes ? width : Math.min(columnWidth, widest), lanes);
  return { place, columns: cut.map((column, index) => columnOf(rail, index === 0, column, place)) };
}

function cutColumns(rail: Rail, slices: Slice[], width: number, options: LayoutOptions): Slice[][] {
  const room = Math.floor((width + gaps.columns) / (narrowest + gaps.columns));
  const most = Math.max(1, Math.min(options.columns ?? room, room));
  if (slices.length === 0 || most === 1) return [slices];
  const runs = runsOf(slices).map((run) => jumpsOf(rail, run));
  const place = placeOf(rail, runs, Math.min(width, widest), undefined);
  const heights = slices.map((slice) => heightOf(rail, slice, place));
  const height = heights.reduce((sum, each) => sum + each, 0);
  return cutEvenly(slices, heights, Math.min(most, Math.ceil(height / comfortable)));
}

function heightOf(rail: Rail, slice: Slice, place: Place): number {
  const blocks = blocksOf(rail, slice, place);
  return (
    stack(blocks, 0, place) +
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

function blocksOf(rail: Rail, run: Slice, place: Place): Block[] {
  const rows = rail.groups[run.group]?.rows.slice(run.first, run.end) ?? [];
  return rows.map((row) => {
    const strip = place.stripOf(row);
    const left = strip.left + row.depth * indent;
    const spine = left + box.spine;
    if (row.row === 'pill') return pillBlock(row, { x: left + indent, spine, right: strip.right });
    const x = left + Math.min(row.nested, 1) * box.inset;
    // In a lane the lane says who acts, elsewhere the first box of a run.
    const shown = strip.name === undefined && !row.sameRole ? row : { ...row, role: undefined };
    return boxBlock(shown, { x, spine, right: strip.right }, place.numberWidths[row.depth] ?? 0, rail);
  });
}

/** Sets blocks below each other from `top` on and gives back the height they take. */
function stack(blocks: Block[], top: number, place: Place): number {
  let y = top;
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    if (before) y += gapBetween(before.row, block.row, place);
    block.y = y;
    y += fullHeight(block);
  }
  return y - top;
}

function columnOf(rail: Rail, isFirst: boolean, slices: Slice[], place: Place): Column {
  const top = place.strips.length > 1 ? gaps.lanes : 1;
  const start = isFirst ? startOf(rail, place, top) : { lines: [], y: top, height: 0, left: 0, right: 0 };
  const column: Column = { start, parts: [], height: 0 };
  let y = start.height === 0 ? top : top + start.height + gaps.boxBox;
  for (const run of runsOf(slices)) {
    const part = partOf(rail, run, place, y);
    column.parts.push(part);
    const last = part.blocks.at(-1);
    y = part.continuesAt ? part.continuesAt.y + 14 : last ? last.y + fullHeight(last) : y;
    y += gaps.parts;
  }
  column.height = y - gaps.parts + 1;
  return column;
}

function startOf(rail: Rail, place: Place, y: number): Column['start'] {
  const first = rail.groups[0]?.rows[0];
  const { left, right } = first ? place.stripOf(first) : place;
  const lines = rail.start ? wrap(rail.start, right - left - 40, labelWidth) : [];
  const height = lines.length === 0 ? 0 : lines.length * leading.label + 2 * box.padY;
  return { lines, y, height, left, right };
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
    tracks: placeTracks(jumpsOf(rail, run), place.tracks),
  };
  const first = group?.rows[run.first];
  if (!run.isFirst && first?.row === 'box' && first.entered) {
    part.continuedFrom = { number: numberBefore(group?.rows ?? [], run.first), y: y + 9 };
    y += 18 + gaps.boxBox;
  }
  y += stack(part.blocks, y, place);
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
