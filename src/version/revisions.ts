import { judgeApproval, type Origin, validApprovals } from './approval.ts';
import { authorsBetween, type Past, type Placed } from './authors.ts';
import type { Revision } from './in-force.ts';
import { type Entry, formatEntry } from './ledger.ts';
import {
  keyOf,
  lastSealed,
  type Registered,
  releaseJobs,
  type SealedRevision,
  type SealFault,
} from './register.ts';
import type { RegisterInput } from './register-input.ts';
import type { Seal } from './seal.ts';

/** What revisions are judged with. */
export interface Judging extends RegisterInput {
  past: Past;
  origins: ReadonlyMap<string, Origin>;
  /** Day of a moment in the handbook's time zone. */
  dayOf: (moment: string) => string;
  /** Lines of the approvals ledger by the fingerprint that they name. */
  approvals: ReadonlyMap<string, Entry<'approvals'>[]>;
}

/** One seal with what git and the records say of it; the revisions before it have to be there already. */
export function revisionOf(seal: Seal, sop: Registered, texts: Placed, judging: Judging): SealedRevision {
  const { past, origins, configAt, dayOf } = judging;
  const previous = seal.corrects
    ? sop.revisions.find(({ version }) => version === seal.corrects)
    : lastSealed(sop);
  const config = configAt(seal.commit);
  const authors = authorsBetween(texts, previous?.seal, seal, past);
  const about = {
    department: seal.department ?? '',
    fingerprint: seal.fingerprint ?? '',
    authors,
    ...(previous ? { follows: previous.version } : {}),
  };
  const judgements = (judging.approvals.get(seal.fingerprint ?? '') ?? [])
    .filter((entry) => isAbout(entry, sop))
    .map((entry) =>
      judgeApproval(entry, about, origins.get(formatEntry('approvals', entry).trimEnd()) ?? {}, config),
    );
  // Who says that a change is smaller than it looks does not also say that nobody has to approve it.
  const carried = seal.class === 'patch' && !seal.because && !seal.corrects && previous?.approved === true;
  const faults: SealFault[] = whereabouts(seal, judging);
  if (!seal.fingerprint) faults.push('no-fingerprint');
  // Where this branch does not have the seal yet, it does not have the records of its approval either.
  const isHere = !faults.includes('not-here-yet') && !faults.includes('history-cut-off');
  if (isHere && !carried && validApprovals(judgements, config).length === 0) faults.push('not-approved');
  return {
    id: sop.id,
    language: sop.language,
    version: seal.version,
    sealedOn: dayOf(seal.sealedAt),
    ...(seal.effective ? { effective: seal.effective } : {}),
    approved: faults.length === 0,
    seal,
    ...(previous ? { follows: previous.version } : {}),
    authors,
    judgements,
    faults,
  };
}

function whereabouts(seal: Seal, { past, elsewhere, shallow }: Judging): SealFault[] {
  if (seal.corrects || past.line.places.has(seal.commit)) return [];
  if (shallow) return ['history-cut-off'];
  return [elsewhere?.has(seal.tag) ? 'not-here-yet' : 'not-on-main-line'];
}

const isAbout = (entry: Entry<'approvals'>, { id, language }: Registered) =>
  keyOf(entry.id, entry.language) === keyOf(id, language);

const HOST_REVIEW = /^host-review /u;
/** Who brought each line of the approvals ledger to the main line: the first commit that added it. By the line's text. */
export function originsOf({
  patches,
  signedLines,
  commits,
  configAt,
}: Pick<RegisterInput, 'patches' | 'signedLines' | 'commits' | 'configAt'>): Map<string, Origin> {
  const origins = new Map<string, Origin>();
  const newest = commits[0];
  const jobs = newest ? releaseJobs(configAt(newest.oid)) : [];
  for (const { path, added, author } of patches) {
    if (path !== 'records/approvals.csv') continue;
    for (const line of added)
      origins.set(line.trimEnd(), {
        addedBy: author,
        signedByApprover: signedLines?.has(line.trimEnd()) === true,
        hostReview: jobs.includes(author.email) && line.split(',').some((cell) => HOST_REVIEW.test(cell)),
      });
  }
  return origins;
}

/** Gives each revision of a set the others, so that all can be told to start together. */
export function joinSets(revisions: readonly SealedRevision[]): void {
  if (!revisions.some(({ seal }) => seal.together)) return;
  const byTag = new Map(revisions.map((revision) => [revision.seal.tag, revision]));
  for (const revision of revisions) {
    const names = revision.seal.together?.filter((tag) => tag !== revision.seal.tag);
    if (names) revision.together = names.map((tag) => memberOf(tag, byTag.get(tag), revision));
  }
}

function memberOf(tag: string, member: SealedRevision | undefined, beside: SealedRevision): Revision {
  // A member that names another set, or none, is not of this one: the set is not whole.
  const isWhole = member?.seal.together?.includes(beside.seal.tag) === true;
  if (!member || !isWhole)
    return { id: tag, language: '', version: '', sealedOn: beside.sealedOn, approved: false };
  const { id, language, version, sealedOn, effective, approved } = member;
  return { id, language, version, sealedOn, ...(effective ? { effective } : {}), approved };
}
