// Bundles src/ into dist/: one entry, one lazy chunk a command, no dependency tree for whoever installs the package.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

await rm('dist', { recursive: true, force: true });
const bundle = await rolldown({
  input: { cli: 'src/cli/main.ts' },
  platform: 'node',
  tsconfig: true,
  checks: { eval: false },
  // Native parser, installed where a binary for the machine exists; the reference parser stands in for it.
  external: ['satteri'],
});
const { output } = await bundle.write({
  dir: 'dist',
  format: 'esm',
  chunkFileNames: 'chunks/[name]-[hash].js',
});
writeFileSync('THIRD-PARTY-NOTICES.txt', notices(output.flatMap(({ moduleIds }) => moduleIds ?? [])));

/** Name, version, licence and licence text of every package whose code is in the bundle. */
function notices(modules) {
  const folders = new Set(modules.map(packageFolder).filter(Boolean));
  const parts = [...folders].map((folder) => {
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof license !== 'string') throw new Error(`No licence is named by ${folder}`);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const by = typeof author === 'string' ? author : author?.name;
    const text = file
      ? readFileSync(join(folder, file), 'utf8').trim()
      : `Licence: ${license}${by ? `, ${by}` : ''}`;
    return { name, text: `${name} ${version} (${license})\n\n${text}\n` };
  });
  const sorted = parts.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ text }) => text);
  return `This program holds code of the following packages.\n\n${sorted.join(`\n${'-'.repeat(72)}\n\n`)}`;
}

/** The innermost package that a module belongs to; undefined for our own code. */
function packageFolder(id) {
  const at = id.lastIndexOf('/node_modules/');
  if (at < 0) return undefined;
  let folder = dirname(id);
  while (folder.length > at + '/node_modules'.length) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name) return folder;
    folder = dirname(folder);
  }
  return undefined;
}
