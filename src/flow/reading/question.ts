import type { Clause } from './clause.ts';
import { type Line, type Range, said } from './line.ts';
import { asQuestion, bare } from './text.ts';
import type { Way } from './way.ts';

/** The sentence before as a question: "Check that the order is paid" asks whether the order is paid. */
export function questionBefore(way: Way): string | undefined {
  const { vocabulary } = way.draft.document;
  const text = way.before ? said(way.before.line, way.before.range) : undefined;
  if (text === undefined) return undefined;
  const check = vocabulary.check.opens(text);
  const that = check && vocabulary.that.opens(text.slice(check.end));
  if (check && that) return bare(text.slice(check.end + that.end));
  const question = /\s[–—-]\s+([^–—]{3,}\?)$/.exec(text)?.[1];
  if (question) return question;
  const indirect = vocabulary.whether
    .all(text)
    .findLast((found) => !vocabulary.coordinators.is(text.slice(found.start, found.end)));
  const rest = indirect ? bare(text.slice(indirect.end)) : '';
  return rest.includes(' ') ? rest : bare(text);
}

/** A condition as a question, with its opening word where the language needs it. */
export function questionOf(line: Line, clause: Clause & { condition: Range }, way: Way): string {
  const { vocabulary } = way.draft.document;
  const condition = said(line, clause.condition);
  if (!vocabulary.words.clauses.questionKeepsIf || clause.kind === 'question') return asQuestion(condition);
  const opening = said(line, { start: clause.range.start, end: clause.condition.start });
  const opened = vocabulary.if.find(opening) ?? vocabulary.unless.find(opening);
  return asQuestion(`${opened ? opening.slice(opened.start).trim() : ''} ${condition}`);
}
