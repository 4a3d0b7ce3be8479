import type { Entry } from './ledger.ts';
import { compareVersions } from './number.ts';
import type { Move } from './schedule.ts';

/** One sealed text of an SOP in one language. Dates are ISO dates in the handbook's time zone. */
export interface Revision {
  id: string;
  language: string;
  version: string;
  /** Date of the seal: nothing holds before it, whatever the text says. */
  sealedOn: string;
  /** Date from which the text says that it holds. */
  effective?: string;
  approved: boolean;
  /** The other revisions with which it takes effect together or not at all. One that cannot be found stands there as not approved. */
  together?: readonly Revision[];
}

/** What holds for readers of one SOP in one language on a date. */
export interface Standing<R extends Revision> {
  revision?: R;
  /** Revisions that are sealed and start later, soonest first. */
  upcoming: { revision: R; start: string }[];
}

/**
 * First date on which a revision can hold: the later of its effective date and its seal; undefined when it was cancelled. A set that takes
 * effect together starts with the last of its members, and falls as a whole when one of them is cancelled or not approved. A line of the
 * schedule counts only when it was written before the start that it moves: nobody changes afterwards what held on a day.
 *
 * @param schedule in the order in which the lines became known
 */
export function startOf(revision: Revision, schedule: readonly Move[]): string | undefined {
  const set = [revision, ...(revision.together ?? [])];
  if (set.some(({ approved }, at) => at > 0 && !approved)) return undefined;
  const starts = set.map(({ effective, sealedOn }): string | undefined => later(effective, sealedOn));
  const moves =
    schedule.length === 0 ? [] : schedule.filter((entry) => set.some((one) => isAbout(entry, one)));
  for (const entry of moves) {
    const { day } = entry;
    const start = latest(starts);
    if (start !== undefined && start <= day) continue;
    const at = set.findIndex((one) => isAbout(entry, one));
    starts[at] =
      entry.effective === '' ? undefined : later(entry.effective, later(day, set[at]?.sealedOn ?? ''));
  }
  return latest(starts);
}

const later = (a: string | undefined, b: string) => (a !== undefined && a > b ? a : b);

const latest = (dates: readonly (string | undefined)[]): string | undefined =>
  dates.reduce((most, date) => (most === undefined || date === undefined ? undefined : later(date, most)));

function isAbout(entry: Entry<'schedule'>, { id, language, version }: Revision): boolean {
  return (
    entry.id.toLowerCase() === id.toLowerCase() &&
    entry.language.toLowerCase() === language.toLowerCase() &&
    entry.version === version
  );
}

/**
 * The revision in force on a date: the highest approved version that has started, so that a correction of the text in force (1.4.1)
 * yields to the revision that was waiting (2.0.0) once that one starts. Revisions are all of one id and language.
 */
export function inForce<R extends Revision>(
  revisions: readonly R[],
  schedule: readonly Move[],
  date: string,
): Standing<R> {
  const standing: Standing<R> = { upcoming: [] };
  for (const revision of revisions) {
    const start = revision.approved ? startOf(revision, schedule) : undefined;
    if (start === undefined) continue;
    if (start > date) standing.upcoming.push({ revision, start });
    else if (!standing.revision || compareVersions(revision.version, standing.revision.version) > 0)
      standing.revision = revision;
  }
  const current = standing.revision?.version;
  standing.upcoming = standing.upcoming
    .filter(({ revision }) => current === undefined || compareVersions(revision.version, current) > 0)
    .sort((a, b) =>
      a.start < b.start
        ? -1
        : a.start > b.start
          ? 1
          : compareVersions(a.revision.version, b.revision.version),
    );
  return standing;
}
