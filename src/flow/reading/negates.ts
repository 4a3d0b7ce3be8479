import type { Way } from './way.ts';

/**
 * The same words but for a negation in one of them, or its opposite (`paid`, `unpaid`).
 *
 * @param least share of the words of the shorter one that the other has too
 */
export function negates(a: string, b: string, way: Way, least = 0.6): boolean {
  const { negation, words: language } = way.draft.document.vocabulary;
  const has = (text: string) => negation.find(text) !== undefined;
  const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const [left, right] = [words(a), words(b)];
  const { opposites } = language.clauses;
  const opposite = (one: Set<string>, other: Set<string>) =>
    [...one].some((word) => !other.has(word) && opposites.some((prefix) => other.has(`${prefix}${word}`)));
  const opposed = opposite(left, right) || opposite(right, left);
  if (has(a) === has(b) && !opposed) return false;
  const shared = [...left].filter((word) => right.has(word)).length;
  return (
    shared >= 1 &&
    shared / Math.max(1, Math.min(left.size, right.size)) >= (opposed ? Math.min(least, 0.5) : least)
  );
}

/** Share of the words of the shorter text that the other has too, from 0 to 1; 0 where fewer than two are. */
export function shared(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const [left, right] = [words(a), words(b)];
  const both = [...left].filter((word) => right.has(word)).length;
  return both < 2 ? 0 : both / Math.min(left.size, right.size);
}
