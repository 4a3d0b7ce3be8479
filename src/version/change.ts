import type { Position } from 'unist';
import type { ChangeClass } from './number.ts';
import type { WordChange, WordPart } from './wording.ts';

/** What a change is about. */
export type ChangeKind =
  | 'step-added'
  | 'step-removed'
  | 'step-moved'
  | 'step-reworded'
  | 'role'
  | 'time'
  | 'condition'
  | 'answer-added'
  | 'answer-removed'
  | 'answer-reworded'
  | 'answer-retargeted'
  | 'section-added'
  | 'section-removed'
  | 'section-reworded'
  | 'term-added'
  | 'term-removed'
  | 'term-reworded'
  | 'picture'
  | 'key'
  | 'layout';

/** One difference between two texts of an SOP, as a reader would tell it. */
export interface Change {
  kind: ChangeKind;
  class: ChangeClass;
  /** What it is about: step number as shown now (before, for a step that is gone), section title, term, or front-matter key. */
  at: string;
  /** Title or short text of the step. */
  label?: string;
  /** Number that the step had, where it is another one now. */
  formerly?: string;
  from?: string;
  to?: string;
  /** Answer under which something changed. */
  answer?: string;
  /** Words that changed, those that matter most first. */
  words?: WordChange[];
  /** The whole text with old and new words. */
  parts?: WordPart[];
  before?: Position;
  after?: Position;
}
