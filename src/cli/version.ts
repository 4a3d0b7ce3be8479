import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../io/package.ts';
import type { Shell } from './shell.ts';

/** Version in `package.json`. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

/** Version and what it runs on, on one line. */
export const versionLine = () =>
  `sop ${ownVersion()}, Node ${process.versions.node}, ${process.platform} ${process.arch}`;

/** `sop --version`: the number alone, so that scripts can read it; with `--verbose` also what it runs on. */
export async function version(verbose: boolean, shell: Shell): Promise<number> {
  if (!verbose) {
    shell.out(`${ownVersion()}\n`);
    return 0;
  }
  const [{ gitVersion }, { parsersOf }] = await Promise.all([import('../io/git.ts'), import('./reader.ts')]);
  const parsers = `Markdown: ${await parsersOf(shell.env)}`;
  shell.out(`${versionLine()}, git ${(await gitVersion()) ?? '-'}\n${parsers}\n${packageFolder()}\n`);
  return 0;
}
