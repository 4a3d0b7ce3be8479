import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { placesIn } from '../../src/document/places.ts';

/** A finding at the first place where `marked` stands in `text`. */
export function findingAt(text: string, marked: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(marked);
  if (start === -1) throw new Error(`\`${marked}\` does not stand in the text`);
  return {
    ruleId: 'unknown-step',
    severity: 'error',
    path: 'sops/support/refund-a-customer.md',
    place: placesIn(text).place(start, start + marked.length),
    reason: `Unexpected jump to \`${marked}\`, expected a step from \`1\` to \`3\``,
    ...more,
  };
}

/** A finding that replaces `marked` by `by`. */
export function fixAt(text: string, marked: string, by: string): Diagnostic {
  const start = text.indexOf(marked);
  const edits = [{ start, end: start + marked.length, text: by }];
  return findingAt(text, marked, { fix: { title: `Write \`${by}\``, edits } });
}

export const refund = `---
id: refund-a-customer
title: Refund a customer
department: support
owner: ana
---

## Instructions

1. Find the order.
2. Is the order older than 30 days?
   - **Yes:** Go to step 9.
   - **No:** Go on.
3. Refund the payment.
`;
