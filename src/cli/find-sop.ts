import { relative, resolve } from 'node:path';
import { fold, nearest } from '../document/near.ts';
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
  const ids = known.map((k) => k.id);
  const names = /[./\\]/.test(named) ? paths : ids;
  const isPath = names === paths;
  const like = isPath ? nearest(named, paths, 1) : idsLike(named, names);
  const near = like.length > 0 ? like : nearest(named, [...paths, ...ids], 1);
  const { files } = t.words;
  const hint =
    near.length > 0 ? files.nearest(...near.map(clean)) : files.checkPath(clean(t.cwd), known.length > 0);
  throw new UserError((isPath ? files.missing : files.missingOrId)(clean(named)), hint);
}

/** Ids that begin with what was typed, that have it as one of their words, or that are nearly the same; three at most. */
function idsLike(named: string, ids: string[]): string[] {
  const wanted = fold(named);
  const begin = ids.filter((id) => fold(id).startsWith(wanted));
  const hold = ids.filter((id) => ` ${fold(id)}`.includes(` ${wanted}`));
  return wanted === '' ? [] : [...new Set([...nearest(named, ids), ...begin, ...hold])].slice(0, 3);
}

/** Where a file lies in its handbook: relative, with `/`. */
export const inHandbook = ({ root }: Place, path: string): string =>
  relative(root, path).replaceAll('\\', '/');
