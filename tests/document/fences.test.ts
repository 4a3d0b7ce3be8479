import fc from 'fast-check';
import matter from 'gray-matter';
import { describe, expect, test } from 'vitest';
import { findFrontMatter } from '../../src/document/fences.ts';
import { parseSop } from '../../src/document/parse.ts';
import { faultsOf, fixed, required } from './reading.ts';

const body = '\n# Refund a customer\n';
const keys = required.join('\n');
const good = `---\n${keys}\n---\n${body}`;
const heading = (text: string) => parseSop('sops/refund.md', text).tree.children.map(({ type }) => type);

describe('where front matter stands', () => {
  test.each([
    ['LF', good],
    ['CRLF', good.replaceAll('\n', '\r\n')],
    ['CR alone', good.replaceAll('\n', '\r')],
    ['a BOM', `\uFEFF${good}`],
    ['a BOM and CRLF', `\uFEFF${good.replaceAll('\n', '\r\n')}`],
    ['spaces behind the fences', good.replaceAll('---\n', '---  \n')],
    ['the word yaml', good.replace('---', '---yaml')],
    ['no text below', `---\n${keys}\n---`],
    ['a comment', good.replace('title', '# stamped by sop\ntitle')],
    ['a line of dashes in the text below', `${good}\n---\n\nid: other\n`],
  ])('%s', (_, text) => {
    const { meta, frontMatter, diagnostics } = parseSop('sops/refund.md', text);
    expect(diagnostics).toEqual([]);
    expect(meta).toEqual({ id: 'refund', title: 'Refund a customer', department: 'Support', owner: 'ana' });
    const { start, end } = frontMatter.place;
    expect(text.slice(start.offset, end.offset).trimEnd()).toMatch(/^---[\s\S]*---$/);
    expect(frontMatter.fields.get('owner')?.source).toBe('ana');
    const owner = frontMatter.fields.get('owner')?.valuePlace;
    expect(text.slice(owner?.start.offset, owner?.end.offset)).toBe('ana');
  });

  test('the places of keys and values are those of the file', () => {
    const text = `\uFEFF${good.replaceAll('\n', '\r\n')}`;
    const { fields, place } = parseSop('sops/refund.md', text).frontMatter;
    expect(place).toEqual({
      start: { line: 1, column: 2, offset: 1 },
      end: { line: 6, column: 4, offset: text.indexOf('---', 5) + 3 },
    });
    expect(
      [...fields].map(([key, { keyPlace, valuePlace }]) => [key, keyPlace.start, valuePlace.start]),
    ).toEqual([
      ['id', { line: 2, column: 1, offset: 6 }, { line: 2, column: 5, offset: 10 }],
      ['title', { line: 3, column: 1, offset: 18 }, { line: 3, column: 8, offset: 25 }],
      ['department', { line: 4, column: 1, offset: 44 }, { line: 4, column: 13, offset: 56 }],
      ['owner', { line: 5, column: 1, offset: 65 }, { line: 5, column: 8, offset: 72 }],
    ]);
  });
});

describe('front matter that is not there', () => {
  const missing =
    'error missing: Unexpected document without front matter, expected a line `---` at the top, then the facts about the SOP';

  test.each([
    ['plain text', '# Refund a customer\n\nText.\n', '1:1-1:20'],
    ['an empty file', '', '1:1-1:1'],
    ['a line across the page', '---\n\nText.\n', '1:1-1:4'],
    ['a heading between dashes', '--- Refund ---\n\nText.\n', '1:1-1:15'],
    ['a heading over dashes', 'Refund: how to\n---\n\nText.\n', '1:1-1:15'],
    ['a known word over dashes', 'title: Refund\n---\n\nText.\n', '1:1-1:14'],
  ])('%s', (_, text, place) => {
    const sop = parseSop('sops/refund.md', text);
    expect(faultsOf(text)).toEqual([`${place} ${missing}`]);
    expect(sop.frontMatter).toMatchObject({
      present: false,
      place: { start: { offset: 0 }, end: { offset: 0 } },
    });
    expect(sop.meta).toBeUndefined();
  });

  test('the rest of the document is read', () => {
    const sop = parseSop(
      'sops/refund.md',
      '# Refund a customer\n\n## Steps\n\n1. Find the order.\n2. Refund it.\n',
    );
    expect(sop.title?.value).toBe('Refund a customer');
    expect(sop.procedures[0]?.steps).toHaveLength(2);
  });

  test('front matter to fill in is offered, with id and title from file and heading', () => {
    const [fault] = parseSop('sops/Geld terug.md', '# Refund: "how to"\n').diagnostics;
    expect(fault?.suggestions?.[0]?.edits).toEqual([
      {
        start: 0,
        end: 0,
        text: '---\nid: Geld-terug\ntitle: "Refund: \\"how to\\""\ndepartment:\nowner:\n---\n\n',
      },
    ]);
  });
});

interface Broken {
  name: string;
  text: string;
  faults: string[];
  fixed?: string;
  /** The body is read as below good front matter. */
  masked?: boolean;
}

const noOpening = 'error unopened: Unexpected `id` on the first line, expected a line `---` above it';
const noEnd =
  'error unclosed: Unexpected end of the front matter that begins on line 1, expected a line `---` after its last key';
const dashes = (found: string) =>
  `error dashes: Unexpected \`${found}\` around the front matter, expected three hyphens \`---\``;
const format = (name: string) =>
  `error format: Unexpected front matter in the format \`${name}\`, expected YAML between lines \`---\``;

const broken: Broken[] = [
  {
    name: 'no opening fence',
    text: `${keys}\n---\n${body}`,
    faults: [`1:1-1:3 ${noOpening}`],
    fixed: good,
    masked: true,
  },
  {
    name: 'no fence at all',
    text: `${keys}\n${body}`,
    faults: [`1:1-1:3 ${noOpening}`, `1:1-1:4 ${noEnd}`],
    fixed: good,
    masked: true,
  },
  {
    name: 'no closing fence',
    text: `---\n${keys}\n${body}`,
    faults: [`1:1-1:4 ${noEnd}`],
    fixed: good,
    masked: true,
  },
  {
    name: 'no closing fence, the text right below a list',
    text: `---\n${keys}\ntags:\n  - refund\n\nSome text: with a colon.\n`,
    faults: [`1:1-1:4 ${noEnd}`],
    fixed: `---\n${keys}\ntags:\n  - refund\n---\n\nSome text: with a colon.\n`,
  },
  {
    name: 'dashes from a word processor',
    text: `———\n${keys}\n–––\n${body}`,
    faults: [`1:1-1:4 ${dashes('———')}`, `6:1-6:4 ${dashes('–––')}`],
    fixed: good,
    masked: true,
  },
  {
    name: 'a closing fence of dashes from a word processor',
    text: `---\n${keys}\n—--\n${body}`,
    faults: [`6:1-6:4 ${dashes('—--')}`],
    fixed: good,
    masked: true,
  },
  {
    name: 'four hyphens',
    text: `----\n${keys}\n----------\n${body}`,
    faults: [`1:1-1:5 ${dashes('----')}`, `6:1-6:11 ${dashes('----------')}`],
    fixed: good,
    masked: true,
  },
  {
    name: 'text behind the closing fence',
    text: `---\n${keys}\n---x\n${body}`,
    faults: ['6:1-6:5 error fence: Unexpected `---x` in the front matter, expected `---` alone on its line'],
    masked: true,
  },
  {
    name: 'empty lines above',
    text: `\n\n${good}`,
    faults: [
      '3:1-3:4 error not-first: Unexpected text before the front matter, expected `---` on the first line',
    ],
    fixed: good,
    masked: true,
  },
  {
    name: 'a script',
    text: `---js\nmodule.exports = { id: process.exit(1) }\n---\n${body}`,
    faults: [`1:1-1:6 ${format('js')}`],
    masked: true,
  },
  {
    name: 'a name of a prototype as format',
    text: `---constructor\nid: refund\n---\n${body}`,
    faults: [`1:1-1:15 ${format('constructor')}`],
    masked: true,
  },
  {
    name: 'JSON',
    text: `---json\n{"id": "refund"}\n---\n${body}`,
    faults: [`1:1-1:8 ${format('json')}`],
    masked: true,
  },
  {
    name: 'TOML',
    text: `+++\nid = "refund"\n+++\n${body}`,
    faults: [`1:1-1:4 ${format('TOML')}`],
    masked: true,
  },
];

describe('front matter with the wrong fences', () => {
  test.each(broken)('$name', ({ text, faults, fixed: after, masked }) => {
    expect(faultsOf(text)).toEqual(faults);
    expect(fixed(text)).toBe(after ?? text);
    if (after) expect(faultsOf(after)).toEqual([]);
    if (masked) expect(heading(text)).toEqual(['heading']);
    expect(parseSop('sops/refund.md', text).frontMatter.present).toBe(true);
  });

  test('what can be read is read in spite of it', () => {
    const sop = parseSop('sops/refund.md', `${keys}\n---\n${body}`);
    expect(sop.known).toEqual({
      id: 'refund',
      title: 'Refund a customer',
      department: 'Support',
      owner: 'ana',
    });
    expect(sop.meta).toBeUndefined();
  });
});

/** The YAML that gray-matter finds; its engines only hand it out. */
function yamlOf(text: string): string | undefined {
  let found: string | undefined;
  const parse = (yaml: string) => {
    found = yaml;
    return {};
  };
  const engine = { parse, stringify: () => '' };
  matter(text, { language: 'yaml', engines: { yaml: engine } });
  return found;
}

test('front matter ends where gray-matter ends it', () => {
  const line = fc.constantFrom(
    'id: refund',
    'title: --- late',
    ' ---',
    '--- ',
    '---',
    '# a remark',
    '- --',
    '',
    '\t',
  );
  const fence = fc.constantFrom('---', '--- ', '---\t');
  let compared = 0;
  fc.assert(
    fc.property(
      fence,
      fc.array(line, { maxLength: 9 }),
      fc.constantFrom('\n', '\r\n'),
      (open, lines, end) => {
        const text = [open, ...lines, '---', '', '# Refund'].join(end);
        const expected = yamlOf(text);
        if (expected === undefined) return;
        compared += 1;
        const { present, yamlStart, yamlEnd } = findFrontMatter(text);
        // What it hands out begins behind the three dashes and leaves out the line end before the closing ones.
        expect([present, text.slice(3, yamlEnd - 1)]).toEqual([true, expected]);
        expect(yamlStart).toBe(text.indexOf(end) + end.length);
      },
    ),
    { numRuns: 2000 },
  );
  expect(compared).toBeGreaterThan(1000);
});
