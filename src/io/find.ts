import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { inside } from './files.ts';

/** Name of the file that makes a folder a handbook. */
export const configName = 'sop.yaml';

/** The handbook that a folder lies in: the nearest folder upwards with a `sop.yaml`; undefined where there is none. */
export async function findHandbook(folder: string): Promise<string | undefined> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (await isFile(join(at, configName))) return at;
    if (dirname(at) === at) return undefined;
  }
}

export const isFile = async (path: string) => lookAt(path)?.isFile() ?? false;
export const isFolder = async (path: string) => lookAt(path)?.isDirectory() ?? false;

/** Looks at once: a promise for each call of the system costs more than the calls, and the module that makes them takes its time to load. */
function lookAt(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** The patterns of one `.gitignore` and the folder in which they hold. */
interface Ignoring {
  folder: string;
  patterns: Ignore;
}

/**
 * All Markdown files below a folder, absolute, in the order of their paths. Leaves out what git ignores, `node_modules`,
 * files and folders whose name begins with a dot, links to folders, and links to files outside `root`.
 */
export const findMarkdown = (folder: string, root: string = folder): Promise<string[]> =>
  findFiles(folder, root, (name) => /\.(?:md|markdown)$/i.test(name));

/** The same for all files whose name is wanted. */
export async function findFiles(
  folder: string,
  root: string = folder,
  isWanted: (name: string) => boolean = () => true,
): Promise<string[]> {
  const walk = { root: resolve(root), isWanted };
  return (await filesBelow(resolve(folder), await ignoringAbove(folder), walk)).sort(byPath);
}

const byPath = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

interface Walk {
  root: string;
  isWanted(name: string): boolean;
}

async function filesBelow(folder: string, above: Ignoring[], walk: Walk): Promise<string[]> {
  const entries = readdirSync(folder, { withFileTypes: true });
  const own = entries.some((e) => e.name === '.gitignore') ? await ignoringOf(folder) : undefined;
  const ignoring = own ? [...above, own] : above;
  const open = entries.filter((e) => !e.name.startsWith('.') && e.name !== 'node_modules');
  const wanted = open.filter((e) => e.isDirectory() || walk.isWanted(e.name));
  const kept = wanted.filter((e) => !isIgnored(join(folder, e.name), e.isDirectory(), ignoring));
  return (await Promise.all(kept.map((entry) => filesOf(entry, folder, ignoring, walk)))).flat();
}

async function filesOf(entry: Dirent, folder: string, ignoring: Ignoring[], walk: Walk): Promise<string[]> {
  const path = join(folder, entry.name);
  if (entry.isDirectory()) return filesBelow(path, ignoring, walk);
  if (entry.isFile()) return [path];
  const stays =
    entry.isSymbolicLink() && (await isFile(path)) && (await inside(walk.root, path)) !== undefined;
  return stays ? [path] : [];
}

/** The nearest file that decides wins, as in gitignore(5). */
function isIgnored(path: string, isFolder: boolean, ignoring: Ignoring[]): boolean {
  for (const { folder, patterns } of ignoring.toReversed()) {
    const name = relative(folder, path).split(sep).join('/');
    const { ignored, unignored } = patterns.test(isFolder ? `${name}/` : name);
    if (ignored || unignored) return ignored;
  }
  return false;
}

async function ignoringOf(folder: string): Promise<Ignoring | undefined> {
  try {
    return { folder, patterns: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) };
  } catch {
    return undefined;
  }
}

/** `.gitignore` files from the top of the repository down to the parent of a folder. */
async function ignoringAbove(folder: string): Promise<Ignoring[]> {
  const found: Ignoring[] = [];
  for (let at = resolve(folder); !(await exists(join(at, '.git'))); at = dirname(at)) {
    if (dirname(at) === at) return [];
    const own = await ignoringOf(dirname(at));
    if (own) found.unshift(own);
  }
  return found;
}

const exists = async (path: string) => lookAt(path) !== undefined;

/** Is there a git repository around a folder? Asks no process. */
export async function isInRepository(folder: string): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (await exists(join(at, '.git'))) return true;
    if (dirname(at) === at) return false;
  }
}

/** Where a folder lies in its git repository: `docs/handbook`; empty at the top, and where there is no repository. */
export async function folderInRepository(folder: string): Promise<string> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (await exists(join(at, '.git'))) return relative(at, resolve(folder)).split(sep).join('/');
    if (dirname(at) === at) return '';
  }
}

/** Files that a pattern names (`sops/**\/*.md`), absolute and in order, for shells that leave patterns to the program. */
export async function findByPattern(pattern: string, folder: string): Promise<string[]> {
  if (!/[*?[{(!]/.test(pattern)) return [];
  const { glob } = await import('tinyglobby');
  const options = { cwd: folder, absolute: true, ignore: ['**/node_modules/**'], followSymbolicLinks: false };
  return (await glob(pattern.replaceAll('\\', '/'), options)).map((path) => resolve(path)).sort(byPath);
}
