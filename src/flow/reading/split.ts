import { type Line, masked, type Range, trim } from './line.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Splits what follows "if" into condition and action: at "then", at the comma that ends the condition, at a colon or dash, or before
 * words that can only open a main clause. Undefined where nothing shows where the condition ends. The action is empty when the
 * whole range is the condition, closed by a colon.
 */
export function splitCondition(
  line: Line,
  range: Range,
  vocabulary: Vocabulary,
  needsThen: boolean,
  verbFirst = false,
): { condition: Range; action: Range } | undefined {
  const text = masked(line, range);
  const commas = signsAt(text, /,(?=\s)/y);
  const at = conditionComma(text, commas, vocabulary);
  const marks = signsAt(text, /:(?=\s|$)|\s[–—-](?=\s)|\s?(?:→|->|=>)/y);
  const mark = marks.find((sign) => at === undefined || sign.start < at);
  const comma = at === undefined ? undefined : { start: at, end: at + 1 };
  const cut = mark ?? comma ?? bareThen(text, vocabulary) ?? mainClause(text, vocabulary);
  if (!cut || text.slice(0, cut.start).trim() === '') return undefined;
  const then = vocabulary.thenWords.opens(text.slice(cut.end));
  const isClear = verbFirst && (cut === mark || cut === comma);
  if (needsThen && !isClear && !then && !saysThen(text.slice(cut.end), vocabulary)) return undefined;
  const condition = trim(line, { start: range.start, end: range.start + cut.start });
  const action = trim(line, { start: range.start + cut.end + (then?.end ?? 0), end: range.end });
  const leading = /^[\s,:–—-]+/.exec(masked(line, action))?.[0].length ?? 0;
  return { condition, action: { start: action.start + leading, end: action.end } };
}

/** "ga dan verder": the word for "then" may stand behind the verb. */
function saysThen(action: string, vocabulary: Vocabulary): boolean {
  const second = /^\s*\S+\s+(\S+)/.exec(action)?.[1];
  return second !== undefined && vocabulary.thenWords.is(second);
}

/** Places of a sign outside of brackets and quotation marks. */
function signsAt(text: string, sign: RegExp): Range[] {
  const found: Range[] = [];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? '';
    if ('([{“„«'.includes(letter)) depth++;
    else if (')]}”»'.includes(letter)) depth = Math.max(0, depth - 1);
    if (depth > 0) continue;
    sign.lastIndex = at;
    const hit = sign.exec(text);
    if (hit) found.push({ start: at, end: at + hit[0].length });
  }
  return found;
}

/** The comma that ends the condition; commas inside an enumeration ("If A, B, or C is down, …") do not. */
function conditionComma(text: string, commas: Range[], vocabulary: Vocabulary): number | undefined {
  const parts = commas.map((comma, index) => text.slice(comma.end, commas[index + 1]?.start ?? text.length));
  const opens = (index: number, phrases: Vocabulary['thenWords']): boolean =>
    phrases.opens(parts[index] ?? '') !== undefined;
  for (let index = 1; index + 1 < parts.length; index++) {
    if (!opens(index, vocabulary.coordinators)) continue;
    const short = parts.slice(0, index).every((part) => part.trim().split(/\s+/).length <= 4);
    if (opens(index + 1, vocabulary.thenWords)) return commas[index + 1]?.start;
    if (short && !opens(index + 1, vocabulary.coordinators)) return commas[index + 1]?.start;
  }
  // "If `a`, `b` or `c` is there, do D": no action begins with code where a list of code is being told.
  const code = parts.findIndex(
    (part, index) => !(/^\s*\ue000/.test(part) && /\ue000\s*$/.test(text.slice(0, commas[index]?.start))),
  );
  if (code > 0 && code < parts.length) return commas[code]?.start;
  // "If A, and B, do C": the first part only goes on with the condition.
  if (parts.length >= 2 && opens(0, vocabulary.coordinators)) return commas[1]?.start;
  return commas[0]?.start;
}

/** A word for "then" without a comma before it, with at least two words of condition. */
function bareThen(text: string, vocabulary: Vocabulary): Range | undefined {
  if (!vocabulary.words.clauses.bareThen) return undefined;
  const found = vocabulary.thenWords.find(text, 3);
  return found && text.slice(0, found.start).trim().includes(' ')
    ? { start: found.start, end: found.start }
    : undefined;
}

function mainClause(text: string, vocabulary: Vocabulary): Range | undefined {
  const second = text.trimStart().indexOf(' ');
  if (second < 0) return undefined;
  const found = vocabulary.mainClause.find(text, second + 2) ?? imperative(text, second + 2, vocabulary);
  return found && { start: found.start, end: found.start };
}

/** A verb of instruction that nothing before it claims: "if it fails call the lead", not "if you want to call". */
function imperative(text: string, from: number, vocabulary: Vocabulary): Range | undefined {
  for (
    let found = vocabulary.imperatives.find(text, from);
    found;
    found = vocabulary.imperatives.find(text, found.end)
  ) {
    const words = text.slice(0, found.start).trim().split(/\s+/);
    const before = words.at(-1) ?? '';
    const claimed =
      vocabulary.words.joins.includes(before) ||
      vocabulary.words.small.includes(before) ||
      vocabulary.will.is(before);
    const free =
      !claimed &&
      !vocabulary.reader.is(before) &&
      !vocabulary.negation.find(before) &&
      !vocabulary.coordinators.is(before);
    if (free && words.length >= 2) return found;
  }
  return undefined;
}
