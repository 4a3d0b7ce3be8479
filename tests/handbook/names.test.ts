import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { faultOfId, reservedIds } from '../../src/document/ids.ts';
import { idForTitle, partsOfPath, pathFor } from '../../src/handbook/names.ts';
import { languageOf, languages } from '../../src/languages/index.ts';

const id = (title: string, code = 'en', taken: string[] = []) => idForTitle(title, languageOf(code), taken);

describe('idForTitle', () => {
  test.each([
    ['en', 'Refund a customer', 'refund-customer'],
    ['en', 'Close the ticket', 'close-ticket'],
    ['en', "Answer a customer's call", 'answer-customers-call'],
    ['en', 'SUP-0042: Refunds', 'sup-0042-refunds'],
    ['en', 'The', 'the'],
    ['nl', 'Een klant terugbetalen', 'klant-terugbetalen'],
    ['nl', 'Het pakket van de klant is zoek', 'pakket-klant-is-zoek'],
    ['lv', 'Atmaksa klientam', 'atmaksa-klientam'],
    ['lv', 'Rīcība, ja sūtījums kavējas', 'riciba-ja-sutijums-kavejas'],
    ['fil', 'Pagbabalik ng bayad sa kustomer', 'pagbabalik-bayad-kustomer'],
    ['de', 'Rückerstattung für Straßenkunden', 'ruckerstattung-strassenkunden'],
    ['es', 'Reembolso al cliente', 'reembolso-cliente'],
    ['fr', "Remboursement d'un client", 'remboursement-dun-client'],
    ['en', 'Ærø und Øresund', 'aero-und-oresund'],
  ])('%s %s: %s', (code, title, expected) => expect(id(title, code)).toBe(expected));

  test('a title without Latin letters is counted', () => {
    expect(id('Возврат денег')).toBe('sop-0001');
    expect(id('返金', 'en', ['SOP-0001', 'sop-0002'])).toBe('sop-0003');
    expect(id('42')).toBe('sop-0001');
    expect(id('')).toBe('sop-0001');
  });

  test('an id in use gets a number, in any case', () => {
    expect(id('Refund a customer', 'en', ['Refund-Customer'])).toBe('refund-customer-2');
    expect(id('Refund a customer', 'en', ['refund-customer', 'REFUND-CUSTOMER-2'])).toBe('refund-customer-3');
  });

  test('letters that become capitals when they are simplified are small too', () => {
    expect(id('ᴬᴮ', 'en', ['AB'])).toBe('ab-2');
  });

  test('reserved names get a word more', () => {
    expect(id('Search')).toBe('search-sop');
    expect(id('Con')).toBe('con-sop');
    expect(id('Index', 'en', ['index-sop'])).toBe('index-2');
  });

  test('a long title is cut between words', () => {
    const long = id(
      'Handle a complaint about a parcel that arrived damaged at the door of a customer abroad',
    );
    expect(long.length).toBeLessThanOrEqual(60);
    expect(long).toBe('handle-complaint-about-parcel-that-arrived-damaged-door');
  });

  test('whatever the title and the ids in use, the new one is right and free', () => {
    const titles = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom(
        ...reservedIds,
        'a'.repeat(300),
        '-',
        '../../etc/passwd',
        'con.md',
        'É',
        'x'.repeat(59),
      ),
    );
    fc.assert(
      fc.property(
        titles,
        fc.constantFrom(...languages),
        fc.integer({ min: 0, max: 5 }),
        (title, words, times) => {
          const taken: string[] = [];
          for (let n = 0; n <= times; n++) {
            const made = idForTitle(title, words, taken);
            expect(faultOfId(made)).toBeUndefined();
            expect(taken.map((one) => one.toLowerCase())).not.toContain(made.toLowerCase());
            taken.push(made.toUpperCase());
          }
        },
      ),
    );
  });
});

describe('paths', () => {
  test('the first language has no ending', () => {
    expect(pathFor('sops', 'support', 'refund', 'en', 'en')).toBe('sops/support/refund.md');
    expect(pathFor('sops', 'support', 'refund', 'nl', 'en')).toBe('sops/support/refund.nl.md');
    expect(pathFor('sops', '', 'refund', 'en', 'en')).toBe('sops/refund.md');
  });

  test('taken apart again, only a language of the handbook is one', () => {
    expect(partsOfPath('sops/support/refund.nl.md', ['en', 'nl'])).toEqual({
      folder: 'sops/support',
      name: 'refund',
      language: 'nl',
    });
    expect(partsOfPath('sops/support/refund.de.md', ['en', 'nl'])).toEqual({
      folder: 'sops/support',
      name: 'refund.de',
    });
    expect(partsOfPath('refund.md', ['en'])).toEqual({ folder: '', name: 'refund' });
    expect(partsOfPath('refund.pt-br.markdown', ['en', 'pt-BR'])).toEqual({
      folder: '',
      name: 'refund',
      language: 'pt-BR',
    });
  });
});
