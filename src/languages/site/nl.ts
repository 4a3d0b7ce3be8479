import type { SiteWords } from './en.ts';
import { en } from './en.ts';
export const nl: SiteWords = en;
