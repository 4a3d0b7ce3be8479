import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { openRepository, type Repository, runGit } from './git-read.ts';
import type { Transaction } from './transaction.ts';

/** The repository of a folder, with a commit. Throws a UserError without one. */
export async function writable(folder: string): Promise<Repository & { head: string }> {
  const repository = await openRepository(folder);
  if (!repository)
    throw new UserError('This folder is not in a git repository', 'git init, then commit what is there');
  if (repository.head === undefined)
    throw new UserError(
      'This repository has no commit yet',
      'git add . && git commit -m "Begin the handbook"',
    );
  return { ...repository, head: repository.head };
}

const MERGING = [
  'MERGE_HEAD',
  'rebase-merge',
  'rebase-apply',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'BISECT_LOG',
];

/** Throws a UserError in the middle of a merge or a rebase. */
export async function refuseBusy({ gitDir }: Repository): Promise<void> {
  const busy = MERGING.find((name) => existsSync(join(gitDir, name)));
  if (busy) {
    throw new UserError(
      'A merge or rebase is under way in this repository; nothing was changed',
      'finish it (git status says how), then try again',
    );
  }
}

/** Throws a UserError while another git command holds the index. */
export async function refuseLocked({ gitDir }: Repository): Promise<void> {
  if (existsSync(join(gitDir, 'index.lock'))) {
    throw new UserError(
      'Another git command is at work in this repository; nothing was changed',
      `wait until it is done; if none is running, delete ${join(gitDir, 'index.lock')}`,
    );
  }
}

/** Throws a UserError when a tag of the transaction is there already. */
export async function refuseExistingTags(folder: string, { tags }: Transaction): Promise<void> {
  if (tags.length === 0) return;
  const { stdout } = await runGit(folder, ['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/tags']);
  const known = new Set(stdout.toString('utf8').split('\n'));
  const taken = tags.find(({ name }) => known.has(name));
  if (taken)
    throw new UserError(
      `The revision \`${taken.name}\` is sealed already; nothing was changed`,
      'git pull --tags, then try again',
    );
}

/** Files of the transaction that git does not know yet. Throws a UserError where one changed meanwhile or is staged in part. */
export async function refuseChangedFiles(folder: string, transaction: Transaction): Promise<string[]> {
  await refuseOtherTexts(folder, transaction);
  const untracked: string[] = [];
  const wanted = new Set([...transaction.files.map(({ path }) => path), ...(transaction.also ?? [])]);
  if (wanted.size === 0) return untracked;
  for (const [staged, unstaged, path] of await statusOf(folder)) {
    if (!wanted.has(path)) continue;
    if (staged === '?') untracked.push(path);
    else if (staged !== '.' && unstaged !== '.')
      throw new UserError(
        `\`${path}\` is staged in part; nothing was changed`,
        `the release would take all of it: git add -- ${quoted(path)} to take everything, or git restore --staged -- ${quoted(path)}`,
      );
  }
  return untracked;
}

/** Files below the folder that differ from the newest commit, as [in the index, in the working tree, path]. git-status(1), porcelain v2. */
async function statusOf(folder: string): Promise<[string, string, string][]> {
  const [{ stdout }, repository] = await Promise.all([
    runGit(folder, ['status', '--porcelain=v2', '-z', '--untracked-files=all', '--no-renames', '--', '.']),
    openRepository(folder),
  ]);
  const prefix = repository?.prefix ?? '';
  return stdout
    .toString('utf8')
    .split('\0')
    .flatMap((token): [string, string, string][] => {
      // `1 XY sub mH mI mW hH hI path`; a merge that is under way was refused before, so that `u` does not occur.
      const [, staged = '?', unstaged = '?', path = token.slice(2)] =
        /^1 (.)(.) (?:\S+ ){6}(.*)$/su.exec(token) ?? [];
      const isFile = /^[1?] /u.test(token) && path.startsWith(prefix);
      return isFile ? [[staged, unstaged, path.slice(prefix.length)]] : [];
    });
}

/** Throws a UserError when somebody committed, or changed a file, since the plan was made. */
export async function refuseMovedHead(folder: string, head: string, transaction: Transaction): Promise<void> {
  const now = (await openRepository(folder))?.head;
  if (now !== head || (transaction.head !== undefined && transaction.head !== now))
    throw new UserError(
      'Somebody committed while the plan was made; nothing was changed',
      'run the command again: it plans anew from what is there now',
    );
  await refuseOtherTexts(folder, transaction);
}

async function refuseOtherTexts(folder: string, { files }: Transaction): Promise<void> {
  for (const { path, before } of files) {
    const now = await readFile(join(folder, path), 'utf8').catch(() => undefined);
    if (now !== before)
      throw new UserError(
        `\`${path}\` changed while the plan was made; nothing was changed`,
        'run the command again',
      );
  }
}

const quoted = (path: string) => `'${path.replaceAll("'", "'\\''")}'`;
