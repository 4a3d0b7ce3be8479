import type { Handbook } from '../handbook/handbook.ts';
import { gitIdentity } from '../io/git.ts';
import { readWhereabouts, type Whereabouts } from '../io/git-host.ts';
import { blobsNamed, objectNamesOf } from '../io/git-objects.ts';
import { proposals } from '../io/git-propose.ts';
import { judgePending, objectionsTo, type Pending, type Verdicts, type Written } from '../version/judge.ts';
import type { Item } from '../version/matter.ts';
import { noticesOn } from '../version/notices.ts';
import { findRegistered, lastSealed, type Register } from '../version/register.ts';
import { type Status, statusOf } from '../version/status.ts';
import { cacheOf } from './cache.ts';
import { loadForList, loadWhole } from './load.ts';
import { deskWith, readPending, unreleased } from './pending.ts';
import type { Place } from './place.ts';
import { openRegister } from './register.ts';
import { type Refused, refusedOf } from './status-refused.ts';
import type { Terminal } from './terminal.ts';

/** What needs attention, and what the next command is decided from. */
export interface Attention {
  status: Status;
  handbook: Handbook;
  /** Undefined outside of git. */
  where?: Whereabouts;
  /** Ids of changed texts that the person at the keyboard may approve, or release alone. */
  mine: ReadonlySet<string>;
  /** Branch of a proposal that holds a changed text just as it lies here, by the text's path. */
  proposed: ReadonlyMap<string, string>;
  overtaken: readonly Overtaken[];
  /** The text that would be released next, where `sop release` would refuse it. */
  refused?: Refused;
}

/** A file that is changed here and of which the git host has another text by now. */
export interface Overtaken {
  path: string;
  /** The text that lies here is on the branch of a proposal: nothing is lost with it. */
  isSent: boolean;
}

type Judged = { pending: Pending; verdicts: Verdicts };

/**
 * Reads the handbook, its history and its records, and says what needs attention on a date.
 *
 * @param most changed texts that are compared with their seal; those that somebody approved always are
 */
export async function attentionOf(
  place: Place,
  on: string,
  t: Terminal,
  most = Number.POSITIVE_INFINITY,
): Promise<Attention> {
  const register = await openRegister(place, 'HEAD', cacheOf(t));
  const isKnown = typeof register !== 'string';
  const top = await loadForList(place, t);
  const handbook = needsLinks(top, register, on) ? await loadWhole(place, t) : top;
  const where = await readWhereabouts(place.root);
  const { pending, unread } =
    isKnown && where ? await judged(place, register, on, handbook, most, t) : { pending: [] };
  const changed = where?.changed ?? [];
  const status = statusOf({ handbook, register, pending, unread, changed, on });
  const open = isKnown ? [...pending.map((one) => one.pending), ...draftsIn(status, handbook, register)] : [];
  const mine = isKnown && open.length > 0 ? await mineOf(place, open, register, on) : new Set<string>();
  const proposed =
    where?.remote === undefined ? new Map<string, string>() : await proposedIn(place, status, where);
  const overtaken = where ? await overtakenOf(place, where) : [];
  const found = { status, handbook, mine, proposed, overtaken, ...(where ? { where } : {}) };
  const refused = where && (await refusedOf(found, place, t));
  return { ...found, ...(refused ? { refused } : {}) };
}

/** Files that git would not pull over: they are changed here, and the host has another text of them by now. */
async function overtakenOf({ root }: Place, where: Whereabouts): Promise<Overtaken[]> {
  const { upstream, behind = 0, changed } = where;
  if (upstream === undefined || behind === 0 || changed.length === 0) return [];
  const at = (commit: string, path: string) => `${commit}:./${path}`;
  const branches = await proposals(root);
  const commits = ['HEAD', upstream, ...branches.map(({ oid }) => oid)];
  const [there, here] = await Promise.all([
    blobsNamed(
      root,
      changed.flatMap((path) => commits.map((commit) => at(commit, path))),
    ),
    objectNamesOf(root, changed),
  ]);
  return changed.flatMap((path) => {
    const [now, mine] = [there.get(at(upstream, path)), here.get(path)];
    if (now === there.get(at('HEAD', path)) || now === mine) return [];
    return [{ path, isSent: branches.some(({ oid }) => there.get(at(oid, path)) === mine) }];
  });
}

/** Texts under way that `sop propose` has sent from here and that were not changed since. */
async function proposedIn(
  { root }: Place,
  { items }: Status,
  { branch, main, changed }: Whereabouts,
): Promise<Map<string, string>> {
  const kinds: Item['kind'][] = ['unreleased', 'approval-outdated', 'draft'];
  // What the branch of the readers has waits for no merge any more.
  const isOpen = (path: string) => branch !== main || changed.includes(path);
  const paths = items.flatMap(({ kind, path }) =>
    kinds.includes(kind) && path !== undefined && isOpen(path) ? [path] : [],
  );
  const branches = paths.length === 0 ? [] : await proposals(root);
  if (branches.length === 0) return new Map();
  const names = branches.flatMap(({ oid }) => paths.map((path) => `${oid}:./${path}`));
  const [sent, here] = await Promise.all([blobsNamed(root, names), objectNamesOf(root, paths)]);
  const found = paths.flatMap((path): [string, string][] => {
    const branch = branches.find(({ oid }) => sent.get(`${oid}:./${path}`) === here.get(path));
    return branch && here.has(path) ? [[path, branch.name]] : [];
  });
  return new Map(found);
}

/** Who links to whom is told of stopped and retired SOPs alone: without one, no text has to be read beyond its front matter. */
function needsLinks({ facts, config }: Handbook, register: Register | string, on: string): boolean {
  if (facts.some(({ meta }) => meta.status === 'retired')) return true;
  return (
    typeof register !== 'string' &&
    noticesOn(register.ledgers.notices.entries, on, config.timezone).length > 0
  );
}

/** Texts that differ from their last seal, and drafts that somebody approved, with what their approvals are worth. */
async function judged(
  place: Place,
  register: Register,
  on: string,
  { facts }: Handbook,
  most: number,
  t: Terminal,
): Promise<{ pending: Judged[]; unread: Set<string> }> {
  const pending: Judged[] = [];
  const unread = new Set<string>();
  if (register.shallow) return { pending, unread };
  const desk = await deskWith(register, place, on);
  const open = new Set(
    unreleased(
      desk,
      facts.map(({ path }) => path),
    ),
  );
  const { entries } = register.ledgers.approvals;
  const approvals = new Set(entries.map((entry) => `${keyOf(entry)} ${entry.follows}`));
  let others = 0;
  for (const { path, id, language, meta } of facts) {
    if (id === undefined || meta.status === 'retired' || !open.has(path)) continue;
    // What lies there is no text but two of them.
    if (desk.whereabouts.conflicted.includes(path)) continue;
    const sop = findRegistered(register, id, language);
    const last = sop && lastSealed(sop)?.version;
    const isApproved = approvals.has(`${keyOf({ id, language })} ${last ?? ''}`);
    if (!isApproved && (sop?.revisions.length ?? 0) === 0) continue;
    if (!isApproved && ++others > most) unread.add(path);
    else {
      const text = await readPending({ path }, desk, t);
      pending.push({
        pending: text,
        verdicts: judgePending(text, entries, register.origins, register.policy),
      });
    }
  }
  return { pending, unread };
}

const keyOf = ({ id, language }: { id: string; language: string }) => `${id} ${language}`.toLowerCase();

/** Texts that were never released, where somebody has to approve them. */
function draftsIn({ items }: Status, { byPath }: Handbook, register: Register): (Written & { id: string })[] {
  return items.flatMap((item) => {
    if (item.kind !== 'draft' || (item.approvers.length === 0 && !item.fourEyes)) return [];
    const { department } = byPath.get(item.path ?? '')?.meta ?? {};
    const authors = findRegistered(register, item.id, item.language)?.draftAuthors ?? [];
    return [{ id: item.id, sop: { known: department === undefined ? {} : { department } }, authors }];
  });
}

async function mineOf(
  { root }: Place,
  open: readonly (Written & { id: string })[],
  { policy }: Register,
  on: string,
): Promise<Set<string>> {
  const { name, email } = await gitIdentity(root);
  if (!name || !email) return new Set();
  const person = `${name} <${email}>`;
  return new Set(
    open.filter((one) => objectionsTo(person, one, on, policy).length === 0).map(({ id }) => id),
  );
}
