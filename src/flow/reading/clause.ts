import { withInnerConditions } from './inner.ts';
import { type Line, masked, type Range, said, trim } from './line.ts';
import { namedCase } from './named.ts';
import { sentencesIn } from './sentences.ts';
import { splitCondition } from './split.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * What one sentence, or one clause of it, says.
 * - `plain`: do this.
 * - `note`: a remark; nothing in it is read.
 * - `if`: a condition and what is done when it holds (`unless`: when it does not; `isNamed`: there is no word for "if"). `action` is empty where the sentence is a condition only.
 * - `else`: what is done when the condition before it holds (`yes`: "If so, …") or does not (`no`: "Otherwise, …").
 * - `question`: a yes-or-no question and what is done on yes: "Errors? Investigate and resolve."
 */
export type Clause = { range: Range; optional?: boolean } & (
  | { kind: 'plain' }
  | { kind: 'note' }
  | { kind: 'if'; condition: Range; action: Range; unless: boolean; isNamed?: boolean }
  | { kind: 'else'; answer: 'yes' | 'no'; opening: Range; action: Range }
  | { kind: 'question'; condition: Range; action: Range; unless: false }
);

/** Longer sentences are nobody's instruction: they are kept as they stand, so that no text can make the reading slow. */
export const longestSentence = 1500;

/** The clauses of a part of a line, in order; together they cover it. All parts of a line are read with one vocabulary. */
export function clausesIn(line: Line, range: Range, vocabulary: Vocabulary): readonly Clause[] {
  const key = range.start * 2 ** 20 + range.end;
  const known = line.clauses.get(key);
  if (known) return known;
  const clauses = readClauses(line, range, vocabulary);
  line.clauses.set(key, clauses);
  return clauses;
}

function readClauses(line: Line, range: Range, vocabulary: Vocabulary): Clause[] {
  const clauses: Clause[] = [];
  const sentences = sentencesIn(line, range).flatMap((sentence) => partsOf(line, sentence, vocabulary));
  const noted = sentences.findIndex((sentence) => vocabulary.notes.label(masked(line, sentence)));
  for (let index = 0; index < sentences.length; index++) {
    const sentence = sentences[index];
    if (!sentence) continue;
    // A remark goes on to the end of its paragraph.
    if (noted >= 0 && index >= noted) {
      clauses.push({ kind: 'note', range: sentence });
      continue;
    }
    const next = sentences[index + 1];
    if (next && (index === 0 || line.isOwn) && isAnsweredQuestion(line, sentence, next, vocabulary)) {
      clauses.push({
        kind: 'question',
        range: { start: sentence.start, end: next.end },
        condition: sentence,
        action: afterArrow(line, next),
        unless: false,
      });
      index++;
    } else clauses.push(clauseOf(line, sentence, vocabulary));
  }
  const hasCase = clauses.some((clause) => clause.kind === 'if' && clause.isNamed);
  const read = hasCase ? clauses.map((clause) => besideNamed(line, clause, vocabulary)) : clauses;
  return withInnerConditions(line, read, vocabulary);
}

/** "Is it a refund? → Forward it." */
function afterArrow(line: Line, range: Range): Range {
  const arrow = /^\s*(?:→|->|=>)\s*/.exec(masked(line, range))?.[0].length ?? 0;
  return { start: range.start + arrow, end: range.end };
}

/** "For a difference of € 5: accept it. For a bigger one: call." What stands beside a named case is one too. */
function besideNamed(line: Line, clause: Clause, vocabulary: Vocabulary): Clause {
  const named = clause.kind === 'plain' ? namedCase(line, clause.range, vocabulary, true) : undefined;
  return named ? { kind: 'if', range: clause.range, ...named, unless: false, isNamed: true } : clause;
}

/** A sentence cut where its other branch begins inside it: "…, otherwise …", "…; if not, …". */
function partsOf(line: Line, sentence: Range, vocabulary: Vocabulary): Range[] {
  if (sentence.end - sentence.start > longestSentence) return [sentence];
  const text = masked(line, sentence);
  for (let at = text.search(/[;,–—]/); at >= 0; at = nextAfter(text, at)) {
    const rest = text.slice(at + 1);
    if (
      opensElse(rest, vocabulary) === undefined &&
      !(text[at] === ';' && conditionEnd(rest, vocabulary) !== undefined)
    )
      continue;
    const cut = sentence.start + at + 1;
    const head = trim(line, { start: sentence.start, end: cut });
    const tail = trim(line, { start: cut, end: sentence.end });
    if (head.end - head.start > 2) return [head, ...partsOf(line, tail, vocabulary)];
  }
  return [sentence];
}

function nextAfter(text: string, at: number): number {
  const found = text.slice(at + 1).search(/[;,–—]/);
  return found < 0 ? -1 : at + 1 + found;
}

function clauseOf(line: Line, sentence: Range, vocabulary: Vocabulary): Clause {
  if (sentence.end - sentence.start > longestSentence) return { kind: 'plain', range: sentence };
  const text = masked(line, sentence);
  const from = afterConnectors(text, vocabulary);
  const rest = text.slice(from);
  const start = sentence.start + from;
  const otherwise = opensElse(rest, vocabulary);
  if (otherwise) {
    const action = trim(line, { start: start + otherwise.end, end: sentence.end });
    return {
      kind: 'else',
      range: sentence,
      answer: otherwise.answer,
      opening: { start, end: start + otherwise.opening },
      action,
    };
  }
  if (isOptional(rest, vocabulary)) return { kind: 'plain', range: sentence, optional: true };
  const opened = conditionEnd(rest, vocabulary);
  // "Is het meer dan € 300?" asks; its "dan" is no "then".
  if (opened && !(opened.needsThen && /\?["'”’)]*$/.test(rest))) {
    const split = splitCondition(
      line,
      { start: start + opened.end, end: sentence.end },
      vocabulary,
      opened.needsThen,
      opened.verbFirst,
    );
    if (split && isAction(line, split.action, vocabulary)) {
      const isNamed = vocabulary.nounConditions.is(rest.slice(opened.start, opened.end));
      const condition = isNamed ? { ...split.condition, start: start + opened.start } : split.condition;
      return { kind: 'if', range: sentence, ...split, condition, unless: opened.unless, isNamed };
    }
    return { kind: 'plain', range: sentence };
  }
  const named = namedCase(line, { start, end: sentence.end }, vocabulary);
  if (named && isAction(line, named.action, vocabulary))
    return { kind: 'if', range: sentence, ...named, unless: false, isNamed: true };
  const trailing =
    trailingCondition(line, sentence, vocabulary) ?? conditionalJump(line, sentence, vocabulary);
  if (trailing) return trailing;
  const optional = vocabulary.optional.find(text) !== undefined;
  return optional ? { kind: 'plain', range: sentence, optional } : { kind: 'plain', range: sentence };
}

/** Length of "However, " and the like before what matters. */
function afterConnectors(text: string, vocabulary: Vocabulary): number {
  const opened = vocabulary.connectors.opens(text);
  if (!opened) return 0;
  const gap = /^\s*,?\s+/.exec(text.slice(opened.end));
  return gap ? opened.end + gap[0].length : 0;
}

/** An opening of the other branch with the sign or word that sets it apart from its action. */
function opensElse(
  text: string,
  vocabulary: Vocabulary,
): { answer: 'yes' | 'no'; opening: number; end: number } | undefined {
  const no = vocabulary.otherwise.opens(text) ?? answerOpening(text, vocabulary.no, vocabulary);
  const found = no ?? answerOpening(text, vocabulary.yes, vocabulary);
  if (!found) return undefined;
  const gap = /^\s*(?:[,:–—→-]|->)+\s*/.exec(text.slice(found.end));
  const then = vocabulary.thenWords.opens(text.slice(found.end));
  const alone =
    vocabulary.elseWords.opens(text)?.end === found.end &&
    /^\s+\S/.test(text.slice(found.end)) &&
    !isNegated(text, found.end, vocabulary);
  const opens = vocabulary.mainClause.opens(text.slice(found.end)) !== undefined;
  if (!gap && !then && !opens && !alone) return undefined;
  const end = found.end + (gap?.[0].length ?? then?.end ?? 0);
  const again = gap ? vocabulary.thenWords.opens(text.slice(end)) : undefined;
  return { answer: no ? 'no' : 'yes', opening: found.end, end: end + (again?.end ?? 0) };
}

/** `Kung hindi sumagot ang kustomer, …`: "if not" with a verb and a comma behind it is a condition with a "not" in it. */
function isNegated(text: string, end: number, vocabulary: Vocabulary): boolean {
  return vocabulary.if.opens(text) !== undefined && /[,:;]/.test(text.slice(end));
}

/** "If so," and "If yes,", `zo ja`: answers of a word of condition or of several words. */
function answerOpening(text: string, answers: Vocabulary['yes'], vocabulary: Vocabulary) {
  const found = answers.opens(text);
  if (!found) return undefined;
  const words = text.slice(found.start, found.end);
  return /\s/.test(words) || vocabulary.if.opens(words) ? found : undefined;
}

/** A condition that only says "where needed": the step is optional, there is nothing to decide. */
function isOptional(text: string, vocabulary: Vocabulary): boolean {
  const found = vocabulary.optional.opens(text);
  return found !== undefined && /^\s*(?:[,.:;)\]–—]|$)/.test(text.slice(found.end));
}

interface Opened {
  start: number;
  end: number;
  unless: boolean;
  /** The opening is a condition only if a word for "then" follows. */
  needsThen: boolean;
  /** A comma behind the condition is enough. */
  verbFirst?: boolean;
}

function conditionEnd(text: string, vocabulary: Vocabulary): Opened | undefined {
  const unless = vocabulary.unless.opens(text);
  if (unless) return { start: unless.start, end: unless.end, unless: true, needsThen: false };
  const only = vocabulary.onlyIf.opens(text);
  if (only) return { start: only.start, end: only.end, unless: false, needsThen: false };
  const found = vocabulary.if.opens(text);
  if (found) return { start: found.start, end: found.end, unless: false, needsThen: false };
  const weak = vocabulary.ifBeforeThen.opens(text);
  // A verb belongs to the condition ("is it paid, then …"), a conjunction does not ("when it is paid, then …").
  const conjunction = weak && vocabulary.when.opens(text);
  return (
    weak && {
      start: weak.start,
      end: conjunction?.end ?? weak.start,
      unless: false,
      needsThen: true,
      verbFirst: !conjunction && vocabulary.words.clauses.verbFirst,
    }
  );
}

/** "Do Y, if X." A condition that the comma sets apart and that ends the sentence. */
function trailingCondition(line: Line, sentence: Range, vocabulary: Vocabulary): Clause | undefined {
  const text = masked(line, sentence);
  const comma = text.lastIndexOf(', ');
  if (comma < 3) return undefined;
  const rest = text.slice(comma + 1);
  if (isOptional(rest, vocabulary) || vocabulary.otherwise.opens(rest)) return undefined;
  const opened = conditionEnd(rest, vocabulary);
  if (!opened || opened.needsThen) return undefined;
  const condition = trim(line, { start: sentence.start + comma + 1 + opened.end, end: sentence.end });
  const end = condition.start + said(line, condition).replace(/[\s.!?…)]+$/u, '').length;
  if (said(line, condition).split(' ').length < 2) return undefined;
  const action = { start: sentence.start, end: sentence.start + comma };
  return {
    kind: 'if',
    range: sentence,
    condition: { start: condition.start, end },
    action,
    unless: opened.unless,
  };
}

/** "Go back to step 2 if it fails": behind a jump, a condition needs no comma. */
function conditionalJump(line: Line, sentence: Range, vocabulary: Vocabulary): Clause | undefined {
  const text = masked(line, sentence);
  if (!vocabulary.if.find(text) && !vocabulary.unless.find(text) && !vocabulary.onlyIf.find(text))
    return undefined;
  const jump = vocabulary.jumpToStep.find(text) ?? vocabulary.repeatStep.find(text);
  const rest = jump ? text.slice(jump.end) : '';
  const opened =
    jump && /^[\s)\]]/.test(rest) && !isOptional(rest, vocabulary)
      ? conditionEnd(rest, vocabulary)
      : undefined;
  if (!jump || !opened || opened.needsThen || opened.start > 3) return undefined;
  const start = sentence.start + jump.end;
  const end = sentence.start + text.replace(/[\s.!?…)]+$/u, '').length;
  const condition = trim(line, { start: start + opened.end, end });
  if (condition.end <= condition.start) return undefined;
  return {
    kind: 'if',
    range: sentence,
    condition,
    action: { start: sentence.start, end: start },
    unless: opened.unless,
  };
}

/** Reassurance and what will happen by itself are no actions. */
function isAction(line: Line, action: Range, vocabulary: Vocabulary): boolean {
  const text = masked(line, action);
  if (vocabulary.consequence.opens(text)) return false;
  const will = vocabulary.will.find(text);
  if (!will) return true;
  const subject = text.slice(0, will.start);
  const isSubject =
    subject.trim() !== '' && !/[,;:]/.test(subject) && subject.trim().split(/\s+/).length <= 6;
  return !isSubject || vocabulary.reader.find(subject) !== undefined;
}

/** A question that asks for yes or no and goes on with what to do. */
function isAnsweredQuestion(line: Line, question: Range, next: Range, vocabulary: Vocabulary): boolean {
  const asked = masked(line, question);
  if (!/\?["'”’)]*$/.test(asked) || vocabulary.factQuestions.opens(asked)) return false;
  const answer = masked(line, next);
  if (/\?["'”’)]*$/.test(answer) || vocabulary.notes.label(answer)) return false;
  if (vocabulary.yes.label(answer) || vocabulary.no.label(answer)) return false;
  return clauseOf(line, next, vocabulary).kind === 'plain' && isAction(line, next, vocabulary);
}
