import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../handbook/config.ts';
import { type Cache, digest, noCache } from '../io/cache.ts';
import { hashOf, type SiteOutput } from '../io/site-folder.ts';
import type { SiteFile } from '../site/input.ts';
import { type Chapters, chaptersIn, wholePath } from '../site/pages/whole.tsx';
import type { KeptTexts } from '../site/text.ts';
import { type Form, json, shelf } from './shelf.ts';

/** What earlier builds leave for the next one: what was read in each text, and which pages stand for which data. Pages stay in their folder alone. */
export interface KeptPages {
  texts?: KeptTexts;
  /** Chapters of the page of the whole handbook as it lies in the folder, of SOPs whose own pages are the same. */
  chapters: Chapters;
  output(file: SiteFile): SiteOutput;
  /** @param written hashes of all files that were written */
  save(written: ReadonlyMap<string, string>): void;
}

/** So few new texts are sooner read again than all of them written. */
const fewTexts = 8;

/**
 * @param root folder of the handbook
 * @param folder folder of the site
 * @param parser which one reads, where the person says so
 */
export function keptPages(
  cache: Cache,
  [root, folder]: [root: string, folder: string],
  { languages, keys }: Config,
  parser = '',
): KeptPages {
  if (cache === noCache) return nothing;
  const place = (path: string) => digest(path).slice(0, 16);
  const reading = JSON.stringify([languages[0] ?? '', keys, parser]);
  const texts = shelf<() => string>(cache, `${place(root)}-texts`, reading, lines);
  const pages = shelf<[key: string, hash: string]>(cache, `${place(folder)}-pages`, parser, json());
  const inUse = new Set<string>();
  const keyAt = new Map<string, string>();
  const same = new Set<string>();
  const wholes = new Map<string, Map<string, Buffer>>();
  const chaptersOf = (path: string) => {
    const known = wholes.get(path) ?? readChapters(join(folder, path), pages.get(path)?.[1]);
    wholes.set(path, known);
    return known;
  };
  return {
    texts: {
      find: (name) => texts.get(name)?.(),
      keep(name, line, isNew) {
        inUse.add(name);
        if (isNew) texts.set(name, line);
      },
    },
    chapters: {
      get(page) {
        const [, language = '', id = ''] = /^(.*?)sops\/([^/]*)\.html$/.exec(page) ?? [];
        return same.has(page) ? chaptersOf(wholePath(language)).get(id) : undefined;
      },
    },
    output({ path, text, pieces, key }) {
      const former = () => {
        const now = key?.() ?? '';
        keyAt.set(path, now);
        const [before, hash] = pages.get(path) ?? [];
        if (before !== now) return undefined;
        same.add(path);
        return hash;
      };
      return { path, content: text, ...(pieces && { pieces }), ...(key && { former }) };
    },
    save(written) {
      for (const [path, hash] of written)
        if (keyAt.has(path) || isWhole(path)) pages.set(path, [keyAt.get(path) ?? '', hash]);
      pages.save((path) => written.has(path));
      texts.save((name) => inUse.has(name), fewTexts);
    },
  };
}

const isWhole = (path: string): boolean => path.endsWith(wholePath(''));

/** Lines as they are: what is made of them is the reader's. */
const lines: Form<() => string> = { read: (line) => () => line, write: (line) => line() };

/** Chapters of the page of the whole handbook, if it is the one that the last build wrote. */
function readChapters(path: string, hash: string | undefined): Map<string, Buffer> {
  try {
    const page = readFileSync(path);
    return hashOf(page) === hash ? chaptersIn(page) : new Map();
  } catch {
    return new Map();
  }
}

const nothing: KeptPages = {
  chapters: new Map(),
  output: ({ path, text, pieces }) => ({ path, content: text, ...(pieces && { pieces }) }),
  save: () => {},
};
