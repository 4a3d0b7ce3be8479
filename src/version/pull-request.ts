/** Where a branch can be put before others, as far as the remote's address tells. */
export interface RemotePlace {
  host: string;
  /** `owner/name`; groups may be nested. */
  repository: string;
}

/** Reads a remote's address: `git@host:owner/name.git`, `ssh://git@host:22/owner/name`, `https://user:token@host/owner/name.git`. */
export function readRemote(address: string): RemotePlace | undefined {
  const short = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)([\w./~-]+)$/u.exec(address);
  const isDrive = /^[A-Za-z]:/u.test(address);
  if (short && !isDrive) return placeAt(short[1] ?? '', short[2] ?? '');
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname, pathname } = new URL(address);
  return /^(?:https?|ssh|git):$/u.test(protocol) && hostname !== '' ? placeAt(hostname, pathname) : undefined;
}

function placeAt(host: string, path: string): RemotePlace | undefined {
  const repository = path.replace(/^\/+|\/+$/gu, '').replace(/\.git$/u, '');
  return host !== '' && repository.includes('/') ? { host, repository } : undefined;
}

/**
 * The page on which a pull request from a branch is opened: what the host itself said when the branch was pushed, else by the forms of the
 * known hosts. Undefined where neither tells. Nothing of a user name or token in the remote's address gets into it.
 *
 * Sources: GitHub "Using query parameters to create a pull request"; GitLab "Create merge requests from a branch" by `merge_request[source_branch]`;
 * Bitbucket Cloud `pull-requests/new?source=`; Forgejo and Gitea `compare/<base>...<head>`; Azure Repos `pullrequestcreate?sourceRef=`.
 *
 * @param said what `git push` printed on stderr
 */
export function pullRequestAddress(
  remote: string,
  branch: string,
  main: string,
  said = '',
): string | undefined {
  const place = readRemote(remote);
  if (!place) return undefined;
  return saidByHost(said, place.host) ?? byForm(place, branch, main);
}

/** Hosts print the page in lines that begin with `remote:`. Only an address of the same host counts. */
function saidByHost(said: string, host: string): string | undefined {
  const lines = said.split('\n').filter((line) => line.startsWith('remote:'));
  const found = lines.flatMap((line) => /https?:\/\/[^\s"'<>\u0000-\u001f]+/u.exec(line)?.[0] ?? []);
  return found.find((address) => URL.canParse(address) && new URL(address).hostname === host);
}

const pathOf = (branch: string) => branch.split('/').map(encodeURIComponent).join('/');

function byForm({ host, repository }: RemotePlace, branch: string, main: string): string | undefined {
  const path = pathOf(repository);
  const [head, base] = [pathOf(branch), pathOf(main)];
  const asked = encodeURIComponent(branch);
  if (/(?:^|\.)github\./u.test(host)) return `https://${host}/${path}/compare/${base}...${head}?expand=1`;
  if (/(?:^|\.)gitlab\./u.test(host))
    return `https://${host}/${path}/-/merge_requests/new?merge_request%5Bsource_branch%5D=${asked}&merge_request%5Btarget_branch%5D=${encodeURIComponent(main)}`;
  if (host === 'bitbucket.org') return `https://${host}/${path}/pull-requests/new?source=${asked}`;
  if (host === 'codeberg.org' || /(?:^|\.)(?:gitea|forgejo)\./u.test(host))
    return `https://${host}/${path}/compare/${base}...${head}`;
  return azure(host, repository, asked, encodeURIComponent(main));
}

/** `https://dev.azure.com/org/project/_git/name`, `git@ssh.dev.azure.com:v3/org/project/name`. */
function azure(host: string, repository: string, branch: string, main: string): string | undefined {
  const web = host === 'dev.azure.com' ? /^([^/]+\/[^/]+)\/_git\/([^/]+)$/u.exec(repository) : null;
  const ssh = host === 'ssh.dev.azure.com' ? /^v3\/([^/]+\/[^/]+)\/([^/]+)$/u.exec(repository) : null;
  const [, project, name] = web ?? ssh ?? [];
  if (project === undefined || name === undefined) return undefined;
  return `https://dev.azure.com/${project}/_git/${name}/pullrequestcreate?sourceRef=${branch}&targetRef=${main}`;
}
