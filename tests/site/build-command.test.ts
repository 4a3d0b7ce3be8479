import { execFileSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { released } from '../cli/released.ts';
import { folder, git, paths, read, repository, write } from '../folder.ts';
import { sop } from '../shell.ts';
import { invoice, lanternConfig, lanternTexts, refund, wordsOf } from './making.ts';

const handbook = { 'sop.yaml': lanternConfig, ...lanternTexts };
const path = 'sops/support/refund-customer.md';
const page = 'site/sops/refund-customer.html';
const build = (root: string, ...argv: string[]) => sop(root, 'build', '--today', '2026-11-22', ...argv);
const change = (root: string, from: string, to: string) =>
  write(root, { [path]: read(root, path).replaceAll(from, to) });

/** Two revisions of one SOP with approvals, a third that starts later. */
function withHistory(): string {
  const root = repository(handbook);
  released(root, { path: 'sops/support/pay-invoice.md', version: '1.0.0', at: '2026-01-10T10:00:00+01:00' });
  released(root, { path, version: '1.0.0', at: '2026-02-01T10:00:00+01:00' });
  change(root, '30 days', '14 days');
  released(root, {
    path,
    version: '2.0.0',
    at: '2026-03-01T10:00:00+01:00',
    follows: '1.0.0',
    reason: 'We send returns faster',
  });
  return root;
}

describe('sop build', () => {
  test('shows what is in force with its proof, former revisions, and what changed', async () => {
    const root = withHistory();
    const { code, err } = await build(root);
    expect([code, err]).toEqual([0, expect.stringContaining('2 SOPs')]);
    const words = wordsOf(read(root, page));
    expect(words).toContain('In force since 1 March 2026 Version 2.0.0');
    expect(words).toContain('Approved Ana Silva, 1 March 2026');
    expect(words).toContain('Next review 1 March 2027');
    expect(words).toContain('2.0.0 since 1 March 2026 read again What changed We send returns faster');
    expect(words).toContain('1.0.0 1 February 2026 until 28 February 2026');
    expect(read(root, page)).toContain('class="in-force"');
    expect(wordsOf(read(root, 'site/sops/refund-customer/1.0.0.html'))).toContain(
      'This is version 1.0.0. It is not the text to work by.',
    );
    expect(wordsOf(read(root, 'site/sops/refund-customer/1.0.0.html'))).toContain('older than 30 days');
    expect(wordsOf(read(root, 'site/sops/refund-customer/2.0.0.changes.html'))).toContain(
      '“30 days” became “14 days”',
    );
    const [newest] = JSON.parse(read(root, 'site/sops/refund-customer.changes.json'));
    expect(newest).toMatchObject({
      version: '2.0.0',
      class: 'major',
      effective: '2026-03-01',
      changes: [{ at: '2' }],
    });
    expect(read(root, 'site/feed.xml')).toContain('<id>urn:sop:refund-customer:en:2.0.0</id>');
  });

  test('shows the sealed text, not the one that is being written, and a revision that waits under true words', async () => {
    const root = withHistory();
    change(root, '14 days', '21 days');
    released(root, {
      path,
      version: '3.0.0',
      at: '2026-11-01T10:00:00+01:00',
      follows: '2.0.0',
      effective: '2026-12-01',
    });
    change(root, '21 days', '99 days');
    await build(root);
    const html = read(root, page);
    expect(wordsOf(html)).toContain('2.0.0 is in force until 30 November 2026, 3.0.0 from 1 December 2026.');
    expect(html).toContain('data-starts="2026-12-01"');
    expect(wordsOf(html)).toContain('older than 14 days');
    expect(html).not.toContain('99 days');
    expect(wordsOf(read(root, 'site/sops/refund-customer/3.0.0.html'))).toContain(
      'This is version 3.0.0. It takes effect on 1 December 2026.',
    );
    await build(root, '--today', '2026-12-01');
    expect(wordsOf(read(root, page))).toContain('In force since 1 December 2026 Version 3.0.0');
  });

  test('a release that nobody approved has no mark: the page says what is missing', async () => {
    const root = repository(handbook);
    released(root, { path, version: '1.0.0', at: '2026-02-01T10:00:00+01:00', approved: false });
    const { err } = await build(root);
    expect(read(root, page)).not.toContain('class="in-force"');
    expect(wordsOf(read(root, page))).toContain('No approval that counts was found for it.');
    expect(err).toContain('2 SOPs are shown without the mark *in force*');
  });

  test('a shallow clone says on stderr and on the pages what is missing; --strict fails', async () => {
    const root = withHistory();
    const clone = join(folder(), 'clone');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone]);
    const { code, err } = await build(clone);
    expect([code, err]).toEqual([0, expect.stringContaining('a shallow clone')]);
    expect(wordsOf(read(clone, page))).toContain('Made from a copy without its past');
    expect(read(clone, page)).not.toContain('class="in-force"');
    const strict = await build(clone, '--strict', '--out', 'other');
    expect([strict.code, existsSync(join(clone, 'other'))]).toEqual([1, false]);
  });

  test('writes only what changed, removes what it no longer has, and leaves what is not its own', async () => {
    const root = folder(handbook);
    await build(root);
    write(root, { 'site/notes.txt': 'mine', 'site/sops/pay-invoice.md': 'changed by hand' });
    const old = new Date('2020-01-01T00:00:00Z');
    for (const name of ['index.html', 'sops/refund-customer.html'])
      utimesSync(join(root, 'site', name), old, old);
    write(root, {
      [path]: refund
        .replace('[Pay an invoice](pay-invoice.md)', 'the invoice')
        .replace('Search the shop', 'Look in the shop'),
    });
    execFileSync('rm', [join(root, 'sops/support/pay-invoice.md')]);
    const { err } = await build(root);
    expect(statSync(join(root, page)).mtimeMs).toBeGreaterThan(old.getTime());
    expect(existsSync(join(root, 'site/sops/pay-invoice.html'))).toBe(false);
    expect(read(root, 'site/sops/pay-invoice.md')).toBe('changed by hand');
    expect(err).toContain('`sops/pay-invoice.md` is no longer part of the site');
    expect(read(root, 'site/notes.txt')).toBe('mine');
    const again = await build(root, '--json');
    expect(JSON.parse(again.out)).toMatchObject({
      written: 0,
      removed: 0,
      sops: 1,
      history: 'no-repository',
    });
    utimesSync(join(root, page), old, old);
    await build(root);
    expect(statSync(join(root, page)).mtimeMs).toBe(old.getTime());
  });

  test('never writes over a file that it did not make, nor into the handbook', async () => {
    const root = folder({ ...handbook, 'public/index.html': 'my own page' });
    const foreign = await build(root, '--out', 'public');
    expect([foreign.code, foreign.err]).toEqual([
      2,
      expect.stringContaining('Unexpected `index.html` in public'),
    ]);
    expect(paths(join(root, 'public'))).toEqual(['index.html']);
    for (const out of ['.', 'sops', 'sops/support', '..', 'records/site']) {
      const { code } = await build(root, '--out', out);
      expect([out, code]).toEqual([out, 2]);
    }
    expect((await build(root, '--base', 'https://x')).code).toBe(2);
  });

  test('a link out of the folder of the site is not followed', async () => {
    const root = folder(handbook);
    const outside = folder({ 'keep.txt': 'x' });
    write(root, { 'site/.keep': '' });
    execFileSync('ln', ['-s', outside, join(root, 'site/sops')]);
    const { code } = await build(root);
    expect(code).toBe(2);
    expect(paths(outside)).toEqual(['keep.txt']);
  });

  test('what cannot be put on a page stops the build, with file and line; --dry-run writes nothing', async () => {
    const root = folder({ ...handbook, [path]: refund.replace('pay-invoice.md', 'nothing.md') });
    const { code, err } = await build(root);
    expect(code).toBe(1);
    expect(err).toContain('sops/support/refund-customer.md:41: error: `nothing.md` leads to nothing');
    expect(existsSync(join(root, 'site'))).toBe(false);
    write(root, { [path]: refund });
    const dry = await build(root, '--dry-run');
    expect([dry.code, existsSync(join(root, 'site'))]).toEqual([0, false]);
    expect(dry.err).toContain('Nothing was written.');
  });

  test('a drawing that would run something is refused, a plain one is copied', async () => {
    const drawn = invoice.replace(
      '**Open the invoice.**',
      '**Open the invoice.** ![The invoice](invoice.svg)',
    );
    const root = folder({
      ...handbook,
      'sops/support/pay-invoice.md': drawn,
      'sops/support/invoice.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    });
    const { code, err } = await build(root);
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('`sops/support/invoice.svg` is a drawing that holds a script'),
    ]);
    const plain = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1" height="1"/></svg>';
    write(root, { 'sops/support/invoice.svg': plain });
    expect((await build(root)).code).toBe(0);
    expect(read(root, 'site/files/sops/support/invoice.svg')).toBe(plain);
    expect(read(root, 'site/sops/pay-invoice.html')).toContain(
      '<img src="../files/sops/support/invoice.svg" alt="The invoice" loading="lazy">',
    );
  });

  test('drafts are counted and shown when they are asked for', async () => {
    const root = repository({
      ...handbook,
      'sops/support/pay-invoice.md': invoice.replace('approved', 'draft'),
    });
    git(root, 'status');
    const { err } = await build(root);
    expect(err).toContain('1 draft was left out. `sop build --drafts` shows it, marked.');
    await build(root, '--drafts');
    expect(wordsOf(read(root, 'site/sops/pay-invoice.html'))).toContain(
      'A draft. Nobody has released it yet',
    );
  });
});
