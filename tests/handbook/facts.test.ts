import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { factsOf } from '../../src/handbook/facts.ts';
import { resolvePath } from '../../src/handbook/links.ts';
import { factsFrom, lantern } from './lantern.ts';

const path = 'sops/support/refund-customer.md';
const text = lantern[path] ?? '';
const [facts] = factsFrom({ [path]: text });
if (!facts) throw new Error('no facts');
const slice = (
  place: { start: { offset?: number | undefined }; end: { offset?: number | undefined } },
  of = text,
) => of.slice(place.start.offset, place.end.offset);

describe('facts of an SOP', () => {
  test('who it is', () => {
    expect(facts).toMatchObject({
      path,
      id: 'refund-customer',
      language: 'en',
      title: 'Refund a customer',
      valid: true,
    });
    expect(facts.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(facts.purpose).toBe('Customers get their money back without asking twice.');
    expect(slice(facts.places.title ?? { start: {}, end: {} })).toBe('Refund a customer');
  });

  test('its terms and headings, with their anchors', () => {
    expect(facts.terms.map(({ term, definition }) => [term, definition])).toEqual([
      ['RMA', 'the number of a return.'],
    ]);
    expect(facts.headings.map(({ title, name, anchor }) => [title, name, anchor])).toEqual([
      ['Purpose', 'purpose', 'purpose'],
      ['Terms', 'terms', 'terms'],
      ['Instructions', 'instructions', 'instructions'],
    ]);
    expect(facts.anchors).toContain('refund-the-payment');
  });

  test('its links, by kind, with their way in the handbook', () => {
    const shown = facts.links.map(({ kind, url, target, id, anchor, key }) => [
      kind,
      url,
      target ?? id ?? null,
      anchor ?? key ?? null,
    ]);
    expect(shown).toEqual([
      ['sop', 'close-ticket', 'close-ticket', 'related'],
      ['sop', 'gift-card', 'gift-card', 'related'],
      ['mail', 'mailto:help@lantern.example', null, null],
      ['sop', '../finance/pay-out.md#send-the-money', 'sops/finance/pay-out.md', 'send-the-money'],
      ['sop', '[[gift-card|Gift cards]]', 'gift-card', null],
      ['image', 'images/form.png', 'sops/support/images/form.png', null],
      ['sop', 'close-ticket.md', 'sops/support/close-ticket.md', null],
      ['web', 'https://law.example/', null, null],
      ['mail', 'mailto:help@lantern.example', null, null],
      ['file', '../../../etc/passwd', null, null],
      ['anchor', '#purpose', null, 'purpose'],
      ['unsafe', 'javascript:alert(1)', null, null],
    ]);
  });

  test('its figures: amounts with units, no numbers of steps, orders or addresses', () => {
    expect(facts.figures.map(({ value, unit, text: said, section }) => [value, unit, said, section])).toEqual(
      [
        [30, 'day', '30 days', 'Instructions'],
        [48, 'hour', '48 hours', 'Instructions'],
        [200, 'EUR', '€ 200', 'Instructions'],
      ],
    );
    for (const figure of facts.figures) expect(slice(figure.place)).toBe(figure.text);
  });

  test('the roles it names, and how', () => {
    expect(
      facts.roles
        .filter(({ how }) => how === 'audience' || how === 'mention')
        .map(({ role, how }) => [role, how]),
    ).toEqual([
      ['agent', 'audience'],
      ['team-lead', 'mention'],
    ]);
    expect(facts.roles.some(({ role, how }) => how === 'escalation' && role === 'team-lead')).toBe(true);
    expect(facts.roles.some(({ role }) => role.includes('lantern'))).toBe(false);
  });

  test('its counts', () => expect(facts.counts).toMatchObject({ steps: 5, decisions: 2 }));

  test('all of it goes through JSON unchanged', () =>
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts));
});

describe('figures', () => {
  const figures = (body: string, language = 'en') => {
    const sop = parseSop('a.md', `---\nlanguage: ${language}\n---\n\n${body}\n`);
    return factsOf(sop, []).figures.map(({ value, to, unit }) => [
      value,
      ...(to === undefined ? [] : [to]),
      unit,
    ]);
  };
  test.each([
    [
      'Up to € 1,000 a day, 2.5 % fee, 3 tries.',
      [
        [1000, 'EUR'],
        [2.5, 'percent'],
        [3, 'tries'],
      ],
    ],
    [
      '10 000 EUR or EUR 10.50',
      [
        [10_000, 'EUR'],
        [10.5, 'EUR'],
      ],
    ],
    ['Wait 5–10 minutes.', [[5, 10, 'minute']]],
    ['Answer within two hours.', [[2, 'hour']]],
    ['Go to step 3, then repeat steps 2 to 4.', []],
    ['Version 1.10.2 of 2026-01-31, at 9:00, order #1234, RMA-17, +371 20000000.', []],
    ['`30 days` and https://lantern.example/30/days', []],
    [
      '90% of 5 contacts',
      [
        [90, 'percent'],
        [5, 'contacts'],
      ],
    ],
    ['Call 112.', [[112, '']]],
  ])('%s', (body, expected) => expect(figures(body)).toEqual(expected));

  test.each([
    ['nl', 'Binnen 14 dagen', [[14, 'day']]],
    ['lv', '48 stundu laikā', [[48, 'hour']]],
    ['fil', 'sa loob ng 3 araw', [[3, 'day']]],
    [
      'de',
      'bis 1.000 € und 2,5 %',
      [
        [1000, 'EUR'],
        [2.5, 'percent'],
      ],
    ],
  ])('%s: %s', (language, body, expected) => expect(figures(body, language)).toEqual(expected));
});

describe('the way of a link', () => {
  test.each([
    ['sops/a/b.md', 'c.md', 'sops/a/c.md'],
    ['sops/a/b.md', './c.md', 'sops/a/c.md'],
    ['sops/a/b.md', '../c%20d.md', 'sops/c d.md'],
    ['sops/a/b.md', '/glossary.md', 'glossary.md'],
    ['b.md', 'x//y/./z.md', 'x/y/z.md'],
  ])('%s to %s', (from, link, expected) => expect(resolvePath(from, link)).toBe(expected));

  test.each([
    '../../../etc/passwd',
    '..%2f..%2f..%2fetc/passwd',
    '/../x',
    '..\\..\\x',
    'C:/x',
    'c%3A/x',
    'a\u0000b',
    '%00',
    '..',
    '../..',
  ])('%j leads out of the handbook', (link) => expect(resolvePath('sops/a.md', link)).toBeUndefined());

  test('a folder is a place too', () => expect(resolvePath('sops/a.md', '.')).toBe('sops'));

  test('never out, whatever is written', () => {
    const part = fc.constantFrom(
      '..',
      '.',
      '',
      'a',
      '%2e%2e',
      '%2E.',
      '..%2f',
      '\\',
      '%5c',
      'C:',
      '%',
      '~',
      ' ',
      'é',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.constantFrom('/', '%2f'),
        fc.constantFrom('a.md', 'sops/b.md', 'sops/x/y/c.md'),
        (parts, join, from) => {
          const found = resolvePath(from, parts.join(join));
          if (found === undefined) return;
          expect(found).not.toMatch(/^\/|^[A-Za-z]:|\\|\0/);
          expect(found.split('/')).not.toContain('..');
        },
      ),
    );
  });
});

describe('addresses that no page may carry', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'java&#10;script:alert(1)',
  ])('%s', (url) => {
    const [link] = factsFrom({ 'a.md': `---\nid: a\n---\n\n[x](<${url}>)\n` })[0]?.links ?? [];
    expect(link?.kind).toBe('unsafe');
  });
});
