import { createHash } from 'node:crypto';
import MiniSearch from 'minisearch';
import type { SearchEntry } from './index.ts';
import type { Core, Posting, ShownText } from './parts.ts';
import { fields, indexOptions, wordsOf } from './words.ts';

interface SplitIndex {
  core: Core;
  /** In the order of `Core.firsts`. */
  shards: Posting[][];
  /** In the order of `Core.texts`. */
  texts: ShownText[][];
  /** Of all the rest: parts of different builds never mix. */
  hash: string;
}

/** Characters of JSON of one word file and of one text file. */
const shardLength = 10_000;
const textLength = 5_000;
/** Words that a mistyped one may be taken for, beside those of the titles: about 12 KB compressed. */
const mostKnown = 4_000;
const titleField = String(fields.indexOf('title'));

/** One MiniSearch index in parts: numbers and titles, words by the alphabet, texts by SOP. */
export function indexOf(entries: readonly SearchEntry[]): SplitIndex {
  const sorted = [...entries].sort((a, b) => order(a.id, b.id) || order(a.href, b.href));
  const search = new MiniSearch(indexOptions);
  for (const [at, entry] of sorted.entries()) search.add(documentOf(entry, at));
  const whole = JSON.parse(JSON.stringify(search)) as Record<string, unknown> & { index: Posting[] };
  const { index, documentIds: _ids, storedFields: _stored, ...numbers } = whole;
  const words = index.map(withoutTitles).filter(([, places]) => Object.keys(places).length > 0);
  words.sort(([a], [b]) => order(a, b));
  const shards = cutInto(words, shardLength);
  const texts = cutInto(sorted.map(shownText), textLength);
  const core: Core = {
    numbers,
    ...titlesOf(sorted),
    firsts: shards.map(([first]) => first?.[0] ?? ''),
    texts: firstsOf(texts),
    known: knownWords(words, sorted),
  };
  const hash = createHash('sha256')
    .update(JSON.stringify([core, shards, texts]))
    .digest('hex');
  return { core, shards, texts, hash: hash.slice(0, 8) };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function documentOf(entry: SearchEntry, at: number) {
  return {
    at,
    title: entry.title,
    when: entry.when.join(' '),
    terms: entry.terms.map(({ term }) => term).join(' '),
    about: [
      entry.id,
      entry.department,
      entry.purpose,
      ...(entry.tags ?? []),
      ...entry.terms.map(({ definition }) => definition),
    ].join(' '),
    steps: entry.steps.map(({ text }) => text).join(' '),
  };
}

/** The page has the titles in any case and counts their words itself. */
function withoutTitles([word, places]: Posting): Posting {
  const { [titleField]: _title, ...others } = places;
  return [word, others];
}

/** Addresses follow from the ids, but for those that do not. */
function titlesOf(sorted: readonly SearchEntry[]): Pick<Core, 'sops' | 'departments' | 'address'> {
  const departments = [...new Set(sorted.map(({ department }) => department))].sort(order);
  const [first] = sorted;
  const address = first?.href.split(first.id).slice(0, 2) ?? [];
  const [before = '', after = ''] = address;
  return {
    departments,
    address: [before, after],
    sops: sorted.map(({ id, title, department, href }) => {
      const at = departments.indexOf(department);
      return href === before + id + after ? [id, title, at] : [id, title, at, href];
    }),
  };
}

const shownText = ({ steps, when, terms }: SearchEntry): ShownText => [
  steps.map(({ anchor, number, text }) => [anchor, number, text]),
  [...when],
  terms.map(({ term, definition }) => [term, definition]),
];

/** The customer's words and terms first, then what many SOPs say; words of titles are known without. */
function knownWords(words: readonly Posting[], sorted: readonly SearchEntry[]): string {
  const titles = new Set(sorted.flatMap(({ title }) => wordsOf(title)));
  const [when, terms] = [String(fields.indexOf('when')), String(fields.indexOf('terms'))];
  const weigh = (places: Posting[1]) =>
    Object.values(places).reduce((sum, sops) => sum + Object.keys(sops).length, 0) +
    (when in places || terms in places ? 1_000_000 : 0);
  return words
    .filter(([word]) => word.length > 3 && !titles.has(word))
    .map(([word, places]) => ({ word, weight: weigh(places) }))
    .sort((a, b) => b.weight - a.weight || order(a.word, b.word))
    .slice(0, mostKnown)
    .map(({ word }) => word)
    .sort(order)
    .join(' ');
}

/** Runs of neighbours whose JSON is about so long. */
function cutInto<T>(list: readonly T[], length: number): T[][] {
  const runs: T[][] = [];
  let left = 0;
  for (const item of list) {
    const size = JSON.stringify(item).length;
    if (runs.length === 0 || (left < size && left < length / 2)) {
      runs.push([]);
      left = length;
    }
    runs.at(-1)?.push(item);
    left -= size;
  }
  return runs;
}

function firstsOf(runs: readonly unknown[][]): number[] {
  const firsts: number[] = [];
  let at = 0;
  for (const run of runs) {
    firsts.push(at);
    at += run.length;
  }
  return firsts;
}
