import type { FlowNode } from '../flow.ts';
import { applyMove, readMove } from './act.ts';
import type { Clause } from './clause.ts';
import { type Line, said } from './line.ts';
import { isFarewell } from './say.ts';
import { nameOf } from './targets.ts';
import { bare } from './text.ts';
import { addNode, type Way } from './way.ts';

/** The node that carries the step's number. */
export function ownNode(way: Way, kind: FlowNode['kind'], label: string): FlowNode {
  const { step, draft } = way;
  const node = addNode(way, kind, bare(label), step.place, true);
  const title = titleOf(way);
  if (title !== undefined) node.title = title;
  if (way.numbered && step.authorNumber !== step.number) node.authorNumber = step.authorNumber;
  if (step.role !== undefined) node.role = step.role;
  else if (draft.lane !== undefined) node.role = draft.lane;
  if (step.time !== undefined) node.time = step.time;
  draft.nodeOf.set(step, node.id);
  way.current = node;
  return node;
}

/** The bold lead, unless it says who acts: "**Team lead:** Ask a colleague." */
export function titleOf({ step, draft }: Way): string | undefined {
  return step.title !== undefined && draft.document.roles.has(nameOf(step.title)) ? undefined : step.title;
}

/** The first sentence is the label; a jump at its end is an edge. */
export function openMove(way: Way, node: FlowNode, line: Line, first: Clause, last: boolean): void {
  if (first.kind !== 'plain') return;
  if (isFarewell(way, line, first.range)) way.closed = true;
  const move = readMove({ ...way, current: undefined }, line, first.range, last);
  if (!move || move.kind === 'end') return;
  const rest = bare(said(line, move.rest));
  if (rest !== '' && move.kind !== 'hand-off') node.label = rest;
  applyMove(way, line, move, last);
}
