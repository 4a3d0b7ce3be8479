/**
 * The candidates most like `name`, best first. A candidate counts when at most one character in three differs;
 * upper case, accents, white space, hyphens and underscores do not.
 */
export function nearest(name: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = fold(name).slice(0, 100);
  const most = Math.max(1, Math.floor(wanted.length / 3));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, away: distance(wanted, fold(candidate), most) }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

/** Lower case, without accents, hyphens and white space as one space: what two spellings of one name have in common. */
export function fold(name: string): string {
  // In ASCII nothing has an accent to be taken off.
  const plain = /^[\0-\x7f]*$/.test(name) ? name : name.normalize('NFD').replace(/\p{M}/gu, '');
  return plain
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** Characters to insert, remove or change, or neighbours to swap, to get from `a` to `b`; above `most` any larger number. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = (last[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current[column] = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, change);
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        current[column] = Math.min(current[column] ?? 0, (beforeLast[column - 2] ?? 0) + 1);
      }
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? 0;
}
