import { brokenLists } from '../broken-lists.ts';
import { defineRule, type Finding } from '../rule.ts';
import { everyStep } from '../steps.ts';
import { typedLetters } from '../typed-marks.ts';

export const brokenNumbering = defineRule({
  id: 'broken-numbering',
  group: 'steps',
  severity: 'error',
  summary: 'Step numbers that start again, skip or repeat, or a list that is cut in two',
  why: 'Charts and pages count the steps; where the text counts differently, "go to step 4" sends two readers to two places.',
  messages: {
    restart: {
      reason: 'Unexpected number `{typed}` after step `{before}`, expected `{expected}`',
      hint: 'Indent what stands between the two steps to where the text of step `{before}` begins: at the margin it ends the list, and the count starts again.',
      fix: 'Make one list of the steps, numbered from 1',
      cause: 'This stands at the margin and ends the list',
    },
    gap: {
      reason: 'Unexpected number `{typed}` after step `{before}`, expected `{expected}`',
      hint: 'Number the steps 1, 2, 3 without gaps; "go to step {typed}" in the text must then say the new number, or better the title of the step.',
      fix: 'Number the steps from 1',
    },
    repeat: {
      reason: 'Unexpected number `{typed}` after step `{before}`, expected `{expected}`',
      hint: 'Number the steps 1, 2, 3, each number once; check every "step {typed}" in the text, because nobody can tell which one is meant.',
      fix: 'Number the steps from 1',
    },
    first: {
      reason: 'Unexpected first number `{typed}`, expected `1`',
      hint: 'Begin the list with `1.`: charts and pages count from 1.',
      fix: 'Number the steps from 1',
    },
    cut: {
      reason:
        'Unexpected text between step `{before}` and step `{typed}` that cuts the list, expected it indented under step `{before}`',
      hint: 'Put spaces before it, so that it begins below the first word of step `{before}`.',
      fix: 'Indent it under the step before it',
    },
    second: {
      reason:
        'Unexpected second list that starts at `{typed}` under `{heading}`, expected one list or a heading of its own',
      hint: 'If the count should go on, indent what stands between the two lists under the step before it. If it is another procedure, give it a heading.',
      cause: 'The first list begins here',
      fix: 'Make one list of both',
    },
    shallow: {
      reason: 'Unexpected indent of {spaces} below step `{number}`, expected {wanted} spaces',
      hint: 'Put {wanted} spaces before these lines, so that they begin below the first word of the step; with fewer they are no part of it.',
      fix: 'Indent them by {wanted} spaces',
    },
    typed: {
      reason: 'Unexpected `{mark}` typed at the beginning of a line, expected a numbered list below the step',
      hint: 'Write `1.`, `2.`, `3.` there, indented under the step: what is typed as `{mark}` runs on in one line on the page.',
      fix: 'Number the lines',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. Find the order.\n\n   > **Note**\n   > Old orders stand in the archive.\n\n2. Refund it.\n3. Close the ticket.\n',
    },
    { text: '## Instructions\n\n1. Find the order.\n1. Refund it.\n1. Close the ticket.\n' },
    {
      text: '## Instructions\n\n### By card\n\n1. Open the payment.\n2. Refund it.\n\n### By bank transfer\n\n1. Ask for the account number.\n2. Refund it.\n',
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Find the order.
2. Ask for a photo of the item.

> Photos from a phone are fine.

1. Compare the photo with the order.
`,
      reports: ['8:1 Unexpected number `1` after step `2`, expected `3`'],
      fixed: `## Instructions

1. Find the order.
2. Ask for a photo of the item.

   > Photos from a phone are fine.

3. Compare the photo with the order.
`,
    },
    {
      text: `## Instructions

1. Find the order.
2. Send this text:

\`\`\`text
Your refund is on its way.
\`\`\`

3. Close the ticket.
`,
      reports: [
        '10:1 Unexpected text between step `2` and step `3` that cuts the list, expected it indented under step `2`',
      ],
      fixed: `## Instructions

1. Find the order.
2. Send this text:

   \`\`\`text
   Your refund is on its way.
   \`\`\`

3. Close the ticket.
`,
    },
    {
      text: '## Instructions\n\n1. Find the order.\n2. Refund the payment.\n2. Tell the customer.\n3. Close the ticket.\n',
      reports: ['5:1 Unexpected number `2` after step `2`, expected `3`'],
      fixed:
        '## Instructions\n\n1. Find the order.\n2. Refund the payment.\n3. Tell the customer.\n4. Close the ticket.\n',
    },
    {
      text: `## Instructions

1. Find the order.
3. Is it paid?
   - **Yes:** Go to step 5.
   - **No:** Go on.
4. Send a payment link.
5. Close the ticket.
`,
      reports: ['4:1 Unexpected number `3` after step `1`, expected `2`'],
      fixed: `## Instructions

1. Find the order.
2. Is it paid?
   - **Yes:** Go to step 4.
   - **No:** Go on.
3. Send a payment link.
4. Close the ticket.
`,
    },
    {
      text: `## Instructions

1. Find the order.
2. Open the payment.

The payment opens in a new window.

1. Refund the payment.
2. Close the ticket.
`,
      reports: [
        '8:1 Unexpected second list that starts at `1` under `Instructions`, expected one list or a heading of its own',
      ],
    },
    {
      text: '## Instructions\n\n1. Find the order.\n2. Is it paid?\n  - **Yes:** Refund it.\n  - **No:** Cancel it.\n',
      reports: ['5:3 Unexpected indent of 2 below step `2`, expected 3 spaces'],
      fixed:
        '## Instructions\n\n1. Find the order.\n2. Is it paid?\n   - **Yes:** Refund it.\n   - **No:** Cancel it.\n',
    },
    {
      text: '## Instructions\n\n1. Compare with the order:\n   a. the street\n   b. the town\n2. Close the ticket.\n',
      reports: [
        '4:4 Unexpected `a` typed at the beginning of a line, expected a numbered list below the step',
      ],
    },
  ],
  *check({ sop, words }): Generator<Finding> {
    for (const { step } of everyStep(sop)) yield* typedLetters(sop.text, step);
    yield* brokenLists(sop, words);
  },
});
