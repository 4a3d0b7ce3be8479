import type { Lanes } from '../lanes.ts';
import type { Jump, Rail, Row } from './plan.ts';
import { fonts, gaps, indent, tracks as sizes } from './sizes.ts';
import { laneCount, placeTracks } from './tracks.ts';
import { textWidth } from './width.ts';

/** The start and the end side of the boxes, and the indent of a branch. */
export interface Strip {
  left: number;
  right: number;
  name?: string;
}

/** What is where in every column, in pixels from its start side. */
export interface Place {
  width: number;
  /** Where boxes begin and end, over all strips. */
  left: number;
  right: number;
  /** How many lines run on each side. */
  tracks: { left: number; right: number };
  numberWidths: number[];
  /** One for a chart, one for every role where it has lanes. */
  strips: Strip[];
  stripOf(row: Row): Strip;
}

const leastBox = 205;
/** What a box, and the pills below it, keep in the deepest branch. */
const leastInside = 165;
const lanePadding = 12;
const widestLane = 300;

/** Room for the lines beside the boxes, the same in all columns, and for the numbers inside them. */
export function placeOf(rail: Rail, runs: Jump[][], width: number, lanes: Lanes | undefined): Place {
  const rows = rail.groups.flatMap((group) => group.rows);
  const depth = rows.reduce((most, row) => Math.max(most, row.depth), 0);
  const least = Math.max(leastBox, leastInside + depth * indent) * (lanes?.names.length ?? 1);
  const spare = Math.floor((width - least - 2 * sizes.first) / sizes.next);
  const most = lanes ? sizes.most : Math.max(0, Math.min(sizes.most, spare));
  const placed = runs.flatMap((jumps) => placeTracks(jumps, { left: Math.ceil(most / 2), right: most }));
  const left = laneCount(placed, 'left');
  const right = lanes ? laneCount(placed, 'right') : Math.min(laneCount(placed, 'right'), most - left);
  const gutter = (count: number) => (count === 0 ? 1 : sizes.first + (count - 1) * sizes.next + sizes.edge);
  const inner = Math.max(
    width - gutter(left) - gutter(right),
    lanes ? least + lanes.names.length * 2 * lanePadding : 0,
  );
  const strips = lanes
    ? laneStrips(lanes, gutter(left), inner)
    : [{ left: gutter(left), right: gutter(left) + inner }];
  const end = (strips.at(-1)?.right ?? 0) + (lanes ? lanePadding : 0);
  return {
    width: end + gutter(right),
    left: gutter(left),
    right: end,
    tracks: { left, right },
    numberWidths: numberWidths(rows),
    strips,
    stripOf: (row) => strips[lanes?.laneOf(row) ?? 0] ?? { left: 0, right: width },
  };
}

function laneStrips(lanes: Lanes, start: number, width: number): Strip[] {
  const each = Math.floor(Math.min(widestLane, width / lanes.names.length));
  return lanes.names.map((name, index) => ({
    name,
    left: start + index * each + lanePadding,
    right: start + (index + 1) * each - lanePadding,
  }));
}

/** The widest number at every depth; longer ones stand above their label. */
function numberWidths(rows: Row[]): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    if (row.row !== 'box') continue;
    const own = Math.ceil(textWidth(row.number, fonts.strong));
    if (own <= 48) widths[row.depth] = Math.max(widths[row.depth] ?? 0, own);
  }
  return widths;
}

/** Distance between a row and the one above it. */
export function gapBetween(before: Row, row: Row, place: Place): number {
  if (row.row === 'pill') {
    if (before.row === 'pill' && before.depth <= row.depth) return gaps.pillPill;
    return before.depth > row.depth ? gaps.innerPill : gaps.boxPill;
  }
  const isInner = before.row === 'pill' && before.depth < row.depth;
  if (!row.entered && !isInner) return gaps.apart;
  // A line that changes lanes needs room for two corners.
  if (place.strips.length > 1) return gaps.apart + 4;
  if (isInner) return gaps.pillInner;
  return before.row === 'pill' ? gaps.pillBox : gaps.boxBox;
}
