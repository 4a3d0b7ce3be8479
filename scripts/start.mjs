// `npm start`: a first look. Checks the sample handbook, shows one SOP as a chart, and writes the charts of all to charts/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const shown = 'sops/customer-support/refund-customer.md';

console.log('\n$ sop lint\n');
show('lint');
console.log(`\n$ sop flow ${shown}\n`);
show('flow', shown);

rmSync(join(root, 'charts'), { recursive: true, force: true });
mkdirSync(join(root, 'charts'));
const files = readdirSync(join(root, 'sops'), { recursive: true }).filter((path) => path.endsWith('.md'));
for (const path of files) {
  const chart = join('charts', `${basename(path, '.md')}.svg`);
  show('flow', join('sops', path), '--format', 'svg', '--output', chart);
}
console.log(`\n${files.length} charts are in charts/. Open one in a browser.\n`);

/** Runs `sop` in this terminal; the first command that fails ends the tour with its code. */
function show(...words) {
  const { status } = spawnSync(process.execPath, [join(root, 'bin/sop.js'), ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 3);
}
