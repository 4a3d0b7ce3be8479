import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inForce, type Revision, startOf } from '../../src/version/in-force.ts';
import type { Move } from '../../src/version/schedule.ts';

const revision = (version: string, sealedOn: string, effective?: string, approved = true): Revision => ({
  id: 'refund-customer',
  language: 'en',
  version,
  sealedOn,
  ...(effective ? { effective } : {}),
  approved,
});

const moved = (version: string, effective: string): Move => ({
  time: '2026-11-20T09:30:00Z',
  person: 'Ana Lima',
  id: 'refund-customer',
  language: 'en',
  version,
  effective,
  because: 'The shop opens later',
  line: 2,
  day: '2026-11-20',
});

const now = (revisions: Revision[], date: string, schedule: Move[] = []) =>
  inForce(revisions, schedule, date).revision?.version;

describe('in force', () => {
  const waiting = [revision('1.4.0', '2026-05-02'), revision('2.0.0', '2026-11-10', '2027-01-01')];

  test('a revision waits for its effective date', () => {
    expect(now(waiting, '2026-12-31')).toBe('1.4.0');
    expect(now(waiting, '2027-01-01')).toBe('2.0.0');
    expect(inForce(waiting, [], '2026-12-31').upcoming.map(({ start }) => start)).toEqual(['2027-01-01']);
  });

  test('a correction holds at once and yields to the revision that was waiting', () => {
    const corrected = [...waiting, revision('1.4.1', '2026-11-20')];
    expect(now(corrected, '2026-11-20')).toBe('1.4.1');
    expect(now(corrected, '2027-01-01')).toBe('2.0.0');
  });

  test('a late merge cannot date itself back', () => {
    expect(startOf(revision('1.0.0', '2026-11-20', '2026-01-01'), [])).toBe('2026-11-20');
  });

  test('a scheduled revision can be moved and cancelled', () => {
    expect(now(waiting, '2027-01-15', [moved('2.0.0', '2027-02-01')])).toBe('1.4.0');
    expect(now(waiting, '2027-02-01', [moved('2.0.0', '')])).toBe('1.4.0');
    expect(inForce(waiting, [moved('2.0.0', '')], '2026-12-01').upcoming).toEqual([]);
  });

  test('a text that nobody approved never holds', () => {
    expect(now([revision('1.0.0', '2026-05-02', undefined, false)], '2026-12-01')).toBeUndefined();
  });

  test('whatever the order of dates: at most one, approved, started, and the highest of those', () => {
    const date = fc.integer({ min: 1, max: 28 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`);
    const any = fc
      .record({
        major: fc.integer({ min: 1, max: 3 }),
        patch: fc.nat(2),
        sealedOn: date,
        effective: fc.option(date),
        approved: fc.boolean(),
      })
      .map(({ major, patch, sealedOn, effective, approved }) =>
        revision(`${major}.0.${patch}`, sealedOn, effective ?? undefined, approved),
      );
    const all = fc.uniqueArray(any, { selector: ({ version }) => version });
    const moves = fc.array(fc.tuple(fc.constantFrom('1.0.0', '2.0.0', '3.0.0'), fc.option(date)));
    fc.assert(
      fc.property(all, moves, date, (revisions, changes, day) => {
        const schedule = changes.map(([version, to]) => moved(version, to ?? ''));
        const { revision: held, upcoming } = inForce(revisions, schedule, day);
        const started = revisions.filter((r) => r.approved && (startOf(r, schedule) ?? '9') <= day);
        expect(held !== undefined).toBe(started.length > 0);
        if (held) expect(started).toContain(held);
        for (const other of started) expect(other.version <= (held?.version ?? '')).toBe(true);
        for (const { start } of upcoming) expect(start > day).toBe(true);
        expect(inForce([...revisions].reverse(), schedule, day).revision).toBe(held);
      }),
    );
  });
});
