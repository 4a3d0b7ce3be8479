import { describe, expect, test } from 'vitest';
import { folder } from '../folder.ts';
import { sopWith } from '../shell.ts';

/** Every mistake whose hint shows a form of the step grammar. */
const dutch = `---
id: terugbetalen
title: Een klant terugbetalen
department: Support
owner: Ana
language: nl
---

## Doel

Het geld komt terug.

## Begrippen

- **Retour**: wat terugkomt.

## Instructies

1. **Zoek de bestelling.** Ga naar stap 40.
2. Is hij betaald?
   - **Ja:**
   - **Nee:** Escaleer het.
3. Escaleer naar @ana.
4. Escaleer naar @ana en wacht op het antwoord.
5. Zie boven.
6. Is hij er?
7. Ga terug naar stap 7.
`;

describe('forms in hints', () => {
  test.each(['en', 'nl'])('are Dutch in a Dutch SOP for a reader of %s', async (language) => {
    const { out } = await sopWith({ language }, folder({ 'a.md': dutch }), 'lint', 'a.md', '--json');
    const { files } = JSON.parse(out) as { files: { findings: { rule: string; hint: string }[] }[] };
    const hints = new Map(files.flatMap((file) => file.findings.map((d) => [d.rule, d.hint])));
    const shown = (rule: string) =>
      [...(hints.get(rule) ?? '').matchAll(/`([^`]+)`/g)].map(([, form]) => form);
    expect(shown('unknown-step')).toEqual(['ga naar **Sluit het ticket**']);
    expect(shown('dead-end')).toEqual(['Ga verder.', 'Ga naar **…**.', 'Einde.']);
    expect(shown('escalation-without-role')).toEqual(['Escaleer naar @team-lead']);
    expect(shown('unanswered-question')).toEqual(['   - **Ja:** Ga verder.']);
    expect(shown('endless-loop')).toEqual([
      'herhaal stap 2 tot de betaling te zien is',
      '- **Na 2 keer nog niets:** Escaleer naar @team-lead.',
    ]);
    expect([...hints.values()].join('\n')).not.toMatch(/go to|Go on|[Ee]scalate to|End\./);
  });
});
