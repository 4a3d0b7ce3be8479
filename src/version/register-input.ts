import type { Config } from '../handbook/config.ts';
import type { Commit } from './history.ts';
import type { Identity } from './identity.ts';
import type { Graph } from './line.ts';
import type { Patch } from './patches.ts';
import type { Ledgers } from './register.ts';
import type { Seal } from './seal.ts';

/** What the register is made from. */
export interface RegisterInput {
  /** Main line, newest first. */
  commits: readonly Commit[];
  graph: Graph;
  /** `placesOf(commits)`, where it is known already; it is changed. */
  places?: Map<string, number>;
  /** Object names of the whole main line, newest first; only needed where a seal stands on a commit that is not in `commits`. */
  mainLine?: readonly string[];
  /** Commits that changed nothing but stamps. */
  stampsOnly: ReadonlySet<string>;
  seals: readonly Seal[];
  /** Tags of seals that HEAD does not reach but the handbook's main branch does. */
  elsewhere?: ReadonlySet<string>;
  /** Which SOP a text is, by object name. */
  identities: ReadonlyMap<string, Identity | undefined>;
  ledgers: Ledgers;
  patches: readonly Patch[];
  /** Lines of the approvals ledger whose signature was verified with the approver's own key. */
  signedLines?: ReadonlySet<string>;
  /** `sop.yaml` as it was at a commit: old revisions are judged by the rules of their day. */
  configAt: (commit: string) => Config;
  /** First language of the handbook. */
  main: string;
  timezone: string;
  shallow: boolean;
  branch?: string;
}
