import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder } from './package.ts';
import type { SiteOutput } from './site-folder.ts';

/** A file that only the live preview puts into pages. */
export const liveAsset = (name: 'live.js' | 'live.css'): string =>
  readFileSync(join(packageFolder(), 'dist/live', name), 'utf8');

/**
 * Style, scripts, fonts and icon of every site: `assets/…`. They lie beside the bundle, made by `npm run build`.
 *
 * @param style put behind the style sheet: that of the charts
 */
export function siteAssets(style: string): SiteOutput[] {
  const own = dirname(fileURLToPath(import.meta.url));
  const folders = [join(own, 'site'), join(own, '../site'), join(packageFolder(), 'dist/site')];
  const folder = folders.find(
    (each) => existsSync(join(each, 'site.css')) && existsSync(join(each, 'site.js')),
  );
  if (!folder)
    throw new Error(
      `Unexpected ${folders.at(-1)} without site.css and site.js, expected what \`npm run build\` makes`,
    );
  return readdirSync(folder)
    .sort()
    .map((name) => ({
      path: `assets/${name}`,
      content: () => {
        const bytes = readFileSync(join(folder, name));
        return name === 'site.css' ? `${bytes}${style}` : bytes;
      },
    }));
}
