// What the scripts of this folder share: peers outside the tree, whole commands in interleaved rounds, tables in a page.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const root = resolve(import.meta.dirname, '..');
/** Peers, handbooks and what they become. */
export const work = process.env.SOP_BENCH ?? join(tmpdir(), 'sop-bench');
export const sop = `node ${join(root, 'bin/sop.js')}`;

/** What a script that compares commands is asked for: rounds, sizes of handbooks, parts of it by their names, and whether to write the page. */
export function askedFor(rounds, only) {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: rounds },
      sizes: { type: 'string', default: '100,1000,10000' },
      only: { type: 'string', default: only },
      write: { type: 'boolean', default: false },
    },
  });
  return {
    rounds: Number(values.rounds),
    sizes: values.sizes.split(',').map(Number),
    only: values.only.split(','),
    write: values.write,
  };
}

const gone = join(work, 'gone');
let count = 0;

/**
 * Puts folders out of the way, which are deleted when the script ends: a file system takes much longer to make files right after it has
 * deleted thousands, and that is no cost of what makes them.
 */
export function putAway(...paths) {
  for (const path of paths) {
    if (!existsSync(path)) continue;
    mkdirSync(gone, { recursive: true });
    renameSync(path, join(gone, `${process.pid}-${count++}`));
  }
}
process.on('exit', () => rmSync(gone, { recursive: true, force: true }));

/** Installs packages of npm into a folder of their own, once. */
export function installPeer(name, packages) {
  const folder = join(work, name);
  if (existsSync(join(folder, 'node_modules'))) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}\n');
  spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages.split(' ')], {
    cwd: folder,
    stdio: 'inherit',
  });
  return folder;
}

/** The handbook of make-handbook.mjs of a size, made once. @param clean without mistakes, so that a site can be built from it */
export function handbook(size, clean = false) {
  const folder = join(work, `handbook-${size}${clean ? '-clean' : ''}`);
  const script = join(root, 'bench/make-handbook.mjs');
  if (!existsSync(folder))
    spawnSync('node', [script, String(size), folder, ...(clean ? ['--clean'] : [])], { stdio: 'inherit' });
  return folder;
}

/** CPU seconds of a command and all that it started, wall seconds, peak memory of its largest process in MB, exit code. */
function measure({ command, folder, env: own = {} }) {
  return new Promise((done) => {
    const env = { ...process.env, NO_COLOR: '1', SOP_CACHE: join(work, 'cache'), ...own };
    // Node 20 reads that file at every start: that is no cost of what is measured.
    delete env.NODE_EXTRA_CA_CERTS;
    const script = `TIMEFORMAT='%3U %3S %3R'; time { ${command} >/dev/null 2>&1; }; exit $?`;
    const child = spawn('bash', ['-c', script], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    let peak = 0;
    child.stderr.on('data', (part) => (said += part));
    const watch = setInterval(() => (peak = Math.max(peak, highWater(child.pid))), 10);
    child.on('close', (code) => {
      clearInterval(watch);
      const [user = 0, system = 0, wall = 0] = said.trim().split('\n').at(-1).split(' ').map(Number);
      done({ cpu: user + system, wall, peak, code });
    });
  });
}

/** `VmHWM` of proc(5), polled. */
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

/** Runs all cases in turn, round after round after one that does not count. Each may have a `before`, which is not measured. */
export async function inRounds(cases, rounds, warm = true) {
  const runs = new Map(cases.map(({ name }) => [name, []]));
  for (let round = warm ? 0 : 1; round <= rounds; round += 1) {
    for (const each of cases) {
      each.before?.();
      const result = await measure(each);
      process.stderr.write(`${each.name}: ${result.cpu.toFixed(2)} s\n`);
      if (each.exits !== undefined && result.code !== each.exits)
        throw new Error(`Unexpected exit ${result.code} of \`${each.command}\`, expected ${each.exits}`);
      if (round > 0) runs.get(each.name).push(result);
    }
  }
  return runs;
}

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
export const spread = (list, digits) =>
  `${median(list).toFixed(digits)} (${Math.min(...list).toFixed(digits)} to ${Math.max(...list).toFixed(digits)})`;

/** Cells of each case: name, CPU, wall, peak, CPU beside the base before it, round by round. */
export function cellsOf(cases, runs) {
  let base;
  return cases.map(({ name, base: isBase }) => {
    const own = runs.get(name);
    if (isBase) base = own;
    const ratios = own.map(({ cpu }, round) => cpu / base[round].cpu);
    const cpu = own.map((run) => run.cpu);
    return [
      name,
      spread(cpu, 3),
      median(own.map(({ wall }) => wall)).toFixed(2),
      Math.max(...own.map(({ peak }) => peak)).toFixed(0),
      spread(ratios, 2),
    ];
  });
}

export const tableOf = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The machine and the day. */
export const machine = () =>
  `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
export const day = () => new Date().toISOString().slice(0, 10);

/** How figures came about. @param warm a round before them is not counted */
export const madeBy = (script, rounds, warm = true) =>
  `Made by \`node bench/${script}\` on ${day()}: ${machine()}; ${rounds} ${rounds === 1 ? 'round' : 'rounds'}${warm ? ' after one that is not counted' : ''}, median (least to most).`;

/** Puts figures between `<!-- name -->` and `<!-- end -->` of a page. */
export function writeFigures(page, name, figures) {
  const path = join(root, page);
  const text = readFileSync(path, 'utf8');
  const place = new RegExp(`<!-- ${name} -->[\\s\\S]*?<!-- end -->`);
  if (!place.test(text)) throw new Error(`Unexpected ${page} without \`<!-- ${name} -->\``);
  writeFileSync(
    path,
    text.replace(place, () => `<!-- ${name} -->\n\n${figures.trim()}\n\n<!-- end -->`),
  );
}
