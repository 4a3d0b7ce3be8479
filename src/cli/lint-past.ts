import { join } from 'node:path';
import { digest } from '../io/cache.ts';
import { readHead, readText } from '../io/files.ts';
import { isInRepository } from '../io/find.ts';
import { readChanged, readStandpoint, readTagsBelow, readTree } from '../io/git-past.ts';
import { readObjects } from '../io/git-texts.ts';
import { controlIds } from '../lint/control-rules/ids.ts';
import type { Level } from '../lint/severity.ts';
import { identityIn } from '../version/identity.ts';
import { compareVersions } from '../version/number.ts';
import { parseTags, type Seal, sealsOf, TAG_FORMAT } from '../version/seal.ts';
import { inHandbook } from './find-sop.ts';
import type { Since } from './lint-base.ts';
import type { Scope } from './lint-scope.ts';
import type { Place } from './place.ts';

/** Why rules of document control cannot look at the past. */
export type Unchecked = 'no-repository' | 'no-commit' | 'shallow';

/** What one file was. Texts are left out where they are the same as now. */
export interface PastTexts {
  sealed?: string;
  version?: string;
  base?: string;
  isNew: boolean;
}

/** What git and the records say, read as far as a run needs it: at most five processes, most of them only where something is sealed. */
export interface Past {
  unchecked?: Unchecked;
  /** Stands for all that it says: what is found in it is kept under this. Empty where nothing is asked. */
  state: string;
  /** Stands for what one file was. */
  markOf(path: string): string;
  /** What one file was, where it is another text now; `now` is the text as it is. */
  textsOf(path: string, now: string): Promise<PastTexts | undefined>;
  /** Seals of an SOP, highest version first, without corrections. */
  sealsOf(id: string, language: string): readonly Seal[];
  /** Newest seal of every SOP. */
  newest: readonly Seal[];
  /** Object names of the files in the commit with which the text is compared. */
  tree: ReadonlyMap<string, string>;
  /** Files that differ from it, with the path that they had there. */
  changed: ReadonlyMap<string, string | undefined>;
  /** Texts of ledgers by name. */
  records: Readonly<Record<string, string>>;
  since?: Since;
}

/** The past of a run that does not look at it. */
export const noPast: Past = {
  state: '',
  markOf: () => '',
  textsOf: async () => undefined,
  sealsOf: () => [],
  newest: [],
  tree: new Map(),
  changed: new Map(),
  records: {},
};

/** Files that are looked at one by one; with more of them the whole is cheaper. */
const few = 20;

/** Reads what a run needs to know of the past. */
export async function openPast(
  { place, targets, whole }: Scope,
  levels: Readonly<Record<string, Level>>,
  today: string,
  since?: Since,
): Promise<Past> {
  const isOn = (id: string) => (levels[id] ?? place.config.rules[id]) !== 'off';
  if (!place.isHandbook || !controlIds.some(isOn)) return noPast;
  if (!(await isInRepository(place.root))) return { ...noPast, unchecked: 'no-repository' };
  const standpoint = await readStandpoint(place.root);
  if (!standpoint) return { ...noPast, unchecked: 'no-repository' };
  if (!standpoint.head) return { ...noPast, unchecked: 'no-commit' };
  const paths = targets.filter(({ isSop }) => isSop).map(({ path }) => inHandbook(place, path));
  const some = whole || paths.length > few ? undefined : paths;
  const base = since?.base ?? standpoint.head;
  const [tags, changed, records] = await Promise.all([
    standpoint.shallow ? '' : readSeals(place, since?.tip ?? standpoint.head, some),
    since ? since.changed : readChanged(place.root, base, some),
    readRecords(place),
  ]);
  const seals = sealsOf(parseTags(tags)).filter(({ corrects }) => corrects === undefined);
  const tree = seals.length > 0 ? await readTree(place.root, base) : new Map<string, string>();
  const past = pastOf({ place, paths, seals, tree, changed, base, ...(since && { since }) });
  const state = [standpoint, base, tags, [...changed], records, today, whole ? 'all' : paths];
  return {
    ...(await past),
    ...(standpoint.shallow && { unchecked: 'shallow' }),
    state: digest(JSON.stringify(state)),
    records,
  };
}

async function readSeals(place: Place, upTo: string, some: readonly string[] | undefined): Promise<string> {
  const ids = some && (await Promise.all(some.map((path) => idIn(place, path))));
  const patterns = (ids ?? []).flatMap((id) => (id === undefined ? [] : [`${id}@*`, `${id}.*@*`]));
  if (ids && patterns.length === 0) return '';
  return readTagsBelow(place.root, TAG_FORMAT, upTo, patterns);
}

async function idIn(place: Place, path: string): Promise<string | undefined> {
  const { id } = (await identityOf(place, path)) ?? {};
  return id !== undefined && /^[\w-]+$/u.test(id) ? id : undefined;
}

const identityOf = async ({ root }: Place, path: string) =>
  identityIn(await readHead(join(root, path)).catch(() => ''));

/** Ledgers as they lie there: a line that is not committed yet is part of what is being written. */
async function readRecords({ root }: Place): Promise<Record<string, string>> {
  const names = ['approvals', 'reviews', 'schedule'];
  const read = await Promise.all(
    names.map((name) => readText(join(root, 'records', `${name}.csv`), mostBytes)),
  );
  return Object.fromEntries(read.map((one, at) => [names[at], 'text' in one ? one.text : '']));
}

const mostBytes = 64 * 1024 * 1024;

interface Known {
  place: Place;
  paths: readonly string[];
  seals: readonly Seal[];
  tree: ReadonlyMap<string, string>;
  changed: ReadonlyMap<string, string | undefined>;
  base: string;
  since?: Since;
}

/** Which of the files are other texts now than they were, and where the former texts are. */
async function pastOf(known: Known): Promise<Omit<Past, 'state' | 'records'>> {
  const { place, seals, changed, base, tree, since } = known;
  const byKey = new Map<string, Seal[]>();
  for (const seal of [...seals].sort((a, b) => compareVersions(b.version, a.version))) {
    const key = keyOf(seal.id, seal.language ?? place.main);
    byKey.set(key, [...(byKey.get(key) ?? []), seal]);
  }
  const newest = [...byKey.values()].flatMap(([first]) => (first ? [first] : []));
  const names = new Map<string, { seal?: Seal; base?: string; isNew: boolean }>();
  for (const path of candidatesOf(known, newest)) {
    const identity = await identityOf(place, path);
    const [seal] = identity ? (byKey.get(keyOf(identity.id, identity.language ?? place.main)) ?? []) : [];
    const from = changed.has(path) ? changed.get(path) : tree.size === 0 || tree.has(path) ? path : undefined;
    const wasThere = from !== undefined && changed.has(path) ? `${base}:./${from}` : undefined;
    names.set(path, {
      ...(seal && { seal }),
      ...(wasThere && { base: wasThere }),
      isNew: from === undefined,
    });
  }
  let texts: Promise<Map<string, Buffer | undefined>> | undefined;
  const textOf = async (name: string | undefined, now: string) => {
    if (name === undefined) return undefined;
    texts ??= readObjects(
      place.root,
      [...names.values()].flatMap((one) => [one.seal?.blob ?? [], one.base ?? []].flat()),
    );
    const text = (await texts).get(name)?.toString('utf8');
    return text === undefined || isSame(text, now) ? undefined : text;
  };
  return {
    newest,
    tree,
    changed,
    ...(since && { since }),
    sealsOf: (id, language) => byKey.get(keyOf(id, language)) ?? [],
    markOf(path) {
      const one = names.get(path);
      return one ? [one.seal?.blob, one.base].join(' ') : '';
    },
    async textsOf(path, now) {
      const one = names.get(path);
      if (!one) return undefined;
      const [sealed, former] = [await textOf(one.seal?.blob, now), await textOf(one.base, now)];
      return {
        isNew: one.isNew,
        ...(sealed !== undefined && { sealed, ...(one.seal && { version: one.seal.version }) }),
        ...(former !== undefined && { base: former }),
      };
    },
  };
}

const keyOf = (id: string, language: string) => `${id.toLowerCase()} ${language.toLowerCase()}`;

/** Line ends that git converts are no change. */
const isSame = (a: string, b: string) => a === b || a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');

/** Files that may be other texts than their newest seal, or than the commit they are compared with. */
function candidatesOf({ paths, seals, tree, changed }: Known, newest: readonly Seal[]): string[] {
  if (seals.length === 0) return paths.filter((path) => changed.has(path));
  const blobs = new Set(newest.map(({ blob }) => blob));
  const places = new Set(newest.map(({ path }) => path));
  const isMoved = newest.some(({ path }) => path === undefined || !tree.has(path));
  return paths.filter((path) => {
    if (changed.has(path) || !tree.has(path)) return true;
    return !blobs.has(tree.get(path)) && (isMoved || places.has(path));
  });
}
