import { clean } from '../lint/report/clean.ts';
import { wrapped } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { pad } from './text.ts';

/** One part of a plan: what it is about, and what is said of it, a paragraph a line. Parts without lines are left out. */
export type PlanPart = [label: string, lines: readonly string[]];

/**
 * A plan as it is shown before anything is written: a title, then labels with their texts beside them, at most as wide as the terminal.
 * Control characters of files and arguments are taken out.
 */
export function planText(title: string, parts: readonly PlanPart[], width: number): string {
  const shown = parts.filter(([, lines]) => lines.length > 0);
  const column = Math.max(0, ...shown.map(([label]) => label.length)) + 2;
  const room = Math.max(20, width - column - 2);
  const body = shown.map(([label, lines]) => {
    const texts = lines.flatMap((line) => hanging(line, room));
    return texts.map((text, at) => `  ${pad(at === 0 ? label : '', column)}${text}`.trimEnd()).join('\n');
  });
  return `${wrapped(clean(title), width).join('\n')}\n\n${body.join('\n')}\n\n`;
}

/** Lines of a paragraph; those after the first of one that begins with white space stand under its text. */
function hanging(text: string, width: number): string[] {
  const indent = /^ */u.exec(text)?.[0] ?? '';
  return wrapped(clean(text), width - indent.length).map((line) => indent + line);
}

/** Shows a plan: on stdout when it is all that was asked for, else as talk. */
export function showPlan(title: string, parts: readonly PlanPart[], dryRun: boolean, t: Terminal): void {
  const to = dryRun ? t.out : t.err;
  const width = t.terminal[dryRun ? 'out' : 'err'] ? t.width : 80;
  to(planText(title, parts, width));
}
