import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/version/ledger.ts';
import { noticesAbout, noticesFor, noticesOn, usersOf } from '../../src/version/notices.ts';
import { handbookOf } from './handbook.ts';

const line = (kind: string, time: string, more: Partial<Entry<'notices'>> = {}): Entry<'notices'> => ({
  time,
  person: 'Ana Silva <ana@lantern.example>',
  kind,
  id: 'refund-customer',
  text: 'The payment page pays twice',
  instead: '',
  until: '',
  line: 2,
  ...more,
});

const on = (entries: Entry<'notices'>[], date: string, timezone = 'UTC') =>
  noticesOn(entries, date, timezone).map(({ kind, text }) => `${kind}: ${text}`);

describe('notices on a date', () => {
  const stop = line('stop', '2026-11-20T09:00:00Z');
  const notice = line('notice', '2026-11-21T09:00:00Z', { text: 'Replies are slow', until: '2026-11-25' });

  test('a stop holds from its day until it is resumed, whatever the order of the lines', () => {
    const resume = line('resume', '2026-11-23T09:00:00Z', { text: '' });
    for (const entries of [
      [stop, resume],
      [resume, stop],
    ]) {
      expect(on(entries, '2026-11-19')).toEqual([]);
      expect(on(entries, '2026-11-20')).toEqual(['stop: The payment page pays twice']);
      expect(on(entries, '2026-11-22')).toEqual(['stop: The payment page pays twice']);
      expect(on(entries, '2026-11-23')).toEqual([]);
    }
  });

  test('times are compared as moments, not as text', () => {
    const late = line('stop', '2026-11-20T12:00:00+10:00');
    const resume = line('resume', '2026-11-20T03:00:00Z');
    expect(on([late, resume], '2026-11-20')).toEqual([]);
  });

  test('a notice ends after its last day, and stops come first', () => {
    expect(on([notice, stop], '2026-11-25')).toEqual([
      'stop: The payment page pays twice',
      'notice: Replies are slow',
    ]);
    expect(on([notice, stop], '2026-11-26')).toEqual(['stop: The payment page pays twice']);
  });

  test('the day is that of the handbook', () => {
    const evening = line('stop', '2026-11-20T23:30:00Z');
    expect(on([evening], '2026-11-20', 'UTC').length).toBe(1);
    expect(on([evening], '2026-11-20', 'Europe/Riga')).toEqual([]);
    expect(on([evening], '2026-11-21', 'Europe/Riga').length).toBe(1);
  });

  test('lines with another kind or an impossible time are no notices and break nothing', () => {
    expect(
      on([line('hint', '2026-11-20T09:00:00Z'), line('stop', '2026-99-99T99:99:99Z')], '2026-12-01'),
    ).toEqual([]);
  });

  test('after a resume nothing that was said before it holds, and nothing holds twice', () => {
    const moment = fc.integer({ min: 0, max: 27 * 24 }).map((hour) => {
      const [day, of] = [1 + Math.floor(hour / 24), hour % 24];
      return `2026-11-${String(day).padStart(2, '0')}T${String(of).padStart(2, '0')}:00:00Z`;
    });
    const lines = fc.array(fc.tuple(fc.constantFrom('stop', 'notice', 'resume'), moment), { maxLength: 12 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 28 }), (made, day) => {
        const entries = made.map(([kind, time], at) => line(kind, time, { text: `Line ${at}` }));
        const date = `2026-11-${String(day).padStart(2, '0')}`;
        const held = noticesOn(entries, date, 'UTC');
        const resumed = entries
          .filter(({ kind, time }) => kind === 'resume' && time.slice(0, 10) <= date)
          .map(({ time }) => time)
          .sort()
          .at(-1);
        expect(held.every(({ time }) => resumed === undefined || time >= resumed)).toBe(true);
        expect(new Set(held.map(({ text }) => text)).size).toBe(held.length);
        expect(held.map(({ kind }) => kind)).toEqual(
          held
            .map(({ kind }) => kind)
            .sort()
            .reverse(),
        );
      }),
    );
  });
});

describe('who uses an SOP', () => {
  const handbook = handbookOf({
    'sops/refund-customer.md': { id: 'refund-customer' },
    'sops/complaint.md': {
      id: 'complaint',
      steps: '1. Follow [Refund](refund-customer.md).\n2. Ask [again](refund-customer.md).',
    },
    'sops/call.md': { id: 'call', steps: '1. Follow [[complaint]].' },
    'sops/old.md': { id: 'old', status: 'retired', steps: '1. Follow [Refund](refund-customer.md).' },
    'sops/chat.md': { id: 'chat', keys: 'related: [refund-customer]\n' },
  });
  const notices = noticesOn([line('stop', '2026-11-20T09:00:00Z')], '2026-11-22', 'UTC');
  const shown = (path: string) => {
    const facts = handbook.byPath.get(path);
    return facts ? noticesFor(handbook, notices, facts).length : undefined;
  };

  test('those whose text sends readers there, once each, with every link', () => {
    expect(
      usersOf(handbook, 'Refund-Customer').map(({ facts, links }) => [facts.path, links.length]),
    ).toEqual([['sops/complaint.md', 2]]);
    expect(usersOf(handbook, 'refund-customer', () => true).map(({ facts }) => facts.path)).toEqual([
      'sops/chat.md',
      'sops/complaint.md',
    ]);
    expect(usersOf(handbook, 'no-such')).toEqual([]);
  });

  test('a stop stands on its own page and on those that use it, and on no other', () => {
    expect(shown('sops/refund-customer.md')).toBe(1);
    expect(shown('sops/complaint.md')).toBe(1);
    expect(shown('sops/call.md')).toBe(0);
    expect(shown('sops/chat.md')).toBe(0);
    expect(noticesAbout(notices, 'REFUND-CUSTOMER').length).toBe(1);
  });
});
