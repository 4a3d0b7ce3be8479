import { Chalk, type ChalkInstance } from 'chalk';
import type { Position } from 'unist';
import { en, type ReportWords } from '../../languages/report/en.ts';
import type { Explanation, ShownExample, WrongExample } from '../explain.ts';
import type { Level } from '../severity.ts';
import { clean } from './clean.ts';
import { cellsOf, wrap } from './width.ts';

export interface PrintOptions {
  words?: ReportWords;
  color?: 0 | 1 | 2 | 3;
  width?: number;
  /** How many examples of each kind are shown; all when left out. */
  most?: number;
}

/** An explanation as text for a terminal; ends with a line break. */
export function printExplanation(
  { id, group, severity, summary, why, wrong, right, fixable, ignorable }: Explanation,
  { words = en, color = 0, width = 80, most = Number.POSITIVE_INFINITY }: PrintOptions = {},
): string {
  const pen = new Chalk({ level: color });
  const text = (said: string) => wrap(clean(said), width).join('\n');
  const parts = [
    `${pen.bold(id)}  ${pen.dim(`${named(severity, words)}, ${words.group[group]}`)}`,
    text(summary),
    text(why),
    ...wrong.slice(0, most).flatMap((d) => wrongParts(d, words, pen, width)),
    ...right
      .slice(0, most)
      .flatMap((d) => [pen.green.bold(words.right), ...surroundings(d, words), indented(d.text)]),
    ...(fixable ? [text(words.fixes)] : []),
    `${text(words.switchOff)}\n\n${pen.cyan(indented(`rules:\n  ${id}: off`))}`,
    ignorable
      ? `${text(words.ignoreOne)}\n\n${pen.cyan(indented(`<!-- sop-ignore ${id}: ${words.ignoreReason} -->`))}`
      : text(words.noIgnore),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** The severity, and as `sop.yaml` has it where that is another word. */
const named = (severity: Level, words: ReportWords) =>
  words.severity[severity] === severity ? severity : `${words.severity[severity]} (${severity})`;

function wrongParts(example: WrongExample, words: ReportWords, pen: ChalkInstance, width: number): string[] {
  const fixed = example.fixed === undefined ? [] : [pen.bold(words.fixed), indented(example.fixed)];
  return [pen.red.bold(words.wrong), ...surroundings(example, words), marked(example, pen, width), ...fixed];
}

/** The `sop.yaml`, the names of the files, the text before and the records that belong to an example. */
function surroundings({ config, files, before, records }: ShownExample, words: ReportWords): string[] {
  return [
    ...(config ? [indented(`# sop.yaml\n${config}`)] : []),
    ...(files ? [indented(files.join('\n'))] : []),
    ...(before === undefined ? [] : [`${words.before}\n\n${indented(before)}`]),
    ...(records === undefined ? [] : [`${words.records}\n\n${indented(records)}`]),
    ...(before === undefined && records === undefined ? [] : [words.now]),
  ];
}

/** Lines of an example, four columns in. */
function indented(text: string): string {
  return linesOf(text)
    .map((line) => `    ${visible(line)}`.trimEnd())
    .join('\n');
}

function linesOf(text: string): string[] {
  return text.replace(/\n+$/, '').split('\n');
}

/** A line as it is printed; control characters, of which some examples are about, as `\u…`. */
function visible(line: string): string {
  const named = line.replace(
    /[^\P{C}\t\u200d]/gu,
    (d) => `\\u${(d.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return cellsOf(named)
    .map((d) => d.text)
    .join('');
}

function widthOf(text: string): number {
  const last = cellsOf(visible(text)).at(-1);
  return last ? last.column + last.width : 0;
}

/** The text with marks and reasons below the lines found fault with; findings in other files stand below it. */
function marked({ text, findings }: WrongExample, pen: ChalkInstance, width: number): string {
  const lines = linesOf(text);
  const told = (said: string) =>
    wrap(clean(said), Math.max(20, width - 4)).map((line) => pen.red(`    ${line}`));
  const rows = lines.flatMap((line, n) => [
    indented(line),
    ...findings
      .filter((d) => !d.path && clampedLine(d.place, lines.length) === n + 1)
      .flatMap(({ place, reason }) => [pen.red(`    ${caret(line, place)}`), ...told(reason)]),
  ]);
  const elsewhere = findings
    .filter((d) => d.path)
    .flatMap(({ path, place: { start }, reason }) => told(`${path}:${start.line}:${start.column} ${reason}`));
  return [...rows, ...elsewhere].join('\n');
}

/** The front matter that is left out stands above the first line, an end of the file below the last one. */
function clampedLine({ start }: Position, last: number): number {
  return Math.min(Math.max(start.line, 1), last);
}

function caret(line: string, { start, end }: Position): string {
  const from = start.line < 1 ? 0 : widthOf(line.slice(0, start.column - 1));
  const to = end.line > start.line ? widthOf(line) : widthOf(line.slice(0, end.column - 1));
  return `${' '.repeat(from)}${'^'.repeat(Math.max(1, to - from))}`;
}
