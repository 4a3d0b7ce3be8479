// Bytes of the first search: `node bench/search.mjs [SOPs] [--pagefind FOLDER]`. The peers are installed outside the tree.
import { gzipSync } from 'node:zlib';
import { load } from './load.mjs';

const count = Number(process.argv[2] ?? 1000);
const { searchFiles } = await load('src/site/search/index.ts');

/** Lehmer's generator: the same words on every machine. */
let state = 20_261_122;
const random = () => {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
};
const syllables =
  'ka re to mi sen der al vo li nu pra ster on be ti gra fo ce um ex la dis per con ing ra te ma ver sal'.split(
    ' ',
  );

/** Words as in prose: few are frequent, most are rare (Zipf). The 20,000 that a large handbook has, made of syllables. */
const vocabulary = (() => {
  const words = new Set();
  while (words.size < 20_000) {
    const length = 1 + Math.floor(random() * random() * 5 + (words.size > 200 ? 1 : 0));
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join(''));
  }
  return [...words];
})();
const weights = vocabulary.map((_, rank) => 1 / (rank + 2.7) ** 1.05);
const sums = [];
weights.reduce((sum, weight, at) => (sums[at] = sum + weight), 0);
function word() {
  const wanted = random() * sums.at(-1);
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return vocabulary[low];
}
const rare = () => vocabulary[Math.floor(random() * 3000)];
const words = (length, of = word) => Array.from({ length }, of).join(' ');
const entries = Array.from({ length: count }, (_, index) => ({
  id: `sop-${String(index + 1).padStart(5, '0')}`,
  title: words(5, rare),
  department: `Department ${index % 10}`,
  href: `sops/sop-${String(index + 1).padStart(5, '0')}.html`,
  when: Array.from({ length: 3 }, () => words(6)),
  purpose: words(30),
  terms: Array.from({ length: 4 }, () => ({ term: rare(), definition: words(12) })),
  steps: Array.from({ length: 6 + Math.floor(random() * 14) }, (_, step) => ({
    anchor: `${rare()}-${rare()}-${step}`,
    number: String(step + 1),
    text: words(18),
  })),
}));
const files = searchFiles(entries, 'en');
const gz = (file) => gzipSync(file.text, { level: 9 }).length;
const sizes = (name) => files.filter(({ path }) => path.includes(`/${name}`)).map(gz);
const sum = (list) => list.reduce((a, b) => a + b, 0);
const core = files.find(({ path }) => path.endsWith('core.js'));
console.log('distinct', new Set(entries.flatMap((e) => e.steps.flatMap((s) => s.text.split(' ')))).size);
console.log({
  core: gz(core),
  shards: sizes('w').length,
  shardAvg: sum(sizes('w')) / sizes('w').length,
  shardMax: Math.max(...sizes('w')),
  shardTotal: sum(sizes('w')),
  texts: sizes('t').length,
  textAvg: sum(sizes('t')) / sizes('t').length,
});
const data = JSON.parse(`[${core.text.slice(10, -3)}]`)[2];
for (const [k, v] of Object.entries(data)) console.log(k, gzipSync(JSON.stringify(v), { level: 9 }).length);
