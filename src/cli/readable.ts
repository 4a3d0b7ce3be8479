import type { ChalkInstance } from 'chalk';
import { clean } from '../lint/report/clean.ts';
import { wrap } from '../lint/report/width.ts';

/** Lines longer than this are hard to read, however wide the terminal is. */
const widest = 100;

/**
 * Markdown as a person reads it on a terminal: front matter dim, headings bold, long lines broken under where their text begins. No control
 * character of the file is left.
 */
export function readable(text: string, width: number, pen: ChalkInstance): string {
  let isFront = false;
  const lines = text.replace(/^\uFEFF/u, '').split(/\r\n|\r|\n/u);
  const shown = lines.flatMap((line, at) => {
    const isFence = /^---[ \t]*$/u.test(line);
    if (at === 0 && isFence) isFront = true;
    const isDim = isFront;
    if (at > 0 && isFence) isFront = false;
    const style = isDim ? pen.dim : /^#{1,6} /u.test(line) ? pen.bold : (part: string) => part;
    return hanging(line, Math.min(width, widest)).map((part) => (part === '' ? '' : style(part)));
  });
  return `${shown.join('\n').trimEnd()}\n`;
}

/** A line broken at spaces; what follows the first part stands under its text, behind the mark of a list. */
function hanging(line: string, width: number): string[] {
  const lead = /^\s*(?:(?:[-*+]|\d+[.)])\s+)?/u.exec(line)?.[0].replaceAll('\t', '    ') ?? '';
  const indent = ' '.repeat(Math.min(lead.length, 20));
  const [first = '', ...rest] = wrap(clean(line), width - indent.length);
  const begin = /^\s*/u.exec(line)?.[0].replaceAll('\t', '    ').slice(0, 20) ?? '';
  return [`${begin}${first}`.trimEnd(), ...rest.map((part) => indent + part)];
}
