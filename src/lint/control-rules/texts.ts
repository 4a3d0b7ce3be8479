/** An SOP of the shop Lantern for the examples: stamped, or a draft without a version. */
export function sopText({
  version,
  days,
  effective = '2026-03-01',
  status = 'approved',
  keys = '',
  id = 'refund',
}: {
  version?: string;
  days: number;
  effective?: string;
  status?: string;
  keys?: string;
  id?: string;
}): string {
  const stamps =
    version === undefined ? '' : `version: ${version}\nstatus: ${status}\neffective: ${effective}\n`;
  return `---
id: ${id}
title: Refund a customer
department: support
owner: ana
${stamps}${keys}---

## Instructions

1. Is the order older than ${days} days?
   - **Yes:** Explain the rule. End.
   - **No:** Go on.
2. Refund the payment.
`;
}
