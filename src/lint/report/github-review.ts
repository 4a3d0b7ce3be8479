import type { Diagnostic } from '../../document/diagnostic.ts';
import { applyFixes } from '../fix.ts';
import { cleanCharacter, jsonText } from './clean.ts';
import { code, prose } from './markdown.ts';
import { pathInRepository, type Reporter } from './reporter.ts';

/**
 * Comments for a review on GitHub, one a finding that `--fix` would mend: a suggestion that the author takes over with a click. A JSON list
 * of bodies for "Create a review comment for a pull request" (GitHub REST API, pulls/comments): `path`, `line`, `side`, `body`, and
 * `start_line` where the change spans lines. `message` and `lines` are what the body is made of, for a job that may write and must not
 * take a whole body from a stranger.
 */
export const githubReview: Reporter = (results, { folder } = {}) =>
  jsonText(
    results.flatMap(({ text, diagnostics }) =>
      text === undefined ? [] : diagnostics.flatMap((d) => suggestion(d, text, folder) ?? []),
    ),
  );

function suggestion(d: Diagnostic, text: string, folder: string | undefined) {
  if (!d.fix || d.fix.edits.length === 0) return undefined;
  const mended = applyFixes(text, [d]).text;
  if (mended === text) return undefined;
  const lines = linesOf(text);
  const after = linesOf(mended);
  const same = commonStart(lines, after);
  const kept = commonEnd(lines, after, same);
  // An insertion alone replaces nothing: a suggestion has to stand on a line, the one before it.
  const first = Math.max(0, lines.length - kept > same ? same : same - 1);
  const last = Math.max(first, lines.length - kept - 1);
  const becomes = after.slice(first, after.length - (lines.length - last - 1));
  const message = messageOf(d);
  const shownLines = becomes.map(shown);
  return {
    path: pathInRepository(d.path, folder),
    ...(last > first && { start_line: first + 1, start_side: 'RIGHT' }),
    line: last + 1,
    side: 'RIGHT',
    body: bodyOf(message, shownLines),
    message,
    lines: shownLines,
  };
}

const linesOf = (text: string): string[] => text.split(/\r?\n/u);

function commonStart(a: readonly string[], b: readonly string[]): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function commonEnd(a: readonly string[], b: readonly string[], start: number): number {
  let at = 0;
  while (at < a.length - start && at < b.length - start && a.at(-1 - at) === b.at(-1 - at)) at++;
  return at;
}

function messageOf({ reason, note, hint, ruleId }: Diagnostic): string {
  const more = [note, hint].flatMap((one) => (one ? prose(one) : []));
  return [`${prose(reason)} (${code(ruleId)})`, ...more].join('\n\n');
}

function bodyOf(message: string, lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, ...lines.map((line) => (/`+/.exec(line)?.[0].length ?? 0) + 1)));
  return `${message}\n\n${[`${fence}suggestion`, ...lines, fence].join('\n')}\n`;
}

/** A line as it will stand in the file, indentation and all. */
const shown = (line: string): string =>
  [...line].map((character) => (character === '\t' ? character : cleanCharacter(character))).join('');
