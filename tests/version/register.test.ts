import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openCache } from '../../src/io/cache.ts';
import { isUnreleased, standingOf } from '../../src/version/register.ts';
import {
  approve,
  bo,
  cas,
  commit,
  folder,
  git,
  handbook,
  read,
  refundText,
  register,
  seal,
  sopIn,
  write,
} from './line-of-work.ts';

const names = (people: { name: string }[]) => people.map(({ name }) => name).sort();
const told = (sop: Awaited<ReturnType<typeof sopIn>>) =>
  sop.texts.map(({ path, commit: { message } }) => [path, message]);

describe('which texts belong to an SOP', () => {
  test('renames and moves between departments, newest first', async () => {
    const root = handbook();
    mkdirSync(join(root, 'sops/billing'), { recursive: true });
    git(root, 'mv', 'sops/refund.md', 'sops/billing/refund.md');
    commit(root, 'Billing does refunds');
    git(root, 'mv', 'sops/billing/refund.md', 'sops/billing/terugbetaling "één" -- 1.md');
    commit(root, 'A Dutch name', { 'sops/billing/terugbetaling "één" -- 1.md': refundText({ days: 14 }) });
    const sop = await sopIn(root);
    expect(sop.path).toBe('sops/billing/terugbetaling "één" -- 1.md');
    expect(told(sop)).toEqual([
      ['sops/billing/terugbetaling "één" -- 1.md', 'A Dutch name'],
      ['sops/billing/refund.md', 'Billing does refunds'],
      ['sops/refund.md', 'First text'],
    ]);
  });

  test('a rewrite in the same commit as the move is still the same SOP: the id says so', async () => {
    const root = handbook();
    const rewritten = `---\nid: refund\ntitle: Money back\n---\n\n## Instructions\n\n1. Ask the team lead. End.\n`;
    commit(root, 'Start again', { 'sops/refund.md': undefined, 'sops/money/back.md': rewritten });
    expect(told(await sopIn(root))).toEqual([
      ['sops/money/back.md', 'Start again'],
      ['sops/refund.md', 'First text'],
    ]);
  });

  test('two files that exchange their names in one commit keep their own past', async () => {
    const other = refundText({ id: 'return', days: 7, more: '5. **Send a label.** By e-mail. End.\n' });
    const root = handbook({ 'sops/return.md': other });
    commit(root, 'Exchange the names', { 'sops/refund.md': other, 'sops/return.md': refundText() });
    expect((await sopIn(root)).path).toBe('sops/return.md');
    expect((await sopIn(root, 'return')).path).toBe('sops/refund.md');
    expect((await sopIn(root, 'return')).texts.map(({ path }) => path)).toEqual([
      'sops/refund.md',
      'sops/return.md',
    ]);
  });

  test('files that move up one place each in one commit are all still there', async () => {
    const text = (id: string) =>
      refundText({ id, more: `\nOnly ${id} says this, and says it ${id.length} times.\n` });
    const root = handbook({ 'sops/b.md': text('bravo'), 'sops/c.md': text('charlie') });
    git(root, 'mv', 'sops/b.md', 'sops/a.md');
    git(root, 'mv', 'sops/c.md', 'sops/b.md');
    commit(root, 'Close the gap');
    expect((await sopIn(root, 'bravo')).path).toBe('sops/a.md');
    expect((await sopIn(root, 'charlie')).path).toBe('sops/b.md');
  });

  test('a deleted file has texts but lies nowhere; made again, it is the same SOP', async () => {
    const root = handbook();
    commit(root, 'Away with it', { 'sops/refund.md': undefined });
    const gone = await sopIn(root);
    expect([gone.path, gone.blob, gone.texts.map(({ path }) => path)]).toEqual([
      undefined,
      undefined,
      ['sops/refund.md'],
    ]);
    commit(root, 'It was needed', { 'sops/again.md': refundText() });
    expect(told(await sopIn(root))).toHaveLength(2);
    expect((await sopIn(root)).path).toBe('sops/again.md');
  });

  test('languages are SOPs of their own; the main one needs no key', async () => {
    const root = handbook({ 'sops/refund.nl.md': refundText({ front: 'language: nl\n' }) });
    expect((await sopIn(root, 'REFUND', 'nl')).path).toBe('sops/refund.nl.md');
    expect((await sopIn(root)).path).toBe('sops/refund.md');
  });

  test('a copy outside the folders of SOPs does not take its place', async () => {
    const root = handbook();
    commit(root, 'Keep an old copy', { 'archive/refund.md': refundText({ days: 60 }) });
    expect((await sopIn(root)).path).toBe('sops/refund.md');
  });

  test('a day with broken front matter belongs to the SOP that the file became, and so does its author', async () => {
    const root = handbook();
    commit(root, 'Oops', { 'sops/refund.md': refundText({ days: 20 }).replace('id: refund\n', '') }, bo);
    commit(root, 'Mended', { 'sops/refund.md': refundText({ days: 20 }) });
    const sop = await sopIn(root);
    expect(told(sop)).toHaveLength(3);
    expect(names(sop.draftAuthors)).toEqual(['Ana Silva', 'Bo Jansen']);
  });

  test('a handbook in a subfolder of a larger repository', async () => {
    const root = handbook({
      'help/sop.yaml': 'title: Help\n',
      'help/sops/label.md': refundText({ id: 'label' }),
    });
    commit(root, 'Shop code', { 'shop/cart.js': 'export {};\n' });
    const inside = join(root, 'help');
    commit(root, 'Reprint labels', { 'help/sops/label.md': refundText({ id: 'label', days: 5 }) });
    const { sops } = await register(inside);
    expect(sops.map(({ id, path }) => [id, path])).toEqual([['label', 'sops/label.md']]);
  });

  test('a worktree and a detached HEAD read the same; only the branch is unknown when detached', async () => {
    const root = handbook();
    seal(root, 'refund', '1.0.0');
    const tree = `${root}-tree`;
    onTestFinished(() => rmSync(tree, { recursive: true, force: true }));
    git(root, 'worktree', 'add', '-q', '--detach', tree);
    const [here, there] = [await register(root), await register(tree)];
    expect(there.sops).toEqual(here.sops);
    expect([here.branch, there.branch]).toEqual(['main', undefined]);
  });

  test('settings of the person change nothing', async () => {
    const root = handbook();
    const before = (await register(root)).sops;
    for (const [key, value] of [
      ['log.showRoot', 'false'],
      ['log.follow', 'true'],
      ['color.ui', 'always'],
      ['diff.renames', 'false'],
      ['diff.noprefix', 'true'],
      ['core.quotePath', 'true'],
      ['i18n.logOutputEncoding', 'latin1'],
      ['log.decorate', 'full'],
      ['format.pretty', 'fuller'],
    ])
      git(root, 'config', key ?? '', value ?? '');
    expect((await register(root)).sops).toEqual(before);
  });
});

describe('who wrote it', () => {
  test('a merge: those who wrote the branch, not the one who merged, also in a subfolder with other work between', async () => {
    const root = handbook({
      'help/sop.yaml': 'title: Help\n',
      'help/sops/label.md': refundText({ id: 'label' }),
    });
    const inside = join(root, 'help');
    seal(inside, 'label', '1.0.0', { path: 'sops/label.md' });
    git(root, 'switch', '-q', '-c', 'labels');
    approve(root, 'refund', '1.0.0', bo);
    commit(root, 'Bo says yes', {}, bo);
    commit(root, 'New labels', { 'help/sops/label.md': refundText({ id: 'label', days: 6 }) }, bo);
    commit(root, 'Shop code', { 'shop/cart.js': 'export {};\n' }, cas);
    git(root, 'switch', '-q', 'main');
    commit(root, 'More code', { 'shop/pay.js': 'export {};\n' }, cas);
    git(root, 'merge', '-q', '--no-ff', 'labels', '-m', 'Merge labels');
    expect(names((await sopIn(inside, 'label')).draftAuthors)).toEqual(['Bo Jansen']);
  });

  test('a squash: everybody that its message names as co-author', async () => {
    const root = handbook();
    seal(root, 'refund', '1.0.0');
    commit(
      root,
      'Fourteen days (#12)\n\nCo-authored-by: Cas Vries <cas@lantern.example>',
      { 'sops/refund.md': refundText({ days: 14 }) },
      bo,
    );
    expect(names((await sopIn(root)).draftAuthors)).toEqual(['Bo Jansen', 'Cas Vries']);
  });

  test('who stamps a release is no author; who changes a step in the same commit is one', async () => {
    const root = handbook();
    seal(root, 'refund', '1.0.0');
    commit(root, 'Fourteen days', { 'sops/refund.md': refundText({ days: 14 }) }, bo);
    const stamped = refundText({ days: 14 }).replace('0.0.0', '2.0.0').replace('draft', 'approved');
    commit(root, 'Release\n\nSop-Revision: refund@2.0.0', { 'sops/refund.md': stamped });
    expect(names((await sopIn(root)).draftAuthors)).toEqual(['Bo Jansen']);
    commit(
      root,
      'Squashed\n\nSop-Revision: refund@3.0.0',
      { 'sops/refund.md': stamped.replace('14', '10') },
      cas,
    );
    expect(names((await sopIn(root)).draftAuthors)).toEqual(['Bo Jansen', 'Cas Vries']);
  });

  test('addresses of one person through .mailmap', async () => {
    const root = handbook({ '.mailmap': 'Bo Jansen <bo@lantern.example> <b@home.example>\n' });
    seal(root, 'refund', '1.0.0');
    commit(
      root,
      'Ten',
      { 'sops/refund.md': refundText({ days: 10 }) },
      { name: 'B.', email: 'b@home.example' },
    );
    commit(root, 'Nine', { 'sops/refund.md': refundText({ days: 9 }) }, bo);
    expect((await sopIn(root)).draftAuthors).toEqual([bo]);
  });

  test('only what came after the last seal counts', async () => {
    const root = handbook();
    commit(root, 'Twenty', { 'sops/refund.md': refundText({ days: 20 }) }, cas);
    seal(root, 'refund', '1.0.0');
    commit(root, 'Ten', { 'sops/refund.md': refundText({ days: 10 }) }, bo);
    seal(root, 'refund', '2.0.0');
    const { revisions, draftAuthors } = await sopIn(root);
    expect(revisions.map(({ version, authors }) => [version, names(authors)])).toEqual([
      ['2.0.0', ['Bo Jansen']],
      ['1.0.0', ['Ana Silva', 'Cas Vries']],
    ]);
    expect(draftAuthors).toEqual([]);
  });

  test('a seal inside a merged branch: what the branch brought after it is not lost', async () => {
    const root = handbook();
    git(root, 'switch', '-q', '-c', 'labels');
    approve(root, 'refund', '1.0.0', bo);
    commit(root, 'Bo says yes', {}, bo);
    commit(root, 'Ten', { 'sops/refund.md': refundText({ days: 10 }) }, bo);
    seal(root, 'refund', '1.0.0');
    commit(root, 'Nine', { 'sops/refund.md': refundText({ days: 9 }) }, cas);
    git(root, 'switch', '-q', 'main');
    git(root, 'merge', '-q', '--no-ff', 'labels', '-m', 'Merge labels');
    const { revisions, draftAuthors } = await sopIn(root);
    expect(revisions[0]?.faults).not.toContain('not-on-main-line');
    expect(names(draftAuthors)).toEqual(['Cas Vries']);
  });
});

describe('seals', () => {
  test('without tags nothing is sealed and everything is unreleased', async () => {
    const sop = await sopIn(handbook());
    expect([sop.revisions, isUnreleased(sop)]).toEqual([[], true]);
  });

  test('a tag on a side line proves nothing; on an empty commit of the main line it does', async () => {
    const root = handbook();
    commit(root, 'Nothing changed');
    seal(root, 'refund', '1.0.0');
    git(root, 'switch', '-q', '-c', 'try');
    commit(root, 'A try', { 'sops/refund.md': refundText({ days: 1 }) });
    seal(root, 'refund', '1.1.0');
    git(root, 'switch', '-q', 'main');
    const { revisions } = await sopIn(root);
    expect(revisions.map(({ version, faults }) => [version, faults[0] ?? ''])).toEqual([
      ['1.1.0', 'not-on-main-line'],
      ['1.0.0', 'not-approved'],
    ]);
  });

  test('on an old branch, a later seal of main is known and not taken for a stray one', async () => {
    const root = handbook();
    git(root, 'switch', '-q', '-c', 'old');
    git(root, 'switch', '-q', 'main');
    commit(root, 'Ten', { 'sops/refund.md': refundText({ days: 10 }) });
    seal(root, 'refund', '1.0.0');
    git(root, 'switch', '-q', 'old');
    expect((await sopIn(root)).revisions[0]?.faults).toContain('not-here-yet');
  });

  test('a shallow clone guesses nothing', async () => {
    const root = handbook();
    seal(root, 'refund', '1.0.0');
    commit(root, 'Ten', { 'sops/refund.md': refundText({ days: 10 }) });
    const copy = `${root}-shallow`;
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${root}`, copy], { stdio: 'ignore' });
    git(copy, 'fetch', '-q', '--depth', '1', 'origin', 'tag', 'refund@1.0.0');
    expect((await register(copy)).shallow).toBe(true);
    expect((await sopIn(copy)).revisions[0]?.faults).toContain('history-cut-off');
  });

  test('a tag without a date, and one that names no such SOP, break nothing', async () => {
    const root = handbook();
    const head = git(root, 'rev-parse', 'HEAD').trim();
    const old = execFileSync('git', ['hash-object', '-t', 'tag', '-w', '--stdin', '--literally'], {
      cwd: root,
      input: `object ${head}\ntype commit\ntag refund@1.0.0\n\nAn old tag\n`,
      encoding: 'utf8',
    }).trim();
    git(root, 'update-ref', 'refs/tags/refund@1.0.0', old);
    seal(root, 'gone', '2.0.0', { path: 'sops/refund.md' });
    const { sops } = await register(root);
    expect(sops.map(({ id, revisions }) => [id, revisions[0]?.faults])).toEqual([
      ['refund', ['no-fingerprint', 'not-approved']],
      ['gone', ['not-approved']],
    ]);
  });
});

describe('approvals', () => {
  const rules = (fourEyes = true) =>
    `title: Lantern\napproval:\n  approvers: [Bo Jansen, Ana Silva]\n  four-eyes: ${fourEyes}\n` +
    'people:\n  - {name: Ana Silva, addresses: ana@lantern.example}\n  - {name: Bo Jansen, addresses: bo@lantern.example}\n';

  test('by an own commit counts; typed by another does not', async () => {
    const root = handbook({ 'sop.yaml': rules() });
    approve(root, 'refund', '', bo);
    commit(root, 'Bo says yes', {}, bo);
    seal(root, 'refund', '1.0.0');
    expect((await sopIn(root)).revisions[0]).toMatchObject({ approved: true, faults: [] });

    const typed = handbook({ 'sop.yaml': rules() });
    approve(typed, 'refund', '', bo);
    commit(typed, 'Bo said yes, I am told');
    seal(typed, 'refund', '1.0.0');
    const [revision] = (await sopIn(typed)).revisions;
    expect([revision?.approved, revision?.judgements[0]?.objections]).toEqual([false, ['typed']]);
  });

  test('of a co-author of the squash does not count under four eyes', async () => {
    const root = handbook({ 'sop.yaml': rules() });
    commit(root, 'Ten (#3)\n\nCo-authored-by: Bo Jansen <bo@lantern.example>', {
      'sops/refund.md': refundText({ days: 10 }),
    });
    approve(root, 'refund', '', bo);
    commit(root, 'Bo says yes', {}, bo);
    seal(root, 'refund', '1.0.0');
    expect((await sopIn(root)).revisions[0]?.judgements[0]?.objections).toEqual(['wrote-it']);
  });

  test('is carried over a patch and no further', async () => {
    const root = handbook({ 'sop.yaml': rules() });
    approve(root, 'refund', '', bo);
    commit(root, 'Bo says yes', {}, bo);
    seal(root, 'refund', '1.0.0');
    commit(root, 'A comma', { 'sops/refund.md': refundText().replace('back that', 'back, that') });
    seal(root, 'refund', '1.0.1', { class: 'patch' });
    commit(root, 'Ten', { 'sops/refund.md': refundText({ days: 10 }) });
    seal(root, 'refund', '2.0.0');
    commit(root, 'Another comma', {
      'sops/refund.md': refundText({ days: 10 }).replace('back that', 'back, that'),
    });
    seal(root, 'refund', '2.0.1', { class: 'patch' });
    const { revisions } = await sopIn(root);
    expect(revisions.map(({ version, approved }) => [version, approved])).toEqual([
      ['2.0.1', false],
      ['2.0.0', false],
      ['1.0.1', true],
      ['1.0.0', true],
    ]);
  });

  test('of a revision that waits survives a correction of the one before it', async () => {
    const root = handbook({ 'sop.yaml': rules() });
    approve(root, 'refund', '', bo);
    const first = commit(root, 'Bo says yes', {}, bo);
    seal(root, 'refund', '1.0.0');
    commit(root, 'Ten', { 'sops/refund.md': refundText({ days: 10 }) });
    approve(root, 'refund', '1.0.0', bo);
    commit(root, 'Bo says yes again', {}, bo);
    seal(root, 'refund', '2.0.0', { effective: '2027-01-01' });
    git(root, 'switch', '-q', '--detach', first);
    const corrected = refundText().replace('order number', 'its number');
    commit(root, 'A typing error', { 'sops/refund.md': corrected });
    seal(root, 'refund', '1.0.1', { class: 'patch', corrects: '1.0.0' });
    git(root, 'switch', '-q', 'main');
    approve(root, 'refund', '1.0.0', bo, undefined, corrected);
    commit(root, 'Bo says yes to the correction', {}, bo);
    const made = await register(root);
    const sop = await sopIn(root);
    expect(sop.revisions.map(({ version, follows, approved }) => [version, follows, approved])).toEqual([
      ['2.0.0', '1.0.0', true],
      ['1.0.1', '1.0.0', true],
      ['1.0.0', undefined, true],
    ]);
    expect(standingOf(sop, made, '2026-12-31').revision?.version).toBe('1.0.1');
    expect(standingOf(sop, made, '2027-01-01').revision?.version).toBe('2.0.0');
    expect(isUnreleased(sop)).toBe(false);
  });

  test('is judged by the sop.yaml of its day', async () => {
    const root = handbook({ 'sop.yaml': rules() });
    approve(root, 'refund', '', bo);
    commit(root, 'Bo says yes', {}, bo);
    seal(root, 'refund', '1.0.0');
    commit(root, 'Bo left', { 'sop.yaml': rules().replace('[Bo Jansen, Ana Silva]', '[Ana Silva]') });
    expect((await sopIn(root)).revisions[0]?.approved).toBe(true);
    commit(root, 'Ten', { 'sops/refund.md': refundText({ days: 10 }) });
    approve(root, 'refund', '1.0.0', bo);
    commit(root, 'Bo still says yes', {}, bo);
    seal(root, 'refund', '2.0.0');
    expect((await sopIn(root)).revisions[0]?.judgements[0]?.objections).toEqual(['not-entitled']);
  });

  test('a line that moved to another place in the ledger still belongs to who wrote it first', async () => {
    const root = handbook({ 'sop.yaml': rules() });
    approve(root, 'refund', '', bo);
    commit(root, 'Bo says yes', {}, bo);
    seal(root, 'refund', '1.0.0');
    const [header, ...lines] = read(root, 'records/approvals.csv').trimEnd().split('\n');
    commit(root, 'Sorted', { 'records/approvals.csv': undefined });
    commit(root, 'Back again', { 'records/approvals.csv': `${[header, ...lines].join('\n')}\n` }, cas);
    expect((await sopIn(root)).revisions[0]?.judgements[0]?.evidence).toBe('own-commit');
  });
});

describe('what is kept of older commits', () => {
  test('is the same answer: after new commits, merges, a moved file, rewritten history and another .mailmap', async () => {
    const root = handbook();
    const cache = openCache(join(folder(), 'cache'), 'build');
    const same = async (what: string) => {
      const fresh = await register(root);
      for (const turn of ['read on', 'read back']) {
        expect(await register(root, cache), `${what}, ${turn}`).toEqual(fresh);
      }
    };
    await same('one commit');
    commit(root, 'Ten', { 'sops/refund.md': refundText({ days: 10 }) }, bo);
    seal(root, 'refund', '1.0.0');
    await same('a new commit');
    approve(root, 'refund', '1.0.0', cas);
    commit(root, 'Cas says yes', { 'sop.yaml': 'title: Support\napproval: { four-eyes: true }\n' }, cas);
    await same('a ledger and another sop.yaml');
    git(root, 'tag', '-d', 'refund@1.0.0');
    seal(root, 'refund', '1.0.1');
    await same('another tag on the same commit');
    git(root, 'switch', '-q', '-c', 'labels');
    approve(root, 'refund', '1.0.0', bo);
    commit(root, 'Bo says yes', {}, bo);
    commit(root, 'Labels', { 'sops/label.md': refundText({ id: 'label' }) }, cas);
    git(root, 'switch', '-q', 'main');
    git(root, 'merge', '-q', '--no-ff', 'labels', '-m', 'Merge labels');
    await same('a merge');
    git(root, 'mv', 'sops/label.md', 'sops/labels.md');
    commit(root, 'Move', { 'sops/refund.md': refundText({ days: 9 }).replace('id: refund\n', '') });
    commit(root, 'Release\n\nSop-Revision: refund@2.0.0', { 'sops/refund.md': refundText({ days: 9 }) });
    await same('a move and a release');
    git(root, 'reset', '-q', '--hard', 'HEAD~2');
    commit(root, 'Another way', { 'sops/refund.md': refundText({ days: 5 }) });
    await same('history that was rewritten');
    git(root, 'switch', '-q', 'labels');
    await same('another branch');
    commit(root, 'Names', { '.mailmap': 'Bo de Vries <bo@lantern.example>\n' });
    await same('other names');
  });

  test('a cache that holds nonsense is not asked', async () => {
    const root = handbook();
    const place = join(folder(), 'cache');
    const before = (await register(root, openCache(place, 'build'))).sops;
    const [file = ''] = readdirSync(place);
    write(place, { [file]: `${read(place, file).slice(0, -9)}nonsense}` });
    expect((await register(root, openCache(place, 'build'))).sops).toEqual(before);
  });
});
