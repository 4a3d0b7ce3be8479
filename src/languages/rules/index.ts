import type { RuleTranslations } from './texts.ts';

/** Texts of the rules in a language; undefined for English, in which they are written, and for one that has none. Only that one is loaded. */
export async function ruleTextsOf(code: string): Promise<RuleTranslations | undefined> {
  return /^nl\b/i.test(code) ? (await import('./nl.ts')).nl : undefined;
}
