import type { ChalkInstance } from 'chalk';
import { columnsOf, wrap } from '../lint/report/width.ts';
import type { Terminal } from './terminal.ts';
import { pad } from './text.ts';

/** `next:` and the commands that make sense now, as [command line, what it does]. */
export function tellNext(commands: readonly string[][], t: Terminal): void {
  t.err(`\n${t.pen.err.bold(t.words.talk.next)}\n${commandLines(commands, t.width, t.pen.err)}`);
}

/** `note: …` on stderr. */
export const tellNote = (text: string, t: Terminal): void => say(t.words.talk.note, t.pen.err.bold, text, t);

/** An empty line and `hint: …` on stderr. */
export function tellHint(hint: string, t: Terminal): void {
  t.err('\n');
  say(t.words.talk.hint, t.pen.err.cyan.bold, hint, t);
}

/** A label and a text on stderr; on a terminal, lines are broken between words and stand in line behind the label. */
export function say(label: string, pen: (text: string) => string, text: string, t: Terminal): void {
  const indent = columnsOf(label) + 1;
  const lines = t.terminal.err ? wrapped(text, t.width - indent) : [text];
  t.err(`${pen(label)} ${lines.join(`\n${' '.repeat(indent)}`)}\n`);
}

/** A text on stderr; on a terminal, lines are broken between words. */
export function sayLine(text: string, t: Terminal): void {
  t.err(`${(t.terminal.err ? wrapped(text, t.width) : [text]).join('\n')}\n`);
}

/** Lines of at most `width` columns; a word that is longer stays whole, so that it can be copied. */
export const wrapped = (text: string, width: number): string[] =>
  columnsOf(text) <= width && !text.includes('\n') ? [text] : wrap(text, width, true);

/** Command lines with what they do beside them, or below them where there is no room for all. Ends with a line break. */
export function commandLines(commands: readonly string[][], width: number, pen: ChalkInstance): string {
  const longest = Math.max(...commands.map(([command = '']) => command.length));
  const fits = commands.every(([, what = '']) => 2 + longest + 2 + what.length <= width);
  const line = ([command = '', what = '']: string[]) =>
    fits
      ? `  ${pen.cyan(pad(command, longest))}  ${what}\n`
      : `  ${pen.cyan(command)}\n      ${wrapped(what, width - 6).join('\n      ')}\n`;
  return commands.map(line).join('');
}
