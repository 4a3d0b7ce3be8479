import { spawn } from 'node:child_process';
import { GitRefusal } from '../errors.ts';

/**
 * Options for every call that only reads: nothing of the repository may run (hooks, fsmonitor, textconv, external diff, pager), and no
 * lock is taken. Sources: git-config(1) `core.hooksPath`, `core.fsmonitor`; git(1) `GIT_OPTIONAL_LOCKS`.
 */
export const READ_ONLY = [
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'log.showSignature=false',
  '-c',
  'log.showRoot=true',
  '-c',
  'i18n.logOutputEncoding=UTF-8',
  '-c',
  'diff.external=',
  '--no-pager',
  '--no-optional-locks',
];

export const NEVER_ASK = { GIT_TERMINAL_PROMPT: '0', GIT_PAGER: 'cat', LC_ALL: 'C' };

/** What a git process left behind. */
export interface GitResult {
  code: number;
  stdout: Buffer;
  stderr: string;
}

/**
 * Runs git in `folder` without a shell, with `input` on its standard input. Arguments are ours; text from people stands after `--` or
 * has passed `refuseOption`. Throws a GitRefusal only when there is no git at all.
 */
export function runGit(folder: string, args: readonly string[], input?: string | Buffer): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...READ_ONLY, ...args], {
      cwd: folder,
      env: { ...process.env, ...NEVER_ASK },
      windowsHide: true,
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    child.stdin.on('error', () => {});
    child.on('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'ENOENT' ? new GitRefusal('no-git', {}) : error);
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 1, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8') });
    });
    child.stdin.end(input ?? '');
  });
}

/** The same, for calls that must succeed. */
export async function gitText(folder: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await runGit(folder, args);
  if (code !== 0) throw new GitRefusal('not-answered', { command: args[0] ?? '', said: firstLine(stderr) });
  return stdout.toString('utf8');
}

export function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0] ?? '';
}

/** Refuses the name of a revision or a branch that git would take for an option. Throws a GitRefusal. */
export function refuseOption(name: string): string {
  if (name.startsWith('-') || /[\0\n\r]/u.test(name)) throw new GitRefusal('like-an-option', { name });
  return name;
}

/** What a folder is to git. */
export interface Repository {
  /** Top folder of the work tree, absolute. */
  root: string;
  /** Path from `root` to the asked folder, `/` as separator, empty or ending with `/`. */
  prefix: string;
  gitDir: string;
  /** History was cut off when cloning: nothing may be concluded from what is missing. */
  shallow: boolean;
  /** Object name of HEAD; undefined before the first commit. */
  head?: string;
  /** Branch that HEAD is on; undefined when detached. */
  branch?: string;
}

/**
 * Finds the repository that `folder` belongs to; undefined when there is none. Throws a GitRefusal when git refuses because another
 * user owns the folder.
 */
export async function openRepository(folder: string): Promise<Repository | undefined> {
  const { stdout, stderr } = await runGit(folder, [
    'rev-parse',
    '--show-toplevel',
    '--show-prefix',
    '--absolute-git-dir',
    '--is-shallow-repository',
    'HEAD',
    '--symbolic-full-name',
    'HEAD',
  ]);
  const [root = '', prefix = '', gitDir = '', shallow = '', head = '', name = ''] = stdout
    .toString('utf8')
    .split('\n');
  if (shallow !== 'true' && shallow !== 'false') return refusal(stderr, folder);
  const about = { root, prefix, gitDir, shallow: shallow === 'true' };
  // Before the first commit HEAD names a branch, and nothing else.
  if (!/^[0-9a-f]{40,64}$/u.test(head))
    return { ...about, head: undefined, branch: await unbornBranch(folder) };
  const branch = name.startsWith('refs/heads/') ? name.slice('refs/heads/'.length) : undefined;
  return { ...about, head, branch };
}

async function unbornBranch(folder: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(folder, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return code === 0 ? stdout.toString('utf8').trim() : undefined;
}

function refusal(stderr: string, folder: string): undefined {
  if (!/dubious ownership/u.test(stderr)) return undefined;
  throw new GitRefusal('of-another-user', { folder });
}
