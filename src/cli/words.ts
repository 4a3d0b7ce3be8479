import type { CliWords } from '../languages/cli/en.ts';

/** Languages in which the command line speaks. */
export const spoken = ['en', 'nl'] as const;

/**
 * The language in which the tool speaks: `SOP_LANGUAGE`, else the locale (`LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set,
 * as POSIX 8.2 orders them), else English. Returns a code of `spoken`.
 */
export function languageOf(env: Record<string, string | undefined>): (typeof spoken)[number] {
  const locale = env.SOP_LANGUAGE || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const code = locale.toLowerCase().split(/[-_.@]/)[0] ?? '';
  return spoken.find((known) => known === code) ?? 'en';
}

/** What the tool says in a language; English for one that it does not speak. Only that language is loaded. */
export async function wordsOf(language: string): Promise<CliWords> {
  if (language === 'nl') return (await import('../languages/cli/nl.ts')).nl;
  return (await import('../languages/cli/en.ts')).en;
}
