#!/usr/bin/env node
// What the history of a handbook costs: everything that git says of all SOPs, first and again, a difference, and a release.
//   node bench/history.mjs [SIZES...] [--rounds N] [--write]
// Each size is a handbook of that many SOPs with ten commits an SOP and a seal at every third. CPU time is the operating system's own account of
// the finished processes, git's among them (bash's `times`). `SOP_BENCH_BIN` names another program than bin/sop.js.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, write: { type: 'boolean' } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [100, 1000];
const place = process.env.SOP_BENCH ?? join(tmpdir(), 'sop-bench');
const program = `node ${process.env.SOP_BENCH_BIN ?? resolve('bin/sop.js')}`;
const cache = join(place, 'history-cache');

const COMMITS_PER_SOP = 10;
const EVERY = 3;

/** A handbook in git with a past, made once. */
function handbook(size) {
  const folder = join(place, `history-${size}`);
  if (existsSync(join(folder, '.git'))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  execFileSync('node', ['bench/make-handbook.mjs', String(size), folder], { stdio: 'ignore' });
  writeFileSync(join(folder, '.gitignore'), 'planted.json\n');
  const git = (args, input) =>
    execFileSync('git', args, { cwd: folder, input, stdio: ['pipe', 'ignore', 'ignore'] });
  git(['init', '-q', '-b', 'main']);
  for (const [key, value] of [
    ['user.name', 'Ana Silva'],
    ['user.email', 'ana@lantern.example'],
    ['gc.auto', '0'],
  ])
    git(['config', key, value]);
  const stream = join(place, `history-${size}.stream`);
  writeStream(folder, stream);
  execFileSync('bash', ['-c', 'git fast-import --quiet --date-format=raw < "$0"', stream], { cwd: folder });
  rmSync(stream);
  git(['reset', '-q', '--hard', 'main']);
  git(['repack', '-adq']);
  return folder;
}

/** Input of git-fast-import(1); written piece by piece, because a large one is longer than a string can be. */
function writeStream(folder, file) {
  const out = openSync(file, 'w');
  const paths = readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md') || path === 'sop.yaml' || path === '.gitignore')
    .sort();
  const texts = new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  const parts = { push: (text) => writeSync(out, text) };
  let time = 1_700_000_000;
  const who = () => {
    time += 3600;
    return `Ana Silva <ana@lantern.example> ${time} +0100`;
  };
  const data = (text) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const commit = (message, files) => {
    parts.push(`commit refs/heads/main\ncommitter ${who()}\n${data(message)}`);
    for (const path of files) parts.push(`M 100644 inline "${path}"\n${data(texts.get(path))}`);
  };
  commit('First texts', paths);
  const sops = paths.filter((path) => path.startsWith('sops/') && /^id:/m.test(texts.get(path)));
  for (let turn = 1; turn <= COMMITS_PER_SOP; turn++)
    for (const path of sops) {
      const text = texts.get(path);
      texts.set(path, `${text.replace(/\n<!-- turn \d+ -->\n$/, '')}\n<!-- turn ${turn} -->\n`);
      commit(`Change ${path}\n\nFor the ${turn}th time.`, [path]);
      if (turn % EVERY !== 0) continue;
      const id = /^id: *(\S+)/m.exec(text)[1];
      const version = `${turn / EVERY}.0.0`;
      const message = `${id} ${version}\n\nSop-Path: ${path}\nSop-Department: Billing\nSop-Class: major\nSop-Reason: As agreed\n`;
      parts.push(`tag ${id}@${version}\nfrom refs/heads/main\ntagger ${who()}\n${data(message)}`);
    }
  closeSync(out);
}

/** Seconds of CPU of a command and all processes that it started. */
function cpuOf(command, cwd) {
  // Into a file: what is no terminal has not to be asked whether it is one.
  const script = `TIMEFORMAT='%3U %3S'; time { ${command} >'${join(place, 'history-out')}' 2>&1; }`;
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const { stderr } = spawnSync('bash', ['-c', script], {
    cwd,
    env: { ...env, SOP_CACHE: cache },
    encoding: 'utf8',
  });
  const [user = 0, system = 0] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return user + system;
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

function measure(size) {
  const folder = handbook(size);
  const id = /^id: *(\S+)/m.exec(readFileSync(join(folder, sopOf(folder)), 'utf8'))[1];
  const cases = [
    ['git log --raw -z -M', 'git log --raw -z -M', () => {}],
    [
      'sop log, nothing kept',
      `${program} log ${id} --json`,
      () => rmSync(cache, { recursive: true, force: true }),
    ],
    ['sop log, kept', `${program} log ${id} --json`, () => {}],
    ['sop diff ID', `${program} diff ${id} --json`, () => {}],
    ['sop diff --since, 5 changed', `${program} diff --since HEAD~5 --json`, () => {}],
    ['sop release ID --dry-run', `${program} release ${id} -m Test --dry-run --json`, () => {}],
  ];
  const found = cases.map(() => []);
  // Of the large one a round takes a minute.
  const rounds = size > 2000 ? Math.min(2, Number(values.rounds)) : Number(values.rounds);
  for (let round = size > 2000 ? 1 : 0; round <= rounds; round++)
    for (const [at, [, command, before]] of cases.entries()) {
      before();
      const seconds = cpuOf(command, folder);
      if (round > 0) found[at].push(seconds);
    }
  return cases.map(([name], at) => ({
    name,
    seconds: median(found[at]),
    least: Math.min(...found[at]),
    most: Math.max(...found[at]),
    // Each round against its own reference: what else the machine does weighs on both.
    times: median(found[at].map((seconds, round) => seconds / found[0][round])),
  }));
}

const sopOf = (folder) =>
  readdirSync(join(folder, 'sops'), { recursive: true })
    .map((path) => `sops/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md'))
    .sort()[0];

const results = sizes.map((size) => ({ size, rows: measure(size) }));
const exponent = (a, b, at) =>
  (Math.log(b.rows[at].seconds / a.rows[at].seconds) / Math.log(b.size / a.size)).toFixed(2);
/** From each size to the next one: what grows with the handbook shows in the last. */
const exponents = (at) =>
  results
    .slice(1)
    .map((result, before) => exponent(results[before], result, at))
    .join(', ');
const head = [
  'command',
  ...sizes.flatMap((size) => [`${size} SOPs: CPU s (least–most)`, 'times git log']),
  results.length > 2 ? 'exponents' : 'exponent',
];
const lines = results[0].rows.map(({ name }, at) => [
  `\`${name}\``,
  ...results.flatMap(({ rows }) => [
    `${rows[at].seconds.toFixed(2)} (${rows[at].least.toFixed(2)}–${rows[at].most.toFixed(2)})`,
    rows[at].times.toFixed(2),
  ]),
  exponents(at),
]);
const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
process.stdout.write(`${table}\n`);
if (values.write) {
  const today = new Date().toISOString().slice(0, 10);
  const made = `Made by \`node bench/history.mjs ${sizes.join(' ')}\` on ${today}: ${cpus().length} × ${cpus()[0]?.model}, Node ${process.versions.node}, ${execFileSync('git', ['--version'], { encoding: 'utf8' }).trim()}; median of ${values.rounds} rounds after one that is not counted (of 10,000 SOPs: of 2 rounds, none left out); load ${loadavg()[0].toFixed(1)}.`;
  const page = readFileSync('bench/history.md', 'utf8');
  writeFileSync(
    'bench/history.md',
    page.replace(
      /<!-- figures -->[\s\S]*<!-- end -->/,
      `<!-- figures -->\n\n${made}\n\n${table}\n\n<!-- end -->`,
    ),
  );
}
