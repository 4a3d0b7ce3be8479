import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { anchors } from '../../src/document/anchor.ts';
import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { mask, parseSop } from '../../src/document/parse.ts';
import { placesIn } from '../../src/document/places.ts';
import type { Sop } from '../../src/document/sop.ts';
import { plainText } from '../../src/document/text.ts';

/** Far above what any of these needs; a hang breaks it. */
const budget = 120_000;

const refund = `---
id: refund
title: Refund a customer
department: Support
owner: '@team-lead'
version: 1.4.0
review: 12 months # sop-ignore review-overdue: in May
targets:
  - metric: first reply
    target: 15 min
tags: [refund, payment]
---

# Refund a customer

**Purpose:** Give money *back*, see [returns](returns.md).

## Terms

- **SLA**: what we promise
- RMA: return number

| Term | Meaning |
|------|---------|
| PSP  | payment service provider &amp; bank |

## Instructions

1. **Find the order.** Search by \`number\`.
2. Is it older than 30 days?
   - **Yes:** Escalate to @team-lead. <!-- sop-ignore open-escalation: she answers -->
   - **No:** Go on.

   > Note: be kind.

   \`\`\`sh
   refund --order 12
   \`\`\`
3. ![Button](refund.png) Refund. Go to **Find the order**.
`;

const own = globSync(['sops/**/*.md', 'templates/*.md', 'docs/**/*.md', 'README.md']).map((path) =>
  readFileSync(path, 'utf8'),
);
const documents = [refund, ...own];

const asFile: Record<string, (text: string) => string> = {
  LF: (text) => text,
  CRLF: (text) => text.replace(/\r?\n/g, '\r\n'),
  CR: (text) => text.replace(/\r?\n/g, '\r'),
  'a BOM': (text) => `\uFEFF${text}`,
  'a BOM and CRLF': (text) => `\uFEFF${text.replace(/\r?\n/g, '\r\n')}`,
};

function nodesOf(node: Nodes): Nodes[] {
  return 'children' in node ? [node, ...node.children.flatMap(nodesOf)] : [node];
}

/** Every place in what was read: of nodes, front matter, sections, terms, ignores and faults. */
function placesOf(sop: Sop) {
  const { frontMatter, sections, terms, ignores, diagnostics, tree, title } = sop;
  const fields = [...frontMatter.fields.values()];
  return [
    frontMatter.place,
    ...fields.flatMap(({ keyPlace, valuePlace }) => [keyPlace, valuePlace]),
    ...(title ? [title.place] : []),
    ...sections.flatMap(({ place, content }) => [
      place,
      ...content.flatMap(nodesOf).map((node) => node.position),
    ]),
    ...terms.flatMap(({ place, entry }) => [place, entry]),
    ...ignores.map(({ place }) => place),
    ...diagnostics.map(({ place }) => place),
    ...nodesOf(tree).map((node) => node.position),
  ].filter((place) => place !== undefined);
}

/** Line, column and offset of every place agree with each other and with the file. */
function expectTrue(sop: Sop, text: string): void {
  const places = placesIn(text);
  for (const { start, end } of placesOf(sop)) {
    expect(start).toEqual(places.point(start.offset ?? -1));
    expect(end).toEqual(places.point(end.offset ?? -1));
    expect(end.offset).toBeGreaterThanOrEqual(start.offset ?? 0);
  }
}

const edits = ({ fix, suggestions = [] }: Diagnostic) =>
  [fix, ...suggestions].flatMap((one) => one?.edits ?? []);

describe('places', () => {
  test('lines end at LF, CRLF and a lone CR', () => {
    const places = placesIn('a\nbc\r\n\rd');
    expect(places.count).toBe(4);
    expect([1, 2, 3, 4, 5].map((line) => [places.lineStart(line), places.lineEnd(line)])).toEqual([
      [0, 1],
      [2, 4],
      [6, 6],
      [7, 8],
      [8, 8],
    ]);
    expect(places.place(3, 7)).toEqual({
      start: { line: 2, column: 2, offset: 3 },
      end: { line: 4, column: 1, offset: 7 },
    });
    expect(placesIn('').point(5)).toEqual({ line: 1, column: 1, offset: 0 });
  });

  test.each(Object.keys(asFile))('are true to a file with %s', { timeout: budget }, (kind) => {
    for (const document of documents) {
      const text = asFile[kind]?.(document) ?? '';
      const sop = parseSop('a.md', text);
      expectTrue(sop, text);
      const masked = mask(text, sop.frontMatter.place.end.offset ?? 0);
      expect(masked).toHaveLength(text.length);
      for (const node of nodesOf(sop.tree)) {
        const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
        expect(text.slice(start, end).replace(/^\uFEFF/, ' ')).toBe(
          node.type === 'root' ? text.slice(start, end).replace(/^\uFEFF/, ' ') : masked.slice(start, end),
        );
        if (node.type === 'inlineCode') expect(text.slice(start, end)).toContain(node.value.trim());
        if (node.type === 'heading') expect(text.slice(start, end)).toMatch(/^#|\S/);
        if (node.type === 'strong') expect(text.slice(start, end)).toMatch(/^(\*\*|__)[\s\S]*\1$/);
      }
    }
  });

  test.each(Object.keys(asFile))('a file with %s says the same', (kind) => {
    const said = (text: string) => {
      const { meta, sections, terms, ignores, procedures, diagnostics } = parseSop('a.md', text);
      return {
        meta,
        diagnostics,
        sections: sections.map(({ name, title, content }) => [name, title, plainText(content)]),
        terms: terms.map(({ term, definition, place }) => [
          term,
          definition,
          place.start.line,
          place.start.column,
        ]),
        ignores: ignores.map(({ rules, reason, from, to }) => [rules, reason, from, to]),
        steps: procedures.flatMap(({ steps }) =>
          steps.map(({ number, title, text }) => [number, title, text]),
        ),
      };
    };
    const plain = said(refund);
    expect(plain.terms.map(([term]) => term)).toEqual(['SLA', 'RMA', 'PSP']);
    expect(plain.ignores).toHaveLength(2);
    expect(plain.steps).toHaveLength(3);
    expect(said(asFile[kind]?.(refund) ?? '')).toEqual(plain);
  });
});

describe('any text', () => {
  const read = (text: string) => {
    const sop = parseSop('a.md', text);
    expectTrue(sop, text);
    for (const { start, end } of sop.diagnostics.flatMap(edits)) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
    return sop;
  };

  const pieces = fc.constantFrom(
    ...[
      '---',
      '---\n',
      '\n---\n',
      '\r\n',
      '\r',
      '\n\n',
      '\uFEFF',
      '\t',
      '  ',
      '- ',
      '1. ',
      '> ',
      '# ',
      '## Terms\n',
      '|',
      '|-|\n',
    ],
    ...[
      '**',
      '*',
      '`',
      '```\n',
      '[',
      '](',
      ')',
      '<!-- ',
      ' -->',
      'sop-ignore',
      'sop-ignore-file a: b',
      ': ',
      ':',
      '@',
      '#',
      "'",
      '"',
    ],
    ...[
      'id: ',
      'title: ',
      'owner: @a',
      'targets:\n  - metric: a\n',
      'tags: [a',
      '&a ',
      '*a',
      '!!a ',
      'x-',
      '%',
      '...',
      '\\',
      '\0',
    ],
    ...[
      '**Purpose:** ',
      '- **SLA**: ',
      'Yes: ',
      '😀',
      '\u202e',
      '\ud800',
      'ā',
      '&amp;',
      'Go to step 2.',
      '|a|b|\n',
      '+++',
      '———',
    ],
  );

  test('made of what documents are made of', { timeout: budget }, () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 4 })), { maxLength: 40 }), (parts) => {
        read(parts.join(''));
      }),
      { numRuns: 1000 },
    );
  });

  test('behind an opening fence', { timeout: budget }, () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), fc.boolean(), (parts, closed) => {
        read(`---\n${parts.join('')}${closed ? '\n---\n' : ''}`);
      }),
      { numRuns: 1000 },
    );
  });

  test('random characters and decoded bytes', { timeout: budget }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        read(text);
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        read(new TextDecoder().decode(bytes));
      }),
    );
  });

  test('real documents, cut and mixed', { timeout: budget }, () => {
    const change = fc.record({
      document: fc.nat({ max: documents.length - 1 }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat({ max: 60 }),
      put: fc.oneof(pieces, fc.string({ maxLength: 10 })),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const first = documents[changes[0]?.document ?? 0] ?? '';
        const text = changes.reduce(
          (so, { at, length, put }) => {
            const start = Math.floor(at * so.length);
            return so.slice(0, start) + put + so.slice(start + length);
          },
          first.slice(0, 8000),
        );
        read(text);
      }),
      { numRuns: 200 },
    );
  });

  test('a certain change of front matter is a change for the better', { timeout: budget }, () => {
    const value = fc.oneof(
      fc.string({ maxLength: 12, unit: fc.constantFrom(...'abc @:#[]{}*&!|>\'"%`-,?') }),
      fc.constantFrom('1.10', '2026-1-5', 'Refund: how to', '@ana', '[Draft] x', '0042'),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('title', 'owner', 'department', 'version'), value)),
        (fields) => {
          const text = `---\n${fields.map(([key, put]) => `${key}: ${put}`).join('\n')}\n---\n`;
          const before = read(text).diagnostics;
          const changes = before.flatMap(({ fix }) => fix?.edits ?? []).sort((a, b) => b.start - a.start);
          const after = changes.reduce(
            (so, { start, end, text: put }) => so.slice(0, start) + put + so.slice(end),
            text,
          );
          const left = read(after).diagnostics;
          const fixable = before.filter(({ fix }) => fix).length;
          if (fixable > 0) expect(left.filter(({ fix }) => fix).length).toBeLessThan(fixable);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('words and anchors', () => {
  test('plain text', () => {
    const { tree } = parseSop(
      'a.md',
      'Refund *the*  **order**\nby `id` <!-- not\nthis -->[form](x.md)<br>now ![Button](b.png)&nbsp;ok\\\nend\n\n- a\n- b\n',
    );
    expect(plainText(tree)).toBe('Refund the order by id form now Button ok end a b');
    expect(plainText([])).toBe('');
  });

  test('an anchor comes from the title, and from the text where there is none', () => {
    const anchor = anchors();
    expect(anchor('Refund the payment')).toBe('refund-the-payment');
    expect(anchor('Refund the payment')).toBe('refund-the-payment-1');
    expect(anchor('Atgrieziet naudu')).toBe('atgrieziet-naudu');
    expect(anchor(undefined, 'Wait  two hours')).toMatch(/^step-[0-9a-f]{8}$/);
    expect(anchors()('…', 'x')).toMatch(/^step-[0-9a-f]{8}$/);
  });

  test('an anchor survives when another step is put in before it', () => {
    const steps = ['Find the order', 'Refund it', undefined, 'Close the ticket'];
    const named = (titles: (string | undefined)[]) => {
      const anchor = anchors();
      return titles.map((title) => anchor(title, 'Wait two  hours.'));
    };
    expect(named(['Look it up', ...steps]).slice(1)).toEqual(named(steps));
    expect(anchors()(undefined, 'wait TWO hours.')).toBe(named(steps)[2]);
  });
});
