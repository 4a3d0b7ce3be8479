import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { parseSop } from '../../src/document/parse.ts';
import type { Flow } from '../../src/flow/flow.ts';
import { toFlows } from '../../src/flow/read.ts';
import { defaultConfig } from '../../src/handbook/config.ts';
import { applyFixes, fixAll } from '../../src/lint/fix.ts';
import { lintSop, ruleById } from '../../src/lint/lint.ts';

const path = 'sops/support/refund-customer.md';
const frontMatter =
  '---\nid: refund-customer\ntitle: Refund a customer\ndepartment: support\nowner: ana\nlanguage: en\n---\n';

const lint = (text: string): Diagnostic[] => {
  const sop = parseSop(path, text);
  const found = lintSop(sop, toFlows(sop), defaultConfig, new Map());
  return found.filter((d) => ruleById.get(d.ruleId)?.group === 'steps');
};

/** A label without the words for the step that it goes to: a fix writes its new number or its title. */
const unnamed = (label: string) => label.replace(/step \d+|Find the order\b(?! in)|Close the ticket/g, '…');

/** What a flow says, without places and numbers: a fix may move and number steps, never change what happens. */
function meaningOf(flow: Flow): unknown {
  const name = new Map(flow.nodes.map((d, i) => [d.id, `${i} ${unnamed(d.label)}`]));
  return {
    at: flow.at,
    nodes: flow.nodes.map(({ kind, label, condition, role, time }) => ({
      kind,
      label: unnamed(label),
      condition,
      role,
      time,
    })),
    edges: flow.edges.map(
      ({ from, to, kind, label }) => `${name.get(from)} ${kind} ${label ?? ''} ${name.get(to)}`,
    ),
    lost: flow.lost.map(({ reason }) => reason),
  };
}

const meaning = (text: string) => toFlows(parseSop(path, text)).map(meaningOf);

const actions = [
  'Find the order in the shop.',
  '**Find the order.** Search by order number.',
  '**Close the ticket.** Set it to *Solved*.',
  'Refund the payment within 2 days.',
  'Ask for a photo, if the box is damaged.',
  'Escalate to @team-lead and wait for the answer.',
  'Follow [Refund a payment](refund-payment.md).',
  'If the order is paid, refund it. Otherwise, cancel it.',
  'Repeat the previous step.',
  'Go to step 2.',
  'If the customer has moved, go back to step 1.',
];
const answers = [
  'Go on.',
  'Go to step 3.',
  'Ask once more, then go to **Close the ticket**.',
  'End.',
  'Tell the customer.',
];
const between = [
  '',
  '\n> Old orders stand in the archive.\n',
  '\n```text\nDear customer,\n\nthank you.\n```\n',
  '\nThe shop opens in a new window.\n',
  '\n| a | b |\n| - | - |\n| 1 | 2 |\n',
];

const answerLines = (indent: string) =>
  fc
    .array(fc.tuple(fc.constantFrom('Yes', 'No', 'No reply within 48 hours'), fc.constantFrom(...answers)), {
      maxLength: 3,
    })
    .map((list) => list.map(([label, text]) => `${indent}- **${label}:** ${text}\n`).join(''));

const step = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...actions).map((text) => ({ text, below: '' })) },
  {
    weight: 1,
    arbitrary: answerLines('   ').map((below) => ({ text: 'Is the order older than 30 days?', below })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        '   The notes stand on the right.\n',
        '   1. Open it.\n   3. Read it.\n',
        '   - the street\n   - the town\n',
      )
      .map((d) => ({ text: 'Check the address:', below: `\n${d}` })),
  },
);

/** A list of steps as people write it: numbered with slips, with bullets or boxes, cut by what stands at the margin. */
const procedure = fc
  .record({
    steps: fc.array(fc.tuple(step, fc.constantFrom(...between), fc.integer({ min: -1, max: 2 })), {
      minLength: 2,
      maxLength: 12,
    }),
    carrier: fc.constantFrom('number', 'number', 'number', 'lazy', 'bullet', 'box'),
    restart: fc.boolean(),
    breaks: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ steps, carrier, restart, breaks }) => {
    let number = 0;
    const titles = new Set<string>();
    const isNew = (text: string) => !text.startsWith('**') || (!titles.has(text) && titles.add(text));
    const lines = steps.map(([{ text, below }, gap, slip], i) => {
      const cut = restart && i > 0 && steps[i - 1]?.[1] !== '';
      number = cut ? 1 : slip === 2 ? Math.max(0, number + 1 + (i % 3) - 1) : number + 1;
      const marker = { number: `${number}.`, lazy: '1.', bullet: '-', box: '- [ ]' }[carrier] as string;
      const indent = ' '.repeat(carrier === 'box' ? 2 : marker.length + 1);
      return `${marker} ${isNew(text) ? text : 'Note it.'}\n${below.replace(/^ {3}/gm, indent)}${gap}${gap === '' ? '' : '\n'}`;
    });
    return `${frontMatter}\n## Instructions\n\n${lines.join('')}`.replaceAll('\n', breaks);
  });

const weigh = (diagnostics: readonly Diagnostic[]) => ({
  errors: diagnostics.filter((d) => d.severity === 'error').length,
  all: diagnostics.length,
});

const ofWholeFlow = new Set(['endless-loop', 'unreachable-step']);

describe('fixes of steps', { timeout: 60_000 }, () => {
  test('change numbers and layout, never what happens', () => {
    fc.assert(
      fc.property(procedure, (text) => {
        const fixed = fixAll(text, lint);
        expect(meaning(fixed.text)).toEqual(meaning(text));
        const [before, after] = [weigh(lint(text)), weigh(lint(fixed.text))];
        expect(after.errors).toBeLessThanOrEqual(before.errors);
        expect(after.all).toBeLessThanOrEqual(before.all);
        expect(lint(fixed.text).filter((d) => d.fix)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });

  test('suggestions give a text that can be read, with every step that is left', () => {
    fc.assert(
      fc.property(procedure, (text) => {
        for (const d of lint(text)) {
          for (const fix of d.suggestions ?? []) {
            const { text: changed, applied } = applyFixes(text, [{ ...d, fix }]);
            expect(applied, `${d.ruleId}: ${d.reason}`).toHaveLength(1);
            const [before = 0, after = 0] = [text, changed].map((t) => toFlows(parseSop(path, t)).length);
            expect(after > 0, d.ruleId).toBe(before > 0 || after > 0);
            // Two lists made one may show a round that ran from one to the other all the time.
            const counted = lint(changed).filter((one) => after === before || !ofWholeFlow.has(one.ruleId));
            expect(weigh(counted).errors, `${d.ruleId}\n${changed}`).toBeLessThanOrEqual(
              weigh(lint(text)).errors,
            );
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
