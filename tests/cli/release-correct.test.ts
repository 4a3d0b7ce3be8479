import { describe, expect, test } from 'vitest';
import {
  as,
  commit,
  done,
  edit,
  folder,
  fourEyes,
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

/** 1.0.0 is in force, 2.0.0 waits for 1 January, and somebody edits the next text already. */
async function waiting() {
  setClock('2026-11-20T09:00:00+00:00');
  const root = handbook();
  await done(root, 'release', 'refund');
  edit(root, '30 days', '14 days');
  await done(root, 'release', 'refund', '-m', 'New law', '--effective', '2027-01-01');
  setClock('2026-11-22T09:30:00+00:00');
  edit(root, 'Find the order.', 'Find the newest order.');
  return root;
}

const fixed = (root: string, change: (text: string) => string) => {
  const at = folder({ 'fixed.md': change(git(root, 'show', `refund@1.0.0:${path}`)) });
  return `${at}/fixed.md`;
};

describe('a correction of the text in force while a later revision waits', () => {
  test('is sealed beside the branches, holds at once, and yields to the revision that waits', async () => {
    const root = await waiting();
    const draft = read(root, path);
    const from = fixed(root, (text) => text.replace('payment page', 'refund page'));
    const argv = ['release', 'refund', '--correct', '1.0.0', '--from', from, '-m', 'The page was renamed'];
    const plan = await done(root, ...argv, '--dry-run');
    expect(plan.out).toContain('refund: 1.0.0 becomes 1.0.1 (major)');
    expect(plan.out).toContain('until 2.0.0 takes over on 2027-01-01');
    expect(tags(root)).toEqual(['refund@1.0.0', 'refund@2.0.0']);
    const ran = await done(root, ...argv);
    expect(ran.err).toContain('Sealed refund@1.0.1. Readers get 1.0.1 from now on.');
    expect(ran.err.replace(/\s+/g, ' ')).toContain(
      '2.0.0 was sealed before this and takes over on 2027-01-01: see that it says the same, or what was wrong comes back then: `sop diff refund 1.0.1 2.0.0`.',
    );
    expect(read(root, path)).toBe(draft);
    expect(git(root, 'status', '--porcelain')).toBe(` M ${path}\n`);
    expect(git(root, 'rev-parse', 'refund@1.0.1^{commit}^').trim()).toBe(
      git(root, 'rev-parse', 'refund@1.0.0^{commit}').trim(),
    );
    expect(git(root, 'branch', '--all', '--contains', 'refund@1.0.1').trim()).toBe('');
    expect(git(root, 'show', `refund@1.0.1:${path}`)).toContain('version: 1.0.1\n');
    expect(git(root, 'diff', '--name-only', 'refund@1.0.0', 'refund@1.0.1').trim()).toBe(path);
    const days = ['2026-11-21', '2026-11-22', '2026-12-31', '2027-01-01'];
    expect(await Promise.all(days.map((day) => held(root, day)))).toEqual([
      '1.0.0',
      '1.0.1',
      '1.0.1',
      '2.0.0',
    ]);
    const { revisions } = await registered(root);
    expect(revisions.map(({ version, follows, approved }) => [version, follows, approved])).toEqual([
      ['2.0.0', '1.0.0', true],
      ['1.0.1', '1.0.0', true],
      ['1.0.0', undefined, true],
    ]);
    expect(git(root, 'fsck', '--no-dangling').trim()).toBe('');
  });

  test('is corrected again from its own text; the next revision of the main line goes on as before', async () => {
    const root = await waiting();
    const from = fixed(root, (text) => text.replace('payment page', 'refund page'));
    await done(root, 'release', 'refund', '--correct', '1.0.0', '--from', from, '-m', 'Renamed');
    const argv = ['release', 'refund', '--correct', '1.0.0', '--from', from, '-m', 'Again'];
    const again = await sop(root, ...argv);
    expect([again.code, again.err]).toEqual([
      2,
      expect.stringContaining('1.0.0 was corrected by 1.0.1 already'),
    ]);
    const more = fixed(root, (text) => text.replace('payment page', 'page of refunds'));
    await done(root, 'release', 'refund', '--correct', '1.0.1', '--from', more, '-m', 'Renamed once more');
    await done(root, 'release', 'refund', '-m', 'Newest order', '--effective', '2027-02-01');
    const days = ['2026-11-22', '2027-01-01', '2027-02-01'];
    expect(await Promise.all(days.map((day) => held(root, day)))).toEqual(['1.0.2', '2.0.0', '3.0.0']);
  });

  test('needs an approval of its own where four eyes are asked for', async () => {
    setClock('2026-11-20T09:00:00+00:00');
    const root = handbook({ 'sop.yaml': fourEyes }, 'cas');
    git(root, 'commit', '--quiet', '--amend', '--reset-author', '--no-edit');
    as(root, 'ana');
    await done(root, 'approve', 'refund');
    await done(root, 'release', 'refund');
    commit(root, 'cas', 'Give 14 days', { [path]: read(root, path).replaceAll('30 days', '14 days') });
    as(root, 'bo');
    await done(root, 'approve', 'refund', '--effective', '2027-01-01');
    await done(root, 'release', 'refund', '-m', 'New law');
    setClock('2026-11-22T09:30:00+00:00');
    as(root, 'cas');
    const from = fixed(root, (text) => text.replace('payment page', 'refund page'));
    const argv = ['--correct', '1.0.0', '--from', from];
    const before = stateOf(root);
    const early = await sop(root, 'release', 'refund', ...argv, '-m', 'Renamed');
    expect(early.code).toBe(2);
    expect(early.err).toContain('Readers still see refund 1.0.0.');
    expect(early.err).toContain('so it becomes 1.0.1 once Ana Lima or Bo Smit approves');
    expect(stateOf(root)).toEqual(before);
    as(root, 'bo');
    await done(root, 'approve', 'refund', ...argv);
    as(root, 'cas');
    await done(root, 'release', 'refund', ...argv, '-m', 'Renamed');
    expect([await held(root, '2026-12-31'), await held(root, '2027-01-01')]).toEqual(['1.0.1', '2.0.0']);
    expect(git(root, 'log', '-1', '--format=%s').trim()).toBe('Approve refund as 1.0.1');
  });

  test('names what it cannot do: no such revision, another SOP, a file with findings', async () => {
    const root = await waiting();
    const before = stateOf(root);
    const refused = async (version: string, from: string) =>
      (await sop(root, 'release', 'refund', '--correct', version, '--from', from, '-m', 'x')).err;
    const good = fixed(root, (text) => text.replace('payment page', 'refund page'));
    expect(await refused('1.9.0', good)).toContain('There is no revision 1.9.0');
    expect(await refused('1.9', good)).toContain('expected a version such as');
    expect(
      await refused(
        '1.0.0',
        fixed(root, (text) => text.replace('id: refund', 'id: return')),
      ),
    ).toContain('Unexpected id `return`');
    expect(
      await refused(
        '1.0.0',
        fixed(root, (text) => text.replace('## Purpose', '## Aims of it')),
      ),
    ).toContain('Nothing was published.');
    expect(await refused('1.0.0', '/nowhere/fixed.md')).toContain('nowhere/fixed.md');
    expect(stateOf(root)).toEqual(before);
  });
});

describe('a revision that waits for its date', () => {
  test('is moved, cancelled, and given a date again', async () => {
    const root = await waiting();
    const moved = await done(
      root,
      'schedule',
      'refund@2.0.0',
      '--on',
      '2027-02-01',
      '-m',
      'The shop opens later',
    );
    expect(moved.err).toContain('2027-01-01 becomes 2027-02-01');
    expect([await held(root, '2027-01-31'), await held(root, '2027-02-01')]).toEqual(['1.0.0', '2.0.0']);
    setClock('2026-11-23T09:30:00+00:00');
    await done(root, 'schedule', 'refund@2.0.0', '--cancel');
    expect(await held(root, '2030-01-01')).toBe('1.0.0');
    expect((await sop(root, 'schedule', 'refund@2.0.0', '--cancel')).err).toContain('cancelled already');
    setClock('2026-11-24T09:30:00+00:00');
    await done(root, 'schedule', 'refund@2.0.0', '--on', '2027-03-01');
    expect([await held(root, '2027-02-28'), await held(root, '2027-03-01')]).toEqual(['1.0.0', '2.0.0']);
    expect(git(root, 'status', '--porcelain')).toBe(` M ${path}\n`);
  });

  test('cannot be changed once it holds, and what nobody sealed has no date', async () => {
    const root = await waiting();
    const refused = async (...argv: string[]) => {
      const ran = await sop(root, 'schedule', ...argv);
      expect(ran.code).toBe(2);
      return ran.err;
    };
    expect(await refused('refund@1.0.0', '--cancel')).toContain('in force since 2026-11-20');
    expect(await refused('refund@7.0.0', '--cancel')).toContain('no revision 7.0.0');
    expect(await refused('refund', '--cancel')).toContain('expected a revision such as');
    expect(await refused('refund@2.0.0')).toContain('`--on 2027-02-01`, or `--cancel`');
    expect(await refused('refund@2.0.0', '--on', '2026-11-01')).toContain('2026-11-22');
    expect(await refused('refund@2.0.0', '--on', '2027-01-01')).toContain('already');
    expect(await refused('--cancel', '--', '-n')).toContain('expected a revision such as');
  });

  test('is moved only by somebody who may approve', async () => {
    const root = await waiting();
    commit(root, 'ana', 'Four eyes', { 'sop.yaml': fourEyes });
    as(root, 'cas');
    const ran = await sop(root, 'schedule', 'refund@2.0.0', '--cancel');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('Cas Vries may not approve')]);
  });

  test('a line that was written after the start changes nothing that readers had', async () => {
    const root = await waiting();
    const line = '2027-01-02T09:00:00Z,Eve,refund,en,2.0.0,,Too late\n';
    write(root, { 'records/schedule.csv': `time,person,id,language,version,effective,because\n${line}` });
    commit(root, 'cas', 'Records');
    expect(await held(root, '2027-01-01')).toBe('2.0.0');
    expect(await held(root, '2027-01-03')).toBe('2.0.0');
  });

  test('nor does one that says an earlier time than that of the commit that brought it', async () => {
    const root = await waiting();
    const line = '2026-12-30T09:00:00Z,Eve,refund,en,2.0.0,,Too late\n';
    write(root, { 'records/schedule.csv': `time,person,id,language,version,effective,because\n${line}` });
    setClock('2027-01-02T09:00:00+00:00');
    commit(root, 'cas', 'Records');
    expect(await held(root, '2027-01-03')).toBe('2.0.0');
  });

  test('the day of a line is that of the handbook, wherever somebody wrote it', async () => {
    const root = await waiting();
    const line = '2026-12-31T20:00:00-08:00,Eve,refund,en,2.0.0,,New Year has begun in Amsterdam\n';
    write(root, {
      'sop.yaml': `${read(root, 'sop.yaml')}timezone: Europe/Amsterdam\n`,
      'records/schedule.csv': `time,person,id,language,version,effective,because\n${line}`,
    });
    setClock('2026-12-31T20:00:00-08:00');
    commit(root, 'cas', 'Records');
    expect(await held(root, '2027-01-03')).toBe('2.0.0');
  });
});

describe('a set that takes effect together', () => {
  const other = 'sops/support/return.md';

  async function pair() {
    setClock('2026-11-20T09:00:00+00:00');
    const root = handbook({ [other]: refund({ id: 'return', title: 'Take a parcel back' }) });
    await done(root, 'release', '--all-changed');
    setClock('2026-11-22T09:30:00+00:00');
    edit(root, '30 days', '14 days');
    edit(root, '30 days', '14 days', other);
    const argv = ['release', 'refund', 'return', '--together', '--effective', '2027-01-01', '-m', 'New law'];
    const ran = await done(root, ...argv);
    expect(ran.err).toContain('together with refund@2.0.0 and return@2.0.0, or not at all');
    return root;
  }
  const both = async (root: string, day: string) => [await held(root, day), await held(root, day, 'return')];

  test('starts on one day, and falls as a whole', async () => {
    const root = await pair();
    expect(await both(root, '2026-12-31')).toEqual(['1.0.0', '1.0.0']);
    expect(await both(root, '2027-01-01')).toEqual(['2.0.0', '2.0.0']);
    expect(
      git(root, 'log', '-1', '--format=%(trailers:key=Sop-Revision,valueonly)').trim().split('\n'),
    ).toEqual(['refund@2.0.0', 'return@2.0.0']);
    const moved = await done(root, 'schedule', 'return@2.0.0', '--on', '2027-02-01');
    expect(moved.err).toContain('refund@2.0.0 too: they take effect together or not at all');
    expect(await both(root, '2027-01-31')).toEqual(['1.0.0', '1.0.0']);
    expect(await both(root, '2027-02-01')).toEqual(['2.0.0', '2.0.0']);
    setClock('2026-11-23T09:30:00+00:00');
    await done(root, 'schedule', 'refund@2.0.0', '--cancel');
    expect(await both(root, '2030-01-01')).toEqual(['1.0.0', '1.0.0']);
  });

  test('does not start when the seal of a member is gone', async () => {
    const root = await pair();
    git(root, 'tag', '--delete', 'return@2.0.0');
    expect(await both(root, '2027-01-01')).toEqual(['1.0.0', '1.0.0']);
  });

  test('is released as a whole or not at all', async () => {
    const root = await pair();
    edit(root, '14 days', '10 days');
    edit(root, '## Purpose', '## Aims of it', other);
    const before = stateOf(root);
    const ran = await sop(root, 'release', 'refund', 'return', '--together', '-m', 'x');
    expect([ran.code, stateOf(root)]).toEqual([2, before]);
    expect((await sop(root, 'release', 'refund', '--together')).err).toContain('two SOPs or more');
  });
});

describe('spelling mended in a revision that waits', () => {
  /** 2.0.0 waits for 1 January; its text has a comma more since. */
  async function mended() {
    setClock('2026-11-20T09:00:00+00:00');
    const root = handbook();
    await done(root, 'release', 'refund');
    edit(root, '30 days', '14 days');
    await done(root, 'release', 'refund', '-m', 'New law', '--effective', '2027-01-01');
    edit(root, 'Find the order.', 'find the order.');
    return root;
  }

  test('begins with it, not before: what it changes was approved for that day', async () => {
    const root = await mended();
    const sooner = await sop(root, 'release', 'refund', '-m', 'Case', '--effective', '2026-12-01');
    expect([sooner.code, sooner.err]).toEqual([
      2,
      expect.stringContaining('approved to start on 2027-01-01'),
    ]);
    const { err } = await done(root, 'release', 'refund', '-m', 'Case');
    expect(err).toContain('Readers get 2.0.1 from 2027-01-01 on.');
    const { revisions } = JSON.parse((await done(root, 'log', 'refund', '--json')).out);
    const inForce = revisions.find(({ state }: { state: string }) => state === 'in-force');
    expect(inForce.version).toBe('1.0.0');
  });

  test('a heavier change that begins sooner says that what waits begins with it', async () => {
    const root = await mended();
    edit(root, 'find the order.', 'find the newest order.');
    const { out } = await done(root, 'release', 'refund', '-m', 'Newest', '--dry-run');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'In force at once with all that 2.0.0 changes, which was to begin on 2027-01-01',
    );
    const later = await done(
      root,
      'release',
      'refund',
      '-m',
      'Newest',
      '--effective',
      '2027-01-01',
      '--dry-run',
    );
    expect(later.out).not.toContain('with all that');
  });

  test('of one that was cancelled has no approval to carry over', async () => {
    const root = await mended();
    await done(root, 'schedule', 'refund@2.0.0', '--cancel');
    const { out } = await done(root, 'release', 'refund', '-m', 'Case', '--dry-run');
    expect(out).not.toContain('the approval of 2.0.0 holds');
    expect(out).toContain('by releasing it');
  });
});
