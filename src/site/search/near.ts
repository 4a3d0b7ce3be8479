/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to turn one word into another (optimal string
 * alignment); more than `most` is given as `most + 1`.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let cost = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (older[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    older = old;
    old = row;
  }
  return Math.min(old[b.length] ?? 0, most + 1);
}

/**
 * Words that a longer form was made of: `sluiten` of `sluit`, `refunding` of `refund`. At most three letters are taken off the end, and
 * five are left, or four of a word of six.
 */
export function stemsOf(typed: string, known: ReadonlySet<string>): string[] {
  const least = typed.length < 7 ? 4 : 5;
  for (let length = typed.length - 1; length >= Math.max(least, typed.length - 3); length--) {
    const stem = typed.slice(0, length);
    if (known.has(stem)) return [stem];
  }
  return [];
}

/** Words that a mistyped one may stand for, the nearest alone: one error in four letters and more, two in eight and more. */
export function nearWords(typed: string, known: Iterable<string>, limit: number): string[] {
  const most = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  if (most === 0) return [];
  const found: { word: string; errors: number }[] = [];
  for (const word of known) {
    if (word.length < 3) continue;
    // Half an error for what is not typed yet.
    const start =
      word.length > typed.length ? distance(typed, word.slice(0, typed.length), most) + 0.5 : most + 1;
    const errors = Math.min(distance(typed, word, most), start);
    if (errors <= most + 0.5 && errors > 0) found.push({ word, errors });
  }
  const least = Math.min(...found.map(({ errors }) => errors));
  const best = found.filter(({ errors }) => errors < least + 0.5).sort((a, b) => (a.word < b.word ? -1 : 1));
  return best.slice(0, limit).map(({ word }) => word);
}
