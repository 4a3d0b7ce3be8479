import { Chalk, type ChalkInstance } from 'chalk';
import type { Position } from 'unist';
import { en, type ReportWords } from '../../languages/report/en.ts';
import type { Explanation, ShownExample, WrongExample } from '../explain.ts';
import { clean } from './clean.ts';
import { cellsOf, columnAt, wrap } from './width.ts';

export interface PrintOptions {
  words?: ReportWords;
  color?: 0 | 1 | 2 | 3;
  width?: number;
}

/** An explanation as text for a terminal; ends with a line break. */
export function printExplanation(
  explanation: Explanation,
  { words = en, color = 0, width = 80 }: PrintOptions = {},
): string {
  const pen = new Chalk({ level: color });
  const { id, group, severity, summary, why, wrong, right, fixable, ignorable } = explanation;
  const parts = [
    `${pen.bold(id)}  ${words.severity[severity]}  ${pen.dim(words.group[group])}`,
    [...wrap(`${summary}.`, width), ...wrap(why, width)].join('\n'),
    ...wrong.flatMap((d) => wrongParts(d, words, pen, width)),
    ...right.flatMap((d) => [pen.green.bold(words.right), exampleOf(d)]),
    fixable ? wrap(words.fixes, width).join('\n') : '',
    `${wrap(words.switchOff, width).join('\n')}\n\n    rules:\n      ${id}: off`,
    ignorable
      ? `${wrap(words.ignoreOne, width).join('\n')}\n\n    <!-- sop-ignore ${id}: ${words.ignoreReason} -->`
      : wrap(words.noIgnore, width).join('\n'),
  ];
  return `${parts.filter((d) => d !== '').join('\n\n')}\n`;
}

function wrongParts(example: WrongExample, words: ReportWords, pen: ChalkInstance, width: number): string[] {
  const fixed = example.fixed === undefined ? [] : [pen.bold(words.fixed), indented(example.fixed)];
  return [pen.red.bold(words.wrong), marked(example, pen, width), ...fixed];
}

function exampleOf({ text, config }: ShownExample): string {
  return [...(config ? [indented(`# sop.yaml\n${config}`)] : []), indented(text)].join('\n\n');
}

function indented(text: string): string {
  return text
    .replace(/\n+$/, '')
    .split('\n')
    .map((line) =>
      `    ${
        clean(line) === ''
          ? ''
          : cellsOf(line)
              .map((d) => d.text)
              .join('')
      }`.trimEnd(),
    )
    .join('\n');
}

/** The text with marks and reasons below the lines found fault with; findings in other files stand below it. */
function marked(example: WrongExample, pen: ChalkInstance, width: number): string {
  const lines = example.text.replace(/\n+$/, '').split('\n');
  const rows = lines.flatMap((line, n) => [
    indented(line),
    ...example.findings
      .filter((d) => !d.path && clampedLine(d.place, lines.length) === n + 1)
      .flatMap(({ place, reason }) => [`    ${pen.red(caret(line, place))}`, ...told(reason, pen, width)]),
  ]);
  const elsewhere = example.findings
    .filter((d) => d.path)
    .flatMap(({ path, place: { start }, reason }) =>
      told(`${path}:${start.line}:${start.column} ${reason}`, pen, width),
    );
  const config = example.config ? [indented(`# sop.yaml\n${example.config}`), ''] : [];
  return [...config, ...rows, ...elsewhere].join('\n');
}

function clampedLine({ start }: Position, last: number): number {
  return Math.min(Math.max(start.line, 1), last);
}

function caret(line: string, { start, end }: Position): string {
  const cells = cellsOf(line);
  const from = start.line < 1 ? 0 : columnAt(cells, start.column - 1);
  const whole = columnAt(cells, Number.MAX_SAFE_INTEGER);
  const to = end.line > start.line ? whole : columnAt(cells, end.column - 1);
  return `${' '.repeat(from)}${'^'.repeat(Math.max(1, to - from))}`;
}

function told(reason: string, pen: ChalkInstance, width: number): string[] {
  return wrap(clean(reason), Math.max(20, width - 4)).map((line) => `    ${pen.red(line)}`);
}
