// Measures how well procedures are read: `node bench/corpus-score.mjs FOLDER EXPECTED.json [--show]`.
// FOLDER holds `<id>.md` for every document of EXPECTED, which gives for each procedure (by the heading `at`) its number of steps, the
// decisions that a reader must find (`sure`) and may find (`possible`), and how many jumps or loops there are.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const [folder, expectedFile] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (!folder || !expectedFile) {
  process.stderr.write('Expected a folder of documents and a file of expectations\n');
  process.exit(2);
}

const read = await reader();
const { documents } = JSON.parse(await readFile(expectedFile, 'utf8'));
const total = {
  procedures: 0,
  steps: 0,
  sure: 0,
  found: 0,
  read: 0,
  tooMany: 0,
  jumps: 0,
  jumpsRight: 0,
  extra: 0,
};
for (const document of documents) {
  const path = join(folder, `${document.id}.md`);
  const flows = read(path, await readFile(path, 'utf8'));
  const wanted = document.expect.procedures;
  const used = new Set();
  for (const procedure of wanted) score(document.id, procedure, flows, used);
  const extra = flows.filter((flow) => !used.has(flow));
  if (wanted.length === 0) total.extra += extra.length;
  if (wanted.length === 0 || process.argv.includes('--show')) {
    for (const flow of extra)
      print(document.id, `  not expected: "${flow.at}" (${flow.carrier}, ${stepsOf(flow)} steps)`);
  }
}
const percent = (part, whole) =>
  `${part}/${whole} (${whole === 0 ? 100 : Math.round((100 * part) / whole)} %)`;
process.stdout.write(
  `\nsteps right ${percent(total.steps, total.procedures)}, sure decisions found ${percent(total.found, total.sure)}, ` +
    `decisions too many ${percent(total.tooMany, total.read)}, jumps right ${percent(total.jumpsRight, total.jumps)}, ` +
    `procedures where there are none ${total.extra}\n`,
);

function score(id, procedure, flows, used) {
  const at = procedure.at === '(document)' ? '' : procedure.at;
  const candidates = flows.filter((flow) => flow.at === at && !used.has(flow));
  const flow = candidates[0];
  if (flow) used.add(flow);
  const { sure, possible } = procedure.decisions;
  const steps = flow ? stepsOf(flow) : 0;
  const decisions = flow ? flow.nodes.filter((node) => node.kind === 'decision').length : 0;
  const written = flow ? new Set(flow.edges.filter(isJump).map((edge) => edge.place.start.offset)).size : 0;
  const loops = flow
    ? new Set(flow.edges.filter((edge) => edge.kind === 'loop').map((edge) => edge.place.start.offset)).size
    : 0;
  const wantedJumps = procedure.loops ?? procedure.jumps;
  const jumps = procedure.loops === undefined ? written : loops;
  total.procedures++;
  total.steps += steps === procedure.steps ? 1 : 0;
  total.sure += sure;
  total.found += Math.min(sure, decisions);
  total.read += decisions;
  total.tooMany += Math.max(0, decisions - sure - possible);
  if (wantedJumps !== undefined) {
    total.jumps += wantedJumps;
    total.jumpsRight += Math.min(wantedJumps, jumps);
  }
  const marks = [
    steps === procedure.steps ? '' : `steps ${steps} for ${procedure.steps}`,
    decisions < sure ? `decisions ${decisions} for ${sure}` : '',
    decisions > sure + possible ? `decisions ${decisions} for at most ${sure + possible}` : '',
    wantedJumps !== undefined && jumps !== wantedJumps ? `jumps ${jumps} for ${wantedJumps}` : '',
  ].filter(Boolean);
  print(
    id,
    `${marks.length === 0 ? 'right' : marks.join(', ')}  "${procedure.at}" ${flow ? flow.carrier : '(not found)'}, ${steps} steps, ${decisions} decisions (${sure}+${possible}), ${written} jumps`,
  );
}

function isJump(edge) {
  return edge.kind === 'jump' || edge.kind === 'loop';
}

function stepsOf(flow) {
  return flow.nodes.filter((node) => /^\d+$/.test(node.number ?? '')).length;
}

function print(id, line) {
  process.stdout.write(`${id.padEnd(26)} ${line}\n`);
}

/** The reading of this checkout, bundled so that any Node can run it. */
async function reader() {
  const dir = await mkdtemp(join(tmpdir(), 'sop-score-'));
  const root = resolve(import.meta.dirname, '..');
  const entry = 'score-entry';
  const source = `export { parseSop } from '${root}/src/document/parse.ts'; export { toFlows } from '${root}/src/flow/read.ts';`;
  const bundle = await rolldown({
    input: { reader: entry },
    platform: 'node',
    external: ['satteri'],
    logLevel: 'silent',
    plugins: [
      {
        name: 'entry',
        resolveId: (name) => (name === entry ? entry : null),
        load: (name) => (name === entry ? source : null),
      },
    ],
  });
  await bundle.write({ dir, format: 'esm' });
  const { parseSop, toFlows } = await import(pathToFileURL(join(dir, 'reader.js')).href);
  await rm(dir, { recursive: true, force: true });
  return (path, text) => toFlows(parseSop(path, text));
}
