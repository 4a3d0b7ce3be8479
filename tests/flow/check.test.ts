import { describe, expect, test } from 'vitest';
import { checkFlow, type FlowFault } from '../../src/flow/check.ts';
import { flowOf } from './sketch.ts';

const faults = (markdown: string): Partial<FlowFault>[] =>
  checkFlow(flowOf(markdown)).map(({ place, label: _, ...fault }) => ({
    ...fault,
    ...('first' in fault ? { first: fault.first.start.line } : {}),
    line: place.start.line - 2,
  })) as Partial<FlowFault>[];

describe('faults of a flow', () => {
  test('a sound procedure has none', () => {
    expect(
      faults(`1. Is it paid?
   - **Yes:** Go on.
   - **No:** Ask for the payment, then go back to step 1.
2. Is it fraud?
   - **Yes:** Escalate to @finance.
   - **No:** Escalate to @lead and wait for the answer.
     - **Approved:** Go on.
     - **Declined:** Stop.
3. If the lamp is sold out, go to step 5.
4. Send it.
5. Escalate to @warehouse, then go on.
6. Close the ticket.`),
    ).toEqual([]);
  });

  test('targets that are not there, not unique, nearly there', () => {
    expect(faults('1. **Open.** Look.\n2. **Close it.** End the call. Go to step 9.')).toEqual([
      {
        kind: 'unknown-target',
        node: 's2',
        number: '2',
        target: '9',
        candidates: ['2', '1'],
        near: false,
        line: 2,
      },
    ]);
    expect(faults('1. **Call.** Ask.\n2. **Call.** Ask again.\n3. Go to **Call**.')).toEqual([
      { kind: 'ambiguous-target', node: 's3', number: '3', target: 'Call', candidates: ['1', '2'], line: 3 },
    ]);
    expect(faults('1. **Open the case.** Look.\n2. Go to **Open the cse**.')).toEqual([
      {
        kind: 'unknown-target',
        node: 's2',
        number: '2',
        target: 'Open the cse',
        candidates: ['Open the case'],
        near: true,
        line: 2,
      },
    ]);
  });

  test('steps that no way leads to: the first of a row is named', () => {
    expect(faults('1. Go to step 4.\n2. Wait.\n3. Wait more.\n4. Log it.')).toEqual([
      { kind: 'unreachable-step', node: 's2', number: '2', line: 2 },
    ]);
  });

  test('after a lost jump nothing else is called unreachable', () => {
    expect(faults('1. Go to step 9.\n2. Wait.\n3. Log it.').map((fault) => fault.kind)).toEqual([
      'unknown-target',
    ]);
  });

  test('an answer with nothing behind it', () => {
    expect(faults('1. Is it paid?\n   - **Yes:** Send it.\n   - **No:**\n2. Log it.')).toEqual([
      { kind: 'dead-end', node: 's1', number: '1', answer: 'No', line: 3 },
    ]);
  });

  test('a round without a way out; with one it is no fault', () => {
    expect(faults('1. Call.\n2. Wait.\n3. Go back to step 1.')).toEqual([
      { kind: 'endless-loop', node: 's3', number: '3', steps: ['1', '2', '3'], line: 3 },
    ]);
    expect(faults('1. Call.\n2. Wait.\n3. Go back to step 1 until they answer.')).toEqual([]);
    expect(faults('1. Call.\n2. If nobody answers, go back to step 1.\n3. Log it.')).toEqual([]);
  });

  test('one answer of two, and one answer twice', () => {
    expect(faults('1. Is it a gift?\n   - **Yes:** Leave the invoice out.\n2. Log it.')).toEqual([
      { kind: 'one-way-decision', node: 's1', number: '1', answer: 'Yes', line: 1 },
    ]);
    expect(
      faults('1. Is it paid?\n   - **Yes:** Send it.\n   - **No:** Wait.\n   - **Yes:** Log it.\n2. Stop.'),
    ).toEqual([{ kind: 'duplicate-branch', node: 's1', number: '1', answer: 'Yes', first: 4, line: 4 }]);
    expect(
      faults('1. If it is a gift, leave the invoice out.\n2. Check the stock. If not, wait.\n3. Log it.'),
    ).toEqual([]);
  });

  test('escalations that say neither that the part ends nor what is waited for', () => {
    expect(faults('1. Escalate to the warehouse team.\n2. Log it.')).toEqual([
      { kind: 'open-escalation', node: 's1', number: '1', to: 'warehouse team', awaits: false, line: 1 },
    ]);
    expect(faults('1. Escalate to @lead and wait for the answer.\n2. Log it.')).toEqual([
      { kind: 'open-escalation', node: 's1', number: '1', to: '@lead', awaits: true, line: 1 },
    ]);
    expect(faults('1. Log it.\n2. Escalate to the warehouse team.')).toEqual([]);
  });

  test('numbers that are not those that readers see', () => {
    expect(faults('1. Open.\n\nText.\n\n3. Close.')).toEqual([
      { kind: 'broken-numbering', node: 's2', number: '2', shown: 2, author: 3, line: 5 },
    ]);
    expect(faults('1. Open.\n1. Look.\n1. Close.')).toEqual([]);
  });
});
