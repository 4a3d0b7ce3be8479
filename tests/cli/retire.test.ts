import { describe, expect, test } from 'vitest';
import { withKeys } from '../../src/cli/edit-keys.ts';
import { folder, git, read, repository, write } from '../folder.ts';
import { calm, sop, sopWith } from '../shell.ts';
import { lantern, refund } from './lantern.ts';

const path = 'sops/support/refund-customer.md';
const linked = (to: string) =>
  refund
    .replaceAll('refund-customer', 'complaint')
    .replace('title: Refund a customer', 'title: Answer a complaint')
    .replace('Make the refund in the payment page.', `Follow [Refund a customer](${to}).`);
const dutch = refund.replace('language: en', 'language: nl').replace('Refund a customer', 'Geld teruggeven');
const why = 'The shop pays back by bank now';

describe('sop retire', () => {
  test('marks every language, names the successor, keeps all else, in one commit', async () => {
    const root = repository({ ...lantern, 'sops/support/refund-customer.nl.md': dutch });
    const { code, err } = await sopWith(
      { terminal: { out: true, err: true } },
      root,
      ...['retire', 'Refund-Customer', '--superseded-by', 'lost-parcel', '-m', why],
    );
    expect(code).toBe(0);
    expect(calm(err)).toMatchInlineSnapshot(`
      "Retire refund-customer: Refund a customer

        Because      The shop pays back by bank now
        Readers see  that it is retired, where they saw the text in force until now:
                     en (nothing in force), nl (nothing in force)
                     and are sent on to lost-parcel: Trace a lost parcel
        Kept         the text and every revision of it:
                     sops/support/refund-customer.md,
                     sops/support/refund-customer.nl.md
        As           Ana Silva <ana@lantern.example>, 2026-11-22T09:30:00+02:00
        Writes       one commit: sops/support/refund-customer.md,
                     sops/support/refund-customer.nl.md
        Counts       on this machine: no git host is set (there is no remote \`origin\`)

      refund-customer is retired. It is kept, and left out of lists and search.

      next:
        sop status  shows what else needs attention
      "
    `);
    expect(read(root, path)).toBe(
      refund
        .replace('status: approved', 'status: retired')
        .replace('  - "I was charged twice"\n', '  - "I was charged twice"\nsuperseded-by: lost-parcel\n'),
    );
    expect(git(root, 'show', '--name-only', '--format=%B', 'HEAD')).toMatch(
      /^Retire refund-customer\n\nThe shop pays back by bank now\n\nSop-Retired: refund-customer\nSop-Superseded-By: lost-parcel\nSop-Transaction: \w+\n\n\nsops\/support\/refund-customer\.md\nsops\/support\/refund-customer\.nl\.md\n$/,
    );
    const lint = await sop(root, 'lint', path);
    expect(lint.err).toBe('');
    const again = await sop(root, 'retire', 'refund-customer', '-m', why);
    expect([again.code, again.err]).toEqual([2, expect.stringMatching(/retired already/)]);
  });

  test('is refused while others link to it, with every place and what has to stand there', async () => {
    const root = repository({
      ...lantern,
      'sops/support/complaint.md': linked('refund-customer.md'),
      'sops/support/call.md': linked('refund-customer.md')
        .replace('id: complaint', 'id: call\nrelated: [refund-customer]')
        .replace('[Refund a customer](refund-customer.md)', '[[refund-customer]]'),
      'sops/support/old.md': linked('refund-customer.md')
        .replace('id: complaint', 'id: old')
        .replace('status: approved', 'status: retired'),
    });
    const { code, err } = await sop(
      root,
      ...['retire', 'refund-customer', '--superseded-by', 'lost-parcel', '-m', why],
    );
    expect(code).toBe(2);
    expect(err).toContain('3 links would lead readers to a retired SOP; nothing was changed');
    expect(err.split('\n').filter((line) => line.includes('must become'))).toEqual([
      '  sops/support/call.md:3: refund-customer must become lost-parcel',
      '  sops/support/call.md:29: [[refund-customer]] must become [[lost-parcel]]',
      '  sops/support/complaint.md:28: refund-customer.md must become ../warehouse/lost-parcel.md',
    ]);
    expect((await sop(root, 'retire', 'refund-customer', '-m', why)).err).toContain(
      'must lead elsewhere or go',
    );
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(git(root, 'log', '--format=%s').trim()).toBe('First text');
  });

  test('the successor may tell of what it replaces', async () => {
    const successor = linked('refund-customer.md').replace(
      'id: complaint',
      'id: complaint\nsupersedes: refund-customer',
    );
    const root = repository({ ...lantern, 'sops/support/complaint.md': successor });
    const run = await sop(root, 'retire', 'refund-customer', '--superseded-by', 'complaint', '-m', why);
    expect(run.code).toBe(0);
  });

  test('--dry-run and --json show the plan and write nothing', async () => {
    const root = repository(lantern);
    const plan = await sop(root, 'retire', 'refund-customer', '-m', why, '--dry-run');
    expect([plan.code, plan.err]).toEqual([0, 'Nothing was written.\n']);
    expect(plan.out).toContain('and are sent to no other SOP');
    const data = JSON.parse(
      (await sop(root, 'retire', 'refund-customer', '-m', why, '--dry-run', '--json')).out,
    );
    expect(data).toMatchObject({ id: 'refund-customer', reason: why, paths: [path], written: false });
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  test('edits that nobody committed, other people, and wrong successors are refused', async () => {
    const approvers = lantern['sop.yaml']?.replace(
      '    owner: Ana Silva\n',
      '    owner: Ana Silva\n    approvers: [Bo Jansen]\n',
    );
    const root = repository({ ...lantern, 'sop.yaml': approvers ?? '' });
    const refused = async (...argv: string[]) => {
      const { code, err } = await sop(root, 'retire', 'refund-customer', '-m', why, ...argv);
      return code === 2 ? err : `not refused: ${err}`;
    };
    expect(await refused()).toMatch(/may not retire[\s\S]*Ask Bo Jansen to run the same command/);
    git(root, 'config', 'user.name', 'Bo Jansen');
    git(root, 'config', 'user.email', 'bo@lantern.example');
    expect(await refused()).toMatch(/Add `bo@lantern.example` to the addresses of Bo Jansen/);
    const known = read(root, 'sop.yaml').replace(
      '- Bo Jansen\n',
      '- name: Bo Jansen\n    addresses: bo@lantern.example\n',
    );
    write(root, { 'sop.yaml': known });
    expect(await refused('--superseded-by', 'refund-customer')).toMatch(/expected another SOP/);
    expect(await refused('--superseded-by', 'no-such')).toMatch(/no file, folder or SOP id/);
    write(root, { [path]: refund.replace('30 days', '14 days') });
    expect(await refused()).toMatch(/nobody has committed/);
    expect(read(root, path)).toBe(refund.replace('30 days', '14 days'));
    expect(git(root, 'log', '--format=%s').trim()).toBe('First text');
  });

  test('without git nothing is retired', async () => {
    expect((await sop(folder(lantern), 'retire', 'refund-customer', '-m', why)).code).toBe(2);
  });
});

describe('keys of the front matter', () => {
  const set = (front: string, values: Record<string, string>) =>
    withKeys('a.md', `---\n${front}---\n\nText: stays.\n`, values)
      ?.replace('---\n\nText: stays.\n', '')
      .slice(4);

  test('are set on their line, comments and all else stay', () => {
    expect(set('id: a # the id\nowner: "Ana" # keeps it\n', { owner: 'Bo Jansen' })).toBe(
      'id: a # the id\nowner: Bo Jansen # keeps it\n',
    );
    expect(set('id: a\nowner:\ntitle: T\n', { owner: '@lead' })).toBe("id: a\nowner: '@lead'\ntitle: T\n");
    expect(set('id: a\n', { status: 'retired' })).toBe('id: a\nstatus: retired\n');
    expect(withKeys('a.md', '---\r\nid: a\r\n---\r\n', { status: 'retired' })).toBe(
      '---\r\nid: a\r\nstatus: retired\r\n---\r\n',
    );
  });

  test('are left alone where that is not certain', () => {
    expect(set('{id: a, status: draft}\n', { owner: 'Bo' })).toBeUndefined();
    expect(set('id: a\nowner: >\n  Ana\n', { owner: 'Bo' })).toBeUndefined();
    expect(withKeys('a.md', 'No front matter.\n', { owner: 'Bo' })).toBeUndefined();
  });
});
