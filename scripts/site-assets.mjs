// Puts what every page of the site needs beside its scripts: style, icon and fonts.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const site = resolve(import.meta.dirname, '../src/site');
const sheets = {
  'site.css': ['base', 'common', 'frame', 'sop', 'steps', 'text', 'pages', 'script', 'narrow', 'print'],
  // These come with the scripts of the same name.
  'search.css': ['search'],
  'guide.css': ['guide'],
};
const fonts = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json'));

/** The text of a style sheet of the site: `site.css`, `search.css` or `guide.css`. */
export const styleSheet = (name) =>
  sheets[name].map((part) => small(readFileSync(join(site, `style/${part}.css`), 'utf8'))).join('');

/** Writes the style sheets into a folder. */
export function writeStyles(folder) {
  mkdirSync(folder, { recursive: true });
  for (const name of Object.keys(sheets)) writeFileSync(join(folder, name), styleSheet(name));
}

/** Writes style sheets, icon.svg and the fonts into a folder. */
export function copyAssets(folder) {
  writeStyles(folder);
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
    .replace(/ > /g, '>')
    .replaceAll(';}', '}')
    .trim();
