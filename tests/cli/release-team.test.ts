import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Files } from '../folder.ts';
import {
  as,
  branch,
  commit,
  done,
  edit,
  folder,
  fourEyes,
  git,
  handbook,
  held,
  merge,
  path,
  people,
  read,
  register,
  registered,
  setClock,
  sop,
  sopAs,
  stateOf,
  tags,
  write,
} from './team.ts';

/** A team with four eyes whose refund SOP is in force as 1.0.0, written by Cas and approved by Ana. */
async function team(files: Files = {}): Promise<string> {
  setClock('2026-11-20T09:00:00+00:00');
  const root = handbook({ 'sop.yaml': fourEyes, ...files }, 'cas');
  git(root, 'commit', '--quiet', '--amend', '--reset-author', '--no-edit');
  as(root, 'ana');
  await done(root, 'approve', 'refund');
  await done(root, 'release', 'refund');
  setClock('2026-11-22T09:30:00+00:00');
  return root;
}

/** The files of a job that runs after pull request 12 was merged, with a review of it. */
function job(root: string, review: Record<string, unknown> = {}, event: Record<string, unknown> = {}) {
  const merged = git(root, 'rev-parse', 'HEAD').trim();
  const at = folder({
    'event.json': JSON.stringify({
      pull_request: {
        title: 'Give 14 days',
        merge_commit_sha: merged,
        head: { sha: 'f'.repeat(40) },
        ...event,
      },
    }),
    'reviews.json': JSON.stringify([
      {
        user: { login: 'bosmit' },
        state: 'APPROVED',
        html_url: 'https://git.lantern.example/sops/pull/12#review-7',
        commit_id: 'f'.repeat(40),
        submitted_at: '2026-11-22T08:00:00Z',
        ...review,
      },
    ]),
  });
  as(root, 'job');
  return {
    env: { GITHUB_EVENT_PATH: join(at, 'event.json') },
    argv: ['release', '--merged', '--reviews', join(at, 'reviews.json')],
  };
}

const shorter = (root: string) => edit(root, '30 days', '14 days');

describe('a team with pull requests and squash merges', () => {
  test('draft, refusal, review on the host, job after the merge, in force', async () => {
    const root = await team();
    branch(root, 'shorter', 'cas', () => shorter(root));
    merge(root, 'shorter', 'squash', 'cas', 'Give 14 days');
    const early = await sop(root, 'release', 'refund');
    expect(early.code).toBe(2);
    expect(early.err).toContain(
      'Nothing was published. Readers still see refund 1.0.0 (30 days). This changes what agents do (step 2: `30 days` became `14 days`), so it becomes 2.0.0 once Ana Lima or Bo Smit approves: `sop approve refund`.',
    );
    const { env, argv } = job(root);
    const ran = await sopAs({ env }, root, ...argv);
    expect([ran.code, ran.err]).toEqual([0, expect.stringContaining('Sealed refund@2.0.0.')]);
    const [revision] = (await registered(root)).revisions;
    expect(revision).toMatchObject({ version: '2.0.0', approved: true, faults: [] });
    expect(revision?.judgements.map(({ evidence, entry }) => [evidence, entry.person])).toEqual([
      ['host-review', 'Bo Smit <bo@lantern.example>'],
    ]);
    expect(revision?.judgements[0]?.entry.evidence).toBe(
      'host-review https://git.lantern.example/sops/pull/12#review-7',
    );
    expect(revision?.seal.reason).toBe('Give 14 days');
    expect(revision?.authors).toEqual([people.cas]);
    expect(await held(root, '2026-11-22')).toBe('2.0.0');
    const before = stateOf(root);
    const again = await sopAs({ env }, root, ...argv);
    expect([again.code, again.err]).toEqual([0, expect.stringContaining('Nothing to release')]);
    expect(stateOf(root)).toEqual(before);
  });

  test('the review can be named on the command line of any host', async () => {
    const root = await team();
    branch(root, 'shorter', 'cas', () => shorter(root));
    merge(root, 'shorter', 'squash', 'cas', 'Give 14 days');
    as(root, 'job');
    const review = ['--review-by', 'Bo Smit <bo@lantern.example>', '--review-url', 'https://x.example/7'];
    await done(root, 'release', '--merged', ...review);
    expect((await registered(root)).revisions[0]).toMatchObject({ version: '2.0.0', approved: true });
  });
});

describe('an approval counts, or the message says why it does not', () => {
  for (const how of ['merge', 'rebase', 'squash'] as const)
    test(`by the approver's own commit on the main line, after a ${how}`, async () => {
      const root = await team();
      branch(root, 'shorter', 'cas', () => shorter(root));
      merge(root, 'shorter', how, 'cas', 'Give 14 days');
      as(root, 'bo');
      const approved = await done(root, 'approve', 'refund');
      expect(approved.err).toContain('Approve refund as 2.0.0 (major)');
      as(root, 'cas');
      await done(root, 'release', 'refund', '-m', 'Give 14 days');
      const [revision] = (await registered(root)).revisions;
      expect(revision).toMatchObject({ version: '2.0.0', approved: true });
      expect(revision?.judgements.map(({ evidence }) => evidence)).toEqual(['own-commit']);
    });

  for (const how of ['merge', 'rebase'] as const)
    test(`given on the branch, it survives a ${how}`, async () => {
      const root = await team();
      branch(root, 'shorter', 'cas', () => shorter(root));
      as(root, 'bo');
      await done(root, 'approve', 'refund');
      merge(root, 'shorter', how, 'cas', 'Give 14 days');
      await done(root, 'release', 'refund', '-m', 'Give 14 days');
      expect((await registered(root)).revisions[0]).toMatchObject({ version: '2.0.0', approved: true });
    });

  test('given on the branch, a squash leaves it typed by another; approving says so beforehand', async () => {
    const root = await team();
    branch(root, 'shorter', 'cas', () => shorter(root));
    as(root, 'bo');
    const approved = await done(root, 'approve', 'refund');
    expect(approved.err).toContain('does not survive a squash');
    merge(root, 'shorter', 'squash', 'cas', 'Give 14 days');
    const ran = await sop(root, 'release', 'refund');
    expect([ran.code, ran.err]).toEqual([
      2,
      expect.stringContaining('The approval of Bo Smit is only typed'),
    ]);
    expect(tags(root)).toEqual(['refund@1.0.0']);
    setClock('2026-11-22T10:00:00+00:00');
    as(root, 'bo');
    await done(root, 'approve', 'refund');
    as(root, 'cas');
    await done(root, 'release', 'refund', '-m', 'Give 14 days');
    expect(await held(root, '2026-11-22')).toBe('2.0.0');
  });

  test('not when the text changed after it', async () => {
    const root = await team();
    commit(root, 'cas', 'Give 14 days', { [path]: read(root, path).replaceAll('30 days', '14 days') });
    as(root, 'bo');
    await done(root, 'approve', 'refund');
    commit(root, 'cas', 'Give 10 days', { [path]: read(root, path).replaceAll('14 days', '10 days') });
    const ran = await sop(root, 'release', 'refund');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('Bo Smit approved another text')]);
  });

  test('not from somebody who is not entitled, and it is said before a line is written', async () => {
    const root = await team();
    commit(root, 'ana', 'Give 14 days', { [path]: read(root, path).replaceAll('30 days', '14 days') });
    as(root, 'cas');
    const before = stateOf(root);
    const ran = await sop(root, 'approve', 'refund');
    expect([ran.code, ran.err]).toEqual([
      2,
      expect.stringContaining('Cas Vries may not approve this: Bo Smit may'),
    ]);
    expect(stateOf(root)).toEqual(before);
  });

  test('not from an author, nor from a co-author', async () => {
    const root = await team();
    const text = read(root, path).replaceAll('30 days', '14 days');
    commit(root, 'ana', 'Give 14 days\n\nCo-authored-by: Bo Smit <bo@lantern.example>', { [path]: text });
    for (const who of ['ana', 'bo'] as const) {
      as(root, who);
      const ran = await sop(root, 'approve', 'refund');
      expect([ran.code, ran.err]).toEqual([
        2,
        expect.stringContaining(`${people[who].name} wrote a part of this change`),
      ]);
    }
  });

  test('not when it is only typed into the ledger', async () => {
    const root = await team();
    branch(root, 'shorter', 'cas', () => shorter(root));
    merge(root, 'shorter', 'squash', 'cas', 'Give 14 days');
    as(root, 'bo');
    const plan = JSON.parse((await done(root, 'approve', 'refund', '--dry-run', '--json')).out);
    commit(root, 'cas', 'Records', {
      'records/approvals.csv': `${read(root, 'records/approvals.csv')}${plan.lines[0].line}\n`,
    });
    const ran = await sop(root, 'release', 'refund');
    expect([ran.code, ran.err]).toEqual([
      2,
      expect.stringContaining('The approval of Bo Smit is only typed'),
    ]);
  });

  test('of two pull requests on one SOP the second sees the first', async () => {
    const root = await team({ '.gitattributes': 'records/*.csv text eol=lf merge=union\n' });
    branch(root, 'shorter', 'cas', () => shorter(root));
    branch(root, 'page', 'cas', () => edit(root, 'payment page', 'refund page'));
    as(root, 'bo');
    await done(root, 'approve', 'refund');
    git(root, 'switch', '--quiet', 'shorter');
    await done(root, 'approve', 'refund');
    merge(root, 'shorter', 'merge', 'cas', 'Give 14 days');
    await done(root, 'release', 'refund');
    git(
      root,
      'merge',
      '--quiet',
      '--no-ff',
      '-X',
      'theirs',
      '-m',
      'Merge branch page\n\nAnother page',
      'page',
    );
    const ran = await sop(root, 'release', 'refund');
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('Readers still see refund 2.0.0.');
    expect(ran.err).toContain('it becomes 3.0.0 once');
    expect(ran.err).not.toContain('`30 days`');
    expect(ran.err).toContain('Bo Smit approved another text');
    as(root, 'bo');
    await done(root, 'approve', 'refund');
    as(root, 'cas');
    await done(root, 'release', 'refund');
    const revisions = (await registered(root)).revisions.map(({ version, approved }) => [version, approved]);
    expect(revisions).toEqual([
      ['3.0.0', true],
      ['2.0.0', true],
      ['1.0.0', true],
    ]);
  });

  test('over a patch the approval of the revision before holds', async () => {
    const root = await team();
    commit(root, 'cas', 'Case', { [path]: read(root, path).replace('money that goes', 'Money that goes') });
    as(root, 'bo');
    expect((await done(root, 'approve', 'refund')).err).toContain(
      'The approval of 1.0.0 holds for this text',
    );
    as(root, 'cas');
    await done(root, 'release', 'refund', '-m', 'Case');
    expect((await registered(root)).revisions[0]).toMatchObject({ version: '1.0.1', approved: true });
  });

  test('a change argued down to a patch has to be approved all the same', async () => {
    const root = await team();
    commit(root, 'cas', 'Other words', {
      [path]: read(root, path).replace('Make the refund', 'Do the refund'),
    });
    const ran = await sop(root, 'release', 'refund', '-m', 'x', '--class', 'patch', '--because', 'Same work');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('approves: `sop approve refund`')]);
    const own = await sop(root, 'reword', 'refund', '--because', 'Same work');
    expect([own.code, own.err]).toEqual([2, expect.stringContaining('Cas Vries may not approve')]);
  });

  test('a date that was approved is the date that is sealed', async () => {
    const root = await team();
    commit(root, 'cas', 'Give 14 days', { [path]: read(root, path).replaceAll('30 days', '14 days') });
    as(root, 'bo');
    await done(root, 'approve', 'refund', '--effective', '2027-01-01');
    as(root, 'cas');
    const other = await sop(root, 'release', 'refund', '-m', 'Now', '--effective', '2026-12-01');
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('approved to start on 2027-01-01')]);
    await done(root, 'release', 'refund', '-m', 'New year');
    expect([await held(root, '2026-12-31'), await held(root, '2027-01-01')]).toEqual(['1.0.0', '2.0.0']);
  });

  test('uncommitted text is neither approved nor released where four eyes are asked for', async () => {
    const root = await team();
    as(root, 'bo');
    shorter(root);
    const approved = await sop(root, 'approve', 'refund');
    expect([approved.code, approved.err]).toEqual([2, expect.stringContaining('not committed')]);
    const released = await sop(root, 'release', 'refund');
    expect([released.code, released.err]).toEqual([
      2,
      expect.stringContaining('nobody else could have read it'),
    ]);
  });

  test('a release commit that changed more than stamps makes its author an author', async () => {
    const root = await team();
    const text = read(root, path)
      .replaceAll('30 days', '14 days')
      .replace('version: 1.0.0', 'version: 2.0.0');
    commit(root, 'bo', 'Release refund@2.0.0\n\nSop-Revision: refund@2.0.0', { [path]: text });
    expect((await registered(root)).draftAuthors).toEqual([people.bo]);
    const ran = await sop(root, 'approve', 'refund');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('Bo Smit wrote a part of this change')]);
  });
});

describe('the review on the host', () => {
  async function merged(how: 'squash' | 'merge' = 'squash') {
    const root = await team();
    branch(root, 'shorter', 'cas', () => shorter(root));
    merge(root, 'shorter', how, 'cas', 'Give 14 days');
    return root;
  }
  const run = async (
    root: string,
    ...parts: Parameters<typeof job> extends [string, ...infer R] ? R : never
  ) => {
    const { env, argv } = job(root, ...parts);
    return sopAs({ env }, root, ...argv);
  };

  test('counts after a merge commit too, under the title of the pull request', async () => {
    const root = await merged('merge');
    expect((await run(root)).code).toBe(0);
    expect((await registered(root)).revisions[0]).toMatchObject({
      version: '2.0.0',
      approved: true,
      authors: [people.cas],
    });
  });

  test('does not count when it asks for changes, comes from an author, or from nobody who may approve', async () => {
    for (const review of [
      { state: 'CHANGES_REQUESTED' },
      { state: 'COMMENTED' },
      { user: { login: 'cas' } },
      { user: { login: 'stranger' } },
    ]) {
      const root = await merged();
      const ran = await run(root, review);
      expect([ran.code, ran.err]).toEqual([0, expect.stringContaining('approves: `sop approve refund`')]);
      expect(tags(root)).toEqual(['refund@1.0.0']);
    }
  });

  test('does not count for a text that was changed after it', async () => {
    const root = await team();
    branch(root, 'shorter', 'cas', () => shorter(root));
    const seen = git(root, 'rev-parse', 'HEAD').trim();
    edit(root, '14 days', '10 days');
    const newest = commit(root, 'cas', 'Fewer still');
    merge(root, 'shorter', 'squash', 'cas', 'Give 10 days');
    const late = await run(root, { commit_id: seen }, { head: { sha: newest } });
    expect([late.code, late.err]).toEqual([0, expect.stringContaining('once Ana Lima or Bo Smit approves')]);
    const right = await run(root, { commit_id: newest }, { head: { sha: newest } });
    expect([right.code, tags(root)]).toEqual([0, ['refund@1.0.0', 'refund@2.0.0']]);
  });

  test('does not count for what another pull request brought before', async () => {
    const root = await team();
    branch(root, 'page', 'cas', () => edit(root, 'payment page', 'refund page'));
    merge(root, 'page', 'squash', 'cas', 'Another page');
    branch(root, 'shorter', 'cas', () => shorter(root));
    merge(root, 'shorter', 'squash', 'cas', 'Give 14 days');
    const ran = await run(root);
    expect([ran.code, tags(root)]).toEqual([0, ['refund@1.0.0']]);
    expect(ran.err).toContain('once Ana Lima or Bo Smit approves');
  });

  test('counts only when the release job records it', async () => {
    const root = await merged();
    const { env, argv } = job(root);
    as(root, 'cas');
    const before = stateOf(root);
    const ran = await sopAs({ env }, root, ...argv);
    expect([ran.code, ran.err]).toEqual([
      2,
      expect.stringContaining('count when the release job records them'),
    ]);
    expect(stateOf(root)).toEqual(before);
  });

  test('where main is protected the job stamps on a branch, and seals once that is merged', async () => {
    const root = await merged();
    const main = git(root, 'rev-parse', 'main').trim();
    const { env, argv } = job(root);
    const ran = await sopAs({ env }, root, ...argv, '--pull-request');
    expect([ran.code, ran.err]).toEqual([
      0,
      expect.stringContaining('Once it is merged, the next run seals it.'),
    ]);
    const [made] = git(root, 'branch', '--list', 'release/*', '--format=%(refname:short)').trim().split('\n');
    expect(made).toMatch(/^release\/refund-2\.0\.0-[0-9a-f]{8}$/);
    expect([git(root, 'rev-parse', 'main').trim(), git(root, 'branch', '--show-current').trim()]).toEqual([
      main,
      'main',
    ]);
    expect([tags(root), git(root, 'status', '--porcelain')]).toEqual([['refund@1.0.0'], '']);
    const twice = await sopAs({ env }, root, ...argv, '--pull-request');
    expect([twice.code, twice.err]).toEqual([0, expect.stringContaining('waits to be merged already')]);
    setClock('2026-11-24T09:30:00+00:00');
    merge(root, made ?? '', 'merge', 'cas', 'Release refund@2.0.0');
    as(root, 'job');
    const head = git(root, 'rev-parse', 'HEAD').trim();
    const last = await sop(root, 'release', '--merged', '--pull-request');
    expect([last.code, last.err]).toEqual([0, expect.stringContaining('Sealed refund@2.0.0.')]);
    expect(git(root, 'rev-parse', 'refund@2.0.0^{commit}').trim()).toBe(head);
    const [revision] = (await registered(root)).revisions;
    expect(revision).toMatchObject({ version: '2.0.0', approved: true, effective: '2026-11-22', faults: [] });
    const before = stateOf(root);
    expect((await sop(root, 'release', '--merged', '--pull-request')).err).toContain('Nothing to release');
    expect(stateOf(root)).toEqual(before);
  });

  test('a file of the host that is no event, or hostile, gives no approval', async () => {
    const root = await merged();
    as(root, 'job');
    write(root, { 'broken.json': '{' });
    const broken = await sop(root, 'release', '--merged', '--reviews', join(root, 'broken.json'));
    expect([broken.code, broken.err]).toEqual([2, expect.stringContaining('broken.json')]);
    for (const answer of [null, 7, [], {}, [null, { user: 'bosmit', state: 'APPROVED' }], { 0: {} }]) {
      write(root, { 'broken.json': JSON.stringify(answer) });
      await sop(root, 'release', '--merged', '--reviews', join(root, 'broken.json'));
      expect(tags(root)).toEqual(['refund@1.0.0']);
    }
    const url = 'https://x.example/7\nSop-Approved-By: Eve,"';
    const odd = await run(root, { html_url: url });
    expect(odd.code).toBe(0);
    expect((await register(root)).ledgers.approvals.faults).toEqual([]);
    expect((await registered(root)).revisions[0]?.seal.approvedBy).toEqual(['Bo Smit']);
  });
});
