import { GitRefusal } from '../errors.ts';
import { firstLine, gitText, refuseOption, runGit } from './git-read.ts';

const RAW = ['log', '--raw', '-z', '-M', '--no-abbrev', '--no-textconv', '--no-ext-diff'];

/** Raw history of the files below `folder`. Without a path git need not look whether a commit touches it, which is a fifth of its work. */
function rawLog(
  folder: string,
  options: readonly string[],
  format: string,
  revision: string,
  isTop: boolean,
): Promise<string> {
  const relative = isTop ? [] : ['--relative'];
  const name = refuseOption(revision);
  const own = [...RAW, ...relative, ...options, `--format=${format}`];
  return gitText(folder, [...own, '--end-of-options', name, '--', ...(isTop ? [] : ['.'])]);
}

/**
 * Raw main-line history of the files below `folder`, newest first: input of `parseLog`. One process.
 *
 * @param isTop is `folder` the top of its repository
 */
export async function readLog(
  folder: string,
  format: string,
  revision = 'HEAD',
  isTop = false,
): Promise<string> {
  return rawLog(folder, ['--first-parent', '--diff-merges=first-parent'], format, revision, isTop);
}

/**
 * Every commit that `revision` reaches, side branches too, merges without their files: input of `parseLog`. One process. Parents are
 * rewritten to those that touch the folder (git-log(1), "History Simplification"), so that branches in a larger repository stay connected.
 */
export async function readWholeLog(
  folder: string,
  format: string,
  revision = 'HEAD',
  isTop = false,
): Promise<string> {
  return rawLog(folder, ['--diff-merges=off', '--full-history', '--parents'], format, revision, isTop);
}

/** Lines that these commits added to or took from the files below `path`, in their order: input of `parsePatches`. One process. */
export async function readPatchesOf(
  folder: string,
  format: string,
  path: string,
  commits: readonly string[],
): Promise<string> {
  const args = ['log', '--no-walk=unsorted', '-p', '-U0', '--no-renames', '--no-textconv', '--no-ext-diff'];
  const prefixes = ['--no-color', '--relative', '--src-prefix=a/', '--dst-prefix=b/'];
  const { code, stdout, stderr } = await runGit(
    folder,
    [...args, ...prefixes, `--format=${format}`, '--stdin', '--', path],
    `${commits.join('\n')}\n`,
  );
  if (code !== 0) throw new GitRefusal('not-answered', { command: 'log -p', said: firstLine(stderr) });
  return stdout.toString('utf8');
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

/** Names of all tags with the objects that they name: another text where any tag was made, moved or taken away. One process. */
export function readTagNames(folder: string): Promise<string> {
  return gitText(folder, ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/tags']);
}

/** All tags, or those of these full names: input of `parseTags`. One process. */
export function readTags(
  folder: string,
  format: string,
  refs: readonly string[] = ['refs/tags'],
): Promise<string> {
  return gitText(folder, ['for-each-ref', `--format=${format}`, ...refs]);
}

/** Is `commit` on the first-parent line of `head`, so that what came after it can be put before what was known? Two names of commits. */
export async function isOnLine(folder: string, commit: string, head: string): Promise<boolean> {
  if (commit === head) return true;
  const args = ['rev-list', '--first-parent', '--parents', '--end-of-options', `${commit}..${head}`];
  const { code, stdout } = await runGit(folder, args);
  const oldest = stdout.toString('latin1').trimEnd().split('\n').at(-1) ?? '';
  return code === 0 && oldest.split(' ')[1] === commit;
}
