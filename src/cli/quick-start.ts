import { fstatSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { Surroundings } from './quick.ts';

export { helpFiles, quickAnswer } from './quick.ts';

/** The surroundings of the real process. */
export function surroundings(): Surroundings {
  const { env } = process;
  const terminal = isTerminal(1);
  return {
    env,
    terminal,
    width:
      (terminal && process.stdout.columns) ||
      (isTerminal(2) && process.stderr.columns) ||
      Number(env.COLUMNS) ||
      80,
  };
}

/** Is a standard stream a terminal? It is asked only where it may be one: opening it takes as long as all the rest of a small command. */
export function isTerminal(stream: 0 | 1 | 2): boolean {
  try {
    const device = fstatSync(stream);
    return device.isCharacterDevice() && device.rdev !== nowhere && isatty(stream);
  } catch {
    // A stream that was closed by whoever started us.
    return false;
  }
}

/** The device number of `/dev/null` where Linux runs (major 1, minor 3 of its list of devices): a stream into it is the usual way to say nothing. */
const nowhere = process.platform === 'linux' ? 0x103 : undefined;

/** Writes to stdout. A reader that went away is no fault. */
export function say(text: string): void {
  // A console of Windows takes letters beyond ASCII from its stream alone.
  if (process.platform === 'win32') {
    process.stdout.write(text);
    return;
  }
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A pipe that is full for now: the stream waits for its reader.
      if (code === 'EAGAIN') process.stdout.write(bytes.subarray(at));
      else if (code !== 'EPIPE') throw error;
      return;
    }
  }
}
