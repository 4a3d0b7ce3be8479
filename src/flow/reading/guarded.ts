import { readMove } from './act.ts';
import { sayBlocks } from './blocks.ts';
import { type Clause, clausesIn } from './clause.ts';
import { addEnd, connect, type Open } from './draft.ts';
import { type Line, masked, placeIn, type Range, said } from './line.ts';
import { negates, shared } from './negates.ts';
import type { Opening } from './opening.ts';
import { openMove, ownNode } from './own.ts';
import type { Pair } from './pairs.ts';
import { questionBefore, questionOf } from './question.ts';
import { askBefore, decide, sayClauses } from './say.ts';
import { nameOf } from './targets.ts';
import { answerLabel, asQuestion, bare } from './text.ts';
import { branchWay, describe, type Question, type Way } from './way.ts';

/** "3. If not, go back to step 1" below a step that checks or asks: the answer is a step of its own. */
export function answersCheck(
  way: Way,
  line: Line,
  opening: Opening,
  first: Clause & { kind: 'else' },
): boolean {
  const { vocabulary } = way.draft.document;
  const asked = questionBefore(way);
  const text = way.before ? masked(way.before.line, way.before.range) : '';
  const checks = /\?$/.test(text) || vocabulary.check.opens(text) !== undefined;
  if (asked === undefined || !checks || first.action.end <= first.action.start) return false;
  const node = ownNode(way, 'decision', asQuestion(asked, way.draft.document.vocabulary.words));
  askBefore(way, line, first, asked, node);
  sayClauses(way, line, opening.clauses.slice(1), way.step.blocks.length === 0);
  sayBlocks(way, way.step.blocks);
  return true;
}

/** "If X, do Y" as the whole step: the decision carries the number. */
export function conditional(
  way: Way,
  line: Line,
  opening: Opening,
  first: Clause & { kind: 'if' | 'question' },
): Question | undefined {
  const { step } = way;
  const isTitle = step.title !== undefined && nameOf(said(line, first.range)).startsWith(nameOf(step.title));
  const label = step.title === undefined || isTitle ? questionOf(line, first, way) : step.title;
  const node = ownNode(way, 'decision', label);
  if (isTitle) node.title = undefined;
  const inside = decide(way, line, first, node);
  return afterCondition(way, inside, line, opening.clauses.slice(1));
}

/** "(GCP only) Do Y": a decision before the step, which carries its number. */
export function guarded(way: Way, line: Line, opening: Opening, condition: Range): Question | undefined {
  const text = bare(said(line, condition));
  const node = ownNode(
    way,
    'decision',
    way.step.title ?? asQuestion(text, way.draft.document.vocabulary.words),
  );
  const start = opening.clauses[0]?.range.start ?? condition.end;
  const clause = {
    kind: 'if',
    range: { start: condition.start, end: line.text.length },
    condition,
    unless: false,
  } as const;
  const inside = decide(
    way,
    line,
    { ...clause, action: { start, end: opening.clauses[0]?.range.end ?? start } },
    node,
  );
  return afterCondition(way, inside, line, opening.clauses.slice(1));
}

/** What follows a conditional step belongs to its action, save for "Otherwise, …". */
function afterCondition(way: Way, inside: Way, line: Line, clauses: readonly Clause[]): Question | undefined {
  const { step } = way;
  const question = way.last;
  const condition = question?.condition ?? '';
  const rest = clauses.map((clause) => asOther(clause, condition, line, way));
  const other = rest.findIndex((clause) =>
    clause.kind === 'else' ? !answersAction(inside, line, clause) : isParallel(clause, condition, line),
  );
  const own = other < 0 ? clauses : clauses.slice(0, other);
  sayClauses(inside, line, own, other < 0 && step.blocks.length === 0);
  if (other < 0) sayBlocks(inside, step.blocks);
  way.opens = question?.no ? [...inside.opens, question.no] : inside.opens;
  if (other >= 0) {
    sayClauses(way, line, rest.slice(other), step.blocks.length === 0);
    sayBlocks(way, step.blocks);
  }
  return other < 0 ? question : undefined;
}

/** "If the cause is found, … If the cause is not found, …": the second is the other answer of the first. */
function asOther(clause: Clause, condition: string, line: Line, way: Way): Clause {
  if (clause.kind !== 'if' || clause.action.end <= clause.action.start) return clause;
  if (!negates(said(line, clause.condition), condition, way)) return clause;
  const { range, action } = clause;
  return { kind: 'else', answer: 'no', range, opening: clause.condition, action };
}

/** "If they want another address, … If they want another name, …": neither depends on the other. */
function isParallel(clause: Clause, condition: string, line: Line): boolean {
  return clause.kind === 'if' && shared(said(line, clause.condition), condition) >= 0.6;
}

/** "If they have a proxy, check that it is on file. If it isn't, …": the answer is that of the check, not of the condition. */
function answersAction(inside: Way, line: Line, clause: Clause & { kind: 'else' }): boolean {
  const { vocabulary } = inside.draft.document;
  const said = inside.before ? masked(inside.before.line, inside.before.range) : '';
  const plain = vocabulary.elseWords.opens(masked(line, clause.range)) !== undefined;
  return !plain && vocabulary.check.opens(said) !== undefined;
}

/** Whether a step is the other answer of the step before: "Otherwise, …", "If not, …" or the same condition with a "not". */
export function isOtherAnswer(
  before: Question,
  first: Clause,
  line: Line,
  way: Way,
): first is Clause & { kind: 'else' | 'if' } {
  if (!before.no || !way.opens.includes(before.no)) return false;
  if (first.kind === 'else') return first.answer === 'no';
  return first.kind === 'if' && negates(said(line, first.condition), before.condition, way);
}

/** The step is an answer of the condition before it; both ways join behind it. */
export function otherAnswer(
  way: Way,
  before: Question,
  line: Line,
  words: Range,
  action: Range,
  rest: readonly Clause[],
): undefined {
  const { step } = way;
  const no = before.no;
  if (!no) return undefined;
  const others = way.opens.filter((open) => open !== no);
  const open: Open = { from: no.from, label: answerLabel(said(line, words)), place: placeIn(line, words) };
  const inside = branchWay(way, before.decision, open);
  const node = ownNode(inside, 'step', said(line, action));
  describe(node, line, action, inside);
  const isLast = rest.length === 0 && step.blocks.length === 0;
  if (readMove({ ...inside, current: undefined }, line, action, isLast)?.kind === 'end') {
    const { chart } = way.draft.document.vocabulary.words;
    const end = addEnd(chart.end, placeIn(line, action), inside.branch, way.draft);
    connect(inside.opens, end.id, way.draft);
    way.opens = others;
    return undefined;
  }
  openMove(
    inside,
    node,
    line,
    { kind: 'plain', range: action },
    rest.length === 0 && step.blocks.length === 0,
  );
  sayClauses(inside, line, rest, step.blocks.length === 0);
  sayBlocks(inside, step.blocks);
  way.opens = [...others, ...inside.opens];
  return undefined;
}

/** "Click Yes if X" with "Click No if Y" as the next step. */
export function firstOfPair(way: Way, line: Line, range: Range, pair: Pair): Question | undefined {
  const clause = {
    kind: 'if',
    range,
    condition: pair.condition,
    action: pair.action,
    unless: false,
  } as const;
  const node = ownNode(
    way,
    'decision',
    questionOf(line, { ...clause, range: { start: pair.action.end, end: range.end } }, way),
  );
  const inside = decide(way, line, clause, node);
  sayClauses(inside, line, clausesIn(line, pair.rest, way.draft.document.vocabulary), false);
  sayBlocks(inside, way.step.blocks);
  const question = way.last;
  way.opens = question?.no ? [...inside.opens, question.no] : inside.opens;
  return question && { ...question, pair: true };
}
