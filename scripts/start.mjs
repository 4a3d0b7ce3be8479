// `npm start`: a first look. Checks the sample handbook, shows one SOP as a chart, and writes the charts of all to charts/.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

rmSync(join(root, 'charts'), { recursive: true, force: true });
show('lint');
show('flow', 'refund-customer');
show('flow', '--all', 'charts', '--format', 'svg');
console.log('\nThe charts are in charts/. Open one in a browser.\nWhat next? README.md, "First steps".\n');

/** Runs `sop` in this terminal; the first command that fails ends the tour with its code. */
function show(...words) {
  console.log(`\n$ sop ${words.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [join(root, 'bin/sop.js'), ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 3);
}
