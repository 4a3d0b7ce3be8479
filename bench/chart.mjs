// Speed and size of charts: `node bench/chart.mjs`. Prints what one procedure of 12 and of 40 steps costs, and exits with 1 when a chart
// of 40 steps takes more than 2 ms warm, 20 ms cold or 40 KB of SVG. Cold means: module loaded, first chart of the process. Times are the
// best of several rounds, so that other work on the machine counts little.
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { load } from './load.mjs';

const limits = { warm: 2, cold: 20, size: 40 };
const { planRail, drawRail, xmlText, printRail, toMermaid, generateFlow } = await load(
  'src/flow/rail/plan.ts',
  'src/flow/rail/svg.ts',
  'src/flow/rail/markup.ts',
  'src/flow/rail/terminal.ts',
  'src/flow/mermaid.ts',
  'tests/flow-drawing/generate.ts',
);

const paint = {
  plan: (flow) => planRail([flow]),
  'plan + SVG': (flow) => xmlText(drawRail(planRail([flow]))),
  'plan + terminal': (flow) => printRail(planRail([flow]), { width: 80 }),
  Mermaid: (flow) => toMermaid(flow),
};

/** Procedures of one size, all different, with labels of up to 12 words. */
const flowsOf = (size) => Array.from({ length: 60 }, (_, seed) => generateFlow(seed + 1, size, 12));

if (process.argv.includes('--cold')) {
  const [flow] = flowsOf(40);
  const start = performance.now();
  paint['plan + SVG'](flow);
  process.stdout.write(String(performance.now() - start));
  process.exit(0);
}

const rows = [];
for (const size of [12, 40]) {
  const flows = flowsOf(size);
  for (const [name, draw] of Object.entries(paint)) {
    for (let round = 0; round < 5; round++) for (const flow of flows) draw(flow);
    const best = flows.map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < 25; round++) {
      flows.forEach((flow, index) => {
        const start = performance.now();
        draw(flow);
        best[index] = Math.min(best[index], performance.now() - start);
      });
    }
    rows.push({ steps: size, what: name, 'warm ms': middle(best) });
  }
}
const sizes = flowsOf(40).map((flow) => paint['plan + SVG'](flow));
const colds = Array.from({ length: 9 }, () =>
  Number(spawnSync(process.execPath, [import.meta.filename, '--cold'], { encoding: 'utf8' }).stdout),
);
const found = {
  warm: rows.find((row) => row.steps === 40 && row.what === 'plan + SVG')['warm ms'],
  cold: Math.min(...colds),
  size: middle(sizes.map((svg) => svg.length)) / 1024,
};
console.table(rows.map((row) => ({ ...row, 'warm ms': row['warm ms'].toFixed(2) })));
console.log(`first chart of a process, 40 steps: ${found.cold.toFixed(1)} ms`);
console.log(
  `SVG of 40 steps: ${found.size.toFixed(1)} KB, ${(gzipSync(sizes[0]).length / 1024).toFixed(1)} KB gzipped`,
);
for (const [name, limit] of Object.entries(limits)) {
  if (found[name] <= limit) continue;
  console.log(`Unexpected ${name} of ${found[name].toFixed(1)}, expected at most ${limit}`);
  process.exitCode = 1;
}

function middle(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
