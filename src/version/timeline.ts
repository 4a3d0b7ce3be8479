import { type Register, type Registered, type SealedRevision, standingOf } from './register.ts';

/** Days on which one revision was what readers had to follow: from the first up to, and without, `until`. ISO dates. */
export interface Period {
  revision: SealedRevision;
  from: string;
  /** Missing where nothing is known yet to come after it. */
  until?: string;
}

/** What was in force when, and what will be as far as it is sealed: oldest first. Days on which nothing held are in no period. */
export function timelineOf(sop: Registered, register: Register): Period[] {
  const periods: Period[] = [];
  for (const date of datesOf(sop, register)) {
    const { revision } = standingOf(sop, register, date);
    const last = periods.at(-1);
    if (last && last.until === undefined && last.revision === revision) continue;
    if (last && last.until === undefined) last.until = date;
    if (revision) periods.push({ revision, from: date });
  }
  return periods;
}

/** Every day on which something can begin or end to hold. */
function datesOf({ id, revisions }: Registered, { schedule }: Register): string[] {
  const sets = revisions.flatMap((revision) => [revision, ...(revision.together ?? [])]);
  const names = new Set([id.toLowerCase(), ...sets.map((one) => one.id.toLowerCase())]);
  const moves = schedule.filter((entry) => names.has(entry.id.toLowerCase()));
  const dates = [
    ...sets.flatMap(({ sealedOn, effective }) => [sealedOn, effective ?? sealedOn]),
    ...moves.flatMap(({ day, effective }) => [day, effective || day]),
  ];
  return [...new Set(dates.filter((date) => date !== ''))].sort();
}
