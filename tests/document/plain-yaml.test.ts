import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import { readPlain } from '../../src/document/plain-yaml.ts';

/** What readers of front matter look at in a tree of YAML. */
function seen(node: unknown): unknown {
  if (isMap(node)) return ['map', node.flow ? node.range?.slice(0, 2) : undefined, node.items.map(seen)];
  if (isPair(node)) return [seen(node.key), seen(node.value)];
  const range = (node as { range?: [number, number, number] | null } | null)?.range?.slice(0, 2);
  if (isSeq(node)) return ['list', range, node.items.map(seen)];
  if (isScalar(node)) return ['text', node.value, node.source, node.type, range, node.tag, node.anchor];
  return node;
}

function readByYaml(source: string) {
  const options = {
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
  } as const;
  const { contents, errors } = parseDocument(`${source}\n`, options);
  return errors.length === 0 ? contents : undefined;
}

/** Texts that were read plainly; each gives the tree of the YAML reader. */
function readAlike(texts: readonly string[]): number {
  let plainly = 0;
  for (const text of texts) {
    const map = readPlain(text);
    if (!map) continue;
    plainly += 1;
    expect({ text, tree: seen(map) }).toEqual({ text, tree: seen(readByYaml(text)) });
  }
  return plainly;
}

const front = `id: refund-customer
title: Refund a customer
department: Support
owner: Ana Silva
version: 1.4.0
status: approved
effective: 2026-03-01
review: 12 months
when:
  - "I was charged twice"
  - Why is my parcel late?
# sop-ignore front-matter: agreed
tags: [orders, money back]
related:
- lost-parcel
x-team: 'night shift'
`;

describe('front matter without the YAML reader', () => {
  test('is what nearly all front matter is', () => {
    expect(
      readAlike([
        front,
        front.trimEnd(),
        `${front}\n\n`,
        'id: a',
        'tags: [a]\nowner: Ana  \n',
        'title: Refund: how to',
        'review: { every: 12 months, last: 2026-03-01 }\nid: refund\n',
        'x-team: {lead:  Ana Silva , room: 2b}  ',
      ]),
    ).toBe(7);
  });

  test('all that means more than it says is left to the YAML reader', () => {
    const texts = [
      'a: 1',
      'a: 1.10',
      'a: 1e3',
      'a: 0x1f',
      'a: true',
      'a: Null',
      'a: ~',
      'a:',
      'a: b #c',
      'a: b: c',
      'a: b:',
      'a: @lead',
      'a: [b, 1]',
      'a: [b,]',
      'a: []',
      'a: {b: 1}',
      'a: {b: {c: d}}',
      'a: {b}',
      'a: {b:c}',
      'a: {b: c, }',
      'a: {b: c} d',
      'a: |\n  b',
      'a: b\n  c',
      'a:\n  - b\n   - c',
      'a:\n  - b: c',
      'a:\n  - b\n  c: d',
      'a: "b\\n"',
      'a: "b" c',
      "a: 'it''s'",
      '- a',
      'a: b\n...',
      '%YAML 1.2',
      'a: &b c',
      'a: !!str b',
      'a: b\t',
      'a: b\r\n',
      '1: b',
      '"a": b',
      ' a: b',
      'a: 😀',
      '# only a comment',
      '',
    ];
    expect(texts.filter((text) => readPlain(text))).toEqual([]);
  });

  test('whatever is put together from parts of front matter', () => {
    const line = fc.constantFrom(
      ...front.split('\n'),
      'a:',
      'a: ',
      'a: b ',
      '',
      ' ',
      '#c',
      ' # c',
      '  - d',
      ' - d',
      '- d',
      '-',
      '---',
      'é: ü',
      'a: é ü',
      'a: 3',
      'a: 3 days',
      'a: 12:30',
      'a: a,b',
      'a: b]',
      'a: [b ,c d]',
      'a: [ b, c ]',
      'a: a"b',
      "a: 'b' ",
      'a:b',
      'a :b',
      'A-b_1: c',
      'a: 1.2.3',
      'a: .5',
      'a: -1',
      'a: - b',
      'a: ? b',
      'a: b#c',
      'a: http://x.example/#y',
      'a: yes',
      'a: 1_000',
      'a: 2026-01-01',
      'a: nulls',
      'a: 0.1.',
      'a: 1.',
      'a: ...',
    );
    const bits = fc.constantFrom(
      ':',
      ' ',
      '  ',
      '#',
      '-',
      '- ',
      '[',
      ']',
      ',',
      '"',
      "'",
      '\n',
      '&',
      '*',
      '!',
      '|',
      '>',
      '%',
      '@',
      '?',
      '{',
      '}',
      '.',
      '1',
      'é',
    );
    let plainly = 0;
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(), bits), { maxLength: 3 }),
        fc.constantFrom('', '\n'),
        (lines, edits, end) => {
          let text = lines.join('\n') + end;
          for (const [at, bit] of edits)
            text = text.slice(0, at % (text.length + 1)) + bit + text.slice(at % (text.length + 1));
          plainly += readAlike([text]);
        },
      ),
      { numRuns: 20_000 },
    );
    expect(plainly).toBeGreaterThan(1000);
  }, 60_000);

  test('takes no longer than its length deserves', () => {
    for (const text of [
      'a: '.repeat(20_000),
      `a: [${'b, '.repeat(20_000)}`,
      `a: [${'b '.repeat(20_000)}!`,
      `a: "${'b'.repeat(60_000)}`,
      'a:\n'.repeat(20_000),
      `a: ${' '.repeat(60_000)}b: c`,
    ])
      expect(readPlain(text)).toBe(undefined);
  }, 5000);
});
