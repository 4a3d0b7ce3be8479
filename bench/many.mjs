// Reads every Markdown file below a folder as `sop lint` and `sop flow` do, whatever it is: none may crash, none may take long.
//   node bench/many.mjs FOLDER [MILLISECONDS]
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from './load.mjs';

const [folder, limit = '200'] = process.argv.slice(2);
if (!folder) {
  console.error('Expected a folder of Markdown files');
  process.exit(2);
}

const { parseSop, toFlows, lintSop, defaultConfig, quickReader } = await load(
  'src/document/parse.ts',
  'src/flow/read.ts',
  'src/lint/lint.ts',
  'src/handbook/config.ts',
  'src/cli/reader.ts',
);

const parse = await quickReader(process.env);
const files = readdirSync(resolve(folder), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
  .map((entry) => join(entry.parentPath, entry.name));

const times = [];
let crashed = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const start = process.cpuUsage();
  try {
    const sop = parseSop(file, text, { parse });
    lintSop(sop, toFlows(sop), defaultConfig, new Map());
  } catch (error) {
    crashed++;
    console.log(`crashed: ${file}: ${error.message}`);
  }
  const { user, system } = process.cpuUsage(start);
  times.push({ file, size: text.length, ms: (user + system) / 1000 });
}

times.sort((a, b) => b.ms - a.ms);
const slow = times.filter(({ ms }) => ms > Number(limit));
for (const { file, size, ms } of slow.slice(0, 20))
  console.log(`${ms.toFixed(0).padStart(6)} ms  ${(size / 1024).toFixed(0).padStart(5)} KB  ${file}`);
const middle = times[Math.floor(times.length / 2)]?.ms ?? 0;
console.log(
  `${files.length} files, ${crashed} crashed, ${slow.length} over ${limit} ms of CPU, median ${middle.toFixed(1)} ms`,
);
process.exitCode = crashed > 0 ? 1 : 0;
