import type { Flow, FlowEdge, FlowNode, NodeKind } from '../flow/flow.ts';
import { labelOf } from '../flow/rail/label.ts';
import { readUnits } from '../flow/rail/units.ts';
import { languageOf } from '../languages/index.ts';
import { sentences } from './sentences.ts';

/** A way out of a node. */
export interface GuideWay {
  /** Answer as the author wrote it; for a repetition the words of its "until …". */
  label?: string;
  /** Id of the node it leads to; missing where the jump leads nowhere. */
  to?: string;
  /** Target as written, where it does not exist. */
  lost?: string;
}

/** The page of a sub-procedure. */
export interface GuidePage {
  id: string;
  title: string;
  /** Relative to the page that holds the data. */
  href: string;
}

/** One screen of guided mode. Keys that would be empty are left out. */
export interface GuideNode {
  id: string;
  kind: NodeKind;
  number?: string;
  /** Empty on an ending that has no name of its own. */
  label: string;
  /** What else it says; left out where the page shows the step whole. */
  details?: string[];
  /** Nested steps without a way of their own. */
  lines?: { number: string; text: string }[];
  role?: string;
  /** To whom it is handed over, as readers know the role. */
  escalatesTo?: string;
  /** How to reach that role. */
  contact?: string;
  time?: string;
  optional?: boolean;
  /** Id of its place on the page. */
  anchor?: string;
  /** What stands there is the whole node, but for its answers. */
  whole?: boolean;
  page?: GuidePage;
  /** In the author's order; none on an ending. */
  ways?: GuideWay[];
}

/** All that guided mode needs of one SOP; stands as JSON in its page. */
export interface GuideData {
  /** Where a case may begin: one entry a procedure; phases that follow on another are none. */
  starts: { at: string; node: string }[];
  nodes: GuideNode[];
}

export interface GuideOptions {
  /** Page of the SOP that a sub-procedure names (`FlowNode.target`, as written); undefined where the handbook has none. */
  pageOf?: (target: string) => GuidePage | undefined;
  /** Name of a role as readers know it. */
  roleName?: (role: string) => string;
  /** How to reach a role: one short line. */
  contactOf?: (role: string) => string | undefined;
}

/** The flows of one SOP as screens with buttons. Undefined where there is no step to show. */
export function guideData(flows: readonly Flow[], options: GuideOptions = {}): GuideData | undefined {
  const parts = flows.filter(({ nodes }) => nodes.length > 0).map((flow, index) => partOf(flow, index));
  if (parts.length === 0) return undefined;
  const onward = onwardOf(parts);
  const nodes = parts.flatMap((part) => nodesOf(part, onward, options));
  const followed = new Set(onward.values());
  const starts = parts
    .map(({ flow, idOf }, index) => ({ at: flow.at, node: idOf(flow.nodes[0]?.id ?? ''), index }))
    .filter(({ node, index }) => index === 0 || !followed.has(node))
    .map(({ at, node }) => ({ at, node }));
  return { starts, nodes };
}

/** A flow with ids that are unique on the page, and its nested steps that are folded into their step. */
interface Part {
  flow: Flow;
  idOf: (id: string) => string;
  lines: Map<string, FlowNode[]>;
  folded: Set<string>;
  /** Ids of nodes that hold others with a screen of their own. */
  holding: Set<string>;
  /** Numbers of steps that have parts: 6 where there is 6a. */
  parted: Set<string>;
}

function partOf(flow: Flow, index: number): Part {
  const lines = new Map<string, FlowNode[]>();
  const visit = (units: ReturnType<typeof readUnits>): void => {
    for (const unit of units) {
      if (unit.lines.length > 0) lines.set((unit.action ?? unit.node).id, unit.lines);
      for (const exit of unit.exits) visit(exit.children);
    }
  };
  visit(readUnits(flow, Number.POSITIVE_INFINITY));
  const folded = new Set([...lines.values()].flat().map(({ id }) => id));
  const within = flow.nodes.flatMap(({ id, within: outer }) => (outer && !folded.has(id) ? [outer] : []));
  const parts = flow.nodes.flatMap(({ number = '' }) => /^(\d+)[a-z]+$/.exec(number)?.[1] ?? []);
  return {
    flow,
    idOf: (id) => (index === 0 ? id : `${index}.${id}`),
    lines,
    folded,
    holding: new Set(within),
    parted: new Set(parts),
  };
}

/** Endings that are none: those of a phase before another, and those that name a step of another procedure. Ending to node. */
function onwardOf(parts: readonly Part[]): Map<string, string> {
  const onward = new Map<string, string>();
  const byAnchor = new Map<string, string>();
  for (const { flow, idOf } of parts)
    for (const { anchor, id } of flow.nodes) if (anchor) byAnchor.set(`#${anchor}`, idOf(id));
  parts.forEach(({ flow, idOf }, index) => {
    const next = parts[index + 1];
    const first = next?.flow.nodes[0];
    for (const node of flow.nodes) {
      if (node.kind !== 'end') continue;
      const named = node.target === undefined ? undefined : byAnchor.get(node.target);
      const isPhaseEnd = node.implied && flow.phase !== undefined && next?.flow.at === node.label;
      const to = named ?? (isPhaseEnd && next && first ? next.idOf(first.id) : undefined);
      if (to !== undefined) onward.set(idOf(node.id), to);
    }
  });
  return onward;
}

function nodesOf(part: Part, onward: Map<string, string>, options: GuideOptions): GuideNode[] {
  const leaving = new Map<string, FlowEdge[]>();
  for (const edge of part.flow.edges) leaving.set(edge.from, [...(leaving.get(edge.from) ?? []), edge]);
  return part.flow.nodes
    .filter(({ id }) => !part.folded.has(id) && !onward.has(part.idOf(id)))
    .map((node) => {
      const lines = part.lines.get(node.id) ?? [];
      const last = lines.at(-1) ?? node;
      const ways = waysOf(leaving.get(last.id) ?? [], last.id, part, onward);
      return { ...screenOf(node, part, lines, options), ...(ways.length > 0 && { ways }) };
    });
}

/** The ways out in the order of the text, jumps to nowhere among them. */
function waysOf(
  edges: readonly FlowEdge[],
  from: string,
  part: Part,
  onward: Map<string, string>,
): GuideWay[] {
  const labelled = (label: string | undefined) => (label ? { label } : {});
  const ways = edges.map(({ to, label, place }) => {
    const id = part.idOf(to);
    return { at: place.start.offset ?? 0, way: { ...labelled(label), to: onward.get(id) ?? id } as GuideWay };
  });
  for (const jump of part.flow.lost) {
    if (jump.from !== from || jump.reason === 'near') continue;
    const at = jump.place.start.offset ?? 0;
    const before = ways.findIndex((other) => other.at > at);
    const way = { ...labelled(jump.label), lost: jump.target };
    ways.splice(before < 0 ? ways.length : before, 0, { at, way });
  }
  return ways.map(({ way }) => way);
}

/** The page's step says all that the node says: no part of it is a screen of its own but the answers below a question. */
function isWholeStep(node: FlowNode, { holding, parted }: Part): boolean {
  const { number = '', condition, listed, anchor, id } = node;
  if (!anchor || !/^\d+$/.test(number) || condition !== undefined || holding.has(id)) return false;
  return listed === true || !parted.has(number);
}

function screenOf(node: FlowNode, part: Part, lines: FlowNode[], options: GuideOptions): GuideNode {
  const { pageOf, roleName = bareRole } = options;
  const say = (text: string) => text.replace(mention, (_, role: string) => roleName(role));
  const page = node.kind === 'sub-procedure' && node.target ? pageOf?.(node.target) : undefined;
  const isEnd = node.kind === 'end' && node.label === languageOf(part.flow.language).chart.end;
  return {
    id: part.idOf(node.id),
    kind: node.kind,
    ...(node.number && { number: node.number }),
    label: isEnd ? '' : say(labelOf(node)),
    ...(node.anchor && { anchor: node.anchor }),
    ...(isWholeStep(node, part) ? { whole: true } : textOf(node, lines, say)),
    ...peopleOf(node, options),
    ...(node.time && { time: node.time }),
    ...(node.optional && { optional: true }),
    ...(page && { page }),
  };
}

/** `@team-lead` in a sentence; the same as in `handbook/facts.ts`, but for a mark at its end. */
const mention =
  /(?<![\p{L}\p{N}_.@/])@(\p{L}(?:[\p{L}\p{M}\p{N}_-]*[\p{L}\p{M}\p{N}])?)(?![\p{L}\p{N}_]*@|\.[a-z])/gu;
const bareRole = (role: string): string => role.replace(/^@/, '');

function textOf(
  node: FlowNode,
  lines: FlowNode[],
  say: (text: string) => string,
): Pick<GuideNode, 'details' | 'lines'> {
  const details = labelOf(node) === node.label ? node.details : node.details.slice(1);
  const nested = lines.map((line) => ({
    number: line.number ?? '',
    text: sentences([line.label, ...line.details].map(say)),
  }));
  return {
    ...(details.length > 0 && { details: details.map(say) }),
    ...(nested.length > 0 && { lines: nested }),
  };
}

function peopleOf(
  { kind, role, escalatesTo }: FlowNode,
  { roleName = bareRole, contactOf }: GuideOptions,
): Pick<GuideNode, 'role' | 'escalatesTo' | 'contact'> {
  const to = escalatesTo || (kind === 'hand-off' ? role : undefined);
  const actor = role && role !== to?.replace(/^@/, '') ? roleName(role) : undefined;
  const contact = to && contactOf?.(to);
  return {
    ...(actor && { role: actor }),
    ...(to && { escalatesTo: roleName(to) }),
    ...(contact && { contact }),
  };
}
