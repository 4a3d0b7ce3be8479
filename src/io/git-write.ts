import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GitRefusal } from '../errors.ts';
import {
  refuseBusy,
  refuseChangedFiles,
  refuseExistingTags,
  refuseLocked,
  refuseMovedHead,
  writable,
} from './git-guards.ts';
import { beginJournal, busy, commitOf, isAtWork, JOURNAL, type Journal, readJournal } from './git-journal.ts';
import { commit, literal, seal } from './git-own.ts';
import { firstLine, openRepository, runGit } from './git-read.ts';
import { type Checkpoint, commits, type Transaction } from './transaction.ts';

/** What a cut-off transaction ended as. */
export interface Recovery {
  outcome: 'undone' | 'finished';
  /** First line of its message. */
  subject: string;
  /** Files that somebody changed since: they were left as they are. */
  kept: string[];
}

/**
 * Carries out a transaction in `folder`; returns the object name of its commit. Hooks, signing and identity are the person's own.
 * Throws a GitRefusal, with everything as it was before, when a file has changed meanwhile, a tag exists already, a hook refuses, no
 * identity is set, or another command holds the lock.
 */
export async function carryOut(
  folder: string,
  transaction: Transaction,
  checkpoint: Checkpoint = () => {},
): Promise<string> {
  const repository = await writable(folder);
  await refuseBusy(repository);
  await refuseLocked(repository);
  await refuseExistingTags(folder, transaction);
  const untracked = await refuseChangedFiles(folder, transaction);
  const journal = await beginJournal(repository, folder, transaction, untracked);
  const path = join(repository.gitDir, JOURNAL);
  try {
    await checkpoint('journal');
    // Another release may have ended between the look at the files and the journal.
    await refuseMovedHead(folder, repository.head, transaction);
    await refuseExistingTags(folder, transaction);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  try {
    for (const file of transaction.files) {
      await writeWhole(join(folder, file.path), file.after);
      await checkpoint(`file ${file.path}`);
    }
    if (commits(transaction)) await commit(folder, journal, repository);
    await checkpoint('commit');
  } catch (error) {
    await undo(folder, journal);
    await rm(path, { force: true });
    throw error;
  }
  const made = commits(transaction) ? await commitOf(journal) : repository.head;
  if (made === undefined) throw new GitRefusal('commit-lost', {});
  await seal(folder, transaction, made, checkpoint);
  await rm(path, { force: true });
  return made;
}

/**
 * Brings a transaction that was cut off to its end: finishes it when its commit was made, else puts the files back. Undefined when
 * nothing was cut off. Throws a GitRefusal while the transaction is still at work, and in the middle of a merge.
 */
export async function recover(folder: string): Promise<Recovery | undefined> {
  const repository = await openRepository(folder);
  // What is half done has to be ended first: a plan made of a text with marks of a conflict in it would say nothing true.
  if (repository) await refuseBusy(repository);
  const text =
    repository && (await readFile(join(repository.gitDir, JOURNAL), 'utf8').catch(() => undefined));
  if (!repository || text === undefined) return undefined;
  const journal = readJournal(text);
  if (journal && isAtWork(journal)) throw busy();
  await refuseLocked(repository);
  if (journal) {
    const subject = firstLine(journal.transaction.message);
    const made = commits(journal.transaction) ? await commitOf(journal) : journal.head;
    if (made) await seal(journal.folder, journal.transaction, made, () => {});
    const kept = made ? [] : await undo(journal.folder, journal);
    await rm(join(repository.gitDir, JOURNAL), { force: true });
    return { outcome: made ? 'finished' : 'undone', subject, kept };
  }
  await rm(join(repository.gitDir, JOURNAL), { force: true });
  return { outcome: 'undone', subject: '', kept: [] };
}

/** Ending of a neighbour file that is being written; only one transaction runs at a time, and undoing removes it. */
const NEW = '.sop-new';

/** Write to a neighbour, flush, rename: the file holds the old text or the new one, never a part. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const rights = await stat(path).catch(() => undefined);
  await writeFile(path + NEW, text, { flush: true });
  if (rights) await chmod(path + NEW, rights.mode & 0o7777);
  await rename(path + NEW, path);
}

/** Puts the files back. Returns those that hold neither the text before nor the one after: somebody changed them since, and keeps them. */
async function undo(
  folder: string,
  { transaction: { files }, untracked }: Pick<Journal, 'transaction' | 'untracked'>,
): Promise<string[]> {
  const kept: string[] = [];
  await forget(folder, untracked);
  for (const { path, before, after } of files) {
    const full = join(folder, path);
    await rm(full + NEW, { force: true });
    const now = await readFile(full, 'utf8').catch(() => undefined);
    if (now === before) continue;
    if (now !== undefined && now !== after) kept.push(path);
    else if (before === undefined) {
      await rm(full, { force: true });
      await forget(folder, [path]);
    } else await writeWhole(full, before);
  }
  return kept;
}

/** Takes files out of the index that were not in it before. */
async function forget(folder: string, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  const args = ['rm', '--cached', '--quiet', '--ignore-unmatch', '--', ...paths.map(literal)];
  await runGit(folder, args);
}
