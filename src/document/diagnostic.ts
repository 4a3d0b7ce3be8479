import type { Position } from 'unist';

/** `error`: certainly wrong. `warning`: wrong in nearly every document. `hint`: could be better. Only errors fail a run unless asked. */
export type Severity = 'error' | 'warning' | 'hint';

/** Replaces the characters from `start` up to (not including) `end` by `text`. Offsets are UTF-16 code units of the whole file, BOM included. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Edits that belong together: all are made or none. They never overlap. */
export interface Fix {
  /** What it does, as an instruction: "Quote the value". */
  title: string;
  edits: Edit[];
}

/** A second place that explains a finding: "first defined here". */
export interface Cause {
  /** Path of the other file; left out when it is the same file. */
  path?: string;
  place: Position;
  reason: string;
}

/**
 * One finding of a rule. A plain object with the fields of a vfile message, so that reporters, fixes and editors need no adapter.
 * Lines and columns count from 1, columns in UTF-16 code units, as in unist.
 */
export interface Diagnostic {
  ruleId: string;
  severity: Severity;
  /** Path of the file as the command line shows it: relative, `/` as separator. */
  path: string;
  place: Position;
  /** What is wrong: "Unexpected X, expected Y", values in backticks, one sentence without a full stop. */
  reason: string;
  /** Why it matters to a reader of the SOP, one sentence. */
  note?: string;
  /** What to do, one sentence. */
  hint?: string;
  cause?: Cause;
  actual?: string;
  expected?: string[];
  /** A change that is certain: `--fix` makes it. */
  fix?: Fix;
  /** A change that a person has to choose: shown, offered by editors, never made by `--fix`. */
  suggestions?: Fix[];
  /** Name and values of the message, so that `languages/rules/` can say it in another language. */
  message?: { key: string; values: Record<string, string | number> };
  /** Text of the node found fault with, white space folded: with rule and document it identifies the finding when lines move. */
  subject?: string;
  /**
   * `rule:document:language:hash:occurrence`, the same for the same finding when lines move (`lint/identity.ts`). Baselines, SARIF and
   * GitLab compare by it.
   */
  identity?: string;
}
