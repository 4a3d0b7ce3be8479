import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GitRefusal } from '../errors.ts';
import { isFile } from './find.ts';
import { refusedCommit } from './git-own.ts';
import { firstLine, gitText, openRepository, runGit } from './git-read.ts';

/** Object name that git gives a text under this path, its filters applied (line ends, `.gitattributes`). Nothing is written. */
export async function objectNameOf(folder: string, path: string, text: string): Promise<string> {
  const { code, stdout, stderr } = await runGit(folder, ['hash-object', '--stdin', `--path=${path}`], text);
  if (code !== 0)
    throw new GitRefusal('not-answered', { command: `hash-object ${path}`, said: firstLine(stderr) });
  return stdout.toString('utf8').trim();
}

/** Object names of files as they lie in `folder`, in one process. A missing file, or one that git cannot name by line, is left out. */
export async function objectNamesOf(folder: string, paths: readonly string[]): Promise<Map<string, string>> {
  const found: string[] = [];
  for (const path of new Set(paths))
    if (!/[\n\r\0]/u.test(path) && (await isFile(join(folder, path)))) found.push(path);
  if (found.length === 0) return new Map();
  // Git reads these paths from the top folder, wherever it is called; so it is called there.
  const { root, prefix } = await topOf(folder);
  const input = found.map((path) => `${prefix}${path}\n`).join('');
  const { stdout } = await runGit(root, ['hash-object', '--stdin-paths'], input);
  const names = stdout.toString('utf8').split('\n');
  return new Map(found.flatMap((path, at) => (names[at] ? [[path, names[at]]] : [])));
}

async function topOf(folder: string): Promise<{ root: string; prefix: string }> {
  const { stdout } = await runGit(folder, ['rev-parse', '--show-toplevel', '--show-prefix']);
  const [root = '', prefix = ''] = stdout.toString('utf8').split('\n');
  return { root: root || folder, prefix };
}

/** Object names of files as a commit holds them, in one process; paths from `folder`. */
export async function objectNamesIn(
  folder: string,
  commit: string,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const found = await blobsNamed(
    folder,
    paths.map((path) => `${commit}:./${path}`),
  );
  return new Map([...found].map(([name, oid]) => [name.slice(commit.length + 3), oid]));
}

/** Object names of blobs by any name that git gives them (`<commit>:./<path>`), in one process. A missing one is left out. */
export async function blobsNamed(folder: string, names: readonly string[]): Promise<Map<string, string>> {
  const asked = [...new Set(names)].filter((name) => !/[\n\r\0]/u.test(name));
  if (asked.length === 0) return new Map();
  const { stdout } = await runGit(folder, ['cat-file', '--batch-check'], `${asked.join('\n')}\n`);
  const lines = stdout.toString('utf8').split('\n');
  return new Map(
    asked.flatMap((name, at) => {
      const oid = /^([0-9a-f]{40,64}) blob \d+$/u.exec(lines[at] ?? '')?.[1];
      return oid ? [[name, oid]] : [];
    }),
  );
}

/** One text put in place of another in a commit of its own that stands on no branch. */
export interface SideCommit {
  parent: string;
  /** From `folder`. */
  path: string;
  text: string;
  message: string;
}

/**
 * Makes a commit beside the branches: the tree of its parent with one other text. Neither the index nor the working tree nor any branch is
 * touched; until a tag points to it, it is an object that nothing refers to. Signed where the person signs commits. Returns its name.
 */
export async function commitBeside(
  folder: string,
  { parent, path, text, message }: SideCommit,
): Promise<string> {
  const repository = await openRepository(folder);
  if (!repository) throw new GitRefusal('no-repository', {});
  const GIT_INDEX_FILE = join(repository.gitDir, `sop-index-${randomBytes(6).toString('hex')}`);
  try {
    const git = (args: string[], input = '') => plumbing(folder, args, { GIT_INDEX_FILE }, input);
    await git(['read-tree', '--end-of-options', parent]);
    const blob = await git(['hash-object', '-w', '--stdin', `--path=${path}`], text);
    await git(['update-index', '--add', '--cacheinfo', `100644,${blob},${repository.prefix}${path}`]);
    const tree = await git(['write-tree']);
    const { stdout } = await runGit(folder, ['config', '--type=bool', '--get', 'commit.gpgSign']);
    const sign = stdout.toString('utf8').trim() === 'true' ? ['-S'] : [];
    return await git(['commit-tree', ...sign, '-p', parent, '-F', '-', tree], message);
  } finally {
    await rm(GIT_INDEX_FILE, { force: true });
    await rm(`${GIT_INDEX_FILE}.lock`, { force: true });
  }
}

/** A git call of the person's own; throws a UserError where it fails. */
function plumbing(
  folder: string,
  args: readonly string[],
  env: Record<string, string>,
  input: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      cwd: folder,
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...env },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (part: Buffer) => (out += part.toString('utf8')));
    child.stderr.on('data', (part: Buffer) => (err += part.toString('utf8')));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(out.trim()) : reject(refusedCommit(err))));
    child.stdin.end(input);
  });
}

/** Commits of the branch that this one follows, as far as the last fetch knows, that are missing here. */
export async function behindUpstream(folder: string): Promise<number> {
  const { code, stdout } = await runGit(folder, ['rev-list', '--count', 'HEAD..@{upstream}']);
  return code === 0 ? Number(stdout.toString('utf8').trim()) : 0;
}

/** Title of the newest commit that touched a file: the pull request's, after a squash or a merge on a git host. */
export async function lastMessage(folder: string, path: string): Promise<string> {
  return gitText(folder, ['log', '-1', '--first-parent', '--format=%B', '--', `:(literal)${path}`]);
}
