import type { Diagnostic } from '../document/diagnostic.ts';
import type { FigureLeft } from '../version/figures.ts';
import type { ChangeClass } from '../version/number.ts';
import type { Comparison } from './compare.ts';
import type { Subject } from './subject.ts';

/** Two texts compared, and whose they are. `since` is the last revision against the newer text, where that is another comparison. */
export interface Pair {
  subject: Subject;
  comparison: Comparison;
  since?: Comparison;
}

/** A comparison with what readers, approvers and the rest of the handbook have to do with it. */
export interface Told extends Comparison {
  /** Version in force today. */
  inForce?: string;
  /** The changes are not released: they become `becomes` one day. */
  isOpen: boolean;
  /** Class of everything since the last revision, where more waits than is compared. */
  waiting?: ChangeClass;
  /** Names of those who could approve it today. */
  approvers: string[];
  figures: FigureLeft[];
  /** Errors of rules in the newer text. */
  findings: Diagnostic[];
}

export interface Report {
  /** Branch or commit since which all changed SOPs are compared. */
  since?: string;
  sops: Told[];
}
