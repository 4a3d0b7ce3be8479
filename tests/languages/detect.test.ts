import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectLanguage, languages } from '../../src/languages/index.ts';

describe('detectLanguage', () => {
  test.each([
    ['en', '## Instructions\n\n1. Find the order.\n2. Is it older than 30 days?\n   - **Yes:** Refund it.'],
    ['en', 'Check that the parcel has arrived.'],
    ['nl', '## Doel\n\nKlanten krijgen hun geld terug.'],
    [
      'nl',
      '1. Zoek de bestelling op.\n2. Is de bestelling ouder dan 30 dagen?\n   - **Ja:** Ga naar stap 4.',
    ],
    ['nl', 'Bel de klant terug als het pakket niet is aangekomen.'],
    ['lv', '## Mērķis\n\nKlients saņem naudu atpakaļ.'],
    ['lv', '1. Atrodiet pasūtījumu.\n2. Ja pasūtījums ir vecāks par 30 dienām, pārejiet uz 4. soli.'],
    ['fil', '## Layunin\n\nMaibalik ang bayad sa kustomer.'],
    ['fil', '1. Hanapin ang order.\n2. Kung lampas na sa 30 araw, pumunta sa hakbang 4.'],
    ['de', '## Zweck\n\nKunden erhalten ihr Geld zurück.'],
    [
      'de',
      '1. Suchen Sie die Bestellung.\n2. Ist die Bestellung älter als 30 Tage?\n   - **Ja:** Weiter mit Schritt 4.',
    ],
    ['es', '## Objetivo\n\nEl cliente recupera su dinero.'],
    ['es', '1. Busque el pedido.\n2. Si el pedido tiene más de 30 días, vaya al paso 4.'],
    ['fr', '## Objet\n\nLe client récupère son argent.'],
    ['fr', '1. Cherchez la commande.\n2. Si la commande date de plus de 30 jours, passez à l’étape 4.'],
  ])('%s: %s', (code, text) => expect(detectLanguage(text)).toBe(code));

  test('code, addresses and front matter do not speak', () => {
    const dutch = [
      '---',
      'title: The way of the world and the end of it',
      '---',
      '## Werkwijze',
      '',
      'Zoek de bestelling op.',
      '',
      '```sh',
      'if the order is in the list then for all of them do it',
      '```',
      '',
      '[pagina](https://the.example/and/the/of/it)',
    ];
    expect(detectLanguage(dutch.join('\n'))).toBe('nl');
    expect(detectLanguage(dutch.join('\r\n'))).toBe('nl');
  });

  test('English headings above Dutch text are Dutch', () => {
    expect(
      detectLanguage(
        '## Purpose\n\nDe klant krijgt zijn geld terug als het pakket niet is aangekomen.\n\n## Instructions\n\n1. Zoek de bestelling op in de webwinkel.\n2. Bel de klant.',
      ),
    ).toBe('nl');
  });

  test('where nothing speaks for a language it is English', () => {
    for (const text of ['', '# 42', '```\nde het een\n```', '***', 'Привет'])
      expect(detectLanguage(text)).toBe('en');
  });

  test('any text has a known language, and soon', () => {
    const codes = languages.map(({ code }) => code);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) =>
        codes.includes(detectLanguage(text)),
      ),
    );
    for (const text of [
      '#'.repeat(200_000),
      '<'.repeat(200_000),
      '`'.repeat(200_000),
      '---\n'.repeat(50_000),
      '](('.repeat(60_000),
    ]) {
      const start = performance.now();
      detectLanguage(text);
      expect(performance.now() - start).toBeLessThan(15_000);
    }
  });
});
