import { setFlagsFromString } from 'node:v8';

/**
 * For work of seconds that is spread over thousands of functions: V8 waits with optimising a function until it has run about eight times
 * as much as usual. Compiling all that is warm takes a third of the processor time of such a run, and pays only in longer ones. Does
 * nothing in versions of V8 in which that was not tried (11 to 13 are those of Node 20 to 24).
 */
export function compileLess(): void {
  const version = Number(process.versions.v8.split('.')[0]);
  if (version >= 11 && version <= 13) setFlagsFromString('--interrupt-budget=1000000');
}
