import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Cache, digest } from '../io/cache.ts';
import { asWritten, hashOf, type SiteOutput, type Written } from '../io/site-folder.ts';
import type { Built } from '../site/build.ts';
import type { Fault, NoHistory, SiteInput } from '../site/input.ts';

/** What is said of a build. */
export interface BuildReport {
  faults: readonly Fault[];
  counts: Built['counts'];
  noHistory?: NoHistory;
  /** Drafts that were left out. */
  hidden: number;
  /** SOPs without proof that they are in force. */
  unproven: number;
}

/** What an earlier run keeps of a build: made from the same, and with its folder as it left it, another one would change nothing. */
export interface KeptBuilds {
  find(): { report: BuildReport; written: Written } | undefined;
  keep(report: BuildReport, copies: Built['copies'], written: Written): void;
}

interface Kept {
  report: BuildReport;
  copies: Built['copies'];
  list: string;
}

/**
 * @param state stands for all that the site is made from but its pictures
 * @param root folder of the handbook
 * @param folder folder of the site
 */
export function keptBuilds(cache: Cache, state: string, root: string, folder: string): KeptBuilds {
  const name = `${digest(folder).slice(0, 16)}-site`;
  return {
    find() {
      const text = cache.read(name, state);
      if (text === undefined) return undefined;
      const { report, copies, list } = JSON.parse(text) as Kept;
      const standing = asWritten(folder, list);
      if (!standing || !copies.every(({ from, to }) => isSame(join(root, from), standing.files.get(to))))
        return undefined;
      const { files, bytes } = standing;
      return { report, written: { written: 0, same: files.size, removed: 0, left: [], bytes, list } };
    },
    keep: (report, copies, { list }) =>
      cache.write(name, state, [JSON.stringify({ report, copies, list } satisfies Kept)]),
  };
}

function isSame(path: string, hash: string | undefined): boolean {
  try {
    return hashOf(readFileSync(path)) === hash;
  } catch {
    return false;
  }
}

/** A hash of all that a site is made from but its pictures. @param more what else the pages depend on: the language of what is said */
export function stateOf(
  { texts, sealed, parse: _, ...others }: SiteInput,
  assets: readonly SiteOutput[],
  more: string,
): string {
  const sum = createHash('sha256').update(JSON.stringify([more, others], plain));
  // Text by text: those of a large handbook together are longer than a string may be.
  for (const { path, text } of texts) sum.update(JSON.stringify([path, text]));
  for (const entry of sealed) sum.update(JSON.stringify(entry));
  for (const { path, content } of assets) sum.update(path).update(content());
  return sum.digest('hex');
}

/** Maps and sets as lists: JSON would write neither. */
const plain = (_key: string, value: unknown): unknown =>
  value instanceof Map || value instanceof Set ? [...value] : value;
