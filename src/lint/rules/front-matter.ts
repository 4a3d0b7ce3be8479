import { frontMatterFaults } from '../../document/faults.ts';
import { defineRule } from '../rule.ts';

/** Found while the file is read (`document/frontmatter.ts`); this file says why. */
export const frontMatter = defineRule({
  id: 'front-matter',
  group: 'structure',
  severity: 'error',
  summary: 'The block of facts at the top is missing or cannot be read',
  why: 'Title, department and owner tell a reader whether this is the right SOP and whom to ask. Without them the SOP is in no list and nobody is told when it needs a review.',
  messages: frontMatterFaults,
  good: [
    {
      text: `---
id: refund-a-customer
title: Refund a customer
department: Customer support
owner: ana
---

## Instructions

1. Find the order.
`,
    },
  ],
  bad: [
    {
      bare: true,
      text: '# Refund a customer\n\n1. Find the order.\n',
      reports: [
        '1:1 Unexpected document without front matter, expected a line `---` at the top, then the facts about the SOP',
      ],
    },
    {
      text: `---
id: refund-a-customer
title: Refund: how to
department: Customer support
owner: @ana
version: 1.10
---

## Instructions

1. Find the order.
`,
      reports: [
        "3:8 Unexpected `: ` inside the value of `title`, expected quotes around it: `'Refund: how to'`",
        '5:8 Unexpected `@` before the name in `owner`, expected `ana`',
        '6:10 Unexpected version `1.10`, expected three numbers: `1.10.0`',
      ],
      fixed: `---
id: refund-a-customer
title: 'Refund: how to'
department: Customer support
owner: ana
version: 1.10.0
---

## Instructions

1. Find the order.
`,
    },
    {
      text: `---
id: refund-a-customer
title: Refund a customer
departement: Customer support
owner: ana
---

## Instructions

1. Find the order.
`,
      reports: ['4:1 Unexpected key `departement`, expected `department`'],
    },
  ],
  *check() {},
});
