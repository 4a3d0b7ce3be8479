import type { Position } from 'unist';
import type { Step } from '../../document/sop.ts';
import { findTimes } from '../../languages/time.ts';
import type { FlowNode, NodeKind } from '../flow.ts';
import { connect, type Draft, letters, type Open } from './draft.ts';
import { type Line, placeIn, type Range, said } from './line.ts';
import { procedureLinkIn } from './links.ts';
import { roleIn } from './roles.ts';

/** A condition or check whose other answer may still come: "Otherwise, …". */
export interface Question {
  decision: FlowNode;
  /** The condition, as written. */
  condition: string;
  no?: Open;
  /** The step after it is the other answer, written as "Click No if …". */
  pair?: boolean;
}

/** Where the reading of one step, or of one branch of it, stands. */
export interface Way {
  draft: Draft;
  step: Step;
  siblings: Step[];
  /** The author numbered the siblings, and not all alike. */
  numbered: boolean;
  /** Shown number of the step: `4.2`. */
  number: string;
  /** Nodes made from this step besides its own; shared by all its branches. */
  extra: { count: number };
  within?: string;
  branch?: FlowNode['branch'];
  opens: Open[];
  /** The node that takes what is said next. */
  current?: FlowNode;
  last?: Question;
  /** The sentence before, for "If not, …"; at the start of a step, the last one of the step before. */
  before?: { line: Line; range: Range };
  /** Nothing of the paragraph that is being read has been said yet. */
  opensParagraph?: boolean;
  /** A jump or an ending has been said: what follows are remarks. */
  closed: boolean;
}

/** A way into one answer of a decision. */
export function branchWay(way: Way, decision: FlowNode, open: Open): Way {
  const branch = { of: decision.id, label: open.label ?? '' };
  return {
    ...way,
    branch,
    opens: [open],
    current: undefined,
    last: undefined,
    before: undefined,
    closed: false,
  };
}

/** Adds a node behind all open ways of `way`. Nodes besides the step's own take the next letter. */
export function addNode(way: Way, kind: NodeKind, label: string, place: Position, own = false): FlowNode {
  const suffix = own ? '' : letters(++way.extra.count);
  const number = `${way.number}${suffix}`;
  const node: FlowNode = { id: `s${number}`, kind, number, label, details: [], anchor: '', place };
  if (way.within !== undefined) node.within = way.within;
  if (way.branch) node.branch = way.branch;
  connect(way.opens, node.id, way.draft);
  way.opens = [{ from: node.id, place: endOf(place) }];
  way.draft.nodes.push(node);
  return node;
}

export function endOf(place: Position): Position {
  return { start: place.end, end: place.end };
}

/** What an action says: the label of a new node in a branch, a detail of the node that is there. */
export function say(way: Way, line: Line, range: Range): FlowNode {
  const text = said(line, range);
  if (way.current) {
    if (text !== '') way.current.details.push(text);
    describe(way.current, line, range, way, false);
    return way.current;
  }
  const link = procedureLinkIn(line, range, way.draft.document.vocabulary);
  const node = addNode(
    way,
    link ? 'sub-procedure' : 'step',
    text.replace(/[\s.,:;]+$/u, ''),
    placeIn(line, range),
  );
  if (link) node.target = link;
  describe(node, line, range, way);
  way.current = node;
  return node;
}

/** Role and time limit that a text names, where the node has none yet. Only the first sentence has the acting role as its subject. */
export function describe(node: FlowNode, line: Line, range: Range, way: Way, first = true): void {
  const { vocabulary, roles } = way.draft.document;
  if (node.role === undefined) {
    const role = roleIn(line, range, roles, first ? vocabulary.words.small : undefined);
    if (role !== undefined) node.role = role;
  }
  if (node.time === undefined && node.kind !== 'decision') {
    const text = line.masked.slice(range.start, range.end);
    const time = /\d|\p{L}/u.test(text)
      ? findTimes(text, vocabulary.words).find((found) => found.limit)
      : undefined;
    if (time) node.time = said(line, { start: range.start + time.start, end: range.start + time.end });
  }
}
