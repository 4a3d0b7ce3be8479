import { mkdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import stringWidth from 'string-width';
import { UserError } from '../errors.ts';
import { createFile, inside, readText } from '../io/files.ts';
import { findHandbook, findMarkdown, isFile, isFolder } from '../io/find.ts';
import { branchOf, gitIdentity, initRepository, remoteOf, repositoryOf } from '../io/git.ts';
import { packageFolder } from '../io/package.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { readRemote } from '../version/pull-request.ts';
import { type Ask, Cancelled } from './ask.ts';
import {
  type Host,
  hostFiles,
  hosts,
  type InitAnswers,
  type InitPlan,
  type InitTemplates,
  initPaths,
  planInit,
} from './init-plan.ts';
import { checkLanguages, oneOf } from './options.ts';
import { sayLine, tellNext as tellCommands, wrapped } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { pad, shellWord } from './text.ts';
import { ownVersion } from './version.ts';

export interface InitOptions {
  title?: string;
  department?: string;
  lang?: string;
  ci?: string;
  git?: boolean;
  yes?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

/** `sop init`: asks what it needs, shows the plan, then writes it. What exists is never changed. */
export async function init(folder: string | undefined, options: InitOptions, t: Terminal): Promise<number> {
  const root = resolve(t.cwd, folder ?? '.');
  await refuseNested(root, t);
  const answers = await answer(root, options, t);
  const plan = planInit(answers, await look(root, answers), await templates(answers), {
    version: ownVersion(),
    branch: mainBranch(await branchOf(root)),
    job: `sop-release@${(await hostOf(root)) ?? 'gitlab.com'}`,
  });
  const isPlanOnly = options.dryRun === true;
  if (!options.json) (isPlanOnly ? t.out : t.err)(planText(root, plan, answers, options, t));
  if (!isPlanOnly && hasWork(plan) && (await agreed(options, t))) await carryOut(root, plan, t);
  if (options.json) t.out(jsonText(planData(root, plan, isPlanOnly)));
  else if (!isPlanOnly) tellNext(root, plan, t);
  return 0;
}

/** A handbook inside a handbook: each SOP would belong to two. */
async function refuseNested(root: string, t: Terminal): Promise<void> {
  if (await isFile(root)) throw new UserError(t.words.init.isFile(root), t.words.init.isFileHint);
  const above = await findHandbook(join(root, '..'));
  if (above) throw new UserError(t.words.init.nested(root, above), t.words.init.nestedHint);
}

async function answer(root: string, o: InitOptions, t: Terminal): Promise<InitAnswers> {
  const w = t.words.init;
  const host = o.ci === undefined ? undefined : oneOf(hosts, o.ci, '--ci', t.words);
  const ask = t.interactive && !o.yes ? await t.ask() : undefined;
  const isNew = !(await isFile(join(root, 'sop.yaml')));
  const text = async (given: string | undefined, message: string, fallback: string) =>
    given ?? (ask && isNew ? await ask.text({ message, fallback }) : fallback);
  const title = await text(o.title, w.askTitle, titleOf(root));
  const department = await text(o.department, w.askDepartment, w.department);
  const languages = checkLanguages(await text(o.lang, w.askLanguages, t.words.code), t.words);
  const { top, isTop, owner, remote } = await gitOf(root);
  if (host !== undefined && host !== 'none' && !isTop)
    throw new UserError(w.notOnTop(top ?? ''), w.notOnTopHint);
  const ci = host ?? (isTop ? await chooseHost(ask, o, remote, t) : 'none');
  const git =
    top === undefined &&
    (o.git ?? (ask ? await ask.confirm({ message: w.askGit, initial: true }) : o.yes === true));
  return { title, department, languages, owner, ci, git };
}

/** "lantern-support" becomes "Lantern support". */
function titleOf(root: string): string {
  const words = basename(root).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

interface Git {
  /** Top of the repository that the folder lies in. */
  top: string | undefined;
  /** The folder is that top, or there is no repository yet. */
  isTop: boolean;
  owner: string | undefined;
  remote: string | undefined;
}

/** The name of the machine that the repository is shared on. */
async function hostOf(root: string): Promise<string | undefined> {
  const remote = await remoteOf(await nearestFolder(root));
  return remote === undefined ? undefined : readRemote(remote)?.host;
}

async function nearestFolder(root: string): Promise<string> {
  let folder = root;
  while (!(await isFolder(folder))) folder = dirname(folder);
  return folder;
}

async function gitOf(root: string): Promise<Git> {
  const folder = await nearestFolder(root);
  const [top, { name }, remote] = await Promise.all([
    repositoryOf(folder),
    gitIdentity(folder),
    remoteOf(folder),
  ]);
  const isTop = top === undefined || (folder === root && (await realpath(top)) === (await realpath(root)));
  return { top, isTop, owner: name, remote };
}

/** The answer of the person; what is suggested with `--yes`; none where nobody can be asked. */
async function chooseHost(
  ask: Ask | undefined,
  { yes }: InitOptions,
  remote: string | undefined,
  t: Terminal,
): Promise<Host> {
  const { askCi, hosts: labels } = t.words.init;
  const initial = hosts.find((host) => remote?.includes(host)) ?? 'none';
  if (!ask) return yes ? initial : 'none';
  const options = hosts.map((value) => ({ value, label: labels[value] }));
  return (await ask.choose({ message: askCi, options, initial })) as Host;
}

/** The branch that is checked and released from: the present one where it has a usual name. */
const mainBranch = (current: string | undefined): string =>
  current !== undefined && ['main', 'master', 'trunk'].includes(current) ? current : 'main';

async function look(
  root: string,
  answers: InitAnswers,
): Promise<{ existing: Set<string>; hasSops: boolean }> {
  const paths = initPaths(answers).map(({ path }) => path);
  const there = await Promise.all(paths.map((path) => isFile(join(root, path))));
  const sops = join(root, 'sops');
  const hasSops = (await isFolder(sops)) && (await findMarkdown(sops, root)).length > 0;
  return { existing: new Set(paths.filter((_, at) => there[at])), hasSops };
}

async function templates({ languages, ci }: InitAnswers): Promise<InitTemplates> {
  const suffix = /^nl\b/i.test(languages[0] ?? '') ? '.nl' : '';
  const read = async (name: string) => {
    const reading = await readText(join(packageFolder(), 'templates/init', name));
    if ('fault' in reading) throw new Error(`template ${name}: ${reading.fault}`);
    return reading.text;
  };
  const files = [
    { purpose: 'config', template: `sop${suffix}.yaml` },
    { purpose: 'first', template: `write-an-sop${suffix}.md` },
    { purpose: 'attributes', template: 'gitattributes' },
    ...(ci === 'gitlab' ? [{ purpose: 'recorded', template: `recorded-by${suffix}.yaml` }] : []),
    ...hostFiles[ci],
  ];
  const texts = await Promise.all(
    files.map(async ({ purpose, template }) => [purpose, await read(template)] as const),
  );
  return Object.fromEntries(texts) as InitTemplates;
}

function planText(root: string, plan: InitPlan, answers: InitAnswers, o: InitOptions, t: Terminal): string {
  const w = t.words.init;
  const width = Math.max(...plan.files.map((f) => f.path.length), 0);
  const planLine = (verb: string, name: string, what: string) => {
    const start = `  ${pad(verb, w.column)}`;
    const line = `${start}${pad(name, width)}  ${what}`;
    return stringWidth(line) <= t.width
      ? line
      : `${start}${name}\n      ${wrapped(what, t.width - 6).join('\n      ')}`;
  };
  const lines = plan.files.map((f) => {
    const what = f.exists ? w.keeps : w.purposes[f.purpose];
    return planLine(f.exists ? w.keep : w.write, f.path, what);
  });
  if (plan.git) lines.push(planLine(w.make, w.repository, w.repositoryWhy));
  const isNew = plan.files.some((f) => f.purpose === 'config' && !f.exists);
  const facts = isNew ? `${factLines(answers, o, t).join('\n')}\n\n` : '';
  return `${w.planFor(clean(root))}\n\n${lines.join('\n')}\n\n${facts}`;
}

/** What `sop.yaml` will say, and where it comes from when nobody said it. */
function factLines(
  { title, department, languages, owner }: InitAnswers,
  o: InitOptions,
  t: Terminal,
): string[] {
  const { facts: w, suggested, ownerFromGit } = t.words.init;
  const isAsked = t.interactive && !o.yes;
  const why = (given: string | undefined, flag: string) =>
    isAsked || given !== undefined ? '' : suggested(flag);
  const rows = [
    [w.title, title, why(o.title, '--title')],
    [w.department, department, why(o.department, '--department')],
    [w.languages, languages.join(', '), why(o.lang, '--lang')],
    ...(owner === undefined ? [] : [[w.owner, owner, ownerFromGit]]),
  ];
  const width = Math.max(...Object.values(w).map((name) => name.length)) + 2;
  return rows.map(([name = '', value = '', from]) => {
    const text = `${clean(value)}${from ? ` (${from})` : ''}`;
    return `  ${pad(name, width)}${wrapped(text, t.width - width - 2).join(`\n${' '.repeat(width + 2)}`)}`;
  });
}

async function agreed(o: InitOptions, t: Terminal): Promise<boolean> {
  if (!t.interactive || o.yes) return true;
  const ask = await t.ask();
  if (await ask.confirm({ message: t.words.init.askGo, initial: true })) return true;
  throw new Cancelled('declined');
}

async function carryOut(root: string, plan: InitPlan, t: Terminal): Promise<void> {
  await mkdir(root, { recursive: true });
  if (plan.git) await initRepository(root);
  for (const file of plan.files.filter((f) => !f.exists)) {
    const target = await inside(root, file.path);
    if (target === undefined)
      throw new UserError(t.words.files.outside(file.path), t.words.files.outsideHint);
    await createFile(target, file.text);
  }
}

const planData = (root: string, plan: InitPlan, isPlanOnly: boolean) => ({
  folder: root,
  written: isPlanOnly ? [] : plan.files.filter((f) => !f.exists).map((f) => f.path),
  planned: plan.files.filter((f) => !f.exists).map((f) => f.path),
  kept: plan.files.filter((f) => f.exists).map((f) => f.path),
  repository: plan.git,
});

function tellNext(root: string, plan: InitPlan, t: Terminal): void {
  const w = t.words.init;
  const way = relative(t.cwd, root);
  const lines = [...(way === '' ? [] : [[`cd ${shellWord(way)}`, w.nextFolder]]), ...w.next];
  sayLine(hasWork(plan) ? w.done : w.nothing, t);
  tellCommands(lines, t);
}

const hasWork = (plan: InitPlan) => plan.git || plan.files.some((f) => !f.exists);
