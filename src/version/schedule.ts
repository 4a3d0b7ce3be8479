import { type Entry, formatEntry } from './ledger.ts';
import type { Patch } from './patches.ts';

/** A line of the schedule: it moves the start of a sealed revision, or cancels it. */
export interface Move extends Entry<'schedule'> {
  /** Day on which it became known, an ISO date in the handbook's time zone. */
  day: string;
}

/**
 * The lines of the schedule in the order in which they became known: at the time that they say, or when the first commit brought them, whichever
 * is later. Without that, a line that somebody dates back would change what held on days that are over.
 *
 * @param dayOf day of a moment in the handbook's time zone
 */
export function movesOf(
  entries: readonly Entry<'schedule'>[],
  patches: readonly Patch[],
  dayOf: (moment: string) => string,
): Move[] {
  if (entries.length === 0) return [];
  const brought = new Map<string, string>();
  // Newest first: what brought a line first is set last.
  for (const { path, added, committed } of patches)
    if (path === 'records/schedule.csv') for (const line of added) brought.set(line.trimEnd(), committed);
  return entries
    .map((entry) => {
      const came = Date.parse(brought.get(lineOf(entry)) ?? '');
      const said = Date.parse(entry.time);
      const known = came > said ? came : said;
      return {
        known,
        move: { ...entry, day: dayOf(came > said ? new Date(came).toISOString() : entry.time) },
      };
    })
    .sort((a, b) => a.known - b.known)
    .map(({ move }) => move);
}

const lineOf = ({ line: _, ...cells }: Entry<'schedule'>) => formatEntry('schedule', cells).trimEnd();
