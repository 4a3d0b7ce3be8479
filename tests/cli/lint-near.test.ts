import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/document/diagnostic.ts';
import { folder } from '../folder.ts';
import { sop, sopWith } from '../shell.ts';

const names = ['complaint', 'parcel', 'refund', 'return', 'voucher'];
const name = fc.constantFrom(...names);
// Most links lead to one SOP, so that the others matter in other ways.
const missing = fc.oneof(
  { weight: 5, arbitrary: fc.constant('voucher') },
  { weight: 1, arbitrary: fc.constantFrom(...names, 'refnud') },
);

/** An SOP of the shop Lantern; in each part it may agree with another or not. */
const document = fc.record({
  id: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: name }),
  odd: fc.boolean(),
  language: fc.constantFrom('en', 'en', 'en', 'nl'),
  status: fc.constantFrom('draft', 'draft', 'draft', 'retired'),
  replaced: fc.option(missing, { nil: undefined }),
  related: missing,
  term: fc.constantFrom(
    'Case: what a customer asks',
    'Case: a bag',
    'Ticket: one question',
    'CASE: what a customer asks',
  ),
  target: fc.constantFrom('15 min', '30 min', undefined),
  follows: missing,
  anchor: fc.constantFrom('', '#purpose', '#nowhere'),
  mentions: missing,
});
type Doc = typeof document extends fc.Arbitrary<infer D> ? D : never;

const text = (own: string, d: Doc) => `---
${d.odd ? `"id" : '${d.id ?? own}' # as in the shop` : `id: ${d.id ?? own}`}
title: The ${own}
department: Support
owner: Ana Silva
language: ${d.language}
status: ${d.status}
related: ${d.related}
${d.replaced ? `superseded-by: ${d.replaced}\n` : ''}${d.target ? `targets: [{metric: First reply, target: ${d.target}, channel: chat}]\n` : ''}---

## Purpose

Everybody handles the ${own} in the same way.

## Terms

- **${d.term.split(': ')[0]}**: ${d.term.split(': ')[1]}.

## Instructions

1. **Open the case.** Find the ticket.
2. Follow [the other](${d.follows}.md${d.anchor}).
3. **Close the case.** See [[${d.mentions}]]. End.
`;

const shown = (out: string) =>
  (JSON.parse(out) as { files: { path: string; diagnostics: Diagnostic[] }[] }).files;

test('what is found in a named file is what is found in it with the whole handbook', async () => {
  await fc.assert(
    fc.asyncProperty(fc.tuple(...names.map(() => document)), fc.boolean(), async (documents, isKept) => {
      const files = Object.fromEntries(
        documents.map((d, at) => [`sops/${names[at]}.md`, text(names[at] ?? '', d)]),
      );
      const root = folder({ 'sop.yaml': 'title: Lantern\nlanguages: [en, nl]\n', ...files });
      const run = (...argv: string[]) =>
        isKept ? sopWith({ env: { SOP_CACHE: `${root}-cache` } }, root, ...argv) : sop(root, ...argv);
      const named = new Map<string, unknown>();
      for (const path of Object.keys(files)) named.set(path, shown((await run('lint', path, '--json')).out));
      const whole = shown((await run('lint', '--json')).out);
      for (const path of Object.keys(files))
        expect(named.get(path)).toEqual(whole.filter((file) => file.path === path));
    }),
    { numRuns: 40, endOnFailure: true },
  );
}, 300_000);
