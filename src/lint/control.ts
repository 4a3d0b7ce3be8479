import type { Meta } from '../document/meta.ts';
import type { Config } from '../handbook/config.ts';
import type { SopFacts } from '../handbook/facts.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { Judgement } from '../version/approval.ts';
import type { Change } from '../version/change.ts';
import type { Entry } from '../version/ledger.ts';
import type { Seal } from '../version/seal.ts';
import type { FormerText } from './rule.ts';

/** One SOP with all that its past says, for the rules of document control. */
export interface ControlledSop {
  facts: SopFacts;
  /** Its seals on this line of history, highest version first; corrections are left out. */
  seals: readonly Seal[];
  /** Its newest sealed text, where the text is another one now. */
  sealed?: FormerText;
  /** The text before the change that is judged, where it is another one now. */
  base?: FormerText;
  /** There was no such file before the change that is judged. */
  isNew: boolean;
  /** What is different from its newest sealed text; nothing where it is unchanged or was never sealed. */
  changes(): readonly Change[];
  /** Fingerprint of the text as it is. */
  fingerprint(): string;
  /** Day of the next review, as far as seals and records tell. */
  reviewDue?: string;
  /** In a translation: the newest sealed version of its source. */
  sourceVersion?: string;
  /** Approvals of a text that follows its newest seal. */
  pending: readonly Entry<'approvals'>[];
  /** Those that name this very text and are committed, judged. */
  judgements: readonly Judgement[];
}

/** A sealed SOP whose file is gone. */
export interface GoneSop {
  id: string;
  language: string;
  path: string;
  version: string;
  /** Name of its newest seal. */
  tag: string;
  /** What its front matter said where the file was there last. */
  status?: Meta['status'];
}

/** A change of what the handbook is judged by. */
export interface PolicyChange {
  path: string;
  /** Key of `sop.yaml`; undefined for another file. */
  key?: string;
  /** Line of the key, where it is still there. */
  line?: number;
}

/** All that a rule of document control may look at. */
export interface ControlContext {
  handbook: Handbook;
  config: Config;
  /** ISO date in the handbook's time zone. */
  today: string;
  /** The SOPs that are judged. */
  sops: readonly ControlledSop[];
  gone: readonly GoneSop[];
  policy: readonly PolicyChange[];
  /** The change is judged against another branch (`--since`). */
  isChange: boolean;
  /** This handbook releases: some SOP of it was sealed. */
  isReleasing: boolean;
}
