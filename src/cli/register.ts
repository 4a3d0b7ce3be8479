import type { Config } from '../handbook/config.ts';
import { defaultConfig } from '../handbook/default-config.ts';
import { type Cache, noCache } from '../io/cache.ts';
import { compileLess } from '../io/engine.ts';
import { readMainLine, readTagsOnMain } from '../io/git-log.ts';
import { openRepository } from '../io/git-read.ts';
import { readObjects } from '../io/git-texts.ts';
import type { Commit } from '../version/history.ts';
import { LEDGERS, type LedgerName, parseLedger } from '../version/ledger.ts';
import { type Graph, placesOf } from '../version/line.ts';
import { parsePatches } from '../version/patches.ts';
import type { Ledgers, Register } from '../version/register.ts';
import type { RegisterInput } from '../version/register-input.ts';
import { registerOf } from '../version/register-of.ts';
import type { Seal } from '../version/seal.ts';
import { type Past, readPast, wholeTexts } from './past.ts';
import type { Place } from './place.ts';
import { readSeals } from './seals.ts';
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
  const { head, shallow, branch, root: top, prefix } = repository;
  if (head === undefined) return 'no-commit';
  compileLess();
  const isKept = revision === 'HEAD' && !shallow;
  const [past, seals] = await Promise.all([
    readPast({ root, top, prefix }, revision === 'HEAD' ? head : revision, isKept ? cache : noCache),
    readSeals(root, cache),
  ]);
  const { commits, graph, stampsOnly, identities } = past;
  const places = placesOf(commits);
  const [texts, far] = await Promise.all([
    readTexts(root, past),
    readFarSeals(root, places, graph, seals, revision),
  ]);
  const configAt = await configsOf(place, commits, places, texts.configs);
  const policy = configAt(commits[0]?.oid ?? '');
  return registerOf({
    commits,
    graph,
    places,
    ...far,
    stampsOnly,
    patches: parsePatches(past.patches),
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

/** The register of a handbook whose first commit is still to be made: nothing happened yet, and the rules are those that lie there. */
export function emptyRegister({ config, main }: Place): Register {
  const names = Object.keys(LEDGERS) as LedgerName[];
  return registerOf({
    commits: [],
    graph: new Map(),
    stampsOnly: new Set(),
    seals: [],
    identities: new Map(),
    ledgers: Object.fromEntries(names.map((name) => [name, parseLedger(name, '')])) as Ledgers,
    patches: [],
    configAt: () => config,
    main,
    timezone: config.timezone,
    shallow: false,
  });
}

/** Where seals stand whose commits touch no file of the handbook, or that this branch does not reach. */
async function readFarSeals(
  root: string,
  places: ReadonlyMap<string, number>,
  graph: Graph,
  seals: readonly Seal[],
  revision: string,
): Promise<Pick<RegisterInput, 'mainLine' | 'elsewhere'>> {
  const isKnown = ({ commit }: Seal) => places.has(commit) || graph.has(commit);
  if (seals.every((seal) => isKnown(seal) || seal.corrects !== undefined)) return {};
  const [mainLine, elsewhere] = await Promise.all([readMainLine(root, revision), readTagsOnMain(root)]);
  return { mainLine, elsewhere };
}

interface Texts {
  ledgers: Ledgers;
  /** Texts of `sop.yaml` by object name. */
  configs: Map<string, string>;
}

/** The newest text of each ledger, and all of `sop.yaml`; in one process what was too long to be kept. */
async function readTexts(root: string, { commits, texts }: Past): Promise<Texts> {
  const { configs, ledgers } = wholeTexts(commits);
  const wanted = Object.keys(LEDGERS).map(
    (name) => [name, ledgers.get(`${RECORDS}/${name}.csv`) ?? ''] as const,
  );
  const unread = [...configs, ...wanted.map(([, blob]) => blob)].filter(
    (blob) => blob !== '' && !texts.has(blob),
  );
  const objects = await readObjects(root, unread);
  const text = (blob: string) => texts.get(blob) ?? objects.get(blob)?.toString('utf8') ?? '';
  return {
    ledgers: Object.fromEntries(
      wanted.map(([name, blob]) => [name, parseLedger(name as LedgerName, text(blob))]),
    ) as Ledgers,
    configs: new Map([...configs].map((blob) => [blob, text(blob)])),
  };
}

/** `sop.yaml` as it was at any commit of the main line; the present one for a commit that is not on it. */
async function configsOf(
  { config, configText }: Place,
  commits: readonly Commit[],
  places: ReadonlyMap<string, number>,
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
  /** From which place on the main line which one held, the newest first. */
  const changes = commits.flatMap(({ files }, at) => {
    const change = files.find(({ path }) => path === 'sop.yaml');
    return change ? [{ at, config: read.get(change.blob) ?? defaultConfig }] : [];
  });
  return (commit) => {
    const place = places.get(commit);
    // What a merge brought stands there too, later; it is not of the main line.
    const isOnLine = place !== undefined && commits[place]?.oid === commit;
    return !isOnLine ? config : (changes.find(({ at }) => at >= place)?.config ?? defaultConfig);
  };
}
