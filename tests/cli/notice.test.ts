import { describe, expect, test } from 'vitest';
import { parseLedger } from '../../src/version/ledger.ts';
import { folder, git, read, repository, write } from '../folder.ts';
import { calm, sop, sopWith } from '../shell.ts';
import { lantern, refund } from './lantern.ts';

const complaint = refund
  .replaceAll('refund-customer', 'complaint')
  .replace('title: Refund a customer', 'title: Answer a complaint')
  .replace('Make the refund in the payment page.', 'Follow [Refund a customer](refund-customer.md).');
const files = { ...lantern, 'sops/support/complaint.md': complaint };
const text = 'The payment page pays twice';
const stop = ['stop', 'refund-customer', '-m', text] as const;
const lines = (root: string) => parseLedger('notices', read(root, 'records/notices.csv')).entries;

describe('sop stop, notice and resume', () => {
  test('a stop says what readers see and where, writes one line in one commit, and what to do next', async () => {
    const root = repository(files);
    const terminal = { out: true, err: true };
    const { code, out, err } = await sopWith({ terminal }, root, ...stop, '--instead', 'lost-parcel');
    expect([code, out]).toEqual([0, '']);
    expect(calm(err)).toMatchInlineSnapshot(`
      "Stop refund-customer: Refund a customer

        Readers see  STOP. Do not work by this: The payment page pays twice
                     Work by lost-parcel meanwhile.
                     until somebody runs \`sop resume refund-customer\`
        Where        on top of refund-customer: en (nothing in force)
                     and of 1 SOP that uses it:
                       complaint (sops/support/complaint.md:28)
        As           Ana Silva <ana@lantern.example>, 2026-11-22T09:30:00+02:00
        Writes       one commit: records/notices.csv
        Counts       on this machine: no git host is set (there is no remote \`origin\`)

      refund-customer is stopped in the records. Its text and its version are as they
      were. Readers see this from the next \`sop build\` on.

      next:
        sop status  shows what else needs attention
      "
    `);
    expect(lines(root).map(({ kind, id, instead, person }) => [kind, id, instead, person])).toEqual([
      ['stop', 'refund-customer', 'lost-parcel', 'Ana Silva <ana@lantern.example>'],
    ]);
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(git(root, 'show', '--name-only', '--format=%s', 'HEAD').trim().split('\n')).toEqual([
      'Stop refund-customer',
      '',
      'records/notices.csv',
    ]);
    expect(
      calm(err)
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([]);
  });

  test('--dry-run shows the plan on stdout and writes nothing', async () => {
    const root = repository(files);
    const { code, out, err } = await sop(root, ...stop, '--dry-run');
    expect([code, err]).toEqual([0, 'Nothing was written.\n']);
    expect(out).toContain('STOP. Do not work by this: The payment page pays twice');
    expect(git(root, 'log', '--format=%s').trim()).toBe('First text');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  test('resume ends the stop and all notices, and says which', async () => {
    const root = repository(files);
    await sop(root, ...stop);
    await sop(root, 'notice', 'refund-customer', '-m', 'Replies are slow', '--until', '2026-11-30');
    const { code, err } = await sopWith(
      { today: '2026-11-24' },
      root,
      'resume',
      'Refund-Customer',
      '-m',
      'Mended',
    );
    expect(code).toBe(0);
    expect(err).toContain('stop since 2026-11-22: The payment page pays twice');
    expect(err).toContain('notice since 2026-11-22, until 2026-11-30: Replies are slow');
    expect(lines(root).map(({ kind, id }) => [kind, id])).toEqual([
      ['stop', 'refund-customer'],
      ['notice', 'refund-customer'],
      ['resume', 'refund-customer'],
    ]);
    const again = await sopWith({ today: '2026-11-25' }, root, 'resume', 'refund-customer');
    expect([again.code, again.err]).toEqual([
      2,
      expect.stringMatching(/Nothing is said about `refund-customer` today/),
    ]);
  });

  test('--json tells everything, also of a plan', async () => {
    const root = repository(files);
    const plan = JSON.parse((await sop(root, ...stop, '--dry-run', '--json')).out);
    expect(plan).toMatchObject({
      kind: 'stop',
      id: 'refund-customer',
      text,
      written: false,
      usedBy: [{ id: 'complaint', path: 'sops/support/complaint.md', lines: [28] }],
    });
    const done = JSON.parse((await sop(root, ...stop, '--json')).out);
    expect(done).toMatchObject({
      written: true,
      commit: git(root, 'rev-parse', 'HEAD').trim(),
      branch: 'main',
    });
  });

  test('next is to push where there is a git host, and to go back to main from another branch', async () => {
    const root = repository(files);
    const bare = folder();
    git(bare, 'init', '--quiet', '--bare');
    git(root, 'remote', 'add', 'origin', bare);
    expect((await sop(root, ...stop)).err).toMatch(/next:\n {2}git push -u origin main /);
    git(root, 'push', '--quiet', '--set-upstream', 'origin', 'main');
    const { err } = await sop(root, 'resume', 'refund-customer');
    expect(err).toMatch(/as soon as it is pushed/);
    expect(err).toMatch(/next:\n {2}git push /);
    git(root, 'switch', '--quiet', '-c', 'reword');
    expect((await sop(root, ...stop, '--dry-run')).out).toMatch(
      /you are on `reword`, and\s+readers get `main`/,
    );
  });

  test.each([
    [['stop', 'refund-custmer', '-m', text], 'Did you mean `refund-customer`?'],
    [['stop', '../../etc/passwd', '-m', text], 'is no SOP of this handbook'],
    [['stop', 'refund-customer'], 'Why should nobody work by it?'],
    [['stop', 'refund-customer', '-m', ' \n '], 'This is needed.'],
    [['stop', 'refund-customer', '-m', 'x'.repeat(501)], 'at most 500 characters'],
    [['stop', 'refund-customer', '-m', text, '--instead', 'refund-customer'], 'another SOP'],
    [['stop', 'refund-customer', '-m', text, '--until', '2026-02-30'], 'expected a date'],
    [['stop', 'refund-customer', '-m', text, '--until', '2026-11-21'], 'a date from `2026-11-22` on'],
    [['notice', 'refund-customer', '-m', text], '--until 2026-11-30'],
    [['resume', 'refund-customer'], 'Nothing is said about'],
    [['stop', 'sops/README.md', '-m', text], 'is no SOP of this handbook'],
  ])('%j is refused and nothing is written', async (argv, message) => {
    const root = repository(files);
    const { code, err } = await sop(root, ...argv);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    expect(git(root, 'log', '--format=%s').trim()).toBe('First text');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  test('a retired SOP, the same words twice, and no repository are refused', async () => {
    const root = repository(files);
    await sop(root, ...stop);
    expect((await sop(root, ...stop)).err).toContain('That is said on `refund-customer` already');
    write(root, { 'sops/support/complaint.md': complaint.replace('status: approved', 'status: retired') });
    expect((await sop(root, 'stop', 'complaint', '-m', text)).err).toContain('is retired');
    const instead = await sop(root, 'stop', 'lost-parcel', '-m', text, '--instead', 'complaint');
    expect(instead.err).toContain('expected an SOP that is not retired');
    const { code, err } = await sop(folder(files), ...stop);
    expect([code, err]).toEqual([2, expect.stringContaining('not kept in git yet')]);
  });

  test('words with line breaks, quotes, commas and control characters stay one line, and come back as they are read', async () => {
    const root = repository(files);
    const odd = 'Say "no",\n then wait; 10\u001b[31m% of them\u202e fail, =SUM(A1)';
    expect((await sop(root, 'stop', 'refund-customer', '-m', odd)).code).toBe(0);
    expect(lines(root).map((entry) => entry.text)).toEqual([
      'Say "no", then wait; 10% of them fail, =SUM(A1)',
    ]);
    expect(read(root, 'records/notices.csv').split('\n').length).toBe(3);
  });
});
