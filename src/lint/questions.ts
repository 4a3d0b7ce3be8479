import type { Step } from '../document/sop.ts';
import type { Clause } from '../flow/reading/clause.ts';
import { said } from '../flow/reading/line.ts';
import type { ChartWords, ReadingWords } from '../languages/language.ts';
import { phrasesOf } from '../languages/phrases.ts';
import { capital, type Reading, written } from './clauses.ts';
import { bodyColumn } from './relist.ts';
import type { FindingFix } from './rule.ts';
import { replace } from './source.ts';
import { headOf } from './steps.ts';

/** The step as a question with its answers, where its paragraph says nothing else. */
export function asQuestion(text: string, step: Step, reading: Reading, words: ReadingWords): FindingFix[] {
  const [first, other, ...more] = reading.clauses;
  if (!first || !other || more.length > 0 || step.blocks.length > 0) return [];
  const lines = questionOf(text, [reading, first], [reading, other], words);
  return lines ? [{ edits: [replace(headOf(step), indented(lines, bodyColumn(text, step.place)))] }] : [];
}

/** Both steps as one question. The count then has a gap, which `broken-numbering` mends together with every "go to step". */
export function joined(
  text: string,
  [before, step]: [Step, Step],
  [earlier, later]: [Reading, Reading],
  words: ReadingWords,
): FindingFix[] {
  const [first, ...rest] = earlier.clauses;
  const [other, ...more] = later.clauses;
  if (!first || !other || rest.length + more.length + before.blocks.length + step.blocks.length > 0)
    return [];
  const lines = questionOf(text, [earlier, first], [later, other], words);
  const place = { start: headOf(before).start, end: step.place.end };
  return lines ? [{ edits: [replace(place, indented(lines, bodyColumn(text, before.place)))] }] : [];
}

/** A condition and its other branch as a question and two answers; a check ("Check that …") is its own question. */
function questionOf(
  text: string,
  [reading, first]: [Reading, Clause],
  [otherReading, other]: [Reading, Clause],
  words: ReadingWords,
): string[] | undefined {
  const { chart } = words;
  if (other.kind !== 'else') return undefined;
  const otherAction = written(text, otherReading, other.action);
  if (first.kind === 'plain') {
    const question = written(text, reading, first.range);
    if (!phrasesOf(words, 'check').opens(said(reading.line, first.range))) return undefined;
    const actions = other.answer === 'no' ? [chart.goOn, otherAction] : [otherAction, chart.goOn];
    return answered(question && `${question}.`, actions, chart);
  }
  if (first.kind !== 'if' || other.answer === 'yes') return undefined;
  const question = written(text, reading, first.condition);
  const action = written(text, reading, first.action);
  return answered(
    question && `${capital(question)}?`,
    first.unless ? [otherAction, action] : [action, otherAction],
    chart,
  );
}

function answered(
  question: string | undefined,
  [yes, no]: (string | undefined)[],
  chart: ChartWords,
): string[] | undefined {
  if (!question || !yes || !no) return undefined;
  return [question, `- **${chart.yes}:** ${capital(yes)}.`, `- **${chart.no}:** ${capital(no)}.`];
}

/** The first line as it stands, the others indented to a column. */
function indented(lines: string[], column: number): string {
  return lines.join(`\n${' '.repeat(column - 1)}`);
}
