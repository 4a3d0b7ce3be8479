// Bundles the scripts of the site's pages: classic scripts, so that pages also work from a disk.
import { copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';

/** What all parts use; it is in site.js, which every page loads first, and the others take it from there. */
const shared = ['page', 'copy', 'terms', 'views'];
const global = 'sopSite';
const parts = { site: 'site.ts', guide: 'guide/guide.ts', search: 'search/search.ts' };
const source = resolve(import.meta.dirname, '../src/site/client');

/** Writes site.js, guide.js and search.js into a folder. Gives back the ids of all modules in them, for the notices of their licences. */
export async function bundleClient(folder) {
  const modules = [];
  for (const [name, file] of Object.entries(parts)) {
    const bundle = await rolldown({
      input: resolve(source, file),
      platform: 'browser',
      tsconfig: resolve(source, 'tsconfig.json'),
      checks: { eval: false },
      external: (id) => name !== 'site' && isShared(id),
    });
    const { output } = await bundle.write({
      file: resolve(folder, `${name}.js`),
      format: 'iife',
      ...(name === 'site' ? { name: global } : { globals: () => global }),
      minify: true,
    });
    await bundle.close();
    modules.push(...output.flatMap(({ moduleIds }) => moduleIds ?? []));
  }
  return modules;
}

const isShared = (id) => shared.some((name) => id.endsWith(`/${name}.ts`));

/** Writes live.js and live.css, which only `sop serve` puts into pages, into a folder. */
export async function bundleLive(folder) {
  const bundle = await rolldown({
    input: resolve(source, 'live.ts'),
    platform: 'browser',
    tsconfig: resolve(source, 'tsconfig.json'),
  });
  await bundle.write({ file: resolve(folder, 'live.js'), format: 'iife', minify: true });
  await bundle.close();
  copyFileSync(resolve(source, 'live.css'), resolve(folder, 'live.css'));
}
