import type { Config } from '../handbook/config.ts';
import type { Judgement, Origin } from './approval.ts';
import type { Commit, FileVersion, Person } from './history.ts';
import { inForce, type Revision, type Standing } from './in-force.ts';
import type { Ledger, LedgerName } from './ledger.ts';
import type { Patch } from './patches.ts';
import type { Move } from './schedule.ts';
import type { Seal } from './seal.ts';

/** All ledgers of a handbook, as committed. */
export type Ledgers = { [L in LedgerName]: Ledger<L> };

/**
 * Why a seal proves nothing here. `not-here-yet`: the handbook's main branch has it, the branch that is checked out does not.
 * `history-cut-off`: the clone is shallow, so that nobody can tell whether the main line has it.
 */
export type SealFault =
  | 'not-on-main-line'
  | 'not-here-yet'
  | 'history-cut-off'
  | 'not-approved'
  | 'no-fingerprint';

/** One sealed revision, with what git and the records say of it. */
export interface SealedRevision extends Revision {
  seal: Seal;
  /** Version that it follows; undefined for the first. */
  follows?: string;
  /** Everybody who wrote a change since the version that it follows. */
  authors: Person[];
  /** Every line of the approvals ledger that names this text, judged by the rules of the day of the seal. */
  judgements: Judgement[];
  /** Empty when it counts as approved. */
  faults: SealFault[];
}

/** One SOP in one language. */
export interface Registered {
  /** As last written. */
  id: string;
  /** Tag in lower case; the handbook's first language where the text names none. */
  language: string;
  /** Where it lies in the newest commit; undefined when it is gone from there. */
  path?: string;
  /** Object name of its text in the newest commit. */
  blob?: string;
  /** Its texts on the main line, newest first. */
  texts: FileVersion[];
  /** Highest version first. */
  revisions: SealedRevision[];
  /** Everybody who wrote a change since the last seal of the main line. */
  draftAuthors: Person[];
}

/** What git and the records say of every SOP: one value for `list`, `log`, `status`, `audit`, `lint` and the site. */
export interface Register {
  sops: Registered[];
  ledgers: Ledgers;
  /** Starts of sealed revisions that were moved or cancelled, in the order in which that became known. */
  schedule: readonly Move[];
  /** Who changed the ledgers, newest first. */
  patches: readonly Patch[];
  /** Main line, newest first. */
  commits: readonly Commit[];
  /** History was cut off when cloning: what is missing here may exist. */
  shallow: boolean;
  /** Branch that HEAD is on. */
  branch?: string;
  /** Who brought each line of the approvals ledger to the main line, by the line's text. */
  origins: ReadonlyMap<string, Origin>;
  /** `sop.yaml` of the newest commit: what is judged today is judged by it. */
  policy: Config;
}

/** One key for an id in a language, whatever their case. */
export const keyOf = (id: string, language: string) => `${id.toLowerCase()} ${language.toLowerCase()}`;

/** The entry of an SOP in a language; without regard to case. */
export function findRegistered(register: Register, id: string, language: string): Registered | undefined {
  const key = keyOf(id, language);
  return register.sops.find((sop) => keyOf(sop.id, sop.language) === key);
}

/** What holds for readers of one SOP in one language on a date (ISO, in the handbook's time zone). */
export function standingOf(
  sop: Registered,
  register: Pick<Register, 'schedule'>,
  date: string,
): Standing<SealedRevision> {
  return inForce(sop.revisions, register.schedule, date);
}

/** The newest text differs from every sealed one: nobody but its authors has seen it yet. */
export function isUnreleased(sop: Registered): boolean {
  const { blob } = sop;
  return blob !== undefined && lastSealed(sop)?.seal.blob !== blob;
}

/** The newest seal that the main line reaches. A correction on a side line is none: the text of the main line does not follow it. */
export function lastSealed({ revisions }: Registered): SealedRevision | undefined {
  return revisions.find(
    ({ seal, faults }) => !seal.corrects && !AWAY.some((fault) => faults.includes(fault)),
  );
}

const AWAY: SealFault[] = ['not-on-main-line', 'not-here-yet', 'history-cut-off'];

/** Addresses under which the release jobs of git hosts commit, where `sop.yaml` names no other. */
const RELEASE_JOBS = ['41898282+github-actions[bot]@users.noreply.github.com'];

/** Addresses whose records of reviews on the git host count. */
export const releaseJobs = (config: Config): string[] => config.approval['recorded-by'] ?? RELEASE_JOBS;
