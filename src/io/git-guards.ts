import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GitRefusal } from '../errors.ts';
import { openRepository, type Repository, runGit } from './git-read.ts';
import type { Transaction } from './transaction.ts';

/** The repository of a folder, with a commit. Throws a GitRefusal without one. */
export async function writable(folder: string): Promise<Repository & { head: string }> {
  const repository = await openRepository(folder);
  if (!repository) throw new GitRefusal('no-repository', {});
  if (repository.head === undefined) throw new GitRefusal('no-commit', {});
  return { ...repository, head: repository.head };
}

/** What lies in the git folder while something is half done, and what git calls that. */
const HALF_DONE: Readonly<Record<string, string>> = {
  MERGE_HEAD: 'merge',
  'rebase-merge': 'rebase',
  'rebase-apply': 'rebase',
  CHERRY_PICK_HEAD: 'cherry-pick',
  REVERT_HEAD: 'revert',
  BISECT_LOG: 'bisect',
};

/** `merge`, `rebase` and the like, where one is under way. */
export const halfDoneIn = (gitDir: string): string | undefined =>
  Object.entries(HALF_DONE).find(([name]) => existsSync(join(gitDir, name)))?.[1];

/** Throws a GitRefusal in the middle of a merge or a rebase. */
export async function refuseBusy({ gitDir }: Repository): Promise<void> {
  const what = halfDoneIn(gitDir);
  if (what) throw new GitRefusal('half-done', { what });
}

/** Throws a GitRefusal while another git command holds the index. */
export async function refuseLocked({ gitDir }: Repository): Promise<void> {
  const path = join(gitDir, 'index.lock');
  if (existsSync(path)) throw new GitRefusal('locked', { path });
}

/** Throws a GitRefusal when a tag of the transaction is there already. */
export async function refuseExistingTags(folder: string, { tags }: Transaction): Promise<void> {
  if (tags.length === 0) return;
  const format = '--format=%(refname:lstrip=2) %(objecttype)';
  const { stdout } = await runGit(folder, ['for-each-ref', format, 'refs/tags']);
  const known = new Map(
    stdout
      .toString('utf8')
      .split('\n')
      .map((line) => line.split(' ') as [string, string]),
  );
  const taken = tags.find(({ name }) => known.has(name));
  // A seal is an annotated tag; any other one was made by hand, and no number steps aside for it.
  if (taken)
    throw new GitRefusal(known.get(taken.name) === 'tag' ? 'sealed-already' : 'tag-in-the-way', {
      tag: taken.name,
    });
}

/** Files of the transaction that git does not know yet. Throws a GitRefusal where one changed meanwhile or is staged in part. */
export async function refuseChangedFiles(folder: string, transaction: Transaction): Promise<string[]> {
  await refuseOtherTexts(folder, transaction);
  const untracked: string[] = [];
  const wanted = new Set([...transaction.files.map(({ path }) => path), ...(transaction.also ?? [])]);
  if (wanted.size === 0) return untracked;
  for (const [staged, unstaged, path] of await statusOf(folder)) {
    if (!wanted.has(path)) continue;
    if (staged === '?') untracked.push(path);
    else if (staged !== '.' && unstaged !== '.') throw new GitRefusal('staged-in-part', { path });
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

/** Throws a GitRefusal when somebody committed, or changed a file, since the plan was made. */
export async function refuseMovedHead(folder: string, head: string, transaction: Transaction): Promise<void> {
  const now = (await openRepository(folder))?.head;
  if (now !== head || (transaction.head !== undefined && transaction.head !== now))
    throw new GitRefusal('committed-meanwhile', {});
  await refuseOtherTexts(folder, transaction);
}

async function refuseOtherTexts(folder: string, { files }: Transaction): Promise<void> {
  for (const { path, before } of files) {
    const now = await readFile(join(folder, path), 'utf8').catch(() => undefined);
    if (now !== before) throw new GitRefusal('changed-meanwhile', { path });
  }
}
