// Reads every Markdown file below a folder as `sop lint` and `sop flow` do, whatever it is: none may crash, none may take long.
//   node bench/many.mjs FOLDER [MILLISECONDS]
// Texts that occur twice are read once. CPU (user and system) of one process that has read some files before; a file that was slow is read
// again, and the least of three readings counts: the first reading of a kind of text pays for what the engine compiles.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { load } from './load.mjs';

const [folder, limit = '200'] = process.argv.slice(2);
if (!folder) {
  console.error('Expected a folder of Markdown files');
  process.exit(2);
}

const { parseSop, toFlows, lintSop, defaultConfig, quickReader, parsersOf, planRail, printRail } = await load(
  'src/document/parse.ts',
  'src/flow/read.ts',
  'src/flow/rail/plan.ts',
  'src/flow/rail/terminal.ts',
  'src/lint/lint.ts',
  'src/handbook/config.ts',
  'src/cli/reader.ts',
);

const parsers = await parsersOf(process.env);
const parse = await quickReader(process.env);
const texts = new Map();
for (const entry of readdirSync(resolve(folder), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.md')) continue;
  const file = join(entry.parentPath, entry.name);
  const text = readFileSync(file, 'utf8');
  texts.set(createHash('sha256').update(text).digest('hex'), { file, text });
}

function read({ file, text }) {
  const start = process.cpuUsage();
  const sop = parseSop(file, text, { parse });
  const flows = toFlows(sop);
  lintSop(sop, flows, defaultConfig, new Map());
  if (flows.length > 0) printRail(planRail(flows, { title: file, language: sop.language }), { width: 80 });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const files = [...texts.values()];
for (const each of files.slice(0, 200)) attempt(each);
const times = [];
let crashed = 0;
for (const each of files) {
  let ms = attempt(each, true);
  for (let again = 0; again < 2 && ms > Number(limit); again++) ms = Math.min(ms, attempt(each));
  times.push({ ...each, ms });
}

function attempt(each, isCounted = false) {
  try {
    return read(each);
  } catch (error) {
    if (isCounted) {
      crashed++;
      console.log(`crashed: ${each.file}: ${error.stack}`);
    }
    return 0;
  }
}

times.sort((a, b) => b.ms - a.ms);
const slow = times.filter(({ ms }) => ms > Number(limit));
for (const { file, text, ms } of slow.length > 0 ? slow.slice(0, 20) : times.slice(0, 5))
  console.log(`${ms.toFixed(0).padStart(6)} ms  ${(text.length / 1024).toFixed(0).padStart(5)} KB  ${file}`);
const middle = times[Math.floor(times.length / 2)]?.ms ?? 0;
console.log(
  `${files.length} different files read by ${parsers}, ${crashed} crashed, ${slow.length} over ${limit} ms of CPU, median ${middle.toFixed(1)} ms`,
);
process.exitCode = crashed > 0 ? 1 : 0;
