import { join } from 'node:path';
import { type Cache, digest, noCache } from '../io/cache.ts';
import { readText } from '../io/files.ts';
import { isOnLine, readLog, readPatchesOf, readWholeLog } from '../io/git-log.ts';
import { readHeads, readObjects } from '../io/git-texts.ts';
import { type Commit, LOG_FORMAT, parseLog, trailersOf } from '../version/history.ts';
import { differInStamps, type Identity, identityReader } from '../version/identity.ts';
import { LEDGERS } from '../version/ledger.ts';
import type { Graph } from '../version/line.ts';
import { PATCH_FORMAT } from '../version/patches.ts';
import { type KeptPast, keepable, keptPast } from './past-kept.ts';

/** What the commits of a handbook say, whatever its tags say now. */
export interface Past {
  /** Main line, newest first. */
  commits: Commit[];
  graph: Graph;
  /** Commits that changed nothing but stamps. */
  stampsOnly: Set<string>;
  /** Which SOP a text is, by object name; undefined for a text that was looked at and is none. */
  identities: Map<string, Identity | undefined>;
  /** Every text of `sop.yaml` and the newest one of each ledger, by object name. */
  texts: Map<string, string>;
  /** Who changed the ledgers: input of `parsePatches`. */
  patches: string;
}

/** Where to read: the handbook, and the repository that it lies in. */
export interface Where {
  root: string;
  top: string;
  /** From `top` to `root`; empty where they are the same. */
  prefix: string;
}

/** Bytes in which front matter has to name the SOP. */
const HEAD_BYTES = 4000;
const RECORDS = 'records/';
const isRecord = (path: string) => path.startsWith(RECORDS);

/**
 * Reads the main line up to a commit and which SOP each of its texts is; what the cache knows of older commits is not read again.
 *
 * @param revision object name of a commit where a cache is given
 */
export async function readPast(where: Where, revision: string, cache: Cache): Promise<Past> {
  const { root, top } = where;
  const name = `history-${digest(root).slice(0, 32)}`;
  // Names and addresses of commits follow .mailmap.
  const mailmap = await readText(join(top, '.mailmap'));
  const key = digest('2', root, LOG_FORMAT, PATCH_FORMAT, 'text' in mailmap ? mailmap.text : '');
  const body = cache.read(name, key);
  const kept = body === undefined ? undefined : keptPast(body);
  if (kept?.head === revision) return kept.past;
  // After history was rewritten, all is read anew.
  const known = kept && (await isOnLine(root, kept.head, revision)) ? kept : undefined;
  const { past, raw } = await readOn(where, revision, known);
  if (cache !== noCache) cache.write(name, key, keepable(revision, past, raw));
  return past;
}

/** Reads what came after what is known. */
async function readOn(
  where: Where,
  revision: string,
  known: KeptPast | undefined,
): Promise<Pick<KeptPast, 'past' | 'raw'>> {
  const { root } = where;
  const isTop = where.prefix === '';
  const log = await readLog(root, LOG_FORMAT, known ? `${known.head}..${revision}` : revision, isTop);
  const fresh = parseLog(log);
  const commits = known ? [...fresh, ...known.past.commits] : fresh;
  const wholeLog = commits.some(({ parents }) => parents.length > 1)
    ? await readWholeLog(root, LOG_FORMAT, revision, isTop)
    : '';
  const whole = parseLog(wholeLog);
  const graph: Graph = new Map(whole.map((commit) => [commit.oid, commit]));
  const sides = whole.filter(({ oid }) => !known?.past.graph.has(oid));
  const identities = known?.past.identities ?? new Map<string, Identity | undefined>();
  const texts = await readTexts(root, fresh, commits, known?.past.texts, identities);
  const stampsOnly = new Set(known?.past.stampsOnly);
  for (const oid of await stampsOnlyIn(root, [...fresh, ...sides])) stampsOnly.add(oid);
  const patches = await patchesIn(root, wholeLog === '' ? fresh : whole);
  // A merge brings commits that are older than what is known, so that with merges all are read again.
  const allPatches = wholeLog === '' ? patches + (known?.past.patches ?? '') : patches;
  return {
    past: { commits, graph, stampsOnly, identities, texts, patches: allPatches },
    raw: { log: log + (known?.raw.log ?? ''), wholeLog },
  };
}

/** Lines that commits added to the ledgers or took from them. */
async function patchesIn(root: string, commits: readonly Commit[]): Promise<string> {
  const recorded = commits.filter(({ files }) => files.some(({ path }) => isRecord(path)));
  if (recorded.length === 0) return '';
  const names = recorded.map(({ oid }) => oid);
  return readPatchesOf(root, PATCH_FORMAT, RECORDS, names);
}

/** Object names of every text of `sop.yaml`, and of the newest text of each ledger. */
export function wholeTexts(commits: readonly Commit[]): {
  configs: Set<string>;
  ledgers: Map<string, string>;
} {
  const configs = new Set<string>();
  const ledgers = new Map<string, string>();
  for (const { files } of commits)
    for (const { path, blob, status } of files) {
      if (isRecord(path) && !ledgers.has(path)) ledgers.set(path, status === 'deleted' ? '' : blob);
      if (path === 'sop.yaml' && status !== 'deleted') configs.add(blob);
    }
  return { configs, ledgers };
}

const LEDGER_PATHS = new Set(Object.keys(LEDGERS).map((name) => `${RECORDS}${name}.csv`));

/** Reads which SOPs texts are, and the texts of `sop.yaml` and of the ledgers, in one process. */
async function readTexts(
  root: string,
  fresh: readonly Commit[],
  commits: readonly Commit[],
  known: ReadonlyMap<string, string> | undefined,
  identities: Map<string, Identity | undefined>,
): Promise<Map<string, string>> {
  const { configs, ledgers } = wholeTexts(commits);
  const records = [...ledgers].flatMap(([path, blob]) => (LEDGER_PATHS.has(path) && blob ? [blob] : []));
  const texts = new Map<string, string>();
  const unread = new Set<string>();
  for (const blob of [...configs, ...records]) {
    const text = known?.get(blob);
    if (text === undefined) unread.add(blob);
    else texts.set(blob, text);
  }
  const names = namesByPath(fresh, identities);
  const identify = identityReader(identities.values());
  await readHeads(
    root,
    [...unread, ...names],
    (oid) => (unread.has(oid) ? Number.POSITIVE_INFINITY : HEAD_BYTES),
    (oid, bytes) => {
      if (unread.has(oid)) texts.set(oid, bytes.toString('utf8'));
      else identities.set(oid, identify(bytes));
    },
  );
  return texts;
}

/** Texts that nobody has looked at yet. Those of one file follow each other: git keeps them as differences from each other. */
function namesByPath(commits: readonly Commit[], identities: Map<string, Identity | undefined>): string[] {
  const names = new Map<string, string[]>();
  for (const { files } of commits)
    for (const { path, blob, status } of files) {
      if (status === 'deleted' || identities.has(blob) || !path.endsWith('.md') || isRecord(path)) continue;
      identities.set(blob, undefined);
      const texts = names.get(path);
      if (texts) texts.push(blob);
      else names.set(path, [blob]);
    }
  return [...names.values()].flat();
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
