import { isChecklist, onlyGoesOn } from '../checklist.ts';
import type { Flow, FlowEdge, FlowNode } from '../flow.ts';
import { conditionalAction, foldedSteps, nestingOf } from './fold.ts';

/** A box with its place in the chart: its ways out in the author's order, the actions inside them, and what follows at its depth. */
export interface Unit {
  node: FlowNode;
  /** The action that a condition stands before; it is drawn in one box with its condition. */
  action?: FlowNode;
  /** Steps of a nested list that has no flow of its own, folded into the box. */
  lines: FlowNode[];
  /** How many lists deep the step is nested. */
  nested: number;
  exits: Exit[];
  parent?: Unit;
  next?: Unit;
  /** Place in reading order. */
  order: number;
}

export interface Exit {
  label?: string;
  /** The author left this answer out. */
  implied: boolean;
  /** A loop of a step; its label says until when. */
  until?: boolean;
  /** The box it leads to, and the node, where that is a part of the box. */
  to?: Unit;
  node?: FlowNode;
  /** Nothing follows: the procedure is over here. */
  over?: boolean;
  /** Words of a jump whose target does not exist. */
  lost?: string;
  /** The actions of this branch. */
  children: Unit[];
}

/** What is known of a flow while its boxes are made. */
export interface Scope {
  flow: Flow;
  maxDepth: number;
  nodes: Map<string, FlowNode>;
  leaving: Map<string, FlowEdge[]>;
  arriving: Map<string, FlowEdge[]>;
  /** Actions by the decision they stand under, nested steps by their step. */
  branches: Map<string, FlowNode[]>;
  within: Map<string, FlowNode[]>;
  units: Map<string, Unit>;
  /** The items follow no order. */
  isChecklist: boolean;
}

/**
 * The boxes of a flow as a tree: branch actions hang from the answer that leads to them. Endings that are reached are no boxes but ways
 * out. Every other node is in exactly one unit.
 */
export function readUnits(flow: Flow, maxDepth: number): Unit[] {
  const scope = scopeOf(flow, maxDepth);
  const boxes = flow.nodes.filter((node) => node.kind !== 'end' || !scope.arriving.has(node.id));
  for (const node of boxes) {
    const { branch, within } = node;
    if (branch && scope.nodes.has(branch.of)) push(scope.branches, branch.of, node);
    if (within !== undefined && scope.nodes.has(within)) push(scope.within, within, node);
  }
  const top = boxes.filter((node) => !node.branch || !scope.nodes.has(node.branch.of));
  // Branches that hang from each other in a circle, or from an ending, are shown after the rest.
  const units = linked([...listOf(top, scope, 0), ...listOf(boxes, scope, 0)], undefined);
  let order = 0;
  forEachUnit(units, (unit) => {
    unit.order = order++;
    for (const exit of unit.exits) exit.to = exit.node && scope.units.get(exit.node.id);
  });
  return units;
}

function scopeOf(flow: Flow, maxDepth: number): Scope {
  const scope: Scope = {
    flow,
    maxDepth,
    nodes: new Map(flow.nodes.map((node) => [node.id, node])),
    leaving: new Map(),
    arriving: new Map(),
    branches: new Map(),
    within: new Map(),
    units: new Map(),
    isChecklist: isChecklist(flow),
  };
  for (const edge of flow.edges) {
    if (!scope.nodes.has(edge.to) || scope.nodes.get(edge.from)?.kind === 'end') continue;
    push(scope.leaving, edge.from, edge);
    push(scope.arriving, edge.to, edge);
  }
  return scope;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function forEachUnit(units: Unit[], visit: (unit: Unit) => void): void {
  for (const unit of units) {
    visit(unit);
    for (const exit of unit.exits) forEachUnit(exit.children, visit);
  }
}

function linked(units: Unit[], parent: Unit | undefined): Unit[] {
  units.forEach((unit, index) => {
    unit.parent = parent;
    unit.next = units[index + 1];
  });
  return units;
}

function listOf(nodes: FlowNode[], scope: Scope, depth: number): Unit[] {
  const units: Unit[] = [];
  for (const node of nodes) if (!scope.units.has(node.id)) units.push(...unitOf(node, scope, depth));
  return units;
}

/** One unit, and after it those of its branches that lie too deep to be drawn inside. */
function unitOf(node: FlowNode, scope: Scope, depth: number): Unit[] {
  const branch = scope.branches.get(node.id) ?? [];
  const action = conditionalAction(node, branch, scope);
  const lines = foldedSteps(action ?? node, scope);
  const unit: Unit = { node, action, lines, nested: nestingOf(node, scope), exits: [], order: 0 };
  const parts = [node, ...(action ? [action] : []), ...lines];
  for (const part of parts) scope.units.set(part.id, unit);
  const isDeep = depth >= scope.maxDepth;
  const byLabel = new Map<string, FlowNode[]>();
  for (const child of branch) if (!parts.includes(child)) push(byLabel, child.branch?.label ?? '', child);
  const groups = [...byLabel].map(([label, nodes]) => ({
    label,
    units: listOf(nodes, scope, isDeep ? depth : depth + 1),
  }));
  const after = isDeep ? groups.splice(0).flatMap((group) => group.units) : [];
  addExits(unit, parts, scope, groups);
  return [unit, ...after];
}

function addExits(
  unit: Unit,
  parts: FlowNode[],
  scope: Scope,
  groups: { label: string; units: Unit[] }[],
): void {
  const ids = new Set(parts.map((part) => part.id));
  const isInside = (edge: FlowEdge) => ids.has(edge.to) && edge.kind !== 'loop';
  // What is guarded comes before the way past it.
  for (const part of [...parts.slice(1), unit.node]) {
    if (isLast(part, scope)) unit.exits.push({ implied: false, over: true, children: [] });
    for (const edge of scope.leaving.get(part.id) ?? []) {
      if (isInside(edge) || (scope.isChecklist && onlyGoesOn(edge, scope.nodes.get(edge.to)))) continue;
      const at = groups.findIndex((group) => group.units.some((child) => child.node.id === edge.to));
      const children = at < 0 ? [] : (groups.splice(at, 1)[0]?.units ?? []);
      unit.exits.push({
        label: edge.label || undefined,
        implied: edge.implied === true,
        until: edge.kind === 'loop' && part.kind !== 'decision',
        node: scope.nodes.get(edge.to),
        children: linked(children, unit),
      });
    }
  }
  for (const { label, units } of groups)
    unit.exits.push({ label: label || undefined, implied: false, children: linked(units, unit) });
  for (const jump of scope.flow.lost) {
    if (ids.has(jump.from))
      unit.exits.push({ label: jump.label || undefined, implied: false, lost: jump.target, children: [] });
  }
}

/** No edge leaves it: a hand-off at the end of a branch, or the last step of a list. */
function isLast(node: FlowNode, scope: Scope): boolean {
  return (
    node.kind !== 'end' &&
    !scope.leaving.has(node.id) &&
    !scope.flow.lost.some((jump) => jump.from === node.id)
  );
}
