import { clientWords } from '../languages/site/client.ts';
import type { SearchFile } from './search/index.ts';

/** Which version holds of each SOP in one language, for the list of what to read again: a classic script, so that it loads from a disk too. */
export function versionsFile(
  entries: readonly { id: string; version: string }[],
  language: string,
): SearchFile {
  const versions = entries.map(({ id, version }): [string, string] => [id, version]);
  versions.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    path: `assets/versions/${language}.js`,
    text: `self.sopVersions=${JSON.stringify(Object.fromEntries(versions))};\n`,
  };
}

/** Where the words of the scripts lie for pages in a language, from the site's root. */
export const wordsPath = (language: string): string => `assets/words/${language}.js`;

/** What the scripts of the pages in one language say: a file that all of them share, and a classic script for the same reason. */
export const wordsFile = (language: string): SearchFile => ({
  path: wordsPath(language),
  text: `self.sopWords=${JSON.stringify(clientWords(language))};\n`,
});
