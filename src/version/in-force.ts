import type { Entry } from './ledger.ts';
import { compareVersions } from './number.ts';

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
}

/** What holds for readers of one SOP in one language on a date. */
export interface Standing<R extends Revision> {
  revision?: R;
  /** Revisions that are sealed and start later, soonest first. */
  upcoming: { revision: R; start: string }[];
}

/** First date on which a revision can hold: the later of its effective date and its seal; undefined when it was cancelled. */
export function startOf(revision: Revision, schedule: readonly Entry<'schedule'>[]): string | undefined {
  const moved = schedule.filter((entry) => isAbout(entry, revision)).at(-1);
  if (moved && moved.effective === '') return undefined;
  const effective = moved?.effective ?? revision.effective ?? revision.sealedOn;
  return effective > revision.sealedOn ? effective : revision.sealedOn;
}

function isAbout(entry: Entry<'schedule'>, revision: Revision): boolean {
  return (
    entry.id === revision.id && entry.language === revision.language && entry.version === revision.version
  );
}

/**
 * The revision in force on a date: the highest approved version that has started, so that a correction of the text in force (1.4.1)
 * yields to the revision that was waiting (2.0.0) once that one starts. Revisions are all of one id and language.
 */
export function inForce<R extends Revision>(
  revisions: readonly R[],
  schedule: readonly Entry<'schedule'>[],
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
