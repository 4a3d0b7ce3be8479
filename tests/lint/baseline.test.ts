import { describe, expect, test } from 'vitest';
import { compareBaseline, readBaseline, writeBaseline } from '../../src/lint/baseline.ts';
import { identify } from '../../src/lint/identity.ts';
import { findingAt, refund } from './findings.ts';

const document = {
  path: 'sops/support/refund-a-customer.md',
  id: 'refund-a-customer',
  language: 'en',
  text: refund,
};
const found = identify(
  [findingAt(refund, 'step 9'), findingAt(refund, 'Go on', { ruleId: 'dead-end' })],
  document,
);

describe('identity', () => {
  test('stays the same when lines move, the wording changes, or the file is moved', () => {
    const moved = refund.replace('1. Find', '1. Greet the customer.\n1. Find');
    const [later] = identify(
      [findingAt(moved, 'step 9', { reason: 'Onbekende stap `9`', path: 'sops/x.md' })],
      {
        ...document,
        path: 'sops/x.md',
        text: moved,
      },
    );
    expect(later?.identity).toBe(found[0]?.identity);
    expect(later?.identity).toMatch(/^unknown-step:refund-a-customer:en:[0-9a-f]{16}:1$/);
  });

  test('differs by rule, document, language, subject and occurrence', () => {
    const twice = [findingAt(refund, 'step 9'), findingAt(refund, 'step 9')];
    const identities = [
      ...identify(twice, document),
      ...identify(twice.slice(1), { ...document, language: 'nl' }),
      ...identify(twice.slice(1), { ...document, id: undefined }),
      ...identify([findingAt(refund, 'step 9', { ruleId: 'dead-end' })], document),
      ...identify([findingAt(refund, 'step 9', { subject: 'Go to step 9.' })], document),
    ].map((d) => d.identity);
    expect(new Set(identities).size).toBe(6);
  });

  test('white space and the form of accented letters in the subject do not count', () => {
    const [a, b] = ['Ga naar  één\nstap', 'Ga naar e\u0301e\u0301n stap'].map(
      (subject) => identify([findingAt(refund, 'step 9', { subject })], document)[0]?.identity,
    );
    expect(a).toBe(b);
  });
});

describe('baseline', () => {
  const baseline = readBaseline('.sop-baseline.json', writeBaseline(found));

  test('keeps one finding a line, in an order that does not depend on the run', () => {
    expect(writeBaseline(found)).toBe(writeBaseline(found.toReversed()));
    expect(
      writeBaseline(found)
        .split('\n')
        .filter((d) => d.includes('"identity"')),
    ).toHaveLength(2);
    expect(JSON.parse(writeBaseline([]))).toEqual({ version: 1, findings: [] });
  });

  test('leaves out what it knows and shows what is new', () => {
    const more = identify([findingAt(refund, '30 days')], document);
    expect(compareBaseline([...found, ...more], baseline)).toEqual({ fresh: more, known: found, fixed: [] });
  });

  test('lists what is gone, but only where this run has looked', () => {
    const gone = compareBaseline(found.slice(1), baseline).fixed;
    expect(gone.map((d) => d.at)).toEqual([`${document.path}: ${found[0]?.reason}`]);
    expect(compareBaseline([], baseline, { documents: new Set(['close-a-ticket:en']) }).fixed).toEqual([]);
    expect(compareBaseline([], baseline, { rules: new Set(['dead-end']) }).fixed).toHaveLength(1);
  });

  test.each([['{'], ['[]'], ['{"version": 1}'], ['{"version": 1, "findings": [1]}'], ['']])(
    'refuses %j with what to do',
    (text) => {
      expect(() => readBaseline('old.json', text)).toThrow(/Unexpected content of `old.json`/);
    },
  );

  test('refuses a format of the future', () => {
    expect(() => readBaseline('old.json', '{"version": 2}')).toThrow('Unexpected baseline format `2`');
  });
});
