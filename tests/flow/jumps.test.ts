import { describe, expect, test } from 'vitest';
import { flowOf, flowsOf, sketch, sketchOf } from './sketch.ts';

/** Ways that leave the step of this number. */
const waysOf = (markdown: string, number: string): string | undefined =>
  sketchOf(markdown)
    .find((line) => line.startsWith(`${number} `))
    ?.split(' | ')
    .slice(1)
    .join(' | ');

const list = (last: string) =>
  `1. **Find the order.**\n2. **Refund the payment.**\n3. **Close the ticket.**\n4. ${last}\n5. Tell the shop.`;

describe('jumps', () => {
  test.each([
    ['a number', 'Go to step 5.', '» 5'],
    ['a number, further back', 'Go back to step 1.', '« 1'],
    ['another verb', 'Skip ahead to step 5.', '» 5'],
    ['a number word', 'Continue with step five.', '» 5'],
    ['the end of a longer sentence', 'Log the result and go back to step 2.', '« 2'],
    ['a range: to its first step', 'Go back to steps 2-3.', '« 2'],
    ['a bold title', 'Go back to **Refund the payment**.', '« 2'],
    ['a title in quotes', 'Go back to “Refund the payment”.', '« 2'],
    ['a title without marks', 'Go to Find the order.', '« 1'],
    ['an anchor', 'Go back to [the refund](#refund-the-payment).', '« 2'],
    ['the anchor of a number', 'Go back to [step 1](#step-1).', '« 1'],
    ['the step before', 'Go back to the previous step.', '« 3'],
    ['the next step', 'Continue to the next step.', '→ 5'],
    [
      'until something holds: then it goes on',
      'Ask again and go back to step 3 until they answer.',
      'until they answer « 3 | → 5',
    ],
  ])('%s', (_, text, ways) => {
    expect(waysOf(list(text), '4')).toBe(ways);
  });

  test.each([
    ['a part of a program', 'Go to **Settings** and click **Save**.'],
    ['the step of another document', 'Continue with step 2 of [Ship an order](ship.md).'],
    ['a step that is only mentioned', 'Use the number from step 2.'],
    ['a page of the web', 'Go to [the shop](https://example.org).'],
  ])('no jump: %s', (_, text) => {
    expect(waysOf(list(text), '4')).toBe('→ 5');
    expect(flowOf(list(text)).lost).toEqual([]);
  });

  test.each([
    [
      'a number that is not there',
      'Go to step 12.',
      { target: '12', reason: 'missing', candidates: ['5', '4', '3'] },
    ],
    [
      'nearly a title: read as text',
      'Go to **Close the tickt**.',
      { target: 'Close the tickt', reason: 'near', candidates: ['Close the ticket'] },
    ],
  ])('lost: %s', (_, text, lost) => {
    expect(flowOf(list(text)).lost).toEqual([expect.objectContaining(lost)]);
  });

  test('a title or a number that is there twice is ambiguous', () => {
    const flow = flowOf('1. **Call.** Ask.\n2. **Call.** Ask again.\n2. Go to **Call**.\n4. Go to step 2.');
    expect(flow.lost.map(({ target, reason }) => [target, reason])).toEqual([
      ['Call', 'ambiguous'],
      ['2', 'ambiguous'],
    ]);
  });

  test('"step N" is the number that the author typed, or the position where all are 1', () => {
    expect(sketchOf('0. Open the case.\n1. Read it.\n2. Go back to step 0.')[2]).toBe(
      '3 Go back to step 0 | « 1',
    );
    expect(sketchOf('1. Open the case.\n1. Read it.\n1. Go back to step 2.')[2]).toBe(
      '3 Go back to step 2 | « 2',
    );
  });

  test('nested steps by number, letter and typed id', () => {
    expect(
      sketchOf(`1. Prepare.
   1. Find paper.
   2. Find a pen. Go to step 2.2.
2. Write.
   1. Go back to step 1b.
   2. A1.1 Sign it.
3. Go back to A1.1.`),
    ).toEqual([
      '1 Prepare | → 1.1',
      '1.1 Find paper | → 1.2',
      '1.2 Find a pen | » 2.2',
      '2 Write | → 2.1',
      '2.1 Go back to step 1b | « 1.2',
      '2.2 Sign it | → 3',
      '3 Go back to A1.1 | « 2.2',
    ]);
  });

  test('a step in another phase of the file is an ending that leads there', () => {
    const [first, second] = flowsOf(`## Instructions

### Open

1. Read the case. Go to **Refund**.

2. Never seen.

### Close

1. Wait.
2. **Refund.** Pay.`);
    expect(first && sketch(first)).toEqual(['1 Read the case | » e1', 'e1 ■ Refund', '2 Never seen | → end']);
    expect(first?.nodes.find((node) => node.id === 'e1')?.target).toBe(`#${second?.nodes[1]?.anchor}`);
    expect(first?.nodes.at(-1)).toMatchObject({ implied: true, label: 'Close' });
    expect(second?.nodes.at(-1)).toMatchObject({ implied: true, label: 'End' });
  });
});

describe('repeating', () => {
  test.each([
    ['a step', 'Repeat step 2.', '« 2 | → 5'],
    ['a range', 'Repeat steps 1 to 3 for each order.', '« 1 | → 5'],
    ['the step before', 'Wait 5 minutes, then repeat the previous step.', '« 3 | → 5'],
    ['all steps before', 'Repeat the previous steps.', '« 1 | → 5'],
    [
      'itself',
      'Answer a message. Repeat until the mailbox is empty.',
      'until the mailbox is empty « 4 | → 5',
    ],
    ['from the start', 'Start over.', '« 1 | → 5'],
  ])('%s', (_, text, ways) => {
    expect(waysOf(list(text), '4')).toBe(ways);
  });

  test('in an answer there is no way on', () => {
    expect(sketchOf('1. Call.\n2. If nobody answers, wait an hour and repeat step 1.\n3. Log it.')).toEqual([
      '1 Call | → 2',
      '2 ? Nobody answers? | Yes* → 2a | No* → 3',
      '2a wait an hour [wait an hour] | « 1',
      '3 Log it | → end',
    ]);
  });
});

describe('endings and hand-offs', () => {
  test('an answer ends: stop, no further action, close the ticket', () => {
    expect(
      sketchOf(`
1. What is it?
   - **Spam:** Stop.
   - **A thank-you:** No further action is needed.
   - **A double:** Close the ticket.
   - **A question:** Go on.
2. Answer it.`),
    ).toEqual([
      '1 ? What is it? | Spam → e1 | A thank-you → e2 | A double → e3 | A question → 2',
      'e1 ■ Stop',
      'e2 ■ No further action is needed',
      'e3 ■ Close the ticket',
      '2 Answer it | → end',
    ]);
  });

  test('handing over at the end of an answer ends it; in the list it is a step', () => {
    expect(
      sketchOf(`
1. Is it fraud?
   - **Yes:** Block the card. Hand the case over to the fraud team.
   - **No:** Escalate to @team-lead, then go on.
2. Escalate to the warehouse team.
3. Escalate to @finance and wait for the answer.
4. Log it.`),
    ).toEqual([
      '1 ? Is it fraud? | Yes → 1a | No → 1c',
      '1a Block the card | → 1b',
      '1b ↗ Hand the case over to the fraud team @fraud team',
      '1c Escalate to @team-lead | → 2',
      '2 Escalate to the warehouse team | → 3',
      '3 Escalate to @finance and wait for the answer | → 4',
      '4 Log it | → end',
    ]);
    const { nodes } = flowOf(
      '1. Escalate to the warehouse team and wait for the answer.\n2. Escalate to @lead, then go on.',
    );
    expect(nodes[0]).toMatchObject({ kind: 'step', escalatesTo: 'warehouse team', awaitsAnswer: true });
    expect(nodes[1]).toMatchObject({ kind: 'step', escalatesTo: '@lead', goesOn: true });
  });
});

describe('sub-procedures', () => {
  test.each([
    ['a link alone', '[Refund a payment](refund-payment.md)', 'refund-payment.md'],
    [
      'a verb and a link',
      'Follow [Refund a payment](../finance/refund-payment.md).',
      '../finance/refund-payment.md',
    ],
    [
      'a title, then a verb and a link',
      '**Refund it.** See [Refund a payment](refund-payment).',
      'refund-payment',
    ],
    ['a wiki link', 'Use [[refund-payment|Refund a payment]].', 'refund-payment'],
  ])('%s', (_, text, target) => {
    expect(flowOf(`1. ${text}\n2. Log it.`).nodes[0]).toMatchObject({
      kind: 'sub-procedure',
      target,
      number: '1',
    });
  });

  test.each([
    [
      'a link inside a longer step',
      'Send the customer the text of [Refund a payment](refund-payment.md) by e-mail.',
    ],
    ['a link to the web', 'Follow [the guide](https://example.org/guide.md).'],
    ['a link to a picture', 'See [the photo](photo.png).'],
  ])('no sub-procedure: %s', (_, text) => {
    expect(flowOf(`1. ${text}\n2. Log it.`).nodes[0]?.kind).toBe('step');
  });
});

describe('roles and times', () => {
  const withRoles = (steps: string) => `## Responsibilities

- **Support agent**: answers
- **Team lead**: approves

## Instructions

${steps}`;

  test.each([
    ['a mention', '@finance pays the bill.', 'finance'],
    ['a declared label', '**Support agent:** open the case.', 'Support agent'],
    ['a declared role in brackets', 'Close the case (team lead).', 'Team lead'],
    ['a declared subject', 'The team lead approves the refund.', 'Team lead'],
    ['a label that is not declared is a title', '**Refund:** pay the bill.', undefined],
    ['a role that is asked does not act', 'Ask @team-lead for help.', undefined],
  ])('%s', (_, text, role) => {
    expect(flowOf(withRoles(`1. ${text}\n2. Log it.`)).nodes[0]?.role).toBe(role);
  });

  test('a role heading over a list is a lane', () => {
    const flows = flowsOf(
      withRoles(
        '### Team lead\n\n1. Approve it.\n2. Sign it.\n\n### Support agent\n\n1. Pay it.\n2. Log it.',
      ),
    );
    expect(flows.map((flow) => flow.nodes[0]?.role)).toEqual(['Team lead', 'Support agent']);
  });

  test.each([
    ['Answer within 48 hours.', 'within 48 hours'],
    ['Wait 5–10 minutes for the cache.', 'Wait 5–10 minutes'],
    ['Call the customer no later than the next day.', undefined],
    ['The lamp is 2 years old.', undefined],
  ])('%s', (text, time) => {
    expect(flowOf(`1. ${text}\n2. Log it.`).nodes[0]?.time).toBe(time);
  });
});
