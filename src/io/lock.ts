import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const lockName = '.sop-lock';
const tryEveryMs = 20;

/** A lock older than this was left by a process that was killed: what is done under it takes well under a second. */
const staleAfterMs = 15_000;

/** Does something in a folder while no other `sop` does; the others wait. Rights errors of the file system are thrown. */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const path = join(folder, lockName);
  while (!(await take(path))) {
    await dropStale(path);
    await sleep(tryEveryMs);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function dropStale(path: string): Promise<void> {
  const about = await stat(path).catch(() => undefined);
  if (about && Date.now() - about.mtimeMs > staleAfterMs) await rm(path, { force: true });
}
