import { expect, test } from 'vitest';
import { planRail } from '../../src/flow/rail/plan.ts';
import { printRail } from '../../src/flow/rail/terminal.ts';
import { onboarding, refund } from './samples.ts';

test('the refund procedure in 80 columns', () => {
  expect(printRail(planRail([refund]), { width: 80 })).toMatchInlineSnapshot(`
    "    1  Find the order
        │
      ◆ 2  Is the order older than 30 days?
        ├─ Yes ↓ 2a
        │   2a  Explain the 30-day rule
        │    ╰─ → 6 ─────────────────────────────────────────────╮
        ├─ No ↓ 2b                                               │
        │   2b  Ask for a photo of the item                      │
        │    ╰─ ↓ 3                                              │
        ▼                                                        │
    ╭▶◆ 3  Does the photo show a defect?                         │
    │   ├─ Yes ↓ 4                                               │
    │   ├─ No ↓ 3a                                               │
    │   │   3a  Ask once more for a clear photo                  │
    ╰───┼────┴─ ↑ 3                                              │
        ├─ No reply within 48 hours → 6 ─────────────────────────┤
        ▼                                                        │
      ◆ 4  Is the amount over € 200?                             │
        ├─ Yes ↓ 4a                                              │
        │ ▲ 4a  Escalate to @team-lead and wait for the answer   │
        │    ├─ Approved ↓ 5                                     │
        │    ╰─ Declined → 6 ────────────────────────────────────┤
        ├─ No ↓ 5                                                │
        ▼                                                        │
      ▣ 5  Refund the payment                                    │
        │                                                        │
        6  Close the ticket ◀────────────────────────────────────╯
        ╰─ ■ End
    "
  `);
});

test('conditions, nested lists and loops in 60 columns of ASCII', () => {
  const text = printRail(planRail([onboarding]), { width: 60, ascii: true });
  expect(text).toMatch(/^[\n -~]*$/);
  expect(text).toMatchInlineSnapshot(`
    "     1  Open the tenant page and read the notes of the
            seller
         |
      ?  2  If the tenant is new:
            Create the project folder
         +- Otherwise v 3
         v
         3  Collect the papers
            3.1 Signed offer
            3.2 Invoice address, with the number under which the
                company is registered
            3.3 Name of the administrator
         |
         4  Check the stock
         |
      ? 4a  If it is empty:
            Order more [Warehouse] (within 2 hours)
         +- Otherwise v 5
         v
         5  Send the welcome message (Optional)
         |
    +--> 6  Call the customer (every 2 days)
    +----+- until the customer answers ^ 6
         v
      !  7  If the customer does not answer within 10 days:
            Hand the account over to sales
         +- # End
         +- Otherwise v 8
         v
         8  Mark the account as active
         +- # End
    "
  `);
});

test('colour is put around texts, never around white space', () => {
  const text = printRail(planRail([refund]), { paint: (style, part) => `<${style}:${part}>` });
  expect(text).toContain('<number:1>');
  expect(text).toContain('<decision:Is the order older than 30 days?>');
  expect(text.replace(/<[a-z-]+:([^<>]*)>/g, '$1').replace(/ +$/gm, '')).toBe(printRail(planRail([refund])));
});

test('control characters never reach the terminal', () => {
  const nodes = refund.nodes.map((node) => ({ ...node, label: `\u001b[31m${node.label}\u202e\u0007` }));
  expect(printRail(planRail([{ ...refund, nodes }]))).not.toMatch(
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/,
  );
});
