import { describe, expect, test } from 'vitest';
import { en } from '../../src/languages/report/en.ts';
import { nl as reportNl } from '../../src/languages/report/nl.ts';
import { ruleTextsOf } from '../../src/languages/rules/index.ts';
import type { MessageText } from '../../src/languages/rules/texts.ts';
import { allRules } from '../../src/lint/lint.ts';

const nl = (await ruleTextsOf('nl')) ?? {};
const fields = ['reason', 'hint', 'note', 'cause', 'fix'] as const satisfies (keyof MessageText)[];

function placeholders(text = ''): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((d) => d[1] ?? ''))].sort();
}

test('English needs no texts of its own, and an unknown language has none', async () => {
  expect(await ruleTextsOf('en')).toBeUndefined();
  expect(await ruleTextsOf('xx')).toBeUndefined();
});

describe.each(allRules.map((rule) => [rule.id, rule] as const))('%s in Dutch', (id, rule) => {
  const texts = nl[id];

  test('has a summary, a reason why and every message, and no others', () => {
    expect(texts?.summary).toMatch(/\S/);
    expect(texts?.why).toMatch(/\.$/);
    expect(Object.keys(texts?.messages ?? {}).sort()).toEqual(Object.keys(rule.messages).sort());
  });

  test.each(Object.keys(rule.messages))('`%s` has the same parts with the same values', (key) => {
    const english = rule.messages[key];
    const dutch = texts?.messages[key];
    for (const field of fields) {
      expect(dutch?.[field] === undefined, field).toBe(english?.[field] === undefined);
      expect(placeholders(dutch?.[field]), field).toEqual(placeholders(english?.[field]));
    }
    expect(dutch?.reason).not.toMatch(/\.$/);
  });
});

test('no text is left for a rule that does not exist', () => {
  const ids = new Set(allRules.map((d) => d.id));
  expect(Object.keys(nl).filter((d) => !ids.has(d))).toEqual([]);
});

test('reports say the same in Dutch', () => {
  expect(Object.keys(reportNl)).toEqual(Object.keys(en));
});
