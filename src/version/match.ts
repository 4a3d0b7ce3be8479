/** Pairs of positions: `[before, after]`, each position in at most one pair. */
export type Pairs = [number, number][];

/** Above this many comparisons of unmatched texts only the nearest neighbours are compared. */
const MOST_COMPARISONS = 250_000;
const ALIKE_IN_PLACE = 0.45;
const ALIKE_ELSEWHERE = 0.65;

/**
 * Finds which text of `before` became which text of `after`: first equal texts, then equal names, then the most alike between two pairs
 * that are already found, then the most alike anywhere. Equal texts that stand several times are paired in order.
 */
export function matchTexts(before: readonly Named[], after: readonly Named[]): Pairs {
  const state: State = { before, after, to: new Map(), from: new Map() };
  pairBy(state, ({ text }) => text);
  pairBy(state, ({ name }) => name?.toLowerCase());
  pairAlike(state, (a, b) => sameGap(state, a, b), ALIKE_IN_PLACE);
  pairAlike(state, () => true, ALIKE_ELSEWHERE);
  pairQuestions(state);
  return [...state.to].sort(([a], [b]) => a - b);
}

export interface Named {
  text: string;
  /** A title that names it even when all other words change. */
  name?: string;
  /** It asks something: what is asked at one place is the same decision in other words. */
  isQuestion?: boolean;
}

interface State {
  before: readonly Named[];
  after: readonly Named[];
  to: Map<number, number>;
  from: Map<number, number>;
}

function pair(state: State, a: number, b: number): void {
  state.to.set(a, b);
  state.from.set(b, a);
}

function pairBy(state: State, key: (item: Named) => string | undefined): void {
  const waiting = new Map<string, number[]>();
  for (const [index, item] of state.after.entries()) {
    const name = key(item);
    if (name !== undefined && name !== '' && !state.from.has(index))
      waiting.set(name, [...(waiting.get(name) ?? []), index]);
  }
  for (const [index, item] of state.before.entries()) {
    const name = key(item);
    const found = name === undefined || state.to.has(index) ? undefined : waiting.get(name)?.shift();
    if (found !== undefined) pair(state, index, found);
  }
}

/** Do both stand between the same two pairs? */
function sameGap(state: State, a: number, b: number): boolean {
  const last = (index: number, map: Map<number, number>) => {
    for (let at = index - 1; at >= 0; at -= 1) if (map.has(at)) return at;
    return -1;
  };
  const left = last(a, state.to);
  const right = last(b, state.from);
  return left < 0 ? right < 0 : state.to.get(left) === right;
}

function pairAlike(state: State, allowed: (a: number, b: number) => boolean, least: number): void {
  const free = (items: readonly Named[], taken: Map<number, number>) =>
    [...items.keys()]
      .filter((index) => !taken.has(index))
      .map((index) => ({ index, bag: bagOf(items[index]?.text ?? '') }));
  const [old, now] = [free(state.before, state.to), free(state.after, state.from)];
  const near = old.length * now.length > MOST_COMPARISONS;
  const found: { a: number; b: number; alike: number }[] = [];
  for (const { index: a, bag } of old) {
    for (const { index: b, bag: other } of now) {
      if (near && Math.abs(a - b) > 20) continue;
      const alike = allowed(a, b) ? likeness(bag, other) : 0;
      if (alike >= least) found.push({ a, b, alike });
    }
  }
  found.sort(
    (x, y) => y.alike - x.alike || Math.abs(x.a - x.b) - Math.abs(y.a - y.b) || x.a - y.a || x.b - y.b,
  );
  for (const { a, b } of found) if (!state.to.has(a) && !state.from.has(b)) pair(state, a, b);
}

/** The only question that is left between two pairs became the only one that is left there. */
function pairQuestions(state: State): void {
  const left = (items: readonly Named[], taken: Map<number, number>) =>
    [...items.keys()].filter((at) => items[at]?.isQuestion && !taken.has(at));
  const [old, now] = [left(state.before, state.to), left(state.after, state.from)];
  const found = old.flatMap((a) => {
    const there = now.filter((b) => sameGap(state, a, b));
    const alone =
      there.length === 1 && old.filter((other) => sameGap(state, other, there[0] ?? -1)).length === 1;
    return alone ? [[a, there[0] ?? -1] as const] : [];
  });
  for (const [a, b] of found) pair(state, a, b);
}

function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** Share of words that two texts have in common (Dice's coefficient over words), 0 to 1. */
function likeness(a: Map<string, number>, b: Map<string, number>): number {
  let common = 0;
  let size = 0;
  for (const [word, times] of a) {
    common += Math.min(times, b.get(word) ?? 0);
    size += times;
  }
  for (const times of b.values()) size += times;
  return size === 0 ? 1 : (2 * common) / size;
}

/**
 * Positions of `pairs` (sorted by their first number) that moved: those outside a longest run that keeps its order.
 * Patience sorting, n log n.
 */
export function movedPairs(pairs: Pairs): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [at, [, after]] of pairs.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < after) low = middle + 1;
      else high = middle;
    }
    previous[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  }
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at);
  return new Set([...pairs.keys()].filter((at) => !kept.has(at)));
}
