import { columns } from './grid.ts';
import type { RailGroup } from './plan.ts';
import { laneCount, placeTracks, type Track } from './tracks.ts';

/** Which column of a terminal holds what, for every depth. */
export interface Columns {
  /** The mark of the kind of step. */
  shape(depth: number): number;
  /** The line, under the last digit of the number. */
  spine(depth: number): number;
  text(depth: number): number;
  numberWidth(depth: number): number;
  /** First column that text may not use. */
  end: number;
  /** Column of a line beside the text, which ends before column `end`. */
  lane(track: Track, end: number): number;
  tracks: Track[];
}

const leastText = 22;
const mostLanes = 8;

/** Shares `width` columns out: as many lanes as leave room for text, narrower gaps where branches are deep. */
export function columnsOf(group: RailGroup, width: number): Columns {
  const depths = group.rows.reduce((most, row) => Math.max(most, row.depth), 0) + 1;
  let numbers = numberWidths(group, depths, 5);
  let gap = 1;
  if (textAt(numbers, gap, depths - 1) + leastText > width) {
    numbers = numberWidths(group, depths, 3);
    gap = 0;
  }
  const spare = Math.floor((width - textAt(numbers, gap, depths - 1) - leastText) / 2) - 1;
  const room = Math.max(0, Math.min(mostLanes, spare));
  const wanted = placeTracks(group.jumps, { left: Math.ceil(room / 2), right: room });
  const leftCount = laneCount(wanted, 'left');
  const tracks = placeTracks(group.jumps, { left: leftCount, right: room - leftCount });
  const rightCount = laneCount(tracks, 'right');
  const margin = leftCount === 0 ? 1 : 2 * leftCount;
  const end = rightCount === 0 ? width : width - 2 * rightCount - 2;
  const shape = (depth: number) => margin + shapeAt(numbers, gap, depth);
  const spine = (depth: number) => shape(depth) + gap + (numbers[depth] ?? 1);
  return {
    shape,
    spine,
    text: (depth) => spine(depth) + 3,
    numberWidth: (depth) => numbers[depth] ?? 1,
    end,
    lane: (track, textEnd) =>
      track.side === 'left' ? margin - 2 - 2 * track.lane : textEnd + 3 + 2 * track.lane,
    tracks,
  };
}

function numberWidths(group: RailGroup, depths: number, most: number): number[] {
  const widths = new Array<number>(depths).fill(1);
  for (const row of group.rows) {
    if (row.row !== 'box') continue;
    const width = columns(row.number);
    if (width <= most) widths[row.depth] = Math.max(widths[row.depth] ?? 1, width);
  }
  return widths;
}

/** Column of the shape at a depth, from the margin: beside the line of the depth above. */
function shapeAt(numbers: number[], gap: number, depth: number): number {
  let x = 0;
  for (let each = 0; each < depth; each++) x += gap + (numbers[each] ?? 1) + 2;
  return x;
}

function textAt(numbers: number[], gap: number, depth: number): number {
  return shapeAt(numbers, gap, depth) + gap + (numbers[depth] ?? 1) + 3;
}
