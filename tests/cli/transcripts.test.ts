import { describe, expect, test } from 'vitest';
import {
  as,
  done,
  edit,
  folder,
  fourEyes,
  git,
  handbook,
  held,
  merge,
  path,
  read,
  refund,
  setClock,
  sop,
  tags,
} from './team.ts';

/** The one command with which `sop status` ends, as this person sees it. */
async function next(root: string): Promise<string> {
  const { out, err, code } = await sop(root, 'status');
  expect(code).toBe(0);
  expect(out).toContain('Lantern support on ');
  // What it does stands beside it, or below it where there is no room.
  const [label, command = '', ...more] = err.trim().split('\n');
  expect([label, more.every((line) => line.startsWith('      '))]).toEqual(['next:', true]);
  return command.trim().split('  ')[0] ?? '';
}

describe('`sop status` ends with the one next command, all the way', () => {
  test('one person alone', async () => {
    setClock('2026-11-22T09:30:00+00:00');
    const root = folder({ 'sop.yaml': 'title: Lantern support\n', [path]: refund() });
    expect(await next(root)).toBe('sop init --git');
    git(root, 'init', '--quiet', '--initial-branch=main');
    as(root, 'ana');
    expect(await next(root)).toBe('sop release --all-changed');
    await done(root, 'release', '--all-changed');
    expect(await next(root)).toBe('sop list');
    edit(root, '30 days', '14 days');
    expect(await next(root)).toBe('sop release refund');
    await done(root, 'release', 'refund', '-m', 'The law gives 14 days', '--effective', '2027-01-01');
    expect(await next(root)).toBe('sop list');
    expect([await held(root, '2026-12-31'), await held(root, '2027-01-01')]).toEqual(['1.0.0', '2.0.0']);
    expect(JSON.parse((await sop(root, 'audit', '--json')).out).gaps).toEqual([]);
    setClock('2028-01-02T09:30:00+00:00');
    expect(await next(root)).toBe('sop review refund');
  });

  test('a team with pull requests and squash merges', async () => {
    setClock('2026-11-22T09:30:00+00:00');
    const root = handbook({ 'sop.yaml': fourEyes }, 'cas');
    git(root, 'commit', '--quiet', '--amend', '--reset-author', '--no-edit');
    as(root, 'ana');
    // Four eyes are asked for: a release would be refused before somebody else than Cas has approved.
    expect(await next(root)).toBe('sop approve refund');
    await done(root, 'approve', 'refund');
    expect(await next(root)).toBe('sop release refund');
    await done(root, 'release', 'refund');
    const host = `${folder()}/host.git`;
    git(root, 'clone', '--quiet', '--bare', root, host);
    git(root, 'remote', 'add', 'origin', host);
    git(root, 'fetch', '--quiet');
    git(root, 'branch', '--quiet', '--set-upstream-to', 'origin/main');

    // Cas changes the rule in a clone of her own and puts it before the others.
    const desk = `${folder()}/desk`;
    git(root, 'clone', '--quiet', host, desk);
    as(desk, 'cas');
    edit(desk, '30 days', '14 days');
    expect(await next(desk)).toBe('sop propose refund');
    const early = await sop(desk, 'release', 'refund', '-m', 'The law gives 14 days');
    expect([early.code, early.err]).toEqual([
      2,
      expect.stringContaining('Readers still see refund 1.0.0 (30 days)'),
    ]);
    expect(early.err).toContain('`sop propose refund` puts it before those who approve');
    await done(desk, 'propose', 'refund');
    expect(await next(desk)).toBe('git pull --ff-only');
    const comment = await done(desk, 'diff', '--since', 'origin/main', '--format', 'markdown');
    expect(comment.out).toContain('It becomes 2.0.0');
    expect(comment.out).toContain('**Next**: Ana Lima or Bo Smit approves');

    // The host makes one commit of it; Bo approves on the main line, and releases.
    git(root, 'fetch', '--quiet');
    git(root, 'branch', '--quiet', 'proposal', 'origin/sop/refund-cas-vries');
    merge(root, 'proposal', 'squash', 'cas', 'Give 14 days');
    as(root, 'bo');
    git(root, 'push', '--quiet', 'origin', 'main');
    expect(await next(root)).toBe('sop approve refund');
    await done(root, 'approve', 'refund');
    expect(await next(root)).toBe('git push --follow-tags');
    git(root, 'push', '--quiet', 'origin', 'main');
    expect(await next(root)).toBe('sop release refund');
    const released = await done(root, 'release', 'refund');
    expect(released.err).toContain('Readers get 2.0.0 as soon as it is pushed.');
    expect(await next(root)).toBe('git push --follow-tags');
    git(root, 'push', '--quiet', '--follow-tags', 'origin', 'main');
    expect(await next(root)).toBe('sop list');

    // What lies on Cas's desk is the text that she sent; the released one has other stamps, so that a plain pull would be refused.
    git(desk, 'fetch', '--quiet');
    expect(await next(desk)).toBe(`git restore --staged --worktree -- ${path} && git pull`);
    git(desk, 'restore', '--staged', '--worktree', '--', path);
    git(desk, 'pull', '--quiet');
    expect(await next(desk)).toBe('sop list');
    expect(read(desk, path)).toContain('version: 2.0.0\n');
    expect(await held(desk, '2026-11-22')).toBe('2.0.0');
    expect(JSON.parse((await sop(desk, 'audit', '--json')).out).gaps).toEqual([]);
  });

  test('others change the same file while somebody writes: nothing of it is lost', async () => {
    setClock('2026-11-22T09:30:00+00:00');
    const root = handbook();
    await done(root, 'release', 'refund');
    const host = `${folder()}/host.git`;
    git(root, 'clone', '--quiet', '--bare', root, host);
    const desk = `${folder()}/desk`;
    git(root, 'clone', '--quiet', host, desk);
    as(desk, 'cas');
    edit(root, '30 days', '14 days');
    git(root, 'commit', '--quiet', '--all', '--message', 'Fewer days');
    git(root, 'push', '--quiet', host, 'main');
    edit(desk, 'A customer gets', 'Every customer gets');
    git(desk, 'fetch', '--quiet');
    expect(await next(desk)).toBe('git pull --rebase --autostash');
    git(desk, 'pull', '--quiet', '--rebase', '--autostash');
    expect(read(desk, path)).toContain('Every customer gets');
    expect(read(desk, path)).toContain('14 days');
  });

  test('a correction of the text in force while a later revision waits', async () => {
    setClock('2026-11-20T09:00:00+00:00');
    const root = handbook();
    await done(root, 'release', 'refund');
    edit(root, '30 days', '14 days');
    await done(root, 'release', 'refund', '-m', 'New law', '--effective', '2027-01-01');
    setClock('2026-11-22T09:30:00+00:00');
    const waits = await sop(root, 'status');
    expect(waits.out).toContain('2.0.0 takes effect on 2027-01-01');
    const shown = await done(root, 'show', 'refund@1.0.0');
    const aside = folder({ 'fixed.md': shown.out.replace('payment page', 'refund page') });
    const argv = ['--correct', '1.0.0', '--from', `${aside}/fixed.md`, '-m', 'The page was renamed'];
    await done(root, 'release', 'refund', ...argv);
    expect(tags(root)).toEqual(['refund@1.0.0', 'refund@1.0.1', 'refund@2.0.0']);
    expect(await next(root)).toBe('sop list');
    const days = ['2026-11-21', '2026-11-22', '2026-12-31', '2027-01-01'];
    expect(await Promise.all(days.map((day) => held(root, day)))).toEqual([
      '1.0.0',
      '1.0.1',
      '1.0.1',
      '2.0.0',
    ]);
    expect(JSON.parse((await sop(root, 'audit', '--json')).out).gaps).toEqual([]);
  });
});
