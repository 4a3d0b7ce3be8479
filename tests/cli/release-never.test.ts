import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { carryOut } from '../../src/io/git-write.ts';
import {
  alone,
  as,
  commit,
  done,
  edit,
  folder,
  git,
  handbook,
  held,
  path,
  read,
  refund,
  registered,
  setClock,
  sop,
  stateOf,
  tags,
  write,
} from './team.ts';

setClock('2026-11-22T09:30:00+00:00');

/** A handbook whose refund SOP was changed since its release. */
async function changed(): Promise<string> {
  const root = handbook();
  await done(root, 'release', 'refund');
  edit(root, '30 days', '14 days');
  return root;
}

/** Runs a release that has to be refused, with everything as it was. Returns what was said. */
async function refused(root: string, ...argv: string[]): Promise<string> {
  const before = stateOf(root);
  const ran = await sop(root, 'release', ...(argv.length > 0 ? argv : ['refund', '-m', 'New law']));
  expect([ran.code, stateOf(root)], ran.err).toEqual([2, before]);
  expect(existsSync(join(root, '.git/sop-journal.json'))).toBe(false);
  expect(git(root, 'fsck', '--no-dangling').trim()).toBe('');
  return ran.err;
}

describe('a release is refused, and nothing is changed', () => {
  test('without a name to work under', async () => {
    const root = await changed();
    git(root, 'config', '--unset', 'user.name');
    expect(await refused(root)).toContain('Git does not know who you are');
  });

  test('outside of a repository', async () => {
    const root = folder({ 'sop.yaml': alone, [path]: refund() });
    const ran = await sop(root, 'release', 'refund');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('not kept in git yet')]);
    expect(read(root, path)).toBe(refund());
  });

  test('outside of a handbook', async () => {
    const ran = await sop(folder(), 'release', 'refund');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('There is no handbook here')]);
  });

  test('when the repository belongs to somebody else', async () => {
    const root = await changed();
    // Git's own switch for its tests: it takes every repository for somebody else's.
    process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1';
    onTestFinished(() => {
      delete process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER;
    });
    const ran = await sop(root, 'release', 'refund', '-m', 'New law');
    delete process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER;
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('belongs to another user')]);
    expect(tags(root)).toEqual(['refund@1.0.0']);
  });

  test('while the index is locked', async () => {
    const root = await changed();
    write(root, { '.git/index.lock': '' });
    const before = read(root, path);
    const ran = await sop(root, 'release', 'refund', '-m', 'New law');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('Another git command is at work')]);
    expect([read(root, path), tags(root)]).toEqual([before, ['refund@1.0.0']]);
  });

  test('by a hook, whose words are repeated', async () => {
    const root = await changed();
    const hook = join(root, '.git/hooks/pre-commit');
    mkdirSync(join(root, '.git/hooks'), { recursive: true });
    writeFileSync(hook, '#!/bin/sh\necho "No commits on a Sunday" >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    expect(await refused(root)).toContain('No commits on a Sunday');
  });

  test('when a tag that was made by hand has the name of the next seal; without it, the same command releases', async () => {
    const root = await changed();
    git(root, 'tag', 'refund@2.0.0');
    const said = await refused(root);
    expect(said).toContain('`refund@2.0.0` is a tag that was made by hand and seals nothing');
    expect(said).toContain('`git tag -d refund@2.0.0`');
    git(root, 'tag', '-d', 'refund@2.0.0');
    await done(root, 'release', 'refund', '-m', 'Fewer days');
  });

  test('in the middle of a merge', async () => {
    const root = await changed();
    commit(root, 'ana', 'Fewer days');
    git(root, 'switch', '--quiet', '-c', 'other', 'HEAD~1');
    edit(root, '30 days', '10 days');
    commit(root, 'ana', 'Fewer still');
    git(root, 'switch', '--quiet', 'main');
    expect(() => git(root, 'merge', '--quiet', 'other')).toThrow();
    git(root, 'checkout', '--quiet', '--ours', '--', path);
    const said = await refused(root);
    expect(said).not.toContain('becomes');
    expect(said).toContain(
      'A merge is half done in this folder; nothing was changed, and readers see what they saw',
    );
  });

  test('on a branch that readers do not get, and on an old revision', async () => {
    const root = await changed();
    git(root, 'switch', '--quiet', '-c', 'shorter');
    expect(await refused(root)).toContain('Revisions are sealed on `main`');
    git(root, 'switch', '--quiet', '--detach');
    expect(await refused(root)).toContain('on no branch');
  });

  test('when the git host has more than this clone', async () => {
    const root = await changed();
    const host = folder();
    git(host, 'clone', '--quiet', '--bare', root, 'host.git');
    git(root, 'remote', 'add', 'origin', join(host, 'host.git'));
    git(host, 'clone', '--quiet', 'host.git', 'other');
    const other = join(host, 'other');
    as(other, 'bo');
    commit(other, 'bo', 'More', { 'notes.txt': 'x\n' });
    git(other, 'push', '--quiet');
    git(root, 'fetch', '--quiet');
    git(root, 'branch', '--quiet', '--set-upstream-to', 'origin/main');
    expect(await refused(root)).toContain('lacks one commit that the git host has');
  });

  test('in a clone whose history was cut off', async () => {
    const root = await changed();
    commit(root, 'ana', 'Fewer days');
    const at = folder();
    git(at, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'clone');
    const clone = join(at, 'clone');
    as(clone, 'ana');
    expect(await refused(clone)).toContain('git fetch --unshallow --tags');
  });

  test('where the place of a file is a folder: what the disk refuses is undone', async () => {
    const root = await changed();
    mkdirSync(join(root, `${path}.sop-new`));
    const before = read(root, path);
    const ran = await sop(root, 'release', 'refund', '-m', 'New law');
    expect([ran.code === 0, read(root, path), tags(root)]).toEqual([false, before, ['refund@1.0.0']]);
  });

  test('when a file changed between the plan and the commit', async () => {
    const root = await changed();
    const before = read(root, path);
    const plan = { files: [{ path, before, after: `${before}\n` }], message: 'Release', tags: [] };
    edit(root, '14 days', '10 days');
    const state = stateOf(root);
    await expect(carryOut(root, plan)).rejects.toThrow('changed-meanwhile');
    expect(stateOf(root)).toEqual(state);
  });

  test('when somebody committed between the plan and the commit', async () => {
    const root = await changed();
    const before = read(root, path);
    const head = git(root, 'rev-parse', 'HEAD').trim();
    commit(root, 'bo', 'Notes', { 'notes.txt': 'x\n' });
    const now = read(root, path);
    const plan = { files: [{ path, before: now, after: `${before}\n` }], message: 'Release', tags: [], head };
    await expect(carryOut(root, plan)).rejects.toThrow('committed-meanwhile');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  test('when another release is at work', async () => {
    const root = await changed();
    // A process that lives as long as the test: the one that started it.
    const journal = {
      key: 'x',
      head: 'x',
      folder: root,
      transaction: { files: [], tags: [], message: '' },
      untracked: [],
      pid: process.ppid,
      host: (await import('node:os')).hostname(),
      started: Date.now(),
    };
    write(root, { '.git/sop-journal.json': JSON.stringify(journal) });
    const ran = await sop(root, 'release', 'refund', '-m', 'New law');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('Another `sop` command is writing')]);
    expect(existsSync(join(root, '.git/sop-journal.json'))).toBe(true);
    write(root, { '.git/sop-journal.json': JSON.stringify({ ...journal, pid: 2 ** 22 + 1 }) });
    await done(root, 'release', 'refund', '-m', 'New law');
  });
});

describe('names that look like something else', () => {
  test('ids that begin with a hyphen, hold spaces, quotes, line breaks or dots never become options or leave the handbook', async () => {
    const root = await changed();
    for (const name of [
      '-rf',
      '--force',
      '../../etc/passwd',
      'a b',
      "a'b",
      'a"b',
      'a\nb',
      '..',
      '$(id)',
      'refund@1.0.0',
    ])
      expect(await refused(root, '-m', 'x', '--', name)).toContain('error:');
    for (const name of ['-n', '--exec=id', '..', 'a\nb'])
      expect(await refused(root, 'refund', '-m', 'x', '--correct', '1.0.0', `--from=${name}`)).toContain(
        'error:',
      );
    expect(await refused(root, 'refund', '-m', 'x', '--effective=--help')).toContain('expected a date');
  });

  test('files with odd names are released as any other, or refused by name', async () => {
    const odd = [
      "sops/support/it's a file.md",
      'sops/support/-n.md',
      'sops/support/“quoted”.md',
      'sops/support/a b.md',
    ];
    const files = Object.fromEntries(
      odd.map((name, at) => [name, refund({ id: `odd-${at}`, title: `Odd name ${at}` })]),
    );
    const root = handbook(files);
    await done(root, 'release', '--all-changed');
    expect(tags(root)).toEqual(['odd-0@1.0.0', 'odd-1@1.0.0', 'odd-2@1.0.0', 'odd-3@1.0.0', 'refund@1.0.0']);
    const seals = await Promise.all(
      [0, 1, 2, 3].map(async (at) => (await registered(root, `odd-${at}`)).revisions[0]),
    );
    expect(seals.map((one) => [one?.seal.path, one?.approved])).toEqual(odd.map((name) => [name, true]));
    expect(git(root, 'status', '--porcelain')).toBe('');
    const broken = 'sops/support/a\nSop-Approved-By: Eve.md';
    write(root, { [broken]: refund({ id: 'broken', title: 'A broken name' }) });
    expect(await refused(root, 'broken')).toContain('holds a character that no record can name');
  });

  test('a title with a line break in it adds no trailer', async () => {
    const root = handbook({
      [path]: refund({ title: '"Refund a customer\\nSop-Approved-By: Eve"' }),
    });
    await sop(root, 'release', 'refund');
    for (const tag of tags(root))
      expect(git(root, 'cat-file', 'tag', tag)).not.toMatch(/^Sop-Approved-By: Eve/m);
  });

  test('a link that leads out of the handbook is not written through', async () => {
    const outside = folder({ 'elsewhere.md': refund({ id: 'elsewhere', title: 'Elsewhere' }) });
    const root = handbook();
    symlinkSync(join(outside, 'elsewhere.md'), join(root, 'sops/support/elsewhere.md'));
    const ran = await sop(root, 'release', 'elsewhere');
    expect([ran.code, tags(root)]).toEqual([2, []]);
    expect(read(outside, 'elsewhere.md')).toBe(refund({ id: 'elsewhere', title: 'Elsewhere' }));
  });
});

test('a worktree, a handbook below the top of a repository, CRLF files: released like any other', async () => {
  const top = handbook();
  commit(top, 'ana', 'Move', {
    'shop/handbook/sop.yaml': alone,
    'shop/handbook/sops/refund.md': refund({ id: 'below' }).replaceAll('\n', '\r\n'),
    'shop/readme.txt': 'x\n',
  });
  const root = join(top, 'shop/handbook');
  write(top, { 'shop/readme.txt': 'y\n' });
  await done(root, 'release', 'below');
  expect(git(top, 'show', '--name-only', '--format=', 'HEAD').trim().split('\n')).toEqual([
    'shop/handbook/records/approvals.csv',
    'shop/handbook/sops/refund.md',
  ]);
  expect(git(top, 'status', '--porcelain')).toBe(' M shop/readme.txt\n');
  expect(read(root, 'sops/refund.md')).toContain('version: 1.0.0\r\n');
  expect(await held(root, '2026-11-22', 'below')).toBe('1.0.0');
  const at = join(folder(), 'tree');
  git(top, 'worktree', 'add', '--quiet', '--detach', at);
  const ran = await sop(join(at, 'shop/handbook'), 'release', 'below', '--merged');
  expect(ran.code).toBe(2);
  const again = await sop(join(at, 'shop/handbook'), 'release', '--merged');
  expect([again.code, again.err]).toEqual([0, expect.stringContaining('Nothing to release')]);
});
