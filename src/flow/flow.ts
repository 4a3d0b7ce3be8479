import type { Position } from 'unist';
import type { Carrier } from '../document/sop.ts';

export type NodeKind = 'step' | 'decision' | 'hand-off' | 'sub-procedure' | 'end';

/** One box of a chart. */
export interface FlowNode {
  /** Unique in its flow, stable for the same text: `s3`, `s3a` (first action of the first branch of step 3), `e1` … */
  id: string;
  kind: NodeKind;
  /** Number that is shown: `3` for a step of the list, `3a` for an action inside a branch. Endings have none. */
  number?: string;
  /** The number in the source, where it differs from the shown one. */
  authorNumber?: number;
  /** Short text: bold lead or first sentence, whole (painters cut and wrap). */
  label: string;
  /** Everything else the step says, as plain text blocks in source order. */
  details: string[];
  /** Who acts: `team-lead`, "Team lead". For a hand-off: to whom. */
  role?: string;
  /** Time limit or wait: "within 48 hours". */
  time?: string;
  optional?: boolean;
  /** The step is done only if this holds: "the tenant is new" (drawn as a caption IF …; the graph keeps the decision node apart). */
  condition?: string;
  /** Target of a sub-procedure: an id, a path or an address as written. */
  target?: string;
  /** A nested ordered list of this step. */
  steps?: Flow;
  /** Id of the decision in whose branch this node stands, and the label of that branch. */
  branch?: { of: string; label: string };
  /** Anchor on a page: from the title or a hash of the text, so that it survives an insertion. */
  anchor: string;
  place: Position;
}

/**
 * `next`: falls through to what follows. `answer`: leaves a decision under a label. `jump`: a "go to". `loop`: goes back to an
 * earlier step or itself ("repeat until …").
 */
export type EdgeKind = 'next' | 'answer' | 'jump' | 'loop';

export interface FlowEdge {
  from: string;
  to: string;
  kind: EdgeKind;
  /** Answer as the author wrote it ("Yes", "No reply within 48 hours"); for an answer that was left out, the language's word, with `implied`. */
  label?: string;
  /** The author did not write this answer; it goes on by default. */
  implied?: boolean;
  /** Where the author wrote it: the jump, the branch label; for fall-through the end of the source step. */
  place: Position;
}

/** A "go to" whose target does not exist or is not unique. No edge is drawn for it. */
export interface LostJump {
  from: string;
  /** The target as written: `step 12`, `Close the tickt`. */
  target: string;
  reason: 'missing' | 'ambiguous';
  /** Nearest existing titles or numbers, best first. */
  candidates: string[];
  place: Position;
}

/** One procedure as a graph. Every edge joins two existing nodes. Nodes stand in source order; the first one is the start. */
export interface Flow {
  /** Heading the steps stand under; empty before the first heading. */
  at: string;
  /** Group of this flow inside a longer procedure. */
  phase?: string;
  carrier: Carrier;
  nodes: FlowNode[];
  edges: FlowEdge[];
  lost: LostJump[];
  place: Position;
}
