import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { toDot } from '../../src/flow/dot.ts';
import type { Flow, FlowNode } from '../../src/flow/flow.ts';
import { toMermaid } from '../../src/flow/mermaid.ts';
import { columns, type Paint } from '../../src/flow/rail/grid.ts';
import { xmlText } from '../../src/flow/rail/markup.ts';
import { type BoxRow, planRail, type Rail } from '../../src/flow/rail/plan.ts';
import { drawRail, drawRailPieces } from '../../src/flow/rail/svg.ts';
import { printRail } from '../../src/flow/rail/terminal.ts';
import { toText } from '../../src/flow/text.ts';
import { en } from '../../src/languages/en.ts';
import { generateFlow, vocabularies } from './generate.ts';
import { handbookFlows } from './handbook.ts';
import { flowOf } from './samples.ts';

// Many charts a test, on machines that are busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const generated = fc
  .record({
    seed: fc.nat(),
    size: fc.integer({ min: 1, max: 60 }),
    words: fc.integer({ min: 1, max: 30 }),
    language: fc.constantFrom(...Object.keys(vocabularies)),
  })
  .map(({ seed, size, words, language }) => generateFlow(seed, size, words, language));

/** Flows that no reader would make: edges between strangers, branches in circles, texts of any characters. */
const wild: fc.Arbitrary<Flow> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('s1', 's2', 's3', 's4', 'e1', 'end'),
      label: fc.string({ unit: 'binary', maxLength: 40 }),
      kind: fc.constantFrom('step', 'decision', 'hand-off', 'sub-procedure', 'end') as fc.Arbitrary<
        FlowNode['kind']
      >,
      number: fc.option(fc.string({ maxLength: 12 }), { nil: undefined }),
      condition: fc.option(fc.string(), { nil: undefined }),
      within: fc.option(fc.constantFrom('s1', 's2', 's3', 's9'), { nil: undefined }),
      branch: fc.option(fc.record({ of: fc.constantFrom('s1', 's2', 's3', 's9'), label: fc.string() }), {
        nil: undefined,
      }),
    }),
    { maxLength: 8, selector: (node) => node.id },
  )
  .chain((nodes) =>
    fc
      .array(
        fc.record({
          from: fc.constantFrom('s1', 's2', 's3', 's4', 'e1', 's9'),
          to: fc.constantFrom('s1', 's2', 's3', 's4', 'e1', 's9'),
          label: fc.option(fc.string({ unit: 'binary', maxLength: 40 }), { nil: undefined }),
          kind: fc.constantFrom('next', 'answer', 'jump', 'loop') as fc.Arbitrary<
            'next' | 'answer' | 'jump' | 'loop'
          >,
        }),
        { maxLength: 12 },
      )
      .map((edges) =>
        flowOf(
          nodes.map(({ id, label, ...more }) => [id, label, more]),
          edges.map(({ from, to, ...more }) => [from, to, more]),
        ),
      ),
  );

function boxesOf(rail: Rail): BoxRow[] {
  return rail.groups.flatMap((group) => group.rows).filter((row) => row.row === 'box');
}

test('every node of a flow is in exactly one box or a way out', () => {
  fc.assert(
    fc.property(generated, (flow) => {
      const boxes = boxesOf(planRail([flow]));
      const shown = boxes.flatMap((row) => [row.node.id, ...(row.action ? [row.action.id] : [])]);
      const folded = flow.nodes.filter((node) => node.within !== undefined && !shown.includes(node.id));
      expect([...shown, ...folded.map((node) => node.id), 'e1'].sort()).toEqual(
        flow.nodes.map((node) => node.id).sort(),
      );
      expect(boxes.flatMap((row) => row.lines)).toHaveLength(folded.length);
    }),
    { numRuns: 200 },
  );
});

test('boxes stand in the order of the steps', () => {
  fc.assert(
    fc.property(generated, (flow) => {
      const order = boxesOf(planRail([flow])).map((row) => flow.nodes.indexOf(row.node));
      expect(order).toEqual([...order].sort((a, b) => a - b));
    }),
    { numRuns: 200 },
  );
});

test.each([40, 60, 80, 120])(
  'in %i columns no word is lost, no line too wide, no line runs through a text',
  (width) => {
    fc.assert(
      fc.property(generated, fc.boolean(), (flow, ascii) => {
        const rail = planRail([flow]);
        const text = printRail(rail, { width, ascii });
        for (const line of text.split('\n')) expect(columns(line)).toBeLessThanOrEqual(width);
        expect(brokenLines(rail, width)).toEqual([]);
        const shown = onlyText(text);
        for (const row of rail.groups.flatMap((group) => group.rows)) {
          if (row.row === 'box') {
            for (const part of [row.label, row.condition ?? '', ...row.lines.map((line) => line.text)])
              expect(shown).toContain(onlyText(part));
          } else {
            expect(shown).toContain(onlyText(row.label ?? ''));
            expect(shown).toContain(onlyText(row.target));
          }
        }
      }),
      { numRuns: 40 },
    );
  },
);

test.each([40, 60, 80, 120])('in %i columns, every SOP of the handbook is whole', (width) => {
  for (const [name, flows] of handbookFlows()) {
    const rail = planRail(flows);
    const text = printRail(rail, { width });
    expect(brokenLines(rail, width), name).toEqual([]);
    expect(Math.max(...text.split('\n').map(columns))).toBeLessThanOrEqual(width);
    for (const row of boxesOf(rail)) expect(onlyText(text)).toContain(onlyText(row.label));
  }
});

/** Lines that run into a text: every line goes on as a line, or ends at an arrow, at a number or before a space. */
function brokenLines(rail: Rail, width: number): string[] {
  const paint: Paint = (style, part) =>
    style === 'line' ? part : (style === 'number' ? '0' : 'x').repeat(columns(part));
  const lines = printRail(rail, { width, paint })
    .split('\n')
    .map((line) => [...line]);
  const faults: string[] = [];
  for (const [y, line] of lines.entries()) {
    for (const [x, glyph] of line.entries()) {
      const below = lines[y + 1]?.[x] ?? ' ';
      if ('│├┤┬┼╭╮'.includes(glyph) && below === 'x')
        faults.push(`line ${y} column ${x} runs down into a text`);
      const above = lines[y - 1]?.[x] ?? ' ';
      if ('│├┤┴┼╰╯'.includes(glyph) && above === 'x')
        faults.push(`line ${y} column ${x} runs up into a text`);
      const after = line[x + 1] ?? ' ';
      if ('─├┬┴┼╭╰'.includes(glyph) && 'x0'.includes(after))
        faults.push(`line ${y} column ${x} runs into a text`);
    }
  }
  return faults;
}

/** Without white space, lines, arrows, and the hyphens of broken words. */
function onlyText(text: string): string {
  return text.replace(/[\s\u2500-\u257f◀▶▼◆◇▲▣|+<>^-]+/gu, '');
}

test('the same flow gives the same bytes', () => {
  fc.assert(
    fc.property(generated, fc.constantFrom(296, 366, 736, 1256), (flow, width) => {
      const draw = () => xmlText(drawRail(planRail([structuredClone(flow)]), { width, form: 'standalone' }));
      expect(draw()).toBe(draw());
    }),
    { numRuns: 20 },
  );
});

test('nothing that a flow can hold makes a painter throw, or gets through as a control character', () => {
  fc.assert(
    fc.property(wild, fc.constantFrom(296, 366, 900), (flow, width) => {
      const rail = planRail([flow, flow]);
      const terminal = printRail(rail, { width: width / 9 });
      const drawing = xmlText(drawRail(rail, { width, form: 'standalone' }));
      drawRailPieces(rail, 900);
      const texts = [terminal, drawing, toText(flow, en.chart), toMermaid([flow, flow]), toDot(flow)];
      for (const text of texts)
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\ufffe\uffff]/);
      expect(drawing).not.toMatch(/NaN|undefined|Infinity/);
      const boxes = boxesOf(planRail([flow]));
      const shown = boxes.flatMap((row) => [row.node, row.action]);
      const missing = flow.nodes.filter((node) => node.kind !== 'end' && !shown.includes(node));
      expect(boxes.flatMap((row) => row.lines)).toHaveLength(missing.length);
    }),
    { numRuns: 300 },
  );
});
