import { describe, expect, test } from 'vitest';
import { stampIn } from '../../src/version/stamp.ts';
import {
  alone,
  as,
  commit,
  done,
  edit,
  git,
  handbook,
  held,
  path,
  read,
  refund,
  registered,
  setClock,
  sop,
  sopAs,
  stateOf,
  tags,
  write,
} from './team.ts';

describe('one person alone', () => {
  test('from a draft to a second revision, without a word of git', async () => {
    const root = handbook();
    const first = await done(root, 'release', 'refund');
    expect(first.err).toContain('refund: becomes 1.0.0, its first revision');
    expect(first.err).toContain('Ana Lima, by releasing it');
    expect(first.err).toContain('Sealed refund@1.0.0. Readers get 1.0.0 from now on.');
    expect(
      ['version', 'status', 'effective'].map((key) => stampIn(read(root, path), key as 'version')),
    ).toEqual(['1.0.0', 'approved', '2026-11-22']);
    edit(root, '30 days', '14 days');
    const plan = await done(root, 'release', 'refund', '--dry-run');
    expect(plan.out).toContain('refund: 1.0.0 becomes 2.0.0 (major)');
    expect(plan.out).toContain('step 2: `30 days` became `14 days`');
    expect(tags(root)).toEqual(['refund@1.0.0']);
    const second = await done(root, 'release', 'refund', '-m', 'The law gives 14 days');
    expect(second.err).toContain('Sealed refund@2.0.0.');
    expect(git(root, 'status', '--porcelain')).toBe('');
    const { revisions } = await registered(root);
    expect(revisions.map(({ version, approved, faults }) => [version, approved, faults])).toEqual([
      ['2.0.0', true, []],
      ['1.0.0', true, []],
    ]);
    expect(revisions[0]?.seal).toMatchObject({
      class: 'major',
      reason: 'The law gives 14 days',
      path,
      title: 'Refund a customer',
      department: 'Support',
      effective: '2026-11-22',
      approvedBy: ['Ana Lima'],
    });
    expect(git(root, 'rev-parse', `refund@2.0.0:${path}`).trim()).toBe(revisions[0]?.seal.blob);
    expect(await held(root, '2026-11-22')).toBe('2.0.0');
  });

  test('the commit says what it holds in trailers, and what a person said adds none', async () => {
    const root = handbook();
    await done(
      root,
      'release',
      'refund',
      '-m',
      'A reason\n\nSop-Revision: refund@9.9.9\nSop-Approved-By: Bo Smit',
    );
    const lines = git(root, 'log', '-1', '--format=%(trailers:only)').trim().split('\n');
    expect(lines.filter((line) => line.startsWith('Sop-Revision'))).toEqual(['Sop-Revision: refund@1.0.0']);
    expect(lines).toContain('Sop-Class: major');
    const seal = (await registered(root)).revisions[0]?.seal;
    expect(seal?.approvedBy).toEqual(['Ana Lima']);
    expect(seal?.version).toBe('1.0.0');
  });

  test('asks for the reason on a terminal; without one it names the flag and changes nothing', async () => {
    const root = handbook();
    await done(root, 'release', 'refund');
    edit(root, '30 days', '14 days');
    const before = stateOf(root);
    const missing = await sop(root, 'release', 'refund');
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('-m "Refunds')]);
    expect(stateOf(root)).toEqual(before);
    const answers = [{ question: 'Why was it changed?', answer: 'The law gives 14 days' }];
    expect((await sopAs({ answers }, root, 'release', 'refund')).code).toBe(0);
    expect((await registered(root)).revisions[0]?.seal.reason).toBe('The law gives 14 days');
  });

  test('spelling is a patch, a term a minor change, a step a major one; layout alone is a patch', async () => {
    const root = handbook();
    await done(root, 'release', 'refund');
    const versions: string[] = [];
    for (const [from, to] of [
      ['money that goes back to the customer.', 'Money that goes back to the customer.'],
      ['money back that is theirs', 'money back that they paid'],
      ['Make the refund', 'Approve the refund'],
      ['\n## Terms', '\n\n## Terms'],
    ] as const) {
      edit(root, from, to);
      await done(root, 'release', 'refund', '-m', 'As agreed');
      versions.push((await registered(root)).revisions[0]?.version ?? '');
    }
    expect(versions).toEqual(['1.0.1', '1.1.0', '2.0.0', '2.0.1']);
  });

  test('below the computed class only with a reason, which is kept', async () => {
    const root = handbook();
    await done(root, 'release', 'refund');
    edit(root, 'Make the refund', 'Do the refund');
    const refused = await sop(root, 'release', 'refund', '-m', 'Plainer words', '--class', 'minor');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--because')]);
    await done(root, 'release', 'refund', '-m', 'Plainer words', '--because', 'Same work, plainer word');
    const [revision] = (await registered(root)).revisions;
    expect(revision).toMatchObject({ version: '1.1.0', approved: true });
    expect(revision?.seal).toMatchObject({ class: 'minor', because: 'Same work, plainer word' });
    expect(git(root, 'log', '-1', '--format=%B')).toContain('Sop-Because: Same work, plainer word');
  });

  test('a reworded step means the same when somebody answers for it, and only a rewording can', async () => {
    const root = handbook();
    await done(root, 'release', 'refund');
    edit(root, 'Make the refund', 'Do the refund');
    const ran = await done(root, 'reword', 'refund', '--because', 'Same work, plainer word');
    expect(ran.err).toContain('major becomes minor: the next revision is 1.1.0');
    await done(root, 'release', 'refund', '-m', 'Plainer words');
    expect((await registered(root)).revisions[0]).toMatchObject({ version: '1.1.0', approved: true });
    edit(root, '30 days', '14 days');
    const refused = await sop(root, 'reword', 'refund', '--because', 'Nearly the same');
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('`30 days` became `14 days`')]);
  });

  test('a rewording is bound to its text: another word, and it counts no more', async () => {
    const root = handbook();
    await done(root, 'release', 'refund');
    edit(root, 'Make the refund', 'Do the refund');
    await done(root, 'reword', 'refund', '--because', 'Same work, plainer word');
    edit(root, 'Do the refund', 'Undo the refund');
    const plan = await done(root, 'release', 'refund', '--dry-run');
    expect(plan.out).toContain('becomes 2.0.0 (major)');
  });

  test('takes effect on a date; until then readers keep the former text', async () => {
    const root = handbook();
    await done(root, 'release', 'refund');
    edit(root, '30 days', '14 days');
    const ran = await done(root, 'release', 'refund', '-m', 'New year', '--effective', '2027-01-01');
    expect(ran.err).toContain('Readers get 2.0.0 from 2027-01-01 on.');
    expect(ran.err).toContain('readers see 1.0.0 until then');
    expect([await held(root, '2026-12-31'), await held(root, '2027-01-01')]).toEqual(['1.0.0', '2.0.0']);
    const past = await sop(root, 'release', 'refund', '--effective', '2026-01-01', '-m', 'Then');
    expect([past.code, past.err]).toEqual([2, expect.stringContaining('2026-01-01')]);
  });

  test('releasing twice is releasing once', async () => {
    const root = handbook();
    await done(root, 'release', 'refund');
    const before = stateOf(root);
    const again = await done(root, 'release', 'refund');
    expect(again.err).toContain('There is nothing to release: the text of `refund` is that of 1.0.0.');
    expect(stateOf(root)).toEqual(before);
    expect((await done(root, 'release', '--all-changed')).err).toContain('Nothing to release');
  });

  test('a stamp typed by hand is stamped over: the number follows from the changes', async () => {
    const root = handbook({ [path]: refund().replace('0.0.0', '7.3.1').replace('draft', 'approved') });
    await done(root, 'release', 'refund');
    expect(tags(root)).toEqual(['refund@1.0.0']);
    edit(root, 'version: 1.0.0', 'version: 9.0.0');
    expect((await done(root, 'release', 'refund')).err).toContain('There is nothing to release');
    edit(root, 'Make the refund', 'Approve the refund');
    await done(root, 'release', 'refund', '-m', 'As agreed');
    expect(stampIn(read(root, path), 'version')).toBe('2.0.0');
  });

  test('only what is named is committed; the rest of the folder and of the index stays as it is', async () => {
    const other = 'sops/support/return.md';
    const root = handbook({
      [other]: refund({ id: 'return', title: 'Take a parcel back' }),
      'notes.txt': 'Call the carrier.\n',
      'plan.txt': 'Monday.\n',
    });
    write(root, { 'notes.txt': 'Call twice.\n', 'plan.txt': 'Tuesday.\n', 'new.txt': 'New.\n' });
    git(root, 'add', 'notes.txt');
    edit(root, 'theirs', 'theirs by law', other);
    git(root, 'add', other);
    const staged = git(root, 'diff', '--cached');
    await done(root, 'release', 'refund');
    expect(git(root, 'show', '--name-only', '--format=', 'HEAD').trim().split('\n')).toEqual([
      'records/approvals.csv',
      path,
    ]);
    expect(git(root, 'diff', '--cached')).toBe(staged);
    expect(git(root, 'status', '--porcelain')).toBe(`M  notes.txt\n M plan.txt\nM  ${other}\n?? new.txt\n`);
  });

  test('a new draft that git does not know yet is taken along, and its picture', async () => {
    const root = handbook();
    const fresh = 'sops/support/exchange.md';
    const text = refund({ id: 'exchange', title: 'Exchange an item' });
    write(root, { [fresh]: text.replace('payment page.', 'payment page.\n\n   ![The page](page.svg)') });
    write(root, {
      'sops/support/page.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
      'other.txt': 'x\n',
    });
    await done(root, 'release', 'exchange');
    expect(git(root, 'show', '--name-only', '--format=', 'HEAD').trim().split('\n')).toEqual([
      'records/approvals.csv',
      fresh,
      'sops/support/page.svg',
    ]);
    expect(git(root, 'status', '--porcelain')).toBe('?? other.txt\n');
    write(root, { 'sops/support/page.svg': '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>\n' });
    const plan = await done(root, 'release', 'exchange', '--dry-run');
    expect(plan.out).toContain('1.0.0 becomes 1.1.0 (minor)');
  });

  test('a handbook without any commit begins with what it is judged by', async () => {
    const root = handbook();
    const { rmSync } = await import('node:fs');
    rmSync(`${root}/.git`, { recursive: true });
    git(root, 'init', '--quiet', '--initial-branch=main');
    as(root, 'ana');
    const ran = await done(root, 'release', 'refund');
    expect(ran.err).toContain('This handbook had no history yet');
    expect(git(root, 'log', '--format=%s')).toBe('Release refund@1.0.0\nBegin the handbook\n');
    expect(await held(root, '2026-11-22')).toBe('1.0.0');
  });

  test('findings are mended first; the message says what is safe and where to look', async () => {
    const root = handbook();
    edit(root, '## Purpose', '## Aims of it');
    const before = stateOf(root);
    const ran = await sop(root, 'release', 'refund');
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('Nothing was published. Readers do not see refund yet.');
    expect(ran.err).toContain('sop lint refund');
    expect(stateOf(root)).toEqual(before);
  });

  test('so are findings of rules that need the whole handbook: a link to an SOP that is not there', async () => {
    const root = handbook();
    edit(root, 'Search the shop', 'Follow [Search the shop](search-the-shop.md). Search the shop');
    const ran = await sop(root, 'release', 'refund');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('search-the-shop.md')]);
    expect(tags(root)).toEqual([]);
  });

  test('a text that is staged in part is refused', async () => {
    const root = handbook();
    edit(root, 'theirs', 'theirs by law');
    git(root, 'add', path);
    edit(root, 'by law', 'by right');
    const before = stateOf(root);
    const ran = await sop(root, 'release', 'refund');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('staged in part')]);
    expect(stateOf(root)).toEqual(before);
  });

  test('the output as data', async () => {
    const root = handbook();
    const ran = await done(root, 'release', 'refund', '--json');
    expect(JSON.parse(ran.out)).toMatchObject({
      written: true,
      sops: [{ id: 'refund', seal: 'refund@1.0.0', version: '1.0.0', class: 'major', obstacles: [] }],
    });
    expect(ran.err).toBe('');
  });
});

test('a whole handbook is released at one go', async () => {
  setClock('2026-11-22T09:30:00+00:00');
  const ids = ['refund', 'return', 'exchange', 'complaint'];
  const files = Object.fromEntries(
    ids.map((id) => [`sops/support/${id}.md`, refund({ id, title: `Handle a ${id}` })]),
  );
  const root = handbook({ 'sop.yaml': alone, ...files });
  await done(root, 'release', '--all-changed');
  expect(tags(root)).toEqual(ids.map((id) => `${id}@1.0.0`).sort());
  expect(git(root, 'rev-list', '--count', 'HEAD').trim()).toBe('2');
  commit(root, 'ana', 'Mend', {
    'sops/support/return.md': read(root, 'sops/support/return.md').replace('30', '60'),
  });
  const ran = await done(root, 'release', '--all-changed', '-m', 'Longer', '--json');
  expect(JSON.parse(ran.out).sops.map((one: { seal: string }) => one.seal)).toEqual(['return@2.0.0']);
});

test('an SOP that is retired is passed over, and refused by name', async () => {
  const other = 'sops/support/return.md';
  const root = handbook({ [other]: refund({ id: 'return', title: 'Take a parcel back' }) });
  await done(root, 'release', '--all-changed');
  edit(root, 'status: approved', 'status: retired\nsuperseded-by: refund', other);
  edit(root, '30 days', '14 days');
  await done(root, 'release', '--all-changed', '-m', 'New law');
  expect(tags(root)).toEqual(['refund@1.0.0', 'refund@2.0.0', 'return@1.0.0']);
  const ran = await sop(root, 'release', 'return', '-m', 'New law');
  expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('`return` is retired')]);
});
