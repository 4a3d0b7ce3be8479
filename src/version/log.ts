import type { Evidence, Objection } from './approval.ts';
import type { Person } from './history.ts';
import { startOf } from './in-force.ts';
import type { ChangeClass } from './number.ts';
import type { Register, Registered, SealedRevision, SealFault } from './register.ts';
import { type Period, timelineOf } from './timeline.ts';

/** What a look at the tag itself found. */
export interface Proof {
  /** The text at the tag is the text that was sealed; undefined where the seal does not say which one that is. */
  text?: boolean;
  /** The fingerprint of that text is the one that was approved. */
  fingerprint?: boolean;
  /** The signature of a signed tag: undefined where it was not asked for. */
  signature?: boolean;
}

/**
 * Where a revision stands on a date: `in-force`, `upcoming`, `was-in-force`, `cancelled`, `replaced` (a later one began before it), or
 * `void` (its seal proves nothing).
 */
export type LogState = 'in-force' | 'upcoming' | 'was-in-force' | 'cancelled' | 'replaced' | 'void';

export interface LogApproval {
  person: string;
  time: string;
  evidence: Evidence;
  /** Empty when it counts. */
  objections: Objection[];
  because: string;
}

/** One revision as `sop log` tells it. Dates are ISO dates in the handbook's time zone, times ISO 8601 with zone. */
export interface LogEntry {
  version: string;
  follows?: string;
  class?: ChangeClass;
  reason?: string;
  /** Why it was released below the class that its changes have. */
  because?: string;
  corrects?: string;
  state: LogState;
  /** Days on which it holds or held; the first day of one that is still to come. */
  periods: { from: string; until?: string }[];
  effective?: string;
  sealedOn: string;
  sealedAt: string;
  sealedBy?: Person;
  authors: Person[];
  approvals: LogApproval[];
  seal: { tag: string; commit: string; signed: boolean; faults: SealFault[] } & Proof;
  /** Corrections of this revision, newest first. */
  corrections: LogEntry[];
}

/**
 * Revisions of an SOP as they stood on a date, highest version first; corrections hang on what they correct. What was sealed later is
 * left out.
 *
 * @param retired day on which the SOP was retired: nothing of it holds from then on
 */
export function logOf(
  sop: Registered,
  register: Register,
  date: string,
  proofs: ReadonlyMap<string, Proof> = new Map(),
  retired?: string,
): LogEntry[] {
  const known: Registered = { ...sop, revisions: sop.revisions.filter(({ sealedOn }) => sealedOn <= date) };
  const end = retired !== undefined && retired <= date ? retired : undefined;
  const periods = endedOn(timelineOf(known, register), end);
  const entries = known.revisions.map((revision) =>
    entryOf(
      revision,
      periods.filter((period) => period.revision === revision),
      register,
      { date, end },
      proofs.get(revision.seal.tag),
    ),
  );
  const byVersion = new Map(entries.map((entry) => [entry.version, entry]));
  return entries.filter((entry) => {
    const corrected = entry.corrects === undefined ? undefined : byVersion.get(entry.corrects);
    corrected?.corrections.push(entry);
    return corrected === undefined;
  });
}

/** What an SOP held ends with it. One that was retired on the day of its release held on that day. */
function endedOn(periods: readonly Period[], end: string | undefined): Period[] {
  if (end === undefined) return [...periods];
  return periods
    .filter(({ from }) => from <= end)
    .map((period) => (period.until === undefined || period.until > end ? { ...period, until: end } : period));
}

function entryOf(
  revision: SealedRevision,
  periods: readonly Period[],
  register: Register,
  { date, end }: { date: string; end?: string },
  proof: Proof = {},
): LogEntry {
  const { seal, version, sealedOn, effective, follows, authors, judgements, faults } = revision;
  const start = startOf(revision, register.schedule);
  const isOver = end !== undefined && start !== undefined && start > end;
  const state = isOver && revision.approved ? 'cancelled' : stateOf(revision, periods, start, date);
  const days = periods.map(({ from, until }) => ({ from, ...(until === undefined ? {} : { until }) }));
  return {
    version,
    ...(follows ? { follows } : {}),
    ...(seal.class ? { class: seal.class } : {}),
    ...(seal.reason ? { reason: seal.reason } : {}),
    ...(seal.because ? { because: seal.because } : {}),
    ...(seal.corrects ? { corrects: seal.corrects } : {}),
    state,
    periods: state === 'upcoming' && days.length === 0 && start ? [{ from: start }] : days,
    ...(effective ? { effective } : {}),
    sealedOn,
    sealedAt: seal.sealedAt,
    ...(seal.sealedBy ? { sealedBy: seal.sealedBy } : {}),
    authors,
    approvals: judgements
      .filter(({ entry }) => entry.meaning === 'approval')
      .map(({ entry, evidence, objections }) => ({
        person: entry.person,
        time: entry.time,
        evidence,
        objections,
        because: entry.because,
      })),
    seal: { tag: seal.tag, commit: seal.commit, signed: seal.signed, faults, ...proof },
    corrections: [],
  };
}

function stateOf(
  { approved }: SealedRevision,
  periods: readonly Period[],
  start: string | undefined,
  date: string,
): LogState {
  if (!approved) return 'void';
  if (start === undefined) return 'cancelled';
  if (periods.some(({ from, until }) => from <= date && (until === undefined || until > date)))
    return 'in-force';
  if (start > date) return 'upcoming';
  return periods.length > 0 ? 'was-in-force' : 'replaced';
}
