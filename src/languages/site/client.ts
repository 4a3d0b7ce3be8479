import { client as de } from './client.de.ts';
import { client as en } from './client.en.ts';
import { client as es } from './client.es.ts';
import { client as fil } from './client.fil.ts';
import { client as fr } from './client.fr.ts';
import { client as lv } from './client.lv.ts';
import { client as nl } from './client.nl.ts';

/** What the scripts of a page say, as plain data for its JSON. */
export type ClientWords = typeof en;

const byLanguage: Record<string, ClientWords> = { en, nl, de, fr, es, lv, fil };

/** Words for a page in a language (BCP 47); English where there are none. */
export const clientWords = (language: string): ClientWords =>
  byLanguage[language.toLowerCase().split('-')[0] ?? ''] ?? en;
