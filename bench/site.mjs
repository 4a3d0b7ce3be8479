#!/usr/bin/env node
// Builds the same handbook as a site with `sop build` and with its peers, in interleaved rounds, and writes the table into bench/site.md.
// `nothing kept`: the first build on a machine, into an empty folder, as in CI; `as before`: nothing changed since the build before;
// `one changed`: one SOP was saved since. Peers build into empty folders, without caches.
//   node bench/site.mjs [--rounds 3] [--sizes 100,1000,10000] [--only hugo,sop,eleventy,vitepress] [--write]
// Hugo is the one on PATH (Debian: apt-get install hugo); Eleventy and VitePress come from npm. VitePress builds at most 1,000 pages here:
// its time grows faster than the handbook.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  askedFor,
  cellsOf,
  handbook,
  inRounds,
  installPeer,
  madeBy,
  median,
  putAway,
  sop,
  tableOf,
  work,
  writeFigures,
} from './measure.mjs';

const { rounds: asked, sizes, only, write } = askedFor('3', 'hugo,sop,eleventy,vitepress');
const mostOfVitepress = 1000;

const put = (path, text) => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
/** The handbook's texts in the content folder of a peer, with what else it needs there. */
function content(size, folder, extra = {}) {
  if (existsSync(folder)) return;
  cpSync(join(handbook(size, true), 'sops'), folder, { recursive: true });
  for (const [name, text] of Object.entries(extra)) put(join(folder, name), text);
}

const page = (title, body, values) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><main><p>${values}</p>${body}</main></body></html>\n`;

/** As bare as they can be: a title, four facts, the text; no chart, no search but that of VitePress. */
const peers = {
  hugo(size) {
    const folder = join(work, 'hugo');
    put(
      join(folder, 'config.toml'),
      'baseURL = "/"\ntitle = "SOP"\ndisableKinds = ["RSS", "sitemap", "taxonomy", "term"]\n',
    );
    put(
      join(folder, 'layouts/_default/single.html'),
      page(
        '{{ .Title }}',
        '{{ .Content }}',
        '{{ .Params.department }} {{ .Params.owner }} {{ .Params.version }} {{ .Params.status }}',
      ),
    );
    put(
      join(folder, 'layouts/_default/list.html'),
      page(
        '{{ .Title }}',
        '<ul>{{ range .RegularPagesRecursive }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>',
        '',
      ),
    );
    const out = join(folder, `site-${size}`);
    return {
      command: `hugo --quiet --contentDir ${join(handbook(size, true), 'sops')} --destination ${out}`,
      folder,
      out,
      before: () => putAway(out, join(folder, 'resources')),
    };
  },
  eleventy(size) {
    const folder = installPeer('eleventy', '@11ty/eleventy@3.1.2');
    const input = join(folder, `source-${size}`);
    content(size, join(input, 'sops'));
    put(
      join(input, '_includes/base.njk'),
      page('{{ title }}', '{{ content | safe }}', '{{ department }} {{ owner }} {{ version }} {{ status }}'),
    );
    put(join(input, 'sops/sops.json'), '{ "layout": "base.njk" }\n');
    put(
      join(input, 'index.njk'),
      '---\ntitle: SOP\nlayout: base.njk\n---\n<ul>{% for p in collections.all %}<li><a href="{{ p.url }}">{{ p.data.title }}</a></li>{% endfor %}</ul>\n',
    );
    put(
      join(folder, `config-${size}.js`),
      `export default (c) => { c.setInputDirectory('source-${size}'); c.setOutputDirectory('site-${size}'); };\n`,
    );
    const out = join(folder, `site-${size}`);
    return {
      command: `node node_modules/.bin/eleventy --quiet --config=config-${size}.js`,
      folder,
      out,
      before: () => putAway(out),
    };
  },
  vitepress(size) {
    const folder = installPeer('vitepress', 'vitepress@1.6.4');
    const input = join(folder, `source-${size}`);
    content(size, input, { 'index.md': '# SOP\n' });
    put(
      join(input, '.vitepress/config.mjs'),
      "export default { title: 'SOP', ignoreDeadLinks: true, themeConfig: { search: { provider: 'local' } } };\n",
    );
    const out = join(input, '.vitepress/dist');
    return {
      command: `node node_modules/.bin/vitepress build source-${size}`,
      folder,
      out,
      before: () => putAway(out, join(input, '.vitepress/cache'), join(input, '.vitepress/.temp')),
    };
  },
};

/** Our own builds, one after the other into the same folder: all SOPs of the handbook are drafts. */
function own(size) {
  const folder = handbook(size, true);
  const out = join(work, `site-${size}`);
  const cache = join(work, `site-cache-${size}`);
  const command = `${sop} build --drafts --today 2026-11-28 --out ${out}`;
  const texts = readdirSync(join(folder, 'sops'), { recursive: true }).filter((name) => name.endsWith('.md'));
  const one = join(folder, 'sops', texts.sort()[texts.length >> 1]);
  const text = readFileSync(one, 'utf8');
  const common = { command, folder, env: { SOP_CACHE: cache }, out, after: () => writeFileSync(one, text) };
  const before = {
    'nothing kept': () => {
      writeFileSync(one, text);
      putAway(out, cache);
    },
    'as before': () => {},
    'one changed': () => writeFileSync(one, `${text}\nCall the carrier twice.\n`),
  };
  return Object.entries(before).map(([name, prepare]) => ({
    ...common,
    name: `sop build, ${size}, ${name}`,
    before: prepare,
  }));
}

function casesOf(size) {
  const peer = (name) =>
    only.includes(name) && (name !== 'vitepress' || size <= mostOfVitepress)
      ? [{ name: `${name}, ${size}`, ...peers[name](size) }]
      : [];
  return [
    ...peer('hugo'),
    ...(only.includes('sop') ? own(size) : []),
    ...peer('eleventy'),
    ...peer('vitepress'),
  ].map((each, at) => ({ exits: 0, ...each, base: at === 0 }));
}

/** Bytes of what a build made: of the page of an SOP as it lies there and compressed (median), and of all files. */
function bytesOf({ out }) {
  if (out === undefined) return ['', '', ''];
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath ?? file.path, file.name));
  const pages = files.filter((file) => /-\d+(?:\/index)?\.html$/.test(file));
  const texts = pages.sort().map((file) => readFileSync(file));
  // Every SOP of the handbook has a purpose: a build that leaves it out is not fast but wrong.
  const without = texts.filter((text) => text.includes('<div class="lead"></div>')).length;
  if (without > 0) throw new Error(`${without} pages in ${out} lack their text`);
  const all = files.reduce((sum, file) => sum + readFileSync(file).length, 0);
  const kb = (list) => (median(list) / 1024).toFixed(1);
  return [
    kb(texts.map((text) => text.length)),
    kb(texts.map((text) => gzipSync(text).length)),
    (all / 2 ** 20).toFixed(1),
  ];
}

if (only.includes('hugo') && spawnSync('hugo', ['version']).status !== 0) {
  process.stderr.write('Unexpected PATH without `hugo`, expected it installed: apt-get install hugo\n');
  process.exit(2);
}
const head = [
  'command',
  'CPU s',
  'wall s',
  'peak MB',
  'CPU, times the first',
  'a page, KB',
  'gzip',
  'all, MB',
];
const hugo = only.includes('hugo')
  ? `hugo ${/v[\d.]+\S*/.exec(spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout)?.[0]}, `
  : '';
const secondsAt = new Map();
for (const size of sizes) {
  const cases = casesOf(size);
  const rounds = size > 1000 ? 1 : asked;
  let runs;
  try {
    runs = await inRounds(cases, rounds, size < 1000);
  } finally {
    for (const each of cases) each.after?.();
  }
  const rows = cellsOf(cases, runs).map((cells, at) => [...cells, ...bytesOf(cases[at])]);
  secondsAt.set(size, cellSeconds(cases, runs));
  const report = `${madeBy('site.mjs', rounds, size < 1000)}
Peers: ${hugo}@11ty/eleventy@3.1.2, vitepress@1.6.4. Processes that wanted the processors at the end: ${loadavg()[0].toFixed(1)}.${grownFrom(size)}

${tableOf(head, rows)}`;
  process.stdout.write(`### ${size} SOPs\n\n${report}\n\n`);
  if (write) writeFigures('bench/site.md', `figures ${size}`, report);
}

function cellSeconds(cases, runs) {
  return Object.fromEntries(
    cases.map(({ name }) => [name.split(', ').at(-1), median(runs.get(name).map(({ cpu }) => cpu))]),
  );
}

/** How much more a large handbook takes than one of 1,000, where both were built in this run. */
function grownFrom(size) {
  const [small, large] = [secondsAt.get(1000)?.['nothing kept'], secondsAt.get(size)?.['nothing kept']];
  return size > 1000 && small && large
    ? ` \`sop build\`, nothing kept, takes ${(large / small).toFixed(1)} times the CPU of 1,000 SOPs.`
    : '';
}
