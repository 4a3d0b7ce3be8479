// Puts what every page of the site needs beside its scripts: style, icon and fonts.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const site = resolve(import.meta.dirname, '../src/site');
const styles = ['assets/site.css', 'client/page.css', 'client/search.css', 'client/guide.css'];
const fonts = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json'));

/** Writes site.css, icon.svg and the fonts into a folder. */
export function copyAssets(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'site.css'),
    styles.map((file) => small(readFileSync(join(site, file), 'utf8'))).join(''),
  );
  copyFileSync(join(site, 'assets/icon.svg'), join(folder, 'icon.svg'));
  for (const part of ['latin', 'latin-ext'])
    copyFileSync(join(fonts, `files/inter-${part}-wght-normal.woff2`), join(folder, `inter-${part}.woff2`));
  copyFileSync(join(fonts, 'LICENSE'), join(folder, 'inter-license.txt'));
}

/** CSS without comments and needless white space. A space before a colon or inside brackets may mean something and stays. */
const small = (css) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim();
