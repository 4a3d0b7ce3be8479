import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../errors.ts';
import { firstLine, openRepository, type Repository, runGit } from './git-read.ts';

/**
 * One transaction on a handbook: files with their texts before and after, one commit that holds them alone, and tags on it. Either all
 * of it is there afterwards or nothing: a journal in the git folder lets the next command finish or undo what was cut off.
 */
export interface Transaction {
  files: FileWrite[];
  message: string;
  tags: { name: string; message: string }[];
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
  await refuseChangedFiles(folder, transaction);
  const journal = await beginJournal(repository, folder, transaction);
  try {
    await checkpoint('journal');
    for (const file of transaction.files) {
      await writeWhole(join(folder, file.path), file.after);
      await checkpoint(`file ${file.path}`);
    }
    await commit(folder, journal, repository);
    await checkpoint('commit');
  } catch (error) {
    await undo(folder, transaction);
    await rm(join(repository.gitDir, JOURNAL), { force: true });
    throw error;
  }
  await seal(folder, transaction, 'HEAD', checkpoint);
  await rm(join(repository.gitDir, JOURNAL), { force: true });
  const { head = '' } = (await openRepository(folder)) ?? {};
  return head;
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
  await refuseLocked(repository);
  const journal = readJournal(text);
  if (journal) {
    const subject = firstLine(journal.transaction.message);
    const made = await commitOf(journal);
    if (made) await seal(journal.folder, journal.transaction, made, () => {});
    else await undo(journal.folder, journal.transaction);
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
  for (const { name } of tags) {
    const { code } = await runGit(folder, ['show-ref', '--verify', '--quiet', `refs/tags/${name}`]);
    if (code === 0)
      throw new UserError(
        `The revision \`${name}\` is sealed already; nothing was changed`,
        'git pull --tags, then try again',
      );
  }
}

async function refuseChangedFiles(folder: string, { files }: Transaction): Promise<void> {
  for (const { path, before } of files) {
    const now = await readFile(join(folder, path), 'utf8').catch(() => undefined);
    if (now !== before)
      throw new UserError(
        `\`${path}\` changed while the plan was made; nothing was changed`,
        'run the command again',
      );
    const staged = await runGit(folder, [
      'diff',
      '--cached',
      '--quiet',
      '--no-ext-diff',
      '--no-textconv',
      '--',
      `:(literal)${path}`,
    ]);
    const unstaged = await runGit(folder, [
      'diff',
      '--quiet',
      '--no-ext-diff',
      '--no-textconv',
      '--',
      `:(literal)${path}`,
    ]);
    if (staged.code === 1 && unstaged.code === 1) {
      throw new UserError(
        `\`${path}\` is staged in part; nothing was changed`,
        `the release would take all of it: git add -- ${quoted(path)} to take everything, or git restore --staged -- ${quoted(path)}`,
      );
    }
  }
}

const quoted = (path: string) => `'${path.replaceAll("'", "'\\''")}'`;

async function beginJournal(
  repository: Repository & { head: string },
  folder: string,
  transaction: Transaction,
): Promise<Journal> {
  const key = createHash('sha256')
    .update(JSON.stringify([repository.head, transaction, Date.now(), process.pid]))
    .digest('hex')
    .slice(0, 16);
  const journal: Journal = { key, head: repository.head, folder, transaction };
  const path = join(repository.gitDir, JOURNAL);
  try {
    await writeFile(path, JSON.stringify(journal), { flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new UserError(
      'Another release is at work in this repository; nothing was changed',
      'wait a moment, then try again',
    );
  }
  return journal;
}

function readJournal(text: string): Journal | undefined {
  try {
    const journal = JSON.parse(text) as Partial<Journal>;
    return journal.key && journal.head && journal.folder && journal.transaction
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

async function undo(folder: string, { files }: Transaction): Promise<void> {
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
      await runGit(folder, ['rm', '--cached', '--quiet', '--ignore-unmatch', '--', `:(literal)${path}`]);
    } else await writeWhole(full, before);
  }
}

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

async function commit(folder: string, { key, transaction }: Journal, repository: Repository): Promise<void> {
  const paths = transaction.files.map(({ path }) => `:(literal)${path}`);
  const fresh = transaction.files
    .filter(({ before }) => before === undefined)
    .map(({ path }) => `:(literal)${path}`);
  if (fresh.length > 0) await ownGit(folder, ['add', '--intent-to-add', '--', ...fresh], '');
  const text = transaction.message.trimEnd();
  const message = `${text}${/\n\n(?:[A-Za-z-]+: .*\n?)+$/u.test(text) ? '\n' : '\n\n'}${KEY}: ${key}\n`;
  const { code, stderr } = await ownGit(
    folder,
    ['commit', '--quiet', '--cleanup=whitespace', '--only', '-F', '-', '--', ...paths],
    message,
  );
  const made = await openRepository(folder);
  if (code !== 0 && made?.head === repository.head) throw refusedCommit(stderr);
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
  if (/gpg|signing|sign the data|ssh-keygen/iu.test(stderr)) {
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
  for (const { name, message } of tags) {
    const exists = await runGit(folder, ['show-ref', '--verify', '--quiet', `refs/tags/${name}`]);
    if (exists.code === 0) continue;
    const { code, stderr } = await ownGit(
      folder,
      ['tag', '-a', '--cleanup=whitespace', '-F', '-', '--', name, commitName],
      message,
    );
    if (code !== 0) {
      throw new UserError(
        `The text was committed, but git could not seal it as \`${name}\`: ${firstLine(stderr)}`,
        'mend what git names; the next `sop` command seals it',
      );
    }
    await checkpoint(`tag ${name}`);
  }
}
