import type { Clause } from './clause.ts';
import { type Line, type Range, said } from './line.ts';
import { asQuestion, bare } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Way } from './way.ts';

/** The sentence before as a question: "Check that the order is paid" asks whether the order is paid. */
export function questionBefore(way: Way): string | undefined {
  const { vocabulary } = way.draft.document;
  const text = way.before ? said(way.before.line, way.before.range) : undefined;
  if (text === undefined) return undefined;
  const stated = statementIn(text, vocabulary);
  if (stated !== undefined) return stated;
  const question = /\s[–—-]\s+([^–—]{3,}\?)$/.exec(text)?.[1];
  if (question) return question;
  // `Controleer of …`: behind a verb of checking, `of` is no "or".
  const checks = vocabulary.check.opens(text) !== undefined;
  const indirect = vocabulary.whether
    .all(text)
    .findLast((found) => checks || !vocabulary.coordinators.is(text.slice(found.start, found.end)));
  const rest = indirect ? bare(text.slice(indirect.end)) : '';
  return rest.includes(' ') ? rest : bare(text);
}

/** What is checked: "the order is paid" of "Check that the order is paid", "Prüfen Sie, dass …", "Make sure …". */
function statementIn(text: string, vocabulary: Vocabulary): string | undefined {
  const check = vocabulary.check.opens(text);
  const reader = check && vocabulary.reader.opens(text.slice(check.end));
  const from = check && check.end + (reader?.end ?? 0);
  const that = from === undefined ? undefined : vocabulary.that.opens(text.slice(from));
  if (from !== undefined && that) return bare(text.slice(from + that.end));
  const sure = vocabulary.checkThat.opens(text);
  const rest = sure ? bare(text.slice(sure.end)) : '';
  return rest.includes(' ') ? rest : undefined;
}

/** A condition as a question, with its opening word where the language needs it. */
export function questionOf(line: Line, clause: Clause & { condition: Range }, way: Way): string {
  const { vocabulary } = way.draft.document;
  const condition = said(line, clause.condition);
  const opening = said(line, { start: clause.range.start, end: clause.condition.start });
  // "Should they object" asks in this order alone.
  const isInverted = vocabulary.ifBeforeThen.opens(opening) !== undefined && !vocabulary.when.opens(opening);
  const keeps = vocabulary.words.clauses.questionKeepsIf || isInverted;
  if (!keeps || clause.kind === 'question') return asQuestion(condition, vocabulary.words);
  const opened = isInverted ? { start: 0 } : (vocabulary.if.find(opening) ?? vocabulary.unless.find(opening));
  return asQuestion(`${opened ? opening.slice(opened.start).trim() : ''} ${condition}`, vocabulary.words);
}
