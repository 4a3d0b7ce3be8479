import { UserError } from '../errors.ts';
import { scripts, shells } from './completion-scripts.ts';
import { oneOf } from './options.ts';
import type { Terminal } from './terminal.ts';

/** `sop completion`: the script that lets a shell complete commands of `sop`, on stdout. */
export async function completion(named: string | undefined, t: Terminal): Promise<number> {
  const { usage } = t.words;
  if (named === undefined)
    throw new UserError(usage.missingArgument('shell', 'sop completion'), t.words.shells.choose([...shells]));
  t.out(scripts[oneOf(shells, named === 'pwsh' ? 'powershell' : named, 'sop completion', t.words)]);
  return 0;
}
