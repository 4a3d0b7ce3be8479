import { createHash } from 'node:crypto';
import { type Gap, gap } from './audit-checks.ts';

/** What a seal of the records holds, to be kept where nobody who can rewrite the repository can write. */
export interface Kept {
  format: 1;
  /** ISO 8601 with zone. */
  made: string;
  /** Newest commit of the main line. */
  commit: string;
  /** Object names of all seals, by tag. */
  tags: Record<string, string>;
  /** SHA-256 of every line of every ledger, in the order of the file, by ledger. */
  records: Record<string, string[]>;
  /** Running SHA-256 over all of the above: each value is hashed together with the hash before it. */
  hash: string;
}

/** What there is to be kept now. */
export interface Keepable {
  commit: string;
  tags: ReadonlyMap<string, string>;
  /** Texts of ledgers by name. */
  records: ReadonlyMap<string, string>;
}

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

const linesOf = (text: string) =>
  text
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '')
    .map(sha);

const sorted = <T>(pairs: Iterable<readonly [string, T]>): [string, T][] =>
  [...pairs].map(([a, b]): [string, T] => [a, b]).sort(([a], [b]) => (a < b ? -1 : 1));

/** Hash over commit, tags and lines, one after the other. */
function runningHash({ made, commit, tags, records }: Omit<Kept, 'format' | 'hash'>): string {
  const parts = [
    made,
    commit,
    ...sorted(Object.entries(tags)).map(([tag, object]) => `${tag} ${object}`),
    ...sorted(Object.entries(records)).flatMap(([name, lines]) => lines.map((line) => `${name} ${line}`)),
  ];
  return parts.reduce((hash, part) => sha(`${hash}\n${part}`), '');
}

/** Makes a seal of everything there is. */
export function keep({ commit, tags, records }: Keepable, made: string): Kept {
  const kept = {
    made,
    commit,
    tags: Object.fromEntries(sorted(tags)),
    records: Object.fromEntries(sorted(records).map(([name, text]) => [name, linesOf(text)])),
  };
  return { format: 1, ...kept, hash: runningHash(kept) };
}

/** Reads a seal; undefined for a text that is none, or one whose hash is not that of what it holds. */
export function readKept(text: string): Kept | undefined {
  try {
    const kept = JSON.parse(text) as Kept;
    const isWhole = kept.format === 1 && typeof kept.tags === 'object' && typeof kept.records === 'object';
    return isWhole && runningHash(kept) === kept.hash ? kept : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What of a seal is not there any more: seals that were moved or removed, lines of ledgers that were changed or removed, a main line that no
 * longer holds the commit. Lines may have come between, because two branches that both add lines are merged in any order.
 *
 * @param isThere does the main line hold the commit
 */
export function compareKept(kept: Kept, now: Keepable, isThere: boolean): Gap[] {
  const gaps: Gap[] = [];
  const since = kept.made.slice(0, 10);
  if (!isThere)
    gaps.push(
      gap(
        'history-kept',
        `commit:${kept.commit}`,
        'commit',
        { commit: kept.commit, since },
        { commit: kept.commit },
      ),
    );
  for (const [tag, object] of Object.entries(kept.tags)) {
    const found = now.tags.get(tag);
    if (found === object) continue;
    gaps.push(
      gap('history-kept', tag, found === undefined ? 'tag-gone' : 'tag-moved', { tag, since }, { tag }),
    );
  }
  for (const [name, lines] of Object.entries(kept.records)) {
    const left = new Map<string, number>();
    for (const line of linesOf(now.records.get(name) ?? '')) left.set(line, (left.get(line) ?? 0) + 1);
    const gone = lines.flatMap((line, at) => {
      const times = left.get(line) ?? 0;
      left.set(line, times - 1);
      return times > 0 ? [] : [at + 1];
    });
    const [first] = gone;
    if (first === undefined) continue;
    const path = `records/${name}.csv`;
    const values = { path, count: gone.length, line: first, since };
    gaps.push(
      gap('history-kept', `${name}:${kept.commit.slice(0, 12)}`, 'lines', values, { path, line: first }),
    );
  }
  return gaps;
}
