import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './package.ts';
import type { SiteOutput } from './site-folder.ts';

/** Style, scripts, fonts and icon of every site: `assets/…`. They lie beside the bundle, made by `npm run build`. */
export function siteAssets(): SiteOutput[] {
  const folder = join(packageFolder(), 'dist', 'site');
  const names = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const files = names.filter((entry) => entry.isFile()).map(({ name }) => name);
  if (!files.includes('site.css') || !files.includes('site.js'))
    throw new Error(
      `Unexpected ${folder} without site.css and site.js, expected those that \`npm run build\` makes`,
    );
  return files
    .sort()
    .map((name) => ({ path: `assets/${name}`, content: () => readFileSync(join(folder, name)) }));
}
