#!/usr/bin/env node
// One chart, drawn by `sop flow` and by what a user would pick instead, on the same procedures: whole processes, interleaved rounds.
//   node bench/chart-peers.mjs [ROUNDS]
// Peers are installed into $SOP_BENCH/charts (a temporary folder without it); Graphviz (`dot`) and a Chromium for mermaid-cli must be on
// the machine. A peer that cannot run is left out of the table and named below it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const rounds = Number(process.argv[2] ?? 5);
const root = resolve(import.meta.dirname, '..');
const work = join(process.env.SOP_BENCH ?? join(tmpdir(), 'sop-bench'), 'charts');
const sop = ['node', join(root, 'bin/sop.js'), 'flow'];
mkdirSync(work, { recursive: true });

if (!existsSync(join(work, 'node_modules'))) {
  writeFileSync(join(work, 'package.json'), '{"private":true,"type":"module"}\n');
  const packages = ['@dagrejs/dagre@3', 'elkjs@0.12', '@mermaid-js/mermaid-cli@11.17.0', 'puppeteer@24'];
  const install = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts', ...packages];
  spawnSync('npm', install, { cwd: work, stdio: 'inherit' });
}

/** A procedure of 40 steps: every fourth asks, some answers jump ahead, some go back. */
function forty() {
  const steps = Array.from({ length: 40 }, (_, index) => {
    const number = index + 1;
    const indent = ' '.repeat(`${number}. `.length);
    if (number % 4 !== 2)
      return `${number}. **Look at part ${number}.** Compare it with the order and note what differs.`;
    const ahead = Math.min(number + 7, 40);
    const back = Math.max(number - 3, 1);
    return `${number}. Is part ${number} as the customer says?\n${indent}- **Yes:** Go to step ${ahead}.\n${indent}- **No:** Go on.\n${indent}- **Nobody knows:** Ask once more and go back to step ${back}.`;
  });
  return `# Check a large order\n\n${steps.join('\n')}\n`;
}
writeFileSync(join(work, 'forty.md'), forty());
const documents = {
  'refund, 14 steps': join(root, 'sops/customer-support/refund-customer.md'),
  'generated, 40 steps': join(work, 'forty.md'),
};

const layout = (peer) => `
import { readFileSync } from 'node:fs';
const { procedures: [{ nodes, edges }] } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const boxes = nodes.map(({ id, label }) => ({ id, width: 220, height: 18 * Math.ceil(label.length / 30) + 18 }));
${
  peer === 'dagre'
    ? "const dagre = (await import('@dagrejs/dagre')).default;\nconst graph = new dagre.graphlib.Graph({ multigraph: true }).setGraph({}).setDefaultEdgeLabel(() => ({}));\nfor (const box of boxes) graph.setNode(box.id, box);\nedges.forEach(({ from, to }, index) => graph.setEdge(from, to, {}, String(index)));\ndagre.layout(graph);\nif (!(graph.graph().height > 0)) process.exit(1);"
    : "const Elk = (await import('elkjs/lib/elk.bundled.js')).default;\nconst drawn = await new Elk().layout({ id: 'root', layoutOptions: { 'elk.algorithm': 'layered', 'elk.direction': 'DOWN' }, children: boxes, edges: edges.map(({ from, to }, index) => ({ id: 'e' + index, sources: [from], targets: [to] })) });\nif (!(drawn.height > 0)) process.exit(1);"
}
`;
for (const peer of ['dagre', 'elk']) writeFileSync(join(work, `${peer}.mjs`), layout(peer));
const chromium = ['chromium', 'chromium-browser', 'google-chrome']
  .map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim())
  .find(Boolean);
writeFileSync(
  join(work, 'puppeteer.json'),
  JSON.stringify({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] }),
);

/** The commands for one document; each draws one chart. Layout engines only place the boxes. */
function commandsFor(name, file) {
  const base = join(work, name.replace(/\W+/gu, '-'));
  for (const [format, ending] of [
    ['dot', 'dot'],
    ['mermaid', 'mmd'],
    ['json', 'json'],
  ]) {
    const { stdout } = spawnSync(sop[0], [...sop.slice(1), file, '-f', format], { encoding: 'utf8' });
    writeFileSync(`${base}.${ending}`, stdout);
  }
  return {
    'empty node': ['node', '-e', '0'],
    'sop flow, SVG': [...sop, file, '-f', 'svg'],
    'sop flow, terminal': [...sop, file],
    'Graphviz dot, SVG': ['dot', '-Tsvg', `${base}.dot`],
    'dagre, places only': ['node', join(work, 'dagre.mjs'), `${base}.json`],
    'elkjs, places only': ['node', join(work, 'elk.mjs'), `${base}.json`],
    'mermaid-cli, SVG': [
      'node',
      join(work, 'node_modules/.bin/mmdc'),
      '-q',
      '-p',
      join(work, 'puppeteer.json'),
      '-i',
      `${base}.mmd`,
      '-o',
      `${base}.svg`,
    ],
  };
}

/** CPU seconds, wall seconds and exit code of one finished process with its children, by bash's own account. */
function measure(command) {
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const env = { ...process.env };
  delete env.NODE_EXTRA_CA_CERTS;
  const script = `TIMEFORMAT='%3U %3S %3R'; time ${quoted} >/dev/null 2>&1`;
  const { status, stderr } = spawnSync('bash', ['-c', script], { encoding: 'utf8', cwd: work, env });
  const [user = 0, system = 0, wall = 0] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { ok: status === 0, cpu: user + system, wall };
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
for (const [name, file] of Object.entries(documents)) {
  const commands = Object.entries(commandsFor(name, file));
  const runs = new Map(commands.map(([what]) => [what, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [what, command] of commands) {
      const result = measure(command);
      if (round > 0) runs.get(what).push(result);
    }
  }
  process.stdout.write(`### ${name}\n\n| command | CPU s | wall s |\n|---|---|---|\n`);
  const failed = [];
  for (const [what, results] of runs) {
    if (results.some(({ ok }) => !ok)) failed.push(what);
    else
      process.stdout.write(
        `| ${what} | ${median(results.map(({ cpu }) => cpu)).toFixed(2)} | ${median(results.map(({ wall }) => wall)).toFixed(2)} |\n`,
      );
  }
  process.stdout.write(`\n${failed.length > 0 ? `Could not run: ${failed.join(', ')}.\n\n` : ''}`);
}
