import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { chmod, link, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** Largest file that is read as an SOP. The largest real procedure seen has 0.3 MB. */
export const mostBytes = 2 * 1024 * 1024;

/** Why a file cannot be read as text. */
export type Unreadable =
  | { fault: 'missing' | 'folder' | 'denied' | 'binary' | 'utf16' }
  | { fault: 'too-large'; bytes: number }
  | { fault: 'encoding'; line: number };

/** A file as text, byte order mark included, or why not. */
export type Reading = { path: string; text: string } | ({ path: string } & Unreadable);

/** Reads one file as UTF-8. Never throws for what is wrong with the file itself. */
export async function readText(path: string, most = mostBytes): Promise<Reading> {
  try {
    return { path, ...readNow(path, most) };
  } catch (error) {
    return { path, fault: faultOf(error) };
  }
}

/** One open and no waiting: for small files, a promise for each call of the system costs more than the calls. */
function readNow(path: string, most: number): { text: string } | Unreadable {
  const file = openSync(path, 'r');
  try {
    const about = fstatSync(file);
    if (about.isDirectory()) return { fault: 'folder' };
    if (about.size > most) return { fault: 'too-large', bytes: about.size };
    return decode(readFileSync(file));
  } finally {
    closeSync(file);
  }
}

function faultOf(error: unknown): 'missing' | 'denied' | 'folder' {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  // Some systems do not even open a folder.
  if (code === 'EISDIR') return 'folder';
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  if (code === 'EACCES' || code === 'EPERM') return 'denied';
  throw error;
}

/** A file's bytes as they are; undefined where there is none or it may not be read. */
export async function readBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** Bytes as UTF-8 text, or why they are none. */
export function decode(bytes: Uint8Array): { text: string } | Unreadable {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return { fault: 'utf16' };
  if (bytes.subarray(0, 8000).includes(0)) return { fault: 'binary' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { fault: 'encoding', line: firstBadLine(bytes) };
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, from = 0; ; line++) {
    const end = bytes.indexOf(0x0a, from);
    try {
      decoder.decode(bytes.subarray(from, end === -1 ? bytes.length : end));
    } catch {
      return line;
    }
    from = end + 1;
  }
}

/** The first bytes of a file as text, for a look at its front matter; characters that are no UTF-8 become U+FFFD. */
export async function readHead(path: string, bytes = 8192): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Does something for every item, `ahead` at a time, and yields the results in the order of the items. */
export async function* inOrder<A, B>(
  items: readonly A[],
  work: (item: A) => Promise<B>,
  ahead = 32,
): AsyncGenerator<B> {
  const running: Promise<B>[] = [];
  let next = 0;
  while (next < items.length || running.length > 0) {
    while (next < items.length && running.length < ahead) running.push(work(items[next++] as A));
    yield await (running.shift() as Promise<B>);
  }
}

/**
 * Replaces a file's text so that a reader, a full disk or a crash finds the old text or the new one, never a part.
 * A link is followed, so that it stays one; rights are kept. Throws the error of the file system.
 */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target)
    .then((s) => s.mode & 0o7777)
    .catch(() => undefined);
  await mkdir(dirname(target), { recursive: true });
  const draft = await writeDraft(target, text);
  try {
    if (mode !== undefined) await chmod(draft, mode);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * Writes a new file, whole or not at all. Returns false, and changes nothing, when the file exists already,
 * even if somebody made it a moment ago.
 */
export async function createFile(path: string, text: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  const draft = await writeDraft(path, text);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    return await createWithoutLink(path, text);
  } finally {
    await rm(draft, { force: true });
  }
}

/** For file systems without hard links. */
async function createWithoutLink(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(text);
    await file.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function writeDraft(path: string, text: string): Promise<string> {
  const draft = join(dirname(path), `.${basename(path).slice(0, 80)}.${randomBytes(6).toString('hex')}.tmp`);
  const file = await open(draft, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return draft;
}

/**
 * The absolute path of something that may be written, or undefined when it lies outside `root`. Links on the way count
 * as where they lead, also for files that do not exist yet. Both arguments absolute, or `path` relative to `root`.
 */
export async function inside(root: string, path: string): Promise<string | undefined> {
  const target = resolve(root, path);
  return isBelow(await realpath(root), await realOf(target)) ? target : undefined;
}

async function realOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined) return real;
  return dirname(path) === path ? path : join(await realOf(dirname(path)), basename(path));
}

function isBelow(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}
