import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isIban, isLuhn } from '../../src/lint/checksum.ts';
import { findPersonalData } from '../../src/lint/personal.ts';

const found = (text: string) => findPersonalData(text).map(({ kind, value }) => `${kind}: ${value}`);

describe('check digits', () => {
  test('of cards: one changed digit is always noticed', () => {
    fc.assert(
      fc.property(fc.nat({ max: 15 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const card = '4539578763621486';
        const changed = card.replace(/\d/g, (digit, i: number) =>
          i === at ? String((Number(digit) + by) % 10) : digit,
        );
        expect(isLuhn(card)).toBe(true);
        expect(isLuhn(changed)).toBe(false);
      }),
    );
  });

  test.each([
    'LV80 BANK 0000 4351 9500 1',
    'NL91ABNA0417164300',
    'DE89 3704 0044 0532 0130 00',
    'gb29 nwbk 6016 1331 9268 19',
  ])('of accounts: %s', (iban) => expect(isIban(iban)).toBe(true));

  test.each(['LV81 BANK 0000 4351 9500 1', 'NL91ABNA041716430', 'XX00 1234', ''])(
    'not of accounts: "%s"',
    (text) => expect(isIban(text)).toBe(false),
  );
});

describe('what looks like a person', () => {
  test.each([
    ['maria.jansone@inbox.lv', 'email'],
    ['j_devries88@gmail.com', 'email'],
    ['pieter.de-vries@lampen.nl', 'email'],
    ['+371 29 481 736', 'phone'],
    ['+31 (0)6 48 13 97 20', 'phone'],
    ['(415) 671-2398', 'phone'],
    ['5312 7461 9023 4864', 'card'],
    ['LV44 HABA 0551 0345 6789 1', 'account'],
    ['NL37INGB0748193625', 'account'],
    ['LV45 HABA 0551 0345 6789 1', undefined],
    ['GB33 BUKB 2020 1555 5555 55', undefined],
  ])('%s', (text, kind) => {
    expect(found(`Call or write: ${text}, then close the ticket.`)).toEqual(kind ? [`${kind}: ${text}`] : []);
  });

  test.each([
    'support@lantern.example',
    'klantenservice@lampen.nl',
    'noreply@mailer.shop.com',
    'anna@example.com',
    'first.last@yourcompany.com',
    'logo@2x.png',
    'git@github.com:lantern/handbook.git',
    'https://shop.com/users/@maria.jansone',
    'order 2026-0001-4711-0099',
    'parcel 3SABCD4539578763621486',
    'version 10.20.30.40',
    'https://shop.com/4539578763621486/photo',
    '2026-11-22 14:30:00',
    'EAN 4006381333931',
    '+1 800 555 0199',
    '+44 7700 900123',
    '06-12345678',
    'NL91 ABNA 0417 1643 00',
    '4242 4242 4242 4242',
    '0000 0000 0000 0000',
    'AKIA followed by sixteen letters',
  ])('nobody: %s', (text) => expect(found(`Note this: ${text} in the ticket.`)).toEqual([]));
});

describe('keys of services', () => {
  const tail = 'q7Zr2LmW9xKd4vHs6yTb';
  test.each([
    `glpat-${tail}`,
    `xoxb-${tail}-${tail}`,
    `AKIA${'7QZR2LMW9XKD4VHS'}`,
    `npm_${tail}${tail.slice(0, 16)}`,
  ])('%s', (key) => expect(found(`Sign in with ${key}.`)).toEqual([`key: ${key}`]));

  test('the beginning of a private key', () => {
    expect(found(`-----BEGIN PRIVATE KEY-----\nMIIEvQ${tail}${tail}\n`)).toHaveLength(1);
  });
});

test('never throws, and what is found stands there', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      let end = 0;
      for (const datum of findPersonalData(text)) {
        expect(text.slice(datum.start, datum.end)).toBe(datum.value);
        expect(datum.start).toBeGreaterThanOrEqual(end);
        end = datum.end;
      }
    }),
  );
});
