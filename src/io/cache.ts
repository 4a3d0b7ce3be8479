import { isAscii } from 'node:buffer';
import { createHash, hash, randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { isAbsolute, join } from 'node:path';

/**
 * What earlier runs worked out, kept outside of any handbook. It can be lost at any moment: what is not there, is not whole or was
 * written under another key is worked out again, and what cannot be written is not kept. Nothing here throws.
 */
export interface Cache {
  /** What was kept under a name, if it was kept under this very key. */
  read(name: string, key: string): string | undefined;
  /** Replaces it by these parts, whole or not at all: two processes may do so at once. (A text alone would be written sign by sign.) */
  write(name: string, key: string, parts: readonly string[] | Generator<string>): void;
}

/** Entries that nobody renewed for so long are swept away. */
const longestDays = 30;

export const noCache: Cache = { read: () => undefined, write: () => {} };

/**
 * The folder for what is kept: what `SOP_CACHE` names (an absolute path), else `sop` in the person's own cache folder
 * (`XDG_CACHE_HOME`, `LOCALAPPDATA`, `~/Library/Caches`, `~/.cache`). Undefined with `SOP_CACHE=off`, and where there is no home.
 */
export function cacheFolder(env: Record<string, string | undefined>): string | undefined {
  const asked = env.SOP_CACHE ?? '';
  if (isAbsolute(asked)) return asked;
  if (/^(?:off|no|false|0)$/i.test(asked)) return undefined;
  const base = homeOfCaches(env);
  return base !== undefined && isAbsolute(base) ? join(base, 'sop') : undefined;
}

function homeOfCaches(env: Record<string, string | undefined>): string | undefined {
  if (env.XDG_CACHE_HOME) return env.XDG_CACHE_HOME;
  if (process.platform === 'win32') return env.LOCALAPPDATA;
  if (!env.HOME) return undefined;
  return process.platform === 'darwin' ? join(env.HOME, 'Library', 'Caches') : join(env.HOME, '.cache');
}

/** A cache in a folder, which need not be there yet. `build` names the program that writes: no other one reads what it wrote. */
export function openCache(folder: string, build: string): Cache {
  const pathOf = (name: string) => join(folder, `${name}.cache`);
  return {
    read: (name, key) => readEntry(pathOf(name), headOf(build, key)),
    write: (name, key, parts) => writeEntry(folder, pathOf(name), headOf(build, key), parts),
  };
}

/** SHA-256 of some texts, in hexadecimal digits; where one ends and the next begins counts. */
export const digest = (...parts: string[]): string =>
  hash('sha256', parts.length === 1 ? (parts[0] ?? '') : JSON.stringify(parts), 'hex');

const headOf = (build: string, key: string) => digest(build, process.version, key);

/** `head\nbody sum`: the sum proves that the body is as it was written. */
function readEntry(path: string, head: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    const start = head.length + 1;
    if (bytes.toString('latin1', 0, start) !== `${head}\n`) return undefined;
    const body = bytes.subarray(start, -sumLength);
    const isWhole = bytes.toString('latin1', start + body.length) === hash('sha256', body, 'hex');
    return isWhole ? body.toString(isAscii(body) ? 'latin1' : 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

const sumLength = 64;

function writeEntry(
  folder: string,
  path: string,
  head: string,
  parts: readonly string[] | Generator<string>,
): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const isNew = statSync(path, { throwIfNoEntry: false }) === undefined;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const file = openSync(draft, 'wx', 0o600);
    try {
      writeParts(file, head, parts);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
    if (isNew) sweep(folder);
  } catch {
    discard(draft);
  }
}

/** Collected so far before it is written: the whole of a large handbook never stands in memory. */
const portion = 1 << 20;

function writeParts(file: number, head: string, parts: readonly string[] | Generator<string>): void {
  const sum = createHash('sha256');
  let waiting = '';
  const flush = () => {
    sum.update(waiting);
    writeFileSync(file, waiting);
    waiting = '';
  };
  writeFileSync(file, `${head}\n`);
  for (const part of parts) {
    waiting += part;
    if (waiting.length > portion) flush();
  }
  flush();
  writeFileSync(file, sum.digest('hex'));
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where nothing can be written, nothing is there to be taken away.
  }
}

function sweep(folder: string): void {
  const oldest = Date.now() - longestDays * 24 * 3_600_000;
  for (const name of readdirSync(folder)) {
    if (!/\.(?:cache|tmp)$/.test(name)) continue;
    const path = join(folder, name);
    if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? oldest) < oldest)
      rmSync(path, { force: true });
  }
}

/** Size, times and number of a file as the system gives them: while they are the same, so is what it holds. */
export type Signature = readonly [size: number, modified: number, changed: number, inode: number];

/** What tells whether a file was written to, without reading it; undefined for what is no file. Ask before you read. */
export function signatureOf(path: string): Signature | undefined {
  try {
    const about = statSync(path, { throwIfNoEntry: false });
    return about?.isFile() ? [about.size, about.mtimeMs, about.ctimeMs, about.ino] : undefined;
  } catch {
    return undefined;
  }
}

/** A file written to so short a time ago may be written to again within the same tick of the clock: then its times prove nothing. */
const ticks = 2000;

/** May the signature be relied on later, when it is the same? */
export const isSettled = ([, modified, changed]: Signature): boolean =>
  Math.max(modified, changed) < Date.now() - ticks;

export const sameSignature = (a: Signature, b: Signature): boolean => a.every((part, at) => part === b[at]);
