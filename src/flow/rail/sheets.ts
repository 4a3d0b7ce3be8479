import { fullHeight } from './blocks.ts';
import type { Column, Part } from './layout.ts';
import type { BoxRow } from './plan.ts';

/** A piece of a column between two cuts, for a printed page or a column of its own; places in pixels from the top of the column. */
export interface Sheet {
  top: number;
  bottom: number;
  /** Numbers of the boxes before the cut above and after the cut below, where the line crosses it. */
  continuedFrom?: string;
  continuesAt?: string;
}

/** An outermost box with all that hangs from it, which is never parted. */
interface Run extends Sheet {
  number: string;
}

/** Below what ends there; the line to the next box, with its head, belongs to that box. */
const underline = 2;

/** Cuts a column into pieces no higher than `most`, but for a decision that is higher by itself. */
export function sheetsOf(column: Column, most: number): Sheet[] {
  const sheets: Run[] = [];
  for (const run of column.parts.flatMap(runsOf)) {
    const last = sheets.at(-1);
    if (last && run.bottom - last.top <= most) {
      last.bottom = run.bottom;
      last.number = run.number;
      continue;
    }
    if (last && run.continuedFrom !== undefined) last.continuesAt = run.number;
    sheets.push({ ...run, top: last?.bottom ?? 0 });
  }
  const end = sheets.at(-1);
  if (end) end.bottom = column.height;
  return sheets;
}

function runsOf({ blocks }: Part): Run[] {
  const runs: Run[] = [];
  for (const block of blocks) {
    const bottom = block.y + fullHeight(block) + underline;
    const last = runs.at(-1);
    if (last && (block.row.depth > 0 || block.row.row !== 'box')) {
      last.bottom = bottom;
      continue;
    }
    const { number, label, entered } = block.row as BoxRow;
    const isCrossed = last !== undefined && entered;
    runs.push({
      top: block.y,
      bottom,
      number: number || label,
      ...(isCrossed ? { continuedFrom: last.number } : {}),
    });
  }
  return runs;
}
