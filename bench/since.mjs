#!/usr/bin/env node
// What does `sop lint --since` cost beside a whole `sop lint`, with nothing kept from earlier runs? Needs a built dist/.
//   node bench/since.mjs [SOPs] [changed] [program]
// CPU time of the finished process and all that it started, by the operating system's own account (bash's `times`).
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [count = 10_000, changed = 5] = process.argv.slice(2, 4).map(Number);
const program = resolve(process.argv[4] ?? 'bin/sop.js');
const root = mkdtempSync(join(tmpdir(), 'sop-since-'));
const git = (...args) => execFileSync('git', args, { cwd: root, stdio: 'pipe' });

/** CPU seconds of one command line, user and system. */
function cpuOf(...argv) {
  const command = [process.execPath, program, ...argv].map((word) => `'${word}'`).join(' ');
  const { stdout, stderr } = spawnSync('bash', ['-c', `${command} > /dev/null 2> ${root}/.git/said; times`], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, SOP_CACHE: 'off' },
  });
  const line = stdout.trim().split('\n').at(-1) ?? '';
  const seconds = [...line.matchAll(/(\d+)m([\d.]+)s/g)].map(([, m, s]) => Number(m) * 60 + Number(s));
  if (seconds.length !== 2) throw new Error(`no times: ${stdout}${stderr}`);
  return { cpu: seconds[0] + seconds[1], said: readFileSync(join(root, '.git/said'), 'utf8').trim() };
}

try {
  execFileSync(process.execPath, ['bench/make-handbook.mjs', String(count), root], { stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Bench');
  git('config', 'user.email', 'bench@lantern.example');
  git('add', '--all');
  git('commit', '--quiet', '-m', 'All of it');
  git('switch', '--quiet', '--create', 'change');
  const files = readdirSync(root, { recursive: true })
    .filter((path) => /sops.*\.md$/.test(path))
    .sort();
  const step = Math.floor(files.length / changed);
  for (let n = 0; n < changed; n++) {
    const path = join(root, files[n * step]);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^1\. /mu, '1. First of all: '));
  }
  git('commit', '--quiet', '--all', '-m', 'A change');
  const whole = [cpuOf('lint'), cpuOf('lint')];
  const since = [
    cpuOf('lint', '--since', 'main'),
    cpuOf('lint', '--since', 'main'),
    cpuOf('lint', '--since', 'main'),
  ];
  const least = (runs) => Math.min(...runs.map(({ cpu }) => cpu));
  const [a, b] = [least(whole), least(since)];
  process.stdout.write(`${since[0].said}\n`);
  process.stdout.write(
    `${files.length} SOPs, ${changed} changed: lint ${a.toFixed(2)} s CPU, --since ${b.toFixed(2)} s, ratio ${(b / a).toFixed(3)}\n`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
