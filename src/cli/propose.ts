import { join } from 'node:path';
import { idFrom } from '../document/ids.ts';
import { UserError } from '../errors.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { approvalOf } from '../handbook/who.ts';
import { inside, readText } from '../io/files.ts';
import type { Whereabouts } from '../io/git-host.ts';
import { objectNamesIn, objectNamesOf } from '../io/git-objects.ts';
import {
  askHost,
  commitAside,
  commonBase,
  HostRefusal,
  isAncestor,
  localBranch,
  send,
  stage,
} from '../io/git-propose.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { readPerson } from '../version/history.ts';
import { pullRequestAddress } from '../version/pull-request.ts';
import { whereabouts } from './counts.ts';
import { loadWhole } from './load.ts';
import type { Place } from './place.ts';
import { type PlanPart, showPlan } from './plan-text.ts';
import { endCutOff, openHandbook, whoIsHere } from './record.ts';
import { type Named, sopFor, textFor } from './sop-for.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';
import { textOf } from './unreadable.ts';

export interface ProposeOptions {
  message?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** Everything that is decided before something is sent. */
interface Plan {
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

/**
 * `sop propose`: puts SOPs as they lie in the folder before others, for people who know no git: a branch, one commit with those SOPs and their
 * pictures alone, a push, and the page of the pull request. The folder, and the branch that it is on, stay as they are.
 */
export async function propose(named: readonly string[], o: ProposeOptions, t: Terminal): Promise<number> {
  if (named.length === 0) return (await import('./propose-commits.ts')).proposeCommits(o, t);
  const place = await openHandbook(t);
  if (!o.dryRun) await endCutOff(place, t);
  const person = await whoIsHere(place, t);
  const handbook = await loadWhole(place, t);
  const sops: Named[] = [];
  for (const name of named) sops.push(await sopFor(name, handbook, place, t));
  const where = await whereabouts(place);
  const plan = await planOf(unique(sops), o.message, person, handbook, place, where, t);
  const w = t.words.propose;
  if (!o.json)
    showPlan(w.title(plan.sops.map(({ id }) => id)), parts(plan, person, where, t), o.dryRun === true, t);
  if (o.dryRun) {
    if (o.json)
      t.out(jsonText(dataOf(plan, undefined, pullRequestAddress(plan.remote, plan.branch, plan.main))));
    else sayLine(w.wouldSend, t);
    return 0;
  }
  const commit = await commitAside(place.root, { ...plan, message: `${plan.subject}\n` });
  const push = () => send(place.root, commit, plan.branch, t.interactive);
  const said = await askedHost(push, [...plan.files.keys()], plan.branch, t);
  await stage(place.root, [...plan.files.keys()]);
  const address = pullRequestAddress(plan.remote, plan.branch, plan.main, said);
  if (o.json) t.out(jsonText(dataOf(plan, commit, address)));
  else tellDone(plan, address, where, t);
  return 0;
}

const unique = (sops: Named[]): Named[] => [...new Map(sops.map((sop) => [sop.path, sop])).values()];

async function planOf(
  sops: Named[],
  message: string | undefined,
  person: string,
  handbook: Handbook,
  place: Place,
  where: Whereabouts,
  t: Terminal,
): Promise<Plan> {
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

/** A host that does not answer, or does not take something, is told in words of a person; what it said comes along. */
export async function askedHost<T>(
  work: () => Promise<T>,
  paths: readonly string[],
  branch: string | undefined,
  t: Terminal,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof HostRefusal)) throw error;
    throw hostError(error, paths, branch, t);
  }
}

function hostError(
  { message }: HostRefusal,
  paths: readonly string[],
  branch: string | undefined,
  t: Terminal,
): UserError {
  const w = t.words.propose;
  const said = message
    .split('\n')
    .map(clean)
    .filter((line) => line !== '')
    .slice(0, 6)
    .map((line) => `  ${line}`)
    .join('\n');
  const why = whyOf(message);
  return new UserError(`${w.refused[why]}\n${said}\n${w.safe([...paths], branch)}`, w.refusedHints[why]);
}

/** What kind of refusal git tells of, by its own messages. */
function whyOf(said: string): 'rights' | 'rules' | 'network' | 'other' {
  if (
    /authentication failed|permission denied|could not read (?:username|password)|403|401|access denied|not allowed to push/iu.test(
      said,
    )
  )
    return 'rights';
  if (
    /could not resolve|timed out|connection refused|network is unreachable|unable to access|does not appear to be a git repository|no such file|not found/iu.test(
      said,
    )
  )
    return 'network';
  return /rejected|declined|protected|hook/iu.test(said) ? 'rules' : 'other';
}

function parts(plan: Plan, person: string, where: Whereabouts, t: Terminal): PlanPart[] {
  const w = t.words.propose;
  const { files, branch, main, isUpdate, subject, approvers } = plan;
  return [
    [w.label.sends, [...files.keys()]],
    [w.label.to, [isUpdate ? w.onTop(branch) : w.newBranch(branch, main)]],
    [w.label.called, [subject]],
    [t.words.record.as, [person]],
    [w.label.stays, [where.branch === undefined ? w.staysHere : w.stays(where.branch)]],
    [w.label.after, [w.afterwards(approvers.map(clean), main)]],
  ];
}

function tellDone(
  { branch, main, isUpdate }: Plan,
  address: string | undefined,
  where: Whereabouts,
  t: Terminal,
): void {
  const w = t.words.propose;
  sayLine((isUpdate ? w.updated : w.done)(branch), t);
  sayLine(w.goOn(main), t);
  if (address !== undefined) {
    t.out(`${address}\n`);
    tellNext([isUpdate ? w.nextLook(address) : w.nextOpen(address)], t);
  } else tellNext([w.nextUnknown(branch, where.main ?? main)], t);
}

function dataOf(
  { sops, files, branch, main, isUpdate, subject, approvers }: Plan,
  commit: string | undefined,
  address: string | undefined,
) {
  return {
    ids: sops.map(({ id }) => id),
    files: [...files.keys()],
    branch,
    into: main,
    update: isUpdate,
    subject,
    approvers,
    written: commit !== undefined,
    commit,
    pullRequest: address,
  };
}
