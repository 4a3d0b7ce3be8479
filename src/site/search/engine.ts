import MiniSearch, { type SearchResult } from 'minisearch';
import { nearWords, stemsOf } from './near.ts';
import type { Core, Posting, ShownText } from './parts.ts';
import { hitsIn, placesIn } from './pieces.ts';
import { indexOptions, wordsOf } from './words.ts';

/** Gives the data of a search file and the build it is of. @throws Error where there is none */
export type Load = (name: string) => Promise<{ hash: string; data: unknown }>;

/** A file of another build than the first one: the site was published while the page was open. */
export class OtherBuild extends Error {
  readonly hash: string;
  constructor(hash: string) {
    super(`Unexpected search file of build \`${hash}\`, expected one build`);
    this.hash = hash;
  }
}

type Places = Posting[1];

/** What is loaded of the index of one language. */
export interface Engine {
  load: Load;
  hash: string;
  core: Core;
  /** All words that are loaded; those of the titles always are. */
  words: Map<string, Places>;
  known: Set<string>;
  shards: Map<number, Promise<void>>;
  texts: Map<number, Promise<ShownText[]>>;
  search?: MiniSearch;
}

/** An SOP that was found, and which words of the index led to it: for every word of the query those that stand for it. */
export interface Found {
  id: string;
  title: string;
  department: string;
  /** Relative to the site's root. */
  href: string;
  groups: string[][];
  text: () => Promise<ShownText | undefined>;
}

export interface Answer {
  found: Found[];
  /** No SOP has all the words; these have some of them. */
  isPartial: boolean;
}

/** @throws Error where the files cannot be loaded */
export async function startEngine(load: Load): Promise<Engine> {
  const part = await load('core');
  const core = part.data as Core;
  const words = new Map<string, Places>();
  for (const [at, [, title]] of core.sops.entries())
    for (const word of wordsOf(title)) addPlace(words, word, String(at));
  const known = new Set([...words.keys(), ...core.known.split(' ')]);
  known.delete('');
  return { load, hash: part.hash, core, words, known, shards: new Map(), texts: new Map() };
}

function addPlace(words: Map<string, Places>, word: string, sop: string): void {
  const places = words.get(word) ?? {};
  const title = places[0] ?? {};
  title[sop] = (title[sop] ?? 0) + 1;
  places[0] = title;
  words.set(word, places);
}

/** What the query finds, best first. @throws OtherBuild when the site was published anew since the engine started */
export async function ask(engine: Engine, query: string): Promise<Answer> {
  const typed = [...new Set(wordsOf(query))];
  const groups: string[][] = [];
  for (const [at, word] of typed.entries())
    groups.push(await wordsFor(engine, word, at === typed.length - 1));
  engine.search ??= searchOf(engine);
  const all = run(engine.search, groups, 'AND');
  const isPartial = all.length === 0 && groups.length > 1;
  const hits = isPartial ? run(engine.search, groups, 'OR') : withNear(all, engine.search, groups);
  const found = hits.map(({ id, terms }) => foundOf(engine, id, groups, terms));
  return { found: await togetherFirst(found, groups), isPartial };
}

/** Few have all the words: those that have half of them, and two at least, come behind. */
const few = 3;
const mostNear = 5;

function withNear(all: SearchResult[], search: MiniSearch, groups: string[][]): SearchResult[] {
  if (all.length >= few || groups.length < 3) return all;
  const known = new Set(all.map(({ id }) => id));
  const least = Math.max(2, groups.length / 2);
  const has = ({ terms }: SearchResult) =>
    groups.filter((words) => terms.some((term) => words.some((word) => term.startsWith(word)))).length;
  const near = run(search, groups, 'OR').filter((hit) => !known.has(hit.id) && has(hit) >= least);
  return [...all, ...near.slice(0, mostNear - all.length)];
}

/** How many are looked at again: as many as are shown at once, whose texts are loaded in any case. */
const mostWeighed = 8;

/**
 * What has all the words in one step, saying, term or title comes before what has them here and there, and the very words before longer
 * ones: a rare longer form ("closed") would else outweigh the word itself.
 */
async function togetherFirst(found: Found[], groups: string[][]): Promise<Found[]> {
  if (groups.length < 2 || found.length < 2) return found;
  const ranked = await Promise.all(
    found.slice(0, mostWeighed).map(async (each) => {
      const text = await each.text().catch(() => undefined);
      const places = [each.title, ...(text ? placesIn(text) : [])];
      const isWhole = (wanted: string[][]) => places.some((place) => hitsIn(place, wanted) === groups.length);
      return { each, rank: isWhole(groups) ? 0 : isWhole(each.groups) ? 1 : 2 };
    }),
  );
  ranked.sort((a, b) => a.rank - b.rank);
  return [...ranked.map(({ each }) => each), ...found.slice(mostWeighed)];
}

const boost = { title: 6, when: 4, terms: 3, about: 1.5, steps: 1 };

function run(search: MiniSearch, groups: string[][], combineWith: 'AND' | 'OR'): SearchResult[] {
  if (groups.length === 0) return [];
  const queries = groups.map((words) => ({ combineWith: 'OR' as const, queries: words }));
  // Longer words that begin with the typed one count less, the longer the less.
  return search.search(
    { combineWith, queries },
    { boost, prefix: (word) => word.length > 1, weights: { prefix: 0.6, fuzzy: 0.4 } },
  );
}

/**
 * Words to look for: the typed one, when some word is or begins like it, else what it is a form of, else those it may be a slip of. Loads
 * what is needed.
 */
async function wordsFor(engine: Engine, word: string, isLast: boolean): Promise<string[]> {
  const loading = rangeOf(engine, word, isLast).map((at) => loadShard(engine, at));
  await Promise.all(loading);
  if (begins(engine, word)) return [word];
  const known = new Set([...engine.known, ...engine.words.keys()]);
  const stems = stemsOf(word, known);
  const near = stems.length > 0 ? stems : nearWords(word, known, 3);
  await Promise.all(near.map((each) => shardOf(engine, each)).map((at) => loadShard(engine, at)));
  return near.length > 0 ? near : [word];
}

function begins({ words }: Engine, start: string): boolean {
  if (words.has(start)) return true;
  for (const word of words.keys()) if (word.startsWith(start)) return true;
  return false;
}

/** The word file that holds a word. */
function shardOf({ core }: Engine, word: string): number {
  let [low, high] = [0, core.firsts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((core.firsts[middle] ?? '') <= word) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Word files with the word and all that begin with it; of a beginning that is in many files only the first. */
function rangeOf(engine: Engine, word: string, isLast: boolean): number[] {
  const most = isLast ? 3 : 2;
  const first = shardOf(engine, word);
  const last = word.length > 1 ? shardOf(engine, `${word}\uffff`) : first;
  return Array.from({ length: last - first < most ? last - first + 1 : 1 }, (_, at) => first + at);
}

function loadShard(engine: Engine, at: number): Promise<void> {
  if (engine.core.firsts.length === 0) return Promise.resolve();
  const known = engine.shards.get(at);
  if (known) return known;
  const loading = partOf(engine, `w${at}`).then((data) => {
    for (const [word, places] of data as Posting[])
      engine.words.set(word, { ...engine.words.get(word), ...places });
    engine.search = undefined;
  });
  engine.shards.set(at, loading);
  loading.catch(() => engine.shards.delete(at));
  return loading;
}

/** MiniSearch over the words that are loaded: as if they were all. */
function searchOf({ core, words }: Engine): MiniSearch {
  const documentIds = Object.fromEntries(core.sops.map((_, at) => [at, at]));
  return MiniSearch.loadJS(
    { ...core.numbers, documentIds, storedFields: {}, index: [...words] } as never,
    indexOptions,
  );
}

function foundOf(engine: Engine, at: number, groups: string[][], terms: string[]): Found {
  const { core } = engine;
  const [id, title, department, href] = core.sops[at] ?? ['', '', 0];
  const [before, after] = core.address;
  return {
    id,
    title,
    department: core.departments[department] ?? '',
    href: href ?? before + id + after,
    groups: groups.map((words) => terms.filter((term) => words.some((word) => term.startsWith(word)))),
    text: () => textOf(engine, at),
  };
}

async function textOf(engine: Engine, at: number): Promise<ShownText | undefined> {
  const { core, texts } = engine;
  const file = core.texts.filter((first) => first <= at).length - 1;
  let loading = texts.get(file);
  if (!loading) {
    loading = partOf(engine, `t${file}`) as Promise<ShownText[]>;
    texts.set(file, loading);
    loading.catch(() => texts.delete(file));
  }
  return (await loading)[at - (core.texts[file] ?? 0)];
}

async function partOf({ load, hash }: Engine, name: string): Promise<unknown> {
  const part = await load(name);
  if (part.hash !== hash) throw new OtherBuild(part.hash);
  return part.data;
}
