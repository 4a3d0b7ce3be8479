import fc from 'fast-check';
import { expect, test } from 'vitest';
import { git, paths, read, repository, write } from '../folder.ts';
import { sop } from '../shell.ts';

const names = ['refund', 'complaint', 'parcel', 'voucher', 'return'];
const at = (name: string) => `sops/${name}.md`;

/** An SOP of the shop Lantern that follows one other and mentions another. */
const text = (name: string, follows: string, mentions: string, more = '') => `---
id: ${name}
title: The ${name}
department: Support
owner: Ana Silva
language: en
related: ${mentions}
---

## Purpose

The customer hears of the ${name} within 2 days.

## Terms

- **Case**: what a customer asks about a ${more.length > 3 ? more : 'parcel'}.

## Instructions

1. **Open the case.** Look at [the picture](${name}.png).
2. **Settle it.** Follow [the other](${follows}.md#purpose).
3. **Write the answer.** Within 30 days.
4. **Close the case.** See [[${mentions}]]. End.
`;

const name = fc.constantFrom(...names);
const edit = fc.oneof(
  fc.record({ kind: fc.constant('delete' as const), name }),
  fc.record({ kind: fc.constant('move' as const), name }),
  fc.record({ kind: fc.constant('take' as const), name, other: name }),
  fc.record({ kind: fc.constant('follow' as const), name, other: name }),
  fc.record({ kind: fc.constant('word' as const), name, other: fc.constantFrom('order', 'refund') }),
  fc.record({ kind: fc.constant('heading' as const), name }),
  fc.record({ kind: fc.constant('picture' as const), name }),
  fc.record({ kind: fc.constant('figure' as const), name }),
);
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

function make(root: string, change: Edit): void {
  const path = at(change.name);
  if (!paths(root).includes(path)) return;
  const replace = (from: string | RegExp, to: string) =>
    write(root, { [path]: read(root, path).replace(from, to) });
  if (change.kind === 'delete') git(root, 'rm', '-q', '-f', path);
  else if (change.kind === 'move') {
    git(root, 'mv', '-f', path, at(`${change.name}-new`));
  } else if (change.kind === 'take') replace(/^id: .*$/m, `id: ${change.other}`);
  else if (change.kind === 'follow') replace(/\]\([a-z-]+\.md#purpose\)/, `](${change.other}.md#purpose)`);
  else if (change.kind === 'word') replace('about a parcel', `about a ${change.other}`);
  else if (change.kind === 'heading') replace('## Purpose', '## Aim');
  else if (change.kind === 'picture') replace(/\]\([a-z]+\.png\)/, '](other.png)');
  else replace('30 days', '14 days');
  git(root, 'add', '--all');
}

interface Finding {
  path: string;
  rule: string;
  identity: string;
}

async function findings(root: string, ...argv: string[]): Promise<Finding[]> {
  const { out } = await sop(root, 'lint', '-f', 'json', ...argv);
  const files = JSON.parse(out).files as {
    path: string;
    findings: (Finding & { severity: string; fingerprint?: string })[];
  }[];
  return files.flatMap((file) => file.findings.map((one) => ({ ...one, path: file.path })));
}

const keysOf = (list: Finding[]) => list.map(({ identity }) => identity).sort();

test('finds exactly what a look at everything finds that was not there before', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
      const files = Object.fromEntries(
        names.flatMap((one, n) => [
          [at(one), text(one, names[(n + 1) % 4] ?? 'refund', names[(n + 2) % 5] ?? 'refund')],
          [`sops/${one}.png`, one],
        ]),
      );
      const root = repository({
        'sop.yaml': 'title: Lantern\nrules:\n  same-figure-elsewhere: off\n',
        ...files,
      });
      const before = new Set(keysOf(await findings(root)));
      git(root, 'switch', '-qc', 'change');
      for (const one of edits) make(root, one);
      git(root, 'commit', '-q', '--allow-empty', '-m', 'A change');
      const whole = keysOf(await findings(root)).filter((key) => !before.has(key));
      const since = keysOf(await findings(root, '--since', 'main')).filter((key) => !before.has(key));
      expect(since).toEqual(whole);
      found += whole.length;
    }),
    { numRuns: 12, seed: 20261122 },
  );
  expect(found).toBeGreaterThan(10);
}, 120_000);
