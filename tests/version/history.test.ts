import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readLog, readTags } from '../../src/io/git-log.ts';
import { openRepository, refuseOption } from '../../src/io/git-read.ts';
import { readObjects } from '../../src/io/git-texts.ts';
import { authorsOf, fileHistories, LOG_FORMAT, parseLog } from '../../src/version/history.ts';
import { parseTags, sealsOf, TAG_FORMAT } from '../../src/version/seal.ts';

function repository() {
  const folder = mkdtempSync(join(tmpdir(), 'sop-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const commit = (message: string) => {
    git('add', '-A');
    git('commit', '-q', '-m', message);
  };
  git('init', '-q', '-b', 'main');
  for (const [key, value] of [
    ['user.name', 'Ana Lima'],
    ['user.email', 'ana@lantern.example'],
    ['commit.gpgSign', 'false'],
    ['gc.auto', '0'],
  ]) {
    git('config', key ?? '', value ?? '');
  }
  return { folder, git, write, commit };
}

const historyOf = async (folder: string) => fileHistories(parseLog(await readLog(folder, LOG_FORMAT)));
const body = 'Find the order.\nAsk for a photo.\nRefund the payment.\nClose the ticket.\n';

describe('history of files', () => {
  test('goes through renames and odd names, newest first', async () => {
    const { folder, git, write, commit } = repository();
    write('sops/support/refund.md', body);
    commit('Write down refunds');
    mkdirSync(join(folder, 'sops/billing'), { recursive: true });
    git('mv', 'sops/support/refund.md', 'sops/billing/terugbetaling "één".md');
    commit('Move refunds to billing');
    write('sops/billing/terugbetaling "één".md', `${body}Thank the customer.\n`);
    commit('Thank the customer');
    const [history, ...others] = await historyOf(folder);
    expect(others).toEqual([]);
    expect(history?.versions.map(({ path, commit: { message } }) => [path, message])).toEqual([
      ['sops/billing/terugbetaling "één".md', 'Thank the customer'],
      ['sops/billing/terugbetaling "één".md', 'Move refunds to billing'],
      ['sops/support/refund.md', 'Write down refunds'],
    ]);
    const texts = await readObjects(folder, history?.versions.map(({ blob }) => blob) ?? []);
    expect([...texts.values()].map(String)).toEqual([`${body}Thank the customer.\n`, body]);
  });

  test('follows the main line: a merge counts as one change, with its co-authors', async () => {
    const { folder, git, write, commit } = repository();
    write('sops/refund.md', body);
    commit('Write down refunds');
    git('checkout', '-q', '-b', 'photo');
    write('sops/refund.md', `${body}One.\n`);
    commit('First try');
    write('sops/refund.md', `${body}Two.\n`);
    commit('Second try');
    git('checkout', '-q', 'main');
    git(
      'merge',
      '-q',
      '--no-ff',
      'photo',
      '-m',
      'Ask for a photo (#12)\n\nCo-authored-by: Bo Smit <bo@lantern.example>',
    );
    const [history] = await historyOf(folder);
    expect(history?.versions).toHaveLength(2);
    const merge = history?.versions[0]?.commit;
    expect(merge && authorsOf(merge).map(({ name }) => name)).toEqual(['Ana Lima', 'Bo Smit']);
  });

  test('a deleted file is known, with the commit that deleted it', async () => {
    const { folder, git, write, commit } = repository();
    write('sops/refund.md', body);
    commit('Write down refunds');
    git('rm', '-q', 'sops/refund.md');
    commit('Remove refunds');
    const [history] = await historyOf(folder);
    expect([history?.versions.length, history?.deletedIn?.message]).toEqual([1, 'Remove refunds']);
  });

  test('a handbook in a subfolder sees paths of its own, and a shallow clone is known as one', async () => {
    const { folder, write, commit } = repository();
    write('handbook/sops/refund.md', body);
    write('shop/code.js', 'export {};\n');
    commit('Shop and handbook');
    write('handbook/sops/refund.md', `${body}More.\n`);
    commit('More');
    const inside = join(folder, 'handbook');
    expect((await historyOf(inside)).map(({ path }) => path)).toEqual(['sops/refund.md']);
    expect(await openRepository(inside)).toMatchObject({
      prefix: 'handbook/',
      shallow: false,
      branch: 'main',
    });
    const copy = `${folder}-shallow`;
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${folder}`, copy]);
    expect(await openRepository(copy)).toMatchObject({ shallow: true });
  });

  test('a folder outside any repository, and one without a commit', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'sop-none-'));
    onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
    expect(await openRepository(outside)).toBeUndefined();
    const { folder } = repository();
    expect(await openRepository(folder)).toMatchObject({ head: undefined, branch: 'main' });
  });
});

describe('seals', () => {
  test('are read from annotated tags alone', async () => {
    const { folder, git, write, commit } = repository();
    write('sops/refund.md', body);
    commit('Write down refunds');
    git(
      'tag',
      '-a',
      'refund-customer@1.0.0',
      '-m',
      'refund-customer 1.0.0\n\nFirst release.\n\nSop-Path: sops/refund.md\nSop-Class: major\nSop-Reason: First release\nSop-Approved-By: Bo Smit <bo@lantern.example>',
    );
    git('tag', 'refund-customer@1.1.0');
    git('tag', '-a', 'v1', '-m', 'Shop software');
    const seals = sealsOf(parseTags(await readTags(folder, TAG_FORMAT)));
    expect(seals).toHaveLength(1);
    expect(seals[0]).toMatchObject({
      id: 'refund-customer',
      version: '1.0.0',
      path: 'sops/refund.md',
      class: 'major',
      approvedBy: ['Bo Smit'],
      sealedBy: { name: 'Ana Lima', email: 'ana@lantern.example' },
      signed: false,
    });
    expect(seals[0]?.commit).toBe(git('rev-parse', 'HEAD').trim());
  });
});

test('objects: missing ones, empty ones and bytes that are no text', async () => {
  const { folder, git, write, commit } = repository();
  write('empty.md', '');
  writeFileSync(join(folder, 'photo.png'), Buffer.from([0x89, 0x50, 0, 10, 10, 0xff]));
  commit('Files');
  const photo = git('rev-parse', 'HEAD:photo.png').trim();
  const read = await readObjects(folder, ['HEAD:empty.md', 'HEAD:none.md', photo]);
  expect(read.get('HEAD:empty.md')?.length).toBe(0);
  expect(read.get('HEAD:none.md')).toBeUndefined();
  expect([...(read.get(photo) ?? [])]).toEqual([0x89, 0x50, 0, 10, 10, 0xff]);
});

test.each(['--output=stolen', '-x', 'main\nother'])('%j is refused as a name', (name) => {
  expect(() => refuseOption(name)).toThrow('like-an-option');
});
