import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { GitRefusal } from '../errors.ts';
import { firstLine, type Repository, runGit } from './git-read.ts';
import type { Transaction } from './transaction.ts';

/** What is written down before the first file is touched, so that the next command can finish or undo. */
export interface Journal {
  key: string;
  head: string;
  folder: string;
  transaction: Transaction;
  /** Files that git did not know before. */
  untracked: string[];
  /** Process that is at work, on which machine, since when (milliseconds since 1970). */
  pid: number;
  host: string;
  started: number;
}

/** Its file, in the git folder. */
export const JOURNAL = 'sop-journal.json';

/** Trailer by which the commit of a journal is found again. */
export const KEY = 'Sop-Transaction';

/** Takes the right to write: one transaction at a time. Throws a UserError when another one is at work. */
export async function beginJournal(
  repository: Repository & { head: string },
  folder: string,
  transaction: Transaction,
  untracked: string[],
): Promise<Journal> {
  const key = createHash('sha256')
    .update(JSON.stringify([repository.head, transaction, Date.now(), process.pid]))
    .digest('hex')
    .slice(0, 16);
  const about = { untracked, pid: process.pid, host: hostname(), started: Date.now() };
  const journal: Journal = { key, head: repository.head, folder, transaction, ...about };
  const path = join(repository.gitDir, JOURNAL);
  try {
    await writeFile(path, JSON.stringify(journal), { flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw busy();
  }
  return journal;
}

export const busy = () => new GitRefusal('release-at-work', {});

/** A transaction takes seconds; after this time (milliseconds) the number of its process may belong to another one. */
const LONGEST = 3_600_000;

export function isAtWork({ pid, host, started }: Journal): boolean {
  if (host !== hostname() || pid === process.pid || Date.now() - started > LONGEST) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // No right to signal it means that it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Undefined for a journal that was cut off itself: nothing was written after it. */
export function readJournal(text: string): Journal | undefined {
  try {
    const journal = JSON.parse(text) as Partial<Journal>;
    return journal.key && journal.head && journal.folder && journal.transaction && journal.untracked
      ? (journal as Journal)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The commit of a journal, when it was made: it stands on HEAD, with the journal's key among its trailers. */
export async function commitOf({ key, head, folder }: Journal): Promise<string | undefined> {
  const { code, stdout } = await runGit(folder, [
    'log',
    '--format=%H %(trailers:key=Sop-Transaction,valueonly,separator=%x2C)',
    `${head}..HEAD`,
  ]);
  if (code !== 0) return undefined;
  return stdout
    .toString('utf8')
    .split('\n')
    .find((line) => line.endsWith(` ${key}`))
    ?.split(' ', 1)[0];
}

/** What a command had begun when it was cut off. */
export interface CutOff {
  /** First line of its message. */
  subject: string;
  /** Names of the seals that it was to make. */
  seals: string[];
}

/** The transaction that waits to be finished or put back; undefined where there is none, and while it is at work. */
export async function cutOffIn(gitDir: string): Promise<CutOff | undefined> {
  const text = await readFile(join(gitDir, JOURNAL), 'utf8').catch(() => undefined);
  const journal = text === undefined ? undefined : readJournal(text);
  if (!journal || isAtWork(journal)) return undefined;
  const { message, tags } = journal.transaction;
  return { subject: firstLine(message), seals: tags.map(({ name }) => name) };
}
