import type { Sop } from '../../document/sop.ts';
import { isKeptChart } from '../../flow/kept.ts';
import type { Config } from '../../handbook/config.ts';
import { findPersonalData, type PersonalDatum } from '../personal.ts';
import { defineRule, type Finding } from '../rule.ts';
import { endOf, placeBetween, placeOf, startOf } from '../source.ts';

export const personalData = defineRule({
  id: 'personal-data',
  group: 'handbook',
  severity: 'hint',
  summary:
    'What looks like the data of a real person, or a secret, in a text that many people read and git keeps for ever',
  why: 'An example copied from a real ticket stays in every copy and in the history of the handbook, long after the customer asked to be forgotten.',
  messages: {
    email: {
      reason:
        "Unexpected e-mail address that looks like a person's, expected an example or the address of a team",
      hint: 'Write an example address (`anna@example.com`), or the address that the whole team reads.',
    },
    phone: {
      reason: 'Unexpected phone number that looks real, expected an example or a placeholder',
      hint: 'Write what the reader should look for ("the number in the ticket"); numbers that customers may call belong to the channels in `sop.yaml`.',
    },
    card: {
      reason: 'Unexpected card number that passes the check of real ones, expected a test number',
      hint: 'Write `4111 1111 1111 1111`, which no bank has given to anybody.',
    },
    account: {
      reason: 'Unexpected bank account number whose check digits are right, expected an example',
      hint: 'Write an example that cannot exist, such as `NL00 BANK 0000 0000 00`.',
    },
    key: {
      reason: 'Unexpected key or password of a service, expected the name of the place where it is kept',
      hint: 'Withdraw this key at the service now, because everybody with the handbook has it; write where colleagues find the new one.',
    },
  },
  good: [
    {
      text: `## Instructions

1. Write to support@lantern.example or call +31 20 123 45 67.
2. Test the payment with card 4242 4242 4242 4242 and account NL91 ABNA 0417 1643 00.
3. Send a copy to anna@example.com and note order 2026-0001-4711-0099.
4. After 18:00 call the shift lead on +371 29 481 736.
`,
      config: 'roles: [{name: Shift lead, contact: +371 29481736}]\n',
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Look up the customer, for example maria.jansone@inbox.lv, and call her on +371 29 481 736.
2. Compare the card number 4539 5787 6362 1486 with the order.
3. Refund to NL20 INGB 0001 2345 67.
`,
      reports: [
        "3:38 Unexpected e-mail address that looks like a person's, expected an example or the address of a team",
        '3:78 Unexpected phone number that looks real, expected an example or a placeholder',
        '4:28 Unexpected card number that passes the check of real ones, expected a test number',
        '5:14 Unexpected bank account number whose check digits are right, expected an example',
      ],
    },
    {
      text: `## Instructions

1. Sign in with the key glpat-${'Zr7bTq2LmW9xKd4vHs6y'}.
`,
      reports: [
        '3:25 Unexpected key or password of a service, expected the name of the place where it is kept',
      ],
    },
  ],
  *check({ sop, config }): Generator<Finding> {
    const offset = endOf(sop.frontMatter.place);
    const known = contactsOf(config);
    for (const datum of findPersonalData(sop.text.slice(offset))) {
      if (known.includes(condensed(datum.value)) || isDrawn(sop, offset + datum.start)) continue;
      yield finding(sop, datum, offset);
    }
  },
});

/** The kept chart repeats the steps, and is drawn anew when they are mended. */
function isDrawn({ tree }: Sop, at: number): boolean {
  const chart = tree.children.find(isKeptChart);
  return chart !== undefined && startOf(placeOf(chart)) <= at && at < endOf(placeOf(chart));
}

/** Addresses and numbers that the handbook publishes itself. */
function contactsOf({ people, roles, channels }: Config): string {
  const contacts = [...roles, ...channels].map((d) => d.contact ?? '');
  return [...people.flatMap((d) => d.addresses), ...contacts].map(condensed).join(' ');
}

/** Without the spaces and signs with which people write numbers. */
function condensed(value: string): string {
  return value.toLowerCase().replace(/[\s().-]+/g, '');
}

/** A key is worth more than a hint: whoever reads it can use it. The message never repeats what was found, because reports are kept. */
function finding({ text }: Sop, { kind, start, end }: PersonalDatum, offset: number): Finding {
  return {
    message: kind,
    place: placeBetween(text, offset + start, offset + end),
    ...(kind === 'key' && { severity: 'warning' }),
  };
}
