import { describe, expect, test } from 'vitest';
import { folder, git, read, repository, write } from '../folder.ts';
import { sop, sopWith } from '../shell.ts';
import { busy } from './busy.ts';
import { lantern } from './lantern.ts';
import { released } from './released.ts';

const rows = async (root: string, ...argv: string[]) =>
  JSON.parse((await sop(root, 'list', '--json', ...argv)).out).map((row: Record<string, string>) =>
    `${row.id} ${row.version} ${row.status} ${row.effective} ${row.nextReview}`.trimEnd(),
  );

describe('sop list with history', () => {
  test('shows the version in force, since when, and the next review; a draft has none, whatever it says', async () => {
    const root = busy();
    write(root, {
      'sops/warehouse/lost-parcel.md': read(root, 'sops/warehouse/lost-parcel.md')
        .replace('0.0.0', '3.0.0')
        .replace('status: draft', 'status: approved'),
    });
    expect(await rows(root)).toEqual([
      'call 1.0.0 approved 2026-03-01 2027-03-01',
      'chat 1.0.0 approved 2026-03-01 2027-03-01',
      'complaint 1.0.0 approved 2025-11-01 2026-11-01',
      'old-way 1.0.0 retired 2026-03-01',
      'refund-customer 2.0.0 approved 2026-05-01 2027-05-01',
      'refund-customer  draft',
      'voucher 1.0.0 approved 2025-12-10 2026-12-10',
      'lost-parcel  draft',
    ]);
    const { out, err } = await sopWith({ width: 100, terminal: { out: true, err: true } }, root, 'list');
    expect(out).not.toContain('old-way');
    expect(err).toContain('1 retired SOP is left out: `sop list --status retired`.');
    expect((await sop(root, 'list', '--status', 'retired')).out).toContain('old-way');
  });

  test('a review that was recorded moves the next one', async () => {
    const root = busy();
    await sop(root, 'review', 'complaint');
    expect(await rows(root, '--department', 'Support')).toContain(
      'complaint 1.0.0 approved 2025-11-01 2027-11-22',
    );
  });

  test('--on tells what was or will be in force, also of a text that is gone or retired since', async () => {
    const root = busy();
    await sop(root, 'retire', 'complaint', '-m', 'We answer in the chat');
    git(root, 'rm', '--quiet', 'sops/support/chat.md');
    git(root, 'commit', '--quiet', '--message', 'Tidy');
    expect(await rows(root, '--on', '2025-10-31')).toEqual([]);
    expect(await rows(root, '--on', '2026-04-30')).toEqual([
      'call 1.0.0 approved 2026-03-01 2027-03-01',
      'chat 1.0.0 approved 2026-03-01 2027-03-01',
      'complaint 1.0.0 approved 2025-11-01 2026-11-01',
      'old-way 1.0.0 retired 2026-03-01',
      'refund-customer 1.0.0 approved 2026-02-01 2027-02-01',
      'voucher 1.0.0 approved 2025-12-10 2026-12-10',
    ]);
    const later = await rows(root, '--on', '2999-01-01');
    expect(later).toContain('complaint 1.0.0 retired 2025-11-01');
    expect(later).toContain('voucher 2.0.0 approved 2027-01-01 2028-01-01');
  });

  test('without seals the front matter is all there is; a shallow clone says so', async () => {
    const root = repository(lantern);
    expect(await rows(root)).toEqual([
      'refund-customer 1.4.0 approved 2026-03-01',
      'lost-parcel 0.0.0 draft',
    ]);
    released(root, { path: 'sops/support/refund-customer.md', version: '1.4.0', at: '2026-03-01T09:00:00Z' });
    git(root, 'commit', '--quiet', '--allow-empty', '--message', 'Later');
    const clones = folder();
    git(clones, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'copy');
    const shallow = await sop(`${clones}/copy`, 'list', '--json');
    expect(shallow.err).toContain('git fetch --unshallow --tags');
    expect(JSON.parse(shallow.out)[0]).toMatchObject({ version: '1.4.0', status: 'approved' });
    expect((await sop(`${clones}/copy`, 'list', '--on', '2026-03-01')).code).toBe(2);
    expect((await sop(folder(lantern), 'list', '--on', '2026-03-01')).code).toBe(2);
    expect((await sop(root, 'list', '--on', '2026-3-1')).err).toContain('expected a date');
  });
});
