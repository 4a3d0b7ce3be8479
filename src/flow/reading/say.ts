import type { FlowNode } from '../flow.ts';
import { type Clause, clausesIn } from './clause.ts';
import { addEnd, connect, type Open } from './draft.ts';
import { type Line, masked, placeIn, type Range, said } from './line.ts';
import { endIn, handOff, type Move, moveIn } from './move.ts';
import { findTarget, foundElsewhere, nameOf } from './targets.ts';
import { addNode, branchWay, endOf, say, type Way } from './way.ts';

/** Reads part of a line as instructions, one clause after the other. `last`: nothing of the step or branch follows. */
export function sayAll(way: Way, line: Line, range: Range, last: boolean): void {
  const clauses = clausesIn(line, range, way.draft.document.vocabulary);
  sayClauses(way, line, clauses, last);
}

export function sayClauses(
  way: Way,
  line: Line,
  clauses: Clause[],
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

/** The move of a sentence, where it counts: everywhere in a branch, in the last sentence of a step. */
export function readMove(way: Way, line: Line, range: Range, last: boolean): Move | undefined {
  const { vocabulary } = way.draft.document;
  const { targets } = way.draft;
  const inBranch = way.branch !== undefined;
  const move = moveIn(line, range, vocabulary, (title) => targets.byTitle.has(nameOf(title)), inBranch, last);
  if (!move) {
    // Outside of an answer only "End." and a named ending count, not what merely opens like one.
    return !inBranch && last && way.current !== undefined ? endIn(line, range, vocabulary, false) : undefined;
  }
  if (move.kind === 'hand-off') return move;
  if (!inBranch && !last) return undefined;
  if (move.kind !== 'jump') return move;
  const found = findTarget(move.target, targets, way.step, way.siblings);
  if (!found && foundElsewhere(move.target, way.step, way.draft)) return move;
  if (found && 'lost' in found && found.lost === 'near') lose(way, line, move, found.candidates);
  const isText = found === undefined || ('lost' in found && found.lost === 'near');
  if (isText && move.target.kind === 'next') return { kind: 'go-on', place: move.place, rest: move.rest };
  return isText ? undefined : move;
}

function lose(way: Way, line: Line, move: Move & { kind: 'jump' }, candidates: string[]): void {
  const target = move.target.kind === 'title' ? move.target.title : move.target.written;
  const from = way.current?.id ?? way.opens[0]?.from;
  if (from !== undefined)
    way.draft.lost.push({ from, target, reason: 'near', candidates, place: placeIn(line, move.place) });
}

export function applyMove(way: Way, line: Line, move: Move, last: boolean): FlowNode | undefined {
  const place = placeIn(line, move.place);
  if (move.kind === 'hand-off') return handOver(way, line, move, last);
  if (way.branch || move.kind !== 'go-on') way.closed = true;
  if (move.kind === 'go-on') {
    const to = handOff(line, move.rest, way.draft.document.vocabulary)?.to;
    if (to !== undefined && way.current) Object.assign(way.current, { escalatesTo: to, goesOn: true });
    else if (way.current?.escalatesTo !== undefined) way.current.goesOn = true;
    for (const open of way.opens)
      open.place = { start: open.label === undefined ? place.start : open.place.start, end: place.end };
    return undefined;
  }
  if (move.kind === 'end') {
    const handed = move.name ? undefined : handedBefore(way);
    if (handed) {
      handed.details.push(said(line, move.place));
      return partEnds(way, handed);
    }
    const name = answerLabel(said(line, move.name ?? move.place).replace(/[\s.!:]+$/u, ''));
    const end = addEnd(name, place, way.branch, way.draft);
    connect(way.opens, end.id, way.draft);
    way.opens = [];
    return end;
  }
  const { target, until } = move;
  for (const open of way.opens) {
    way.draft.jumps.push({ open, target, until, step: way.step, siblings: way.siblings, place });
  }
  // After a repetition the procedure goes on; so it does where a step loops until something holds.
  const goesOn = !way.branch && (move.repeat || until !== undefined);
  if (goesOn) way.closed = false;
  else way.opens = [];
  return undefined;
}

/** Escalating ends a branch, unless an answer is awaited or more follows. */
function handOver(way: Way, line: Line, move: Move & { kind: 'hand-off' }, last: boolean): FlowNode {
  const node = way.current ?? say(way, line, move.rest);
  node.escalatesTo ??= move.to;
  if (move.awaits) node.awaitsAnswer = true;
  return way.branch && last && !move.awaits && node.kind === 'step' ? partEnds(way, node) : node;
}

/** The node that has just handed the work over without waiting: "Hand over to @lead. Your part ends here." */
function handedBefore(way: Way): FlowNode | undefined {
  const { current, opens } = way;
  if (current?.kind !== 'step' || current.escalatesTo === undefined || current.awaitsAnswer) return undefined;
  return opens.length === 1 && opens[0]?.from === current.id && opens[0].label === undefined
    ? current
    : undefined;
}

/** The reader's part ends with this node; others go on. */
function partEnds(way: Way, node: FlowNode): FlowNode {
  node.kind = 'hand-off';
  if (node.escalatesTo) node.role = node.escalatesTo.replace(/^@/, '');
  way.opens = [];
  way.closed = true;
  return node;
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
  if (!clause.unless) decision.condition = condition.replace(/\?+$/u, '');
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
  askBefore(way, line, clause, asked);
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
  const decision = own ?? addNode(way, 'decision', asQuestion(asked), place);
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

/** Without white space, brackets around it and closing signs. */
export function bare(text: string): string {
  return text.replace(/^[\s,:;–—-]+|[\s.,:;–—-]+$/gu, '');
}

export function asQuestion(text: string): string {
  const plain = bare(text).replace(/\?+$/u, '');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}?`;
}

export function answerLabel(text: string): string {
  const plain = bare(text);
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}`;
}
