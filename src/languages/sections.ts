import { en } from './en.ts';
import type { ReadingWords, SectionKey } from './language.ts';

/**
 * A heading as it is compared: lower case, without its number ("4.1 Purpose", "IV. Purpose"), emoji and punctuation. What stands in
 * brackets stays: "Process (steps)" is `process steps`.
 */
export function headingWords(title: string): string {
  return title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/^[^\p{L}\p{N}]*(?:\d+(?:\.\d+)*[.):]?|[ivx]{1,4}[.)])\s+/u, '')
    .replace(/[^\p{L}\p{M}\p{N}']+/gu, ' ')
    .trim();
}

interface Names {
  exact: Map<string, SectionKey>;
  openings: [string, SectionKey][];
}

const indexes = new WeakMap<ReadingWords, Names>();

/** Headings that were looked up, by language: those of the known sections stand in every document. */
const found = new WeakMap<ReadingWords, Map<string, SectionKey | undefined>>();
const mostFound = 500;

/** The section that a heading names, in the document's language or else in English; undefined for a team's own sections. */
export function sectionOf(title: string, words: ReadingWords): SectionKey | undefined {
  const known = found.get(words) ?? new Map<string, SectionKey | undefined>();
  found.set(words, known);
  if (known.has(title)) return known.get(title);
  const section = lookUp(title, words);
  if (known.size < mostFound) known.set(title, section);
  return section;
}

function lookUp(title: string, words: ReadingWords): SectionKey | undefined {
  const heading = headingWords(title);
  if (heading === '') return undefined;
  for (const language of words === en ? [en] : [words, en]) {
    const names = namesOf(language);
    const found =
      names.exact.get(heading) ?? names.openings.find(([opening]) => heading.startsWith(opening))?.[1];
    if (found) return found;
  }
  return undefined;
}

function namesOf(words: ReadingWords): Names {
  let names = indexes.get(words);
  if (!names) {
    names = { exact: new Map(), openings: [] };
    for (const [key, synonyms] of Object.entries(words.sections) as [SectionKey, string[]][])
      for (const synonym of synonyms)
        if (synonym.endsWith(' …')) names.openings.push([`${headingWords(synonym)} `, key]);
        else if (!names.exact.has(headingWords(synonym))) names.exact.set(headingWords(synonym), key);
    indexes.set(words, names);
  }
  return names;
}
