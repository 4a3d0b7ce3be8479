import { describe, expect, test } from 'vitest';
import { findingsIn, fixedBy, shown, wholeText } from '../../src/lint/examples.ts';
import { allRules } from '../../src/lint/lint.ts';
import type { GoodExample, Rule } from '../../src/lint/rule.ts';

const short = (text: string) => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);

describe.each(allRules.map((rule) => [rule.id, rule] as const))('%s', (_, rule: Rule) => {
  const own = (example: GoodExample) => {
    const { text, lines } = wholeText(example);
    const found = findingsIn(rule, example, text);
    return { found, reports: shown(found, example, lines) };
  };

  for (const [n, example] of rule.good.entries()) {
    test(`accepts ${n + 1}: ${short(example.text)}`, () => {
      expect(own(example).reports).toEqual([]);
    });
  }

  for (const [n, example] of rule.bad.entries()) {
    test(`reports ${n + 1}: ${short(example.text)}`, () => {
      const { found, reports } = own(example);
      expect(reports).toEqual(example.reports);
      for (const d of found)
        expect(`${d.reason} ${d.hint} ${d.fix?.title} ${d.cause?.reason}`).not.toMatch(
          /(?<!\{)\{\w+\}(?!\})/,
        );
    });

    test(`mends ${n + 1}: ${short(example.text)}`, () => {
      const fixed = fixedBy(rule, example);
      expect(fixed).toBe(example.fixed ?? example.text);
      expect(fixedBy(rule, { ...example, text: fixed })).toBe(fixed);
    });
  }
});

describe('the list of rules', () => {
  test('has every id once', () => {
    const ids = allRules.map((d) => d.id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  test.each(allRules.map((rule) => [rule.id, rule] as const))('%s has what a reader needs', (id, rule) => {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(rule.summary).toMatch(/^[A-Z].*[^.]$/s);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.bad.length, 'wrong examples').toBeGreaterThan(0);
    expect(rule.good.length, 'right examples').toBeGreaterThan(0);
    for (const { reason, hint } of Object.values(rule.messages)) {
      expect(reason).toMatch(/^Unexpected .*[^.]$/);
      expect(hint).toMatch(/[.?`]$/);
    }
  });
});
