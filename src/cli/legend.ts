import stringWidth from 'string-width';
import { ascii, unicode } from '../flow/rail/glyphs.ts';
import type { Rail, Row } from '../flow/rail/plan.ts';
import type { CliWords } from '../languages/cli/en.ts';

/** What the signs of a chart mean, in words. */
export type Signs = CliWords['flow']['signs'];

/** Explains the signs that occur in a chart: an empty line, then one line, more where the terminal is narrow. */
export function legendOf(rail: Rail, signs: Signs, isAscii: boolean, width: number): string[] {
  const rows = rail.groups.flatMap((group) => group.rows);
  const used = new Set(rows.map(signOf));
  const glyphs = isAscii ? ascii : unicode;
  const marks: Record<keyof Signs, string> = { ...glyphs.shapes, ...glyphs.ways };
  const names = (Object.keys(signs) as (keyof Signs)[]).filter((name) => used.has(name));
  const lines: string[] = [];
  for (const part of names.map((name) => `${marks[name]} ${signs[name]}`)) {
    const longer = `${lines.at(-1)}  ${part}`;
    if (lines.length > 0 && stringWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.length > 0 ? ['', ...lines] : [];
}

/** A box behind a condition has the sign of one. */
function signOf(row: Row): string {
  if (row.row === 'pill') return row.way;
  return row.condition !== undefined && row.kind === 'step' ? 'condition' : row.kind;
}
