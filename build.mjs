// Bundles src/ into dist/: one entry, one lazy chunk a command, no dependency tree for whoever installs the package.
import { rm } from 'node:fs/promises';
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
await bundle.write({ dir: 'dist', format: 'esm', chunkFileNames: 'chunks/[name]-[hash].js' });
