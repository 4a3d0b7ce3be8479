import type { Diagnostic } from '../../document/diagnostic.ts';
import { en } from '../../languages/report/en.ts';
import { clean } from './clean.ts';
import { countOf, type Reporter, type Result, summaryOf } from './reporter.ts';

/** A comment on GitHub may have 65,536 characters; the rest is counted. */
const LONGEST = 60_000;

/** A comment for a pull request: findings by file as lists. Nothing that a file says can become a link, a mention, a picture or HTML. */
export const markdown: Reporter = (results, { words = en } = {}) => {
  const lines = [`### ${words.title}`, '', summaryOf(countOf(results), words)];
  let length = 0;
  let left = 0;
  for (const result of results.filter((d) => d.diagnostics.length > 0)) {
    const part = section(result, (d) => item(d, words.severity[d.severity], words.hint));
    length += part.length;
    if (length > LONGEST) left += result.diagnostics.length;
    else lines.push('', part);
  }
  if (left > 0) lines.push('', `… ${words.more(left)}`);
  return `${lines.join('\n')}\n`;
};

function section({ path, diagnostics }: Result, print: (d: Diagnostic) => string): string {
  return [`**${code(clean(path))}**`, '', ...diagnostics.map(print)].join('\n');
}

function item(d: Diagnostic, severity: string, hint: string): string {
  const { line, column } = d.place.start;
  const lines = [`- **${severity}** ${line}:${column} ${prose(d.reason)} (${code(d.ruleId)})`];
  if (d.hint) lines.push(`  <br>${hint} ${prose(d.hint)}`);
  return lines.join('\n');
}

/** A message with its backticked values as code; any other word that Markdown or GitHub could make something of becomes code too. */
export function prose(message: string): string {
  return clean(message)
    .split('`')
    .map((part, n, all) =>
      n % 2 === 1 && n < all.length - 1 ? (part.trim() === '' ? '' : code(part)) : plain(part),
    )
    .join('');
}

/** Letters and harmless punctuation stay; addresses, mentions, numbers of issues, commits and markup do not. */
function plain(text: string): string {
  return text.replace(/\S+/gu, (word) => (isHarmless(word) ? word : code(word)));
}

function isHarmless(word: string): boolean {
  return (
    /^[\p{L}\p{M}\p{N}'’“”",.;:?()…–—-]+$/u.test(word) &&
    !/\p{L}\.\p{L}|(?<![\p{L}\p{N}])(?:[0-9a-f]{7,40}(?![\p{L}\p{N}])|GH-\d)/iu.test(word)
  );
}

/** A code span whose fence is longer than any run of backticks in it. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((d) => d[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
