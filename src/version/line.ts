import type { Commit } from './history.ts';

/** Where commits stand on the main line, counted from the newest one. */
export interface Line {
  /** Place of every commit that is reached. One that a merge brought has the place of that merge. */
  places: Map<string, number>;
  /** Commits that merges brought, by the place of the merge. */
  brought: Map<number, string[]>;
  sides: Set<string>;
}

/** Every commit that is reached, its parents as those that touch the handbook; empty where the main line has no merge. */
export type Graph = ReadonlyMap<string, Commit>;

/** Where the commits of the main line stand, by name; 0 is the newest. */
export function placesOf(commits: readonly Commit[]): Map<string, number> {
  const places = new Map<string, number>();
  for (const [at, { oid }] of commits.entries()) places.set(oid, at);
  return places;
}

/**
 * @param places `placesOf(commits)`, where it is known already; more places are added to it
 * @param commits main line, newest first; those that touch no file of the handbook may be missing
 * @param mainLine object names of the whole main line, newest first, where a seal stands on a commit that is missing
 */
export function lineOf(
  commits: readonly Commit[],
  graph: Graph,
  mainLine: readonly string[] = [],
  places = placesOf(commits),
): Line {
  const line: Line = { places, brought: new Map(), sides: new Set() };
  let newer = -1;
  for (const oid of mainLine) {
    const at = places.get(oid);
    if (at === undefined) places.set(oid, newer + 0.5);
    else newer = at;
  }
  // From the oldest merge on: a commit belongs to the first merge that brought it.
  for (let at = commits.length - 1; at >= 0; at -= 1) {
    const commit = commits[at];
    if (!commit || commit.parents.length < 2) continue;
    const parents = graph.get(commit.oid)?.parents ?? commit.parents;
    const came = reached(parents.slice(1), graph, (oid) => places.has(oid));
    line.brought.set(at, came);
    for (const oid of came) {
      places.set(oid, at);
      line.sides.add(oid);
    }
  }
  return line;
}

/** Commits of the graph that are reached from some, up to those at which to stop. */
export function reached(from: readonly string[], graph: Graph, stop: (oid: string) => boolean): string[] {
  const found = new Set<string>();
  const open = [...from];
  for (let oid = open.pop(); oid !== undefined; oid = open.pop()) {
    const commit = found.has(oid) || stop(oid) ? undefined : graph.get(oid);
    if (!commit) continue;
    found.add(oid);
    open.push(...commit.parents);
  }
  return [...found];
}
