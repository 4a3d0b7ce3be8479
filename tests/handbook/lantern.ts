import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { factsOf, type SopFacts } from '../../src/handbook/facts.ts';

/** A small handbook of the web shop Lantern. */
export const lantern: Record<string, string> = {
  'sops/support/refund-customer.md': `---
id: refund-customer
title: Refund a customer
department: Customer support
owner: ana
version: 1.4.0
status: approved
effective: 2026-12-01
audience: [agent]
related: [close-ticket, gift-card]
---

## Purpose

Customers get their money back without asking twice.

## Terms

- **RMA**: the number of a return.

## Instructions

1. **Find the order.** Search the shop by order number; write to help@lantern.example if it is not there.
2. Is the order older than 30 days?
   - **Yes:** Go to **Close the ticket**.
   - **No:** Ask for a photo within 48 hours.
3. Is the amount over € 200?
   - **Yes:** Escalate to @team-lead and wait for the answer.
   - **No:** Go on.
4. **Refund the payment.** Follow [Pay out](../finance/pay-out.md#send-the-money), see [[gift-card|Gift cards]] and ![the form](images/form.png "Form").
5. **Close the ticket.** Follow [Close a ticket](close-ticket.md). End.

See [the law](https://law.example/), [mail us](mailto:help@lantern.example), [secrets](../../../etc/passwd), [again](#purpose) and [a trap](javascript:alert(1)).
`,
  'sops/support/refund-customer.nl.md': `---
id: refund-customer
title: Een klant terugbetalen
department: Klantenservice
owner: ana
language: nl
translates: 1.4.0
---

## Doel

Klanten krijgen hun geld terug.

## Instructies

1. Zoek de bestelling op.
2. Volg [Ticket sluiten](close-ticket.md).
`,
  'sops/support/close-ticket.md': `---
id: Close-Ticket
title: Close a ticket
department: support
owner: bo
---

## Purpose

Every ticket ends.

## Instructions

1. Set it to *Solved*.
2. Tell [the customer](refund-customer.md).
`,
  'sops/finance/pay-out.md': `---
id: pay-out
title: Pay out
department: Finance
owner: bo
---

## Purpose

Money leaves once.

## Instructions

1. **Send the money.** Up to € 1,000 a day, 2.5 % fee, 3 tries.
`,
};

export const factsFrom = (files: Record<string, string>): SopFacts[] =>
  Object.entries(files).map(([path, text]) => {
    const sop = parseSop(path, text);
    return factsOf(sop, toFlows(sop));
  });

export const lanternFacts = (): SopFacts[] =>
  factsFrom(lantern).map((facts) =>
    facts.language === 'nl' ? { ...facts, meta: { ...facts.meta, department: 'support' } } : facts,
  );
