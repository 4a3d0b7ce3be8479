import type { Terminal } from './terminal.ts';

/** Counts what is done on stderr once a command takes longer than this. Nothing is shown where stderr is no terminal. */
const afterMs = 1000;
const everyMs = 100;

export interface Progress {
  step(): void;
  /** Takes the line away. */
  end(): void;
}

/** A line that counts up to `total` and disappears at the end. `say` words it. */
export function progressOf(
  total: number,
  say: (done: number, total: number) => string,
  t: Terminal,
): Progress {
  const start = Date.now();
  let done = 0;
  let last = 0;
  const step = () => {
    done++;
    const now = Date.now();
    if (!t.terminal.err || now - start < afterMs || now - last < everyMs) return;
    last = now;
    t.err(`\r${say(done, total)}\u001b[K`);
  };
  return { step, end: () => last > 0 && t.err('\r\u001b[K') };
}
