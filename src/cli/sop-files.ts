import { basename, join, relative, resolve, sep } from 'node:path';
import { findMarkdown, isFolder } from '../io/find.ts';
import type { Place } from './place.ts';

/** Folders of SOPs, absolute. */
export const foldersOf = ({ root, config }: Place): string[] =>
  config.folders.map((folder) => join(root, folder));

/** Every file in the folders of SOPs that has to be an SOP, absolute. */
export async function sopFiles(place: Place): Promise<string[]> {
  const found: string[] = [];
  for (const folder of foldersOf(place))
    if (await isFolder(folder)) found.push(...(await findMarkdown(folder, place.root)));
  return [...new Set(found)].filter((path) => isInFolders(path, place));
}

/** Does a file lie in a folder of SOPs, and is it no README? */
export const isInFolders = (path: string, place: Place) =>
  !isReadme(path) && foldersOf(place).some((folder) => isIn(folder, path));

/** Is this a file that has to be an SOP: in a folder of SOPs of a handbook, and no README? */
export const isSopPath = (path: string, place: Place): boolean =>
  place.isHandbook && isInFolders(path, place);

export const isReadme = (path: string) => /^readme\.(?:\w+\.)?(?:md|markdown)$/i.test(basename(path));

/** Is `path` the folder or something in it? */
export function isIn(folder: string, path: string): boolean {
  const way = relative(folder, resolve(path));
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`));
}
