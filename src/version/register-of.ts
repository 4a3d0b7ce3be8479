import { daysOf } from '../handbook/dates.ts';
import type { Origin } from './approval.ts';
import { authorsBetween, type Past, placedOf } from './authors.ts';
import type { Identity } from './identity.ts';
import type { Entry } from './ledger.ts';
import { lineOf } from './line.ts';
import { parseVersion } from './number.ts';
import { keyOf, lastSealed, type Register, type Registered } from './register.ts';
import type { RegisterInput } from './register-input.ts';
import { type Judging, joinSets, originsOf, revisionOf } from './revisions.ts';
import { movesOf } from './schedule.ts';
import type { Seal } from './seal.ts';

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
  const past: Past = { line: lineOf(commits, graph, mainLine, input.places), graph, stampsOnly };
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
  for (const sop of sops.values()) judgeWhenAsked(sop, seals.get(sop) ?? [], judging);
  if (input.seals.some(({ together }) => together))
    joinSets([...sops.values()].flatMap(({ revisions }) => revisions));
}

/** Most commands ask about one SOP: the seals of all others need not be judged. */
function judgeWhenAsked(sop: Registered, seals: readonly Seal[], judging: Judging): void {
  let judged: Pick<Registered, 'revisions' | 'draftAuthors'> | undefined;
  const judge = () => {
    if (judged) return judged;
    const { past } = judging;
    const texts = placedOf(sop.texts, past);
    const own: Registered = { ...entryOf(sop.id, sop.language), texts: sop.texts };
    for (const seal of seals) own.revisions.unshift(revisionOf(seal, own, texts, judging));
    own.draftAuthors = authorsBetween(texts, lastSealed(own)?.seal, undefined, past);
    judged = own;
    return own;
  };
  for (const name of ['revisions', 'draftAuthors'] as const)
    Object.defineProperty(sop, name, {
      get: () => judge()[name],
      enumerable: true,
      configurable: true,
    });
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
