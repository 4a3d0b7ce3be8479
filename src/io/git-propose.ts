import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitRefusal } from '../errors.ts';
import { someLines } from './git-own.ts';
import { firstLine, gitText, openRepository, type Repository, refuseOption, runGit } from './git-read.ts';

/** What the git host has of a proposal. */
export interface HostState {
  /** Object name of the newest commit of the branch that readers get. */
  main?: string;
  /** The same of the branch of the proposal. */
  branch?: string;
}

/** Why the host did not answer or did not take something: the first lines of what git said. */
export class HostRefusal extends Error {
  override name = 'HostRefusal';
}

/** A person's own git: their identity, signing, hooks and credentials. Never throws for an exit code. */
function ownGit(
  folder: string,
  args: readonly string[],
  { input = '', env = {}, ask = false }: { input?: string; env?: Record<string, string>; ask?: boolean } = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: folder,
      env: { ...process.env, LC_ALL: 'C', ...(ask ? {} : { GIT_TERMINAL_PROMPT: '0' }), ...env },
      windowsHide: true,
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (stdout += part.toString('utf8')));
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString('utf8')));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, stderr }));
    child.stdin.end(input);
  });
}

/**
 * Asks the host which commits its branches stand on, and gets those commits. Throws a HostRefusal when the host does not answer.
 *
 * @param ask may git ask for a password on the terminal
 */
export async function askHost(
  folder: string,
  main: string,
  branch: string,
  ask: boolean,
): Promise<HostState> {
  const names = [main, branch].map((name) => `refs/heads/${refuseOption(name)}`);
  const listed = await ownGit(folder, ['ls-remote', '--heads', 'origin', ...names], { ask });
  if (listed.code !== 0) throw new HostRefusal(listed.stderr.trim());
  const tips = new Map(
    listed.stdout.split('\n').map((line) => line.split('\t').reverse() as [string, string]),
  );
  const there = names.filter((name) => tips.has(name));
  if (there.length > 0) {
    const got = await ownGit(folder, ['fetch', '--quiet', '--no-tags', 'origin', ...there], { ask });
    if (got.code !== 0) throw new HostRefusal(got.stderr.trim());
  }
  const [onMain, onBranch] = names.map((name) => tips.get(name));
  return { ...(onMain ? { main: onMain } : {}), ...(onBranch ? { branch: onBranch } : {}) };
}

/** The commit from which this work and the host's went apart; undefined where they have nothing in common. */
export async function commonBase(folder: string, other: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(folder, ['merge-base', 'HEAD', other]);
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

export async function isAncestor(folder: string, older: string, newer: string): Promise<boolean> {
  return (await runGit(folder, ['merge-base', '--is-ancestor', older, newer])).code === 0;
}

/** Keeps files as they lie in the working tree, filters of `.gitattributes` applied. Throws a UserError for one that is not as planned. */
async function keepObjects(
  { root, prefix }: Repository,
  planned: ReadonlyMap<string, string>,
): Promise<void> {
  const paths = [...planned.keys()];
  // Git reads these paths from the top folder, wherever it is called; so it is called there.
  const { code, stdout, stderr } = await ownGit(root, ['hash-object', '-w', '--stdin-paths'], {
    input: paths.map((path) => `${prefix}${path}\n`).join(''),
  });
  if (code !== 0) throw new GitRefusal('proposal-refused', { said: firstLine(stderr) });
  for (const [at, name] of stdout.trim().split('\n').entries()) {
    const path = paths[at] ?? '';
    if (planned.get(path) !== name) throw new GitRefusal('changed-meanwhile', { path });
  }
}

/** Object name of a local branch; undefined where there is none. */
export async function localBranch(folder: string, branch: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    `refs/heads/${branch}^{commit}`,
  ]);
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

export interface Proposed {
  branch: string;
  /** Commit on which the proposal stands. */
  parent: string;
  /** Object names by path, from the asked folder. */
  files: ReadonlyMap<string, string>;
  message: string;
}

/**
 * Makes a commit on a branch without touching the working tree, the index or the branch that is checked out. The person's hooks for commits run
 * on it as they do on any other, and it is signed where the person signs. Throws a UserError when a hook refuses or nobody is named.
 */
export async function commitAside(
  folder: string,
  { branch, parent, files, message }: Proposed,
): Promise<string> {
  const repository = await openRepository(folder);
  if (!repository) throw new GitRefusal('no-repository', {});
  const aside = await mkdtemp(join(tmpdir(), 'sop-propose-'));
  const env = { GIT_INDEX_FILE: join(aside, 'index') };
  try {
    const { root, prefix } = repository;
    await keepObjects(repository, files);
    await must(folder, ['read-tree', parent], env);
    const entries = [...files].map(([path, blob]) => `100644 ${blob}\t${prefix}${path}\0`).join('');
    await must(root, ['update-index', '-z', '--index-info'], env, entries);
    await runHook(folder, 'pre-commit', [], env);
    const text = join(aside, 'message');
    await writeFile(text, message);
    await runHook(folder, 'commit-msg', [text], env);
    const tree = await must(folder, ['write-tree'], env);
    const signs = await runGit(folder, ['config', '--type=bool', '--get', 'commit.gpgSign']);
    const sign = signs.stdout.toString('utf8').trim() === 'true' ? ['-S'] : [];
    const said = await readFile(text, 'utf8');
    const commit = await must(folder, ['commit-tree', ...sign, '-p', parent, tree], {}, said);
    await must(folder, ['update-ref', `refs/heads/${refuseOption(branch)}`, commit], {});
    return commit;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function must(
  folder: string,
  args: readonly string[],
  env: Record<string, string>,
  input = '',
): Promise<string> {
  const { code, stdout, stderr } = await ownGit(folder, args, { env, input });
  if (code === 0) return stdout.trim();
  throw new GitRefusal('proposal-refused', { said: firstLine(stderr) });
}

/** `git hook run` came with git 2.36; an older one makes the proposal without the hook, and the host checks it. */
async function runHook(
  folder: string,
  name: string,
  args: string[],
  env: Record<string, string>,
): Promise<void> {
  const after = args.length > 0 ? ['--', ...args] : [];
  const { code, stdout, stderr } = await ownGit(folder, ['hook', 'run', '--ignore-missing', name, ...after], {
    env,
  });
  if (code === 0 || /is not a git command/u.test(stderr)) return;
  throw new GitRefusal('hook-refused', { hook: name, said: someLines(`${stdout}${stderr}`) });
}

/** Sends a commit to a branch of the host; returns what git and the host said. Throws a HostRefusal. */
export async function send(folder: string, commit: string, branch: string, ask: boolean): Promise<string> {
  const { code, stderr } = await ownGit(folder, ['push', 'origin', `${commit}:refs/heads/${branch}`], {
    ask,
  });
  if (code !== 0) throw new HostRefusal(stderr.trim());
  return stderr;
}

/** Stages files as they lie there, so that the next pull takes over the same text without a quarrel. */
export async function stage(folder: string, paths: readonly string[]): Promise<void> {
  await gitText(folder, ['add', '--', ...paths.map((path) => `:(literal)${path}`)]);
}

/** Subjects of the commits that HEAD has and another commit has not, newest first. */
export async function subjectsSince(folder: string, other: string): Promise<string[]> {
  const said = await gitText(folder, ['log', '--format=%s', `${refuseOption(other)}..HEAD`, '--']);
  return said.split('\n').filter((line) => line !== '');
}

/** Branches of proposals that were made here and are not a part of HEAD yet. */
export async function proposals(folder: string): Promise<{ name: string; oid: string }[]> {
  const args = [
    'for-each-ref',
    '--no-merged=HEAD',
    '--format=%(refname:lstrip=2)%00%(objectname)',
    'refs/heads/sop/',
  ];
  const said = await gitText(folder, args);
  return said
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\0'))
    .map(([name = '', oid = '']) => ({ name, oid }));
}
