import { expect, test } from 'vitest';
import { toText } from '../../src/flow/text.ts';
import { en } from '../../src/languages/en.ts';
import { flowOf, flowsOf } from '../flow/sketch.ts';
import { onboarding, refund } from './samples.ts';

test('every step is one line that ends with all its ways out', () => {
  expect(toText(refund, en.chart)).toBe(`1. Find the order.
2. Is the order older than 30 days? Yes: Go to step 2a. No: Go to step 2b.
2a. Explain the 30-day rule. Go to step 6.
2b. Ask for a photo of the item. Go to step 3.
3. Does the photo show a defect? Yes: Go to step 4. No: Go to step 3a. No reply within 48 hours: Go to step 6.
3a. Ask once more for a clear photo. Back to step 3.
4. Is the amount over € 200? Yes: Go to step 4a. No: Go to step 5.
4a. Escalate to @team-lead and wait for the answer. Approved: Go to step 5. Declined: Go to step 6.
5. See procedure: Refund the payment.
6. Close the ticket. End.
`);
});

test('a condition and its action are one line, and nested steps stand in theirs', () => {
  const text = toText(onboarding, en.chart);
  expect(text).toContain('\n2. If the tenant is new: Create the project folder. Otherwise: Go to step 3.\n');
  expect(text).toContain('3. Collect the papers: 3.1 Signed offer; 3.2 Invoice address');
  expect(text).toContain('6. Call the customer (every 2 days). Repeat step 6, until the customer answers.');
  expect(text).toContain('Hand the account over to sales. End. Otherwise: Go to step 8.');
});

test('a condition says "if" once, in brackets too; a case named without it stands alone', () => {
  const text = (markdown: string) => toText(flowOf(markdown), en.chart);
  expect(text('1. [Only if it was a gift] Send a card.\n2. Log it.')).toBe(
    '1. If it was a gift: Send a card. Otherwise: Go to step 2.\n2. Log it. End.\n',
  );
  expect(text('1. For a difference over € 5: ask the lead.\n2. Log it.')).toBe(
    '1. For a difference over € 5? ask the lead. Otherwise: Go to step 2.\n2. Log it. End.\n',
  );
});

test('a phase leads on to the next one, it does not end', () => {
  const [first] = flowsOf(
    '## Instructions\n\n### Before\n\n1. Order.\n2. Ship.\n\n### After\n\n1. Greet.\n2. Help.',
  );
  expect(first && toText(first, en.chart)).toBe('1. Order.\n2. Ship. Continues at After.\n');
});
