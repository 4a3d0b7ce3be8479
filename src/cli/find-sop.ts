import { relative, resolve } from 'node:path';
import { nearest } from '../document/near.ts';
import { UserError } from '../errors.ts';
import { isFile, isFolder } from '../io/find.ts';
import { clean } from '../lint/report/clean.ts';
import { knownSops } from './known.ts';
import { openPlace, type Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';

/**
 * The file that a person means by a path or by the id of an SOP; absolute. A path wins. An id finds the text in the handbook's first
 * language, or in `language`. Throws a UserError with the nearest names where there is none.
 */
export async function findSop(named: string, t: Terminal, language?: string): Promise<string> {
  const path = resolve(t.cwd, named);
  if ((await isFile(path)) || (await isFolder(path))) return path;
  const place = await openPlace(t);
  const known = await knownSops(place);
  const sameId = known.filter((k) => k.id.toLowerCase() === named.toLowerCase());
  const found = sameId.find((k) => k.language === (language ?? place.main)) ?? sameId[0];
  if (found) return resolve(place.root, found.path);
  const paths = known.map((k) => shown(t.cwd, resolve(place.root, k.path)));
  const names = /[./\\]/.test(named) ? paths : known.map((k) => k.id);
  const near = nearest(named, names, 1)[0] ?? nearest(named, [...paths, ...known.map((k) => k.id)], 1)[0];
  const { files } = t.words;
  const hint = near === undefined ? files.checkPath(clean(t.cwd)) : files.nearest(clean(near));
  throw new UserError(files.missing(clean(named)), hint);
}

/** Where a file lies in its handbook: relative, with `/`. */
export const inHandbook = ({ root }: Place, path: string): string =>
  relative(root, path).replaceAll('\\', '/');
