import type { FlowNode } from '../flow.ts';
import { applyMove, readMove } from './act.ts';
import { type Clause, clausesIn } from './clause.ts';
import type { Open } from './draft.ts';
import { type Line, masked, placeIn, type Range, said } from './line.ts';
import { questionBefore, questionOf } from './question.ts';
import { answerLabel, asQuestion, bare } from './text.ts';
import { addNode, branchWay, endOf, say, type Way } from './way.ts';

/** Reads part of a line as instructions, one clause after the other. `last`: nothing of the step or branch follows. */
export function sayAll(way: Way, line: Line, range: Range, last: boolean): void {
  const clauses = clausesIn(line, range, way.draft.document.vocabulary);
  sayClauses(way, line, clauses, last);
}

export function sayClauses(
  way: Way,
  line: Line,
  clauses: readonly Clause[],
  last: boolean,
  before?: Way['before'],
): void {
  const final = clauses.findLastIndex((clause) => clause.kind !== 'note');
  if (before) way.before = before;
  clauses.forEach((clause, index) => {
    way.opensParagraph = index === 0 && !before;
    sayClause(way, line, clause, last && index >= final);
  });
}

function sayClause(way: Way, line: Line, clause: Clause, last: boolean): void {
  if (way.closed || clause.kind === 'note') {
    remark(way, line, clause.range);
    return;
  }
  if (clause.kind === 'else') sayElse(way, line, clause);
  else if (clause.kind === 'if' || clause.kind === 'question') {
    const counts = clause.action.end > clause.action.start && !isAside(way, line, clause);
    if (counts) decide(way, line, clause);
    else say(way, line, clause.range);
  } else {
    if (isFarewell(way, line, clause.range)) way.closed = true;
    const node = sayPlain(way, line, clause.range, last);
    if (clause.optional && node && way.current === node && node.details.length === 0) node.optional = true;
  }
  // "If so" refers to what was asked or checked, not to another condition.
  way.before = clause.kind === 'plain' ? { line, range: clause.range } : undefined;
}

/** Advice inside a paragraph of explanation ("If by email, you can use this text") is no decision. */
function isAside(way: Way, line: Line, clause: Clause & { action: Range }): boolean {
  if (line.isOwn || way.opensParagraph) return false;
  return way.draft.document.vocabulary.advice.opens(masked(line, clause.action)) !== undefined;
}

/** What follows a jump or an ending, and notes, change nothing. */
function remark(way: Way, line: Line, range: Range): void {
  const node = way.current ?? way.draft.nodes.at(-1);
  const text = said(line, range);
  if (node && text !== '') node.details.push(text);
}

/** "Congratulations, you are done!" in the last step: what follows are remarks. */
export function isFarewell(way: Way, line: Line, range: Range): boolean {
  if (way.branch || way.siblings.at(-1) !== way.step) return false;
  const text = masked(line, range);
  const { end, reader } = way.draft.document.vocabulary;
  const says = reader.find(text) !== undefined || text.endsWith('!');
  return says && end.is(text.slice(text.lastIndexOf(', ') + 1));
}

/** An instruction, with the jump, ending or hand-off that may close it. */
export function sayPlain(way: Way, line: Line, range: Range, last: boolean): FlowNode | undefined {
  const { vocabulary } = way.draft.document;
  const move = readMove(way, line, range, last);
  if (!move) return say(way, line, range);
  if (!way.branch && vocabulary.goOn.is(masked(line, range))) {
    if (way.current?.escalatesTo !== undefined) way.current.goesOn = true;
    return say(way, line, range);
  }
  if (move.kind === 'hand-off' && way.branch && last && !move.awaits) way.current = undefined;
  const node = move.rest.end > move.rest.start ? say(way, line, move.rest) : way.current;
  return applyMove(way, line, move, last) ?? node;
}

/** A question stays one, and so does a condition without a word for "if": "If is it paid" and "If for € 5" would be no sentences. */
function conditionOf(condition: string, clause: Clause, way: Way): string {
  const { ifBeforeThen, when } = way.draft.document.vocabulary;
  const isVerb = ifBeforeThen.opens(condition) !== undefined && when.opens(condition) === undefined;
  const plain = condition.replace(/\s*\?+$/u, '');
  const isNamed = clause.kind === 'if' && clause.isNamed;
  return clause.kind === 'question' || isVerb || isNamed ? `${plain}?` : plain;
}

/** A condition and its action in a step: a diamond with a Yes branch, and No past it. */
export function decide(
  way: Way,
  line: Line,
  clause: Clause & { condition: Range; action: Range; unless: boolean },
  own?: FlowNode,
): Way {
  const { chart } = way.draft.document.vocabulary.words;
  const condition = bare(said(line, clause.condition));
  const place = placeIn(line, clause.range);
  const decision = own ?? addNode(way, 'decision', questionOf(line, clause, way), place);
  if (!clause.unless) decision.condition = conditionOf(condition, clause, way);
  const holds: Open = { from: decision.id, label: chart.yes, implied: true, place };
  const fails: Open = {
    from: decision.id,
    label: chart.no,
    implied: true,
    place: clause.unless ? place : endOf(place),
  };
  const [taken, past] = clause.unless ? [fails, holds] : [holds, fails];
  const inside = branchWay(way, decision, taken);
  sayAll(inside, line, clause.action, true);
  way.opens = [...inside.opens, past];
  way.last = { decision, condition, no: past };
  return inside;
}

/** "Otherwise, …", "If so, …": the other answer of the question before, or a question made of the check before. */
function sayElse(way: Way, line: Line, clause: Clause & { kind: 'else' }): void {
  const place = placeIn(line, clause.range);
  const label = answerLabel(said(line, clause.opening));
  const waiting = clause.answer === 'no' ? way.last?.no : undefined;
  if (waiting && way.last && way.opens.includes(waiting)) {
    way.opens = way.opens.filter((open) => open !== waiting);
    way.last.no = undefined;
    followAnswer(way, line, clause, way.last.decision, { from: waiting.from, label, place });
    return;
  }
  const asked = questionBefore(way);
  if (asked === undefined && way.branch && !way.current && clause.action.end > clause.action.start) {
    // "**Go:** If yes, proceed to step 2": the label has said it.
    sayAll(way, line, clause.action, true);
    return;
  }
  if (asked === undefined || clause.action.end <= clause.action.start) {
    say(way, line, clause.range);
    return;
  }
  askBefore(way, line, clause, asked, askedItself(way));
}

/** "Was it a gift? If yes, …": the step asks, and is the decision. */
function askedItself(way: Way): FlowNode | undefined {
  const { current, opens, before } = way;
  const [open] = opens;
  const asks = current?.kind === 'step' && /\?["'”’)]*$/.test(current.label) && current.title === undefined;
  if (!asks || !before || !current.label.endsWith(said(before.line, before.range).slice(-12)))
    return undefined;
  if (opens.length !== 1 || open?.from !== current.id || open.label !== undefined) return undefined;
  current.kind = 'decision';
  return current;
}

/** A decision made of the check before it, with the answer that is told. `own`: the node of a step that is only this answer. */
export function askBefore(
  way: Way,
  line: Line,
  clause: Clause & { kind: 'else' },
  asked: string,
  own?: FlowNode,
): void {
  const { chart } = way.draft.document.vocabulary.words;
  const place = placeIn(line, clause.range);
  const label = answerLabel(said(line, clause.opening));
  const decision =
    own ?? addNode(way, 'decision', asQuestion(asked, way.draft.document.vocabulary.words), place);
  const other: Open = {
    from: decision.id,
    label: clause.answer === 'no' ? chart.yes : chart.no,
    implied: true,
    place,
  };
  way.opens = [other];
  followAnswer(way, line, clause, decision, { from: decision.id, label, place });
  way.last = { decision, condition: asked, ...(clause.answer === 'yes' ? { no: other } : {}) };
}

function followAnswer(
  way: Way,
  line: Line,
  clause: Clause & { kind: 'else' },
  decision: FlowNode,
  open: Open,
): void {
  const inside = branchWay(way, decision, open);
  sayAll(inside, line, clause.action, true);
  way.opens = [...way.opens, ...inside.opens];
}
