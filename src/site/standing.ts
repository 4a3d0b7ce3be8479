import type { Config } from '../handbook/config.ts';
import { nextReview } from '../handbook/dates.ts';
import { validApprovals } from '../version/approval.ts';
import { startOf } from '../version/in-force.ts';
import { compareVersions } from '../version/number.ts';
import {
  type Register,
  type Registered,
  type SealedRevision,
  type SealFault,
  standingOf,
} from '../version/register.ts';
import { reviewOf } from '../version/reviews.ts';
import type { NoHistory } from './input.ts';
import type { Text } from './text.ts';

/**
 * How the text of a page stands on the day of the build: `in-force` with proof (sealed, approved with evidence, started), `pending` with
 * proof but not started, `unproven` where a text says that it holds and nothing proves it, `draft`.
 */
export type State = 'in-force' | 'pending' | 'unproven' | 'draft';

/** What is missing for the mark *in force*. */
export type Missing = SealFault | NoHistory | 'no-seal' | 'translation-behind';

/** One sealed revision for pages. */
export interface Revision {
  version: string;
  /** ISO date of the seal. */
  sealed: string;
  /** ISO time of the seal. */
  sealedAt: string;
  sealedBy?: string;
  /** First day on which it holds; undefined where it was cancelled or never counted. */
  start?: string;
  /** First day on which a higher version held. */
  end?: string;
  class?: string;
  reason?: string;
  approved: boolean;
  approvals: { person: string; role: string; date: string; evidence: string }[];
  faults: readonly SealFault[];
  corrects?: string;
  fingerprint?: string;
  text?: Text;
}

/** What holds of an SOP in one language. */
export interface Holding {
  state: State;
  text: Text;
  version: string;
  fingerprint?: string;
  /** First day on which it holds. */
  start?: string;
  /** The revision that the page shows, where it is sealed. */
  revision?: Revision;
  missing: Missing[];
  /** Proven revisions that start later, soonest first. */
  upcoming: (Revision & { start: string; text: Text })[];
  /** All sealed revisions, highest version first. */
  revisions: Revision[];
  review?: { due: string; last: string };
}

export interface StandingInput {
  tip?: Text;
  registered?: Registered;
  register?: Register;
  noHistory?: NoHistory;
  config: Config;
  today: string;
  textOf(revision: SealedRevision): Text | undefined;
}

/** What holds for the readers of one SOP in one language; undefined where there is nothing to show. */
export function holdingOf(input: StandingInput): Holding | undefined {
  const { registered, register, tip } = input;
  const revisions = registered && register ? revisionsOf(registered, register, input) : [];
  const sealed = registered && register && sealedHolding(registered, register, revisions, input);
  return sealed ?? (tip && unsealed(tip, revisions, input));
}

/** A file that no seal stands for: what it says of itself, unproven. */
function unsealed(text: Text, revisions: Revision[], { config, noHistory }: StandingInput): Holding {
  const { version = '0.0.0', status, effective, review } = text.facts.meta;
  const isDraft = status === undefined || status === 'draft';
  const due = effective && status !== 'retired' ? dueAfter(effective, review ?? config.review) : undefined;
  return {
    state: isDraft ? 'draft' : 'unproven',
    text,
    version,
    ...(effective && !isDraft ? { start: effective } : {}),
    missing: isDraft ? [] : [noHistory ?? 'no-seal'],
    upcoming: [],
    revisions,
    ...(due && effective && !isDraft ? { review: { due, last: effective } } : {}),
  };
}

function dueAfter(date: string, interval: Config['review']): string | undefined {
  try {
    return nextReview(date, interval);
  } catch {
    return undefined;
  }
}

function sealedHolding(
  registered: Registered,
  register: Register,
  revisions: Revision[],
  { tip, config, today }: StandingInput,
): Holding | undefined {
  const standing = standingOf(registered, register, today);
  const find = (version: string) => revisions.find((each) => each.version === version);
  const upcoming = standing.upcoming.flatMap(({ revision, start }) => {
    const known = find(revision.version);
    return known?.text ? [{ ...known, start, text: known.text }] : [];
  });
  const holds = standing.revision && find(standing.revision.version);
  const first = holds ? undefined : upcoming[0];
  const doubtful = holds || first ? undefined : highestStarted(revisions, today);
  const shown = holds ?? first ?? doubtful;
  if (!shown?.text) return undefined;
  const interval = tip?.facts.meta.review ?? shown.text.facts.meta.review ?? config.review;
  const review = reviewOf(registered, register, interval, today, config.timezone);
  return {
    state: holds ? 'in-force' : first ? 'pending' : 'unproven',
    text: shown.text,
    version: shown.version,
    ...(shown.fingerprint ? { fingerprint: shown.fingerprint } : {}),
    ...(shown.start ? { start: shown.start } : {}),
    revision: shown,
    missing: [...shown.faults],
    upcoming: first ? upcoming.slice(1) : upcoming,
    revisions,
    ...(review ? { review: { due: review.due, last: review.last } } : {}),
  };
}

const highestStarted = (revisions: readonly Revision[], today: string): Revision | undefined =>
  revisions.find(({ text, sealed, start }) => text && (start ?? sealed) <= today);

function revisionsOf(registered: Registered, register: Register, input: StandingInput): Revision[] {
  const { schedule } = register;
  const starts = new Map(
    registered.revisions.map((each) => [each, each.approved ? startOf(each, schedule) : undefined]),
  );
  return registered.revisions.map((each): Revision => {
    const { seal } = each;
    const start = starts.get(each);
    const text = input.textOf(each);
    const end = start ? endOf(each, starts) : undefined;
    return {
      version: each.version,
      sealed: each.sealedOn,
      sealedAt: seal.sealedAt,
      ...(seal.sealedBy ? { sealedBy: seal.sealedBy.name } : {}),
      ...(start ? { start } : {}),
      ...(end ? { end } : {}),
      ...(seal.class ? { class: seal.class } : {}),
      ...(seal.reason ? { reason: seal.reason } : {}),
      approved: each.approved,
      approvals: validApprovals(each.judgements, register.policy).map(({ entry, evidence }) => ({
        person: entry.person.replace(/\s*<[^<>]*>\s*$/, ''),
        role: entry.role,
        date: entry.time.slice(0, 10),
        evidence,
      })),
      faults: each.faults,
      ...(seal.corrects ? { corrects: seal.corrects } : {}),
      ...(seal.fingerprint ? { fingerprint: seal.fingerprint } : {}),
      ...(text ? { text } : {}),
    };
  });
}

/** The first day on which a higher version held; where that is before its own start, it never held itself. */
function endOf(
  revision: SealedRevision,
  starts: ReadonlyMap<SealedRevision, string | undefined>,
): string | undefined {
  let end: string | undefined;
  for (const [other, began] of starts)
    if (began && compareVersions(other.version, revision.version) > 0 && (!end || began < end)) end = began;
  return end;
}
