import { join } from 'node:path';
import { idFrom } from '../document/ids.ts';
import { UserError } from '../errors.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { approvalOf } from '../handbook/who.ts';
import { inside, readText } from '../io/files.ts';
import type { Whereabouts } from '../io/git-host.ts';
import { objectNamesIn, objectNamesOf } from '../io/git-objects.ts';
import { askHost, commonBase, isAncestor, localBranch } from '../io/git-propose.ts';
import { clean } from '../lint/report/clean.ts';
import { readPerson } from '../version/history.ts';
import { pullRequestAddress } from '../version/pull-request.ts';
import type { Place } from './place.ts';
import { askedHost } from './propose-host.ts';
import { type Named, textFor } from './sop-for.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';
import { textOf } from './unreadable.ts';

export interface ProposeOptions {
  message?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** Everything that is decided before something is sent. */
export interface Plan {
  sops: Named[];
  /** Files of the proposal that differ from what the host's main branch had, with their object names. */
  files: Map<string, string>;
  branch: string;
  main: string;
  /** Commit on which it stands: an open proposal of the same person, else where this work left the main branch. */
  parent: string;
  isUpdate: boolean;
  subject: string;
  remote: string;
  approvers: string[];
}

const unique = (sops: Named[]): Named[] => [...new Map(sops.map((sop) => [sop.path, sop])).values()];

/** Decides what goes where. The host is asked, nothing is sent. Throws a UserError where nothing can be proposed. */
export async function planOf(
  named: Named[],
  message: string | undefined,
  person: string,
  handbook: Handbook,
  place: Place,
  where: Whereabouts,
  t: Terminal,
): Promise<Plan> {
  const sops = unique(named);
  const w = t.words.propose;
  const { remote, main } = where;
  if (remote === undefined) throw new UserError(w.noRemote, w.noRemoteHint);
  if (main === undefined) throw new UserError(t.words.record.noCommit, t.words.record.noCommitHint);
  const wanted = await filesOf(sops, handbook, place, where, t);
  const name = branchName(sops, person);
  const found = await branchFor(name, main, wanted, place, t);
  const files = await changedSince(found.parent, wanted, place);
  if (files.size === 0)
    throw found.isUpdate
      ? alreadyThere(found.branch, remote, main, sops, t)
      : new UserError(
          w.nothing(
            sops.map(({ path }) => path),
            main,
          ),
          w.nothingHint,
        );
  const subject =
    message === undefined
      ? await subjectOf(sops, found.base, place, t)
      : await textFor(message, { question: w.ask, flag: w.flag }, t);
  const approvers = [
    ...new Set(sops.flatMap(({ meta }) => approvalOf(place.config, meta.department ?? '').approvers)),
  ];
  const { branch, parent, isUpdate } = found;
  return { sops, files, branch, main, parent, isUpdate, subject, remote, approvers };
}

const alreadyThere = (branch: string, remote: string, main: string, sops: Named[], t: Terminal) => {
  const w = t.words.propose;
  const address = pullRequestAddress(remote, branch, main);
  return new UserError(
    w.already(
      sops.map(({ id }) => id),
      branch,
    ),
    address ? w.openHint(address) : w.openHintUnknown(branch, main),
  );
};

/**
 * The SOPs, and what they show and link that is not an SOP: pictures and attachments that differ from the newest commit. Throws a UserError for
 * a text with marks of a merge, and for a path that leaves the handbook.
 */
async function filesOf(
  sops: Named[],
  handbook: Handbook,
  place: Place,
  { changed }: Whereabouts,
  t: Terminal,
): Promise<string[]> {
  const w = t.words.propose;
  const found = new Set<string>();
  for (const { path, links } of sops) {
    const text = textOf(await readText(join(place.root, path)), path, t);
    if (/^(?:<{7}|>{7}) /mu.test(text)) throw new UserError(w.merging(path), w.mergingHint(path));
    found.add(path);
    for (const { kind, target } of links)
      if (
        target !== undefined &&
        (kind === 'image' || kind === 'file') &&
        changed.includes(target) &&
        isAttachment(target, handbook)
      )
        found.add(target);
  }
  for (const path of found)
    if (/[\n\r\0]/u.test(path) || (await inside(place.root, path)) === undefined)
      throw new UserError(t.words.files.outside(clean(path)), t.words.files.outsideHint);
  return [...found];
}

/** Settings and records are nobody's attachments: a link must not carry them along. */
const isAttachment = (path: string, { byPath }: Handbook) =>
  !byPath.has(path) && !path.startsWith('records/') && path !== 'sop.yaml' && !/(?:^|\/)\./u.test(path);

/** `sop/refund-customer-ana-silva`: the same for the same work of the same person, so that another round goes to the same pull request. */
function branchName(sops: Named[], person: string): string {
  const [first = '', ...more] = sops.map(({ id }) => id).sort();
  const who = idFrom(readPerson(person).name).toLowerCase().slice(0, 30) || 'proposal';
  return `sop/${first}${more.length > 0 ? `-and-${more.length}-more` : ''}-${who}`;
}

interface Found {
  branch: string;
  base: string;
  parent: string;
  isUpdate: boolean;
}

/** Where the proposal goes: on top of an open one of this person, or beside one that was merged, or on a new branch. */
async function branchFor(
  name: string,
  main: string,
  paths: readonly string[],
  place: Place,
  t: Terminal,
): Promise<Found> {
  const { root } = place;
  const w = t.words.propose;
  for (let n = 1; n < 100; n++) {
    const branch = n === 1 ? name : `${name}-${n}`;
    const host = await askedHost(() => askHost(root, main, branch, t.interactive), paths, undefined, t);
    if (host.main === undefined) throw new UserError(w.emptyHost(main), w.emptyHostHint(shellWord(main)));
    const base = await commonBase(root, host.main);
    if (base === undefined) throw new UserError(w.unrelated(main), w.unrelatedHint);
    if (host.branch === undefined) return { branch, base, parent: base, isUpdate: false };
    if (await isMerged(host.branch, host.main, paths, root)) continue;
    if (!(await isOwn(branch, host.branch, root)))
      throw new UserError(w.changedThere(branch), w.changedThereHint(branch, paths.map(shellWord)));
    return { branch, base, parent: host.branch, isUpdate: true };
  }
  throw new UserError(w.tooMany(name));
}

/** Merged as it is, or squashed: the main branch has these very texts. */
async function isMerged(tip: string, main: string, paths: readonly string[], root: string): Promise<boolean> {
  if (await isAncestor(root, tip, main)) return true;
  const [proposed, now] = await Promise.all([
    objectNamesIn(root, tip, paths),
    objectNamesIn(root, main, paths),
  ]);
  return paths.every((path) => proposed.get(path) === now.get(path));
}

/** What the host has is what was sent from here: nobody else has worked on it. */
async function isOwn(branch: string, tip: string, root: string): Promise<boolean> {
  return (await localBranch(root, branch)) === tip;
}

async function changedSince(
  commit: string,
  paths: readonly string[],
  { root }: Place,
): Promise<Map<string, string>> {
  const [here, there] = await Promise.all([objectNamesOf(root, paths), objectNamesIn(root, commit, paths)]);
  return new Map([...here].filter(([path, blob]) => there.get(path) !== blob));
}

async function subjectOf(sops: Named[], base: string, { root }: Place, t: Terminal): Promise<string> {
  const there = await objectNamesIn(
    root,
    base,
    sops.map(({ path }) => path),
  );
  const isNew = sops.every(({ path }) => !there.has(path));
  const w = t.words.propose;
  return (isNew ? w.adds : w.changes)(sops.map(({ title }) => clean(title)));
}
