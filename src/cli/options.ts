import { nearest } from '../document/near.ts';
import { UserError } from '../errors.ts';
import type { CliWords } from '../languages/cli/en.ts';

/** The value of an option that knows a few words. Throws a UserError that names the nearest one, or all. */
export function oneOf<T extends string>(
  known: readonly T[],
  value: string,
  option: string,
  { usage: w }: CliWords,
): T {
  const found = known.find((name) => name === value.toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(value, known);
  throw new UserError(w.unexpected(w.valueOf(option), value, w.oneOf(near.length > 0 ? near : [...known])));
}

/** Names that a person may have meant: the one that a common word stands for, else those that are spelt nearly so. */
export function meant(name: string, names: readonly string[], { usage }: CliWords): string[] {
  const wanted = name.toLowerCase();
  const first = names.filter((known) => usage.synonyms[known]?.split(' ').includes(wanted));
  return first.length > 0 ? first : nearest(name, names);
}

/** Language tags, separated by commas, in their canonical form (BCP 47, RFC 5646). Throws a UserError for anything else. */
export function checkLanguages(tags: string, words: CliWords): string[] {
  const list = tags.split(',').map((tag) => tag.trim());
  return [...new Set(list.map((tag) => checkLanguage(tag, words)))];
}

/** One language tag in its canonical form: `nl`, `pt-BR`. Throws a UserError for anything else. */
export function checkLanguage(tag: string, { usage: w }: CliWords): string {
  try {
    const [canonical] = /^[a-z]{2,3}(?:[-_]|$)/i.test(tag)
      ? Intl.getCanonicalLocales(tag.replaceAll('_', '-'))
      : [];
    if (canonical) return canonical;
  } catch {
    // Not a tag: said below.
  }
  throw new UserError(w.unexpected(w.language, tag, w.languageTag), w.languageHint);
}
