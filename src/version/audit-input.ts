import type { Config } from '../handbook/config.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { AuditCheck, Gap } from './audit-checks.ts';
import type { Proof } from './log.ts';
import type { ChangeClass } from './number.ts';
import type { Register } from './register.ts';

/** What was found at a tag itself. */
export interface SealedText extends Proof {
  /** Stamps as the sealed text has them. */
  stamps: { version?: string; status?: string; effective?: string };
  /** Class of its difference to the revision that it follows, and the heaviest reason for it. */
  computed?: { class: ChangeClass; why: string };
  /** Files that its release commit changed and did not seal; undefined where the commit does not say that it releases. */
  alsoChanged?: readonly string[];
}

/** All that an audit looks at, read before. */
export interface AuditInput {
  register: Register;
  /** The SOPs as the newest commit has them. */
  handbook: Handbook;
  /** By tag. */
  texts: ReadonlyMap<string, SealedText>;
  /** Object names of all files of the newest commit, by path. */
  tree: ReadonlyMap<string, string>;
  /** Status of SOPs whose file is gone, where it was there last, by path. */
  lastStatus: ReadonlyMap<string, string>;
  config: Config;
  /** ISO date for which the audit is made. */
  on: string;
  /** First language of the handbook. */
  main: string;
  /** What a seal of the records kept outside says, as gaps. */
  outside?: readonly Gap[];
}

/** How often a check looked at something, and what it found. */
export interface Looked {
  looked: Partial<Record<AuditCheck, number>>;
  gaps: Gap[];
}

/** `refund`, or `refund.nl` in another language than the handbook's first. */
export const nameOf = ({ id, language }: { id: string; language: string }, main: string): string =>
  language.toLowerCase() === main.toLowerCase() ? id : `${id}.${language}`;
