import stringWidth from 'string-width';
import type { Choice } from './ask.ts';
import { wrapped } from './talk.ts';
import { pad } from './text.ts';

/**
 * Columns that the frame around a question takes. The prompts break lines themselves, where a word happens to end for them and
 * without an indent, and count the colours of the frame as columns: what is broken narrower before is left alone.
 */
const frame = 16;

/** A question in lines of whole words. */
export const questionLines = (message: string, columns: number): string =>
  wrapped(message, Math.max(20, columns - frame)).join('\n');

/** Labels with what they are about beside them, in line; below them where the terminal is narrow. */
export function optionLines(options: Choice['options'], columns: number): string[] {
  const room = Math.max(20, columns - frame);
  const longest = Math.max(...options.map(({ label }) => stringWidth(label)));
  const beside = room - longest - 2;
  return options.map(({ label, about }) => {
    if (!about) return wrapped(label, room).join('\n  ');
    return beside >= 24
      ? `${pad(label, longest)}  ${wrapped(about, beside).join(`\n${' '.repeat(longest + 4)}`)}`
      : `${label}\n    ${wrapped(about, room - 4).join('\n    ')}`;
  });
}
