import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { configSchema, defaultConfig, readConfig } from '../../src/handbook/config.ts';
import { configFaults } from '../../src/handbook/config-faults.ts';
import { examples } from '../../src/handbook/examples.ts';
import { keysBelow } from '../../src/handbook/schema.ts';

const lantern = `title: Lantern handbook
description: How we help customers of Lantern.
languages: [en, nl]
timezone: Europe/Riga
folders: sops
departments:
  - name: Customer support
    id: support
    names: {nl: Klantenservice}
    owner: ana
    approvers: [ana, team-lead]
    deputies:
      - {for: ana, by: bo, from: 2026-12-01, until: 2026-12-31}
    four-eyes: true
  - Finance
people:
  - name: Ana Kalniņa
    id: ana
    addresses: [Ana@Lantern.example, ana@home.example]
  - name: Bo Visser
    id: bo
    addresses: bo@lantern.example
    roles: [team-lead]
roles:
  - name: Team lead
    contact: +371 20 000 000
    hours: Mon-Fri 9:00-17:00
    deputy: shift-lead
  - name: Shift lead
owners: [Quality board]
channels:
  - name: Phone
    hours: Mon-Fri 9:00-17:00
    reply: 15 min
    department: support
glossary:
  SLA: Service level agreement
  RMA: {en: Return number, nl: Retournummer}
acronyms: [VAT, EU]
sections: [Records]
section-names: {purpose: [Why we do this]}
keys: [cost-centre]
rules: {long-step: off, vague-deadline: error}
review: 6 months
approval: {approvers: [team-lead]}
versions: in-pull-request
site:
  address: https://sops.lantern.example
  base: /handbook
  edit: https://git.lantern.example/sops/edit/main/{path}
  report: sops@lantern.example
  layout: wide
`;

const read = (text: string, rules?: string[]) => readConfig('sop.yaml', text, rules ? { rules } : {});
const shown = ({ place, reason }: Diagnostic) => `${place.start.line}:${place.start.column} ${reason}`;
const faults = (text: string, rules?: string[]) => read(text, rules).diagnostics.map(shown);

describe('a whole sop.yaml', () => {
  const { config, diagnostics } = read(lantern, ['long-step', 'vague-deadline']);

  test('has no fault', () => expect(diagnostics).toEqual([]));

  test('is read key by key', () => {
    expect(config).toMatchObject({
      title: 'Lantern handbook',
      languages: ['en', 'nl'],
      timezone: 'Europe/Riga',
      folders: ['sops'],
      acronyms: ['VAT', 'EU'],
      sections: ['Records'],
      'section-names': { purpose: ['Why we do this'] },
      keys: ['cost-centre'],
      rules: { 'long-step': 'off', 'vague-deadline': 'error' },
      review: { amount: 6, unit: 'month' },
      versions: 'in-pull-request',
      glossary: { SLA: 'Service level agreement', RMA: { en: 'Return number', nl: 'Retournummer' } },
    });
  });

  test('an entry may be its name alone; ids are made from names', () => {
    expect(config.departments.map(({ id, name }) => [id, name])).toEqual([
      ['support', 'Customer support'],
      ['finance', 'Finance'],
    ]);
    expect(config.roles.map(({ id }) => id)).toEqual(['team-lead', 'shift-lead']);
  });

  test('addresses are lower case; one alone is a list', () => {
    expect(config.people.map(({ addresses }) => addresses)).toEqual([
      ['ana@lantern.example', 'ana@home.example'],
      ['bo@lantern.example'],
    ]);
  });

  test('hours and expected replies are understood', () => {
    expect(config.channels[0]).toMatchObject({
      hours: { open: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' }] },
      reply: { amount: 15, unit: 'minute', text: '15 min' },
    });
  });

  test('the base ends with a slash, the report address is a link', () => {
    expect(config.site).toMatchObject({
      base: '/handbook/',
      report: 'mailto:sops@lantern.example',
      layout: 'wide',
    });
  });
});

describe('defaults', () => {
  test.each(['', '\n', '# nothing yet', '---', 'title:', 'departments:\nroles:\n', '\uFEFF'])(
    '%j is the default handbook',
    (text) => {
      expect(read(text)).toEqual({ config: configSchema.parse({}), diagnostics: [] });
    },
  );

  test('every field has one', () => {
    expect(
      Object.keys(configSchema.shape)
        // No sentence describes every handbook, and no time of retention suits every law.
        .filter((key) => key !== 'description' && key !== 'retention')
        .every((key) => key in defaultConfig),
    ).toBe(true);
    expect(defaultConfig).toEqual(configSchema.parse({}));
    expect(defaultConfig).toMatchObject({
      title: 'Handbook',
      languages: ['en'],
      timezone: 'UTC',
      folders: ['sops'],
      review: { amount: 12, unit: 'month' },
    });
  });
});

describe('every fault has its place, its reason and what to do', () => {
  test.each([
    ['langauges: [en]', '1:1 Unexpected key `langauges`, expected `languages`'],
    ['colour: blue', /^1:1 Unexpected key `colour`, expected one of `title`/],
    ['title: A\ntitle: B', '2:1 Unexpected second `title`, expected each key once'],
    ['title: [a, b]', '1:8 Unexpected a list as `title`, expected something as in `title: Lantern handbook`'],
    [
      'title: "  "',
      '1:8 Unexpected empty value of `title`, expected something as in `title: Lantern handbook`',
    ],
    ['title: "a\\u0007b"', '1:8 Unexpected control character in `title`, expected plain text'],
    ['languages: [en, en_GB]', '1:17 Unexpected language `en_GB`, expected a language code such as `en-GB`'],
    [
      'timezone: Europe/Rigaa',
      '1:11 Unexpected time zone `Europe/Rigaa`, expected a name such as `Europe/Riga`',
    ],
    [
      'folders: ../secret',
      '1:10 Unexpected folder `../secret`, expected one inside the handbook such as `sops`',
    ],
    [
      'folders: [sops, /etc]',
      '1:17 Unexpected folder `/etc`, expected one inside the handbook such as `sops`',
    ],
    [
      'folders: "C:\\\\sops"',
      '1:10 Unexpected folder `C:\\sops`, expected one inside the handbook such as `sops`',
    ],
    [
      'departments:\n  - ownr: ana\n    name: Support',
      '2:5 Unexpected key `ownr` in `departments`, expected `owner`',
    ],
    [
      'departments:\n  - owner: ana',
      '2:5 Unexpected entry of `departments` without `name`, expected `name: Customer support`',
    ],
    [
      'departments: [Support, support]',
      '1:24 Unexpected second entry `support` in `departments`, expected each name and id once',
    ],
    ['departments: [Поддержка]', '1:15 Unexpected name `Поддержка` without an `id`, expected one beside it'],
    [
      'departments: [{name: Support, id: Customer support}]',
      '1:35 Unexpected id `Customer support`, expected letters without accents, digits, `-` and `_`, such as `customer-support`',
    ],
    [
      'people: [{name: Ana, addresses: [nope]}]',
      '1:34 Unexpected `nope` as e-mail address, expected one such as `ana@lantern.example`',
    ],
    [
      'channels: [{name: Phone, reply: soon}]',
      '1:33 Unexpected `soon` as `reply`, expected a number and a unit such as `4 hours`',
    ],
    [
      'rules: {long-step: loud}',
      '1:20 Unexpected `loud` as `long-step`, expected `error`, `warning`, `hint`, `off`',
    ],
    ['rules: {lng-step: off}', '1:9 Unexpected rule `lng-step`, expected `long-step`'],
    ['rules: {entirely-other: off}', '1:9 Unexpected rule `entirely-other`, expected the name of a rule'],
    ['review: 12', '1:9 Unexpected `12` as `review`, expected a number and a unit such as `12 months`'],
    [
      'review: 0 days',
      '1:9 Unexpected `0 days` as `review`, expected a number and a unit such as `12 months`',
    ],
    [
      'versions: at-relase',
      '1:11 Unexpected `at-relase` as `versions`, expected `at-release`, `in-pull-request`',
    ],
    [
      'approval: {four-eyes: maybe}',
      '1:23 Unexpected `maybe` as `four-eyes`, expected something as in `four-eyes: true`',
    ],
    [
      'approval: {approvers: [ana]}',
      '1:24 Unexpected `ana` as `approvers`, expected a person of `people`, a role of `roles` or an e-mail address',
    ],
    ['people: [Ana]\napproval: {approvers: anna}', '2:23 Unexpected `anna` as `approvers`, expected `ana`'],
    [
      'people: [Ana, Bo]\napproval:\n  deputies: [{for: ana, by: bo, from: 2026-12-31, until: 2026-12-01}]',
      '3:58 Unexpected last day `2026-12-01` before the first day `2026-12-31`, expected it on that day or later',
    ],
    [
      'approval: {deputies: [{for: a@b, by: b@c, from: 31.12.2026}]}',
      '1:49 Unexpected date `31.12.2026`, expected year, month and day: `2026-12-31`',
    ],
    ['site: {base: handbook}', '1:14 Unexpected base `handbook`, expected a path such as `/handbook/`'],
    ['site: {base: /a/../b}', '1:14 Unexpected base `/a/../b`, expected a path such as `/handbook/`'],
    ['site: {edit: "javascript:alert(1)"}', /^1:14 Unexpected address `javascript:alert\(1\)` as `edit`/],
    ['site: {report: "data:text/html,x"}', /^1:16 Unexpected address/],
    ['site: {layout: round}', '1:16 Unexpected `round` as `layout`, expected `rail`, `wide`, `lanes`'],
    ['owner: @ana', /^1:1 Unexpected key `owner`/],
    ['- a\n- b', /^1:1 Unexpected .*list in `sop.yaml`, expected `key: value` lines/],
    ['title: "open', '1:8 Unexpected end of the value of `title`, expected a closing `"`'],
  ])('%s', (text, expected) => {
    const [first = ''] = faults(text, ['long-step']);
    if (typeof expected === 'string') expect(first).toBe(expected);
    else expect(first).toMatch(expected);
  });

  test('places are true with a byte order mark and CRLF', () => {
    const text = '\uFEFFtitle: A\r\ndepartments:\r\n  - name: Support\r\n    ownr: ana\r\n';
    const [found] = read(text).diagnostics;
    expect(found && shown(found)).toBe('4:5 Unexpected key `ownr` in `departments`, expected `owner`');
    expect(text.slice(found?.place.start.offset, found?.place.end.offset)).toBe('ownr');
  });

  test('a second place explains a double', () => {
    const [found] = read('departments: [Support, support]').diagnostics;
    expect(found?.cause?.place.start.column).toBe(15);
  });

  test('every message is whole: no placeholder is left, what to do is said', () => {
    const broken =
      'title: []\nlanguages: 7up\ntimezone: x\nfolders: ..\ndepartments: [{owner: 1}, A, a, {name: B, id: "ä"}]\npeople: [{name: C, addresses: x, x: y}]\nreview: x\nsite: {base: x, edit: x, layout: x}\nversions: x\nrules: {a: off, long-stp: x}\napproval: {deputies: [{for: q, by: r}]}\nzzz: 1\ntitle: again';
    const { diagnostics } = read(broken, ['long-step']);
    expect(diagnostics.length).toBeGreaterThan(12);
    for (const one of diagnostics) {
      expect(`${one.reason} ${one.hint} ${one.cause?.reason ?? ''}`).not.toMatch(
        /\{(?!path)[a-z]+\}|undefined|\[object/,
      );
      expect(one).toMatchObject({ ruleId: 'config', severity: 'error', path: 'sop.yaml' });
      expect(one.hint).toMatch(/\.$|\?/);
      expect(one.reason).toMatch(/^Unexpected .*expected /);
    }
  });

  test('a file beyond all measure is refused, and every message is another', () => {
    expect(read('x'.repeat(1_000_001)).diagnostics[0]?.reason).toMatch(
      /^Unexpected `sop.yaml` of 1000001 characters/,
    );
    const reasons = Object.values(configFaults).map(({ reason }) => reason);
    expect(new Set(reasons).size).toBe(reasons.length);
  });
});

describe('one mistake does not hide the rest', () => {
  test('a bad value leaves the others of its entry', () => {
    const { config } = read('departments:\n  - {name: Support, ownr: ana, owner: bo}\n  - Finance');
    expect(config.departments).toMatchObject([{ name: 'Support', owner: 'bo' }, { name: 'Finance' }]);
  });

  test('a bad entry leaves the others of its list', () => {
    const { config } = read(
      'departments:\n  - owner: ana\n  - Finance\nlanguages: [zzzz9, nl]\nrules: {a: loud, b: off}',
    );
    expect(config.departments.map(({ name }) => name)).toEqual(['Finance']);
    expect(config.languages).toEqual(['nl']);
    expect(config.rules).toEqual({ b: 'off' });
  });

  test('what cannot be read at all has its default', () => {
    const { config } = read('folders: [..]\nlanguages: [x]\nreview: never\nsite: {base: x, layout: wide}');
    expect(config).toMatchObject({
      folders: ['sops'],
      languages: ['en'],
      review: { amount: 12 },
      site: { base: '/', layout: 'wide' },
    });
  });
});

describe('safety', () => {
  test.each([
    [
      'alias bomb',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
        .split('')
        .map((name, n) => `${name}: &${name} [${`*${'abcdefgh'[n]},`.repeat(9)}]`)
        .join('\n')}`,
    ],
    ['deep lists', '['.repeat(50_000)],
    ['deep entries', '- '.repeat(50_000)],
    [
      'prototype names',
      '__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}\nrules: {__proto__: off}\nglossary: {__proto__: x}',
    ],
    ['many keys', Array.from({ length: 20_000 }, (_, n) => `key${n}: 1`).join('\n')],
    ['a long key', `${'k'.repeat(500_000)}: 1`],
    ['types', 'title: !!js/function "function(){}"\nkeys: !!set {a, b}'],
  ])('%s', (_name, text) => {
    const start = performance.now();
    const { config, diagnostics } = read(text);
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(diagnostics.length).toBeLessThanOrEqual(50);
    expect(config.title).toBe('Handbook');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('any text gives a configuration and places inside of it', () => {
    const line = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom(...lantern.split('\n')),
      fc.constantFrom('  - ', '\t', '{', '"', "'", '&a', '*a', '@x', '|', '>', '? :'),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const { config, diagnostics } = read(text, ['long-step']);
        expect(config.languages.length).toBeGreaterThan(0);
        for (const { place } of diagnostics) {
          expect(place.start.offset).toBeLessThanOrEqual(place.end.offset ?? -1);
          expect(place.end.offset).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('for editors', () => {
  test('the schema can be given as JSON Schema, every key with a description', () => {
    const schema = z.toJSONSchema(configSchema, { io: 'input', target: 'draft-7' }) as {
      properties: Record<string, { description?: string }>;
      additionalProperties: boolean;
      required?: string[];
    };
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toBeUndefined();
    for (const [key, { description }] of Object.entries(schema.properties))
      expect(description, key).toMatch(/\.$/);
  });

  test('every key has an example, and every example is right', () => {
    const keys = [...Object.keys(configSchema.shape), ...Object.values(keysBelow).flat()];
    for (const key of keys)
      if (!(key in keysBelow && key === 'section-names'))
        expect(Object.keys(examples).concat(keysBelow['section-names'] ?? []), key).toContain(key);
    for (const [key, example] of Object.entries(examples)) {
      expect(Object.keys(parse(example) as object), example).toEqual([key]);
      if (!Object.hasOwn(configSchema.shape, key)) continue;
      const known = 'people: [{name: Ana, id: ana}, {name: Bo, id: bo}]\nroles: [{name: Team lead}]\n';
      const others = key === 'people' || key === 'roles' ? '' : known;
      expect(faults(`${others}${example}`, ['long-step']), example).toEqual([]);
    }
  });
});
