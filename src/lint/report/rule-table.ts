import { Chalk } from 'chalk';
import stringWidth from 'string-width';
import { en } from '../../languages/report/en.ts';
import { groups, type RuleRow } from '../explain.ts';
import type { PrintOptions } from './explanation.ts';
import { wrap } from './width.ts';

/** The table of `sop rules` as text for a terminal; summaries are wrapped. */
export function printRules(
  rows: readonly RuleRow[],
  { words = en, color = 0, width = 80 }: PrintOptions = {},
): string {
  const pen = new Chalk({ level: color });
  const names = Math.max(0, ...rows.map((d) => d.id.length));
  const levels = Math.max(0, ...rows.map((d) => stringWidth(words.severity[d.severity])));
  const indent = names + levels + 6;
  const room = Math.max(24, width - indent);
  const line = ({ id, severity, summary, fixable }: RuleRow) => {
    const level = words.severity[severity];
    const text = wrap(fixable ? `${summary} (${words.mended})` : summary, room).join(
      `\n${' '.repeat(indent)}`,
    );
    const gap = ' '.repeat(levels - stringWidth(level));
    return `  ${severity === 'off' ? pen.dim(id.padEnd(names)) : id.padEnd(names)}  ${level}${gap}  ${text}`;
  };
  const parts = groups.flatMap((group) => {
    const own = rows.filter((d) => d.group === group);
    return own.length === 0 ? [] : [[pen.bold(words.group[group]), ...own.map(line)].join('\n')];
  });
  return `${parts.join('\n\n')}\n`;
}
