import { mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

/** Bundles TypeScript modules of `src/` and gives back all that they export, so that scripts run on every Node that the project supports. */
export async function load(...modules) {
  const folder = await mkdtemp(resolve('node_modules/.load-'));
  try {
    const id = '\0entry';
    const code = modules.map((each) => `export * from ${JSON.stringify(resolve(each))};`).join('\n');
    const entry = {
      name: 'entry',
      resolveId: (source) => (source === id ? id : null),
      load: (source) => (source === id ? code : null),
    };
    const bundle = await rolldown({
      input: { entry: id },
      platform: 'node',
      tsconfig: true,
      logLevel: 'silent',
      plugins: [entry],
    });
    // In one file: the folder is gone before a part that is imported later would be asked for.
    await bundle.write({
      dir: folder,
      format: 'esm',
      entryFileNames: 'entry.mjs',
      codeSplitting: false,
    });
    return await import(pathToFileURL(join(folder, 'entry.mjs')).href);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
