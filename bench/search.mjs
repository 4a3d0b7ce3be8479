// Bytes of the first search of a page: `node bench/search.mjs [SOPs] [--write]`. Exits with 1 above 100 KB (gzip) at 1,000 SOPs.
// Pagefind is measured where `SOP_BENCH` names a folder that has it: `npm install --prefix $SOP_BENCH pagefind@1.5.2`.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import { bundleClient } from '../scripts/client.mjs';
import { load } from './load.mjs';

const limit = 100 * 1024;
const shownAtOnce = 8;
const count = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 1000);
const { searchFiles, startEngine, ask, indexOptions, parseSop, toFlows, factsOf, plainText } = await load(
  'src/site/search/index.ts',
  'src/site/search/engine.ts',
  'src/site/search/words.ts',
  'src/document/parse.ts',
  'src/document/text.ts',
  'src/flow/read.ts',
  'src/handbook/facts.ts',
);
const folder = mkdtempSync(join(tmpdir(), 'sop-search-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const gz = (text) => gzipSync(text, { level: 9 }).length;
const sum = (list) => list.reduce((a, b) => a + b, 0);

/** A handbook of everyday sentences, 2 to 6 KB an SOP: few words, many SOPs for each. */
function plainHandbook() {
  const root = join(folder, 'plain');
  execFileSync(process.execPath, [resolve('bench/make-handbook.mjs'), String(count), root]);
  const files = readdirSync(join(root, 'sops'), { recursive: true }).filter((file) => file.endsWith('.md'));
  return files.sort().map((file) => {
    const sop = parseSop(`sops/${file}`, readFileSync(join(root, 'sops', file), 'utf8'), { language: 'en' });
    const facts = factsOf(sop, toFlows(sop));
    const words = (step) =>
      [
        step.text,
        ...step.blocks.map((block) =>
          block.kind === 'text' ? plainText(block.node) : block.items.map(words).join(' '),
        ),
      ].join(' ');
    const steps = sop.procedures.flatMap((each) => each.steps);
    return {
      id: facts.id,
      title: facts.title,
      department: facts.meta.department,
      href: `sops/${facts.id}.html`,
      when: [`A customer asks about ${facts.title.toLowerCase()}`],
      purpose: facts.purpose,
      terms: facts.terms,
      steps: steps.map((step) => ({
        anchor: `step-${step.number}`,
        number: String(step.number),
        text: words(step),
      })),
    };
  });
}

/** A handbook with the 20,000 words that long prose has: few frequent, most rare (Zipf), made of syllables. */
function wideHandbook() {
  // Lehmer's generator: the same words on every machine.
  let state = 20_261_122;
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const syllables =
    'ka re to mi sen der al vo li nu pra ster on be ti gra fo ce um ex la dis per con ing ra te ma ver sal'.split(
      ' ',
    );
  const vocabulary = new Set();
  while (vocabulary.size < 20_000) {
    const length = 1 + Math.floor(random() * random() * 5 + (vocabulary.size > 200 ? 1 : 0));
    vocabulary.add(Array.from({ length }, () => pick(syllables)).join(''));
  }
  const all = [...vocabulary];
  const sums = [];
  for (const rank of all.keys()) sums.push((sums.at(-1) ?? 0) + 1 / (rank + 2.7) ** 1.05);
  const prose = () => {
    const wanted = random() * sums.at(-1);
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return all[low];
  };
  const name = () => pick(all.slice(0, 3000));
  const words = (length, of = prose) => Array.from({ length }, of).join(' ');
  return Array.from({ length: count }, (_, index) => {
    const id = `sop-${String(index + 1).padStart(5, '0')}`;
    return {
      id,
      title: words(5, name),
      department: `Department ${index % 10}`,
      href: `sops/${id}.html`,
      when: Array.from({ length: 3 }, () => words(6)),
      purpose: words(30),
      terms: Array.from({ length: 4 }, () => ({ term: name(), definition: words(12) })),
      steps: Array.from({ length: 6 + Math.floor(random() * 14) }, (_each, at) => ({
        anchor: `${name()}-${name()}`,
        number: String(at + 1),
        text: words(18),
      })),
    };
  });
}

/** What readers type: a title, words of a step, the customer's sentence, a slip, a beginning. */
function queriesOf(entries) {
  return entries
    .filter((_, at) => at % Math.ceil(entries.length / 20) === 0)
    .flatMap((entry) => {
      const step = entry.steps[3]?.text.match(/\p{L}{4,}/gu) ?? [];
      const long = step.find((word) => word.length > 6) ?? 'customer';
      return [
        entry.title,
        step.slice(0, 2).join(' '),
        entry.when[0],
        long.slice(0, 3) + long[4] + long[3] + long.slice(5),
        long.slice(0, 2),
      ];
    });
}

/** Bytes that a page loads for each query, as the first one of its visit. */
async function ours(entries, script) {
  const files = searchFiles(entries, 'en');
  const sizes = new Map(files.map(({ path, text }) => [path.split('/').pop().slice(0, -3), gz(text)]));
  const data = new Map(
    files.map(({ path, text }) => [
      path.split('/').pop().slice(0, -3),
      JSON.parse(`[${text.slice(10, -3)}]`),
    ]),
  );
  const firsts = [];
  for (const query of queriesOf(entries)) {
    let bytes = gz(script);
    const loaded = new Set();
    const engine = await startEngine(async (name) => {
      if (!loaded.has(name)) bytes += sizes.get(name);
      loaded.add(name);
      const [, hash, part] = data.get(name);
      return { hash, data: part };
    });
    const { found } = await ask(engine, query);
    for (const each of found.slice(0, shownAtOnce)) await each.text();
    firsts.push(bytes);
  }
  firsts.sort((a, b) => a - b);
  return {
    first: firsts[firsts.length >> 1],
    most: firsts.at(-1),
    files: files.length,
    all: sum([...sizes.values()]),
    core: sizes.get('core'),
  };
}

/** One MiniSearch index with titles and steps to show, loaded whole. */
function whole(entries, script) {
  const search = new MiniSearch({ ...indexOptions, storeFields: ['title', 'shown'] });
  entries.forEach((entry, at) => {
    search.add({
      at,
      title: entry.title,
      when: entry.when.join(' '),
      terms: entry.terms.map(({ term }) => term).join(' '),
      about: [entry.purpose, ...entry.terms.map(({ definition }) => definition)].join(' '),
      steps: entry.steps.map(({ text }) => text).join(' '),
      shown: entry.steps,
    });
  });
  const bytes = gz(JSON.stringify(search));
  return { first: gz(script) + bytes, most: gz(script) + bytes, files: 1, all: bytes };
}

/** Pagefind's files are packed already. One query: its script, its WebAssembly, the list of SOPs, a chunk a word, a fragment a result. */
function pagefind(entries) {
  const bin = join(process.env.SOP_BENCH ?? '', 'node_modules/.bin/pagefind');
  if (!process.env.SOP_BENCH || !existsSync(bin)) return undefined;
  const root = mkdtempSync(join(folder, 'pagefind-'));
  const text = (value) => value.replace(/[&<>]/g, ' ');
  for (const { href, title, when, purpose, terms, steps } of entries) {
    mkdirSync(dirname(join(root, href)), { recursive: true });
    const items = steps.map(
      (step) => `<h3 id="${step.anchor}-${step.number}">${step.number}</h3><p>${text(step.text)}</p>`,
    );
    const definitions = terms.map(({ term, definition }) => `<p>${text(term)}: ${text(definition)}</p>`);
    writeFileSync(
      join(root, href),
      `<!doctype html><html lang="en"><title>${text(title)}</title><body data-pagefind-body><h1>${text(title)}</h1><p>${text(when.join('. '))}</p><p>${text(purpose)}</p>${items.join('')}${definitions.join('')}`,
    );
  }
  const made = spawnSync(bin, ['--site', root], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const files = readdirSync(join(root, 'pagefind'), { recursive: true })
    .map((file) => join(root, 'pagefind', file))
    .filter((file) => statSync(file).isFile());
  const sizes = (pattern) => files.filter((file) => pattern.test(file)).map((file) => statSync(file).size);
  const average = (pattern) => sum(sizes(pattern)) / Math.max(1, sizes(pattern).length);
  const fixed =
    gz(readFileSync(join(root, 'pagefind/pagefind.js'))) +
    average(/wasm\.en\.pagefind$/) +
    sum(sizes(/pf_meta$/)) +
    sum(sizes(/pagefind-entry\.json$/));
  const worker = files
    .filter((file) => /pagefind-worker\.js$/.test(file))
    .map((file) => gz(readFileSync(file)));
  const one = (words) =>
    fixed + sum(worker) + words * average(/pf_index$/) + shownAtOnce * average(/pf_fragment$/);
  return { first: one(2), most: one(6), files: files.length, all: sum(sizes(/./)) };
}

await bundleClient(folder);
const script = readFileSync(join(folder, 'search.js'), 'utf8');
const rows = [];
let worst = 0;
for (const [name, entries] of [
  ['everyday words', plainHandbook()],
  ['20,000 words', wideHandbook()],
]) {
  const own = await ours(entries, script);
  worst = Math.max(worst, own.most);
  const ways = {
    'MiniSearch in parts (ours)': own,
    'MiniSearch, one file': whole(entries, script),
    'Pagefind 1.5.2': pagefind(entries),
  };
  for (const [way, found] of Object.entries(ways)) if (found) rows.push({ name, way, ...found });
  process.stderr.write(`${name}: first file ${own.core} bytes\n`);
}
const kb = (bytes) => (bytes / 1024).toFixed(0);
const table = [
  '| handbook | way | first query, KB (median) | most | files | all, KB |',
  '|---|---|---|---|---|---|',
  ...rows.map(
    ({ name, way, first, most, files, all }) =>
      `| ${name} | ${way} | ${kb(first)} | ${kb(most)} | ${files} | ${kb(all)} |`,
  ),
].join('\n');
process.stdout.write(`${table}\n`);
if (process.argv.includes('--write')) {
  const page = readFileSync('bench/search.md', 'utf8');
  const made = `<!-- figures -->\n\n${count} SOPs; KB are 1,024 bytes after gzip.\n\n${table}\n\n<!-- end -->`;
  writeFileSync(
    'bench/search.md',
    page.replace(/<!-- figures -->.*<!-- end -->/s, () => made),
  );
}
if (count <= 1000 && worst > limit) {
  process.stderr.write(`Unexpected ${kb(worst)} KB for a first query, expected at most ${kb(limit)} KB\n`);
  process.exitCode = 1;
}
