import type { Config } from '../handbook/config.ts';
import { defaultConfig } from '../handbook/default-config.ts';
import { type Cache, noCache } from '../io/cache.ts';
import {
  openRepository,
  readMainLine,
  readObjects,
  readPatches,
  readTags,
  readTagsOnMain,
} from '../io/git-read.ts';
import type { Commit } from '../version/history.ts';
import { LEDGERS, type LedgerName, parseLedger } from '../version/ledger.ts';
import type { Graph } from '../version/line.ts';
import { PATCH_FORMAT, type Patch, parsePatches } from '../version/patches.ts';
import type { Ledgers, Register } from '../version/register.ts';
import type { RegisterInput } from '../version/register-input.ts';
import { registerOf } from '../version/register-of.ts';
import { parseTags, type Seal, sealsOf, TAG_FORMAT } from '../version/seal.ts';
import { readPast } from './past.ts';
import type { Place } from './place.ts';
import { signedLinesIn } from './signatures.ts';

/** Why there is no register. */
export type NoRegister = 'no-repository' | 'no-commit';

const RECORDS = 'records';

/**
 * Reads everything that git and the ledgers say of the handbook: one pass over the main line, one over the tags, one for all texts. What the
 * cache knows of older commits is not read again.
 *
 * @param revision up to where; HEAD without it
 */
export async function openRegister(
  place: Place,
  revision = 'HEAD',
  cache: Cache = noCache,
): Promise<Register | NoRegister> {
  const { root } = place;
  const repository = await openRepository(root);
  if (!repository) return 'no-repository';
  const { head, shallow, branch } = repository;
  if (head === undefined) return 'no-commit';
  const isKept = revision === 'HEAD' && !shallow;
  const [past, tags] = await Promise.all([
    readPast({ root, top: repository.root }, revision === 'HEAD' ? head : revision, isKept ? cache : noCache),
    readTags(root, TAG_FORMAT),
  ]);
  const { commits, graph, stampsOnly, identities } = past;
  const seals = sealsOf(parseTags(tags));
  const [patches, texts, far] = await Promise.all([
    readRecordPatches(root, commits, revision),
    readTexts(root, commits),
    readFarSeals(root, commits, graph, seals, revision),
  ]);
  const configAt = await configsOf(place, commits, texts.configs);
  const policy = configAt(commits[0]?.oid ?? '');
  return registerOf({
    commits,
    graph,
    ...far,
    stampsOnly,
    patches,
    seals,
    identities,
    ledgers: texts.ledgers,
    configAt,
    signedLines: await signedLinesIn(root, texts.ledgers.approvals.entries, policy),
    main: place.main,
    timezone: place.config.timezone,
    shallow,
    ...(branch === undefined ? {} : { branch }),
  });
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
  ledgers: Ledgers;
  /** Texts of `sop.yaml` by object name. */
  configs: Map<string, string>;
}

/** The newest text of each ledger, and all of `sop.yaml`, in one process. */
async function readTexts(root: string, commits: readonly Commit[]): Promise<Texts> {
  const wanted = new Set<string>();
  const ledgerBlobs = new Map<string, string>();
  for (const { files } of commits)
    for (const { path, blob, status } of files) {
      if (path.startsWith(`${RECORDS}/`) && !ledgerBlobs.has(path))
        ledgerBlobs.set(path, status === 'deleted' ? '' : blob);
      if (path === 'sop.yaml' && status !== 'deleted') wanted.add(blob);
    }
  const ledgerNames = [...ledgerBlobs.values()].filter((blob) => blob !== '');
  const objects = await readObjects(root, [...wanted, ...ledgerNames]);
  const text = (blob: string | undefined) => (blob ? (objects.get(blob)?.toString('utf8') ?? '') : '');
  return {
    ledgers: Object.fromEntries(
      Object.keys(LEDGERS).map((name) => [
        name,
        parseLedger(name as LedgerName, text(ledgerBlobs.get(`${RECORDS}/${name}.csv`))),
      ]),
    ) as Ledgers,
    configs: new Map([...wanted].map((blob) => [blob, text(blob)])),
  };
}

/** `sop.yaml` as it was at any commit of the main line; the present one for a commit that is not on it. */
async function configsOf(
  { config, configText }: Place,
  commits: readonly Commit[],
  texts: ReadonlyMap<string, string>,
): Promise<(commit: string) => Config> {
  const read = new Map<string, Config>();
  for (const [blob, text] of texts)
    read.set(
      blob,
      text === configText
        ? config
        : (await import('../handbook/config.ts')).readConfig('sop.yaml', text).config,
    );
  const byCommit = new Map<string, Config>();
  let current = defaultConfig;
  for (const { oid, files } of commits.toReversed()) {
    const change = files.find(({ path }) => path === 'sop.yaml');
    if (change) current = read.get(change.blob) ?? defaultConfig;
    byCommit.set(oid, current);
  }
  return (commit) => byCommit.get(commit) ?? config;
}
