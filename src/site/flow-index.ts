import type { Position } from 'unist';
import type { Step } from '../document/sop.ts';
import type { Flow, FlowEdge, FlowNode } from '../flow/flow.ts';

/** What the flows of one SOP say of the steps of its text, found by their places. */
export interface FlowIndex {
  /** The node that stands for a step as a whole. */
  nodeOf(step: Step): FlowNode | undefined;
  /** All nodes made of a step, its branches and nested steps too. */
  nodesIn(place: Position): FlowNode[];
  /** Ways that leave a range of the text: what is inside of it leads to what is outside of it. */
  exitsOf(place: Position): Exit[];
  /** The answer of a decision that stands in a range, as the author wrote it. */
  answerIn(decision: FlowNode, place: Position): FlowEdge | undefined;
  /** Is the next step reached from this one without a jump? */
  fallsThrough(step: Step, next: Step): boolean;
}

export interface Exit {
  edge: FlowEdge;
  to: FlowNode;
  /** The author wrote where it goes. */
  isWritten: boolean;
}

const startOf = ({ start }: Position): number => start.offset ?? 0;
const endOf = ({ end }: Position): number => end.offset ?? 0;
const isWithin = (inner: Position, outer: Position): boolean =>
  startOf(inner) >= startOf(outer) && endOf(inner) <= endOf(outer);

export function indexFlows(flows: readonly Flow[]): FlowIndex {
  const parts = flows.map((flow) => ({ flow, byId: new Map(flow.nodes.map((node) => [node.id, node])) }));
  const partOf = (place: Position) => parts.find(({ flow }) => isWithin(place, flow.place)) ?? parts[0];
  // A step is asked about several times: the same place is looked through once.
  const found = new Map<Position, FlowNode[]>();
  const nodesIn = (place: Position): FlowNode[] => {
    const before = found.get(place);
    if (before) return before;
    const nodes =
      partOf(place)?.flow.nodes.filter((node) => !node.implied && isWithin(node.place, place)) ?? [];
    found.set(place, nodes);
    return nodes;
  };
  const nodeOf = (step: Step): FlowNode | undefined =>
    nodesIn(step.place).find(
      (node) => startOf(node.place) === startOf(step.place) && /^[\d.]+$/.test(node.number ?? ''),
    );
  const exits = new Map<Position, Exit[]>();
  const exitsOf = (place: Position): Exit[] => {
    const before = exits.get(place);
    if (before) return before;
    const own = exitsFrom(place);
    exits.set(place, own);
    return own;
  };
  const exitsFrom = (place: Position): Exit[] => {
    const part = partOf(place);
    if (!part) return [];
    const inside = new Set(nodesIn(place).map(({ id }) => id));
    return part.flow.edges.flatMap((edge): Exit[] => {
      const to = part.byId.get(edge.to);
      const isWritten = endOf(edge.place) > startOf(edge.place);
      const leaves = inside.has(edge.from) || (isWritten && isWithin(edge.place, place));
      if (!leaves || !to || (inside.has(edge.to) && to.kind !== 'end')) return [];
      return [{ edge, to, isWritten: isWritten && (edge.kind === 'jump' || edge.kind === 'loop') }];
    });
  };
  return {
    nodeOf,
    nodesIn,
    exitsOf,
    answerIn: (decision, place) =>
      partOf(place)?.flow.edges.find(
        ({ from, label, implied, place: at }) =>
          from === decision.id && label !== undefined && !implied && isWithin(at, place),
      ),
    fallsThrough: (step, next) => {
      const target = nodesIn(next.place)[0];
      return exitsOf(step.place).some(
        ({ edge, to }) => to === target && (edge.kind === 'next' || edge.kind === 'answer'),
      );
    },
  };
}
