import { daysBetween } from '../handbook/dates.ts';
import type { LinkFact, SopFacts } from '../handbook/facts.ts';
import { findSop, type Handbook } from '../handbook/handbook.ts';
import { approvalOf, isKnownOwner } from '../handbook/who.ts';
import { classOfPending, departmentOf, type Pending, type Verdicts } from './judge.ts';
import type { Matter, Subject, UsedBy } from './matter.ts';
import { noticesOn, usersOf } from './notices.ts';
import { compareVersions, nextVersion, parseVersion } from './number.ts';
import { findRegistered, type Registered, type SealedRevision, standingOf } from './register.ts';
import { type ReviewState, reviewOf } from './reviews.ts';
import type { StatusInput } from './status.ts';

/** Days before a review is due from which it is told. */
const SOON = 30;

/** One text of the handbook beside what is known of it. */
export interface Case {
  facts: SopFacts;
  subject: Subject & { path: string };
  sop?: Registered;
  revision?: SealedRevision;
  /** Was any text of it ever sealed? */
  sealed: boolean;
  review?: ReviewState;
}

export const isRetired = ({ meta }: SopFacts) => meta.status === 'retired';

export function caseOf(facts: SopFacts, id: string, { handbook, register, on }: StatusInput): Case {
  const { language, title, path, meta } = facts;
  const subject = { id, language, title, path, ...(meta.owner ? { owner: meta.owner } : {}) };
  if (typeof register === 'string') return { facts, subject, sealed: false };
  const sop = findRegistered(register, id, language);
  if (!sop) return { facts, subject, sealed: false };
  const { revision } = standingOf(sop, register, on);
  const { config } = handbook;
  const review = isRetired(facts)
    ? undefined
    : reviewOf(sop, register, meta.review ?? config.review, on, config.timezone);
  return { facts, subject, sop, revision, sealed: sop.revisions.length > 0, review };
}

export function mattersOf(one: Case, input: StatusInput): Matter[] {
  if (isRetired(one.facts)) return linkedThough(one, input);
  return [
    ...told(one, input),
    ...unproven(one, input),
    ...waiting(one, input),
    ...due(one, input),
    ...rendered(one, input),
    ...coming(one, input),
    ...ownerless(one, input),
  ];
}

/** Stops and notices are told once an SOP, with its first text. */
function told({ facts, subject: { id } }: Case, { handbook, register, on }: StatusInput): Matter[] {
  if (typeof register === 'string' || handbook.byId.get(id.toLowerCase())?.[0] !== facts) return [];
  return noticesOn(register.ledgers.notices.entries, on, handbook.config.timezone)
    .filter((notice) => notice.id.toLowerCase() === id.toLowerCase())
    .map((notice) => ({ kind: notice.kind, notice, usedBy: placesOf(handbook, id) }));
}

function placesOf(handbook: Handbook, id: string, counts?: (link: LinkFact) => boolean): UsedBy[] {
  return usersOf(handbook, id, counts).flatMap(({ facts, links }) =>
    links.map(({ place }) => ({
      ...(facts.id ? { id: facts.id } : {}),
      path: facts.path,
      line: place.start.line,
    })),
  );
}

/** A revision above the one in force that nothing proves: readers do not get it although it was sealed. */
function unproven({ sop, revision }: Case, { register }: StatusInput): Matter[] {
  if (typeof register === 'string' || register.shallow) return [];
  // What this branch does not have yet lacks no proof: that the branch is behind is said elsewhere.
  const newest = sop?.revisions.find(({ faults }) => !faults.includes('not-here-yet'));
  if (!newest || newest.approved || (revision && compareVersions(newest.version, revision.version) <= 0))
    return [];
  return [{ kind: 'not-proven', version: newest.version, faults: newest.faults }];
}

/** Text that readers do not get yet; a text that was never committed has no register entry. */
function waiting(one: Case, { pending, unread, handbook, changed, register }: StatusInput): Matter[] {
  if (typeof register === 'string' || register.shallow) return [];
  const { path } = one.subject;
  const read = pending.find((each) => each.pending.sop.path === path);
  if (read) return unreleased(one, read.pending, read.verdicts, handbook);
  if (unread?.has(path)) return [{ kind: 'unread' }];
  if (one.sealed) return [];
  const { approvers, fourEyes } = approvalOf(handbook.config, one.facts.meta.department ?? '');
  return [{ kind: 'draft', uncommitted: !one.sop || changed.includes(path), approvers, fourEyes }];
}

function unreleased({ revision }: Case, text: Pending, verdicts: Verdicts, { config }: Handbook): Matter[] {
  const { base, revisions, changes, uncommitted, fingerprint } = text;
  // Other owner, tags or layout: what readers get does not wait for a release.
  if (base?.revision.seal.fingerprint === fingerprint) return [];
  const { approvers, fourEyes } = approvalOf(config, departmentOf(text));
  const approvedBy = [...new Set(verdicts.approvals.map(({ entry }) => entry.person))];
  const outdatedBy = approvedBy.length > 0 ? [] : outdated(text, verdicts);
  const weight = base ? classOfPending(text, verdicts) : 'major';
  return [
    {
      kind: approvedBy.length > 0 ? 'approved' : outdatedBy.length > 0 ? 'approval-outdated' : 'unreleased',
      ...(revision ? { inForce: revision.version } : {}),
      becomes: nextVersion(revisions[0]?.version, weight),
      class: weight,
      changes,
      approvedBy,
      outdatedBy,
      approvers,
      fourEyes,
      uncommitted,
    },
  ];
}

/** People who approved an earlier state of this very change. */
function outdated({ follows = '' }: Pending, { judgements }: Verdicts): string[] {
  const found = judgements.filter(
    ({ entry, objections }) =>
      entry.follows === follows &&
      objections.length === 1 &&
      objections[0] === 'other-text' &&
      entry.meaning === 'approval',
  );
  return [...new Set(found.map(({ entry }) => entry.person))];
}

function due({ review }: Case, { on }: StatusInput): Matter[] {
  if (!review) return [];
  const days = daysBetween(on, review.due);
  if (days > SOON) return [];
  return [{ kind: days < 0 ? 'review-overdue' : 'review-soon', review, days: Math.abs(days) }];
}

/** A translation of a revision that readers of the first language do not see any more. */
function rendered({ facts, subject: { id } }: Case, { handbook, register, on }: StatusInput): Matter[] {
  const { translates } = facts.meta;
  if (typeof register === 'string' || translates === undefined) return [];
  const source = findSop(handbook, id);
  const sop = source && source !== facts ? findRegistered(register, id, source.language) : undefined;
  const now = sop && standingOf(sop, register, on).revision?.version;
  if (now === undefined || compareVersions(translates, now) >= 0) return [];
  const isMajor = parseVersion(translates)?.major !== parseVersion(now)?.major;
  return [{ kind: 'translation-outdated', translates, source: now, isMajor }];
}

function coming({ sop }: Case, { register, on }: StatusInput): Matter[] {
  if (!sop || typeof register === 'string') return [];
  // On a day of the past, what was sealed later was not yet to come.
  const sealed = standingOf(sop, register, on).upcoming.filter(({ revision }) => revision.sealedOn <= on);
  return sealed.map(({ revision, start }) => ({ kind: 'upcoming', version: revision.version, start }));
}

function ownerless({ facts: { meta } }: Case, { handbook: { config } }: StatusInput): Matter[] {
  // Where nobody is listed, nobody can be missing.
  if (config.people.length + config.owners.length === 0) return [];
  if (!meta.owner || isKnownOwner(config, meta.owner)) return [];
  return [{ kind: 'owner-unknown', owner: meta.owner }];
}

function linkedThough({ facts, subject: { id } }: Case, { handbook }: StatusInput): Matter[] {
  if (handbook.byId.get(id.toLowerCase())?.[0] !== facts) return [];
  const counts = ({ key }: LinkFact) => key !== 'supersedes' && key !== 'superseded-by';
  const successor = facts.meta['superseded-by'];
  const usedBy = placesOf(handbook, id, counts).filter((by) => !replaces(handbook, by, id, successor));
  if (usedBy.length === 0) return [];
  return [{ kind: 'retired-but-linked', usedBy, ...(successor ? { successor } : {}) }];
}

/** The successor may tell of what it replaces. */
function replaces({ byPath }: Handbook, { id, path }: UsedBy, retired: string, successor?: string): boolean {
  const isSuccessor = id !== undefined && id.toLowerCase() === successor?.toLowerCase();
  const supersedes = byPath.get(path)?.meta.supersedes ?? [];
  return isSuccessor || supersedes.some((other) => other.toLowerCase() === retired.toLowerCase());
}
