import type { Position } from 'unist';
import type { Places } from '../../document/places.ts';
import type { Procedure, Step } from '../../document/sop.ts';
import type { Flow, FlowEdge, FlowNode, LostJump } from '../flow.ts';
import type { Line, Range } from './line.ts';
import type { Target } from './move.ts';
import type { Targets } from './targets.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Way } from './way.ts';

/** What is known of the document while its flows are read. */
export interface Document {
  /** The whole file. */
  source: string;
  places: Places;
  vocabulary: Vocabulary;
  /** Declared roles, compared as `nameOf` writes them. */
  roles: Map<string, string>;
  /** Lines of steps that were read already. */
  lines: Map<Step, { line: Line; range: Range }>;
}

/** A way on that leads nowhere yet: it will be joined to whatever comes next. */
export interface Open {
  from: string;
  label?: string;
  implied?: boolean;
  empty?: boolean;
  place: Position;
}

/** A "go to" that waits until all nodes exist. */
export interface Jump {
  open: Open;
  target: Target;
  until?: string;
  step: Step;
  siblings: Step[];
  place: Position;
}

/** A graph in the making. */
export interface Draft {
  document: Document;
  targets: Targets;
  /** The drafts of all procedures of the document, this one too. */
  all: Draft[];
  /** Role that the heading over the list names: it does every step that names no other. */
  lane?: string;
  /** One of several groups of an Instructions section. */
  isPhase: boolean;
  nodes: FlowNode[];
  edges: FlowEdge[];
  jumps: Jump[];
  lost: LostJump[];
  /** Reads the steps of a nested ordered list: nodes of their own inside a step, further actions inside an answer. */
  readNested: (way: Way, items: Step[]) => void;
  /** The node of each step that became one. */
  nodeOf: Map<Step, string>;
  ends: number;
}

export function newDraft(
  document: Document,
  targets: Targets,
  isPhase: boolean,
  readNested: Draft['readNested'],
): Draft {
  return {
    document,
    targets,
    all: [],
    isPhase,
    readNested,
    nodes: [],
    edges: [],
    jumps: [],
    lost: [],
    nodeOf: new Map(),
    ends: 0,
  };
}

/** Joins open ways to a node. */
export function connect(opens: Open[], to: string, draft: Draft): void {
  for (const open of opens)
    draft.edges.push(edge(open, to, open.label === undefined ? 'next' : 'answer', open.place));
}

export function edge(open: Open, to: string, kind: FlowEdge['kind'], place: Position): FlowEdge {
  const { from, label, implied, empty } = open;
  return {
    from,
    to,
    kind,
    ...(label === undefined ? {} : { label }),
    ...(implied ? { implied } : {}),
    ...(empty ? { empty } : {}),
    place,
  };
}

/** An ending that the author wrote. */
export function addEnd(label: string, place: Position, branch: FlowNode['branch'], draft: Draft): FlowNode {
  draft.ends++;
  const node: FlowNode = { id: `e${draft.ends}`, kind: 'end', label, details: [], anchor: '', place };
  if (branch) node.branch = branch;
  draft.nodes.push(node);
  return node;
}

/** Letters of the nodes made from one step: a … z, aa … */
export function letters(count: number): string {
  let text = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}

export function toFlow(procedure: Procedure, draft: Draft): Flow {
  const { at, phase, carrier, place } = procedure;
  const language = draft.document.vocabulary.words.code;
  const flow: Flow = {
    at,
    carrier,
    language,
    nodes: draft.nodes,
    edges: draft.edges,
    lost: draft.lost,
    place,
  };
  if (phase !== undefined) flow.phase = phase;
  return flow;
}
