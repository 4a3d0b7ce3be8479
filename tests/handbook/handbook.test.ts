import { describe, expect, test } from 'vitest';
import { defaultConfig, readConfig } from '../../src/handbook/config.ts';
import {
  collect,
  findSop,
  glossaryIn,
  resolveLink,
  translationsOf,
  usesOfRole,
} from '../../src/handbook/handbook.ts';
import { factsFrom, lantern, lanternFacts } from './lantern.ts';

const { config } = readConfig(
  'sop.yaml',
  'languages: [en, nl]\nglossary:\n  SLA: Service level agreement\n  RMA: {en: Return number, nl: Retournummer}',
);
const handbook = collect(lanternFacts(), config);
const at = (path: string) => handbook.byPath.get(path) ?? expect.unreachable(path);
const refund = at('sops/support/refund-customer.md');

describe('ids', () => {
  test('without regard to case, in the language asked for, else in the first', () => {
    expect(findSop(handbook, 'CLOSE-ticket')?.path).toBe('sops/support/close-ticket.md');
    expect(findSop(handbook, 'refund-customer')?.language).toBe('en');
    expect(findSop(handbook, 'refund-customer', 'nl-BE')?.language).toBe('nl');
    expect(findSop(handbook, 'close-ticket', 'nl')?.language).toBe('en');
    expect(findSop(handbook, 'constructor')).toBeUndefined();
  });

  test('translations stand together, the first language first', () => {
    expect(translationsOf(handbook, 'REFUND-customer').map(({ language }) => language)).toEqual(['en', 'nl']);
  });

  test('a double id keeps both', () => {
    const files = {
      'sops/a.md': lantern['sops/finance/pay-out.md'] ?? '',
      'sops/b.md': (lantern['sops/finance/pay-out.md'] ?? '').replace('pay-out', 'Pay-Out'),
    };
    expect(
      collect(factsFrom(files), config)
        .byId.get('pay-out')
        ?.map(({ path }) => path),
    ).toEqual(['sops/a.md', 'sops/b.md']);
  });
});

describe('links', () => {
  const targets = Object.fromEntries(
    refund.links.map((link) => [link.url, resolveLink(handbook, refund, link)]),
  );

  test('each leads where it says, or nowhere', () => {
    expect(targets['close-ticket.md']).toMatchObject({ kind: 'sop', facts: { id: 'Close-Ticket' } });
    expect(targets['../finance/pay-out.md#send-the-money']).toMatchObject({
      kind: 'sop',
      facts: { id: 'pay-out' },
      anchor: 'send-the-money',
    });
    expect(targets['close-ticket']).toMatchObject({ kind: 'sop', facts: { id: 'Close-Ticket' } });
    expect(targets['gift-card']).toEqual({ kind: 'missing', name: 'gift-card' });
    expect(targets['[[gift-card|Gift cards]]']).toEqual({ kind: 'missing', name: 'gift-card' });
    expect(targets['#purpose']).toMatchObject({
      kind: 'sop',
      facts: { path: refund.path },
      anchor: 'purpose',
    });
    expect(targets['../../../etc/passwd']).toEqual({ kind: 'outside' });
    expect(targets['javascript:alert(1)']).toEqual({ kind: 'unsafe', url: 'javascript:alert(1)' });
    expect(targets['https://law.example/']).toEqual({ kind: 'address', url: 'https://law.example/' });
  });

  test('a file exists when the list of files has it; without a list it is taken to', () => {
    const image = refund.links.find(({ kind }) => kind === 'image') ?? expect.unreachable();
    expect(resolveLink(handbook, refund, image)).toEqual({
      kind: 'file',
      path: 'sops/support/images/form.png',
    });
    const known = collect(lanternFacts(), config, { files: new Set(['sops/readme.md']) });
    expect(resolveLink(known, refund, image)).toEqual({
      kind: 'missing',
      name: 'sops/support/images/form.png',
    });
    const readme = { ...image, kind: 'sop' as const, target: 'sops/readme.md' };
    expect(resolveLink(known, refund, readme)).toEqual({ kind: 'file', path: 'sops/readme.md' });
  });

  test('who links to an SOP', () => {
    const from = (path: string) =>
      (handbook.linksTo.get(path) ?? []).map(({ from: { path: source }, link }) => [source, link.url]);
    expect(from('sops/support/close-ticket.md')).toEqual([
      ['sops/support/refund-customer.md', 'close-ticket'],
      ['sops/support/refund-customer.md', 'close-ticket.md'],
      ['sops/support/refund-customer.nl.md', 'close-ticket.md'],
    ]);
    expect(from('sops/nowhere.md')).toEqual([]);
  });
});

describe('glossary', () => {
  test('in the language of the reader, else in the first', () => {
    expect([...glossaryIn(handbook, 'nl')]).toEqual([
      ['SLA', 'Service level agreement'],
      ['RMA', 'Retournummer'],
    ]);
    expect(glossaryIn(handbook, 'lv').get('RMA')).toBe('Return number');
  });

  test('a glossary file wins over sop.yaml', () => {
    const place = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
    const terms = [{ term: 'SLA', definition: 'What we promise', place, entry: place }];
    const own = collect([], config, { glossaries: [{ path: 'glossary.md', language: 'en', terms }] });
    expect(glossaryIn(own, 'en').get('SLA')).toBe('What we promise');
    expect(own.glossary.filter(({ term }) => term === 'SLA')).toHaveLength(1);
  });
});

test('uses of a role under all its names', () => {
  expect(usesOfRole(handbook, ['Team lead']).map(({ path, how }) => [path, how])).toContainEqual([
    'sops/support/refund-customer.md',
    'mention',
  ]);
  expect(usesOfRole(handbook, ['nobody'])).toEqual([]);
});

test('the order of the files plays no part', () => {
  const forwards = collect(lanternFacts(), defaultConfig);
  const backwards = collect(lanternFacts().reverse(), defaultConfig);
  expect(backwards).toEqual(forwards);
});
