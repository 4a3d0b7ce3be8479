import type { Files } from '../folder.ts';

/** A refund as the small web shop Lantern does it: no finding of any rule. */
export const refund = `---
id: refund-customer
title: Refund a customer
department: Support
owner: Ana Silva
version: 1.4.0
status: approved
effective: 2026-03-01
language: en
when:
  - "I was charged twice"
---

## Purpose

A customer gets the money back that is theirs, on the same day.

## Terms

- **Refund**: money that goes back to the customer.

## Instructions

1. **Find the order.** Search the shop by order number.
2. Is the order older than 30 days?
   - **Yes:** Explain the rule of 30 days and go to **Close the ticket**.
   - **No:** Go on.
3. **Pay it back.** Make the refund in the payment page.
4. **Close the ticket.** Set it to Solved. End.
`;

/** A draft of another department with one fault: a placeholder. */
export const parcel = `---
id: lost-parcel
title: Trace a lost parcel
department: Warehouse
owner: Bo Jansen
version: 0.0.0
status: draft
language: en
---

## Purpose

The customer knows within a day where the parcel is.

## Terms

- **Carrier**: the company that brings the parcel.

## Instructions

1. **Ask the carrier.** Call {{the number of the carrier}}.
2. **Tell the customer.** Write what the carrier said. End.
`;

export const config = `title: Lantern support
languages: [en, nl]
departments:
  - name: Support
    owner: Ana Silva
  - Warehouse
people:
  - name: Ana Silva
    addresses: ana@lantern.example
  - Bo Jansen
`;

/** A handbook of two SOPs in two departments, with a README that is no SOP. */
export const lantern: Files = {
  'sop.yaml': config,
  'sops/support/refund-customer.md': refund,
  'sops/warehouse/lost-parcel.md': parcel,
  'sops/README.md': '# Our SOPs\n',
};
