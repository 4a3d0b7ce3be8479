import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Cache, digest, noCache } from '../io/cache.ts';
import { isOnLine, readHeads, readLog, readObjects, readWholeLog } from '../io/git-read.ts';
import { type Commit, LOG_FORMAT, parseLog, trailersOf } from '../version/history.ts';
import { differInStamps, type Identity, identityIn } from '../version/identity.ts';
import type { Graph } from '../version/line.ts';

/** What the commits of a handbook say, whatever its tags and ledgers say now. */
export interface Past {
  /** Main line, newest first. */
  commits: Commit[];
  graph: Graph;
  /** Commits that changed nothing but stamps. */
  stampsOnly: Set<string>;
  /** Which SOP a text is, by object name. */
  identities: Map<string, Identity>;
}

/** Bytes in which front matter has to name the SOP. */
const HEAD_BYTES = 4000;
const QUICK_BYTES = 1000;
const isRecord = (path: string) => path.startsWith('records/');

/**
 * Reads the main line up to a commit and which SOP each of its texts is; what the cache knows of older commits is not read again.
 *
 * @param root of the handbook, `top` of the repository
 */
export async function readPast(
  { root, top }: { root: string; top: string },
  revision: string,
  cache: Cache,
): Promise<Past> {
  const name = `history-${digest(root).slice(0, 32)}`;
  // Names and addresses of commits follow .mailmap.
  const key = digest('1', root, LOG_FORMAT, await readFile(join(top, '.mailmap'), 'utf8').catch(() => ''));
  const known = await keptPast(root, revision, cache.read(name, key));
  const since = known ? `${known.head}..${revision}` : revision;
  const fresh = known?.head === revision ? [] : parseLog(await readLog(root, LOG_FORMAT, since));
  const commits = known ? [...fresh, ...known.past.commits] : fresh;
  const isWhole = known !== undefined && fresh.length === 0 && known.head === revision;
  const graph = isWhole ? known.past.graph : await readGraph(root, commits, revision);
  const unread = isWhole
    ? []
    : [...fresh, ...[...graph.values()].filter(({ oid }) => !known?.past.graph.has(oid))];
  const identities = known?.past.identities ?? new Map<string, Identity>();
  const seen = new Set(known?.seen);
  await addIdentities(root, fresh, identities, seen);
  const stampsOnly = new Set([...(known?.past.stampsOnly ?? []), ...(await stampsOnlyIn(root, unread))]);
  const past = { commits, graph, stampsOnly, identities };
  if (!isWhole && cache !== noCache) cache.write(name, key, keepable(revision, past, seen));
  return past;
}

async function readGraph(root: string, commits: readonly Commit[], revision: string): Promise<Graph> {
  if (!commits.some(({ parents }) => parents.length > 1)) return new Map();
  const all = parseLog(await readWholeLog(root, LOG_FORMAT, revision));
  return new Map(all.map((commit) => [commit.oid, commit]));
}

async function addIdentities(
  root: string,
  commits: readonly Commit[],
  identities: Map<string, Identity>,
  seen: Set<string>,
): Promise<void> {
  const wanted = new Map<string, string[]>();
  for (const { files } of commits)
    for (const { path, blob, status } of files) {
      if (status === 'deleted' || seen.has(blob) || !path.endsWith('.md') || isRecord(path)) continue;
      seen.add(blob);
      const texts = wanted.get(path);
      if (texts) texts.push(blob);
      else wanted.set(path, [blob]);
    }
  // The texts of one file follow each other: git keeps them as differences from each other.
  const known = new Map([...identities.values()].map((identity) => [nameOf(identity), identity]));
  await readHeads(root, [...wanted.values()].flat(), HEAD_BYTES, (blob, head) => {
    const found = identityOf(head);
    if (!found) return;
    // One value for all texts of an SOP, so that they are told apart without comparing names.
    const identity = known.get(nameOf(found)) ?? found;
    known.set(nameOf(found), identity);
    identities.set(blob, identity);
  });
}

const nameOf = ({ id, language = '' }: Identity) => `${id} ${language}`;

/** Most front matter is short and in letters that every encoding has in common. */
function identityOf(head: Buffer): Identity | undefined {
  const quick = identityIn(head.toString('latin1', 0, QUICK_BYTES));
  return quick && /^[ -~]*$/u.test(quick.id) ? quick : identityIn(head.toString('utf8'));
}

/** Commits that say of themselves that they release, and that change nothing but stamps. */
async function stampsOnlyIn(root: string, commits: readonly Commit[]): Promise<string[]> {
  const releases = commits.filter(
    ({ message }) => message.includes('Sop-Revision') && trailersOf(message).has('sop-revision'),
  );
  const texts = await readObjects(
    root,
    releases.flatMap(({ files }) => files.flatMap(({ was, blob }) => [was, blob])),
  );
  const text = (blob: string) => texts.get(blob)?.toString('utf8') ?? '';
  const onlyStamps = ({ path, was, blob }: Commit['files'][number]) =>
    isRecord(path) || differInStamps(text(was), text(blob));
  return releases.filter(({ files }) => files.every(onlyStamps)).map(({ oid }) => oid);
}

interface Kept {
  head: string;
  commits: Commit[];
  graph: Commit[];
  stampsOnly: string[];
  /** Object names of texts by id and language; texts that are no SOP under an empty id. */
  texts: [id: string, language: string, blobs: string[]][];
}

function keepable(
  head: string,
  { commits, graph, stampsOnly, identities }: Past,
  seen: ReadonlySet<string>,
): string {
  const groups = new Map<string, [string, string, string[]]>();
  for (const blob of seen) {
    const { id = '', language = '' } = identities.get(blob) ?? {};
    const group = groups.get(`${id} ${language}`);
    if (group) group[2].push(blob);
    else groups.set(`${id} ${language}`, [id, language, [blob]]);
  }
  const kept: Kept = {
    head,
    commits,
    graph: [...graph.values()],
    stampsOnly: [...stampsOnly],
    texts: [...groups.values()],
  };
  return JSON.stringify(kept);
}

/** What was kept, where its newest commit is still on the main line: after history was rewritten, all is read anew. */
async function keptPast(
  root: string,
  revision: string,
  body: string | undefined,
): Promise<{ head: string; past: Past; seen: string[] } | undefined> {
  if (body === undefined) return undefined;
  const { head, commits, graph, stampsOnly, texts } = JSON.parse(body) as Kept;
  if (!(await isOnLine(root, head, revision))) return undefined;
  const identities = new Map<string, Identity>();
  for (const [id, language, blobs] of texts) {
    const identity = { id, ...(language ? { language } : {}) };
    if (id !== '') for (const blob of blobs) identities.set(blob, identity);
  }
  return {
    head,
    seen: texts.flatMap(([, , blobs]) => blobs),
    past: {
      commits,
      graph: new Map(graph.map((commit) => [commit.oid, commit])),
      stampsOnly: new Set(stampsOnly),
      identities,
    },
  };
}
