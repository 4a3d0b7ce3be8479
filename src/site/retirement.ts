import { dayIn } from '../handbook/dates.ts';
import { trailersOf } from '../version/history.ts';
import type { Registered } from '../version/register.ts';

/** When an SOP was retired, and why. */
export interface Retirement {
  /** ISO date in the handbook's zone. */
  on: string;
  /** As whoever retired it wrote; empty where they wrote nothing. */
  reason: string;
}

/** Read from the commit that `sop retire` made (trailer `Sop-Retired`); undefined where a text was retired in another way. */
export function retirementOf(sop: Registered | undefined, timezone: string): Retirement | undefined {
  const commit = sop?.texts
    .map((each) => each.commit)
    .find(({ message }) =>
      trailersOf(message)
        .get('sop-retired')
        ?.some((id) => id.toLowerCase() === sop.id.toLowerCase()),
    );
  if (!commit) return undefined;
  const [, ...paragraphs] = commit.message.trim().split(/\n{2,}/);
  return { on: dayIn(commit.committed, timezone), reason: paragraphs.slice(0, -1).join(' ').trim() };
}
