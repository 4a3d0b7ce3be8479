import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/version/ledger.ts';
import type { ChangeClass } from '../../src/version/number.ts';
import type { Register, Registered, SealedRevision } from '../../src/version/register.ts';
import { reviewOf } from '../../src/version/reviews.ts';

const year = { amount: 12, unit: 'month' } as const;

const revision = (version: string, sealedOn: string, of: ChangeClass, approved = true): SealedRevision => ({
  id: 'refund-customer',
  language: 'en',
  version,
  sealedOn,
  approved,
  seal: {
    tag: `refund-customer@${version}`,
    id: 'refund-customer',
    version,
    commit: '0'.repeat(40),
    sealedAt: `${sealedOn}T09:00:00Z`,
    signed: false,
    approvedBy: [],
    class: of,
    fingerprint: `v1:${version}`,
  },
  authors: [],
  judgements: [],
  faults: [],
});

const read = (time: string, fingerprint: string, id = 'refund-customer'): Entry<'reviews'> => ({
  ...{ time, person: 'Ana Silva <ana@lantern.example>', id, language: 'en', version: '1.0.0', fingerprint },
  ...{ note: '', line: 2 },
});

function due(revisions: SealedRevision[], reviews: Entry<'reviews'>[], date: string, timezone = 'UTC') {
  const sop: Registered = { id: 'refund-customer', language: 'en', texts: [], revisions, draftAuthors: [] };
  const none = { entries: [], faults: [] };
  const ledgers: Register['ledgers'] = {
    ...{ approvals: none, notices: none, schedule: none, acknowledgements: none, explanations: none },
    reviews: { entries: reviews, faults: [] },
  };
  const state = reviewOf(sop, { ledgers, schedule: [] }, year, date, timezone);
  return state && `${state.by} ${state.last} ${state.due}`;
}

describe('the next review', () => {
  const first = revision('1.0.0', '2025-03-01', 'major');

  test('counts from the day on which the revision began to hold', () => {
    expect(due([first], [], '2025-06-01')).toBe('release 2025-03-01 2026-03-01');
    expect(due([first], [], '2025-02-28')).toBeUndefined();
    expect(due([], [], '2025-06-01')).toBeUndefined();
  });

  test('a patch does not move it, another release does', () => {
    const patch = revision('1.0.1', '2025-09-01', 'patch');
    expect(due([patch, first], [], '2025-10-01')).toBe('release 2025-03-01 2026-03-01');
    const minor = revision('1.1.0', '2025-09-01', 'minor');
    expect(due([minor, first], [], '2025-10-01')).toBe('release 2025-09-01 2026-09-01');
    expect(due([{ ...minor, approved: false }, first], [], '2025-10-01')).toBe(
      'release 2025-03-01 2026-03-01',
    );
  });

  test('a review of a sealed text moves it, from its day on, in the time zone of the handbook', () => {
    const entry = read('2025-12-31T23:30:00Z', 'v1:1.0.0');
    expect(due([first], [entry], '2026-02-01')).toBe('review 2025-12-31 2026-12-31');
    expect(due([first], [entry], '2026-02-01', 'Europe/Riga')).toBe('review 2026-01-01 2027-01-01');
    expect(due([first], [entry], '2025-12-30')).toBe('release 2025-03-01 2026-03-01');
  });

  test('a review of another text, another SOP or an impossible time proves nothing', () => {
    const wrong = [
      read('2025-12-01T09:00:00Z', 'v1:9.9.9'),
      read('2025-12-01T09:00:00Z', 'v1:1.0.0', 'complaint'),
      read('2025-99-99T09:00:00Z', 'v1:1.0.0'),
    ];
    expect(due([first], wrong, '2026-02-01')).toBe('release 2025-03-01 2026-03-01');
  });

  test('whatever was reviewed and released: the last of what counts, and never later than today', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2025-05-${String(n).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.array(day, { maxLength: 6 }), day, (days, today) => {
        const reviews = days.map((date) => read(`${date}T12:00:00Z`, 'v1:1.0.0'));
        const past = days.filter((date) => date <= today).sort();
        const last = past.at(-1) ?? '2025-03-01';
        expect(due([first], reviews, today)?.split(' ')[1]).toBe(last);
      }),
    );
  });
});
