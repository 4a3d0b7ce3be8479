import { en, type SiteWords } from './en.ts';
import { nl } from './nl.ts';

export type { SiteWords } from './en.ts';

const byLanguage: Record<string, SiteWords> = { en, nl };

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
