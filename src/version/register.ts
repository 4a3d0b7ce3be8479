import type { Config } from '../handbook/config.ts';
import { daysOf } from '../handbook/dates.ts';
import { type Judgement, judgeApproval, type Origin, validApprovals } from './approval.ts';
import { authorsBetween, type Past, type Placed, placedOf } from './authors.ts';
import type { Commit, FileVersion, Person } from './history.ts';
import type { Identity } from './identity.ts';
import { inForce, type Revision, type Standing } from './in-force.ts';
import { type Entry, formatEntry, type Ledger, type LedgerName } from './ledger.ts';
import { type Graph, lineOf } from './line.ts';
import { parseVersion } from './number.ts';
import type { Patch } from './patches.ts';
import { type Move, movesOf } from './schedule.ts';
import type { Seal } from './seal.ts';

/** All ledgers of a handbook, as committed. */
export type Ledgers = { [L in LedgerName]: Ledger<L> };

/**
 * Why a seal proves nothing here. `not-here-yet`: the handbook's main branch has it, the branch that is checked out does not.
 * `history-cut-off`: the clone is shallow, so that nobody can tell whether the main line has it.
 */
export type SealFault =
  | 'not-on-main-line'
  | 'not-here-yet'
  | 'history-cut-off'
  | 'not-approved'
  | 'no-fingerprint';

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
  /** Everybody who wrote a change since the last seal of the main line. */
  draftAuthors: Person[];
}

/** What git and the records say of every SOP: one value for `list`, `log`, `status`, `audit`, `lint` and the site. */
export interface Register {
  sops: Registered[];
  ledgers: Ledgers;
  /** Starts of sealed revisions that were moved or cancelled, in the order in which that became known. */
  schedule: readonly Move[];
  /** Who changed the ledgers, newest first. */
  patches: readonly Patch[];
  /** Main line, newest first. */
  commits: readonly Commit[];
  /** History was cut off when cloning: what is missing here may exist. */
  shallow: boolean;
  /** Branch that HEAD is on. */
  branch?: string;
  /** Who brought each line of the approvals ledger to the main line, by the line's text. */
  origins: ReadonlyMap<string, Origin>;
  /** `sop.yaml` of the newest commit: what is judged today is judged by it. */
  policy: Config;
}

/** What the register is made from. */
export interface RegisterInput {
  /** Main line, newest first. */
  commits: readonly Commit[];
  graph: Graph;
  /** Object names of the whole main line, newest first; only needed where a seal stands on a commit that is not in `commits`. */
  mainLine?: readonly string[];
  /** Commits that changed nothing but stamps. */
  stampsOnly: ReadonlySet<string>;
  seals: readonly Seal[];
  /** Tags of seals that HEAD does not reach but the handbook's main branch does. */
  elsewhere?: ReadonlySet<string>;
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
  const { ledgers, patches, commits, shallow, branch, configAt } = input;
  const sops = textsByIdentity(input);
  const origins = originsOf(input);
  addRevisions(sops, origins, input);
  return {
    sops: [...sops.values()],
    ledgers,
    schedule: movesOf(ledgers.schedule.entries, patches, daysOf(input.timezone)),
    patches,
    commits,
    shallow,
    ...(branch === undefined ? {} : { branch }),
    origins,
    policy: configAt(commits[0]?.oid ?? ''),
  };
}

const keyOf = (id: string, language: string) => `${id.toLowerCase()} ${language.toLowerCase()}`;

/** The entry of an SOP in a language; without regard to case. */
export function findRegistered(register: Register, id: string, language: string): Registered | undefined {
  const key = keyOf(id, language);
  return register.sops.find((sop) => keyOf(sop.id, sop.language) === key);
}

/** What holds for readers of one SOP in one language on a date (ISO, in the handbook's time zone). */
export function standingOf(
  sop: Registered,
  register: Pick<Register, 'schedule'>,
  date: string,
): Standing<SealedRevision> {
  return inForce(sop.revisions, register.schedule, date);
}

/** The newest text differs from every sealed one: nobody but its authors has seen it yet. */
export function isUnreleased(sop: Registered): boolean {
  const { blob } = sop;
  return blob !== undefined && lastSealed(sop)?.seal.blob !== blob;
}

const entryOf = (id: string, language: string): Registered => ({
  id,
  language,
  texts: [],
  revisions: [],
  draftAuthors: [],
});

/**
 * Texts by the SOP that their front matter names. A text whose front matter cannot be read belongs to the SOP that the same file was
 * afterwards: who broke it for a day is still its author.
 */
function textsByIdentity({ commits, identities, main, configAt }: RegisterInput): Map<string, Registered> {
  const sops = new Map<string, Registered>();
  const seen = new Set<string>();
  /** By path: which SOP the file became. */
  const holders = new Map<string, Registered>();
  const newest = commits[0];
  const folders = newest ? configAt(newest.oid).folders : [];
  const isSop = (path: string) => folders.some((folder) => folder === '.' || path.startsWith(`${folder}/`));
  /** Texts of one SOP mostly share the very value, which is found sooner than a name. */
  const byIdentity = new Map<Identity, Registered>();
  const sopOf = (identity: Identity): Registered => {
    const found = byIdentity.get(identity);
    if (found) return found;
    const language = identity.language ?? main.toLowerCase();
    const key = keyOf(identity.id, language);
    const sop = sops.get(key) ?? entryOf(identity.id, language);
    sops.set(key, sop);
    byIdentity.set(identity, sop);
    return sop;
  };
  for (const commit of commits) {
    const left: [string, Registered | undefined][] = [];
    for (const { path, from, blob, status } of commit.files) {
      const isNewest = !seen.has(path);
      seen.add(path);
      const identity = status === 'deleted' ? undefined : identities.get(blob);
      const sop = identity ? sopOf(identity) : holders.get(path);
      if (sop && status !== 'deleted') sop.texts.push({ commit, path, blob });
      if (sop && identity && isNewest && (sop.path === undefined || (!isSop(sop.path) && isSop(path))))
        Object.assign(sop, { path, blob });
      // What lay here before another file was moved over it is that other file's past no more.
      if (from !== undefined) left.push([from, sop]);
      if (sop && from === undefined) holders.set(path, sop);
      else holders.delete(path);
    }
    for (const [path, sop] of left) {
      seen.add(path);
      if (sop) holders.set(path, sop);
    }
  }
  return sops;
}

function addRevisions(
  sops: Map<string, Registered>,
  origins: ReadonlyMap<string, Origin>,
  input: RegisterInput,
): void {
  const { commits, graph, mainLine, stampsOnly, main, timezone } = input;
  const past: Past = { line: lineOf(commits, graph, mainLine), graph, stampsOnly };
  const judging: Judging = {
    ...input,
    past,
    origins,
    dayOf: daysOf(timezone),
    approvals: byFingerprint(input.ledgers.approvals.entries),
  };
  const seals = new Map<Registered, Seal[]>();
  for (const seal of inOrder(input.seals)) {
    const language = (seal.language ?? main).toLowerCase();
    const key = keyOf(seal.id, language);
    const sop = sops.get(key) ?? entryOf(seal.id, language);
    sops.set(key, sop);
    const own = seals.get(sop);
    if (own) own.push(seal);
    else seals.set(sop, [seal]);
  }
  for (const sop of sops.values()) {
    const texts = placedOf(sop.texts, past);
    for (const seal of seals.get(sop) ?? []) sop.revisions.unshift(revisionOf(seal, sop, texts, judging));
    sop.draftAuthors = authorsBetween(texts, lastSealed(sop)?.seal, undefined, past);
  }
  joinSets([...sops.values()].flatMap(({ revisions }) => revisions));
}

function byFingerprint(entries: readonly Entry<'approvals'>[]): Map<string, Entry<'approvals'>[]> {
  const groups = new Map<string, Entry<'approvals'>[]>();
  for (const entry of entries) {
    const group = groups.get(entry.fingerprint);
    if (group) group.push(entry);
    else groups.set(entry.fingerprint, [entry]);
  }
  return groups;
}

/** Lowest version first. */
function inOrder(seals: readonly Seal[]): Seal[] {
  const keyed = seals.map((seal) => {
    const { major = 0, minor = 0, patch = 0 } = parseVersion(seal.version) ?? {};
    return { seal, major, minor, patch };
  });
  return keyed
    .sort((a, b) => a.major - b.major || a.minor - b.minor || a.patch - b.patch)
    .map(({ seal }) => seal);
}

/** Gives each revision of a set the others, so that all can be told to start together. */
function joinSets(revisions: readonly SealedRevision[]): void {
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

/** The newest seal that the main line reaches. A correction on a side line is none: the text of the main line does not follow it. */
export function lastSealed({ revisions }: Registered): SealedRevision | undefined {
  return revisions.find(
    ({ seal, faults }) => !seal.corrects && !AWAY.some((fault) => faults.includes(fault)),
  );
}

const AWAY: SealFault[] = ['not-on-main-line', 'not-here-yet', 'history-cut-off'];

interface Judging extends RegisterInput {
  past: Past;
  origins: ReadonlyMap<string, Origin>;
  /** Day of a moment in the handbook's time zone. */
  dayOf: (moment: string) => string;
  /** Lines of the approvals ledger by the fingerprint that they name. */
  approvals: ReadonlyMap<string, Entry<'approvals'>[]>;
}

function revisionOf(seal: Seal, sop: Registered, texts: Placed, judging: Judging): SealedRevision {
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
/** Addresses under which the release jobs of git hosts commit, where `sop.yaml` names no other. */
const RELEASE_JOBS = ['41898282+github-actions[bot]@users.noreply.github.com'];

/** Addresses whose records of reviews on the git host count. */
export const releaseJobs = (config: Config): string[] => config.approval['recorded-by'] ?? RELEASE_JOBS;

/** Who brought each line of the approvals ledger to the main line: the first commit that added it. By the line's text. */
function originsOf({
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
