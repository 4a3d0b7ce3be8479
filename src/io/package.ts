import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, where `package.json` and `templates/` lie: above the bundle as above the sources. */
export function packageFolder(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) throw new Error(`no package.json above \`${start}\`: sop is not whole`);
  }
}

/** Names the build that runs, byte for byte; undefined when the sources run, which can change between two runs. */
export function buildName(): string | undefined {
  if (import.meta.url.endsWith('.ts')) return undefined;
  try {
    return readFileSync(join(packageFolder(), 'dist', 'build'), 'utf8');
  } catch {
    return undefined;
  }
}
