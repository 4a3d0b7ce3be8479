import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findTimes, languageOf, languages } from '../../src/languages/index.ts';

const times = (code: string, text: string) =>
  findTimes(text, languageOf(code)).map(({ amount, to, unit, limit }) => [
    amount,
    ...(to === undefined ? [] : [to]),
    unit,
    limit,
  ]);

describe('findTimes', () => {
  test.each([
    ['en', 'Reply within 48 hours.', [[48, 'hour', true]]],
    ['en', 'no later than 2 business days', [[2, 'workday', true]]],
    ['en', 'Wait 5–10 minutes', [[5, 10, 'minute', true]]],
    ['en', 'wait for up to 30 min', [[30, 'minute', true]]],
    ['en', 'every 2 weeks', [[2, 'week', true]]],
    ['en', 'the 30 days of the guarantee', [[30, 'day', false]]],
    ['en', 'Is the order older than 30 days?', [[30, 'day', false]]],
    ['nl', 'Is de bestelling ouder dan 30 dagen?', [[30, 'day', false]]],
    ['de', 'Ist die Bestellung älter als 30 Tage?', [[30, 'day', false]]],
    ['es', '¿Tiene el pedido más de 30 días?', [[30, 'day', false]]],
    ['fr', 'La commande a-t-elle plus de 30 jours ?', [[30, 'day', false]]],
    ['lv', 'Vai pasūtījums ir vecāks par 30 dienām?', [[30, 'day', false]]],
    ['fil', 'Lampas na ba sa 30 araw ang order?', [[30, 'day', false]]],
    ['en', 'Give the customer 14 days to reply', [[14, 'day', true]]],
    ['en', 'in 3 days', [[3, 'day', true]]],
    ['en', 'within an hour', [[1, 'hour', true]]],
    ['en', 'an hour', []],
    ['en', 'two hours', [[2, 'hour', false]]],
    ['en', '48h', [[48, 'hour', false]]],
    ['en', '1.5 hours', [[1.5, 'hour', false]]],
    ['en', '3 steps', []],
    ['nl', 'binnen twee werkdagen', [[2, 'workday', true]]],
    ['nl', 'uiterlijk binnen 24 uur', [[24, 'hour', true]]],
    ['nl', 'binnen anderhalf uur', [[1.5, 'hour', true]]],
    ['lv', '48 stundu laikā', [[48, 'hour', true]]],
    ['lv', 'ne vēlāk kā 2 darba dienu laikā', [[2, 'workday', true]]],
    ['fil', 'sa loob ng 48 oras', [[48, 'hour', true]]],
    ['fil', 'maghintay ng 10 minuto', [[10, 'minute', true]]],
    ['de', 'innerhalb von 2 Arbeitstagen', [[2, 'workday', true]]],
    ['de', 'spätestens nach 3 Stunden', [[3, 'hour', true]]],
    ['es', 'en un plazo de 24 horas', [[24, 'hour', true]]],
    ['es', 'dentro de 3 días hábiles', [[3, 'workday', true]]],
    ['fr', 'sous 48 h', [[48, 'hour', true]]],
    ['fr', 'dans un délai de 2 jours ouvrés', [[2, 'workday', true]]],
  ])('%s: %s', (code, text, expected) => expect(times(code, text)).toEqual(expected));

  test('the figure is amount and unit alone', () => {
    const text = 'Answer within 48 hours at the latest.';
    const [time] = findTimes(text, languageOf('en'));
    expect(text.slice(time?.figure.start, time?.figure.end)).toBe('48 hours');
    expect(text.slice(time?.start, time?.end)).toBe('within 48 hours at the latest');
  });

  test('every unit of every language is found with a figure before it', () => {
    for (const words of languages)
      for (const [unit, names] of Object.entries(words.timeUnits))
        for (const name of names)
          expect(findTimes(`7 ${name} x`, words)[0], `${words.code}: ${name}`).toMatchObject({
            amount: 7,
            unit,
          });
  });

  test('a year, an order number and a sum are no times', () => {
    for (const text of ['in 2026 days', 'order 1234567 days', '#12 days', '2026-01-31'])
      expect(times('en', text).filter(([amount]) => Number(amount) > 999)).toEqual([]);
  });

  test('long texts are read in time that grows with their length', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('within ', '3 ', 'half an ', '3 - ', 'wait for at least ', '9'),
        fc.constantFrom(...languages),
        (piece, words) => {
          const start = performance.now();
          findTimes(piece.repeat(20_000 / piece.length), words);
          expect(performance.now() - start).toBeLessThan(15_000);
        },
      ),
      { numRuns: 42 },
    );
  });
});
