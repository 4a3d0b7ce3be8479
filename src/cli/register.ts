import type { Config } from '../handbook/config.ts';
import {
  openRepository,
  readLog,
  readMainLine,
  readObjects,
  readPatches,
  readTags,
  readTagsOnMain,
  readWholeLog,
} from '../io/git-read.ts';
import { type Commit, LOG_FORMAT, parseLog, trailersOf } from '../version/history.ts';
import { differInStamps, type Identity, identityIn } from '../version/identity.ts';
import { LEDGERS, type LedgerName, parseLedger } from '../version/ledger.ts';
import type { Graph } from '../version/line.ts';
import { PATCH_FORMAT, type Patch, parsePatches } from '../version/patches.ts';
import { type Ledgers, type Register, type RegisterInput, registerOf } from '../version/register.ts';
import { parseTags, type Seal, sealsOf, TAG_FORMAT } from '../version/seal.ts';
import type { Place } from './place.ts';
import { signedLinesIn } from './signatures.ts';

/** Why there is no register. */
export type NoRegister = 'no-repository' | 'no-commit';

const RECORDS = 'records';

/**
 * Reads everything that git and the ledgers say of the handbook: one pass over the main line, one over the tags, one for all texts.
 *
 * @param revision up to where; HEAD without it
 */
export async function openRegister(place: Place, revision = 'HEAD'): Promise<Register | NoRegister> {
  const { root } = place;
  const repository = await openRepository(root);
  if (!repository) return 'no-repository';
  if (repository.head === undefined) return 'no-commit';
  const [log, tags] = await Promise.all([readLog(root, LOG_FORMAT, revision), readTags(root, TAG_FORMAT)]);
  const commits = parseLog(log);
  const seals = sealsOf(parseTags(tags));
  const graph = await readGraph(root, commits, revision);
  const [patches, texts, far] = await Promise.all([
    readRecordPatches(root, commits, revision),
    readTexts(root, commits, graph),
    readFarSeals(root, commits, graph, seals, revision),
  ]);
  const configAt = await configsOf(place, commits, texts.configs);
  const policy = configAt(commits[0]?.oid ?? '');
  return registerOf({
    commits,
    graph,
    ...far,
    stampsOnly: texts.stampsOnly,
    patches,
    seals,
    identities: texts.identities,
    ledgers: texts.ledgers,
    configAt,
    signedLines: await signedLinesIn(root, texts.ledgers.approvals.entries, policy),
    main: place.main,
    timezone: place.config.timezone,
    shallow: repository.shallow,
    ...(repository.branch === undefined ? {} : { branch: repository.branch }),
  });
}

async function readGraph(root: string, commits: readonly Commit[], revision: string): Promise<Graph> {
  if (!commits.some(({ parents }) => parents.length > 1)) return new Map();
  const all = parseLog(await readWholeLog(root, LOG_FORMAT, revision));
  return new Map(all.map((commit) => [commit.oid, commit]));
}

/** Where seals stand whose commits touch no file of the handbook, or that this branch does not reach. */
async function readFarSeals(
  root: string,
  commits: readonly Commit[],
  graph: Graph,
  seals: readonly Seal[],
  revision: string,
): Promise<Pick<RegisterInput, 'mainLine' | 'elsewhere'>> {
  const known = new Set([...commits.map(({ oid }) => oid), ...graph.keys()]);
  if (seals.every(({ commit, corrects }) => corrects !== undefined || known.has(commit))) return {};
  const [mainLine, elsewhere] = await Promise.all([readMainLine(root, revision), readTagsOnMain(root)]);
  return { mainLine, elsewhere };
}

async function readRecordPatches(
  root: string,
  commits: readonly Commit[],
  revision: string,
): Promise<Patch[]> {
  const recorded = commits.some(({ files }) => files.some(({ path }) => path.startsWith(`${RECORDS}/`)));
  return recorded ? parsePatches(await readPatches(root, PATCH_FORMAT, RECORDS, revision)) : [];
}

interface Texts {
  identities: Map<string, Identity>;
  /** Commits that changed nothing but stamps. */
  stampsOnly: Set<string>;
  ledgers: Ledgers;
  /** Texts of `sop.yaml` by object name. */
  configs: Map<string, string>;
}

/** All texts that the history holds of SOPs, the newest of each ledger, and all of `sop.yaml`, in one process. */
async function readTexts(root: string, commits: readonly Commit[], graph: Graph): Promise<Texts> {
  const wanted = { sops: new Set<string>(), configs: new Set<string>() };
  const ledgerBlobs = new Map<string, string>();
  for (const { files } of commits)
    for (const { path, blob, status } of files) {
      if (path.startsWith(`${RECORDS}/`)) {
        if (!ledgerBlobs.has(path)) ledgerBlobs.set(path, status === 'deleted' ? '' : blob);
      } else if (status === 'deleted') continue;
      else if (path === 'sop.yaml') wanted.configs.add(blob);
      else if (path.endsWith('.md')) wanted.sops.add(blob);
    }
  const ledgerNames = [...ledgerBlobs.values()].filter((blob) => blob !== '');
  const releases = releasesIn([...commits, ...graph.values()]);
  const stamped = releases.flatMap(({ files }) => files.flatMap(({ was, blob }) => [was, blob]));
  const objects = await readObjects(root, [...wanted.sops, ...wanted.configs, ...ledgerNames, ...stamped]);
  const identities = new Map<string, Identity>();
  for (const blob of wanted.sops) {
    // Front matter comes first; the rest of the text is not looked at.
    const identity = identityIn(objects.get(blob)?.toString('utf8', 0, 4000) ?? '');
    if (identity) identities.set(blob, identity);
  }
  const text = (blob: string | undefined) => (blob ? (objects.get(blob)?.toString('utf8') ?? '') : '');
  const onlyStamps = ({ path, was, blob }: Commit['files'][number]) =>
    path.startsWith(`${RECORDS}/`) || differInStamps(text(was), text(blob));
  return {
    identities,
    stampsOnly: new Set(releases.filter(({ files }) => files.every(onlyStamps)).map(({ oid }) => oid)),
    ledgers: Object.fromEntries(
      Object.keys(LEDGERS).map((name) => [
        name,
        parseLedger(name as LedgerName, text(ledgerBlobs.get(`${RECORDS}/${name}.csv`))),
      ]),
    ) as Ledgers,
    configs: new Map([...wanted.configs].map((blob) => [blob, text(blob)])),
  };
}

/** Commits that say of themselves that they release. */
const releasesIn = (commits: readonly Commit[]) =>
  commits.filter(
    ({ message }) => message.includes('Sop-Revision') && trailersOf(message).has('sop-revision'),
  );

/** `sop.yaml` as it was at any commit of the main line; the present one for a commit that is not on it. */
async function configsOf(
  { config }: Place,
  commits: readonly Commit[],
  texts: ReadonlyMap<string, string>,
): Promise<(commit: string) => Config> {
  const { defaultConfig, readConfig } = await import('../handbook/config.ts');
  const read = new Map([...texts].map(([blob, text]) => [blob, readConfig('sop.yaml', text).config]));
  const byCommit = new Map<string, Config>();
  let current = defaultConfig;
  for (const { oid, files } of commits.toReversed()) {
    const change = files.find(({ path }) => path === 'sop.yaml');
    if (change) current = read.get(change.blob) ?? defaultConfig;
    byCommit.set(oid, current);
  }
  return (commit) => byCommit.get(commit) ?? config;
}
