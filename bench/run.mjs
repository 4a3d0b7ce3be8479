#!/usr/bin/env node
// Times whole commands, ours and our peers', in interleaved rounds on the same files, and writes the table into bench/README.md.
// `as before`: nothing changed since the last run; `nothing kept`: the first run on a machine, as in CI.
//   node bench/run.mjs [--rounds 5] [--sizes 100,1000] [--only start,lint] [--write]
// CPU time is the operating system's own account of the finished process (bash's `times`), so that a busy machine changes little;
// memory is the high-water mark of the process (`VmHWM` of proc(5), polled). Ratios are taken round by round.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    sizes: { type: 'string', default: '100,1000,10000' },
    only: { type: 'string', default: 'start,lint' },
    write: { type: 'boolean', default: false },
  },
});
const root = resolve(import.meta.dirname, '..');
const work = process.env.SOP_BENCH ?? join(tmpdir(), 'sop-bench');
const sop = `node ${join(root, 'bin/sop.js')}`;
const sizes = values.sizes.split(',').map(Number);

/** Peers live outside the tree; each in a folder of its own. */
const peers = {
  mdlint: 'markdownlint-cli2@0.22.1',
  rumdl: 'rumdl@0.2.75',
  remark:
    'remark-cli@12 remark-preset-lint-recommended@7 remark-frontmatter@5 remark-gfm@4 remark-validate-links@13',
};

function installPeers() {
  for (const [name, packages] of Object.entries(peers)) {
    const folder = join(work, name);
    if (existsSync(join(folder, 'node_modules'))) continue;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n');
    spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages.split(' ')], {
      cwd: folder,
      stdio: 'inherit',
    });
  }
  writeFileSync(
    join(work, 'mdlint/.markdownlint-cli2.jsonc'),
    '{ "config": { "MD013": false, "MD025": false }, "noBanner": true, "noProgress": true }\n',
  );
  writeFileSync(
    join(work, 'remark/recommended.mjs'),
    "import gfm from 'remark-gfm';\nimport matter from 'remark-frontmatter';\nimport lint from 'remark-preset-lint-recommended';\nexport default { plugins: [matter, gfm, lint] };\n",
  );
}

function handbook(size) {
  const folder = join(work, `handbook-${size}`);
  if (!existsSync(folder))
    spawnSync('node', [join(root, 'bench/make-handbook.mjs'), String(size), folder], { stdio: 'inherit' });
  return folder;
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

/** CPU seconds, wall seconds and peak memory in MB of one finished run. */
function measure({ command, folder }) {
  return new Promise((done) => {
    const env = { ...process.env, NO_COLOR: '1', SOP_CACHE: join(work, 'cache') };
    delete env.NODE_EXTRA_CA_CERTS;
    const script = `TIMEFORMAT='%3U %3S %3R'; time { ${command} >/dev/null 2>&1; }`;
    const child = spawn('bash', ['-c', script], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    let peak = 0;
    child.stderr.on('data', (part) => (said += part));
    const watch = setInterval(() => (peak = Math.max(peak, highWater(child.pid))), 10);
    child.on('close', () => {
      clearInterval(watch);
      const [user = 0, system = 0, wall = 0] = said.trim().split('\n').at(-1).split(' ').map(Number);
      done({ cpu: user + system, wall, peak });
    });
  });
}

function highWater(pid) {
  try {
    const own = Number(/VmHWM:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean);
    return Math.max(own, ...children.map(highWater));
  } catch {
    return 0;
  }
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
const shown = (list, digits) =>
  `${median(list).toFixed(digits)} (${Math.min(...list).toFixed(digits)} to ${Math.max(...list).toFixed(digits)})`;

async function rounds(cases) {
  const runs = new Map(cases.map(({ name }) => [name, []]));
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    for (const each of cases) {
      const result = await measure(each);
      if (round > 0) runs.get(each.name).push(result);
    }
  }
  return runs;
}

/** Rows of a group: each case beside the base of its size, round by round. */
function rowsOf(cases, runs) {
  let base;
  return cases.map(({ name, base: isBase }) => {
    const own = runs.get(name);
    if (isBase) base = own;
    const ratios = own.map(({ cpu }, round) => cpu / base[round].cpu);
    const cells = [
      name,
      shown(
        own.map(({ cpu }) => cpu),
        3,
      ),
      median(own.map(({ wall }) => wall)).toFixed(2),
      Math.max(...own.map(({ peak }) => peak)).toFixed(0),
      shown(ratios, 2),
    ];
    return `| ${cells.join(' | ')} |`;
  });
}

installPeers();
const tables = [];
for (const group of values.only.split(',')) {
  const cases = casesOf(group);
  const rows = rowsOf(cases, await rounds(cases));
  tables.push(
    `### ${group}\n\n| command | CPU s | wall s | peak MB | CPU, times the first |\n|---|---|---|---|---|\n${rows.join('\n')}\n`,
  );
}
const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
const report = `Made by \`node bench/run.mjs\` on ${new Date().toISOString().slice(0, 10)}: ${machine}; ${values.rounds} rounds after one that is not counted, median (least to most).\nPeers: ${Object.values(peers).join(', ')}.\n\n${tables.join('\n')}`;
process.stdout.write(report);
if (values.write) {
  const path = join(root, 'bench/README.md');
  const [before = '', rest = ''] = readFileSync(path, 'utf8').split('<!-- figures -->');
  writeFileSync(
    path,
    `${before}<!-- figures -->\n\n${report}\n<!-- end -->${rest.split('<!-- end -->')[1] ?? '\n'}`,
  );
}
