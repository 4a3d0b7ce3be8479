import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { firstLine, openRepository, type Repository, runGit } from './git-read.ts';

/**
 * One transaction on a handbook: files with their texts before and after, one commit that holds them alone, and tags on it. Either all
 * of it is there afterwards or nothing: a journal in the git folder lets the next command finish or undo what was cut off.
 */
export interface Transaction {
  /** Without any, and without `also`, no commit is made: the tags seal what is there. */
  files: FileWrite[];
  /** Files that are committed as they lie there: pictures of a text that is released. */
  also?: readonly string[];
  message: string;
  /** `target`: commit that the tag seals; the transaction's own without it. */
  tags: { name: string; message: string; target?: string }[];
  /** Commit that the plan was made from; any other HEAD stops the transaction. */
  head?: string;
}

export interface FileWrite {
  /** Relative to the handbook's folder, `/` as separator. */
  path: string;
  /** Text that the plan was made from; undefined when the file did not exist. Anything else found there stops the transaction. */
  before?: string;
  after: string;
}

interface Journal {
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

/** Makes the first commit of a repository, of these files alone. Throws a UserError when git refuses. */
export async function beginHistory(folder: string, paths: readonly string[], message: string): Promise<void> {
  const wanted = paths.map(literal);
  const added = await ownGit(folder, ['add', '--', ...wanted], '');
  const { code, stderr } =
    added.code === 0
      ? await ownGit(folder, ['commit', '--quiet', '--only', '-F', '-', '--', ...wanted], message)
      : added;
  if (code !== 0) throw refusedCommit(stderr);
}

/** What a cut-off transaction ended as. */
export type Recovery = { outcome: 'undone' | 'finished'; subject: string };

const JOURNAL = 'sop-journal.json';
const KEY = 'Sop-Transaction';

/** Steps at which tests cut the process off; nothing happens there otherwise. */
export type Checkpoint = (step: string) => Promise<void> | void;

/**
 * Carries out a transaction in `folder`; returns the object name of its commit. Hooks, signing and identity are the person's own.
 * Throws a UserError, with everything as it was before, when a file has changed meanwhile, a tag exists already, a hook refuses, no
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
  if (made === undefined) throw new UserError('The commit that was just made cannot be found', 'git log');
  await seal(folder, transaction, made, checkpoint);
  await rm(path, { force: true });
  return made;
}

const commits = ({ files, also = [] }: Transaction) => files.length + also.length > 0;

async function refuseMovedHead(folder: string, head: string, transaction: Transaction): Promise<void> {
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

/**
 * Brings a transaction that was cut off to its end: finishes it when its commit was made, else puts the files back. Undefined when
 * nothing was cut off. Throws a UserError when a person has meanwhile changed a file that would have to be put back.
 */
export async function recover(folder: string): Promise<Recovery | undefined> {
  const repository = await openRepository(folder);
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
    else await undo(journal.folder, journal);
    await rm(join(repository.gitDir, JOURNAL), { force: true });
    return { outcome: made ? 'finished' : 'undone', subject };
  }
  await rm(join(repository.gitDir, JOURNAL), { force: true });
  return { outcome: 'undone', subject: '' };
}

async function writable(folder: string): Promise<Repository & { head: string }> {
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

async function refuseBusy({ gitDir }: Repository): Promise<void> {
  const busy = MERGING.find((name) => existsSync(join(gitDir, name)));
  if (busy) {
    throw new UserError(
      'A merge or rebase is under way in this repository; nothing was changed',
      'finish it (git status says how), then try again',
    );
  }
}

async function refuseLocked({ gitDir }: Repository): Promise<void> {
  if (existsSync(join(gitDir, 'index.lock'))) {
    throw new UserError(
      'Another git command is at work in this repository; nothing was changed',
      `wait until it is done; if none is running, delete ${join(gitDir, 'index.lock')}`,
    );
  }
}

async function refuseExistingTags(folder: string, { tags }: Transaction): Promise<void> {
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
async function refuseChangedFiles(folder: string, transaction: Transaction): Promise<string[]> {
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

const quoted = (path: string) => `'${path.replaceAll("'", "'\\''")}'`;

async function beginJournal(
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

const busy = () =>
  new UserError(
    'Another release is at work in this repository; nothing was changed',
    'wait a moment, then try again',
  );

/** A transaction takes seconds; after this time (milliseconds) the number of its process may belong to another one. */
const LONGEST = 3_600_000;

function isAtWork({ pid, host, started }: Journal): boolean {
  if (host !== hostname() || pid === process.pid || Date.now() - started > LONGEST) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // No right to signal it means that it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readJournal(text: string): Journal | undefined {
  try {
    const journal = JSON.parse(text) as Partial<Journal>;
    return journal.key && journal.head && journal.folder && journal.transaction && journal.untracked
      ? (journal as Journal)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Ending of a neighbour file that is being written; only one transaction runs at a time, and undoing removes it. */
const NEW = '.sop-new';

/** Write to a neighbour, flush, rename: the file holds the old text or the new one, never a part. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path + NEW, text, { flush: true });
  await rename(path + NEW, path);
}

async function undo(
  folder: string,
  { transaction: { files }, untracked }: Pick<Journal, 'transaction' | 'untracked'>,
): Promise<void> {
  await forget(folder, untracked);
  for (const { path, before, after } of files) {
    const full = join(folder, path);
    await rm(full + NEW, { force: true });
    const now = await readFile(full, 'utf8').catch(() => undefined);
    if (now === before) continue;
    if (now !== undefined && now !== after) {
      throw new UserError(
        `\`${path}\` was changed after a release that was cut off; it was left as it is`,
        `look at it: git diff -- ${quoted(path)}; its stamped keys (version, status, effective) must be those of the last release`,
      );
    }
    if (before === undefined) {
      await rm(full, { force: true });
      await forget(folder, [path]);
    } else await writeWhole(full, before);
  }
}

/** Takes files out of the index that were not in it before. */
async function forget(folder: string, paths: readonly string[]): Promise<void> {
  if (paths.length === 0) return;
  const args = ['rm', '--cached', '--quiet', '--ignore-unmatch', '--', ...paths.map(literal)];
  await runGit(folder, args);
}

const literal = (path: string) => `:(literal)${path}`;

/** A person's own git call: hooks, signing and editor settings as they have them. */
async function ownGit(
  folder: string,
  args: string[],
  input: string,
): Promise<{ code: number; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: folder,
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    });
    let stderr = '';
    child.stdout.on('data', (part: Buffer) => (stderr += part.toString('utf8')));
    child.stderr.on('data', (part: Buffer) => (stderr += part.toString('utf8')));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, stderr }));
    child.stdin.end(input);
  });
}

async function commit(
  folder: string,
  { key, transaction, untracked }: Journal,
  repository: Repository,
): Promise<void> {
  const { files, also = [] } = transaction;
  const paths = [...files.map(({ path }) => path), ...also].map(literal);
  const made = files.filter(({ before }) => before === undefined).map(({ path }) => path);
  const fresh = [...new Set([...made, ...untracked])].map(literal);
  if (fresh.length > 0) await ownGit(folder, ['add', '--intent-to-add', '--', ...fresh], '');
  const text = transaction.message.trimEnd();
  const message = `${text}${/\n\n(?:[A-Za-z-]+: .*\n?)+$/u.test(text) ? '\n' : '\n\n'}${KEY}: ${key}\n`;
  const { code, stderr } = await ownGit(
    folder,
    ['commit', '--quiet', '--cleanup=whitespace', '--only', '-F', '-', '--', ...paths],
    message,
  );
  const now = await openRepository(folder);
  if (code !== 0 && now?.head === repository.head) throw refusedCommit(stderr);
}

function refusedCommit(stderr: string): UserError {
  if (/tell me who you are|empty ident|user\.name|user\.email/iu.test(stderr)) {
    return new UserError(
      'Git does not know who you are; nothing was changed',
      'git config --global user.name "Your name" && git config --global user.email you@example.org',
    );
  }
  if (/index\.lock/u.test(stderr))
    return new UserError(
      'Another git command is at work in this repository; nothing was changed',
      'try again in a moment',
    );
  if (/gpg|signing|sign the data|ssh-keygen|public key|private key|secret key/iu.test(stderr)) {
    return new UserError(
      `Git could not sign the commit; nothing was changed: ${firstLine(stderr)}`,
      'check your signing key: git config --get user.signingKey',
    );
  }
  const said = stderr.trim().split('\n').slice(0, 5).join('\n  ');
  return new UserError(
    `Git refused the commit; nothing was changed:\n  ${said || '(it gave no reason)'}`,
    'a hook of this repository may have stopped it; mend what it names, then try again',
  );
}

/** The commit of a journal, when it was made: it stands on HEAD, with the journal's key among its trailers. */
async function commitOf({ key, head, folder }: Journal): Promise<string | undefined> {
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

async function seal(
  folder: string,
  { tags }: Transaction,
  commitName: string,
  checkpoint: Checkpoint,
): Promise<void> {
  for (const { name, message, target } of tags) {
    const exists = await runGit(folder, ['show-ref', '--verify', '--quiet', `refs/tags/${name}`]);
    if (exists.code === 0) continue;
    const { code, stderr } = await ownGit(
      folder,
      ['tag', '-a', '--cleanup=whitespace', '-F', '-', '--', name, target ?? commitName],
      message,
    );
    const isSealed = code === 0 && (await isSignedAsAsked(folder, name));
    if (!isSealed) {
      if (code === 0) await runGit(folder, ['tag', '--delete', '--', name]);
      throw new UserError(
        `The text was committed, but git could not seal it as \`${name}\`: ${firstLine(stderr)}`,
        'mend what git names; the next `sop` command that writes seals it',
      );
    }
    await checkpoint(`tag ${name}`);
  }
}

/** Git 2.39 reports success, and makes an unsigned tag, where the key of `tag.gpgSign` cannot be read. */
async function isSignedAsAsked(folder: string, name: string): Promise<boolean> {
  const asked = await runGit(folder, ['config', '--type=bool', '--get', 'tag.gpgSign']);
  if (asked.stdout.toString('utf8').trim() !== 'true') return true;
  const { stdout } = await runGit(folder, [
    'for-each-ref',
    '--format=%(contents:signature)',
    `refs/tags/${name}`,
  ]);
  return stdout.toString('utf8').trim() !== '';
}
