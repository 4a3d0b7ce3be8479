import { expect, test } from 'vitest';
import { beginJournal } from '../../src/io/git-journal.ts';
import { openRepository } from '../../src/io/git-read.ts';
import { as, branch, commit, done, edit, folder, git, handbook, setClock, sop } from './team.ts';

async function released(): Promise<string> {
  setClock('2026-11-22T09:30:00+00:00');
  const root = handbook();
  await done(root, 'release', 'refund', '-m', 'The first');
  return root;
}

test('a clone with a part of the history guesses nothing, and says how to get the rest', async () => {
  const root = await released();
  edit(root, '30 days', '14 days');
  commit(root, 'ana', 'Fourteen days');
  const clones = folder();
  git(clones, 'clone', '--quiet', '--depth', '1', '--no-tags', `file://${root}`, 'copy');
  const copy = `${clones}/copy`;
  as(copy, 'ana');
  const told = await done(copy, 'log', 'refund');
  expect(told.out).not.toMatch(/Not released|1\.0\.0/);
  expect(told.err).not.toContain('has not been released');
  expect(told.err).toContain('git fetch --unshallow --tags');
  expect((await done(copy, 'show', 'refund')).err).toContain('git fetch --unshallow --tags');
  const old = await sop(copy, 'show', 'refund@1.0.0');
  expect([old.code, old.err]).toEqual([2, expect.stringContaining('holds only a part of the history')]);
  expect(old.err).not.toContain('has been released yet');
  const { out } = await done(copy, 'status');
  expect(out).toMatch(/^1 SOP$/m);
  expect(out).not.toContain('never released');
  const stopped = await done(copy, 'stop', 'refund', '-m', 'The bank does not answer', '--dry-run');
  expect(stopped.out).toContain('this clone cannot');
  expect(stopped.out).not.toContain('nothing in force');
});

test('two people changed one step and the merge is half done: status says what is safe, and what ends it', async () => {
  const root = await released();
  branch(root, 'bo', 'bo', () => edit(root, '30 days', '14 days'));
  git(root, 'switch', '--quiet', 'main');
  edit(root, '30 days', '10 days');
  commit(root, 'ana', 'Ten days');
  expect(() => git(root, 'merge', '--quiet', 'bo')).toThrow();
  const { out, err } = await done(root, 'status');
  expect(out).toContain('A merge is half done in this folder');
  expect(out).toContain('readers see what they saw before');
  expect(out).toMatch(/two people changed the same lines of \S+refund\.md/);
  expect(out).not.toContain('<<<<<<<');
  expect(err).toMatch(/next:\s+sop lint \S+refund\.md\s+shows where the two texts stand/);
  expect(err).toMatch(/git merge\s+--abort/);
  const refused = await sop(root, 'release', 'refund', '-m', 'As the bank asks');
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('A merge is half done')]);
});

test('a squash that stopped at the same lines leaves no merge under way, and is told all the same', async () => {
  const root = await released();
  branch(root, 'bo', 'bo', () => edit(root, '30 days', '14 days'));
  git(root, 'switch', '--quiet', 'main');
  edit(root, '30 days', '10 days');
  commit(root, 'ana', 'Ten days');
  expect(() => git(root, 'merge', '--quiet', '--squash', 'bo')).toThrow();
  const { out, err } = await done(root, 'status');
  expect(out).toMatch(/Two people changed the same lines of \S+refund\.md/);
  expect(out).not.toContain('Nothing needs attention');
  expect(err).toMatch(/next:\s+sop lint \S+refund\.md/);
  expect(err).toMatch(/git\s+reset\s+--merge/);
});

test('a release that was cut off: status says that nothing is lost, and which command ends it', async () => {
  const root = await released();
  edit(root, '30 days', '14 days');
  commit(root, 'ana', 'Fourteen days');
  const repository = await openRepository(root);
  const head = git(root, 'rev-parse', 'HEAD').trim();
  if (!repository) throw new Error('no repository');
  const tags = [{ name: 'refund@2.0.0', message: 'refund@2.0.0\n' }];
  const begun = { message: 'Release refund@2.0.0\n', files: [], tags };
  await beginJournal({ ...repository, head }, root, begun, []);
  const { out, err } = await done(root, 'status');
  expect(out).toContain('A command was cut off in the middle: Release refund@2.0.0. Nothing is lost.');
  expect(err).toMatch(/next:\s+sop release refund\s+finishes the release that was cut off/);
  await done(root, 'release', 'refund', '-m', 'As the bank asks');
  expect((await done(root, 'status')).out).not.toContain('cut off');
});
