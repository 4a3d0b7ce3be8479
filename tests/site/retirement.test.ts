import { describe, expect, test } from 'vitest';
import { retirementOf } from '../../src/site/retirement.ts';
import type { Registered } from '../../src/version/register.ts';

const sop = (...messages: string[]): Registered => ({
  id: 'order-by-fax',
  language: 'en',
  texts: messages.map((message, at) => ({
    path: 'sops/order-by-fax.md',
    blob: `${at}`,
    commit: {
      oid: `${at}`,
      parents: [],
      author: { name: 'Ana Lima', email: 'ana@lantern.example' },

      committed: '2026-05-11T22:30:00Z',
      message,
      files: [],
    },
  })),
  revisions: [],
  draftAuthors: [],
});

describe('when an SOP was retired', () => {
  test('is the day of the commit in the zone of the handbook, with its reason', () => {
    const message = 'Retire order-by-fax\n\nNobody has sent a fax for a year\n\nSop-Retired: Order-by-fax\n';
    expect(retirementOf(sop('Mend a link', message), 'Europe/Amsterdam')).toEqual({
      on: '2026-05-12',
      reason: 'Nobody has sent a fax for a year',
    });
  });

  test('is not known of a text that was retired by hand, nor by the commit of another SOP', () => {
    expect(retirementOf(sop('Not used any more'), 'UTC')).toBeUndefined();
    expect(retirementOf(sop('Retire both\n\nSop-Retired: refund-customer\n'), 'UTC')).toBeUndefined();
    expect(retirementOf(undefined, 'UTC')).toBeUndefined();
  });
});
