import type { Clause } from './clause.ts';
import { type Line, masked, trim } from './line.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * "Refund if the parcel is lost, otherwise send a new one": the other branch shows that what stands before it holds under a condition,
 * without a comma too. Behind a verb of checking the "if" is a "whether", and the whole is the question.
 */
export function withInnerConditions(
  line: Line,
  clauses: readonly Clause[],
  vocabulary: Vocabulary,
): Clause[] {
  return clauses.map((clause, index) => {
    const next = clauses[index + 1];
    const isFirst = clause.kind === 'plain' && next?.kind === 'else' && next.answer === 'no';
    return (isFirst && conditionIn(line, clause, vocabulary)) || clause;
  });
}

function conditionIn(line: Line, clause: Clause, vocabulary: Vocabulary): Clause | undefined {
  const { start, end } = clause.range;
  const text = masked(line, clause.range);
  const unless = vocabulary.unless.find(text);
  const found = unless ?? vocabulary.onlyIf.find(text) ?? vocabulary.if.find(text);
  if (!found || vocabulary.check.find(text.slice(0, found.start))) return undefined;
  const action = trim(line, { start, end: start + found.start });
  const said = text.replace(/[\s.,;!?…)–—]+$/u, '');
  const condition = trim(line, { start: start + found.end, end: Math.min(end, start + said.length) });
  const words = text.slice(found.end, said.length).trim().split(/\s+/);
  if (action.end - action.start < 3 || words.length < 2 || /[,;:]\s/.test(text.slice(0, said.length)))
    return undefined;
  return { kind: 'if', range: clause.range, condition, action, unless: unless !== undefined };
}
