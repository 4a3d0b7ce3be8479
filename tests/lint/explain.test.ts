import { describe, expect, test } from 'vitest';
import { nl } from '../../src/languages/report/nl.ts';
import { explain, listRules, ruleNamed } from '../../src/lint/explain.ts';
import { allRules } from '../../src/lint/lint.ts';
import { printExplanation } from '../../src/lint/report/explanation.ts';

const rule = ruleNamed('heading-order', allRules);

describe('explain', () => {
  test('shows why, wrong with its marks, right, and how to do without', () => {
    expect(printExplanation(explain(rule))).toMatchInlineSnapshot(`
      "heading-order  warning, Structure

      A heading that skips a rank

      Screen readers and the list of contents take the ranks at their word: after a
      skipped rank a reader looks for a part that does not exist.

      Wrong

          ## Instructions

          #### Morning
          ^^^^^^^^^^^^
          Unexpected heading \`Morning\` of rank 4, expected rank 3

          ##### Phone

          #### Evening

          ## Escalation

      After \`sop lint --fix\`

          ## Instructions

          ### Morning

          #### Phone

          ### Evening

          ## Escalation

      Wrong

          ### Purpose
          ^^^^^^^^^^^
          Unexpected heading \`Purpose\` of rank 3, expected rank 2

          Fast answers.

      After \`sop lint --fix\`

          ## Purpose

          Fast answers.

      Right

          ## Instructions

          ### Morning

          #### Phone

          ## Escalation

      Right

          # Example

          ## Purpose

      Mended by \`sop lint --fix\` where it is certain.

      To switch it off in a handbook, write in \`sop.yaml\`:

          rules:
            heading-order: off

      To ignore it in one place, write under the step or above the line, with your
      reason:

          <!-- sop-ignore heading-order: why this is right here -->
      "
    `);
  });

  test('tells the severity that the handbook has set', () => {
    expect(explain(rule, { levels: { 'heading-order': 'off' } }).severity).toBe('off');
    expect(printExplanation(explain(rule, { levels: { 'heading-order': 'off' } }), { words: nl })).toMatch(
      /^heading-order {2}uit \(off\), Opbouw\n/,
    );
  });

  test.each(allRules.map((d) => [d.id, d] as const))(
    '%s fits a terminal and marks what it reports',
    (_, d) => {
      const explanation = explain(d);
      const shown = printExplanation(explanation, { width: 72 });
      expect(explanation.wrong.flatMap((one) => one.findings)).toHaveLength(
        d.bad.flatMap((one) => one.reports).length,
      );
      for (const { reason } of explanation.wrong.flatMap((one) => one.findings))
        expect(shown.replace(/\s+/g, ' ')).toContain(reason.replace(/\s+/g, ' '));
      expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    },
  );

  test('a rule of document control cannot be ignored', () => {
    const control = { ...rule, group: 'control' as const };
    expect(printExplanation(explain(control))).not.toContain('sop-ignore');
  });
});

describe('ruleNamed', () => {
  test('forgives case, spaces and underscores', () => {
    expect(ruleNamed(' Heading_Order ', allRules)).toBe(rule);
  });

  test('names the nearest rule for a slip', () => {
    expect(() => ruleNamed('undefind-acronym', allRules)).toThrow(
      expect.objectContaining({
        message: 'Unexpected rule `undefind-acronym`, expected the name of a rule',
        hint: expect.stringContaining('Did you mean `undefined-acronym`?'),
      }),
    );
    expect(() => ruleNamed('qqqq', allRules)).toThrow(
      expect.objectContaining({ hint: '`sop rules` lists all names.' }),
    );
  });
});

describe('the table of rules', () => {
  const rows = listRules(allRules, { levels: { 'long-step': 'error' } });

  test('has every rule once, by group, with the handbook’s levels', () => {
    expect(rows.map((d) => d.id).sort()).toEqual(allRules.map((d) => d.id).sort());
    expect(rows.find((d) => d.id === 'long-step')?.severity).toBe('error');
  });
});
