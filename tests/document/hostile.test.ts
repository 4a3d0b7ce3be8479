import { describe, expect, test } from 'vitest';
import { longestFrontMatter } from '../../src/document/fences.ts';
import { limits } from '../../src/document/limits.ts';
import { parseSop } from '../../src/document/parse.ts';
import { faultsOf, required, withFrontMatter } from './reading.ts';

/** Far above what each of these needs, far below a hang. */
const budget = 60_000;

const bomb = [
  'x-a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]',
  ...'bcdefghij'.split('').map((name, n) => {
    const before = 'abcdefghi'[n];
    return `x-${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`;
  }),
];

describe('front matter that means harm', () => {
  test('references that grow to a billion entries', { timeout: budget }, () => {
    const faults = faultsOf(withFrontMatter(...required, ...bomb));
    expect(faults[0]).toBe(
      '6:6-6:8 error reference: Unexpected `&a` in the value of `x-a`, expected a plain value',
    );
    expect(faults).toHaveLength(bomb.length);
  });

  test('types that other readers run', () => {
    expect(faultsOf(withFrontMatter(...required, 'x-run: !!js/function "function () { throw 1 }"'))).toEqual([
      '6:8-6:21 error reference: Unexpected `!!js/function` in the value of `x-run`, expected a plain value',
    ]);
  });

  test('keys of prototypes', () => {
    const text = withFrontMatter(...required, '__proto__: {polluted: yes}', 'constructor: x', 'toString: y');
    expect(faultsOf(text).map((fault) => fault.replace(/:.*/, ''))).toEqual(['6', '7', '8']);
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('polluted');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('keys of prototypes inside a target and a key of one’s own', () => {
    const text = withFrontMatter(
      ...required,
      'x-own: {__proto__: {polluted: yes}, constructor: {prototype: {polluted: yes}}}',
      'targets:',
      '  - metric: first reply',
      '    target: 15 min',
      '    __proto__: {polluted: yes}',
    );
    expect(faultsOf(text)).toEqual([
      '10:5-10:14 error unknown-key: Unexpected key `__proto__`, expected one of the keys of an SOP',
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a key that merges others in', () => {
    expect(faultsOf(withFrontMatter(...required, '<<: {version: 9.9.9}'))).toEqual([
      '6:1-6:3 error unknown-key: Unexpected key `<<`, expected one of the keys of an SOP',
    ]);
  });

  test.each([
    ['brackets', '['.repeat(10_000)],
    ['closed brackets', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['braces', '{a: '.repeat(10_000)],
    ['list marks', `\n${'- '.repeat(10_000)}x`],
    ['question marks', `\n${'? '.repeat(10_000)}x`],
  ])('nested %s', { timeout: budget }, (_, value) => {
    expect(faultsOf(withFrontMatter(...required, `x-deep: ${value}`))).toEqual([
      expect.stringMatching(/^2:1-2:11 error too-deep: Unexpected values nested more than 20 levels deep/),
    ]);
  });

  test('a key for every step of a staircase', { timeout: budget }, () => {
    const stairs = Array.from({ length: 300 }, (_, n) => `${' '.repeat(n)}x-${n}:`);
    const { known, meta } = parseSop('sops/refund.md', withFrontMatter(...required, ...stairs));
    expect(known.id).toBe('refund');
    expect(meta?.title).toBe('Refund a customer');
  });

  test('more characters than facts need', { timeout: budget }, () => {
    const text = withFrontMatter(...required, `x-${'k'.repeat(2_000_000)}: v`);
    const faults = parseSop('sops/refund.md', text).diagnostics;
    expect(faults.map(({ ruleId, message }) => `${ruleId} ${message?.key}`)).toEqual([
      'front-matter too-large',
      'unreadable-document too-large',
    ]);
    expect(longestFrontMatter).toBeLessThan(limits.characters);
  });

  test('a thousand faults are told as some thirty', { timeout: budget }, () => {
    const lines = Array.from({ length: 1000 }, (_, n) => `key-${n} without a colon`);
    expect(faultsOf(withFrontMatter(...lines)).length).toBeLessThanOrEqual(30);
    const unknown = Array.from({ length: 1000 }, (_, n) => `qqqqqqqq${n}: x`);
    expect(faultsOf(withFrontMatter(...unknown))).toHaveLength(30);
  });

  test.each([
    ['@', Array.from({ length: 3000 }, (_, n) => `x-${n}: @role`)],
    ['open quotes', Array.from({ length: 3000 }, (_, n) => `x-${n}: "never closed`)],
    ['open brackets', Array.from({ length: 3000 }, (_, n) => `x-${n}: [never`)],
    ['tabs', Array.from({ length: 3000 }, (_, n) => `\tx-${n}: y`)],
    ['colons', Array.from({ length: 3000 }, (_, n) => `x-${n}: a: b: c`)],
    ['one long line', [`x-a: ${'a: '.repeat(15_000)}`]],
    ['references', Array.from({ length: 3000 }, (_, n) => `x-${n}: *y`)],
  ])('full of %s', { timeout: budget }, (_, lines) => {
    const faults = faultsOf(withFrontMatter(...required, ...lines));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.length).toBeLessThanOrEqual(30);
  });

  test('the same faulty file twice has the same faults', () => {
    const text = withFrontMatter('id: [', 'title: x');
    expect(faultsOf(text)).toEqual(faultsOf(text));
    expect(faultsOf(text).length).toBeGreaterThan(0);
  });

  test('a duplicate key points at the first', () => {
    const [fault] = parseSop('sops/refund.md', withFrontMatter(...required, 'id: other')).diagnostics;
    expect(fault).toMatchObject({
      reason: 'Unexpected second `id`, expected each key once',
      place: { start: { line: 6, column: 1 }, end: { line: 6, column: 3 } },
      cause: { reason: '`id` stands here first', place: { start: { line: 2, column: 1 } } },
    });
  });
});

/** Documents that are worst for the Markdown reader: without limits each of them takes minutes or overflows the stack. */
const deep: [string, string, string][] = [
  ['quotes', `${'> '.repeat(10_000)}x`, 'too-deep'],
  ['quotes without spaces', `${'>'.repeat(10_000)}x`, 'too-deep'],
  ['bullets', `${'- '.repeat(10_000)}x`, 'too-deep'],
  ['numbers', `${'1. '.repeat(10_000)}x`, 'too-deep'],
  ['quotes and bullets', `${'> - '.repeat(10_000)}x`, 'too-deep'],
  ['open brackets', '['.repeat(10_000), 'too-many-marks'],
  ['brackets', `${'['.repeat(2000)}a${']'.repeat(2000)}`, 'too-deep'],
  ['pictures', '!['.repeat(2000), 'too-deep'],
  ['emphasis', `${'*'.repeat(10_000)}a${'*'.repeat(10_000)}`, 'too-many-marks'],
  ['openings of four kinds', '*_~~['.repeat(10_000), 'too-many-marks'],
  ['lists two levels deep', '- a\n  - b\n'.repeat(10_000), 'too-many-lines'],
  ['a list of very many items', '- a\n'.repeat(9000), 'too-many-items'],
  [
    'lists below lists',
    Array.from({ length: 120 }, (_, n) => `${' '.repeat(2 * n)}- x`).join('\n'),
    'too-deep',
  ],
  ['a long document', 'word '.repeat(110_000), 'too-large'],
];

describe('a body that means harm', () => {
  test.each(deep)('%s', { timeout: budget }, (_, body, key) => {
    const sop = parseSop('sops/refund.md', `---\n${required.join('\n')}\n---\n\n${body}`);
    expect(sop.diagnostics.map(({ ruleId, message }) => [ruleId, message?.key])).toEqual([
      ['unreadable-document', key],
    ]);
    expect(sop.tree.children).toEqual([]);
    expect(sop.meta?.id).toBe('refund');
  });

  test('the place is the line, the message says how much is too much', () => {
    const [fault] = parseSop('a.md', `${withFrontMatter(...required)}\n${'> '.repeat(30)}x\n`).diagnostics;
    expect(fault).toMatchObject({
      severity: 'error',
      reason: 'Unexpected nesting of 21 levels, expected at most 20',
      place: { start: { line: 10, column: 1 }, end: { line: 10, column: 62 } },
    });
  });

  test('a file that is no text', () => {
    const [fault] = parseSop('a.md', `${withFrontMatter(...required)}\nPK\0\u0003`).diagnostics;
    expect(fault).toMatchObject({
      message: { key: 'binary' },
      place: { start: { line: 10, column: 3 } },
    });
  });

  test('what is long but ordinary is read', { timeout: budget }, () => {
    const row = '| **Refund** | [form](form.md) | `ok` | _no_ |\n';
    const ordinary = [
      `| A | B | C | D |\n|---|---|---|---|\n${row.repeat(1500)}`,
      `\`\`\`json\n${'[["a", "b"], ["c", "d"]],\n'.repeat(1500)}\`\`\`\n`,
      `${'-'.repeat(400)}\n\n${'* '.repeat(100)}\n\n${'_'.repeat(150)} (signature)\n`,
      `${'> '.repeat(5)}deep\n`,
    ];
    const sop = parseSop('a.md', `${withFrontMatter(...required)}\n${ordinary.join('\n')}`);
    expect(sop.diagnostics).toEqual([]);
    expect(sop.tree.children.map(({ type }) => type)).toEqual([
      ...['heading', 'table', 'code', 'thematicBreak', 'thematicBreak', 'paragraph', 'blockquote'],
    ]);
  });

  test('a Markdown reader that fails is a fault, not a crash', () => {
    const parse = () => {
      throw new RangeError('Maximum call stack size exceeded');
    };
    const sop = parseSop('a.md', withFrontMatter(...required), { parse });
    expect(sop.diagnostics.map(({ message }) => message?.key)).toEqual(['failed']);
  });
});
