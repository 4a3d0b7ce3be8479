import { spawn } from 'node:child_process';
import { UserError } from '../errors.ts';
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

/** Makes the commit of a journal. Throws a UserError when git or a hook refuses. */
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
