import { type SimpleGit, simpleGit } from 'simple-git';

/** What git may take from the surrounding environment: where the repository and its settings are, and who writes. */
const allowEnvironment = [
  ...['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_CEILING_DIRECTORIES'],
  ...['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG_NOSYSTEM'],
  ...['GIT_AUTHOR_NAME', 'GIT_AUTHOR_EMAIL', 'GIT_AUTHOR_DATE'],
  ...['GIT_COMMITTER_NAME', 'GIT_COMMITTER_EMAIL', 'GIT_COMMITTER_DATE'],
];

/** Git in a folder. Nothing that a person typed may become an option: paths go after `--`. */
function git(folder: string): SimpleGit {
  return simpleGit({
    baseDir: folder,
    config: ['core.quotePath=false'],
    allowEnvironment,
    timeout: { block: 30_000 },
  });
}

/** Who git says is working here. A part that is not set is left out. */
export interface Identity {
  name?: string;
  email?: string;
}

/** The identity with which git would commit in a folder; empty where git is missing or nothing is set. */
export async function gitIdentity(folder: string): Promise<Identity> {
  const [name, email] = await Promise.all([setting(folder, 'user.name'), setting(folder, 'user.email')]);
  return { name: process.env.GIT_AUTHOR_NAME || name, email: process.env.GIT_AUTHOR_EMAIL || email };
}

async function setting(folder: string, key: string): Promise<string | undefined> {
  const value = await git(folder)
    .raw(['config', '--get', key])
    .catch(() => '');
  return value.trim() || undefined;
}

/** Top folder of the repository that a folder lies in; undefined where there is none (or no git). */
export async function repositoryOf(folder: string): Promise<string | undefined> {
  const top = await git(folder)
    .raw(['rev-parse', '--show-toplevel'])
    .catch(() => '');
  return top.trim() || undefined;
}

/** Address of the remote `origin`; undefined where there is none. */
export const remoteOf = (folder: string): Promise<string | undefined> => setting(folder, 'remote.origin.url');

/** Branch that a folder's repository is on, also before its first commit; undefined when detached, and where there is no repository or no folder. */
export async function branchOf(folder: string): Promise<string | undefined> {
  try {
    return (await git(folder).raw(['symbolic-ref', '--quiet', '--short', 'HEAD'])).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** Makes a folder a git repository whose first branch is `main`. */
export async function initRepository(folder: string): Promise<void> {
  await git(folder).raw(['init', '--quiet', '--initial-branch=main']);
}

/** Version of the git program, `2.39.5`; undefined where there is none. */
export async function gitVersion(): Promise<string | undefined> {
  const said = await git('.')
    .raw(['--version'])
    .catch(() => '');
  return /(\d+\.\d+[\d.]*)/.exec(said)?.[1];
}
