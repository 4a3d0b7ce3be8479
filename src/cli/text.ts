import { relative } from 'node:path';
import { columnsOf } from '../lint/report/width.ts';

/** At most `width` columns, with `…` in place of what is cut; `...` where the sign is not shown. */
export function cut(text: string, width: number, dots = '…'): string {
  if (columnsOf(text) <= width) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (columnsOf(kept + segment) > width - dots.length) break;
    kept += segment;
  }
  return `${kept.trimEnd()}${dots}`;
}

/** Filled with spaces up to `width` columns. */
export const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columnsOf(text)));

/** A path or id as one word of a shell's command line, for commands that we propose. */
export const shellWord = (text: string): string =>
  /^[\p{L}\p{N}_./@%+=:,-]+$/u.test(text) && !text.startsWith('-')
    ? text
    : `'${text.replaceAll("'", "'\\''")}'`;

/** A path as the command line shows it: relative to the current folder, with `/`. */
export const shown = (cwd: string, path: string): string => relative(cwd, path).replaceAll('\\', '/') || '.';
