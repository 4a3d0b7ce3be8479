import { halfDoneIn } from './git-guards.ts';
import { type CutOff, cutOffIn } from './git-journal.ts';
import { firstLine, gitText, openRepository, runGit } from './git-read.ts';

/** Where the work stands between this machine and the git host. */
export interface Whereabouts {
  /** Branch that HEAD is on; undefined when detached. */
  branch?: string;
  /** Branch that readers get: the host's default one as far as this clone knows, else `main`, else `master`, else the one HEAD is on. */
  main?: string;
  /** Address of the remote `origin`. */
  remote?: string;
  /** Branch on the host that this one follows, `origin/main`. */
  upstream?: string;
  /** Commits that are here and not there, and the reverse; as far as the last fetch knows. Undefined without `upstream`. */
  ahead?: number;
  behind?: number;
  /** Files below the asked folder that differ from the newest commit, relative to it; new ones too. */
  changed: string[];
  /** Those of them that hold both texts of a merge between marks. */
  conflicted: string[];
  /** `merge`, `rebase` and the like, where one is under way. */
  halfDone?: string;
  /** What a command of ours had begun when it was cut off. */
  cutOff?: CutOff;
}

/** Reads where the work stands; undefined outside of a repository. Two processes. Throws a UserError when git cannot answer. */
export async function readWhereabouts(folder: string): Promise<Whereabouts | undefined> {
  const repository = await openRepository(folder);
  if (!repository) return undefined;
  const [status, remote, heads] = await Promise.all([
    gitText(folder, [
      'status',
      '--porcelain=v2',
      '-z',
      '--branch',
      '--untracked-files=all',
      '--no-renames',
      '--',
      '.',
    ]),
    runGit(folder, ['config', '--get', 'remote.origin.url']),
    gitText(folder, [
      'for-each-ref',
      '--format=%(refname)%00%(symref)',
      'refs/heads/main',
      'refs/heads/master',
      'refs/remotes/origin/HEAD',
    ]),
  ]);
  const found = parseStatus(status, repository.prefix);
  const main = mainBranch(heads) ?? found.branch;
  const address = remote.code === 0 ? firstLine(remote.stdout.toString('utf8')) : '';
  const halfDone = halfDoneIn(repository.gitDir);
  const cutOff = await cutOffIn(repository.gitDir);
  return {
    ...found,
    ...(main ? { main } : {}),
    ...(address ? { remote: address } : {}),
    ...(halfDone ? { halfDone } : {}),
    ...(cutOff ? { cutOff } : {}),
  };
}

/** Reads `git status --porcelain=v2 -z --branch`. Format: git-status(1), "Porcelain Format Version 2". */
export function parseStatus(output: string, prefix = ''): Omit<Whereabouts, 'main' | 'remote'> {
  const found: Omit<Whereabouts, 'main' | 'remote'> = { changed: [], conflicted: [] };
  for (const token of output.split('\0')) {
    const [, name, value = ''] = /^# branch\.(\S+) (.*)$/su.exec(token) ?? [];
    if (name === 'head' && value !== '(detached)') found.branch = value;
    if (name === 'upstream') found.upstream = value;
    const [, ahead, behind] = (name === 'ab' && /^\+(\d+) -(\d+)$/u.exec(value)) || [];
    if (ahead !== undefined) Object.assign(found, { ahead: Number(ahead), behind: Number(behind) });
    // `1 XY sub mH mI mW hH hI path`, `u XY sub m1 m2 m3 mW h1 h2 h3 path`, `? path`
    const path = /^(?:1 (?:\S+ ){7}|u (?:\S+ ){9}|\? )(.*)$/su.exec(token)?.[1];
    if (!path?.startsWith(prefix)) continue;
    found.changed.push(path.slice(prefix.length));
    if (token.startsWith('u ')) found.conflicted.push(path.slice(prefix.length));
  }
  return found;
}

function mainBranch(refs: string): string | undefined {
  const lines = refs.split('\n').map((line) => line.split('\0'));
  const onHost = lines.find(([name]) => name === 'refs/remotes/origin/HEAD')?.[1];
  if (onHost) return onHost.replace(/^refs\/remotes\/origin\//u, '');
  return ['main', 'master'].find((branch) => lines.some(([name]) => name === `refs/heads/${branch}`));
}
