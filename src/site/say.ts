import type { Change } from '../version/change.ts';
import { type ChangeWords, sayChange } from '../version/say.ts';

/** A change as a sentence of a page: values stand in quotes, it begins with a capital. */
export function sayPlainly(change: Change, words: ChangeWords): string {
  const text = sayChange(change, words).replace(/`([^`]*)`/g, '“$1”');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
