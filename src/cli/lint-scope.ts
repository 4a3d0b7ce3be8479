import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { findByPattern, findMarkdown, isFile, isFolder } from '../io/find.ts';
import { findSop } from './find-sop.ts';
import { openPlace, type Place } from './place.ts';
import { foldersOf, isIn, isInFolders, isReadme, isSopPath } from './sop-files.ts';
import type { Terminal } from './terminal.ts';

/** A file to check. */
export interface Target {
  /** Absolute. */
  path: string;
  /** It was named on the command line. */
  named: boolean;
  /** It was named, or lies in a folder of SOPs: it is checked whatever it holds. */
  certain: boolean;
  /** It lies in a folder of SOPs of the handbook: front matter is a must. */
  isSop: boolean;
}

export interface Scope {
  place: Place;
  targets: Target[];
  /** Every SOP of the handbook is among them. */
  whole: boolean;
}

/**
 * The files that `sop lint` looks at: what is named, else the folders of SOPs of the handbook (`sops/` where there is no `sop.yaml`).
 * The handbook is the one around the first path. Throws a UserError for a path that does not exist.
 */
export async function scopeOf(named: string[], t: Terminal): Promise<Scope> {
  if (named.length === 0) return wholeOf(await openPlace(t), t);
  const paths = (await Promise.all(named.map((path) => filesNamed(path, t)))).flat();
  const first = paths[0] ?? t.cwd;
  const place = await openPlace(t, (await isFolder(first)) ? first : dirname(first));
  const found = await Promise.all(paths.map((path) => targetsIn(path, place)));
  const targets = [...new Map(found.flat().map((target) => [target.path, target])).values()];
  const whole =
    place.isHandbook && foldersOf(place).every((folder) => paths.some((path) => isIn(path, folder)));
  return { place, targets, whole };
}

/** A path, a pattern or the id of an SOP. */
async function filesNamed(named: string, t: Terminal): Promise<string[]> {
  const isThere = (await isFile(resolve(t.cwd, named))) || (await isFolder(resolve(t.cwd, named)));
  const found = isThere ? [] : await findByPattern(named, t.cwd);
  return found.length > 0 ? found : [await findSop(named, t)];
}

async function wholeOf(place: Place, t: Terminal): Promise<Scope> {
  const folders: string[] = [];
  for (const folder of foldersOf(place)) if (await isFolder(folder)) folders.push(folder);
  if (folders.length === 0 && !place.isHandbook)
    throw new UserError(t.words.lint.nothingHere, t.words.lint.nothingHereHint);
  const found = await Promise.all(folders.map((folder) => targetsIn(folder, place)));
  return { place, targets: found.flat(), whole: true };
}

async function targetsIn(path: string, place: Place): Promise<Target[]> {
  if (!(await isFolder(path))) return [{ path, named: true, certain: true, isSop: isSopPath(path, place) }];
  const files = await findMarkdown(path, place.isHandbook ? place.root : path);
  const templates = join(place.root, 'templates');
  const isReadmeOfSops = (file: string) => isReadme(file) && foldersOf(place).some((one) => isIn(one, file));
  return files
    .filter((file) => !isIn(templates, file) && !isReadmeOfSops(file))
    .map((file) => ({
      path: file,
      named: false,
      certain: isInFolders(file, place),
      isSop: isSopPath(file, place),
    }));
}
