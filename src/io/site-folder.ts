import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { UserError } from '../errors.ts';

/** A file of a site; the path counts from its folder, with `/`. */
export interface SiteOutput {
  path: string;
  content(): string | Uint8Array;
  /** The same piece by piece, where it is long. */
  pieces?(): Iterable<string | Uint8Array>;
  /** Hash of the file that an earlier build wrote, where this one would write the same: while that lies there, its content is not asked for. */
  former?(): string | undefined;
}

/** What writing did. */
export interface Written {
  /** Files that are new or changed. */
  written: number;
  /** Files that were the same already. */
  same: number;
  removed: number;
  /** Files of an earlier build that somebody has changed since: they are left alone. */
  left: string[];
  /** Bytes of all files. */
  bytes: number;
  /** Hash of the list of all files with their hashes: it stands for the whole folder. */
  list: string;
}

/** What writing did, and the hash of each file. */
export interface WrittenSite extends Written {
  files: ReadonlyMap<string, string>;
}

/** Names the files that a build wrote, with the hash of each: what is not named here is not ours and is never touched. */
const manifestName = '.sop-site.json';

/** Names of the files that an earlier build wrote into a folder, with their hashes. */
export function readManifest(folder: string): Map<string, string> {
  try {
    const { files } = JSON.parse(readFileSync(join(folder, manifestName), 'utf8')) as { files?: unknown };
    const known = Object.entries(files ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return new Map(known.filter(([path]) => isPlain(path)));
  } catch {
    return new Map();
  }
}

/** Files that stand where a site is to be written and that no build made. */
export function foreignFiles(folder: string, paths: Iterable<string>): string[] {
  if (!existsSync(folder)) return [];
  const ours = readManifest(folder);
  return [...paths].filter((path) => !ours.has(path) && existsSync(join(folder, path)));
}

/**
 * Writes a site into a folder: only what changed, each file whole or not at all; what an earlier build wrote and this one does not is
 * removed. Throws a UserError for a path that leads out of the folder.
 *
 * @param step called after each file
 */
export function writeSite(
  folder: string,
  files: readonly SiteOutput[],
  step: () => void = () => {},
): WrittenSite {
  const before = readManifest(folder);
  const now = new Map<string, string>();
  const result = { written: 0, same: 0, removed: 0, left: [], bytes: 0, list: '', files: now };
  // In a folder of our own making nothing can be in the way: thousands of files need not be looked for.
  const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
  const place = placeIn(folder);
  // Noted first: a build that is killed leaves no file behind that the next one does not know.
  const added = files.filter(({ path }) => !before.has(path)).map(({ path }) => [path, ''] as const);
  if (added.length > 0) writeManifest(folder, new Map([...before, ...added]));
  for (const file of files) {
    const target = place(file.path);
    const { hash, size, isWritten } = standing(target, file) ?? put(target, file, isNew);
    now.set(file.path, hash);
    result.bytes += size;
    result[isWritten ? 'written' : 'same']++;
    step();
  }
  for (const [path, hash] of before) if (!now.has(path)) removeOld(folder, path, hash, result);
  result.list = writeManifest(folder, now);
  return result;
}

interface Put {
  hash: string;
  size: number;
  isWritten: boolean;
}

/** A file that an earlier build wrote and this one would write again. */
function standing(target: string, { former }: SiteOutput): Put | undefined {
  const hash = former?.();
  const size = hash === undefined ? undefined : sizeOf(target, hash);
  return hash === undefined || size === undefined ? undefined : { hash, size, isWritten: false };
}

function put(target: string, { content, pieces }: SiteOutput, isNew: boolean): Put {
  if (pieces) return putPieces(target, pieces());
  const bytes = Buffer.from(content() as string);
  const isWritten = isNew || !isSame(target, bytes);
  if (isNew) writeFileSync(target, bytes, { flag: 'wx' });
  else if (isWritten) replace(target, bytes);
  return { hash: hashOf(bytes), size: bytes.length, isWritten };
}

/** A long file is never in memory as a whole. */
function putPieces(target: string, pieces: Iterable<string | Uint8Array>): Put {
  const draft = `${target}.${process.pid}.tmp`;
  const sum = createHash('sha256');
  let size = 0;
  try {
    const file = openSync(draft, 'w');
    try {
      for (const piece of pieces) {
        const bytes = Buffer.from(piece as string);
        sum.update(bytes);
        size += bytes.length;
        writeFileSync(file, bytes);
      }
    } finally {
      closeSync(file);
    }
    const hash = shortened(sum);
    const isWritten = sizeOf(target, hash) === undefined;
    if (isWritten) renameSync(draft, target);
    else rmSync(draft);
    return { hash, size, isWritten };
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * What a folder holds, where it is what a build wrote, to the byte; undefined where a file is missing or was changed since.
 *
 * @param list what the build gave as `Written.list`
 */
export function asWritten(
  folder: string,
  list: string,
): { files: Map<string, string>; bytes: number } | undefined {
  try {
    if (hashOf(readFileSync(join(folder, manifestName))) !== list) return undefined;
    const files = readManifest(folder);
    let bytes = 0;
    for (const [path, hash] of files) {
      const content = readFileSync(join(folder, path));
      if (hashOf(content) !== hash) return undefined;
      bytes += content.length;
    }
    return { files, bytes };
  } catch {
    return undefined;
  }
}

/** Gives back the hash of what it wrote. */
function writeManifest(folder: string, files: ReadonlyMap<string, string>): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = `${JSON.stringify({ about: 'Files that `sop build` wrote here. It removes no others.', files: Object.fromEntries(sorted) }, null, 1)}\n`;
  const target = join(folder, manifestName);
  const bytes = Buffer.from(text);
  if (!isSame(target, bytes)) replace(target, bytes);
  return hashOf(bytes);
}

/** Half of a SHA-256, in hexadecimal digits. */
export const hashOf = (bytes: Uint8Array): string => shortened(createHash('sha256').update(bytes));

const shortened = (sum: Hash): string => sum.digest('hex').slice(0, 32);

const isPlain = (path: string): boolean =>
  path !== '' &&
  !/[\\\u0000-\u001f]/.test(path) &&
  path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');

/** Makes the folders on the way and gives the absolute path; no link on the way may lead out of the site's folder. */
function placeIn(folder: string): (path: string) => string {
  const root = realpathSync(folder);
  const known = new Set<string>();
  return (path) => {
    const target = join(folder, path);
    const parent = dirname(target);
    if (isPlain(path) && known.has(parent)) return target;
    const refusal = () => new UserError(`Unexpected path \`${path}\`, expected one inside \`${folder}\``);
    if (!isPlain(path)) throw refusal();
    mkdirSync(parent, { recursive: true });
    const real = realpathSync(parent);
    if (real !== root && !real.startsWith(root + sep)) throw refusal();
    known.add(parent);
    return target;
  };
}

/** Bytes of a file with this hash; undefined where there is none. */
function sizeOf(target: string, hash: string): number | undefined {
  try {
    const bytes = lstatSync(target).isFile() ? readFileSync(target) : undefined;
    return bytes && hashOf(bytes) === hash ? bytes.length : undefined;
  } catch {
    return undefined;
  }
}

function isSame(target: string, bytes: Uint8Array): boolean {
  try {
    const known = lstatSync(target, { throwIfNoEntry: false });
    return known?.isFile() === true && known.size === bytes.length && readFileSync(target).equals(bytes);
  } catch {
    return false;
  }
}

/** A file that is there is exchanged as a whole. A new one is just written: nobody reads it yet, and the next build knows it. */
function replace(target: string, content: string | Uint8Array): void {
  if (!existsSync(target)) {
    writeFileSync(target, content);
    return;
  }
  const draft = `${target}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function removeOld(folder: string, path: string, hash: string, result: Written): void {
  const target = join(folder, path);
  try {
    const parent = realpathSync(dirname(target));
    const root = realpathSync(folder);
    if (parent !== root && !parent.startsWith(root + sep)) return;
    // A file that was changed by hand is somebody's work.
    if (hash !== '' && hashOf(readFileSync(target)) !== hash) result.left.push(path);
    else {
      rmSync(target);
      result.removed++;
    }
  } catch {
    return;
  }
  for (let at = dirname(path); at !== '.'; at = dirname(at)) {
    try {
      rmdirSync(join(folder, at));
    } catch {
      return;
    }
  }
}
