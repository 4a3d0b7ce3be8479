import { faultOfId, idFrom, longestId, reservedIds } from '../document/ids.ts';
import type { ReadingWords } from '../languages/language.ts';

/** Longest id made from a title, so that file names and addresses stay easy to read. */
const comfortable = 60;

/** Letters that are no accented Latin letter and still have a usual Latin spelling. */
const spelt: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/**
 * A free id for a title: `Refund a customer` is `refund-customer`. Small words of the title's language are left out, accents are dropped.
 * A title without Latin letters is counted: `sop-0001`. An id in use or reserved gets a number: `refund-customer-2`.
 *
 * @param taken ids in use, in any case
 */
export function idForTitle(title: string, words: ReadingWords, taken: Iterable<string>): string {
  const used = new Set([...taken].map((id) => id.toLowerCase()));
  const free = (id: string) => !used.has(id) && faultOfId(id) === undefined;
  const slug = slugOf(title, words);
  if (slug === '') return counted((n) => `sop-${String(n).padStart(4, '0')}`, 1, free);
  if (free(slug)) return slug;
  if (reservedIds.has(slug) && free(`${slug}-sop`)) return `${slug}-sop`;
  return counted((n) => `${slug.slice(0, longestId - 12).replace(/[-_]+$/, '')}-${n}`, 2, free);
}

/** Words of the title, joined by hyphens, at most 60 characters; empty without a Latin letter. */
function slugOf(title: string, words: ReadingWords): string {
  const text = title.toLowerCase().replace(/[ßæœøłđðþı]/g, (letter) => spelt[letter] ?? letter);
  const parts = text
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\p{N}'’_]+/u)
    .filter((part) => part !== '');
  const telling = parts.filter((part) => !words.small.includes(part));
  let slug = '';
  for (const part of (telling.length > 0 ? telling : parts)
    .map((p) => idFrom(p).toLowerCase())
    .filter((p) => p !== '')) {
    const longer = slug === '' ? part.slice(0, comfortable) : `${slug}-${part}`;
    if (longer.length > comfortable) break;
    slug = longer;
  }
  slug = idFrom(slug);
  return /[a-z]/.test(slug) ? slug : '';
}

function counted(name: (n: number) => string, from: number, free: (id: string) => boolean): string {
  for (let n = from; ; n++) if (free(name(n))) return name(n);
}

/** Path of an SOP's file: `sops/support/refund-customer.md`, in another language than the handbook's first `….nl.md`. */
export function pathFor(
  folder: string,
  department: string,
  id: string,
  language: string,
  first: string,
): string {
  const ending = language === first ? '' : `.${language}`;
  return [folder, department, `${id}${ending}.md`].filter((part) => part !== '').join('/');
}

/** Takes the path of an SOP apart; `language` is undefined where the file name says none. */
export function partsOfPath(
  path: string,
  languages: readonly string[],
): { folder: string; name: string; language?: string } {
  const [, folder = '', file = ''] = /^(?:(.*)\/)?([^/]*)$/.exec(path) ?? [];
  const name = file.replace(/\.(?:md|markdown)$/i, '');
  const ending = /\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(name)?.[1];
  const language = languages.find((tag) => tag.toLowerCase() === ending?.toLowerCase());
  return language && ending
    ? { folder, name: name.slice(0, -ending.length - 1), language }
    : { folder, name };
}
