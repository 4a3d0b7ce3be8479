import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Draft04 from 'ajv-draft-04';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defineRule } from '../../src/lint/rule.ts';
import { findingAt, fixAt, refund } from './findings.ts';
import { reporters } from './reporters.ts';

const require = createRequire(import.meta.url);
const schema = require
  .resolve('@microsoft/jest-sarif')
  .replace(/index\.js$/, 'schemas/sarif-2.1.0-rtm.5.json');
const validate = new Draft04.default({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(
  JSON.parse(readFileSync(schema, 'utf8')),
);

const rule = defineRule({
  id: 'unknown-step',
  group: 'steps',
  severity: 'error',
  summary: 'A jump to a step that does not exist',
  why: 'A reader sent to a step that does not exist is stuck in the middle of the work.',
  messages: {},
  good: [],
  bad: [],
  *check() {},
});

const path = 'sops/support/refund a customer.md';
const finding = findingAt(refund, 'step 9', {
  path,
  hint: 'Name a step that exists.',
  identity: 'unknown-step:refund-a-customer:en:0123456789abcdef:1',
  cause: {
    path: 'sops/other.md',
    place: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
    reason: 'The other one',
  },
});
const fixable = { ...fixAt(refund, 'Refund the payment', 'Pay back'), path };

function log(text: string) {
  const data: unknown = JSON.parse(text);
  expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
  return data as {
    runs: { results: Record<string, unknown>[]; tool: { driver: Record<string, unknown> } }[];
  };
}

describe('sarif', () => {
  const options = { rules: [rule], version: '1.2.0', folder: 'handbook' };
  const { runs } = log(reporters.sarif([{ path, text: refund, diagnostics: [finding, fixable] }], options));
  const [first, second] = runs[0]?.results ?? [];

  test('holds the place, the second place and an identity that survives moved lines', () => {
    expect(first).toMatchObject({
      ruleId: 'unknown-step',
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'handbook/sops/support/refund%20a%20customer.md', uriBaseId: 'SRCROOT' },
            region: { startLine: 12, startColumn: 21, endLine: 12, endColumn: 27 },
          },
        },
      ],
      relatedLocations: [{ physicalLocation: { artifactLocation: { uri: 'handbook/sops/other.md' } } }],
      partialFingerprints: { 'sopFinding/v1': 'unknown-step:refund-a-customer:en:0123456789abcdef:1' },
    });
  });

  test('carries fixes as replacements', () => {
    expect(second).toMatchObject({
      fixes: [
        {
          description: { text: 'Write `Pay back`' },
          artifactChanges: [
            {
              replacements: [
                {
                  deletedRegion: { startLine: 14, startColumn: 4, endLine: 14, endColumn: 22 },
                  insertedContent: { text: 'Pay back' },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  test('describes the rules that reported', () => {
    expect(runs[0]?.tool.driver).toMatchObject({ semanticVersion: '1.2.0', rules: [{ id: 'unknown-step' }] });
  });

  test('the schema refuses what is no SARIF', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });

  test('is valid without findings', () => {
    expect(log(reporters.sarif([])).runs[0]?.results).toEqual([]);
  });

  test('stays valid whatever a file says or is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, reason) => {
        const hostile = { ...finding, path: `sops/${name}`, reason };
        const [result] =
          log(reporters.sarif([{ path: hostile.path, diagnostics: [hostile] }])).runs[0]?.results ?? [];
        expect(JSON.stringify(result)).toMatch(/"uri":"(?:file:\/\/)?[!-~]+"/);
      }),
    );
  });
});
