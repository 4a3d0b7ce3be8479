import { describe, expect, test } from 'vitest';
import type { Diagnostic, Fix } from '../../src/document/diagnostic.ts';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { defaultConfig } from '../../src/handbook/config.ts';
import { applyFixes } from '../../src/lint/fix.ts';
import { lintSop } from '../../src/lint/lint.ts';

const path = 'sops/support/refund-customer.md';
const front = (language: string) =>
  `---\nid: refund-customer\ntitle: Refund\ndepartment: support\nowner: ana\nlanguage: ${language}\n---\n\n`;

function findings(text: string, rule: string): Diagnostic[] {
  const sop = parseSop(path, text);
  return lintSop(sop, toFlows(sop), defaultConfig, new Map()).filter((d) => d.ruleId === rule);
}

/** The text after the first change that a rule offers, fix or suggestion. */
function changed(rule: string, language: string, body: string): string {
  const text = `${front(language)}${body}`;
  const offers = findings(text, rule).flatMap((d) =>
    [d.fix, ...(d.suggestions ?? [])].map((fix) => ({ d, fix })),
  );
  const offer = offers.find((d): d is { d: Diagnostic; fix: Fix } => d.fix !== undefined);
  if (!offer) throw new Error(`\`${rule}\` offers nothing`);
  return applyFixes(text, [{ ...offer.d, fix: offer.fix }]).text.slice(front(language).length);
}

/** Kinds and labels of all nodes and the answers of all decisions. */
function shape(language: string, body: string) {
  return toFlows(parseSop(path, `${front(language)}${body}`)).map(({ nodes, edges }) => ({
    nodes: nodes.map((d) => `${d.kind} ${d.number ?? ''}`),
    edges: edges.map((d) => `${d.from} ${d.label ?? ''} ${d.to}`),
  }));
}

describe('a decision in a sentence becomes a question with answers', () => {
  test.each([
    [
      'en',
      '## Instructions\n\n1. If the order is **paid**, refund it. Otherwise, cancel [the order](order.md).\n2. Close the ticket.\n',
      '1. The order is **paid**?\n   - **Yes:** Refund it.\n   - **No:** Cancel [the order](order.md).\n2. Close',
    ],
    [
      'nl',
      '## Instructies\n\n1. Als de bestelling betaald is, betaal het bedrag terug. Anders annuleer je de bestelling.\n2. Sluit het ticket.\n',
      '1. De bestelling betaald is?\n   - **Ja:** Betaal het bedrag terug.\n   - **Nee:** Annuleer je de bestelling.\n2. Sluit',
    ],
  ])('%s', (language, body, expected) => {
    const better = changed('hidden-decision', language, body);
    expect(better).toContain(expected);
    expect(findings(`${front(language)}${better}`, 'hidden-decision')).toEqual([]);
    expect(shape(language, better)[0]?.nodes.slice(0, 3)).toEqual(
      shape(language, body)[0]?.nodes.slice(0, 3),
    );
  });

  test('boxes to tick keep their indent', () => {
    const body =
      '## Instructions\n\n- [ ] Find the order.\n- [ ] If it is paid, refund it. Otherwise, cancel it.\n';
    expect(changed('hidden-decision', 'en', body)).toContain(
      '- [ ] It is paid?\n  - **Yes:** Refund it.\n  - **No:** Cancel it.\n',
    );
  });

  test('two steps become one, and the numbers behind them are mended together with every jump', () => {
    const body =
      '## Instructions\n\n1. Open the order.\n2. If it is paid, refund it.\n3. If not, cancel it.\n4. Tell the customer.\n5. If the mail bounces, go back to step 4.\n6. Close the ticket.\n';
    const better = changed('hidden-decision', 'en', body);
    expect(better).toContain('2. It is paid?\n   - **Yes:** Refund it.\n   - **No:** Cancel it.\n4. Tell');
    const mended = changed('broken-numbering', 'en', better);
    expect(mended).toContain('3. Tell the customer.\n4. If the mail bounces, go back to step 3.\n5. Close');
  });
});

describe('a condition moves before its action', () => {
  test.each([
    [
      'en',
      '## Instructions\n\n1. Open it. Refund **the payment**, if it is damaged.\n2. Close.\n',
      'Open it. If it is damaged, refund **the payment**.',
    ],
    [
      'nl',
      '## Instructies\n\n1. Bel de klant, als het pakket te laat is.\n2. Sluit het ticket.\n',
      'Als het pakket te laat is, bel de klant.',
    ],
    [
      'lv',
      '## Instrukcijas\n\n1. Zvaniet klientam, ja sūtījums kavējas.\n2. Aizveriet pieteikumu.\n',
      'Ja sūtījums kavējas, zvaniet klientam.',
    ],
    [
      'fr',
      '## Instructions\n\n1. Remboursez le client, si le colis est perdu.\n2. Fermez le ticket.\n',
      'Si le colis est perdu, remboursez le client.',
    ],
  ])('%s', (language, body, expected) =>
    expect(changed('condition-last', language, body)).toContain(expected),
  );
});

describe('a number becomes a title', () => {
  test.each([
    [
      'en',
      '## Instructions\n\n1. **Find it.** Search.\n2. Is it paid?\n   - **Yes:** Return to step 1.\n   - **No:** Go on.\n3. Close.\n',
      'Return to **Find it**.',
    ],
    [
      'nl',
      '## Instructies\n\n1. **Zoek hem.** In de winkel.\n2. Is hij betaald?\n   - **Ja:** Ga terug naar stap 1.\n   - **Nee:** Ga verder.\n3. Sluit.\n',
      'Ga terug naar **Zoek hem**.',
    ],
  ])('%s', (language, body, expected) => {
    const better = changed('jump-by-number', language, body);
    expect(better).toContain(expected);
    expect(shape(language, better)).toEqual(shape(language, body));
  });
});

describe('the answer that is missing', () => {
  test.each([
    [
      'en',
      '## Instructions\n\n1. Is it paid?\n   * **No:** Cancel it.\n2. Close.\n',
      '   * **No:** Cancel it.\n   * **Yes:** Go on.\n2.',
    ],
    [
      'nl',
      '## Instructies\n\n1. Is hij betaald?\n   - **Ja:** Betaal terug.\n2. Sluit.\n',
      '   - **Ja:** Betaal terug.\n   - **Nee:** Ga verder.\n2.',
    ],
  ])('%s', (language, body, expected) => {
    const better = changed('one-way-decision', language, body);
    expect(better).toContain(expected);
    expect(findings(`${front(language)}${better}`, 'one-way-decision')).toEqual([]);
  });
});

describe('lists are mended', () => {
  test('ten steps and more: what hangs below moves with the number', () => {
    const steps = Array.from(
      { length: 8 },
      (_, i) => `${i + 1}. Step ${'abcdefgh'[i]} of the return.\n`,
    ).join('');
    const body = `## Instructions\n\n${steps}10. Is it paid?\n    - **Yes:** Go on.\n    - **No:** End.\n11. Refund it.\n`;
    const better = changed('broken-numbering', 'en', body);
    expect(better).toContain('9. Is it paid?\n   - **Yes:** Go on.\n   - **No:** End.\n10. Refund it.\n');
  });

  test('a number that two steps have and a jump names is left to a person', () => {
    const body =
      '## Instructions\n\n1. Open it.\n2. Read it.\n2. Check it.\n3. If it is wrong, go back to step 2.\n';
    const [found] = findings(`${front('en')}${body}`, 'broken-numbering');
    expect(found?.severity).toBe('error');
    expect(found?.fix).toBeUndefined();
  });

  test('lines indented by tabs are left to a person', () => {
    const body = '## Instructions\n\n- Open it.\n\n\tThe notes stand on the right.\n- Close it.\n';
    const [found] = findings(`${front('en')}${body}`, 'steps-as-bullets');
    expect(found).toBeDefined();
    expect(found?.fix ?? found?.suggestions?.[0]).toBeUndefined();
  });

  test('a file with Windows line ends keeps them', () => {
    const body = '## Instructions\r\n\r\n1. Open it.\r\n3. Close it.\r\n';
    expect(changed('broken-numbering', 'en', body)).toBe(
      '## Instructions\r\n\r\n1. Open it.\r\n2. Close it.\r\n',
    );
  });
});
