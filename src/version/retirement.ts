import { dayIn } from '../handbook/dates.ts';
import { type Commit, trailersOf } from './history.ts';
import type { Register, Registered } from './register.ts';

/**
 * Day on which an SOP was retired (ISO, in the handbook's time zone): the commit of `sop retire` says when, of one that was retired by hand
 * the commit that gave it its present text. Undefined for one that is not retired.
 *
 * @param status of the SOP as its newest text has it; undefined where its file is gone
 */
export function retiredOn(
  { id, texts }: Pick<Registered, 'id' | 'texts'>,
  status: string | undefined,
  { commits, policy }: Pick<Register, 'commits' | 'policy'>,
): string | undefined {
  if (status !== undefined && status !== 'retired') return undefined;
  const own = commitOf({ id }, { commits });
  const [last] = texts;
  // A file that is gone was retired before only where its last text is not younger than that.
  const isOld =
    status === undefined && own && last && Date.parse(own.committed) < Date.parse(last.commit.committed);
  const commit = isOld ? undefined : (own ?? (status === 'retired' ? last?.commit : undefined));
  return commit && dayIn(commit.committed, policy.timezone);
}

/** The newest commit of `sop retire` that names it. */
function commitOf(
  { id }: Pick<Registered, 'id'>,
  { commits }: Pick<Register, 'commits'>,
): Commit | undefined {
  const lower = id.toLowerCase();
  return commits.find(
    ({ message }) =>
      message.includes('Sop-Retired') &&
      trailersOf(message)
        .get('sop-retired')
        ?.some((retired) => retired.toLowerCase() === lower),
  );
}

/** Was it retired on a date? Of one that was retired by hand nobody can tell for certain that it held on any day. */
export function wasRetired(
  sop: Pick<Registered, 'id' | 'texts'>,
  status: string | undefined,
  register: Pick<Register, 'commits' | 'policy'>,
  date: string,
): boolean {
  const day = retiredOn(sop, status, register);
  return day !== undefined && (day <= date || commitOf(sop, register) === undefined);
}
