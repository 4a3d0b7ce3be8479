import type { FlowNode } from '../flow.ts';
import { longestSentence } from './clause.ts';
import { addEnd, connect } from './draft.ts';
import { type Line, masked, placeIn, type Range, said } from './line.ts';
import { endIn, handOff, type Move, moveIn } from './move.ts';
import { findTarget, foundElsewhere, isPhaseCalled, nameOf } from './targets.ts';
import { answerLabel } from './text.ts';
import { say, type Way } from './way.ts';

/** The move of a sentence, where it counts: everywhere in a branch, in the last sentence of a step. */
export function readMove(way: Way, line: Line, range: Range, last: boolean): Move | undefined {
  if (range.end - range.start > longestSentence) return undefined;
  const { vocabulary } = way.draft.document;
  const { targets } = way.draft;
  const inBranch = way.branch !== undefined;
  const isTitle = (title: string): boolean => {
    const name = nameOf(title);
    return targets.byTitle.has(name) || way.draft.all.some((other) => isPhaseCalled(name, other));
  };
  const move = moveIn(line, range, vocabulary, isTitle, inBranch, last);
  if (!move) {
    // Outside of an answer only "End." and a named ending count, not what merely opens like one.
    const counts = !inBranch && last && way.current !== undefined && !isOfCase(way, line, range);
    return counts ? endIn(line, range, vocabulary, false) : undefined;
  }
  if (move.kind === 'hand-off') return move;
  if (!inBranch && !last) return undefined;
  if (move.kind !== 'jump') return move;
  const found = findTarget(move.target, targets, way.step, way.siblings);
  const isLost = !found || ('lost' in found && found.lost === 'missing');
  if (isLost && foundElsewhere(move.target, way.step, way.draft)) return move;
  if (found && 'lost' in found && found.lost === 'near') lose(way, line, move, found.candidates);
  const isText = found === undefined || ('lost' in found && found.lost === 'near');
  if (isText && move.target.kind === 'next') return { kind: 'go-on', place: move.place, rest: move.rest };
  return isText ? undefined : move;
}

/** "For segment C, no discount is given. End.": only that case ends, unless the step is the last one. */
function isOfCase(way: Way, line: Line, range: Range): boolean {
  const { cases } = way.draft.document.vocabulary;
  if (range.start === 0 || way.siblings.at(-1) === way.step) return false;
  const before = way.before ? masked(way.before.line, way.before.range) : line.masked;
  return cases.opens(before) !== undefined;
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
