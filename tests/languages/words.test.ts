import { describe, expect, test } from 'vitest';
import { headingWords, knownLanguage, languageOf, languages, sectionOf } from '../../src/languages/index.ts';
import type { ReadingWords } from '../../src/languages/language.ts';
import { listPattern } from '../../src/languages/pattern.ts';

const lists = (words: ReadingWords) =>
  Object.entries(words).filter((entry): entry is [string, string[]] => Array.isArray(entry[1]));

describe.each(languages.map((words) => [words.code, words] as const))('words of %s', (_code, words) => {
  test('every list is an expression that compiles and never matches nothing', () => {
    for (const [key, list] of lists(words)) {
      expect(new RegExp(`^(?:${listPattern(list, words)})$`).test(''), `${key} matches nothing at all`).toBe(
        false,
      );
    }
  });

  test('words are lower case, in NFC, without doubles or stray spaces', () => {
    const all = [...lists(words), ...Object.entries(words.sections), ...Object.entries(words.timeUnits)];
    for (const [key, list] of all) {
      for (const phrase of list) {
        expect(phrase, key).toBe(phrase.normalize('NFC').replace(/\s+/g, ' ').trim());
        expect(phrase.replace(/\{[a-z]+\}/g, ''), key).toBe(phrase.replace(/\{[a-z]+\}/g, '').toLowerCase());
      }
      expect(new Set(list).size, `${key} has a double`).toBe(list.length);
    }
  });

  test('no list that readers need is empty', () => {
    for (const [key, list] of lists(words))
      if (key !== 'ifBeforeThen' && key !== 'ordinalEndings') expect(list, key).not.toHaveLength(0);
  });

  test('the title that templates write is read as its section', () => {
    for (const [key, title] of Object.entries(words.sectionTitles))
      expect(sectionOf(title, words), title).toBe(key);
  });

  test('no name belongs to two sections', () => {
    const names = Object.entries(words.sections).flatMap(([key, list]) =>
      list.map((name) => [headingWords(name), key] as const),
    );
    const owners = new Map<string, string>();
    for (const [name, key] of names)
      expect(owners.set(name, owners.get(name) ?? key).get(name), name).toBe(key);
  });

  test('charts speak whole phrases with the number or name in them', () => {
    const { chart } = words;
    const said = [
      chart.step,
      chart.goTo,
      chart.backTo,
      chart.repeat,
      chart.continuesAt,
      chart.continuesFrom,
      chart.escalateTo,
      chart.seeProcedure,
      chart.by,
      chart.chartOf,
    ];
    for (const say of said) expect(say('7b')).toMatch(/7b/);
    expect(chart.counts(1, 2)).toMatch(/1.*2/);
    for (const word of Object.values(chart)) if (typeof word === 'string') expect(word.trim()).not.toBe('');
  });
});

describe('the five parts of an SOP in the words of its language', () => {
  test.each([
    ['en', ['Purpose', 'Terms', 'Instructions']],
    ['nl', ['Doel', 'Voorwaarden', 'Instructies']],
    ['lv', ['Mērķis', 'Termini', 'Instrukcijas']],
    ['lv', ['Mērķi', 'Definīcijas', 'Norādījumi']],
    ['fil', ['Layunin', 'Mga Termino', 'Mga Panuto']],
    ['de', ['Zweck', 'Begriffe', 'Anweisungen']],
    ['es', ['Propósito', 'Términos', 'Instrucciones']],
    ['fr', ['Objet', 'Termes', 'Instructions']],
  ])('%s: %j', (code, titles) => {
    const words = languageOf(code);
    expect(titles.map((title) => sectionOf(title, words))).toEqual(['purpose', 'terms', 'instructions']);
  });
});

describe('sectionOf', () => {
  const en = languageOf('en');
  test.each([
    ['4. Procedure', 'instructions'],
    ['4.1 Procedure', 'instructions'],
    ['8) Process (steps)', 'instructions'],
    ['IV. Purpose', 'purpose'],
    ['🔧 Steps', 'instructions'],
    ['STEP-BY-STEP', 'instructions'],
    ['Roles & Responsibilities', 'responsibilities'],
    ['How to refund a customer', 'instructions'],
    ['Terms:', 'terms'],
    ['Definitions and abbreviations', 'terms'],
  ])('%s is %s', (title, section) => expect(sectionOf(title, en)).toBe(section));

  test.each(['Refund a customer', '', '🔧', 'Procedural fairness', 'How to', 'Purposeful work'])(
    '%j is a section of its own',
    (title) => expect(sectionOf(title, en)).toBeUndefined(),
  );

  test('English names are known in every language, those of others are not', () => {
    expect(sectionOf('Instructions', languageOf('nl'))).toBe('instructions');
    expect(sectionOf('Werkwijze', languageOf('nl'))).toBe('instructions');
    expect(sectionOf('Werkwijze', languageOf('en'))).toBeUndefined();
  });

  test('apostrophes of both kinds are one', () => {
    expect(sectionOf('Domaine d’application', languageOf('fr'))).toBe('scope');
    expect(sectionOf("Domaine d'application", languageOf('fr'))).toBe('scope');
  });
});

describe('languageOf', () => {
  test.each([
    ['nl-BE', 'nl'],
    ['NL_be', 'nl'],
    ['tl', 'fil'],
    ['tl-PH', 'fil'],
    ['fil', 'fil'],
    ['de-AT', 'de'],
    ['lav', 'lv'],
    ['xx', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
  ])('%s is read as %s', (tag, code) => expect(languageOf(tag).code).toBe(code));

  test('a language that is not known is not made up', () => {
    expect(knownLanguage('ja')).toBeUndefined();
    expect(knownLanguage('es-MX')?.code).toBe('es');
  });
});

test('plurals of counts follow their language', () => {
  expect(languageOf('en').chart.counts(1, 2)).toBe('1 step, 2 decisions');
  expect(languageOf('lv').chart.counts(21, 11)).toBe('21 solis, 11 lēmumi');
  expect(languageOf('fr').chart.counts(0, 1)).toBe('0 étape, 1 décision');
  expect(languageOf('nl').chart.counts(1, 0)).toBe('1 stap, 0 beslissingen');
});
