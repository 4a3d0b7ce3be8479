import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NEVER_ASK, READ_ONLY, runGit } from './git-read.ts';

/** An object as git has it. */
export interface GitObject {
  oid: string;
  bytes: Buffer;
}

/**
 * Contents of objects in one process, by name (`<oid>` or `<commit>:<path>`); a missing one is undefined.
 * Format: git-cat-file(1), "Batch output".
 */
export async function readObjects(
  folder: string,
  names: readonly string[],
): Promise<Map<string, Buffer | undefined>> {
  const found = await readNamed(folder, names);
  return new Map([...found].map(([name, object]) => [name, object?.bytes]));
}

/** The same with the objects' own names. */
export async function readNamed(
  folder: string,
  names: readonly string[],
): Promise<Map<string, GitObject | undefined>> {
  const wanted = [...new Set(names)].filter((name) => name !== '' && !/[\n\0]/u.test(name));
  const contents = new Map<string, GitObject | undefined>();
  if (wanted.length === 0) return contents;
  const { stdout } = await runGit(folder, ['cat-file', '--batch'], `${wanted.join('\n')}\n`);
  let at = 0;
  for (const name of wanted) {
    const end = stdout.indexOf(10, at);
    const header = stdout.toString('utf8', at, end < 0 ? stdout.length : end);
    const [, oid, size] = /^([0-9a-f]{40,64}) (?:blob|commit|tree|tag) (\d+)$/u.exec(header) ?? [];
    const from = end + 1;
    const to = from + Number(size);
    contents.set(name, oid === undefined ? undefined : { oid, bytes: stdout.subarray(from, to) });
    at = oid === undefined ? from : to + 1;
  }
  return contents;
}

/** Shown a text: its object name and its first bytes, which hold only until the next one is shown. */
export type TakeHead = (oid: string, head: Buffer) => void;

/** Texts that one process reads at most: what it writes for us needs some 100 MB meanwhile. */
const PORTION = 25_000;

/**
 * Shows the first bytes of many objects, by object name, in one process for every 25,000 of them; a missing one is left out. Nothing is kept,
 * so that the texts of a long history need no room in memory.
 *
 * @param most bytes of an object that are shown
 */
export async function readHeads(
  folder: string,
  oids: readonly string[],
  most: (oid: string) => number,
  take: TakeHead,
): Promise<void> {
  for (let at = 0; at < oids.length; at += PORTION) {
    const portion = oids.slice(at, at + PORTION);
    // Through a file git writes without a stop; through a pipe the two of us wait for each other a thousand times.
    if (!(await throughFile(folder, portion, most, take))) await throughPipe(folder, portion, most, take);
  }
}

/** False where there is no room for the file, or no right to write it. */
async function throughFile(
  folder: string,
  oids: readonly string[],
  most: (oid: string) => number,
  take: TakeHead,
): Promise<boolean> {
  const aside = await mkdtemp(join(tmpdir(), 'sop-texts-')).catch(() => undefined);
  if (aside === undefined) return false;
  try {
    const path = join(aside, 'texts');
    const file = openSync(path, 'wx+', 0o600);
    try {
      // Where an open file may lose its name, it does not outlive this process, however that ends.
      if (process.platform !== 'win32') rmSync(aside, { recursive: true, force: true });
      if ((await catFile(folder, oids, file)) !== 0) return false;
      const read = headReader(oids, most, take);
      const room = Buffer.allocUnsafe(1 << 20);
      for (let at = 0; ; ) {
        const size = readSync(file, room, 0, room.length, at);
        if (size === 0) return true;
        read(room.subarray(0, size));
        at += size;
      }
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  } finally {
    await rm(aside, { recursive: true, force: true }).catch(() => {});
  }
}

async function throughPipe(
  folder: string,
  oids: readonly string[],
  most: (oid: string) => number,
  take: TakeHead,
): Promise<void> {
  await catFile(folder, oids, 'pipe', headReader(oids, most, take));
}

/** Exit code of `git cat-file --batch` over these objects. */
function catFile(
  folder: string,
  oids: readonly string[],
  to: number | 'pipe',
  read?: (part: Buffer) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child: ChildProcess = spawn('git', [...READ_ONLY, 'cat-file', '--batch', '--buffer'], {
      cwd: folder,
      env: { ...process.env, ...NEVER_ASK },
      stdio: ['pipe', to, 'ignore'],
      windowsHide: true,
    });
    if (read) child.stdout?.on('data', read);
    child.stdin?.on('error', () => {});
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
    child.stdin?.end(`${oids.join('\n')}\n`);
  });
}

/** Takes the answer of `cat-file --batch` in pieces of any size; a piece may be overwritten once it was taken. */
function headReader(
  oids: readonly string[],
  most: (oid: string) => number,
  take: TakeHead,
): (part: Buffer) => void {
  let next = 0;
  let header = '';
  /** Bytes of the object that are still to come, the line end after it too; below zero while its header is read. */
  let left = -1;
  let wanted = 0;
  let head: Buffer[] = [];
  const readHeader = (part: Buffer, at: number): number => {
    const end = part.indexOf(10, at);
    header += part.toString('latin1', at, end < 0 ? part.length : end);
    if (end < 0) return part.length;
    const size = sizeIn(header);
    header = '';
    if (size === undefined) next += 1;
    else {
      left = size + 1;
      wanted = Math.min(size, most(oids[next] ?? ''));
      head = [];
    }
    return end + 1;
  };
  return (part) => {
    for (let at = 0; at < part.length; ) {
      if (left < 0) {
        at = readHeader(part, at);
        continue;
      }
      const end = Math.min(part.length, at + left);
      const piece = part.subarray(at, Math.min(end, at + wanted));
      wanted -= piece.length;
      left -= end - at;
      at = end;
      if (left > 0) {
        if (piece.length > 0) head.push(Buffer.from(piece));
        continue;
      }
      take(oids[next] ?? '', head.length === 0 ? piece : Buffer.concat([...head, piece]));
      next += 1;
      left = -1;
    }
  };
}

/** `<oid> blob <size>`, or `<oid> missing`. */
function sizeIn(header: string): number | undefined {
  const at = header.indexOf(' blob ');
  return at < 0 ? undefined : Number(header.slice(at + ' blob '.length));
}
