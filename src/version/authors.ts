import { authorsOf, type Commit, type FileVersion, type Person } from './history.ts';
import { type Graph, type Line, reached } from './line.ts';
import type { Seal } from './seal.ts';

/** What is known of the commits that texts came with. */
export interface Past {
  line: Line;
  graph: Graph;
  /** Commits that changed nothing but stamps: who releases is not an author by that. */
  stampsOnly: ReadonlySet<string>;
}

/** Texts of one SOP with the places of their commits on the main line. */
export interface Placed {
  /** Newest first, and with it their places rising. */
  texts: readonly FileVersion[];
  places: readonly number[];
  /** Every path that it ever had. */
  paths: ReadonlySet<string>;
}

export const placedOf = (texts: readonly FileVersion[], { line }: Past): Placed => ({
  texts,
  places: texts.map(({ commit }) => line.places.get(commit.oid) ?? -1),
  paths: new Set(texts.map(({ path }) => path)),
});

/**
 * Everybody who wrote a change of an SOP after one seal and up to another (up to now without one). Who stamps a release, or merges a branch,
 * is not its author: those who wrote the commits of the branch are. Of a seal that the main line does not reach only its maker is known.
 */
export function authorsBetween(
  { texts, places, paths }: Placed,
  after: Seal | undefined,
  upTo: Seal | undefined,
  past: Past,
): Person[] {
  const { line, graph } = past;
  if (upTo && !line.places.has(upTo.commit)) return upTo.sealedBy ? [upTo.sealedBy] : [];
  const newest = (upTo && line.places.get(upTo.commit)) ?? -1;
  const oldest = (after && line.places.get(after.commit)) ?? Number.POSITIVE_INFINITY;
  // A seal that stands inside a merged branch: what came with the same merge but later is still to be counted.
  const known =
    after && line.sides.has(after.commit) ? new Set(reached([after.commit], graph, () => false)) : undefined;
  const people = new Map<string, Person>();
  for (let index = firstAt(places, newest); index < texts.length; index += 1) {
    const [text, at = 0] = [texts[index], places[index]];
    if (!text || at > oldest || (at === oldest && !known)) break;
    for (const each of writtenIn(text.commit, at, paths, past, known))
      for (const person of authorsOf(each)) people.set(`${person.name} <${person.email}>`, person);
  }
  return [...people.values()];
}

/** Index of the first place that is not before `place`; places rise. */
function firstAt(places: readonly number[], place: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A commit, or for a merge those commits that it brought and that touched one of the paths; without those that only stamp. */
function writtenIn(
  commit: Commit,
  at: number,
  paths: ReadonlySet<string>,
  { line, graph, stampsOnly }: Past,
  known?: ReadonlySet<string>,
): Commit[] {
  if (commit.parents.length < 2) return stampsOnly.has(commit.oid) || known ? [] : [commit];
  const brought = (line.brought.get(at) ?? [])
    .flatMap((oid) => graph.get(oid) ?? [])
    .filter(({ files }) => files.some(({ path, from }) => paths.has(path) || paths.has(from ?? path)));
  const written = brought.filter(({ oid }) => !stampsOnly.has(oid) && !known?.has(oid));
  return brought.length > 0 ? written : [commit];
}
