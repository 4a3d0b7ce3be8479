import type { Duration } from '../document/amounts.ts';
import { dayIn, nextReview } from '../handbook/dates.ts';
import { startOf } from './in-force.ts';
import type { Entry } from './ledger.ts';
import { compareVersions } from './number.ts';
import { type Register, type Registered, type SealedRevision, standingOf } from './register.ts';

/** When an SOP was last looked at as a whole, and when that is due again. Dates are ISO dates in the handbook's time zone. */
export interface ReviewState {
  /** Date from which the interval counts. */
  last: string;
  /** What happened then: a review that was recorded, or a release that changed more than spelling. */
  by: 'review' | 'release';
  due: string;
}

/**
 * The next review of an SOP; undefined where nothing is in force. The interval counts from the last recorded review of a sealed text or
 * from the start of the revision in force, whichever is later. A patch does not move it: nobody has looked at the whole for a comma.
 *
 * @param date ISO date on which this is asked
 * @throws RangeError where the interval leads beyond the year 9999
 */
export function reviewOf(
  sop: Registered,
  register: Pick<Register, 'ledgers' | 'schedule'>,
  interval: Duration,
  date: string,
  timezone: string,
): ReviewState | undefined {
  const { revision } = standingOf(sop, register, date);
  if (!revision) return undefined;
  const released = startOf(looked(revision, sop), register.schedule) ?? revision.sealedOn;
  const reviewed = reviewsThatCount(register.ledgers.reviews.entries, sop)
    .map(({ time }) => dayIn(time, timezone))
    .filter((day) => day <= date)
    .sort()
    .at(-1);
  const byReview = reviewed !== undefined && reviewed >= released;
  const last = byReview ? reviewed : released;
  return { last, by: byReview ? 'review' : 'release', due: nextReview(last, interval) };
}

/** Reviews of a text that was sealed; a line that names a fingerprint of no revision proves nothing. */
export function reviewsThatCount(
  entries: readonly Entry<'reviews'>[],
  { id, language, revisions }: Registered,
): Entry<'reviews'>[] {
  const sealed = new Set(revisions.map(({ seal }) => seal.fingerprint).filter(Boolean));
  return entries.filter(
    (entry) =>
      entry.id.toLowerCase() === id.toLowerCase() &&
      entry.language.toLowerCase() === language.toLowerCase() &&
      sealed.has(entry.fingerprint) &&
      !Number.isNaN(Date.parse(entry.time)),
  );
}

/** The revision up to this one that somebody had to read as a whole: the newest that is no patch. */
function looked(revision: SealedRevision, { revisions }: Registered): SealedRevision {
  const upTo = revisions.filter(({ version }) => compareVersions(version, revision.version) <= 0);
  return upTo.find(({ seal, approved }) => approved && seal.class !== 'patch') ?? revision;
}
