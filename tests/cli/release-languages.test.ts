import { expect, test } from 'vitest';
import {
  alone,
  done,
  edit,
  git,
  handbook,
  path,
  read,
  refund,
  register,
  setClock,
  sop,
  sopAs,
  tags,
} from './team.ts';

const dutch = 'sops/support/refund.nl.md';
const two = alone.replace('title: Lantern support\n', 'title: Lantern support\nlanguages: [en, nl]\n');
const dutchText = refund()
  .replace('status: draft\n', 'status: draft\nlanguage: nl\ntranslates: 1.0.0\n')
  .replace('## Purpose', '## Doel')
  .replace('## Terms', '## Begrippen')
  .replace('## Instructions', '## Werkwijze')
  .replace('A customer gets the money back that is theirs.', 'Een klant krijgt het eigen geld terug.')
  .replace('money that goes back to the customer.', 'geld dat teruggaat naar de klant.')
  .replace(
    /1\. \*\*Find[\s\S]*/u,
    `1. **Zoek de bestelling.** Zoek in de winkel op nummer.
2. Is de bestelling ouder dan 30 dagen?
   - **Ja:** Leg de regel uit en ga naar **Sluit het ticket**.
   - **Nee:** Ga verder.
3. **Betaal terug.** Doe de terugbetaling op de betaalpagina.
4. **Sluit het ticket.** Zet het op Opgelost. Einde.
`,
  );

test('each language has revisions and seals of its own', async () => {
  setClock('2026-11-22T09:30:00+00:00');
  const root = handbook({ 'sop.yaml': two, [dutch]: dutchText });
  await done(root, 'release', '--all-changed');
  expect(tags(root)).toEqual(['refund.nl@1.0.0', 'refund@1.0.0']);
  edit(root, '30 dagen', '14 dagen', dutch);
  const plan = await done(root, 'release', 'refund', '--lang', 'nl', '--dry-run');
  expect(plan.out).toContain('refund (nl): 1.0.0 becomes 2.0.0 (major)');
  expect(plan.out).toContain('step 2: `30 dagen` became `14 dagen`');
  await done(root, 'release', 'refund', '--lang', 'nl', '-m', 'Nieuwe wet');
  expect(tags(root)).toEqual(['refund.nl@1.0.0', 'refund.nl@2.0.0', 'refund@1.0.0']);
  expect([read(root, dutch), read(root, path)].map((text) => /version: (.*)/u.exec(text)?.[1])).toEqual([
    '2.0.0',
    '1.0.0',
  ]);
  const { sops } = await register(root);
  expect(
    sops.map(({ language, revisions }) => [language, revisions[0]?.version, revisions[0]?.approved]),
  ).toEqual(
    expect.arrayContaining([
      ['nl', '2.0.0', true],
      ['en', '1.0.0', true],
    ]),
  );
  edit(root, 'Leg de regel uit', 'Noem de regel', dutch);
  await done(root, 'reword', 'refund', '--lang', 'nl', '--because', 'Zelfde werk');
  await done(root, 'release', 'refund', '--lang', 'nl', '-m', 'Korter');
  expect(tags(root)).toContain('refund.nl@2.1.0');
  const late = await done(root, 'release', 'refund', '--lang', 'nl', '-m', 'x');
  expect(late.err).toContain('There is nothing to release');
  await sop(root, 'schedule', 'refund.nl@2.1.0', '--cancel');
  expect(git(root, 'status', '--porcelain')).toBe('');
});

test('the command line speaks Dutch', async () => {
  setClock('2026-11-22T09:30:00+00:00');
  const root = handbook();
  const nl = { language: 'nl' };
  const first = await sopAs(nl, root, 'release', 'refund');
  expect([first.code, first.err]).toEqual([0, expect.stringContaining('refund@1.0.0 is verzegeld.')]);
  edit(root, '30 days', '14 days');
  const plan = await sopAs(nl, root, 'release', 'refund', '--dry-run');
  expect(plan.out).toContain('refund: 1.0.0 wordt 2.0.0 (groot)');
  expect(plan.out).toContain('stap 2: `30 days` werd `14 days`');
  const missing = await sopAs(nl, root, 'release', 'refund');
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('Waarom is het gewijzigd?')]);
});
