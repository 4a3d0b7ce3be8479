import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appendEntry, headerOf, LEDGERS, parseLedger } from '../../src/version/ledger.ts';

const review = {
  time: '2026-11-20T09:30:00+01:00',
  person: 'Ana Lima <ana@lantern.example>',
  id: 'refund-customer',
  language: 'en',
  version: '1.4.0',
  fingerprint: 'v1:ab12',
  note: 'Nothing to change, "30 days" still holds',
};

describe('ledgers', () => {
  test('the first line brings the header', () => {
    expect(appendEntry('', 'reviews', review)).toBe(
      `${headerOf('reviews')}2026-11-20T09:30:00+01:00,Ana Lima <ana@lantern.example>,refund-customer,en,1.4.0,v1:ab12,"Nothing to change, ""30 days"" still holds"\n`,
    );
  });

  test('a file that an editor left without its last line end keeps its last event', () => {
    const once = appendEntry('', 'reviews', review).trimEnd();
    expect(parseLedger('reviews', appendEntry(once, 'reviews', review)).entries).toHaveLength(2);
  });

  test('two branches that each began the file merge into one', () => {
    const both =
      appendEntry('', 'reviews', review) + appendEntry('', 'reviews', { ...review, version: '1.5.0' });
    const { entries, faults } = parseLedger('reviews', both);
    expect(entries.map(({ version, line }) => [version, line])).toEqual([
      ['1.4.0', 2],
      ['1.5.0', 4],
    ]);
    expect(faults).toEqual([]);
  });

  test('damaged lines are named and are no events', () => {
    const text = `${headerOf('notices')}yesterday,Bo,stop,refund,"Bank is down",,\n2026-11-20T09:30:00Z,Bo,stop,refund\n2026-11-20T09:30:00Z,Bo,"stop,refund,x,,\n`;
    expect(parseLedger('notices', text)).toEqual({
      entries: [],
      faults: [
        { line: 2, kind: 'time', text: 'yesterday,Bo,stop,refund,"Bank is down",,' },
        { line: 3, kind: 'columns', text: '2026-11-20T09:30:00Z,Bo,stop,refund' },
        { line: 4, kind: 'quote', text: '2026-11-20T09:30:00Z,Bo,"stop,refund,x,,' },
      ],
    });
  });

  test('what is written reads back, with white space folded', () => {
    const cell = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.tuple(cell, cell, cell), ([person, note, id]) => {
        const text = appendEntry(appendEntry('', 'reviews', review), 'reviews', {
          ...review,
          person,
          note,
          id,
        });
        const { entries, faults } = parseLedger('reviews', text);
        const fold = (value: string) => value.replace(/\s+/gu, ' ').trim();
        expect(faults).toEqual([]);
        expect(entries[1]).toEqual({
          ...review,
          person: fold(person),
          note: fold(note),
          id: fold(id),
          line: 3,
        });
        expect(Object.keys(entries[0] ?? {})).toEqual([...LEDGERS.reviews, 'line']);
      }),
    );
  });
});
