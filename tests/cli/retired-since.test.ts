import { expect, test } from 'vitest';
import { done, edit, git, handbook, path, setClock, sop } from './team.ts';

/** Released, released again, retired on the third day. */
async function retired(): Promise<string> {
  setClock('2026-11-20T09:30:00+00:00');
  const root = handbook();
  await done(root, 'release', 'refund', '-m', 'The first');
  setClock('2026-11-22T09:30:00+00:00');
  edit(root, '30 days', '14 days');
  git(root, 'commit', '--quiet', '--all', '--message', 'Fourteen days');
  await done(root, 'release', 'refund', '-m', 'As the bank asks');
  setClock('2026-11-25T09:30:00+00:00');
  await done(root, 'retire', 'refund', '-m', 'The bank does it');
  setClock('2026-11-28T09:30:00+00:00');
  return root;
}

test('`sop log` of a retired SOP: since when, nothing in force, nothing that waits for a release', async () => {
  const root = await retired();
  const { out } = await done(root, 'log', 'refund');
  const heads = out.split('\n').filter((line) => /^(?:Retired|Not released|\d)/.test(line));
  expect(heads).toEqual([
    'Retired since 2026-11-25: nothing of it is in force',
    '2.0.0  major  was in force 2026-11-22 until 2026-11-25',
    '1.0.0  major  was in force 2026-11-20 until 2026-11-22',
  ]);
  const found = JSON.parse((await done(root, 'log', 'refund', '--json')).out);
  expect([found.retired, found.draft, found.revisions[0].state]).toEqual([
    '2026-11-25',
    undefined,
    'was-in-force',
  ]);
  const before = (await done(root, 'log', 'refund', '--on', '2026-11-24')).out;
  expect(before).toContain('2.0.0  major  in force since 2026-11-22');
  expect(before).not.toContain('Retired');
});

test('`sop show`, `list`, `status` and `audit` say the same', async () => {
  const root = await retired();
  const shown = await done(root, 'show', 'refund');
  expect(shown.err).toContain('refund is retired since 2026-11-25; this is 2.0.0, which held until then.');
  expect(shown.err).not.toContain('sop diff');
  expect((await done(root, 'show', 'refund', '--on', '2026-11-24')).err).toContain('in force on 2026-11-24');
  expect(JSON.parse((await done(root, 'list', '--json', '--status', 'retired')).out)).toMatchObject([
    { id: 'refund', version: '2.0.0', status: 'retired', nextReview: '' },
  ]);
  expect(JSON.parse((await done(root, 'status', '--json')).out).counts).toEqual({
    sops: 1,
    inForce: 0,
    drafts: 0,
    retired: 1,
  });
  const { sops } = JSON.parse((await done(root, 'audit', '--json')).out);
  expect(sops[0]).toMatchObject({
    status: 'retired',
    retired: { on: '2026-11-25', held: '2.0.0' },
    unreleased: false,
  });
  expect(sops[0].inForce).toBeUndefined();
  expect((await done(root, 'audit')).out).toContain('retired since 2026-11-25; held 2.0.0');
});

test('brought back as a draft it is retired no more; gone after it was retired, it still is', async () => {
  const root = await retired();
  await done(root, 'restore', 'refund@1.0.0');
  git(root, 'commit', '--quiet', '--all', '--message', 'Bring it back');
  expect((await done(root, 'log', 'refund')).out).toMatch(/^Not released/m);
  const other = await retired();
  git(other, 'rm', '--quiet', path);
  git(other, 'commit', '--quiet', '--message', 'Tidy');
  expect((await sop(other, 'log', 'refund')).out).toContain('Retired since 2026-11-25');
});
