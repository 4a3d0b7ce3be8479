import { describe, expect, test } from 'vitest';
import { parseLedger } from '../../src/version/ledger.ts';
import { folder, git, read, repository, write } from '../folder.ts';
import { calm, sop, sopWith } from '../shell.ts';
import { lantern } from './lantern.ts';
import { released } from './released.ts';

const path = 'sops/support/refund-customer.md';

function handbook(): { root: string; fingerprint: string } {
  const root = repository(lantern);
  const fingerprint = released(root, { path, version: '1.0.0', at: '2025-10-01T09:00:00Z' });
  return { root, fingerprint };
}

describe('sop review', () => {
  test('records a line bound to the text in force, and the version stays', async () => {
    const { root, fingerprint } = handbook();
    const before = read(root, path);
    const terminal = { out: true, err: true };
    const { code, err } = await sopWith(
      { terminal },
      root,
      'review',
      'refund-customer',
      '-m',
      'Read with the team',
    );
    expect(code).toBe(0);
    expect(calm(err).replace(fingerprint.slice(0, 15), 'v1:…')).toMatchInlineSnapshot(`
      "Review refund-customer: Refund a customer

        Text       1.0.0 (en), the text in force; its fingerprint begins with
                   v1:…
        Says       read as a whole and found right; the version stays. Read with the
                   team
        Until now  not reviewed since it began to hold on 2025-10-01, due on
                   2026-10-01
        Next       due on 2027-11-22
        As         Ana Silva <ana@lantern.example>, 2026-11-22T09:30:00+02:00
        Writes     one commit: records/reviews.csv
        Counts     on this machine: no git host is set (there is no remote \`origin\`)

      The review of refund-customer 1.0.0 is recorded. The next one is due on
      2027-11-22.

      next:
        sop status  shows what else needs attention
      "
    `);
    const { entries } = parseLedger('reviews', read(root, 'records/reviews.csv'));
    expect(entries).toMatchObject([
      { id: 'refund-customer', language: 'en', version: '1.0.0', fingerprint, note: 'Read with the team' },
    ]);
    expect(read(root, path)).toBe(before);
    expect(git(root, 'tag').trim()).toBe('refund-customer@1.0.0');
    const again = JSON.parse((await sop(root, 'review', 'refund-customer', '--dry-run', '--json')).out);
    expect(again).toMatchObject({ lastReview: '2026-11-22', wasDue: '2027-11-22', written: false });
  });

  test('is refused while newer text waits, unless the text in force is meant', async () => {
    const { root, fingerprint } = handbook();
    write(root, { [path]: read(root, path).replaceAll('30 days', '14 days') });
    const refused = await sop(root, 'review', 'refund-customer');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('readers still see 1.0.0')]);
    git(root, 'commit', '--quiet', '--all', '--message', 'Fourteen days');
    expect((await sop(root, 'review', 'refund-customer')).code).toBe(2);
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect((await sop(root, 'review', 'refund-customer', '--in-force')).code).toBe(0);
    expect(read(root, 'records/reviews.csv')).toContain(fingerprint);
  });

  test('other layout, another owner and other tags are no newer text', async () => {
    const { root } = handbook();
    write(root, { [path]: read(root, path).replace('owner: Ana Silva', 'owner: Bo Jansen\ntags: [money]') });
    expect((await sop(root, 'review', 'refund-customer')).code).toBe(0);
  });

  test('is refused where nothing is in force, for a retired SOP, in a shallow clone and without git', async () => {
    const { root } = handbook();
    const refused = async (at: string, ...argv: string[]) => {
      const { code, err } = await sop(at, 'review', ...argv);
      return code === 2 ? err : `not refused: ${err}`;
    };
    expect(await refused(root, 'lost-parcel')).toMatch(/No text of `lost-parcel` \(en\) is in force/);
    expect(await refused(root, 'refund-customer', '--lang', 'nl-')).toMatch(/language code/);
    expect(await refused(root, 'refund-custmer')).toMatch(/Did you mean `refund-customer`/);
    const clone = folder();
    git(root, 'commit', '--quiet', '--allow-empty', '--message', 'Later');
    git(clone, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'copy');
    expect(await refused(`${clone}/copy`, 'refund-customer')).toMatch(/git fetch --unshallow/);
    write(root, { [path]: read(root, path).replace('status: approved', 'status: retired') });
    expect(await refused(root, 'refund-customer')).toMatch(/is retired/);
    expect(await refused(folder(lantern), 'refund-customer')).toMatch(/not kept in git/);
  });
});
