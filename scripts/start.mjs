// `npm start`: a first look. Makes the handbook of a small lamp shop with two years behind it, in a folder outside of this one, shows what
// the commands say about it, builds its site, and serves it. Without a terminal, or with `--once`, it ends when the site is built.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDemo } from './demo.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const once = process.argv.includes('--once') || !process.stdout.isTTY;
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  .map((n) => String(n).padStart(2, '0'))
  .join('-');
const folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'sop-demo-'))), 'lantern-handbook');

console.log(`Making a handbook with a past in ${folder} …`);
await makeDemo(folder, today);
show('status');
show('log', 'refund-customer');
show('flow', 'refund-customer');
show('build', '--strict');
console.log(
  `\nThe site is in ${join(folder, 'site')}: open index.html in a browser.\nWhat next? README.md, "First steps".\n`,
);
if (!once) show('serve', '--released');

/** Runs `sop` in this terminal; the first command that fails ends the tour with its code. */
function show(...words) {
  console.log(`\n$ sop ${words.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [join(root, 'bin/sop.js'), ...words], {
    cwd: folder,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 3);
}
