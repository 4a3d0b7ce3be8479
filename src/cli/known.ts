import { basename, relative, sep } from 'node:path';
import { inOrder, readHead } from '../io/files.ts';
import type { Known } from './draft.ts';
import type { Place } from './place.ts';
import { sopFiles } from './sop-files.ts';

/** Every SOP of the handbook as far as its first lines tell: enough to find a free id without reading 10,000 whole files. */
export async function knownSops(place: Place): Promise<Known[]> {
  const files = await sopFiles(place);
  const known: Known[] = [];
  for await (const sop of inOrder(files, (path) => knownFrom(place.root, path, place.main), 64))
    known.push(sop);
  return known;
}

async function knownFrom(root: string, path: string, main: string): Promise<Known> {
  const head = await readHead(path).catch(() => '');
  const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?:^---|$(?![\s\S]))/m.exec(head)?.[1] ?? '';
  const [name = '', suffix] = partsOf(path);
  return {
    id: fieldOf('id', front) ?? name,
    language: fieldOf('language', front) ?? suffix ?? main,
    version: fieldOf('version', front),
    department: fieldOf('department', front),
    status: fieldOf('status', front),
    path: relative(root, path).split(sep).join('/'),
  };
}

/** What serves as the id of a file that names none: its name without its ending and its language. */
export const nameOf = (path: string): string => partsOf(path)[0] ?? '';

const partsOf = (path: string) =>
  basename(path)
    .replace(/\.(?:md|markdown)$/i, '')
    .split('.');

/** A plain or quoted value on the line of its key. */
function fieldOf(key: string, front: string): string | undefined {
  const line = new RegExp(`^${key}[ \\t]*:[ \\t]*(?:'([^'\\n]*)'|"([^"\\n]*)"|([^#\\s][^\\n]*))`, 'm').exec(
    front,
  );
  return line?.[1] ?? line?.[2] ?? line?.[3]?.replace(/[ \t]+#.*$/, '').trim();
}
