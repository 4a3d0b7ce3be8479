import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import type { Procedure, Step } from '../../src/document/sop.ts';

const read = (text: string, language = 'en'): Procedure[] =>
  parseSop('sops/refund.md', text, { language }).procedures;

const said = (step: Step): string => {
  const nested = [...step.steps, ...step.items].map((item) => item.text);
  return [`${step.number}`, step.text, ...(nested.length > 0 ? [`(${nested.join(' / ')})`] : [])].join(' ');
};
const sketch = (text: string, language?: string): string[] =>
  read(text, language).flatMap(({ at, carrier, phase, steps }) => [
    `${carrier} at "${at}"${phase === undefined ? '' : ` in ${phase}`}`,
    ...steps.map(said),
  ]);
const instructions = (text: string): string => `## Instructions\n\n${text}`;

describe('what carries the steps', () => {
  test('the numbered list of the Instructions section, not the lists around it', () => {
    expect(
      sketch(`# Refund a customer

## Purpose

1. Keep customers.
2. Keep money.

## 4. Procedure

1. Find the order.
2. Refund it.

## Escalation

1. Team lead
2. Finance`),
    ).toEqual(['ordered at "4. Procedure"', '1 Find the order.', '2 Refund it.']);
  });

  test('a checklist, a step table, bullets', () => {
    expect(sketch(instructions('- [ ] Find the order.\n- [x] Refund it.'))).toEqual([
      'checklist at "Instructions"',
      '1 Find the order.',
      '2 Refund it.',
    ]);
    expect(
      sketch(
        instructions(
          '| # | Action | Who |\n|---|---|---|\n| 1 | Find the order | Support |\n| 2 | **Refund it.** Pay back | Finance |',
        ),
      ),
    ).toEqual(['table at "Instructions"', '1 Find the order', '2 Refund it. Pay back']);
    expect(sketch(instructions('- Find the order.\n- Refund it.'))).toEqual([
      'bullets at "Instructions"',
      '1 Find the order.',
      '2 Refund it.',
    ]);
  });

  test('a table gives role, time, number and title', () => {
    const [procedure] = read(
      instructions(
        '| Step | What to do | Who | When | Remarks |\n|---|---|---|---|---|\n| 1 | **Pack.** Use paper | Warehouse | within 1 day | none |\n| 2 | Ship | Carrier | | |',
      ),
    );
    expect(procedure?.steps[0]).toMatchObject({
      title: 'Pack',
      role: 'Warehouse',
      time: 'within 1 day',
      authorNumber: 1,
    });
    expect(procedure?.steps[0]?.details).toHaveLength(1);
  });

  test('a table of anything else is none', () => {
    expect(
      read('## Channels\n\n| Channel | Hours |\n|---|---|\n| Mail | 9 to 5 |\n| Chat | 9 to 8 |'),
    ).toEqual([]);
  });

  test('numbered headings, with their small table of who and when', () => {
    const [procedure] = read(`## Process Steps

### 8.1. Look at the parcel

| Who | When |
|---|---|
| Warehouse | Within 1 day |

Open it.

#### 8.1.1 Photo

Take one.

#### 8.1.2 Note

Write one.

### 8.2. Refund

Pay.`);
    expect(procedure).toMatchObject({ carrier: 'headings', at: 'Process Steps' });
    expect(procedure?.steps.map(({ mark, text, role, time }) => [mark, text, role, time])).toEqual([
      ['8.1', 'Look at the parcel', 'Warehouse', 'Within 1 day'],
      ['8.2', 'Refund', undefined, undefined],
    ]);
    expect(procedure?.steps[0]?.steps.map((step) => step.text)).toEqual(['Photo', 'Note']);
  });

  test('headings that hold numbered lists are phases', () => {
    expect(
      sketch('## Procedure\n\n### 1. Open\n\n1. Read.\n2. Ask.\n\n### 2. Close\n\n1. Pay.\n2. Log.'),
    ).toEqual([
      'ordered at "1. Open" in 1. Open',
      '1 Read.',
      '2 Ask.',
      'ordered at "2. Close" in 2. Close',
      '1 Pay.',
      '2 Log.',
    ]);
  });

  test('headings that an Instructions section calls "Step N" are steps, with or without lists below them', () => {
    expect(
      sketch('## Steps\n\n### Step 1: Assess\n\n1. Read.\n2. Ask.\n\n### Step 2: Decide\n\n1. Pay.\n2. Log.'),
    ).toEqual(['headings at "Steps"', '1 Assess (Read. / Ask.)', '2 Decide (Pay. / Log.)']);
  });

  test('a section of the first rank among others', () => {
    expect(sketch('# Summary\n\nText.\n\n# Mitigation\n\n- Restart.\n- Call.')).toEqual([
      'bullets at "Mitigation"',
      '1 Restart.',
      '2 Call.',
    ]);
  });

  test('"Step N" headings outside of an Instructions section', () => {
    expect(
      sketch('# Return a lamp\n\n## Step 1: Pack\n\nUse paper.\n\n## Step 2: Ship\n\nCall the carrier.'),
    ).toEqual(['headings at "Return a lamp"', '1 Pack', '2 Ship']);
    expect(
      sketch('# Lamp terugsturen\n\n## Stap 1: Inpakken\n\nPapier.\n\n## Stap 2: Versturen\n\nBel.', 'nl'),
    ).toEqual(['headings at "Lamp terugsturen"', '1 Inpakken', '2 Versturen']);
  });

  test('paragraphs that begin with "Step N" in bold, with lists below them', () => {
    expect(
      sketch(
        '# Return a lamp\n\n**Step 1:** Pack it.\n\nUse paper.\n\n**Step 2: Ship it.** Call.\n\n1. Print.\n2. Glue.',
      ),
    ).toEqual(['headings at "Return a lamp"', '1 Pack it.', '2 Ship it. Call. (Print. / Glue.)']);
  });

  test('numbered headings below a title that names a procedure', () => {
    expect(sketch('# How to return a lamp\n\n## 1. Pack it\n\nUse paper.\n\n## 2. Ship it\n\nCall.')).toEqual(
      ['headings at "How to return a lamp"', '1 Pack it', '2 Ship it'],
    );
    expect(read('# Lamps\n\n## 1. Colours\n\nMany.\n\n## 2. Sizes\n\nTwo.')).toEqual([]);
  });

  test('without an Instructions section: every list that is a procedure, under its heading', () => {
    expect(
      sketch(`1. Open the shop.
2. Log in.

## Refund a card

1. Find the order.
2. Refund it.

## Before you leave

- [ ] Log out.
- [ ] Lock the door.`),
    ).toEqual([
      'ordered at ""',
      '1 Open the shop.',
      '2 Log in.',
      'ordered at "Refund a card"',
      '1 Find the order.',
      '2 Refund it.',
      'checklist at "Before you leave"',
      '1 Log out.',
      '2 Lock the door.',
    ]);
  });

  test.each([
    ['a table of contents', '## Overview of pages\n\n1. [Returns](#returns)\n2. [Refunds](#refunds)'],
    ['questions', '## Ask yourself\n\n1. Is it broken?\n2. Is it paid?'],
    ['names', '## Look at\n\n1. **stockLow** - the stock is low\n2. **mail.down** - no mail goes out'],
    ['reasons, by their heading', '## Benefits\n\n1. It saves time.\n2. It saves money.'],
    [
      'criteria, by their announcement',
      '## Returns\n\nWe take a lamp back by these criteria:\n\n1. It is whole.\n2. It is clean.',
    ],
    ['a single item', '## Returns\n\n1. Send it back.'],
    ['bullets', '## Returns\n\n- Send it back.\n- Wait.'],
  ])('no procedure: %s', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('a list that is cut in pieces', () => {
  test('goes on after code, a table, a note, bullets and a paragraph, which belong to the step before', () => {
    const [procedure, ...more] = read(
      instructions(`1. Open the shop.

\`\`\`
shop open
\`\`\`

2. Log in:

- name
- password

3. Look.

> Not too long.

A paragraph.

4. Close.`),
    );
    expect(more).toEqual([]);
    expect(procedure?.steps.map((step) => [step.number, step.details.map((node) => node.type)])).toEqual([
      [1, ['code']],
      [2, ['list']],
      [3, ['blockquote', 'paragraph']],
      [4, []],
    ]);
    expect(procedure?.steps[1]?.items.map((item) => item.text)).toEqual(['name', 'password']);
  });

  test('a numbered list of one, where the Instructions section holds nothing else', () => {
    expect(sketch(instructions('1. Call the customer back.'))).toEqual([
      'ordered at "Instructions"',
      '1 Call the customer back.',
    ]);
    expect(sketch(instructions('- Call the customer back.'))).toEqual([]);
  });

  test('loose single items, and items that are all "1."', () => {
    expect(sketch(instructions('1. Open.\n\n```\na\n```\n\n1. Look.\n\nText.\n\n1. Close.'))).toHaveLength(4);
    expect(sketch(instructions('1. Open.\n1. Look.\n\n```\na\n```\n\n1. Close.\n1. Leave.'))).toHaveLength(5);
  });

  test('two lists that both count from 1 are two', () => {
    expect(sketch(instructions('1. Open.\n2. Look.\n\nText.\n\n1. Close.\n2. Leave.'))).toEqual([
      'ordered at "Instructions"',
      '1 Open.',
      '2 Look.',
      'ordered at "Instructions"',
      '1 Close.',
      '2 Leave.',
    ]);
  });

  test('the numbers that the author typed are kept', () => {
    const [procedure] = read(instructions('1. Open.\n3. Look.\n\nText.\n\n5. Close.'));
    expect(procedure?.steps.map(({ number, authorNumber }) => [number, authorNumber])).toEqual([
      [1, 1],
      [2, 3],
      [3, 5],
    ]);
  });
});

describe('the parts of a step', () => {
  test.each([
    ['**Find the order.** Search by number.', 'Find the order'],
    ['**Find the order:** search', 'Find the order'],
    ['**Find the order**', 'Find the order'],
    ['**Find the order**\n   Search by number.', 'Find the order'],
    ['**Find** the order.', undefined],
    ['**Note:** be quick.', undefined],
    ['📦 **Pack it.** Use paper.', 'Pack it'],
  ])('bold lead: %s', (text, title) => {
    expect(read(instructions(`1. ${text}\n2. Next.`))[0]?.steps[0]?.title).toBe(title);
  });

  test.each([
    ['Step 3: Pack it', '3', 'Pack it'],
    ['A1.1 Pack it', 'A1.1', 'Pack it'],
    ['4.2 Pack it', '4.2', 'Pack it'],
    ['b) pack it', 'b', 'pack it'],
    ['2.5 ml of oil', '1', '2.5 ml of oil'],
    ['E. coli is no lamp', '1', 'E. coli is no lamp'],
  ])('typed number or id: %s', (text, mark, rest) => {
    expect(read(instructions(`1. ${text}\n2. Next.`))[0]?.steps[0]).toMatchObject({ mark, text: rest });
  });

  test('blocks stand in source order; nested lists are items or steps', () => {
    const step = read(
      instructions('1. Pack.\n\n   Text.\n\n   - paper\n\n   1. Fold.\n   2. Cut.\n\n   > Note.\n2. Next.'),
    )[0]?.steps[0];
    expect(
      step?.blocks.map((block) =>
        block.kind === 'text' ? block.node.type : block.ordered ? 'steps' : 'items',
      ),
    ).toEqual(['paragraph', 'items', 'steps', 'blockquote']);
    expect(step?.steps.map((nested) => nested.text)).toEqual(['Fold.', 'Cut.']);
    expect(step?.details.map((node) => node.type)).toEqual(['paragraph', 'list', 'blockquote']);
  });

  test('places are true to the file', () => {
    const text = `---\nid: refund\n---\n\n## Instructions\n\n1. Pack\n   it.\n2. Ship.\n`;
    const [procedure] = read(text);
    const slices = procedure?.steps.map(({ place }) => text.slice(place.start.offset, place.end.offset));
    expect(slices).toEqual(['1. Pack\n   it.', '2. Ship.']);
  });
});
