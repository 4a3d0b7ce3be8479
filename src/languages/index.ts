import { de } from './de.ts';
import { detectAmong } from './detect.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fil } from './fil.ts';
import { fr } from './fr.ts';
import type { ReadingWords } from './language.ts';
import { lv } from './lv.ts';
import { nl } from './nl.ts';

/** All languages in which documents can be read; English is the first. */
export const languages: ReadingWords[] = [en, nl, lv, fil, de, es, fr];

/** Other tags of the same language: Tagalog is the base of Filipino. */
const aliases: Record<string, string> = {
  tl: 'fil',
  tgl: 'fil',
  nld: 'nl',
  dut: 'nl',
  lav: 'lv',
  eng: 'en',
  deu: 'de',
  ger: 'de',
  spa: 'es',
  fra: 'fr',
  fre: 'fr',
};
const byCode = new Map(languages.map((words) => [words.code, words]));

/**
 * The reading words of a BCP 47 tag: `nl-BE` and `NL_be` are Dutch, `tl` is Filipino. A language that is not known is read with the
 * English words.
 */
export function languageOf(tag: string): ReadingWords {
  return knownLanguage(tag) ?? en;
}

/** The same, undefined for a language that is not known. */
export function knownLanguage(tag: string): ReadingWords | undefined {
  const primary = tag.trim().toLowerCase().split(/[-_]/)[0] ?? '';
  return byCode.get(aliases[primary] ?? primary);
}

/** Guesses the language of a Markdown text; `en` where nothing speaks for any language. */
export function detectLanguage(text: string): string {
  return detectAmong(text, languages, en);
}

export type { ReadingWords } from './language.ts';
export { compilePhrases, phrasesOf } from './phrases.ts';
export { headingWords, sectionOf } from './sections.ts';
export { findTimes } from './time.ts';
