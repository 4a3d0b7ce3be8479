import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import type { Sop, Step } from '../../src/document/sop.ts';
import { checkFlow } from '../../src/flow/check.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { toFlows } from '../../src/flow/read.ts';

const clauses = [
  'Find the order',
  '**Refund it.** Pay the customer back',
  'If the lamp is broken, ask for a photo',
  'If it is late:',
  'Otherwise, wait',
  'If not, go back to step 1',
  'Is it paid?',
  'Errors? Look into the log',
  '**Yes:** go on',
  '**No:** Escalate to @lead and wait',
  'No → stop',
  '(Card only) Refund the card',
  '(Optional) Add a note',
  'Ask, if it is open',
  'Go to **Refund it**',
  'Go to step 3',
  'Skip to step 12b',
  'Repeat steps 1-2 until it is done',
  'Repeat the previous step',
  'Follow [Ship it](ship.md)',
  'Go to [the end](#find-the-order)',
  'Hand over to the warehouse',
  'End',
  'Depending on the answer:',
  ' `if code, then code` ',
  ' ![photo](p.png) ',
  '[x](',
  '**',
  'Click **Yes** if it fits',
  'Click **No** if it does not',
  'Als de klant belt, neem dan op. Anders wacht u.',
  '&amp; \\* <!-- sop-ignore x: y -->',
  '',
];
const markers = [
  '1. ',
  '2. ',
  '7. ',
  '- ',
  '- [ ] ',
  '* ',
  '> ',
  '### Step 2: ',
  '### 4.1 ',
  '## ',
  '### If it is open',
  '',
  '| # | Action |\n|---|---|\n| 1 | Do |\n| 2 | If it is, stop |',
  '```\n',
];

const line = fc
  .tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.constantFrom(...markers),
    fc.array(fc.constantFrom(...clauses), { maxLength: 3 }),
    fc.constantFrom('. ', ' ', '; ', ', '),
  )
  .map(([indent, marker, said, join]) => `${'   '.repeat(indent)}${marker}${said.join(join)}`);
const generated = fc
  .tuple(
    fc.constantFrom('', '## Instructions\n\n', '# A\n\n## Procedure\n\n'),
    fc.array(line, { maxLength: 25 }),
    fc.constantFrom('\n', '\n\n', '\r\n'),
  )
  .map(([head, lines, end]) => head + lines.join(end));

const root = join(import.meta.dirname, '../..');
const files = ['sops', 'templates'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => readFileSync(join(root, folder, path), 'utf8')),
);
const mutated = fc
  .tuple(
    fc.constantFrom(...files),
    fc.array(
      fc.tuple(
        fc.nat(),
        fc.nat({ max: 40 }),
        fc.constantFrom(...clauses, '\n', '  ', '1. ', '\u0000', '𝒳', '\u00a0'),
      ),
      { maxLength: 6 },
    ),
  )
  .map(([text, cuts]) =>
    cuts.reduce((now, [at, length, put]) => {
      const start = at % (now.length + 1);
      return now.slice(0, start) + put + now.slice(start + length);
    }, text),
  );
const anything = fc.oneof(generated, mutated, fc.string({ unit: 'grapheme', maxLength: 400 }));
const languages = fc.constantFrom('en', 'nl', 'de', 'es', 'fr', 'lv', 'fil');

function read(text: string, language: string): { sop: Sop; flows: Flow[] } {
  const sop = parseSop('a.md', text, { language });
  return { sop, flows: toFlows(sop) };
}

describe('whatever the text', { timeout: 60_000 }, () => {
  test('edges join nodes, nodes stand in source order, ids are unique, steps are counted once', () => {
    fc.assert(
      fc.property(anything, languages, (text, language) => {
        const { sop, flows } = read(text, language);
        expect(flows.length).toBe(sop.procedures.length);
        flows.forEach((flow, index) => {
          isGraph(flow);
          const steps = sop.procedures[index]?.steps ?? [];
          const counted = flow.nodes.filter((node) => /^\d+$/.test(node.number ?? ''));
          expect(counted.map((node) => [node.number, node.place])).toEqual(
            steps.map((step) => [String(step.number), step.place]),
          );
        });
      }),
      { numRuns: 150 },
    );
  });

  test('nothing that a step says is lost', () => {
    fc.assert(
      fc.property(anything, languages, (text, language) => {
        const { sop, flows } = read(text, language);
        flows.forEach((flow, index) => {
          const kept = wordsKept(flow, text);
          for (const step of sop.procedures[index]?.steps ?? []) {
            for (const word of wordsOf(textsOf(step).join(' '))) {
              if (!kept.has(word)) throw new Error(`lost "${word}" of step ${step.number}`);
            }
          }
        });
      }),
      { numRuns: 150 },
    );
  });

  test('places lie in the file, and inside the procedure', () => {
    fc.assert(
      fc.property(anything, languages, (text, language) => {
        for (const flow of read(text, language).flows) {
          const from = flow.place.start.offset ?? 0;
          for (const { place, id } of flow.nodes) {
            const [start, end] = [place.start.offset ?? -1, place.end.offset ?? -1];
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(text.length);
            // A condition before the list is the only node that stands outside of it.
            if (!id.startsWith('c')) expect(start).toBeGreaterThanOrEqual(from);
          }
          for (const { place } of [...flow.edges, ...flow.lost])
            expect(place.start.offset).toBeLessThanOrEqual(place.end.offset ?? -1);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('the same text gives the same flows; checking them never fails', () => {
    fc.assert(
      fc.property(anything, languages, (text, language) => {
        const { flows } = read(text, language);
        expect(read(text, language).flows).toEqual(flows);
        for (const flow of flows) {
          const ids = new Set(flow.nodes.map((node) => node.id));
          for (const fault of checkFlow(flow)) expect(ids.has(fault.node)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('thousands of steps that all jump are read whole', () => {
  const step = (n: number) =>
    `${n}. **Step ${n}.** If the lamp ${n} is late, call, then go to step ${n - 1}. Otherwise, wait.\n   - Yes: stop\n   - No: go to **Stp ${n}**\n`;
  const count = 1500;
  const text = `## Instructions\n\n${Array.from({ length: count }, (_, index) => step(index + 1)).join('')}`;
  const flows = toFlows(parseSop('a.md', text, { language: 'en' }));
  expect(flows).toHaveLength(1);
  expect(new Set(flows[0]?.nodes.flatMap(({ number }) => number ?? [])).size).toBeGreaterThanOrEqual(count);
  // Reading that costs the square of the length runs into the net of the test long before this line.
  expect(flows.flatMap((flow) => checkFlow(flow)).length).toBeGreaterThan(0);
});

test('an endless sentence is kept as it stands', () => {
  const sentence = `If the lamp is late, call${', and call again'.repeat(4000)}.`;
  const [flow] = read(`## Instructions\n\n1. ${sentence}\n2. Log it.`, 'en').flows;
  expect(flow?.nodes.map((node) => [node.kind, node.label.length > 50_000])).toEqual([
    ['step', true],
    ['step', false],
    ['end', false],
  ]);
}, 20_000);

function isGraph(flow: Flow): void {
  const order = new Map(flow.nodes.map((node, index) => [node.id, index]));
  expect(order.size).toBe(flow.nodes.length);
  for (const edge of flow.edges) {
    expect(order.has(edge.from)).toBe(true);
    expect(order.has(edge.to)).toBe(true);
    const back = (order.get(edge.to) ?? 0) <= (order.get(edge.from) ?? 0);
    expect(edge.kind === 'loop').toBe(back);
  }
  const own = flow.nodes.filter((node) => !node.implied);
  const starts = own.map((node) => node.place.start.offset ?? 0);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  for (const node of flow.nodes) {
    const leaving = flow.edges.filter((edge) => edge.from === node.id);
    if (node.kind === 'end' || node.kind === 'hand-off') expect(leaving).toEqual([]);
    if (node.kind === 'decision') for (const edge of leaving) expect(edge.label).toBeDefined();
    if (node.branch) expect(order.has(node.branch.of)).toBe(true);
    if (node.within !== undefined) expect(order.has(node.within)).toBe(true);
    if (node.implied) expect(node).toBe(flow.nodes.at(-1));
  }
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** First paragraphs of a step and of all below it. */
function textsOf(step: Step): string[] {
  return [
    step.text,
    ...step.blocks.flatMap((block) => (block.kind === 'list' ? block.items.flatMap(textsOf) : [])),
  ];
}

/** Words of all that a chart and its details show, and of the places of what it draws besides the steps themselves. */
function wordsKept(flow: Flow, text: string): Set<string> {
  const drawn = flow.nodes.filter((node) => !/^\d+$/.test(node.number ?? ''));
  // "and then" before a jump joins it to what it is drawn apart from.
  const joining = 12;
  const places = [...drawn, ...flow.edges, ...flow.lost].map(({ place }) =>
    text.slice(Math.max(0, (place.start.offset ?? 0) - joining), place.end.offset),
  );
  const shown = flow.nodes.flatMap((node) => [
    node.label,
    node.title ?? '',
    node.condition ?? '',
    node.role ?? '',
    ...node.details,
  ]);
  const labels = [...flow.edges, ...flow.lost].map(({ label }) => label ?? '');
  // "(Optional)" is kept as a mark of its node.
  const marks = flow.nodes.some((node) => node.optional) ? ['Optional Optioneel'] : [];
  return new Set(wordsOf([...places, ...shown, ...labels, ...marks].join(' ')));
}
