import { GitRefusal } from '../errors.ts';
import { gitText, refuseOption, runGit } from './git-read.ts';

/** Where a folder stands in its repository, as far as a check needs it. One process. */
export interface Standpoint {
  /** Object name of HEAD; undefined before the first commit. */
  head?: string;
  /** History was cut off when cloning. */
  shallow: boolean;
}

/** Undefined where the folder is in no repository. Throws a UserError when git refuses because another user owns the folder. */
export async function readStandpoint(folder: string): Promise<Standpoint | undefined> {
  const { stdout, stderr } = await runGit(folder, ['rev-parse', '--is-shallow-repository', 'HEAD']);
  const [shallow = '', head] = stdout.toString('utf8').split('\n');
  if (/dubious ownership/u.test(stderr)) throw new GitRefusal('of-another-user', { folder });
  if (shallow !== 'true' && shallow !== 'false') return undefined;
  return { shallow: shallow === 'true', ...(/^[0-9a-f]{40,64}$/u.test(head ?? '') ? { head } : {}) };
}

/** Tags on commits that `commit` reaches: input of `parseTags`. `patterns` are those of git-for-each-ref(1), blind to case. */
export function readTagsBelow(
  folder: string,
  format: string,
  commit: string,
  patterns: readonly string[],
): Promise<string> {
  const names = patterns.length > 0 ? patterns.map((name) => `refs/tags/${name}`) : ['refs/tags'];
  return gitText(folder, [
    'for-each-ref',
    '--ignore-case',
    `--merged=${refuseOption(commit)}`,
    `--format=${format}`,
    ...names,
  ]);
}

/** Object names of the files below `folder` in a commit, by path. One process. */
export async function readTree(
  folder: string,
  commit: string,
  paths: readonly string[] = [],
): Promise<Map<string, string>> {
  const name = refuseOption(commit);
  const list = await gitText(folder, [
    'ls-tree',
    '-r',
    '-z',
    name,
    ...(paths.length > 0 ? ['--', ...paths] : []),
  ]);
  return new Map(
    list
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => {
        const [about = '', path = ''] = [
          line.slice(0, line.indexOf('\t')),
          line.slice(line.indexOf('\t') + 1),
        ];
        return [path, about.split(' ')[2] ?? ''];
      }),
  );
}

/**
 * Files below `folder` that differ between a commit and the working tree, with the path that each had in the commit: the same one, another
 * one for a file that was moved, none for one that is new. Files that git does not know are left out. One process.
 */
export async function readChanged(
  folder: string,
  commit: string,
  paths: readonly string[] = [],
): Promise<Map<string, string | undefined>> {
  const args = ['diff', '--name-status', '-z', '-M', '--no-ext-diff', '--no-textconv', '--relative'];
  const wanted = paths.length > 0 ? paths.map((path) => `:(literal)${path}`) : ['.'];
  const name = refuseOption(commit);
  const list = (await gitText(folder, [...args, '--ignore-submodules', name, '--', ...wanted])).split('\0');
  const changed = new Map<string, string | undefined>();
  for (let at = 0; at + 1 < list.length; ) {
    const [letter = '', path = '', to = ''] = list.slice(at, at + 3);
    const isMove = letter.startsWith('R') || letter.startsWith('C');
    changed.set(isMove ? to : path, letter.startsWith('A') || letter.startsWith('C') ? undefined : path);
    at += isMove ? 3 : 2;
  }
  return changed;
}

/** Object name that each of these files had in the newest commit before it was deleted. One process. */
export async function readDeleted(folder: string, paths: readonly string[]): Promise<Map<string, string>> {
  const args = [
    'log',
    '--format=',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--diff-filter=D',
    '--relative',
  ];
  const list = await gitText(folder, [...args, 'HEAD', '--', ...paths.map((path) => `:(literal)${path}`)]);
  const parts = list.split('\0').map((part) => part.replace(/^\n+/u, ''));
  const found = new Map<string, string>();
  for (const [at, part] of parts.entries()) {
    const path = parts[at + 1];
    if (part.startsWith(':') && path !== undefined && !found.has(path))
      found.set(path, part.split(' ')[2] ?? '');
  }
  return found;
}

/** Files below `folder` that git does not know and does not ignore. One process. */
export async function readUntracked(folder: string): Promise<string[]> {
  const list = await gitText(folder, ['ls-files', '--others', '--exclude-standard', '-z']);
  return list.split('\0').filter((path) => path !== '');
}

/** Object name of the commit that a name stands for; undefined where there is none. Throws a UserError for a name that is an option. */
export async function commitOf(folder: string, name: string): Promise<string | undefined> {
  const asked = `${refuseOption(name)}^{commit}`;
  const { code, stdout } = await runGit(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    asked,
  ]);
  return code === 0 ? stdout.toString('utf8').trim().split('\n').at(-1) : undefined;
}

/** Where two lines of history parted; undefined where they have nothing in common, or where a shallow clone does not have it. */
export async function mergeBaseOf(folder: string, a: string, b: string): Promise<string | undefined> {
  const { code, stdout } = await runGit(folder, ['merge-base', refuseOption(a), refuseOption(b)]);
  return code === 0 ? stdout.toString('utf8').trim().split('\n')[0] : undefined;
}
