import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { describe, expect, test } from 'vitest';
import { ask, type Load, OtherBuild, startEngine } from '../../src/site/search/engine.ts';
import { type SearchEntry, type SearchFile, searchFiles } from '../../src/site/search/index.ts';
import { distance, nearWords, stemsOf } from '../../src/site/search/near.ts';
import type { Core, Posting } from '../../src/site/search/parts.ts';
import { bestPieces, marked } from '../../src/site/search/pieces.ts';
import { foldText, indexOptions, wordsOf } from '../../src/site/search/words.ts';

const entry = (id: string, title: string, more: Partial<SearchEntry> = {}): SearchEntry => ({
  id,
  title,
  department: 'Customer support',
  href: `sops/${id}.html`,
  when: [],
  purpose: '',
  terms: [],
  steps: [],
  ...more,
});
const step = (number: string, text: string) => ({ anchor: `step-${number}`, number, text });

const shop = [
  entry('refund', 'Refund a customer', {
    when: ['I was charged twice'],
    terms: [{ term: 'RMA', definition: 'the number a parcel needs' }],
    steps: [step('1', 'Find the order.'), step('2', 'Ask for a photo of the defect.')],
  }),
  entry('parcel', 'Trace a lost parcel', { steps: [step('1', 'Call the carrier about the parcel.')] }),
  entry('kede', 'Labot ķēdi', { department: 'Serviss', steps: [step('1', 'Pārbaudi ķēdes garumu.')] }),
];

/** Search files as a page gets them: by running them. */
function loaderOf(files: readonly SearchFile[], asked: string[] = []): Load {
  return async (name) => {
    asked.push(name);
    const file = files.find(({ path }) => path.endsWith(`/${name}.js`));
    if (!file) throw new Error(`no ${name}`);
    const [, hash, data] = JSON.parse(`[${/^sopSearch\((.*)\);\n$/s.exec(file.text)?.[1]}]`);
    return { hash, data };
  };
}
const idsFor = async (entries: readonly SearchEntry[], query: string) =>
  (await ask(await startEngine(loaderOf(searchFiles(entries, 'en'))), query)).found.map(({ id }) => id);

describe('words', () => {
  test.each([
    ['Ķēde ŠĢĪĻŅŪŽ', 'kede sgilnuz'],
    ['Piñata', 'pinata'],
    ['één coördinatie', 'een coordinatie'],
    ['Straße Øre Łódź', 'strasse ore lodz'],
  ])('%s is folded to %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  test('an apostrophe inside a word belongs to it', () => {
    expect(wordsOf('Don’t open "2FA", it\'s hot')).toEqual(['dont', 'open', '2fa', 'its', 'hot']);
  });

  test.each([
    ['refund', 'refund', 0],
    ['refnud', 'refund', 1],
    ['komplaint', 'complaint', 1],
    ['lamp', 'lump', 1],
    ['lamp', 'clamps', 2],
    ['lamp', 'warehouse', 3],
  ])('from %s to %s in %i', (a, b, errors) => {
    expect(distance(a, b, 2)).toBe(errors);
    expect(distance(b, a, 2)).toBe(errors);
  });

  test('near words: none for short ones, the nearest alone, half-typed ones too', () => {
    expect(nearWords('rma', ['rna'], 3)).toEqual([]);
    expect(nearWords('refudn', ['refined', 'refund', 'refunds', 'parcel'], 3)).toEqual(['refund']);
    expect(nearWords('komplai', ['complaint'], 3)).toEqual(['complaint']);
  });
});

describe('search files', () => {
  test('hold the numbers that MiniSearch itself counts, and its words', async () => {
    const whole = new MiniSearch(indexOptions);
    for (const [at, each] of [...shop].sort((a, b) => (a.id < b.id ? -1 : 1)).entries())
      whole.add({
        at,
        title: each.title,
        when: each.when.join(' '),
        terms: each.terms.map(({ term }) => term).join(' '),
        about: [
          each.id,
          each.department,
          each.purpose,
          ...each.terms.map(({ definition }) => definition),
        ].join(' '),
        steps: each.steps.map(({ text }) => text).join(' '),
      });
    const {
      averageFieldLength,
      index,
      documentIds: _ids,
      storedFields: _stored,
      ...numbers
    } = whole.toJSON();
    const load = loaderOf(searchFiles(shop, 'en'));
    const { averageFieldLength: average, ...own } = ((await load('core')).data as Core).numbers;
    expect(own).toEqual(numbers);
    expect(average).toEqual(averageFieldLength.map((each) => expect.closeTo(each, 2)));
    const words = (await load('w0')).data as Posting[];
    const untitled = JSON.parse(JSON.stringify(index)).map(([word, { 0: _title, ...uses }]: Posting) => [
      word,
      uses,
    ]);
    expect(words).toEqual(
      untitled
        .filter(([, uses]: Posting) => Object.keys(uses).length > 0)
        .sort(([a]: Posting, [b]: Posting) => (a < b ? -1 : 1)),
    );
  });

  test('are the same whatever the order of the SOPs', () => {
    expect(searchFiles([...shop].reverse(), 'en')).toEqual(searchFiles(shop, 'en'));
  });

  test('are scripts that define nothing and end no script element', () => {
    const files = searchFiles([entry('x', '</script><script>alert(1)\u2028')], 'nl');
    expect(files.map(({ path }) => path)).toEqual(
      ['core', 'w0', 't0'].map((name) => `assets/search/nl/${name}.js`),
    );
    for (const { text } of files) expect(text).toMatch(/^sopSearch\("\w+","[0-9a-f]{8}",[^<\u2028]*\);\n$/s);
  });

  test('of no SOP at all can be searched', async () => {
    expect(await idsFor([], 'refund')).toEqual([]);
  });

  test('carry a mark of their build; parts of two builds never mix', async () => {
    const [before, after] = [searchFiles(shop, 'en'), searchFiles(shop.slice(1), 'en')];
    const engine = await startEngine(loaderOf([...before.slice(0, 1), ...after.slice(1)]));
    await expect(ask(engine, 'carrier')).rejects.toThrow(OtherBuild);
  });
});

describe('asking', () => {
  test.each([
    ['charged twice', 'refund'],
    ['rma', 'refund'],
    ['photo defect', 'refund'],
    ['kedes', 'kede'],
    ['ķēdes', 'kede'],
    ['serviss', 'kede'],
    ['carier', 'parcel'],
    ['trac', 'parcel'],
  ])('%s finds %s first', async (query, id) => {
    expect((await idsFor(shop, query))[0]).toBe(id);
  });

  test('a title weighs more than a step', async () => {
    expect(await idsFor(shop, 'parcel')).toEqual(['parcel', 'refund']);
  });

  test('what has the very words in one step comes before what has a rare form of them here and there', async () => {
    const closing = [
      entry('audit', 'Check our standards', {
        terms: [{ term: 'Sample', definition: 'closed tickets of the quarter' }],
        steps: ['ticket', 'ticket', 'ticket'].map((text, at) => step(String(at), `Each ${text} is read.`)),
      }),
      ...['Refund', 'Trace', 'Repair', 'Exchange'].map((title) =>
        entry(title.toLowerCase(), title, { steps: [step('1', 'Close the ticket and choose the reason.')] }),
      ),
    ];
    expect((await idsFor(closing, 'close ticket')).at(-1)).toBe('audit');
    expect(await idsFor(closing, 'close ticket')).toHaveLength(5);
  });

  test('a longer form finds the word that it is made of', async () => {
    const dutch = [entry('ticket', 'Sluit het ticket'), entry('winkel', 'Open de winkel')];
    expect(await idsFor(dutch, 'ticket sluiten')).toEqual(['ticket']);
    expect(await idsFor(shop, 'refunding')).toEqual(['refund']);
    expect(stemsOf('photos', new Set(['pho', 'phot']))).toEqual(['phot']);
    expect(stemsOf('parcel', new Set(['par', 'car']))).toEqual([]);
  });

  test('where few have all the words, those with most of them follow', async () => {
    const calls = [
      entry('order', 'Answer', { when: ['Where is my order?'], steps: [step('1', 'Open the parcel page.')] }),
      entry('parcel', 'Trace', { when: ['My parcel is not here'] }),
      entry('hours', 'Opening hours', { when: ['Where are you?'] }),
    ];
    expect(await idsFor(calls, 'where is my parcel')).toEqual(['order', 'parcel']);
  });

  test('words that no SOP has together find those that have some, and say so', async () => {
    const engine = await startEngine(loaderOf(searchFiles(shop, 'en')));
    expect(await ask(engine, 'carrier photo')).toMatchObject({ isPartial: true, found: [{}, {}] });
    expect(await ask(engine, 'zzzz')).toEqual({ isPartial: false, found: [] });
    expect(await ask(engine, ' ,. ')).toEqual({ isPartial: false, found: [] });
  });

  test('a whole word of any SOP is found in every SOP that has it, and only the files it needs are loaded', async () => {
    const letters = 'abcdeikmnorst'.split('');
    const word = fc
      .array(fc.constantFrom(...letters), { minLength: 3, maxLength: 8 })
      .map((list) => list.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(word, { minLength: 30, maxLength: 60 }), { minLength: 30, maxLength: 60 }),
        async (texts) => {
          const entries = texts.map((words, at) =>
            entry(`sop-${at}`, words.slice(0, 3).join(' '), { steps: [step('1', words.join(' '))] }),
          );
          const asked: string[] = [];
          const engine = await startEngine(loaderOf(searchFiles(entries, 'en'), asked));
          const wanted = texts[0]?.[5] ?? '';
          const { found } = await ask(engine, wanted);
          const holders = entries.filter((_, at) => texts[at]?.includes(wanted)).map(({ id }) => id);
          expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(holders));
          expect(asked.filter((name) => name.startsWith('w')).length).toBeLessThanOrEqual(3);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('why it was found', () => {
  const text: Parameters<typeof bestPieces>[0] = [
    [
      ['find', '1', 'Find the order.'],
      ['photo', '2', 'Ask for a photo of the defect, then order a new lamp.'],
    ],
    ['I was charged twice for one order'],
    [['RMA', 'the number a parcel needs']],
  ];

  test('the places with most of the words', () => {
    expect(bestPieces(text, [['order'], ['photo']])).toEqual([
      {
        kind: 'step',
        text: 'Ask for a photo of the defect, then order a new lamp.',
        anchor: 'photo',
        number: '2',
      },
    ]);
    expect(bestPieces(text, [['order']]).map(({ kind }) => kind)).toEqual(['says', 'step', 'step']);
    expect(bestPieces(text, [['warehouse']])).toEqual([]);
  });

  test('the words are marked as they are written, in a text cut around them', () => {
    expect(marked('Labot ķēdi', [['kedi']])).toEqual(['Labot ', 'ķēdi', '']);
    const long = marked(`${'Before it all. '.repeat(20)}the carrier ${'and after it. '.repeat(20)}`, [
      ['carrier'],
    ]);
    expect(long[0]).toMatch(/^… .{20,60}the $/);
    expect(long[1]).toBe('carrier');
    expect(long.join('').length).toBeLessThan(220);
  });

  test('the parts are the text, where it is short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), (sentence) => {
        expect(marked(sentence, [wordsOf(sentence).slice(0, 2)]).join('')).toBe(sentence);
      }),
    );
  });
});
