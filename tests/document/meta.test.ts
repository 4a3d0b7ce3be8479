import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmount, readDuration, unitOf } from '../../src/document/amounts.ts';
import { frontMatterFaults } from '../../src/document/faults.ts';
import { faultOfId, idFrom, idPattern, longestId } from '../../src/document/ids.ts';
import { frontMatterSchema } from '../../src/document/json-schema.ts';
import { metaKeys, readSound, samples } from '../../src/document/meta.ts';
import { metaSchema } from '../../src/document/meta-schema.ts';
import { fold, nearest } from '../../src/document/near.ts';
import { parseSop } from '../../src/document/parse.ts';
import { readDate, readLanguage, readVersion } from '../../src/document/values.ts';
import { languages } from '../../src/languages/index.ts';
import { faultsOf, required, withFrontMatter } from './reading.ts';

const full = withFrontMatter(
  'id: SUP-0042',
  'title: Refund a customer',
  'department: Customer support',
  "owner: '@team-lead'",
  'description: How we give money back.',
  'version: 1.10.0',
  'status: approved',
  'effective: 2026-12-01',
  'language: en-gb',
  'translates: 1.9.0',
  'review: 1 year',
  'when:',
  '  - I was charged twice',
  '  - I want my money back, all of it',
  'not-when: My parcel is late',
  'audience: [agent, team-lead]',
  'targets:',
  '  - {metric: first reply, target: 15 min, channel: phone}',
  '  - metric: resolution',
  '    target: 1 business day',
  '  - metric: satisfaction',
  "    target: '>= 90 %'",
  '  - metric: reopened',
  '    target: 5',
  'supersedes: [refund-old, 0041]',
  'superseded-by: refund-2',
  'related: return-parcel',
  'tags: [refund, 2026]',
  'template: procedure',
  'x-cost-centre: 12',
);

describe('the front matter of an SOP', () => {
  test('every key', () => {
    const { meta, diagnostics, frontMatter } = parseSop('sops/refund.md', full.replace('0041', "'0041'"));
    expect(diagnostics).toEqual([]);
    expect(meta).toEqual({
      id: 'SUP-0042',
      title: 'Refund a customer',
      department: 'Customer support',
      owner: '@team-lead',
      description: 'How we give money back.',
      version: '1.10.0',
      status: 'approved',
      effective: '2026-12-01',
      language: 'en-GB',
      translates: '1.9.0',
      review: { amount: 1, unit: 'year' },
      when: ['I was charged twice', 'I want my money back, all of it'],
      'not-when': ['My parcel is late'],
      audience: ['agent', 'team-lead'],
      targets: [
        { metric: 'first reply', target: { amount: 15, unit: 'minute', text: '15 min' }, channel: 'phone' },
        { metric: 'resolution', target: { amount: 1, unit: 'workday', text: '1 business day' } },
        {
          metric: 'satisfaction',
          target: { amount: 90, unit: 'percent', bound: 'least', text: '>= 90 %' },
        },
        { metric: 'reopened', target: { amount: 5, unit: 'count', text: '5' } },
      ],
      supersedes: ['refund-old', '0041'],
      'superseded-by': 'refund-2',
      related: ['return-parcel'],
      tags: ['refund', '2026'],
      template: 'procedure',
    });
    expect(Object.keys(meta ?? {})).toEqual(metaKeys);
    expect(frontMatter.fields.get('x-cost-centre')?.value).toBe(12);
  });

  test('keys that the handbook allows', () => {
    const text = withFrontMatter(...required, 'cost-centre: 12');
    expect(faultsOf(text)[0]).toMatch('6:1-6:12 error unknown-key: Unexpected key `cost-centre`');
    expect(faultsOf(text, { keys: ['cost-centre'] })).toEqual([]);
  });

  test('words that other readers take for yes, no and nothing stay words', () => {
    const sop = parseSop(
      'sops/refund.md',
      withFrontMatter('id: yes', 'title: No', 'department: on', 'owner: true'),
    );
    expect(sop.meta).toEqual({ id: 'yes', title: 'No', department: 'on', owner: 'true' });
  });

  test('what is empty or not there', () => {
    expect(faultsOf(withFrontMatter('id:', 'title: ~', "owner: ''"))).toEqual([
      '1:1-1:4 error missing-department: Unexpected front matter without `department`, expected a line such as `department: Customer support`',
      '2:1-2:3 error empty-value: Unexpected empty value of `id`, expected something such as `refund-customer`',
      '3:8-3:9 error empty-value: Unexpected empty value of `title`, expected something such as `Refund a customer`',
      '4:8-4:10 error empty-value: Unexpected empty value of `owner`, expected something such as `team-lead`',
    ]);
    expect(faultsOf('---\n---\n').map((fault) => fault.split(':')[2]?.split(' ')[2])).toEqual([
      ...['missing-id', 'missing-title', 'missing-department', 'missing-owner'],
    ]);
    expect(faultsOf('---\n# all gone\n---\n')).toHaveLength(4);
  });

  test('lists where text belongs and text where lists belong', () => {
    const lines = [
      ...['id: refund', 'title: [Refund, customer]', 'department: {name: Support}', 'owner: ana'],
      ...['tags: {a: b}', 'audience:', '  - agent', '  -', 'targets: 15 min'],
    ];
    expect(faultsOf(withFrontMatter(...lines))).toEqual([
      '3:8-3:26 error list-not-text: Unexpected list as `title`, expected one line of text such as `Refund a customer`',
      '4:13-4:28 error keys-not-text: Unexpected `key: value` lines as `department`, expected one line of text such as `Customer support`',
      '6:7-6:13 error keys-not-list: Unexpected `key: value` lines as `tags`, expected a list such as `[refund, payment]`',
      '9:3-9:4 error empty-value: Unexpected empty value of `audience`, expected something such as `agent`',
      '10:10-10:16 error text-not-list: Unexpected text `15 min` as `targets`, expected a list of entries with `metric` and `target`',
    ]);
  });

  test('what can be wrong with a target', () => {
    const lines = [
      ...['targets:', '  - metric: first reply', '    target: fast', '    chanel: phone'],
      ...['  - metric: calls', '    target: 1.000', '  - target: 5', '  - 15 min', '  - metric: resolution'],
    ];
    expect(faultsOf(withFrontMatter(...required, ...lines))).toEqual([
      '8:13-8:17 error amount: Unexpected target `fast`, expected a number with a unit such as `15 min`, `1 day`, `90 %` or `5`',
      '9:5-9:11 error misspelt-key: Unexpected key `chanel`, expected `channel`',
      '11:13-11:18 error ambiguous-number: Unexpected number `1.000`, expected it without a separator of thousands',
      '12:5-12:14 error missing-metric: Unexpected target without `metric`, expected a line such as `metric: first reply`',
      '13:5-13:11 error not-entry: Unexpected `15 min` in `targets`, expected an entry with `metric` and `target`',
      '14:5-14:23 error missing-target: Unexpected target without a figure, expected a line such as `target: 15 min`',
    ]);
  });

  test('ids', () => {
    const say = (id: string) => faultsOf(withFrontMatter(`id: ${id}`, ...required.slice(1)));
    expect(say('retour-één')).toEqual([
      '2:5-2:15 error id-characters: Unexpected id `retour-één`, expected letters without accents, digits, `-` and `_`, with a letter or digit at both ends',
    ]);
    expect(say('Con')).toEqual([
      '2:5-2:8 error id-reserved: Unexpected id `Con`, expected a name that is not in use for something else',
    ]);
    expect(say('a'.repeat(101))).toEqual([
      '2:5-2:106 error id-length: Unexpected id of 101 characters, expected at most 100',
    ]);
    expect(say('../../etc/passwd')[0]).toMatch('id-characters');
  });

  test('an invisible character', () => {
    expect(faultsOf(withFrontMatter('id: refund', 'title: "Refund\\e[31m"', ...required.slice(2)))).toEqual([
      '3:8-3:22 error control-character: Unexpected control character in `title`, expected plain text',
    ]);
    const reversed = withFrontMatter('id: refund', 'title: Refund \u202Eredro', ...required.slice(2));
    expect(faultsOf(reversed)[0]).toMatch('control-character');
  });

  test('every message is filled in and tells what to do', () => {
    const lines = [
      ...['id: Index', 'title:', 'owner: @ana', 'version: 1.10', 'status: in review', 'effective: soon'],
      ...[
        'language: Dutch',
        'review: often',
        'tags: a, b',
        'colour: red',
        'Tags: x',
        'id: again',
        'targets: 5',
      ],
    ];
    const { diagnostics } = parseSop('sops/refund.md', withFrontMatter(...lines));
    expect(diagnostics.length).toBeGreaterThan(12);
    for (const { reason, note = '', hint = '', fix, message, ruleId } of diagnostics) {
      expect(ruleId).toBe('front-matter');
      expect(`${reason}${note}${hint}${fix?.title ?? ''}`).not.toMatch(/\{\w+\}|undefined/);
      expect(reason).toMatch(/^Unexpected .*, expected /);
      expect(hint).toMatch(/[.?]$/);
      expect(Object.keys(frontMatterFaults)).toContain(message?.key);
    }
  });

  test('the editor’s schema holds what the check accepts, with an example for each key', () => {
    const schema = frontMatterSchema(['cost-centre']);
    const validate = new Ajv({ allowUnionTypes: true, formats: { date: true } }).compile(schema);
    const good = { id: 'refund', title: 'Refund', department: 'Support', owner: 'ana' };
    expect(
      validate({ ...good, targets: [{ metric: 'reopened', target: 5 }], 'x-a': 1, 'cost-centre': 2 }),
    ).toBe(true);
    expect(validate({ ...good, tags: 'refund', when: ['late'], status: 'draft' })).toBe(true);
    expect(validate({ ...good, colour: 'red' })).toBe(false);
    expect(validate({ ...good, status: 'new' })).toBe(false);
    expect(validate({ id: 'refund' })).toBe(false);
    const properties = schema.properties as Record<string, { description?: string; examples?: unknown[] }>;
    for (const key of metaKeys) {
      expect(properties[key]?.description).toMatch(/\.$/);
      if (key !== 'targets') expect(properties[key]?.examples).toHaveLength(1);
    }
  });

  test('the samples in messages are right themselves', () => {
    const lines = Object.entries(samples).map(([key, sample]) => `${key}: ${sample}`);
    expect(faultsOf(withFrontMatter(...lines))).toEqual([]);
    expect(Object.keys(samples)).toEqual(Object.keys(metaSchema.shape));
  });
});

describe('amounts', () => {
  test.each([
    ['12 months', { amount: 12, unit: 'month' }],
    ['1 year', { amount: 1, unit: 'year' }],
    ['90 days', { amount: 90, unit: 'day' }],
    ['15min', { amount: 15, unit: 'minute' }],
    ['1 h 30 min', { amount: 90, unit: 'minute' }],
    ['1,5 uur', { amount: 1.5, unit: 'hour' }],
    ['12 maanden', { amount: 12, unit: 'month' }],
    ['2 quarters', { amount: 2, unit: 'quarter' }],
    ['1 year 6 months', { amount: 18, unit: 'month' }],
    ['3 working days', { amount: 3, unit: 'workday' }],
  ])('%s', (text, duration) => expect(readDuration(text)).toEqual(duration));

  test.each(['', 'often', '12', 'months', '1 month 3 days', '12 months ago', '-3 days', '12 parsecs'])(
    'no duration: %j',
    (text) => expect(readDuration(text)).toBeUndefined(),
  );

  test.each([
    ['15 min', { amount: 15, unit: 'minute' }],
    ['< 2 hours', { amount: 2, unit: 'hour', bound: 'most' }],
    ['≤ 1 day', { amount: 1, unit: 'day', bound: 'most' }],
    ['max. 3 days', { amount: 3, unit: 'day', bound: 'most' }],
    ['90%', { amount: 90, unit: 'percent' }],
    ['≥ 99.999 %', { amount: 99.999, unit: 'percent', bound: 'least' }],
    ['80 % within 20 s', { amount: 80, unit: 'percent', within: { amount: 20, unit: 'second' } }],
    ['95 % of calls', { amount: 95, unit: 'percent', of: 'of calls' }],
    ['4 office hours', { amount: 4, unit: 'hour', of: 'office' }],
    ['4.5 / 5', { amount: 4.5, unit: 'count', outOf: 5 }],
    ['40', { amount: 40, unit: 'count' }],
    ['5 contacts', { amount: 5, unit: 'count', of: 'contacts' }],
  ])('%s', (text, amount) => expect(readAmount(text)).toEqual(amount));

  test.each(['', 'fast', 'a day', '1..5', '%'])('no target: %j', (text) => {
    expect(readAmount(text)).toBeUndefined();
  });

  test.each(['1.000', '12,500 calls', '1.000.000'])('one thousand or one: %s', (text) => {
    expect(readAmount(text)).toBe('ambiguous');
  });

  test('no word means two units, in any two languages', () => {
    for (const { timeUnits } of languages) {
      for (const [unit, names] of Object.entries(timeUnits)) {
        for (const name of names) expect([name, unitOf(name)]).toEqual([name, unit]);
      }
    }
  });
});

describe('values', () => {
  test('versions', () => {
    expect(readVersion('1.10.0')).toEqual({ value: '1.10.0' });
    expect(readVersion('1')).toMatchObject({ certain: '1.0.0' });
    expect(readVersion('v1.2')).toMatchObject({ certain: '1.2.0' });
    expect(readVersion('01.2.3')).toMatchObject({ fault: 'version-numbers', certain: '1.2.3' });
    expect(readVersion('1.2.3.4')).toMatchObject({ fault: 'version-format' });
    expect(readVersion('1.2.3-beta')).toMatchObject({ fault: 'version-format' });
  });

  test('a date is a day that exists', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10);
          expect(readDate(iso)).toEqual({ value: iso });
        },
      ),
    );
    expect(readDate('2028-02-29')).toEqual({ value: '2028-02-29' });
    expect(readDate('2026-02-29')).toMatchObject({ fault: 'date-impossible' });
    expect(readDate('31.04.2026')).toMatchObject({ fault: 'date-impossible' });
    expect(readDate('13/13/2026')).toMatchObject({ fault: 'date-impossible' });
  });

  test.each([
    ['1 March 2026', '2026-03-01'],
    ['March 1st, 2026', '2026-03-01'],
    ['1. Dezember 2026', '2026-12-01'],
    ['1 de enero de 2026', '2026-01-01'],
    ['1er août 2026', '2026-08-01'],
    ['5 mei 2026', '2026-05-05'],
    ['Dec 1, 2026', '2026-12-01'],
    ['05/05/2026', '2026-05-05'],
    ['2026/3/1', '2026-03-01'],
  ])('%s is one day anywhere', (text, certain) => {
    expect(readDate(text)).toMatchObject({ fault: 'date-format', certain });
  });

  test('languages', () => {
    expect(readLanguage('nl')).toEqual({ value: 'nl' });
    expect(readLanguage('pt-br')).toEqual({ value: 'pt-BR' });
    expect(readLanguage('en_GB')).toMatchObject({ certain: 'en-GB' });
    expect(readLanguage('Latviešu')).toMatchObject({ certain: 'lv' });
    expect(readLanguage('dutch')).toMatchObject({ certain: 'nl' });
    expect(readLanguage('klingonese')).toMatchObject({ fault: 'language-tag' });
    expect(readLanguage('x')).toMatchObject({ fault: 'language-tag' });
  });

  test('an id from any text is an id, or there is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const id = idFrom(text);
        expect(id === '' || (idPattern.test(id) && id.length <= longestId)).toBe(true);
        expect(idFrom(id)).toBe(id);
      }),
    );
    expect(idFrom('Geld teruggeven: één klant')).toBe('Geld-teruggeven-een-klant');
    expect(idFrom('Straße')).toBe('Strasse');
    expect(idFrom('日本語')).toBe('');
    expect(faultOfId('SUP-0042')).toBeUndefined();
    expect(faultOfId('LPT1')).toBe('reserved');
    expect(faultOfId('-a')).toBe('characters');
  });

  test('the nearest name', () => {
    expect(nearest('onwer', metaKeys, 1)).toEqual(['owner']);
    expect(nearest('depatment', metaKeys, 1)).toEqual(['department']);
    expect(nearest('colour', metaKeys)).toEqual([]);
    expect(fold(' Mérķis_un-Uzdevums ')).toBe('merkis un uzdevums');
  });
});

test('what is read without the schema is what the schema makes of it', () => {
  const texts = [
    ...Object.values(samples),
    ...[
      ' refund ',
      '',
      'nl',
      'nl_NL',
      'Dutch',
      '1.10',
      '2026-02-30',
      'Approved',
      'con',
      '12',
      'a\u0007b',
      'x  y',
    ],
  ];
  const value = fc.oneof(
    fc.constantFrom(...texts),
    fc.array(fc.constantFrom(...texts), { maxLength: 3 }),
    fc.anything({ maxDepth: 1 }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...metaKeys), value, (key, given) => {
      const { success, data } = metaSchema.shape[key].safeParse(given);
      const sound = readSound(key, given);
      // Where the quick way knows nothing, the schema is asked; undefined is a value that is not there.
      if (sound) expect([success, data]).toEqual([true, sound.value]);
      else if (key !== 'targets' && given !== undefined) expect(success).toBe(false);
    }),
    { numRuns: 2000 },
  );
});
