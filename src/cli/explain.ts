import type { ReportWords } from '../languages/report/en.ts';
import {
  type Explanation,
  explain as explanationOf,
  ruleNamed,
  type ShownExample,
  type WrongExample,
} from '../lint/explain.ts';
import { allRules } from '../lint/lint.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { wrap } from '../lint/report/width.ts';
import { translationsOf } from './lint-handbook.ts';
import { reportWordsOf } from './lint-report.ts';
import { openPlace } from './place.ts';
import { rules } from './rules.ts';
import type { Terminal } from './terminal.ts';

/** `sop explain`: why a rule exists, what it finds, and how to switch it off. Without a name, all rules. */
export async function explain(name: string | undefined, o: { json?: boolean }, t: Terminal): Promise<number> {
  if (name === undefined) return rules(o, t);
  const rule = ruleNamed(name, allRules);
  const { config } = await openPlace(t);
  const translations = await translationsOf(t.language);
  const explanation = explanationOf(rule, { levels: config.rules, translations });
  t.out(o.json ? jsonText(explanation) : pageOf(explanation, await reportWordsOf(t.language), t));
  return 0;
}

/** Examples of each kind that are shown; the documentation has all. */
const most = 2;

function pageOf(e: Explanation, words: ReportWords, t: Terminal): string {
  const { bold, cyan, dim } = t.pen.out;
  const width = Math.min(t.width, 100);
  const text = (said: string) => wrap(clean(said), width).join('\n');
  const parts = [
    `${bold(e.id)}  ${dim(`${words.severity[e.severity]}, ${words.group[e.group]}`)}`,
    text(e.summary),
    text(e.why),
    ...e.wrong.slice(0, most).flatMap((example) => wrongPart(example, words, t)),
    ...e.right.slice(0, most).map((example) => `${bold.green(words.right)}\n\n${sourceOf(example)}`),
    ...(e.fixable ? [text(words.fixes)] : []),
    `${text(words.switchOff)}\n\n${cyan(indented(`rules:\n  ${e.id}: off`))}`,
    e.ignorable
      ? `${text(words.ignoreOne)}\n\n${cyan(indented(`<!-- sop-ignore ${e.id}: ${words.ignoreReason} -->`))}`
      : text(words.noIgnore),
  ];
  return `${parts.join('\n\n')}\n`;
}

function wrongPart(example: WrongExample, words: ReportWords, t: Terminal): string[] {
  const width = Math.min(t.width, 100);
  const findings = example.findings.map(({ place, reason, path }) => {
    const at = `${path === undefined ? '' : `${path}:`}${place.start.line}:${place.start.column}`;
    return wrap(`${at} ${clean(reason)}`, width - 2)
      .map((line) => t.pen.out.yellow(`  ${line}`))
      .join('\n');
  });
  const wrong = [
    `${t.pen.out.bold.red(words.wrong)}\n\n${sourceOf(example)}`,
    ...(findings.length > 0 ? [findings.join('\n')] : []),
  ];
  const fixed =
    example.fixed === undefined ? [] : [`${t.pen.out.bold(words.fixed)}\n\n${indented(example.fixed)}`];
  return [...wrong, ...fixed];
}

/** An example with the `sop.yaml` and the names of the files that belong to it. */
function sourceOf({ text, config, files }: ShownExample): string {
  const parts = [
    ...(config === undefined ? [] : [`sop.yaml\n${config}`]),
    text,
    ...(files === undefined ? [] : [files.join('\n')]),
  ];
  return parts.map(indented).join('\n\n');
}

/** Lines of an example, four columns in; control characters of an example about them are shown as `\u…`. */
const indented = (text: string): string =>
  text
    .replace(/\s+$/, '')
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line.replace(/[^\P{C}\t]/gu, escaped)}`))
    .join('\n');

const escaped = (character: string) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
