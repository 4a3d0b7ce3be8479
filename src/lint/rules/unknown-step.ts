import type { Flow, FlowEdge, LostJump } from '../../flow/flow.ts';
import type { ReadingWords } from '../../languages/language.ts';
import { phrasesOf } from '../../languages/phrases.ts';
import { formsOf } from '../forms.ts';
import { defineRule, type Finding } from '../rule.ts';
import { endOf, sourceOf, startOf } from '../source.ts';

export const unknownStep = defineRule({
  id: 'unknown-step',
  group: 'steps',
  severity: 'error',
  summary: 'A "go to" whose step does not exist, or is not the only one of its name',
  why: 'In the middle of a case the reader is sent to a step that is not there.',
  messages: {
    number: {
      reason: 'Unexpected jump to step `{target}`, expected a step from `1` to `{last}`',
      hint: 'Write the title of the step that is meant in bold (`{goTo}`); a title stays right when steps are added.',
    },
    title: {
      reason: 'Unexpected jump to `{target}`, expected the title of a step of this list',
      hint: 'Write the bold words with which the step begins, or the number of the step.',
    },
    near: {
      reason: 'Unexpected jump to `{target}`, expected `{near}`',
      hint: 'Write the title as it stands at the step: `{near}`.',
      fix: 'Write `{near}`',
    },
    elsewhere: {
      reason:
        'Unexpected jump to step `{target}`, which only another list of this document has, expected a step from `1` to `{last}`',
      hint: 'Write the title of the step that is meant in bold (`{goTo}`), with the heading above it.',
    },
    ambiguous: {
      reason:
        'Unexpected jump to `{target}`, which is the name of more than one step, expected a name that only one step has',
      hint: 'Give the step that is meant a title of its own in bold, and go to that title.',
    },
  },
  good: [
    {
      text: `## Instructions

1. **Find the order.** Search the shop.
2. Is it older than 30 days?
   - **Yes:** Explain the 30-day rule and go to **Close the ticket**.
   - **No:** Go to **Settings** and click **Refund**, then continue with step 3.
3. **Close the ticket.** End.
`,
    },
    {
      text: '## Instructions\n\n1. Open the order.\n2. Take the number from step 2 of [Find an order](find-order.md).\n3. Refund it.\n',
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Find the order.
2. Is it older than 30 days?
   - **Yes:** Explain the 30-day rule and go to step 12.
   - **No:** Go on.
3. Close the ticket.
`,
      reports: ['5:43 Unexpected jump to step `12`, expected a step from `1` to `3`'],
    },
    {
      text: `## Instructions

1. **Find the order.** Search the shop.
2. Is it older than 30 days?
   - **Yes:** Go to **Close the tickt**.
   - **No:** Go on.
3. **Close the ticket.** End.
`,
      reports: ['5:15 Unexpected jump to `Close the tickt`, expected `Close the ticket`'],
    },
    {
      text: `## Instructions

1. **Check the address.** Compare it with the order.
2. Is it the same?
   - **Yes:** Go on.
   - **No:** Ask the customer and go back to **Check the address**.
3. **Check the address.** Compare it with the parcel.
`,
      reports: [
        '6:35 Unexpected jump to `Check the address`, which is the name of more than one step, expected a name that only one step has',
      ],
    },
    {
      text: `## Instructions

### By card

1. Open the payment.
2. If the card has expired, go to step 4.

### By bank transfer

1. Ask for the account number.
2. Open the bank.
3. Enter the amount.
4. Send the money.
`,
      reports: [
        '6:29 Unexpected jump to step `4`, which only another list of this document has, expected a step from `1` to `2`',
      ],
    },
  ],
  *check({ sop, flows, words }): Generator<Finding> {
    for (const flow of flows) {
      const others = flows.filter((d) => d !== flow);
      for (const lost of flow.lost) yield finding(sop.text, flow, lost, others, words);
      for (const edge of flow.edges) yield* elsewhere(sop.text, flow, edge, words);
    }
  },
});

/** Each list counts from 1: "step 5" in a list of three reads as a mistake, even if the next list has a step 5. */
function* elsewhere(
  text: string,
  flow: Flow,
  { to, place }: FlowEdge,
  words: ReadingWords,
): Generator<Finding> {
  // Only an ending leads elsewhere, and few do.
  const ending = to.startsWith('e') ? flow.nodes.find((d) => d.id === to) : undefined;
  if (!ending?.target?.startsWith('#')) return;
  const source = sourceOf(text, place);
  const target = phrasesOf(words, 'jumpToStep').find(source)?.n;
  if (target === undefined || source.includes('](')) return;
  const values = { target, last: lastStep(flow), goTo: formsOf(words).goTo };
  yield { message: 'elsewhere', values, place, subject: target, severity: 'warning' };
}

function lastStep({ nodes }: Flow): number {
  return nodes.filter(({ number }) => number !== undefined && /^\d+$/.test(number)).length;
}

function finding(
  text: string,
  flow: Flow,
  lost: LostJump,
  others: readonly Flow[],
  words: ReadingWords,
): Finding {
  const { target, reason, candidates, place } = lost;
  const found = { place, subject: target, expected: candidates };
  if (reason === 'ambiguous') return { ...found, message: 'ambiguous', values: { target } };
  if (/\d/.test(target) && !/\s/.test(target)) {
    const values = { target, last: lastStep(flow), goTo: formsOf(words).goTo };
    const exists = others.some(({ nodes }) => nodes.some(({ number }) => number === target));
    return exists
      ? { ...found, message: 'elsewhere', values, severity: 'warning' }
      : { ...found, message: 'number', values };
  }
  const [near] = candidates;
  if (near === undefined) return { ...found, message: 'title', values: { target } };
  const at = startOf(place) + sourceOf(text, place).lastIndexOf(target);
  const edits =
    at < startOf(place) ? [] : [{ start: at, end: Math.min(at + target.length, endOf(place)), text: near }];
  return {
    ...found,
    message: 'near',
    values: { target, near },
    suggestions: edits.length > 0 ? [{ edits }] : [],
    // Bold words behind "go to" may be a button; only the slip of a hand makes a title of them.
    ...(reason === 'near' && { severity: 'hint' }),
  };
}
