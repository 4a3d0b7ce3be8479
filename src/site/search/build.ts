import { createHash } from 'node:crypto';
import MiniSearch from 'minisearch';
import type { SearchEntry } from './index.ts';
import { indexOptions } from './words.ts';

/** A word, and how often it stands where: number of the field, then number of the SOP. */
export type Posting = [word: string, in_: Record<string, Record<string, number>>];

/** What a page loads with the first letter typed. */
export interface Core {
  /** MiniSearch's own numbers, without its words. */
  index: Record<string, unknown>;
  /** Id, title, address and number of the department of each SOP. */
  sops: [id: string, title: string, href: string, department: number][];
  departments: string[];
  /** First word of each word file. */
  firsts: string[];
  /** First SOP of each text file. */
  texts: number[];
  /** Words that search may take a mistyped one for. */
  known: string;
}

/** What is shown of an SOP that is found: its steps, the customer's words, its terms. */
export type ShownText = [
  steps: [anchor: string, number: string, text: string][],
  when: string[],
  terms: [string, string][],
];

export interface SplitIndex {
  core: Core;
  /** In the order of `Core.firsts`. */
  shards: Posting[][];
  /** In the order of `Core.texts`. */
  texts: ShownText[][];
  /** Of all the rest: parts of different builds never mix. */
  hash: string;
}

/** JSON of one word file and of one text file, before compression. */
const shardLength = 16_000;
const textLength = 6_000;

/** One MiniSearch index in parts: numbers and titles, words by the alphabet, texts by SOP. */
export function indexOf(entries: readonly SearchEntry[]): SplitIndex {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.href < b.href ? -1 : 1));
  const search = new MiniSearch(indexOptions);
  sorted.forEach((entry, at) => search.add(documentOf(entry, at)));
  const { index: words, ...index } = JSON.parse(JSON.stringify(search)) as { index: Posting[] };
  words.sort(([a], [b]) => (a < b ? -1 : 1));
  const shards = cutInto(words, shardLength);
  const texts = cutInto(sorted.map(shownText), textLength);
  const departments = [...new Set(sorted.map(({ department }) => department))].sort();
  let at = 0;
  const core: Core = {
    index,
    sops: sorted.map(({ id, title, href, department }) => [id, title, href, departments.indexOf(department)]),
    departments,
    firsts: shards.map(([first]) => first?.[0] ?? ''),
    texts: texts.map((list) => (at += list.length) - list.length),
    known: words.map(([word]) => word).join(' '),
  };
  const hash = createHash('sha256')
    .update(JSON.stringify([core, shards, texts]))
    .digest('hex')
    .slice(0, 8);
  return { core, shards, texts, hash };
}

function documentOf(entry: SearchEntry, at: number) {
  return {
    at,
    title: entry.title,
    when: entry.when.join(' '),
    terms: entry.terms.map(({ term, definition }) => `${term} ${definition}`).join(' '),
    about: [entry.id, entry.department, entry.purpose, ...(entry.tags ?? [])].join(' '),
    steps: entry.steps.map(({ text }) => text).join(' '),
  };
}

const shownText = ({ steps, when, terms }: SearchEntry): ShownText => [
  steps.map(({ anchor, number, text }) => [anchor, number, text]),
  [...when],
  terms.map(({ term, definition }) => [term, definition]),
];

/** Runs of neighbours whose JSON is about so long. */
function cutInto<T>(list: readonly T[], length: number): T[][] {
  const runs: T[][] = [];
  let left = 0;
  for (const item of list) {
    const size = JSON.stringify(item).length;
    if (left < size && (runs.length === 0 || left < length / 2 || size > length)) {
      runs.push([]);
      left = length;
    }
    runs.at(-1)?.push(item);
    left -= size;
  }
  return runs;
}
