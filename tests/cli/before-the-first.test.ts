import { expect, test } from 'vitest';
import { type Files, folder, git, paths, repository, write } from '../folder.ts';
import { calm, sop, sopWith } from '../shell.ts';
import { config, lantern, parcel, refund } from './lantern.ts';

const sound: Files = {
  'sop.yaml': config,
  'sops/support/refund.md': refund.replace(/^(?:version|status|effective): .*\n/gmu, ''),
};
/** A handbook that `sop init` has just made: a repository without a commit. */
function unborn(files: Files): string {
  const root = folder(files);
  git(root, 'init', '--quiet', '--initial-branch=main');
  git(root, 'config', 'user.name', 'Ana Silva');
  git(root, 'config', 'user.email', 'ana@lantern.example');
  return root;
}
const commits = (root: string) => git(root, 'rev-list', '--all', '--count').trim();

test.each([
  ['log', 'refund-customer'],
  ['diff', 'refund-customer'],
  ['show', 'refund-customer'],
  ['audit'],
  ['list', '--on', '2026-11-01'],
])(
  'sop %s only reads: it says that there is no history to show, not that nothing can be recorded',
  async (...line) => {
    const { code, err } = await sop(unborn(sound), ...line);
    expect(code).toBe(2);
    expect(err).toContain('has no history to show yet');
    expect(err).toContain('sop release --all-changed');
    expect(err).not.toContain('recorded');
  },
);

test('a release shows its plan before there is a commit, and makes none for a text that has to be mended', async () => {
  const root = unborn({ ...sound, 'sops/parcel.md': parcel });
  const plan = await sop(root, 'release', 'refund-customer', '--dry-run');
  expect(plan.code).toBe(0);
  expect(plan.out).toContain('refund-customer: becomes 1.0.0, its first revision');
  const refused = await sop(root, 'release', '--all-changed');
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('Nothing was published. Readers do not see lost-parcel yet.');
  expect(refused.err).not.toContain('begins with a commit');
  expect(commits(root)).toBe('0');
  expect(paths(root)).not.toContain('records/approvals.csv');
  expect((await sop(root, 'release', 'refund-customer')).code).toBe(0);
  expect(git(root, 'tag').trim()).toBe('refund-customer@1.0.0');
});

test('status names the text that has errors instead of a release that would be refused', async () => {
  const next = async (root: string) => calm((await sop(root, 'status')).err);
  const root = unborn({ ...sound, 'sops/parcel.md': parcel });
  expect(await next(root)).toContain('sop lint sops/parcel.md');
  expect(await next(root)).toContain('the error that keeps it from being released');
  const kept = repository({ 'sop.yaml': config, 'sops/parcel.md': parcel });
  expect(await next(kept)).toContain('sop lint sops/parcel.md');
  write(kept, { 'sops/parcel.md': parcel.replace('{{the number of the carrier}}', 'the carrier') });
  expect(await next(kept)).toContain('sop release lost-parcel');
});

test('status names texts without an id, on the screen and as data', async () => {
  const root = repository({ ...lantern, 'sops/hours.md': '# Opening hours\n\nWe open at nine.\n' });
  const { out, err } = await sop(root, 'status');
  expect(out).toContain('sops/hours.md has no `id`: no revision is kept of a text without one');
  expect(err).toContain('sop lint sops/hours.md');
  expect(JSON.parse((await sop(root, 'status', '--json')).out).nameless).toEqual(['sops/hours.md']);
});

test('lines of a list keep within the terminal where signs are written as plain text', async () => {
  const root = repository({
    ...lantern,
    'sops/parcel.md': parcel
      .replace('Trace a lost parcel', 'Trace a parcel that a carrier lost abroad')
      .replaceAll('lost-parcel', 'parcel-abroad'),
  });
  const { out } = await sopWith({ terminal: { out: true, err: true }, plain: true, width: 40 }, root, 'list');
  expect(out).toContain('...');
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
});

test('a handbook made in a repository with a history of its own begins with its settings; what lies staged stays as it is', async () => {
  const root = repository({ 'README.md': 'Code of the shop\n', 'shop.ts': 'export {};\n' });
  write(root, Object.fromEntries(Object.entries(sound).map(([path, text]) => [`handbook/${path}`, text])));
  write(root, { 'shop.ts': 'export const open = true;\n' });
  git(root, 'add', 'shop.ts');
  const there = `${root}/handbook`;
  const { code, err } = await sop(there, 'release', 'refund-customer');
  expect([code, err]).toEqual([0, expect.stringContaining('it begins with a commit of `sop.yaml`')]);
  expect(git(root, 'ls-tree', '-r', '--name-only', 'HEAD').trim().split('\n')).toContain('handbook/sop.yaml');
  expect(git(root, 'status', '--porcelain')).toBe('M  shop.ts\n');
  expect((await sop(there, 'audit')).code).toBe(0);
  const clones = folder();
  git(clones, 'clone', '--quiet', `file://${root}`, 'copy');
  expect((await sop(`${clones}/copy/handbook`, 'log', 'refund-customer')).out).toContain(
    '1.0.0  major  in force',
  );
});
