import type { Position } from 'unist';
import type { Flow, FlowEdge, FlowNode } from './flow.ts';

/** A fault of a flow, as values: what a message needs, and no words. `node` is the id of the node found fault with. */
export type FlowFault = { node: string; number?: string; label: string; place: Position } & (
  | { kind: 'unknown-target'; target: string; candidates: string[]; near: boolean }
  | { kind: 'ambiguous-target'; target: string; candidates: string[] }
  /** No way leads here. Of several steps in a row only the first is named. */
  | { kind: 'unreachable-step' }
  /** An answer with nothing behind it (`answer`), or a node that no way leaves. */
  | { kind: 'dead-end'; answer?: string }
  /** Once here, no way leads to an ending; `steps` are the numbers on the round. */
  | { kind: 'endless-loop'; steps: string[] }
  /** Of a question's two answers only this one is written. */
  | { kind: 'one-way-decision'; answer: string }
  | { kind: 'duplicate-branch'; answer: string; first: Position }
  /** It hands over (`to` is empty where nobody is named). `awaits`: it says to wait, and not what follows on which answer. */
  | { kind: 'open-escalation'; to: string; awaits: boolean }
  /** The shown number is not the one that the author typed. */
  | { kind: 'broken-numbering'; shown: number; author: number }
);

/** The ways through a flow, looked up by node. */
interface Ways {
  nodes: Map<string, FlowNode>;
  leaving: Map<string, FlowEdge[]>;
  entering: Map<string, FlowEdge[]>;
  reached: Set<string>;
}

/** All faults of a flow in source order. A flow without nodes has none. Linear in its nodes and edges. */
export function checkFlow(flow: Flow): FlowFault[] {
  const [start] = flow.nodes;
  if (!start) return [];
  const ways = waysOf(flow, start.id);
  const faults = [
    ...lostTargets(flow, ways),
    ...unreachable(flow, ways),
    ...deadEnds(flow, ways),
    ...endlessLoops(flow, ways),
    ...flow.nodes.flatMap((node) => [
      ...answers(node, flow, ways),
      ...escalation(node, ways),
      ...numbering(node),
    ]),
  ];
  return faults.sort((a, b) => (a.place.start.offset ?? 0) - (b.place.start.offset ?? 0));
}

function waysOf(flow: Flow, start: string): Ways {
  const ways: Ways = { nodes: new Map(), leaving: new Map(), entering: new Map(), reached: new Set() };
  for (const node of flow.nodes) {
    ways.nodes.set(node.id, node);
    ways.leaving.set(node.id, []);
    ways.entering.set(node.id, []);
  }
  for (const edge of flow.edges) {
    ways.leaving.get(edge.from)?.push(edge);
    ways.entering.get(edge.to)?.push(edge);
  }
  const next = (id: string): string[] => ways.leaving.get(id)?.map((edge) => edge.to) ?? [];
  walk(start, next, ways.reached);
  // A lost jump may have been meant to lead anywhere: what stands behind it is not called unreachable as well.
  const lost = new Set(flow.lost.map((jump) => jump.from));
  flow.nodes.forEach((node, index) => {
    const after = flow.nodes[index + 1];
    if (after && lost.has(node.id)) walk(after.id, next, ways.reached);
  });
  return ways;
}

/** Adds to `seen` all that can be reached from `start`. */
function walk(start: string, next: (id: string) => string[], seen: Set<string>): void {
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...next(id));
  }
}

function at(
  node: FlowNode,
  place = node.place,
): { node: string; number?: string; label: string; place: Position } {
  return {
    node: node.id,
    ...(node.number === undefined ? {} : { number: node.number }),
    label: node.label,
    place,
  };
}

function lostTargets(flow: Flow, ways: Ways): FlowFault[] {
  return flow.lost.flatMap((lost): FlowFault[] => {
    const node = ways.nodes.get(lost.from);
    if (!node) return [];
    const { target, candidates } = lost;
    if (lost.reason === 'ambiguous')
      return [{ kind: 'ambiguous-target', target, candidates, ...at(node, lost.place) }];
    return [
      { kind: 'unknown-target', target, candidates, near: lost.reason === 'near', ...at(node, lost.place) },
    ];
  });
}

function unreachable(flow: Flow, ways: Ways): FlowFault[] {
  const faults: FlowFault[] = [];
  const seen = new Set(ways.reached);
  for (const node of flow.nodes) {
    if (seen.has(node.id)) continue;
    walk(node.id, (id) => ways.leaving.get(id)?.map((edge) => edge.to) ?? [], seen);
    if (!node.implied) faults.push({ kind: 'unreachable-step', ...at(node) });
  }
  return faults;
}

function deadEnds(flow: Flow, ways: Ways): FlowFault[] {
  const lost = new Set(flow.lost.map((jump) => jump.from));
  const faults: FlowFault[] = [];
  for (const edge of flow.edges) {
    const node = ways.nodes.get(edge.from);
    if (edge.empty && node)
      faults.push({ kind: 'dead-end', answer: edge.label ?? '', ...at(node, edge.place) });
  }
  for (const node of flow.nodes) {
    const ends = node.kind === 'end' || node.kind === 'hand-off' || lost.has(node.id);
    if (!ends && ways.leaving.get(node.id)?.length === 0) faults.push({ kind: 'dead-end', ...at(node) });
  }
  return faults;
}

/** Reachable nodes from which no ending can be reached; a lost jump may lead to one. */
function endlessLoops(flow: Flow, ways: Ways): FlowFault[] {
  const escapes = new Set<string>();
  const lost = new Set(flow.lost.map((jump) => jump.from));
  const back = (id: string): string[] => ways.entering.get(id)?.map((edge) => edge.from) ?? [];
  for (const node of flow.nodes) {
    if (
      node.kind === 'end' ||
      node.kind === 'hand-off' ||
      lost.has(node.id) ||
      ways.leaving.get(node.id)?.length === 0
    ) {
      walk(node.id, back, escapes);
    }
  }
  const faults: FlowFault[] = [];
  const told = new Set<string>();
  for (const node of flow.nodes) {
    if (escapes.has(node.id) || told.has(node.id) || !ways.reached.has(node.id)) continue;
    const round = new Set<string>();
    walk(node.id, (id) => ways.leaving.get(id)?.map((edge) => edge.to) ?? [], round);
    for (const id of round) told.add(id);
    const loop = flow.edges.find((edge) => edge.kind === 'loop' && round.has(edge.from));
    const steps = flow.nodes.filter(onRound(round, loop, ways)).flatMap((other) => other.number ?? []);
    faults.push({
      kind: 'endless-loop',
      steps,
      ...at(ways.nodes.get(loop?.from ?? '') ?? node, loop?.place),
    });
  }
  return faults;
}

/** Nodes between the target of a loop and the loop itself; what only leads there is not on the round. */
function onRound(
  round: ReadonlySet<string>,
  loop: FlowEdge | undefined,
  ways: Ways,
): (node: FlowNode) => boolean {
  if (!loop) return ({ id }) => round.has(id);
  const [from, to] = [new Set<string>(), new Set<string>()];
  walk(loop.to, (id) => ways.leaving.get(id)?.map((edge) => edge.to) ?? [], from);
  walk(loop.from, (id) => ways.entering.get(id)?.map((edge) => edge.from) ?? [], to);
  return ({ id }) => from.has(id) && to.has(id);
}

function answers(node: FlowNode, flow: Flow, ways: Ways): FlowFault[] {
  if (node.kind !== 'decision' || !node.listed) return [];
  const faults: FlowFault[] = [];
  const leaving = ways.leaving.get(node.id) ?? [];
  const lost = flow.lost.filter((jump) => jump.from === node.id && jump.label !== undefined);
  const written = [...leaving.filter((edge) => !edge.implied), ...lost].map(({ label = '', place }) => ({
    label,
    place,
  }));
  const firsts = new Map<string, { label: string; place: Position }>();
  for (const answer of written) {
    const name = answer.label.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');
    const first = firsts.get(name);
    if (!first) firsts.set(name, answer);
    else if (first.place.start.offset !== answer.place.start.offset) {
      faults.push({
        kind: 'duplicate-branch',
        answer: answer.label,
        first: first.place,
        ...at(node, answer.place),
      });
    }
  }
  const [only] = firsts.values();
  if (only && firsts.size === 1 && leaving.some((edge) => edge.implied))
    faults.push({ kind: 'one-way-decision', answer: only.label, ...at(node) });
  return faults;
}

/**
 * Escalating without saying what comes after: to wait with no answers below, or in the middle of the list with no word of whether the work
 * goes on here. A hand-over that closes a branch or the list ends the reader's part.
 */
function escalation(node: FlowNode, ways: Ways): FlowFault[] {
  if (node.escalatesTo === undefined || node.goesOn || node.kind === 'decision' || node.kind === 'hand-off')
    return [];
  const leaving = ways.leaving.get(node.id) ?? [];
  const closes = leaving.every((edge) => ways.nodes.get(edge.to)?.kind === 'end');
  if (!node.awaitsAnswer && (closes || leaving.some((edge) => edge.kind !== 'next'))) return [];
  return [{ kind: 'open-escalation', to: node.escalatesTo, awaits: node.awaitsAnswer === true, ...at(node) }];
}

function numbering(node: FlowNode): FlowFault[] {
  const shown = Number(node.number);
  if (node.authorNumber === undefined || !Number.isInteger(shown)) return [];
  return [{ kind: 'broken-numbering', shown, author: node.authorNumber, ...at(node) }];
}
