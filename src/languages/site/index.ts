import { de } from './de.ts';
import { en, type SiteWords } from './en.ts';
import { es } from './es.ts';
import { fil } from './fil.ts';
import { fr } from './fr.ts';
import { lv } from './lv.ts';
import { nl } from './nl.ts';

export type { SiteWords } from './en.ts';

const byLanguage: Record<string, SiteWords> = { en, nl, de, fr, es, lv, fil };

/** What the pages of a language say (BCP 47); English where there are no words for it, with its own dates. */
export function siteWords(language: string): SiteWords {
  const known = byLanguage[language.toLowerCase().split('-')[0] ?? ''];
  if (known) return known;
  const dates = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return { ...en, date: (iso) => dates.format(new Date(`${iso}T00:00:00Z`)) };
}
