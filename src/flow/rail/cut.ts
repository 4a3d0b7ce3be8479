import type { RailGroup } from './plan.ts';

/** Rows that are never parted: one outermost box and all that hangs from it. */
export interface Slice {
  /** Index of the group. */
  group: number;
  first: number;
  /** Row after the last one. */
  end: number;
  /** It opens its group. */
  isFirst: boolean;
}

export function slicesOf(group: RailGroup, index: number): Slice[] {
  const slices: Slice[] = [];
  for (const [at, row] of group.rows.entries()) {
    const last = slices.at(-1);
    if (row.depth === 0 && row.row === 'box')
      slices.push({ group: index, first: at, end: at + 1, isFirst: at === 0 });
    else if (last) last.end = at + 1;
  }
  return slices;
}

/** At most `count` columns with the least possible height of the highest. */
export function cutEvenly(slices: Slice[], heights: number[], count: number): Slice[][] {
  let low = Math.max(...heights);
  let high = heights.reduce((sum, each) => sum + each, 0);
  while (high - low > 4) {
    const middle = (low + high) / 2;
    if (cutToFit(slices, heights, middle).length <= count) high = middle;
    else low = middle;
  }
  return cutToFit(slices, heights, high);
}

/** Columns no higher than `most`, but for a slice that is higher by itself. */
function cutToFit(slices: Slice[], heights: number[], most: number): Slice[][] {
  const columns: Slice[][] = [];
  let height = Number.POSITIVE_INFINITY;
  for (const [index, slice] of slices.entries()) {
    const own = heights[index] ?? 0;
    if (height + own > most) {
      columns.push([]);
      height = 0;
    }
    columns.at(-1)?.push(slice);
    height += own;
  }
  return columns;
}
