import type { Config } from '../handbook/config.ts';
import { dayIn } from '../handbook/dates.ts';
import { type Judgement, judgeApproval, type Origin, validApprovals } from './approval.ts';
import { authorsOf, type Commit, type FileVersion, type Person, trailersOf } from './history.ts';
import type { Identity } from './identity.ts';
import { inForce, type Revision, type Standing } from './in-force.ts';
import { type Entry, formatEntry, type Ledger, type LedgerName } from './ledger.ts';
import { compareVersions } from './number.ts';
import type { Patch } from './patches.ts';
import { type Seal, sealsOf, type TagRecord } from './seal.ts';

/** All ledgers of a handbook, as committed. */
export type Ledgers = { [L in LedgerName]: Ledger<L> };

/** Why a seal proves nothing. */
export type SealFault = 'not-on-main-line' | 'not-approved' | 'no-fingerprint';

/** One sealed revision, with what git and the records say of it. */
export interface SealedRevision extends Revision {
  seal: Seal;
  /** Version that it follows; undefined for the first. */
  follows?: string;
  /** Everybody who wrote a change since the version that it follows. */
  authors: Person[];
  /** Every line of the approvals ledger that names this text, judged by the rules of the day of the seal. */
  judgements: Judgement[];
  /** Empty when it counts as approved. */
  faults: SealFault[];
}

/** One SOP in one language. */
export interface Registered {
  /** As last written. */
  id: string;
  /** Tag in lower case; the handbook's first language where the text names none. */
  language: string;
  /** Where it lies in the newest commit; undefined when it is gone from there. */
  path?: string;
  /** Object name of its text in the newest commit. */
  blob?: string;
  /** Its texts on the main line, newest first. */
  texts: FileVersion[];
  /** Highest version first. */
  revisions: SealedRevision[];
}

/** What git and the records say of every SOP: one value for `list`, `log`, `status`, `audit`, `lint` and the site. */
export interface Register {
  sops: Registered[];
  ledgers: Ledgers;
  /** Who changed the ledgers, newest first. */
  patches: readonly Patch[];
  /** Main line, newest first. */
  commits: readonly Commit[];
  /** History was cut off when cloning: what is missing here may exist. */
  shallow: boolean;
  /** Branch that HEAD is on. */
  branch?: string;
}

/** What the register is made from. */
export interface RegisterInput {
  commits: readonly Commit[];
  /** All commits that merges brought in, by object name; empty where there is no merge. */
  sideCommits: ReadonlyMap<string, Commit>;
  tags: readonly TagRecord[];
  /** Which SOP a text is, by object name. */
  identities: ReadonlyMap<string, Identity>;
  ledgers: Ledgers;
  patches: readonly Patch[];
  /** Lines of the approvals ledger whose signature was verified with the approver's own key. */
  signedLines?: ReadonlySet<string>;
  /** `sop.yaml` as it was at a commit: old revisions are judged by the rules of their day. */
  configAt: (commit: string) => Config;
  /** First language of the handbook. */
  main: string;
  timezone: string;
  shallow: boolean;
  branch?: string;
}

/** Makes one value of history, tags and ledgers. Never throws: what cannot be read is left out. */
export function registerOf(input: RegisterInput): Register {
  const { ledgers, patches, commits, shallow, branch } = input;
  const sops = textsByIdentity(input);
  addRevisions(sops, input);
  return {
    sops: [...sops.values()],
    ledgers,
    patches,
    commits,
    shallow,
    ...(branch === undefined ? {} : { branch }),
  };
}

const keyOf = (id: string, language: string) => `${id.toLowerCase()} ${language.toLowerCase()}`;

/** The entry of an SOP in a language; without regard to case. */
export function findRegistered(register: Register, id: string, language: string): Registered | undefined {
  const key = keyOf(id, language);
  return register.sops.find((sop) => keyOf(sop.id, sop.language) === key);
}

/** What holds for readers of one SOP in one language on a date (ISO, in the handbook's time zone). */
export function standingOf(sop: Registered, register: Register, date: string): Standing<SealedRevision> {
  return inForce(sop.revisions, register.ledgers.schedule.entries, date);
}

/** The newest text differs from every sealed one: nobody but its authors has seen it yet. */
export function isUnreleased({ blob, revisions }: Registered): boolean {
  return blob !== undefined && revisions.find(({ seal }) => !seal.corrects)?.seal.blob !== blob;
}

function textsByIdentity({ commits, identities, main }: RegisterInput): Map<string, Registered> {
  const sops = new Map<string, Registered>();
  const latestOf = new Map<string, string>();
  for (const commit of commits)
    for (const { path, from, blob, status } of commit.files) {
      const gone = status === 'deleted';
      const identity = gone ? undefined : identities.get(blob);
      const isLatest = !latestOf.has(path);
      if (isLatest) latestOf.set(path, blob);
      if (from !== undefined && !latestOf.has(from)) latestOf.set(from, '');
      if (!identity) continue;
      const language = identity.language ?? main.toLowerCase();
      const key = keyOf(identity.id, language);
      const sop = sops.get(key) ?? { id: identity.id, language, texts: [], revisions: [] };
      sops.set(key, sop);
      sop.texts.push({ commit, path, blob });
      if (isLatest && sop.path === undefined) Object.assign(sop, { path, blob });
    }
  return sops;
}

function addRevisions(sops: Map<string, Registered>, input: RegisterInput): void {
  const origins = originsOf(input);
  const order = new Map(input.commits.map(({ oid }, at) => [oid, at]));
  const seals = sealsOf(input.tags).sort((a, b) => compareVersions(a.version, b.version));
  for (const seal of seals) {
    const language = (seal.language ?? input.main).toLowerCase();
    const key = keyOf(seal.id, language);
    const sop = sops.get(key) ?? { id: seal.id, language, texts: [], revisions: [] };
    sops.set(key, sop);
    sop.revisions.unshift(revisionOf(seal, sop, origins, order, input));
  }
}

function revisionOf(
  seal: Seal,
  sop: Registered,
  origins: ReadonlyMap<string, Origin>,
  order: ReadonlyMap<string, number>,
  input: RegisterInput,
): SealedRevision {
  const previous = seal.corrects
    ? sop.revisions.find(({ version }) => version === seal.corrects)
    : sop.revisions[0];
  const authors = authorsBetween(sop, previous?.seal, seal, order, input);
  const about = { department: seal.department ?? '', fingerprint: seal.fingerprint ?? '', authors };
  const judgements = input.ledgers.approvals.entries
    .filter((entry) => isAbout(entry, sop) && entry.fingerprint === seal.fingerprint)
    .map((entry) =>
      judgeApproval(
        entry,
        { ...about, ...(previous ? { follows: previous.version } : {}) },
        origins.get(formatEntry('approvals', entry).trimEnd()) ?? {},
        input.configAt(seal.commit),
      ),
    );
  const carried = seal.class === 'patch' && previous?.approved === true;
  const approved = carried || validApprovals(judgements, input.configAt(seal.commit)).length > 0;
  const faults: SealFault[] = [];
  if (!order.has(seal.commit) && !input.sideCommits.has(seal.commit) && !seal.corrects)
    faults.push('not-on-main-line');
  if (!seal.fingerprint) faults.push('no-fingerprint');
  if (!approved) faults.push('not-approved');
  return {
    id: sop.id,
    language: sop.language,
    version: seal.version,
    sealedOn: dayIn(seal.sealedAt, input.timezone),
    ...(seal.effective ? { effective: seal.effective } : {}),
    approved: faults.length === 0,
    seal,
    ...(previous ? { follows: previous.version } : {}),
    authors,
    judgements,
    faults,
  };
}

const isAbout = (entry: Entry<'approvals'>, { id, language }: Registered) =>
  keyOf(entry.id, entry.language) === keyOf(id, language);

/**
 * Everybody who wrote a change of an SOP after one seal and up to another (up to now without one). Who stamps a release, or merges a branch,
 * is not its author: those who wrote the commits of the branch are.
 */
export function authorsBetween(
  sop: Registered,
  after: Seal | undefined,
  upTo: Seal | undefined,
  order: ReadonlyMap<string, number>,
  { sideCommits }: Pick<RegisterInput, 'sideCommits'>,
): Person[] {
  const oldest = (after && order.get(after.commit)) ?? Number.POSITIVE_INFINITY;
  const newest = (upTo && order.get(upTo.commit)) ?? -1;
  if (upTo && !order.has(upTo.commit) && !sideCommits.has(upTo.commit))
    return upTo.sealedBy ? [upTo.sealedBy] : [];
  const people = new Map<string, Person>();
  const paths = new Set(sop.texts.map(({ path }) => path));
  for (const { commit } of sop.texts) {
    const at = order.get(commit.oid) ?? -1;
    if (at < newest || at >= oldest || trailersOf(commit.message).has('sop-revision')) continue;
    const brought = commit.parents.length > 1 ? broughtBy(commit, paths, order, sideCommits) : [];
    for (const each of brought.length > 0 ? brought : [commit])
      for (const person of authorsOf(each)) people.set(`${person.name} <${person.email}>`, person);
  }
  return [...people.values()];
}

/** Commits that a merge brought to the main line and that touched one of the paths. */
function broughtBy(
  merge: Commit,
  paths: ReadonlySet<string>,
  order: ReadonlyMap<string, number>,
  sideCommits: ReadonlyMap<string, Commit>,
): Commit[] {
  const found: Commit[] = [];
  const seen = new Set<string>();
  const open = merge.parents.slice(1);
  for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
    const commit = seen.has(oid) || order.has(oid) ? undefined : sideCommits.get(oid);
    seen.add(oid);
    if (!commit) continue;
    open.push(...commit.parents);
    const touches = commit.files.some(({ path, from }) => paths.has(path) || paths.has(from ?? path));
    if (commit.parents.length < 2 && touches && !trailersOf(commit.message).has('sop-revision'))
      found.push(commit);
  }
  return found;
}

const HOST_REVIEW = /^host-review /u;
/** Addresses under which the release jobs of git hosts commit, where `sop.yaml` names no other. */
const RELEASE_JOBS = ['41898282+github-actions[bot]@users.noreply.github.com'];

/** Who brought each line of the approvals ledger to the main line: the first commit that added it. By the line's text. */
export function originsOf({
  patches,
  signedLines,
  commits,
  configAt,
}: Pick<RegisterInput, 'patches' | 'signedLines' | 'commits' | 'configAt'>): Map<string, Origin> {
  const origins = new Map<string, Origin>();
  const newest = commits[0];
  const jobs = (newest && configAt(newest.oid).approval['recorded-by']) ?? RELEASE_JOBS;
  for (const { path, added, author } of patches) {
    if (!path.endsWith('approvals.csv')) continue;
    for (const line of added)
      origins.set(line.trimEnd(), {
        addedBy: author,
        signedByApprover: signedLines?.has(line.trimEnd()) === true,
        hostReview: jobs.includes(author.email) && line.split(',').some((cell) => HOST_REVIEW.test(cell)),
      });
  }
  return origins;
}
