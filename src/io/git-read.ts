import { spawn } from 'node:child_process';
import { GitRefusal } from '../errors.ts';

/**
 * Options for every call that only reads: nothing of the repository may run (hooks, fsmonitor, textconv, external diff, pager), and no
 * lock is taken. Sources: git-config(1) `core.hooksPath`, `core.fsmonitor`; git(1) `GIT_OPTIONAL_LOCKS`.
 */
const READ_ONLY = [
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

const NEVER_ASK = { GIT_TERMINAL_PROMPT: '0', GIT_PAGER: 'cat', LC_ALL: 'C' };

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
  const asked = await runGit(folder, [
    'rev-parse',
    '--show-toplevel',
    '--show-prefix',
    '--absolute-git-dir',
    '--is-shallow-repository',
  ]);
  if (asked.code !== 0) return refusal(asked.stderr, folder);
  const [root = '', prefix = '', gitDir = '', shallow] = asked.stdout.toString('utf8').split('\n');
  const [head, branch] = await Promise.all([
    runGit(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']),
    runGit(folder, ['symbolic-ref', '--quiet', '--short', 'HEAD']),
  ]);
  const text = ({ code, stdout }: GitResult) => (code === 0 ? stdout.toString('utf8').trim() : undefined);
  return { root, prefix, gitDir, shallow: shallow === 'true', head: text(head), branch: text(branch) };
}

function refusal(stderr: string, folder: string): undefined {
  if (!/dubious ownership/u.test(stderr)) return undefined;
  throw new GitRefusal('of-another-user', { folder });
}

/** Raw main-line history of the files below `folder`, newest first: input of `parseLog`. One process. */
export async function readLog(folder: string, format: string, revision = 'HEAD'): Promise<string> {
  const args = [
    'log',
    '--raw',
    '-z',
    '-M',
    '--no-abbrev',
    '--no-textconv',
    '--no-ext-diff',
    '--relative',
    '--first-parent',
  ];
  return gitText(folder, [
    ...args,
    '--diff-merges=first-parent',
    `--format=${format}`,
    '--end-of-options',
    refuseOption(revision),
    '--',
    '.',
  ]);
}

/**
 * Every commit that `revision` reaches, side branches too, merges without their files: input of `parseLog`. One process. Parents are
 * rewritten to those that touch the folder (git-log(1), "History Simplification"), so that branches in a larger repository stay connected.
 */
export function readWholeLog(folder: string, format: string, revision = 'HEAD'): Promise<string> {
  const args = ['log', '--raw', '-z', '-M', '--no-abbrev', '--no-textconv', '--no-ext-diff', '--relative'];
  return gitText(folder, [
    ...args,
    '--diff-merges=off',
    '--full-history',
    '--parents',
    `--format=${format}`,
    '--end-of-options',
    refuseOption(revision),
    '--',
    '.',
  ]);
}

/** Lines that commits added to or took from the files below `path`, newest first: input of `parsePatches`. One process. */
export function readPatches(
  folder: string,
  format: string,
  path: string,
  revision = 'HEAD',
): Promise<string> {
  const args = ['log', '-p', '-U0', '--no-renames', '--no-textconv', '--no-ext-diff', '--no-color'];
  return gitText(folder, [
    ...args,
    ...['--relative', '--src-prefix=a/', '--dst-prefix=b/', '--full-history', `--format=${format}`],
    '--end-of-options',
    refuseOption(revision),
    '--',
    path,
  ]);
}

/** Object names of the whole main line, newest first, whatever they touch. One process. */
export async function readMainLine(folder: string, revision = 'HEAD'): Promise<string[]> {
  const name = refuseOption(revision);
  const list = await gitText(folder, ['rev-list', '--first-parent', '--end-of-options', name]);
  return list.split('\n').filter((oid) => oid !== '');
}

const MAIN_BRANCHES = [
  'refs/remotes/origin/HEAD',
  'refs/remotes/origin/main',
  'refs/remotes/origin/master',
  'refs/heads/main',
  'refs/heads/master',
];

/** Names of the tags that the main branch of this repository reaches, here or at its origin. */
export async function readTagsOnMain(folder: string): Promise<Set<string>> {
  const refs = await gitText(folder, ['for-each-ref', '--format=%(refname)', ...MAIN_BRANCHES]);
  const names = new Set<string>();
  for (const ref of refs.split('\n').filter((name) => name !== '')) {
    const tags = await gitText(folder, [
      'for-each-ref',
      `--merged=${ref}`,
      '--format=%(refname:lstrip=2)',
      'refs/tags',
    ]);
    for (const tag of tags.split('\n')) names.add(tag);
  }
  return names;
}

/** All tags: input of `parseTags`. One process. */
export function readTags(folder: string, format: string): Promise<string> {
  return gitText(folder, ['for-each-ref', `--format=${format}`, 'refs/tags']);
}

/**
 * Contents of objects in one process, by name (`<oid>` or `<commit>:<path>`); a missing one is undefined.
 * Format: git-cat-file(1), "Batch output".
 */
export async function readObjects(
  folder: string,
  names: readonly string[],
): Promise<Map<string, Buffer | undefined>> {
  const wanted = [...new Set(names)].filter((name) => !/[\n\0]/u.test(name));
  const contents = new Map<string, Buffer | undefined>();
  if (wanted.length === 0) return contents;
  const { stdout } = await runGit(folder, ['cat-file', '--batch'], `${wanted.join('\n')}\n`);
  let at = 0;
  for (const name of wanted) {
    const end = stdout.indexOf(10, at);
    const header = stdout.toString('utf8', at, end < 0 ? stdout.length : end);
    const size = Number(/ (\d+)$/u.exec(header)?.[1] ?? Number.NaN);
    const found = / (?:blob|commit|tree|tag) \d+$/u.test(header);
    contents.set(name, found ? stdout.subarray(end + 1, end + 1 + size) : undefined);
    at = found ? end + size + 2 : end + 1;
  }
  return contents;
}

/**
 * Shows the first bytes of many objects, by object name, in one process; a missing one is left out. Nothing is kept, so that the texts of a
 * long history need no room: `take` has to copy what it wants.
 */
export function readHeads(
  folder: string,
  oids: readonly string[],
  most: number,
  take: (oid: string, head: Buffer) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...READ_ONLY, 'cat-file', '--batch', '--buffer'], {
      cwd: folder,
      env: { ...process.env, ...NEVER_ASK },
      windowsHide: true,
    });
    child.stdout.on('data', headReader(oids, most, take));
    child.stderr.resume();
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', () => resolve());
    child.stdin.end(oids.length > 0 ? `${oids.join('\n')}\n` : '');
  });
}

/** Takes the answer of `cat-file --batch` in pieces of any size. */
function headReader(
  oids: readonly string[],
  most: number,
  take: (oid: string, head: Buffer) => void,
): (part: Buffer) => void {
  let next = 0;
  let header = '';
  /** Bytes of the object that are still to come, the line end after it too; below zero while its header is read. */
  let left = -1;
  let wanted = 0;
  let head: Buffer[] = [];
  const readHeader = (part: Buffer, at: number): number => {
    const end = part.indexOf(10, at);
    header += part.toString('latin1', at, end < 0 ? part.length : end);
    if (end < 0) return part.length;
    const size = / blob (\d+)$/u.exec(header)?.[1];
    header = '';
    if (size === undefined) next += 1;
    else {
      left = Number(size) + 1;
      wanted = Math.min(Number(size), most);
      head = [];
    }
    return end + 1;
  };
  return (part) => {
    for (let at = 0; at < part.length; ) {
      if (left < 0) {
        at = readHeader(part, at);
        continue;
      }
      const end = Math.min(part.length, at + left);
      if (wanted > 0) {
        const piece = part.subarray(at, Math.min(end, at + wanted));
        head.push(piece);
        wanted -= piece.length;
      }
      left -= end - at;
      at = end;
      if (left > 0) continue;
      take(oids[next] ?? '', head.length === 1 && head[0] ? head[0] : Buffer.concat(head));
      next += 1;
      left = -1;
    }
  };
}

/** Is `commit` on the first-parent line of `head`, so that what came after it can be put before what was known? Two names of commits. */
export async function isOnLine(folder: string, commit: string, head: string): Promise<boolean> {
  if (commit === head) return true;
  const args = ['rev-list', '--first-parent', '--parents', '--end-of-options', `${commit}..${head}`];
  const { code, stdout } = await runGit(folder, args);
  const oldest = stdout.toString('latin1').trimEnd().split('\n').at(-1) ?? '';
  return code === 0 && oldest.split(' ')[1] === commit;
}
