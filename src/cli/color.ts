import type { ChalkInstance } from 'chalk';
import type { Shell } from './shell.ts';

/**
 * Whether a stream gets colour. `FORCE_COLOR` (not `0`) says yes, `NO_COLOR` (not empty, no-color.org) and `TERM=dumb` say no,
 * CI without a terminal says no. Flags of the command line are stronger and are read by `run`.
 */
export function wantsColor(env: Shell['env'], terminal: boolean): boolean {
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '')
    return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  if (env.NO_COLOR) return false;
  if (env.TERM === 'dumb') return false;
  return terminal;
}

/**
 * Pens for stdout and stderr. Each is a Chalk of our own: the shared one reads flags and streams by itself and ignores `NO_COLOR`.
 */
export async function pensOf(color: Shell['color']): Promise<Record<'out' | 'err', ChalkInstance>> {
  const { Chalk } = await import('chalk');
  const pen = (isOn: boolean) => new Chalk({ level: isOn ? 1 : 0 });
  return { out: pen(color.out), err: pen(color.err) };
}
