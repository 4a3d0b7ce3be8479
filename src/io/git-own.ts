import { spawn } from 'node:child_process';
import { GitRefusal } from '../errors.ts';
import { type Journal, KEY } from './git-journal.ts';
import { firstLine, openRepository, type Repository, runGit } from './git-read.ts';
import type { Checkpoint, Transaction } from './transaction.ts';

/** A path that git takes as it is, whatever signs it holds. */
export const literal = (path: string) => `:(literal)${path}`;

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

/** Makes the commit of a journal. Throws a GitRefusal when git or a hook refuses. */
export async function commit(
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

/** Makes the first commit of a repository, of these files alone. Throws a GitRefusal when git refuses. */
export async function beginHistory(folder: string, paths: readonly string[], message: string): Promise<void> {
  const wanted = paths.map(literal);
  const added = await ownGit(folder, ['add', '--', ...wanted], '');
  const { code, stderr } =
    added.code === 0
      ? await ownGit(folder, ['commit', '--quiet', '--only', '-F', '-', '--', ...wanted], message)
      : added;
  if (code !== 0) throw refusedCommit(stderr);
}

/** Why git made no commit, by what it said in English (`LC_ALL=C`). */
export function refusedCommit(stderr: string): GitRefusal {
  if (/tell me who you are|empty ident|user\.name|user\.email/iu.test(stderr))
    return new GitRefusal('no-identity', {});
  const [lock] = /\/\S*index\.lock/u.exec(stderr) ?? [];
  if (lock !== undefined) return new GitRefusal('locked', { path: lock });
  if (/gpg|signing|sign the data|ssh-keygen|public key|private key|secret key/iu.test(stderr))
    return new GitRefusal('not-signed', { said: firstLine(stderr) });
  return new GitRefusal('commit-refused', { said: someLines(stderr) });
}

/** What a hook said, as far as there is room for it. */
export const someLines = (text: string): string => text.trim().split('\n').slice(0, 5).join('\n');

/** Makes the tags of a transaction that are not there yet. */
export async function seal(
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
      throw new GitRefusal('not-sealed', { tag: name, said: firstLine(stderr) });
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
