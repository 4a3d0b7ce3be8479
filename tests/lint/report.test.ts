import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { placesIn } from '../../src/document/places.ts';
import { nl } from '../../src/languages/report/nl.ts';
import type { Format } from '../../src/lint/report/index.ts';
import type { Result } from '../../src/lint/report/reporter.ts';
import { findingAt, fixAt, refund } from './findings.ts';
import { reporters } from './reporters.ts';

const path = 'sops/support/refund-a-customer.md';
const results: Result[] = [
  {
    path,
    text: refund,
    diagnostics: [
      findingAt(refund, 'step 9', {
        hint: 'Name a step that exists.',
        note: 'A reader sent to a step that does not exist is stuck in the middle of the work.',
        cause: {
          place: placesIn(refund).place(refund.indexOf('3.'), refund.length),
          reason: 'The last step',
        },
      }),
      fixAt(refund, 'Refund the payment', 'Pay back'),
      findingAt(refund, '30 days', {
        ruleId: 'vague-deadline',
        severity: 'hint',
        reason: 'Unexpected `30 days`',
      }),
    ],
  },
  { path: 'sops/support/close-a-ticket.md', text: '', diagnostics: [] },
];

describe('pretty', () => {
  test('shows each finding in its lines, the second place, what to do, and why once a rule', () => {
    expect(reporters.pretty(results)).toMatchInlineSnapshot(`
      "sops/support/refund-a-customer.md

        error 12:21 Unexpected jump to \`step 9\`, expected a step from \`1\` to \`3\`
                    [unknown-step]
            11 │ 2. Is the order older than 30 days?
          > 12 │    - **Yes:** Go to step 9.
               │                     ^^^^^^
            13 │    - **No:** Go on.
          The last step (sops/support/refund-a-customer.md:14:1)
            13 │    - **No:** Go on.
          > 14 │ 3. Refund the payment.
               │ ^^^^^^^^^^^^^^^^^^^^^^
          hint: Name a step that exists.
          why: A reader sent to a step that does not exist is stuck in the middle of
               the work.

        error 14:4 Unexpected jump to \`Refund the payment\`, expected a step from \`1\`
                   to \`3\` [unknown-step] (fixable)
            13 │    - **No:** Go on.
          > 14 │ 3. Refund the payment.
               │    ^^^^^^^^^^^^^^^^^^

        suggestion 11:28 Unexpected \`30 days\` [vague-deadline]
            10 │ 1. Find the order.
          > 11 │ 2. Is the order older than 30 days?
               │                            ^^^^^^^
            12 │    - **Yes:** Go to step 9.

      2 errors, 1 suggestion in 1 of 2 files. 1 fixable with \`sop lint --fix\`.
      "
    `);
  });

  test('has nothing but letters and ASCII signs in plain mode', () => {
    expect(reporters.pretty(results, { plain: true })).toMatch(/^[\n -~]+$/);
  });

  test('says it when there is nothing to say', () => {
    expect(reporters.pretty([{ path, diagnostics: [] }])).toBe('No findings in 1 file.\n');
    expect(reporters.pretty([], { words: nl })).toBe('Niets gevonden in 0 bestanden.\n');
  });

  test('tells what the baseline left out and what is gone from it', () => {
    const fixed = [{ identity: 'x', at: `${path}: Unexpected jump` }];
    expect(
      reporters.pretty([], {
        baseline: { known: 149, fixed, update: 'sop lint --baseline old.json --update-baseline' },
      }),
    ).toBe(
      `No findings in 0 files.\n149 known findings of the baseline left out.\n1 finding of the baseline is gone;\n\`sop lint --baseline old.json --update-baseline\` takes it out:\n  ${path}: Unexpected jump\n`,
    );
  });

  test('colours only when asked', () => {
    expect(reporters.pretty(results)).not.toContain('\u001b');
    expect(reporters.pretty(results, { color: 1 })).toContain('\u001b[31m');
  });

  const lines = [
    ['after a tab', '\tGo to step 9.', 'step 9', '    Go to step 9.', '          ^^^^^^'],
    [
      'after wide characters',
      '顧客に返金する step 9',
      'step 9',
      '顧客に返金する step 9',
      '               ^^^^^^',
    ],
    ['under wide characters', 'Go to 返金 now', '返金', 'Go to 返金 now', '      ^^^^'],
    [
      'after an emoji of several characters',
      '👩‍💻 Go to step 9',
      'step 9',
      '👩‍💻 Go to step 9',
      '         ^^^^^^',
    ],
    [
      'after combining marks',
      'Ga naar e\u0301e\u0301n',
      'e\u0301n',
      'Ga naar e\u0301e\u0301n',
      '         ^^',
    ],
    ['at a single character', 'Stop.', '.', 'Stop.', '    ^'],
  ];
  test.each(lines)('puts the caret %s', (_, line = '', marked = '', shown = '', caret = '') => {
    const rows = reporters.pretty([{ path, text: line, diagnostics: [findingAt(line, marked)] }]).split('\n');
    const at = rows.findIndex((d) => d.includes('> 1 │'));
    expect(rows[at]).toBe(`    > 1 │ ${shown}`);
    expect(rows[at + 1]).toBe(`        │ ${caret}`);
  });

  test.each([40, 60, 80, 120])(
    'cuts and wraps what does not fit into %d columns, around the caret',
    (width) => {
      const long = `${'Ask the customer politely. '.repeat(20)}Go to step 9.${' Then wait for the answer.'.repeat(20)}`;
      const shown = reporters.pretty(
        [{ path, text: long, diagnostics: [findingAt(long, 'step 9', { hint: long })] }],
        { width },
      );
      for (const row of shown.split('\n')) expect(stringWidth(row)).toBeLessThanOrEqual(width);
      const rows = shown.split('\n');
      const at = rows.findIndex((d) => d.includes('> 1 │'));
      const caret = rows[at + 1]?.indexOf('^') ?? -1;
      expect(rows[at]?.slice(caret, caret + 6)).toBe('step 9');
      expect(rows[at]).toMatch(/│ ….*…$/);
    },
  );

  test('points behind the text for a place at its end', () => {
    const place = placesIn('Stop.\n').place(6, 6);
    const shown = reporters.pretty([
      { path, text: 'Stop.\n', diagnostics: [findingAt('Stop.\n', 'Stop', { place })] },
    ]);
    expect(shown).toContain('    > 2 │\n        │ ^\n');
  });
});

test('compact is one line a finding', () => {
  expect(reporters.compact(results, { words: nl })).toBe(
    [
      `${path}:12:21: fout: Unexpected jump to \`step 9\`, expected a step from \`1\` to \`3\` [unknown-step]`,
      `${path}:14:4: fout: Unexpected jump to \`Refund the payment\`, expected a step from \`1\` to \`3\` [unknown-step]`,
      `${path}:11:28: suggestie: Unexpected \`30 days\` [vague-deadline]`,
      '',
    ].join('\n'),
  );
});

test('json keeps its shape', () => {
  const [first, second] = results[0]?.diagnostics ?? [];
  expect(JSON.parse(reporters.json(results))).toMatchObject({
    version: 1,
    summary: { errors: 2, warnings: 0, hints: 1, fixable: 1, filesWithFindings: 1, filesChecked: 2 },
    files: [
      {
        path,
        findings: [
          {
            rule: 'unknown-step',
            severity: 'error',
            line: 12,
            column: 21,
            endLine: 12,
            endColumn: 27,
            reason: first?.reason,
            why: first?.note,
            hint: first?.hint,
            cause: { path, line: 14, column: 1, reason: 'The last step' },
          },
          { fix: second?.fix },
          { rule: 'vague-deadline' },
        ],
      },
    ],
  });
});

test('github writes one command a finding, escaped as the runner reads it back', () => {
  const hostile = findingAt(refund, 'step 9', {
    path: 'sops/a,b:c%.md',
    reason: '50% of\n::error::it',
    hint: 'Do\r\nthis',
    severity: 'hint',
  });
  expect(
    reporters.github([{ path: hostile.path, diagnostics: [hostile] }], { folder: 'docs/../handbook' }),
  ).toBe(
    '::notice file=handbook/sops/a%2Cb%3Ac%25.md,line=12,endLine=12,col=21,endColumn=27,title=unknown-step::50%25 of ::error::it%0ADo this\n',
  );
});

describe('github-review', () => {
  const comments = (text: string, ...diagnostics: Diagnostic[]) =>
    JSON.parse(reporters['github-review']([{ path: 'sops/refund.md', text, diagnostics }]));

  test('suggests the mended line, indentation and all, for what a fix mends', () => {
    const [comment, ...others] = comments(
      refund,
      fixAt(refund, 'step 9', 'step 3'),
      findingAt(refund, 'step 9'),
    );
    expect(others).toEqual([]);
    expect(comment).toEqual({
      path: 'sops/support/refund-a-customer.md',
      line: 12,
      side: 'RIGHT',
      body: 'Unexpected jump to `step 9`, expected a step from `1` to `3` (`unknown-step`)\n\n```suggestion\n   - **Yes:** Go to step 3.\n```\n',
      message: 'Unexpected jump to `step 9`, expected a step from `1` to `3` (`unknown-step`)',
      lines: ['   - **Yes:** Go to step 3.'],
    });
  });

  test('a change of several lines names the first of them; an added line stands with the one before it', () => {
    const both = fixAt(refund, '1. Find the order.\n2. Is', '1. Look the order up.\n2. Was');
    expect(comments(refund, both)[0]).toMatchObject({ start_line: 10, line: 11 });
    const [inserted] = comments(
      refund,
      fixAt(refund, 'Find the order.', 'Find the order.\n   Note its number.'),
    );
    expect(inserted.line).toBe(10);
    expect(inserted.body).toContain('```suggestion\n1. Find the order.\n   Note its number.\n```');
    const [added] = comments(refund, fixAt(refund, '3. Refund', '3. Wait a day.\n4. Refund'));
    expect(added.line).toBe(14);
    expect(added.body).toContain('```suggestion\n3. Wait a day.\n4. Refund the payment.\n```');
  });

  test('a line that goes leaves no empty one behind', () => {
    const [gone] = comments(refund, fixAt(refund, '3. Refund the payment.\n', ''));
    expect(gone).toMatchObject({ line: 14, lines: [] });
    expect(gone.body).toMatch(/\n```suggestion\n```\n$/);
  });

  test('no text leaves its fence', () => {
    const text = refund.replace('Find the order.', 'Type ````sh and @everyone.');
    const [comment] = comments(text, fixAt(text, '@everyone', 'all'));
    expect(comment.body).toContain('`````suggestion\n1. Type ````sh and all.\n`````');
  });
});

test('gitlab gives each finding a place, a severity and a fingerprint of its own', () => {
  const identified = results.map((d) => ({
    ...d,
    diagnostics: d.diagnostics.map((f, n) => ({ ...f, identity: `r:d:en:h:${n}` })),
  }));
  const issues: unknown[] = JSON.parse(reporters.gitlab(identified, { folder: 'handbook' }));
  expect(issues).toHaveLength(3);
  expect(issues[2]).toMatchObject({
    check_name: 'vague-deadline',
    severity: 'info',
    fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    location: { path: `handbook/${path}`, lines: { begin: 11, end: 11 } },
  });
  expect(new Set(issues.map((d) => (d as { fingerprint: string }).fingerprint)).size).toBe(3);
});

test('junit: errors fail, the rest passes and says something, a clean file passes', () => {
  const tree = elements(reporters.junit(results));
  expect(tree.filter((d) => d.name === 'failure')).toHaveLength(2);
  expect(tree.filter((d) => d.name === 'system-out')).toHaveLength(1);
  expect(tree.filter((d) => d.name === 'testcase').map((d) => d.attributes.name)).toContain(
    'sops/support/close-a-ticket.md',
  );
  expect(tree[0]?.attributes).toMatchObject({ tests: '4', failures: '2' });
});

test('checkstyle lists every file with its findings', () => {
  const tree = elements(reporters.checkstyle(results));
  expect(tree.filter((d) => d.name === 'file')).toHaveLength(2);
  expect(tree.find((d) => d.attributes.severity === 'info')?.attributes).toMatchObject({
    line: '11',
    column: '28',
    source: 'sop.vague-deadline',
  });
});

describe('markdown', () => {
  test('is a list by file', () => {
    expect(reporters.markdown(results)).toMatchInlineSnapshot(`
      "### SOP check

      2 errors, 1 suggestion in 1 of 2 files. 1 fixable with \`sop lint --fix\`.

      **\`sops/support/refund-a-customer.md\`**

      - **error** 12:21 Unexpected jump to \`step 9\`, expected a step from \`1\` to \`3\` (\`unknown-step\`)
        <br>hint: Name a step that exists.
      - **error** 14:4 Unexpected jump to \`Refund the payment\`, expected a step from \`1\` to \`3\` (\`unknown-step\`)
      - **suggestion** 11:28 Unexpected \`30 days\` (\`vague-deadline\`)
      "
    `);
  });

  const hostile = [
    '![x](https://evil.example/p.png)',
    '<img src=x onerror=alert(1)>',
    '@everyone look at #1 and www.evil.com',
    '[click](javascript:alert(1))',
    '`` code `',
    'a | b | **c** \\',
    '&lt;b&gt; &#64;ana',
    'deadbeef00 GH-12 https://evil.example',
  ];
  test.each(hostile)('makes nothing of %s', (text) => {
    const shown = reporters.markdown([
      { path: `${text}.md`, diagnostics: [findingAt(refund, 'order', { reason: text, hint: text })] },
    ]);
    const prose = shown.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(prose.replaceAll('<br>', '').replaceAll('### SOP', '')).not.toMatch(
      /[<&@#[\]|\\`]|https?:|www\.|deadbeef|GH-/,
    );
  });

  test('stays below what a comment may hold and counts the rest', () => {
    const many = Array.from({ length: 2_000 }, (_, n) => ({
      path: `sops/${n}.md`,
      diagnostics: [findingAt(refund, 'order')],
    }));
    const shown = reporters.markdown(many);
    expect(shown.length).toBeLessThan(65_536);
    expect(shown).toMatch(/… and \d+ more findings\n$/);
  });
});

describe('any text of a file', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(
        '\u001b[31m',
        '\u0000',
        '\u009b2J',
        '\u202e',
        '\r',
        '\n',
        '\t',
        '`',
        '<',
        ']]>',
        '&',
        '%',
        '"',
        '\ud800',
        '返',
        '👩‍💻',
        ' ',
      ),
      maxLength: 20,
    }),
  );
  const formats = Object.keys(reporters) as Format[];
  const result = fc.record({
    path: hostile,
    reason: hostile,
    text: hostile,
    start: fc.nat(60),
    length: fc.nat(60),
    hint: hostile,
  });

  test.each(formats)('%s never throws and prints no control character', (format) => {
    fc.assert(
      fc.property(fc.array(result, { maxLength: 3 }), fc.boolean(), fc.nat(120), (list, plain, width) => {
        const shown = reporters[format](list.map(resultOf), { plain, width });
        expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(shown).not.toMatch(/\p{Cs}/u);
      }),
    );
  });

  test.each(['json', 'gitlab', 'sarif'] as const)('%s stays JSON', (format) => {
    fc.assert(fc.property(result, (d) => void JSON.parse(reporters[format]([resultOf(d)]))));
  });

  test.each(['junit', 'checkstyle'] as const)(
    '%s stays well-formed XML and gives the path back',
    (format) => {
      fc.assert(
        fc.property(result, (d) => {
          expect(elements(reporters[format]([resultOf(d)])).length).toBeGreaterThan(2);
        }),
      );
      const path = `sops/a"b'c<d>&e\tf.md`;
      const tree = elements(
        reporters[format]([{ path, diagnostics: [findingAt(refund, 'order', { path })] }]),
      );
      expect(tree.map((d) => d.attributes.name)).toContain(path);
    },
  );

  test('github writes as many lines as findings', () => {
    fc.assert(
      fc.property(result, (d) => {
        expect(reporters.github([resultOf(d)]).split('\n')).toHaveLength(2);
      }),
    );
  });
});

function resultOf({
  path,
  reason,
  text,
  start,
  length,
  hint,
}: Record<'path' | 'reason' | 'text' | 'hint', string> & { start: number; length: number }): Result {
  const place = placesIn(text).place(start, start + length);
  return {
    path,
    text,
    diagnostics: [
      findingAt(refund, 'order', { path, reason, hint, place, note: reason, cause: { place, reason } }),
    ],
  };
}

function elements(text: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) =>
    found.push({ name, attributes: attributes as Record<string, string> }),
  );
  parser.write(text).close();
  return found;
}
