import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inForce, type Revision, startOf } from '../../src/version/in-force.ts';
import type { Entry } from '../../src/version/ledger.ts';
import { compareVersions } from '../../src/version/number.ts';
import { movesOf } from '../../src/version/schedule.ts';

const ids = ['refund', 'return', 'exchange'] as const;
const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
const days = Array.from({ length: 30 }, (_, n) => `2026-11-${String(n + 1).padStart(2, '0')}`);

const revision = fc.record({
  id: fc.constantFrom(...ids),
  language: fc.constant('en'),
  version: fc.constantFrom('1.0.0', '1.0.1', '2.0.0', '2.1.0', '3.0.0'),
  sealedOn: day,
  effective: fc.option(day, { nil: undefined }),
  approved: fc.boolean(),
  set: fc.constantFrom(0, 0, 1, 2),
});

const line = fc.record({
  day,
  hour: fc.integer({ min: 0, max: 23 }),
  id: fc.constantFrom(...ids),
  version: fc.constantFrom('1.0.0', '1.0.1', '2.0.0', '2.1.0', '3.0.0'),
  effective: fc.oneof(day, fc.constant('')),
});

/** Most lines are about no revision that there is. */
const numRuns = 1000;

type Made = Revision & { set: number };

/** A history: revisions, some of them in sets of one revision an SOP, and the lines of the schedule. */
const history = fc
  .tuple(
    fc.uniqueArray(revision, { selector: ({ id, version }) => `${id} ${version}`, maxLength: 9 }),
    fc.array(line, { maxLength: 8 }),
  )
  .map(([made, lines]) => {
    const inSet = new Set<string>();
    const revisions = made.map(({ effective, ...one }): Made => {
      const key = `${one.set} ${one.id}`;
      const set = inSet.has(key) ? 0 : one.set;
      inSet.add(key);
      return { ...one, ...(effective ? { effective } : {}), set };
    });
    const joined = revisions.map((one): Made => {
      const others = one.set === 0 ? [] : revisions.filter((other) => other !== one && other.set === one.set);
      return others.length > 0 ? { ...one, together: others } : one;
    });
    const schedule = lines.map(
      ({ day: at, hour, id, version, effective }, index): Entry<'schedule'> => ({
        time: `${at}T${String(hour).padStart(2, '0')}:00:00Z`,
        person: 'Ana Lima',
        id,
        language: 'en',
        version,
        effective,
        because: '',
        line: index + 2,
      }),
    );
    return { revisions: joined, schedule };
  });

const moves = (lines: Entry<'schedule'>[]) => movesOf(lines, [], (time) => time.slice(0, 10));

const holds = (
  { revisions, schedule }: { revisions: Made[]; schedule: Entry<'schedule'>[] },
  id: string,
  on: string,
) =>
  inForce(
    revisions.filter((one) => one.id === id),
    moves(schedule),
    on,
  ).revision;

test('whatever the dates, corrections and moves: one revision at most, approved, sealed, and never a lower one later', () => {
  fc.assert(
    fc.property(history, (made) => {
      for (const id of ids) {
        let before: Made | undefined;
        for (const on of days) {
          const now = holds(made, id, on);
          if (now) {
            expect(now.approved).toBe(true);
            expect(now.sealedOn <= on).toBe(true);
            expect((startOf(now, moves(made.schedule)) ?? '9') <= on).toBe(true);
          }
          if (before) expect(compareVersions(now?.version ?? '', before.version) >= 0).toBe(true);
          before = now;
        }
      }
    }),
    { numRuns },
  );
});

test('a set starts on one day or not at all, and no member holds before', () => {
  fc.assert(
    fc.property(history, (made) => {
      for (const one of made.revisions.filter(({ together }) => together)) {
        const set = [one, ...made.revisions.filter((other) => other !== one && other.set === one.set)];
        const isWhole = set.every(({ approved }) => approved);
        const starts = set.map((member) => (isWhole ? startOf(member, moves(made.schedule)) : undefined));
        expect(new Set(starts).size).toBe(1);
        for (const member of set)
          for (const on of days)
            if (holds(made, member.id, on)?.version === member.version)
              expect(isWhole && (starts[0] ?? '9') <= on).toBe(true);
      }
    }),
    { numRuns },
  );
});

test('a line written later changes no day before it, whatever it says and wherever a merge put it', () => {
  fc.assert(
    fc.property(history, line, fc.nat(8), (made, added, at) => {
      const entry: Entry<'schedule'> = {
        time: `${added.day}T23:59:59Z`,
        person: 'Bo Smit',
        id: added.id,
        language: 'en',
        version: added.version,
        effective: added.effective,
        because: '',
        line: 99,
      };
      const schedule = made.schedule.toSpliced(at, 0, entry);
      const earlier = made.schedule.filter(({ time }) => time < entry.time);
      for (const id of ids)
        for (const on of days.filter((each) => each < added.day)) {
          const known = { revisions: made.revisions, schedule: earlier };
          const then = {
            revisions: made.revisions,
            schedule: schedule.filter(({ time }) => time <= entry.time),
          };
          expect(holds(then, id, on)?.version).toBe(holds(known, id, on)?.version);
        }
    }),
    { numRuns },
  );
});

test('the order of revisions and of lines in the ledger does not matter', () => {
  fc.assert(
    fc.property(history, (made) => {
      const times = new Set(made.schedule.map(({ time }) => time));
      fc.pre(times.size === made.schedule.length);
      const turned = { revisions: made.revisions.toReversed(), schedule: made.schedule.toReversed() };
      for (const id of ids)
        for (const on of days) expect(holds(turned, id, on)?.version).toBe(holds(made, id, on)?.version);
    }),
    { numRuns },
  );
});
