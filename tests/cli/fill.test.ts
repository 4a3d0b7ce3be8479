import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fillTemplate, fillYaml, yamlScalar } from '../../src/cli/fill.ts';

const values = {
  title: 'Refund: how to, and who asks',
  id: 'refund',
  department: 'Support',
  owner: '@ana',
  language: 'en',
};

describe('yamlScalar', () => {
  test('writes names as they are and quotes what YAML would read otherwise', () => {
    expect(['Support', "Ana's team", 'Réclamations (B2B)'].map(yamlScalar)).toEqual([
      'Support',
      "Ana's team",
      'Réclamations (B2B)',
    ]);
    expect(
      ['@ana', 'Refund: how', '[Draft] x', 'no', '0042', 'Support #1', "it's: so", ''].map(yamlScalar),
    ).toEqual([
      "'@ana'",
      "'Refund: how'",
      "'[Draft] x'",
      "'no'",
      "'0042'",
      "'Support #1'",
      "'it''s: so'",
      "''",
    ]);
  });

  test('YAML 1.2 and 1.1 both read back the same text, whatever it is', () => {
    const line = fc
      .string({ unit: 'grapheme' })
      .filter((text) => !/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF]/u.test(text));
    const awkward = fc.constantFrom(
      'Yes',
      'null',
      '1e3',
      '12:30',
      '- x',
      '# x',
      'a: b',
      "'",
      '"',
      '{{x}}',
      '~',
      'a #b',
      '2026-11-22',
      ' x ',
    );
    fc.assert(
      fc.property(fc.oneof(line, awkward), (text) => {
        for (const version of ['1.2', '1.1'] as const) {
          expect(parse(`key: ${yamlScalar(text)}\nnext: 1\n`, { version })).toEqual({ key: text, next: 1 });
        }
      }),
    );
  });
});

describe('fillYaml', () => {
  test('fills values, lists and entries, and keeps comments, quotes of others and placeholders of the author', () => {
    const text = [
      'id: {{id}}',
      'title: "{{title}}"  # as the team calls it',
      'languages: [{{language}}, lv]',
      'departments:',
      '  - name: {{department}}',
      '    owner: {{owner}}',
      'when:',
      '  - "{{what the customer says}}"',
      '# {{title}} stays in a comment',
    ].join('\n');
    expect(fillYaml(text, values)).toMatchInlineSnapshot(`
      "id: refund
      title: 'Refund: how to, and who asks'  # as the team calls it
      languages: [en, lv]
      departments:
        - name: Support
          owner: '@ana'
      when:
        - "{{what the customer says}}"
      # {{title}} stays in a comment"
    `);
  });
});

describe('fillTemplate', () => {
  const keys = { id: 'refund', title: values.title, owner: '@ana' };

  test('adds the keys that a template lacks and keeps its own', () => {
    const template = '---\ntitle: {{title}}\nx-form: F-12\n---\n\n# {{title}}\n\nAsk {{who?}}.\n';
    expect(fillTemplate(template, values, keys)).toMatchInlineSnapshot(`
      "---
      id: refund
      owner: '@ana'
      title: 'Refund: how to, and who asks'
      x-form: F-12
      ---

      # Refund: how to, and who asks

      Ask {{who?}}.
      "
    `);
  });

  test('makes front matter where a template has none, and reads Windows line ends', () => {
    expect(fillTemplate('## Purpose\r\n\r\nFor {{department}}.\r\n', values, keys)).toMatchInlineSnapshot(`
      "---
      id: refund
      title: 'Refund: how to, and who asks'
      owner: '@ana'
      ---

      ## Purpose

      For Support.
      "
    `);
  });

  test('a title can neither end the front matter nor add a key', () => {
    const hostile = { ...values, title: '--- x: 1' };
    expect(parse(fillTemplate('---\ntitle: {{title}}\n---\n', hostile, {}).split('---\n')[1] ?? '')).toEqual({
      title: '--- x: 1',
    });
  });
});
