#!/usr/bin/env node
// Where the time of `sop lint` or `sop build` goes: builds the sources with their names kept, runs under V8's sampling profiler without
// any cache, and adds the samples up by module and by part of the work.
//   node bench/profile.mjs [N] [--command build] [--top 30] [--functions]        (N SOPs of make-handbook.mjs, 1000 without)
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    command: { type: 'string', default: 'lint' },
    top: { type: 'string', default: '30' },
    functions: { type: 'boolean', default: false },
  },
});
const size = Number(positionals[0] ?? 1000);
const root = resolve(import.meta.dirname, '..');
const work = process.env.SOP_BENCH ?? join(tmpdir(), 'sop-bench');
mkdirSync(work, { recursive: true });

/** Parts of the work, by the function that does each. What is below one of them and not below a later one counts for it. */
const partsOf = {
  lint: [
    ['start, finding files, reporting', 'run'],
    ['reading files', 'readNow'],
    ['front matter', 'readFrontMatter'],
    ['Markdown to a tree', 'readBody'],
    ['sections, steps, terms, ignores', 'parseSop'],
    ['steps to a flow', 'toFlows'],
    ['rules for one document', 'lintSop'],
    ['facts', 'factsOf'],
    ['rules for the handbook', 'lintHandbook'],
    ['report', 'writeReports'],
  ],
  build: [
    ['start, finding files, reporting', 'run'],
    ['reading files', 'readTexts'],
    ['front matter', 'readFrontMatter'],
    ['Markdown to a tree', 'readBody'],
    ['sections, steps, terms, ignores', 'parseSop'],
    ['steps to a flow', 'toFlows'],
    ['facts', 'factsOf'],
    ['links and neighbours', 'linksOf'],
    ['what a page says', 'sopPageOf'],
    ['Markdown to HTML nodes', 'contentOf'],
    ['steps', 'listOf'],
    ['charts', 'chartOf'],
    ['charts', 'pointAtDrawn'],
    ['parts of a page', 'partsOf'],
    ['parts of a page', 'articleOf'],
    ['parts of a page', 'framed'],
    ['guided mode', 'guideData'],
    ['data of a page', 'dataOf'],
    ['page of the whole handbook', 'prefixed'],
    ['HTML', 'htmlOf'],
    ['search', 'searchFiles'],
    ['search', 'searchEntry'],
    ['writing', 'writeSite'],
  ],
};
const parts = partsOf[values.command];

/** Microseconds between two samples. */
const interval = 500;

function report({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) for (const child of node.children ?? []) byId.get(child).parent = node;
  const modules = new Map();
  const shares = new Map();
  let all = 0;
  const add = (map, key, time) => map.set(key, (map.get(key) ?? 0) + time);
  samples.forEach((id, at) => {
    const node = byId.get(id);
    // A longer pause between two samples is another process's turn.
    const time = Math.min(timeDeltas[at], 3 * interval);
    if (node.callFrame.functionName === '(idle)') return;
    all += time;
    add(
      modules,
      values.functions ? `${moduleOf(node)} ${node.callFrame.functionName}` : moduleOf(node),
      time,
    );
    add(shares, partOf(node), time);
  });
  const table = (title, map, most) => {
    const rows = [...map].sort((a, b) => b[1] - a[1]).slice(0, most);
    return [
      `| ${title} | share | ms |`,
      '|---|---|---|',
      ...rows.map(
        ([key, time]) => `| ${key} | ${((time / all) * 100).toFixed(1)} % | ${(time / 1000).toFixed(0)} |`,
      ),
    ].join('\n');
  };
  process.stdout.write(
    `# Where the time of a first ${values.command} goes\n\nMade by \`node bench/profile.mjs ${process.argv.slice(2).join(' ')}\` on ${new Date().toISOString().slice(0, 10)}: a ${values.command} of ${size} SOPs without a cache, Node ${process.versions.node}, samples of\nV8's profiler. Shares count, not milliseconds: machines differ and are shared, and the profiler itself takes time.\n\n${table('part of the work', shares, 20)}\n\n${table('module, time of its own', modules, Number(values.top))}\n`,
  );
}

/** The innermost part that a sample lies in. */
function partOf(node) {
  if (node.callFrame.functionName === '(garbage collector)') return 'garbage collection';
  for (let at = node; at; at = at.parent) {
    const part = parts.find(([, name]) => name === at.callFrame.functionName && isOurs(at));
    if (part) return part[0];
  }
  return 'node';
}

const isOurs = ({ callFrame }) => callFrame.url.startsWith('file:') && callFrame.url.includes('/dist/');

/** The bundler writes before each module where it comes from. */
const regions = new Map();
function moduleOf({ callFrame: { url, lineNumber, functionName } }) {
  if (!url.startsWith('file:')) return url === '' ? functionName : 'node';
  if (!url.includes('/dist/') || url.includes('/node_modules/'))
    return url.split('/node_modules/').at(-1).split('/')[0];
  if (!regions.has(url)) {
    const lines = readFileSync(new URL(url), 'utf8').split('\n');
    regions.set(
      url,
      lines.flatMap((line, at) => {
        const [, path] = /^\/\/(?:#region)? ((?:\.\.\/)*(?:src|node_modules)\/\S+)/u.exec(line) ?? [];
        return path ? [[at, path]] : [];
      }),
    );
  }
  const region = regions.get(url).findLast(([at]) => at <= lineNumber)?.[1] ?? url;
  return region.includes('node_modules/')
    ? region.split('node_modules/').at(-1).split('/').slice(0, 2).join('/')
    : region;
}

const folder = mkdtempSync(join(work, 'profile-'));
try {
  const bundle = await rolldown({
    input: { cli: join(root, 'src/cli/main.ts') },
    cwd: root,
    platform: 'node',
    tsconfig: true,
    logLevel: 'silent',
    external: ['satteri'],
  });
  await bundle.write({ dir: join(folder, 'dist'), format: 'esm' });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  symlinkSync(join(root, 'package.json'), join(folder, 'package.json'));
  const handbook = join(work, `handbook-${size}${values.command === 'build' ? '-clean' : ''}`);
  if (!existsSync(handbook))
    spawnSync('node', [
      join(root, 'bench/make-handbook.mjs'),
      String(size),
      handbook,
      ...(values.command === 'build' ? ['--clean'] : []),
    ]);
  // Style, scripts and fonts of the pages are made by the build of the project.
  cpSync(join(root, 'dist/site'), join(folder, 'dist/site'), { recursive: true });
  const command =
    values.command === 'build' ? ['build', '--drafts', '--out', join(folder, 'site')] : ['lint'];
  const program = `const { run, processShell } = await import(${JSON.stringify(join(folder, 'dist/cli.js'))}); await run(${JSON.stringify(command)}, { ...processShell(), out() {} });`;
  const env = { ...process.env, SOP_CACHE: 'off' };
  delete env.NODE_EXTRA_CA_CERTS;
  spawnSync(
    process.execPath,
    [
      '--cpu-prof',
      '--cpu-prof-interval',
      String(interval),
      '--cpu-prof-dir',
      join(folder, 'profile'),
      '--input-type=module',
      '-e',
      program,
    ],
    { cwd: handbook, env, stdio: 'inherit' },
  );
  const [name] = readdirSync(join(folder, 'profile'));
  report(JSON.parse(readFileSync(join(folder, 'profile', name), 'utf8')));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
