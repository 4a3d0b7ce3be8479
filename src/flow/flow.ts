import type { Position } from 'unist';
import type { Carrier } from '../document/sop.ts';

export type NodeKind = 'step' | 'decision' | 'hand-off' | 'sub-procedure' | 'end';

/**
 * One box of a chart.
 *
 * **Numbers.** Every step that the author wrote at the top level of the list gives exactly one node whose `number` is a plain integer:
 * counting those counts the steps. A question with answers *is* that node (kind `decision`). So is "3. If the parcel is late, call the
 * carrier": the decision carries `3`, the action that it guards is `3a`. Where the condition comes later in the step ("1. Check the
 * stock. If it is empty, order more."), the step carries `1`, the decision is `1a` and its action `1b`. All nodes made from one step
 * share its number and take letters in source order (`a` … `z`, `aa` …). A step of a nested ordered list is `4.2`, its extra nodes
 * `4.2a`; it names its parent in `within`, and a chart may fold it away. Endings have no number, nor has a condition that stands before
 * the whole list.
 */
export interface FlowNode {
  /** Unique in its flow, stable for the same text: `s3`, `s3a`, `s4.2`, `e1` (an ending). */
  id: string;
  kind: NodeKind;
  /** Number that is shown. */
  number?: string;
  /** The number in the source, where it differs from the shown one. */
  authorNumber?: number;
  /** Bold lead or heading of the step. */
  title?: string;
  /** Short text: bold lead or first sentence, whole (painters cut and wrap). For a decision the question or the condition. */
  label: string;
  /** Everything else the step says, as plain text blocks in source order. */
  details: string[];
  /** Who acts: `team-lead`, "Team lead". For a hand-off: to whom. */
  role?: string;
  /** Whom this node escalates or hands over to, whatever its kind; empty when nobody is named. */
  escalatesTo?: string;
  /** It hands over and says that an answer is awaited. */
  awaitsAnswer?: boolean;
  /** It hands over and says that the work goes on here. */
  goesOn?: boolean;
  /** A decision whose answers the author listed below it, one by one. */
  listed?: boolean;
  /** Time limit or wait: "within 48 hours". */
  time?: string;
  optional?: boolean;
  /**
   * On a decision written as a condition ("If X, do Y"): X, as written; one that asks by itself ("Errors? Do Y", `Ist X, …`) ends in `?`. Such a decision has a Yes edge to what it guards and a No edge
   * past it; painters may draw it and the node behind its Yes edge as one box with the caption IF X. Missing on a question with answers.
   */
  condition?: string;
  /** Target of a sub-procedure: a path or an id as written. On an ending: `#anchor` of the step in another flow of this file where it goes on. */
  target?: string;
  /** Id of the step whose nested step this is. */
  within?: string;
  /** Id of the decision in whose branch this node stands, and the label of that branch. */
  branch?: { of: string; label: string };
  /** An ending that the author did not write: the list is over. At most one in a flow, the last node. */
  implied?: boolean;
  /** Anchor on a page: from the title or a hash of the text, so that it survives an insertion. Empty on an ending. */
  anchor: string;
  place: Position;
}

/**
 * `next`: falls through to what follows. `answer`: leaves a decision under a label. `jump`: a "go to". `loop`: goes back to an
 * earlier step or itself ("repeat until …"). Every edge that leaves a decision has a `label`, also a jump or a loop ("No: go to step 6"
 * is one edge of kind `jump` with the label `No`); an answer without a label is a fault of the text.
 */
export type EdgeKind = 'next' | 'answer' | 'jump' | 'loop';

export interface FlowEdge {
  from: string;
  to: string;
  kind: EdgeKind;
  /**
   * Answer as the author wrote it ("Yes", "No reply within 48 hours"); for an answer that was left out, the language's word, with
   * `implied`. On a loop that leaves a step: the words of its "until …", if any.
   */
  label?: string;
  /** The author did not write this answer; it goes on by default. */
  implied?: boolean;
  /** The author wrote the label and nothing behind it. */
  empty?: boolean;
  /** Where the author wrote it: the jump, the branch label; for fall-through the end of the source step. */
  place: Position;
}

/**
 * A "go to" whose target does not exist (`missing`) or is not unique (`ambiguous`). No edge is drawn for it. `near`: bold or quoted words
 * behind a "go to" that are nearly the title of a step; they are read as ordinary text and the way goes on to the next step.
 */
export interface LostJump {
  from: string;
  /** The target as written: `step 12`, `Close the tickt`. */
  target: string;
  reason: 'missing' | 'ambiguous' | 'near';
  /** Nearest existing titles or numbers, best first. */
  candidates: string[];
  /** Answer under which it stood, when it leaves a decision. */
  label?: string;
  place: Position;
}

/** One procedure as a graph. Every edge joins two existing nodes. Nodes stand in source order; the first one is the start. */
export interface Flow {
  /** Heading the steps stand under; empty before the first heading. */
  at: string;
  /** Group of this flow inside a longer procedure. */
  phase?: string;
  carrier: Carrier;
  /** BCP 47 tag of the words that it was read with. */
  language: string;
  nodes: FlowNode[];
  edges: FlowEdge[];
  lost: LostJump[];
  place: Position;
}
