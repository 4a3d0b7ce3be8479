import { fold } from '../document/near.ts';

const folds = new Map<string, string>();
const mostFolds = 50_000;

/** Lists of titles are sorted again and again: each title is folded once. */
function folded(text: string): string {
  const before = folds.get(text);
  if (before !== undefined) return before;
  if (folds.size >= mostFolds) folds.clear();
  const made = fold(text);
  folds.set(text, made);
  return made;
}

/** Order of titles, without regard to case and accents. */
export function compare(a: string, b: string): number {
  const [first, second] = [folded(a), folded(b)];
  return first < second ? -1 : first > second ? 1 : a < b ? -1 : a > b ? 1 : 0;
}
