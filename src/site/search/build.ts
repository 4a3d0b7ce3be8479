import { createHash } from 'node:crypto';
import type { SearchEntry } from './index.ts';
import type { Core, ShownText } from './parts.ts';
import { fields, wordsOf } from './words.ts';

/** Everything as JSON. */
interface SplitIndex {
  core: string;
  /** In the order of `Core.firsts`; lists of `Posting`. */
  shards: string[];
  /** In the order of `Core.texts`; lists of `ShownText`. */
  texts: string[];
  /** Of all the rest: parts of different builds never mix. */
  hash: string;
}

/** Characters of JSON of one word file and of one text file. */
const shardLength = 10_000;
const textLength = 5_000;
/** Words that a mistyped one may be taken for, beside those of the titles: about 12 KB compressed. */
const mostKnown = 4_000;
const [titleField, whenField, termField] = ['title', 'when', 'terms'].map((name) =>
  fields.indexOf(name as never),
);

/** One MiniSearch index in parts: numbers and titles, words by the alphabet, texts by SOP. */
export function indexOf(entries: readonly SearchEntry[]): SplitIndex {
  const sorted = [...entries].sort((a, b) => order(a.id, b.id) || order(a.href, b.href));
  const { words, numbers } = countWords(sorted);
  const listed = [...words].filter(([, uses]) => uses.some((sops, field) => field !== titleField && sops));
  listed.sort(([a], [b]) => order(a, b));
  const shards = cutInto(
    listed.map(([word, uses]) => ({ first: word, json: postingOf(word, uses) })),
    shardLength,
  );
  const texts = cutInto(
    sorted.map((entry, at) => ({ first: at, json: JSON.stringify(shownText(entry)) })),
    textLength,
  );
  const core: Core = {
    numbers,
    ...titlesOf(sorted),
    firsts: shards.map(({ first }) => first),
    texts: texts.map(({ first }) => first),
    known: knownWords(listed, words),
  };
  const parts = {
    core: JSON.stringify(core),
    shards: shards.map(({ json }) => json),
    texts: texts.map(({ json }) => json),
  };
  const hash = createHash('sha256');
  for (const part of [parts.core, ...parts.shards, ...parts.texts]) hash.update(part).update('\0');
  return { ...parts, hash: hash.digest('hex').slice(0, 8) };
}

/** Uses of a word by field: number of the SOP, how often it stands there, number of the next SOP … */
type Uses = (number[] | undefined)[];

/** Counts as MiniSearch counts: its index of the same texts holds the same numbers. */
function countWords(sorted: readonly SearchEntry[]): { words: Map<string, Uses>; numbers: Core['numbers'] } {
  const words = new Map<string, Uses>();
  const fieldLength: Record<string, number[]> = {};
  const total = fields.map(() => 0);
  for (const [at, entry] of sorted.entries()) {
    fieldLength[at] = textsOf(entry).map((text, field) => {
      const counts = new Map<string, number>();
      for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
      for (const [word, count] of counts) {
        const uses = words.get(word) ?? [];
        if (uses.length === 0) words.set(word, uses);
        const sops = uses[field];
        if (sops) sops.push(at, count);
        else uses[field] = [at, count];
      }
      total[field] = (total[field] ?? 0) + counts.size;
      return counts.size;
    });
  }
  const count = sorted.length;
  return {
    words,
    numbers: {
      documentCount: count,
      nextId: count,
      fieldIds: Object.fromEntries(fields.map((name, at) => [name, at])),
      fieldLength,
      averageFieldLength: total.map((sum) => (count === 0 ? 0 : Math.round((sum / count) * 1000) / 1000)),
      dirtCount: 0,
      serializationVersion: 2,
    },
  };
}

/** What is searched, in the order of `fields`. */
const textsOf = (entry: SearchEntry): string[] => [
  entry.title,
  entry.when.join(' '),
  entry.terms.map(({ term }) => term).join(' '),
  [
    entry.id,
    entry.department,
    entry.purpose,
    ...(entry.tags ?? []),
    ...entry.terms.map(({ definition }) => definition),
  ].join(' '),
  entry.steps.map(({ text }) => text).join(' '),
];

/** Without the titles: the page has those in any case and counts their words itself. */
function postingOf(word: string, uses: Uses): string {
  const places: string[] = [];
  uses.forEach((sops, field) => {
    if (!sops || field === titleField) return;
    const counts: string[] = [];
    for (let at = 0; at < sops.length; at += 2) counts.push(`"${sops[at]}":${sops[at + 1]}`);
    places.push(`"${field}":{${counts.join(',')}}`);
  });
  return `["${word}",{${places.join(',')}}]`;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

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
function knownWords(listed: readonly [string, Uses][], words: ReadonlyMap<string, Uses>): string {
  const isTitle = (word: string) => words.get(word)?.[titleField ?? 0] !== undefined;
  const weigh = (uses: Uses) => {
    const isOwn = uses[whenField ?? 0] !== undefined || uses[termField ?? 0] !== undefined;
    return uses.reduce((sum, sops) => sum + (sops?.length ?? 0), isOwn ? 1_000_000_000 : 0);
  };
  return listed
    .filter(([word]) => word.length > 3 && !isTitle(word))
    .map(([word, uses]) => ({ word, weight: weigh(uses) }))
    .sort((a, b) => b.weight - a.weight || order(a.word, b.word))
    .slice(0, mostKnown)
    .map(({ word }) => word)
    .sort(order)
    .join(' ');
}

/** Lists of neighbours, each of about so many characters. */
function cutInto<T>(
  items: readonly { first: T; json: string }[],
  length: number,
): { first: T; json: string }[] {
  const runs: { first: T; items: string[] }[] = [];
  let left = 0;
  for (const { first, json } of items) {
    if (runs.length === 0 || (left < json.length && left < length / 2)) {
      runs.push({ first, items: [] });
      left = length;
    }
    runs.at(-1)?.items.push(json);
    left -= json.length;
  }
  return runs.map((run) => ({ first: run.first, json: `[${run.items.join(',')}]` }));
}
