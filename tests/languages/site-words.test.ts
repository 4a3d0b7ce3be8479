import { describe, expect, test } from 'vitest';
import { clientWords } from '../../src/languages/site/client.ts';
import { siteWords } from '../../src/languages/site/index.ts';

const codes = ['nl', 'de', 'fr', 'es', 'lv', 'fil'] as const;

/** Every text of a table by its way in it; what makes a text is given `1`, `2` … for its parts. */
function textsOf(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') {
    if (at === '.date') return [];
    return [[at, String(value(...['1', '2', '3', '4'].slice(0, Math.max(value.length, 1))))]];
  }
  return Object.entries(value as object).flatMap(([name, each]) => textsOf(each, `${at}.${name}`));
}

/** Words that both languages have: no text that was left in English. */
const alike: Record<(typeof codes)[number], string[]> = {
  nl: ['Menu', 'SOP', 'Status', 'Stop', 'Contact', 'Open', 'Tip', 'spelling'],
  de: ['SOP', 'Status', 'Version', 'Optional', '1 SOPs'],
  fr: [
    'Menu',
    'SOP',
    'Version',
    'version {version}',
    'Stop',
    'Notes',
    'Important',
    'Contact',
    'condition',
    'section 1',
  ],
  es: ['SOP', 'Roles'],
  lv: ['SOP', 'Stop'],
  fil: ['Menu', 'SOP', 'Target', 'Channel'],
};

describe.each(codes)('what pages say in %s', (code) => {
  test.each([
    ['pages', siteWords],
    ['scripts', clientWords],
  ] as const)('%s: nothing is left in English, nothing is empty', (_, words) => {
    const own = new Map(textsOf(words(code)));
    const english = textsOf(words('en'));
    expect([...own.keys()].sort()).toEqual(english.map(([at]) => at).sort());
    const left = english.filter(
      ([at, text]) =>
        own.get(at) === text && /\p{L}{3}/u.test(text) && !alike[code].includes(text) && at !== '.code',
    );
    expect(left).toEqual([]);
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('what a text is filled in with is in it', () => {
    const marks = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
    const own = new Map(textsOf(clientWords(code)));
    for (const [at, text] of textsOf(clientWords('en')))
      expect(marks(own.get(at) ?? ''), at).toEqual(marks(text));
    const figures = (text: string) => [...new Set(text.match(/\d/g) ?? [])].sort();
    const pages = new Map(textsOf(siteWords(code)));
    for (const [at, text] of textsOf(siteWords('en')))
      expect(figures(pages.get(at) ?? ''), at).toEqual(figures(text));
  });

  test('dates are those of the language', () => {
    expect(siteWords(code).code).toBe(code);
    expect(siteWords(code).date('2026-12-01')).toBe(
      {
        nl: '1 december 2026',
        de: '1. Dezember 2026',
        fr: '1 décembre 2026',
        es: '1 de diciembre de 2026',
        lv: '01.12.2026.',
        fil: 'Disyembre 1, 2026',
      }[code],
    );
  });
});

test('a date in Latvian ends in a full stop: no sentence adds another one', () => {
  const words = siteWords('lv');
  const day = words.date('2026-12-01');
  const said = [
    words.startsOn(day),
    words.hasStarted(day),
    words.holdsUntil('1.4.0', day, '2.0.0', day),
    words.nextHolds('2.0.0', day),
    words.upcomingNote('2.0.0', day),
    words.upcomingStarted('2.0.0', day),
    `${words.retiredOn(day)}.`,
  ];
  for (const text of said) expect(text).toMatch(/[^.]\.$/);
  expect(said.join(' ')).not.toContain('..');
});
