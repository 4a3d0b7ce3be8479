#!/usr/bin/env node
// Times whole commands, ours and our peers', in interleaved rounds on the same files, and writes the table into bench/README.md.
// `as before`: nothing changed since the last run; `nothing kept`: the first run on a machine, as in CI.
//   node bench/run.mjs [--rounds 5] [--sizes 100,1000] [--only start,lint] [--write]
// CPU time is the operating system's own account of the finished process (bash's `times`), so that a busy machine changes little;
// memory is the high-water mark of the process (`VmHWM` of proc(5), polled). Ratios are taken round by round.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  askedFor,
  cellsOf,
  handbook,
  inRounds,
  installPeer,
  madeBy,
  sop,
  tableOf,
  work,
  writeFigures,
} from './measure.mjs';

const { rounds, sizes, only, write } = askedFor('5', 'start,lint');

/** Peers live outside the tree; each in a folder of its own. */
const peers = {
  mdlint: 'markdownlint-cli2@0.22.1',
  rumdl: 'rumdl@0.2.75',
  remark:
    'remark-cli@12 remark-preset-lint-recommended@7 remark-frontmatter@5 remark-gfm@4 remark-validate-links@13',
};

function installPeers() {
  for (const [name, packages] of Object.entries(peers)) installPeer(name, packages);
  writeFileSync(
    join(work, 'mdlint/.markdownlint-cli2.jsonc'),
    '{ "config": { "MD013": false, "MD025": false }, "noBanner": true, "noProgress": true }\n',
  );
  writeFileSync(
    join(work, 'remark/recommended.mjs'),
    "import gfm from 'remark-gfm';\nimport matter from 'remark-frontmatter';\nimport lint from 'remark-preset-lint-recommended';\nexport default { plugins: [matter, gfm, lint] };\n",
  );
}

/** Each case: what is run in which folder, and which case it is compared with. */
function casesOf(group) {
  if (group === 'start') {
    const one = handbook(100);
    const file = JSON.parse(readFileSync(join(one, 'planted.json'), 'utf8'))[0].path;
    return [
      { name: 'empty node', command: 'node -e 0', folder: one, base: true },
      { name: 'sop --version', command: `${sop} --version`, folder: one },
      { name: 'sop --help', command: `${sop} --help`, folder: one },
      { name: 'sop lint, one file, as before', command: `${sop} lint ${file}`, folder: one },
      {
        name: 'sop lint, one file, changed',
        command: `echo >> ${file}; ${sop} lint ${file}`,
        folder: one,
      },
      {
        name: 'sop lint, one file, nothing kept',
        command: `SOP_CACHE=off ${sop} lint ${file}`,
        folder: one,
      },
      { name: 'sop flow, one file', command: `${sop} flow ${file}`, folder: one },
    ];
  }
  return sizes.flatMap((size) => {
    const folder = handbook(size);
    return [
      {
        name: `markdownlint-cli2, ${size}`,
        base: true,
        command: `node ${work}/mdlint/node_modules/.bin/markdownlint-cli2 --config ${work}/mdlint/.markdownlint-cli2.jsonc "sops/**/*.md"`,
        folder,
      },
      {
        name: `sop lint, ${size}, nothing kept`,
        command: `SOP_CACHE=off ${sop} lint`,
        folder,
      },
      { name: `sop lint, ${size}, as before`, command: `${sop} lint`, folder },
      {
        name: `rumdl, ${size}`,
        command: `${work}/rumdl/node_modules/.bin/rumdl check --no-cache -d MD013,MD025 sops`,
        folder,
      },
      {
        name: `remark recommended, ${size}`,
        command: `${work}/remark/node_modules/.bin/remark --no-config --no-ignore -r ${work}/remark/recommended.mjs -q --no-stdout ${folder}/sops`,
        folder: `${work}/remark`,
        most: 1000,
      },
    ].filter(({ most = 1e9 }) => size <= most);
  });
}

installPeers();
const head = ['command', 'CPU s', 'wall s', 'peak MB', 'CPU, times the first'];
const tables = [];
for (const group of only) {
  const cases = casesOf(group);
  const rows = cellsOf(cases, await inRounds(cases, rounds));
  tables.push(`### ${group}\n\n${tableOf(head, rows)}\n`);
}
const report = `${madeBy('run.mjs', rounds)}\nPeers: ${Object.values(peers).join(', ')}.\n\n${tables.join('\n')}`;
process.stdout.write(report);
if (write) writeFigures('bench/README.md', 'figures', report);
