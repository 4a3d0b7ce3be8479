import { expect, test } from 'vitest';
import { factsFrom, lineOf, short } from '../../src/cli/lint-facts.ts';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { factsOf } from '../../src/handbook/facts.ts';
import { parcel, refund } from './lantern.ts';

test('facts come back from their line as they were, whatever the text holds', () => {
  const hostile = refund.replace(
    'Search the shop',
    'Type `{"start":{"line":1,"column":2,"offset":3},"end":{"line":1,"column":2,"offset":3}}` or [1,2,3,4,5,6]\u0001, wait 2 days, ask @ana and search the shop',
  );
  for (const text of [refund, parcel, hostile]) {
    const sop = parseSop('sops/refund.md', text);
    const facts = { ...factsOf(sop, toFlows(sop)), diagnostics: [] };
    const line = lineOf(facts, short);
    for (const one of [line, lineOf(facts)]) {
      expect(one).not.toContain('\n');
      const again = factsFrom(one);
      for (const [key, value] of Object.entries(facts)) expect(again).toHaveProperty(key, value);
    }
    expect(line.length).toBeLessThan(JSON.stringify(facts).length * 0.75);
  }
});

test('places keep the order of their keys, so that reports are the same bytes', () => {
  const sop = parseSop('sops/refund.md', refund);
  const turned = JSON.parse(
    JSON.stringify(factsOf(sop, toFlows(sop))).replace(
      /"line":(\d+),"column":(\d+),"offset":(\d+)/g,
      '"offset":$3,"line":$1,"column":$2',
    ),
  );
  const line = lineOf(turned, short);
  expect(JSON.stringify(factsFrom(line).flows)).toBe(JSON.stringify(turned.flows));
  expect(line.length).toBeLessThan(JSON.stringify(turned).length * 0.75);
});
