import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { sayGap } from '../../src/cli/audit-text.ts';
import { en } from '../../src/languages/cli/en.ts';
import { AUDIT_CHECKS, type Gap } from '../../src/version/audit-checks.ts';
import { git, paths, read, repository, write } from '../folder.ts';
import { sop, sopWith } from '../shell.ts';
import { config, refund } from './lantern.ts';
import { released } from './released.ts';

const path = 'sops/support/refund-customer.md';
const drafted = refund
  .replace('version: 1.4.0', 'version: 0.0.0')
  .replace('status: approved', 'status: draft');

/** A handbook with two revisions, both as they should be. */
function handbook(files = {}): string {
  const root = repository({ 'sop.yaml': config, [path]: drafted, ...files });
  released(root, { path, version: '1.0.0', at: '2026-01-10T09:00:00Z' });
  change(root, 'on the same day', 'within a day');
  git(root, 'commit', '-qam', 'A day');
  released(root, {
    path,
    version: '1.1.0',
    at: '2026-11-02T09:00:00Z',
    follows: '1.0.0',
    class: 'minor',
    reason: 'Carriers are slower',
  });
  return root;
}

const change = (root: string, from: string | RegExp, to: string) =>
  write(root, { [path]: read(root, path).replace(from, to) });

const commit = (root: string, message = 'A change') => {
  git(root, 'add', '--all');
  git(root, 'commit', '-qm', message);
};

interface Report {
  sops: { name: string; status: string; inForce?: { version: string }; revisions: { version: string }[] }[];
  gaps: { key: string; check: string; message: string; explanation?: { because: string } }[];
  checks: { check: string; looked: number; gaps: number }[];
}

async function audit(
  root: string,
  ...argv: string[]
): Promise<{ code: number; report: Report; keys: string[] }> {
  const { code, out, err } = await sop(root, 'audit', '--json', ...argv);
  if (code > 1) throw new Error(err);
  const report = JSON.parse(out) as Report;
  for (const gap of report.gaps)
    expect(sayGap(gap as Gap, en.audit)).not.toBe(`${gap.check}: ${gap.message}`);
  return { code, report, keys: report.gaps.map(({ key }) => key) };
}

describe('sop audit', () => {
  test('a handbook in which all is proven: exit 0, a report that an auditor can read', async () => {
    const { code, out } = await sop(handbook(), 'audit');
    expect(code).toBe(0);
    expect(out.replace(/[0-9a-f]{12}/g, '0'.repeat(12))).toMatchInlineSnapshot(`
      "Audit of Lantern support on 2026-11-22
      What git has on main at 000000000000.

      SOPs

        refund-customer  Refund a customer
        released; in force 1.1.0 since 2026-11-02; next review 2027-11-02; owner Ana
          Silva
          1.1.0  minor  in force
            wrote       Ana Silva
            approved    Ana Silva, 2026-11-02T09:00:00Z, own commit
            sealed      2026-11-02T09:00:00+00:00, 000000000000, Ana Silva
            holds       from 2026-11-02
            reason      Carriers are slower
          1.0.0  major  was in force
            wrote       Ana Silva
            approved    Ana Silva, 2026-01-10T09:00:00Z, own commit
            sealed      2026-01-10T09:00:00+00:00, 000000000000, Ana Silva
            held        from 2026-01-10 until 2026-11-02

      Checks
        Check               Looked at Gaps
        document-identity           1    –
        one-in-force                1    –
        owner-known                 1    –
        review-due                  1    –
        retired-links               0    –
        file-kept                   1    –
        translation-current         0    –
        stamps-true                 1    –
        approved                    2    –
        approval-evidence           2    –
        approver-entitled           2    –
        four-eyes                   2    –
        approval-complete           2    –
        seal-text                   2    –
        seal-fingerprint            2    –
        seal-on-main                2    –
        seal-signed                 0    –
        release-only-own            0    –
        version-order               2    –
        version-class               2    –
        version-content             2    –
        version-reason              2    –
        dates-forward               2    –
        records-kept                2    –
        records-readable            2    –
        records-times               2    –
        records-own                 0    –
        records-known               2    –
        history-kept                0    –

      No gaps.
      "
    `);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('some SOPs alone, by id; an unknown one names the nearest', async () => {
    const root = handbook();
    const { report } = await audit(root, 'REFUND-customer');
    expect(report.sops.map(({ name }) => name)).toEqual(['refund-customer']);
    expect(await sop(root, 'audit', 'refund-costumer')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean `refund-customer`?'),
    });
  });

  test('as Markdown in a file: what files say is text there, never markup', async () => {
    const root = handbook();
    change(root, 'title: Refund a customer', 'title: "<img src=x> | *all*"');
    commit(root);
    expect((await sop(root, 'audit', '-f', 'markdown', '-o', 'audit.md')).out).toBe('');
    const text = read(root, 'audit.md');
    expect(text).toContain('### refund-customer: \\<img src=x\\> \\| \\*all\\*');
    expect(text).toContain('| `approved` | every revision was approved');
  });

  test('on a day: what was released, recorded and committed later is not there yet', async () => {
    const root = handbook();
    const { report } = await audit(root, '--on', '2026-06-01');
    expect(report.sops).toMatchObject([{ inForce: { version: '1.0.0' }, revisions: [{ version: '1.0.0' }] }]);
    expect((await audit(root, '--on', '2025-06-01')).report.sops[0]?.inForce).toBeUndefined();
    expect((await sop(root, 'audit', '--on', 'June')).code).toBe(2);
  });

  test('what lies uncommitted in the working tree plays no part', async () => {
    const root = handbook();
    change(root, 'version: 1.1.0', 'version: 9.9.9');
    write(root, { 'records/approvals.csv': 'rubbish\n' });
    expect((await audit(root)).keys).toEqual([]);
  });

  test('no handbook, no repository, a shallow clone: exit 2 with what to do', async () => {
    const root = handbook();
    const clone = repository();
    git(clone, 'clone', '-q', '--depth', '1', `file://${root}`, 'cut');
    expect(await sop(`${clone}/cut`, 'audit')).toMatchObject({
      code: 2,
      err: expect.stringContaining('git fetch --unshallow --tags'),
    });
    expect((await sop(clone, 'audit')).code).toBe(2);
  });
});

/** What somebody did, and the gap that the audit names for it. */
const tampering: [gap: string, what: string, how: (root: string) => void][] = [
  ['document-identity:', 'took the owner out', (root) => change(root, 'owner: Ana Silva\n', '')],
  ['one-in-force:', 'copied the file', (root) => write(root, { 'sops/copy.md': read(root, path) })],
  [
    'owner-known:',
    'named an owner whom nobody knows',
    (root) => change(root, 'owner: Ana Silva', 'owner: Cas'),
  ],
  ['stamps-true:', 'typed a version', (root) => change(root, 'version: 1.1.0', 'version: 1.2.0')],
  [
    'stamps-true:',
    'claimed an approval for a new SOP',
    (root) => write(root, { 'sops/new.md': refund.replaceAll('refund-customer', 'new') }),
  ],
  ['file-kept:', 'deleted the file', (root) => git(root, 'rm', '-q', path)],
  [
    'file-kept:',
    'deleted the file of a retired SOP before its time was over',
    (root) => {
      change(root, 'status: approved', 'status: retired');
      write(root, { 'sop.yaml': `${config}retention: 10 years\n` });
      commit(root);
      git(root, 'rm', '-q', path);
    },
  ],
  [
    'review-due:',
    'wants it read every two weeks, and nobody has read it since',
    (root) => change(root, 'language: en', 'language: en\nreview: 14 days'),
  ],
  [
    'translation-current:',
    'left a translation behind a major revision',
    (root) => {
      write(root, {
        'sops/support/refund-customer.nl.md': read(root, path)
          .replace('language: en', 'language: nl\ntranslates: 1.1.0')
          .replace('version: 1.1.0', 'version: 0.0.0')
          .replace('status: approved', 'status: draft'),
      });
      commit(root);
      change(root, 'older than 30 days', 'older than 14 days');
      released(root, { path, version: '2.0.0', at: '2026-11-10T09:00:00Z', follows: '1.1.0', reason: 'Law' });
      write(root, { 'notes.txt': 'Tell the translator.' });
    },
  ],
  [
    'records-own:',
    'recorded a review in the name of somebody else',
    (root) => {
      const fingerprint = /Sop-Fingerprint: (\S+)/.exec(
        git(root, 'cat-file', 'tag', 'refund-customer@1.1.0'),
      )?.[1];
      write(root, {
        'records/reviews.csv': `time,person,id,language,version,fingerprint,note\n2026-11-22T07:00:00Z,Bo Jansen <bo@lantern.example>,refund-customer,en,1.1.0,${fingerprint},\n`,
      });
    },
  ],
  [
    'approval-complete:',
    'approved without a meaning',
    (root) =>
      write(root, {
        'records/approvals.csv': read(root, 'records/approvals.csv').replace(
          /^(2026-11-02.*),approval,/m,
          '$1,,',
        ),
      }),
  ],
  [
    'retired-links:',
    'retired what others still lead to',
    (root) => {
      change(root, 'status: approved', 'status: retired');
      write(root, {
        'sops/other.md': drafted
          .replaceAll('refund-customer', 'other')
          .replace('Make the refund', 'Follow [Refund](support/refund-customer.md)'),
      });
    },
  ],
  [
    'records-kept:',
    'changed a line of the records',
    (root) =>
      write(root, {
        'records/approvals.csv': read(root, 'records/approvals.csv').replace(
          '2026-01-10T09',
          '2026-01-09T09',
        ),
      }),
  ],
  [
    'records-kept:',
    'removed a line of the records',
    (root) =>
      write(root, {
        'records/approvals.csv': read(root, 'records/approvals.csv').split('\n').slice(0, 2).join('\n'),
      }),
  ],
  [
    'records-readable:',
    'wrote a line that cannot be read',
    (root) =>
      write(root, { 'records/approvals.csv': `${read(root, 'records/approvals.csv')}Ana said yes\n` }),
  ],
  [
    'records-times:',
    'recorded what had not happened yet',
    (root) =>
      write(root, {
        'records/reviews.csv':
          'time,person,id,language,version,fingerprint,note\n2099-01-01T09:00:00Z,Ana Silva,refund-customer,en,1.1.0,v1:0,\n',
      }),
  ],
  [
    'records-known:',
    'recorded a review of a revision that never was',
    (root) =>
      write(root, {
        'records/reviews.csv':
          'time,person,id,language,version,fingerprint,note\n2026-11-20T09:00:00Z,Ana Silva,refund-customer,en,7.0.0,v1:0,\n',
      }),
  ],
];

describe('what somebody did to the files', () => {
  test.each(tampering)('%s somebody %s', async (gap, _, how) => {
    const root = handbook();
    how(root);
    commit(root);
    const { code, keys } = await audit(root);
    expect(code).toBe(1);
    expect(keys.filter((key) => key.startsWith(gap))).toHaveLength(1);
  });
});

/** Makes the newest seal anew, with another message or place. */
function reseal(
  root: string,
  from: string | RegExp,
  to: string,
  at = 'refund-customer@1.1.0^{commit}',
): void {
  const tag = 'refund-customer@1.1.0';
  const message = git(root, 'for-each-ref', '--format=%(contents)', `refs/tags/${tag}`).replace(from, to);
  const env = git(root, 'for-each-ref', '--format=%(taggerdate:iso-strict)', `refs/tags/${tag}`).trim();
  const commitName = git(root, 'rev-parse', at).trim();
  git(root, 'tag', '-d', tag);
  const { GIT_COMMITTER_DATE: before } = process.env;
  process.env.GIT_COMMITTER_DATE = env;
  git(root, 'tag', '-a', tag, commitName, '-m', message);
  if (before === undefined) delete process.env.GIT_COMMITTER_DATE;
  else process.env.GIT_COMMITTER_DATE = before;
}

const seals: [gap: string, what: string, how: (root: string) => void][] = [
  [
    'seal-fingerprint:',
    'another fingerprint',
    (root) => reseal(root, /Sop-Fingerprint: v1:./, 'Sop-Fingerprint: v1:x'),
  ],
  ['seal-fingerprint:', 'no fingerprint', (root) => reseal(root, /Sop-Fingerprint: .*\n/, '')],
  ['seal-text:', 'another text', (root) => reseal(root, /Sop-Blob: ./, 'Sop-Blob: z')],
  [
    'seal-text:',
    'a file that is not there',
    (root) => reseal(root, /Sop-Path: .*/, 'Sop-Path: sops/none.md'),
  ],
  ['version-reason:', 'no reason', (root) => reseal(root, /Sop-Reason: .*\n/, '')],
  ['version-class:', 'too light a class', (root) => reseal(root, 'Sop-Class: minor', 'Sop-Class: patch')],
  ['version-class:', 'no class', (root) => reseal(root, /Sop-Class: .*\n/, '')],
  [
    'version-content:',
    'a text that says another version',
    (root) => {
      change(root, 'Search the shop', 'Search the new shop');
      released(root, {
        path,
        version: '1.2.0',
        at: '2026-11-03T09:00:00Z',
        follows: '1.1.0',
        reason: 'New shop',
      });
      const tag = 'refund-customer@1.2.0';
      const message = git(root, 'for-each-ref', '--format=%(contents)', `refs/tags/${tag}`);
      git(root, 'tag', '-a', 'refund-customer@1.3.0', '-m', message);
    },
  ],
  ['version-class:', 'too small a step', (root) => reseal(root, 'Sop-Class: minor', 'Sop-Class: major')],
  [
    'dates-forward:',
    'a date in the past',
    (root) => reseal(root, /Sop-Effective: .*/, 'Sop-Effective: 2026-02-01'),
  ],
  [
    'seal-on-main:',
    'a branch that was never merged',
    (root) => {
      git(root, 'switch', '-qc', 'side', 'HEAD^');
      change(root, 'Search the shop', 'Search the new shop');
      released(root, {
        path,
        version: '1.2.0',
        at: '2026-11-03T09:00:00Z',
        follows: '1.1.0',
        reason: 'New shop',
      });
      git(root, 'switch', '-q', 'main');
      git(root, 'branch', '-qD', 'side');
    },
  ],
  [
    'version-order:',
    'an earlier number later',
    (root) => released(root, { path, version: '1.0.5', at: '2026-11-10T09:00:00Z', reason: 'Once more' }),
  ],
  [
    'release-only-own:',
    'more than stamps in the commit of a release',
    (root) => {
      change(root, 'version: 1.1.0', 'version: 1.1.1');
      write(root, { 'sop.yaml': `${config}acronyms: [SLA]\n` });
      git(root, 'add', '--all');
      git(root, 'commit', '-qm', 'Release\n\nSop-Revision: refund-customer@1.1.1');
      git(
        root,
        'tag',
        '-a',
        'refund-customer@1.1.1',
        '-m',
        `x\n\nSop-Path: ${path}\nSop-Class: patch\nSop-Reason: y`,
      );
    },
  ],
];

describe('what somebody did to the seals', () => {
  test.each(seals)('%s %s', async (gap, _, how) => {
    const root = handbook();
    how(root);
    const { code, keys } = await audit(root);
    expect(code).toBe(1);
    expect(keys.filter((key) => key.startsWith(gap))).not.toEqual([]);
  });
});

describe('approvals are judged by the rules of their day', () => {
  const next = (root: string, approved = true) => {
    change(root, 'within a day', 'within two days');
    git(
      root,
      '-c',
      'user.name=Bo Jansen',
      '-c',
      'user.email=bo@lantern.example',
      'commit',
      '-qam',
      'Two days',
    );
    released(root, {
      path,
      version: '1.2.0',
      at: '2026-11-10T09:00:00Z',
      follows: '1.1.0',
      class: 'minor',
      reason: 'Slower still',
      approved,
    });
  };

  test('nobody approved', async () => {
    const root = handbook();
    next(root, false);
    expect((await audit(root)).keys).toContain('approved:refund-customer@1.2.0');
  });

  test('four eyes and who may approve hold from the day on which `sop.yaml` says so', async () => {
    const root = handbook();
    write(root, {
      'sop.yaml': `${config}approval:\n  approvers: [Bo Jansen]\n  four-eyes: true\n`,
    });
    commit(root, 'Two pairs of eyes');
    expect((await audit(root)).keys).toEqual([]);
    next(root);
    change(root, 'Search the shop', 'Search our shop');
    expect((await audit(root)).keys).toEqual([
      'approved:refund-customer@1.2.0',
      'approver-entitled:refund-customer@1.2.0',
      'four-eyes:refund-customer@1.2.0',
    ]);
  });

  test('somebody else wrote it down', async () => {
    const root = handbook();
    change(root, 'within a day', 'within two days');
    git(root, 'config', 'user.name', 'Cas Vries');
    git(root, 'config', 'user.email', 'cas@lantern.example');
    released(root, {
      path,
      version: '1.2.0',
      at: '2026-11-10T09:00:00Z',
      follows: '1.1.0',
      reason: 'Slower',
    });
    expect((await audit(root)).keys).toContain('approval-evidence:refund-customer@1.2.0');
  });
});

describe('explanations', () => {
  const broken = () => {
    const root = handbook();
    change(root, 'owner: Ana Silva', 'owner: Cas');
    commit(root);
    return root;
  };
  const key = 'owner-known:refund-customer';

  test('are records: one commit, kept with the gap, which fails no longer', async () => {
    const root = broken();
    expect((await audit(root)).code).toBe(1);
    const now = () => '2026-11-22T10:30:00+02:00';
    const said = await sopWith({ now }, root, 'audit', '--explain', key, '--because', 'Cas begins on Monday');
    expect(said).toMatchObject({ code: 0, out: '', err: `Recorded in records/explanations.csv: ${key}.\n` });
    expect(git(root, 'log', '-1', '--format=%s')).toBe(`Explain ${key}\n`);
    const { code, report } = await audit(root);
    expect(code).toBe(0);
    expect(report.gaps).toMatchObject([{ key, explanation: { because: 'Cas begins on Monday' } }]);
    expect((await sop(root, 'audit')).out).toContain('explained by Ana Silva on');
  });

  test('need a gap and a reason; a dry run writes nothing', async () => {
    const root = broken();
    const head = git(root, 'rev-parse', 'HEAD');
    expect((await sop(root, 'audit', '--explain', key)).code).toBe(2);
    expect(await sop(root, 'audit', '--explain', 'owner-known:refund', '--because', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining(`expected \`${key}\``),
    });
    expect((await sop(root, 'audit', '--explain', key, '--because', 'x', '--dry-run')).code).toBe(0);
    expect(git(root, 'rev-parse', 'HEAD')).toBe(head);
  });

  test('one that is taken out again is a gap itself', async () => {
    const root = broken();
    await sop(root, 'audit', '--explain', key, '--because', 'Cas begins on Monday');
    write(root, { 'records/explanations.csv': 'time,person,gap,because\n' });
    commit(root);
    expect((await audit(root)).keys.some((one) => one.startsWith('records-kept:explanations'))).toBe(true);
  });
});

describe('a seal that is kept outside', () => {
  const sealed = async () => {
    const root = handbook();
    const seal = await sop(root, 'audit', '--seal');
    expect(seal.code).toBe(0);
    const outside = repository();
    write(outside, { 'seal.json': seal.out });
    return { root, seal: `${outside}/seal.json` };
  };

  test('finds nothing where only lines were added', async () => {
    const { root, seal } = await sealed();
    change(root, 'within a day', 'within two days');
    commit(root);
    const { code, report } = await audit(root, '--against', seal);
    expect(code).toBe(0);
    expect(report.checks.find(({ check }) => check === 'history-kept')?.looked).toBe(1);
  });

  test('finds a tag made anew, one that is gone, and history that was rewritten with its records', async () => {
    const { root, seal } = await sealed();
    reseal(root, 'Carriers are slower', 'Carriers are slow');
    git(root, 'tag', '-d', 'refund-customer@1.0.0');
    const keys = (await audit(root, '--against', seal)).keys;
    expect(keys).toContain('history-kept:refund-customer@1.0.0');
    expect(keys).toContain('history-kept:refund-customer@1.1.0');
    git(root, 'switch', '-q', '--orphan', 'new');
    write(root, { 'sop.yaml': config, [path]: drafted });
    commit(root, 'As if nothing had been');
    const rewritten = (await audit(root, '--against', seal)).keys;
    expect(rewritten.filter((one) => /^history-kept:(?:commit|approvals):/.test(one))).toHaveLength(2);
  });

  test('a seal that was changed itself is refused', async () => {
    const { root, seal } = await sealed();
    const folder = seal.replace('/seal.json', '');
    write(folder, {
      'seal.json': read(folder, 'seal.json').replace('refund-customer@1.0.0', 'refund-customer@1.0.1'),
    });
    expect(await sop(root, 'audit', '--against', seal)).toMatchObject({ code: 2, out: '' });
  });
});

describe('a pack about one revision', () => {
  test('of a release of several SOPs has no gap: the others that it sealed are known', async () => {
    const root = repository({
      'sop.yaml': config,
      'sops/refund.md': drafted,
      'sops/exchange.md': drafted
        .replaceAll('refund-customer', 'exchange')
        .replaceAll('Refund a customer', 'Exchange a lamp'),
    });
    expect((await sop(root, 'release', '--all-changed')).code).toBe(0);
    expect((await sop(root, 'audit')).code).toBe(0);
    expect((await sop(root, 'audit', '--pack', 'refund-customer@1.0.0', '-o', 'pack')).code).toBe(0);
    const { gaps, sops } = JSON.parse(read(root, 'pack/report.json'));
    expect(gaps).toEqual([]);
    expect(sops.map(({ name }: { name: string }) => name)).toEqual(['refund-customer']);
  });

  test('holds text, former text, changes, approvals, who has read it, the report and the tag', async () => {
    const root = handbook({ 'sops/support/form.pdf': 'a form' });
    expect((await sop(root, 'audit', '--pack', 'refund-customer@1.1.0', '-o', 'pack')).code).toBe(0);
    const files = paths(root)
      .filter((one) => one.startsWith('pack/'))
      .map((one) => one.slice(5));
    expect(files).toEqual([
      'README.md',
      'approvals.csv',
      'changes.md',
      'commit.txt',
      'former.md',
      'read-by.csv',
      'report.json',
      'report.md',
      'seal.txt',
      'text.md',
    ]);
    expect(read(root, 'pack/text.md')).toBe(git(root, 'show', `refund-customer@1.1.0:${path}`));
    expect(read(root, 'pack/former.md')).toBe(git(root, 'show', `refund-customer@1.0.0:${path}`));
    expect(read(root, 'pack/approvals.csv')).toContain('Ana Silva');
    expect(read(root, 'pack/seal.txt')).toContain('Sop-Fingerprint: v1:');
    const commands = /```sh\n([\s\S]*?)```/.exec(read(root, 'pack/README.md'))?.[1]?.split('\n') ?? [];
    expect(commands[0]).toContain(git(root, 'rev-parse', 'refund-customer@1.1.0^{commit}').trim());
  });

  test('overwrites nothing, and needs a folder and a revision that exists', async () => {
    const root = handbook();
    write(root, { 'pack/mine.txt': 'x' });
    expect((await sop(root, 'audit', '--pack', 'refund-customer@1.1.0', '-o', 'pack')).code).toBe(2);
    expect(paths(root).filter((one) => one.startsWith('pack/'))).toEqual(['pack/mine.txt']);
    expect((await sop(root, 'audit', '--pack', 'refund-customer@1.1.0')).err).toContain(
      '-o refund-customer-1.1.0',
    );
    expect((await sop(root, 'audit', '--pack', 'refund-customer@9.0.0', '-o', 'x')).err).toContain(
      'Revisions: refund-customer@1.1.0, refund-customer@1.0.0.',
    );
    for (const name of ['../../x@1.0.0', '-p', 'refund-customer@1.1.0 --x'])
      expect((await sop(root, 'audit', `--pack=${name}`, '-o', 'x')).code).toBe(2);
  });
});

test('in Dutch too', async () => {
  const { out } = await sopWith({ language: 'nl' }, handbook(), 'audit');
  expect(out).toContain('Geen gaten.');
});

describe('signed seals', () => {
  const signing = () => {
    const keys = repository();
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'ana', '-f', `${keys}/key`]);
    write(keys, { allowed: `ana@lantern.example ${read(keys, 'key.pub')}` });
    const root = handbook();
    const settings = { 'gpg.format': 'ssh', 'user.signingKey': `${keys}/key.pub`, 'tag.gpgSign': 'true' };
    for (const [key, value] of Object.entries(settings)) git(root, 'config', key, value);
    git(root, 'config', 'gpg.ssh.allowedSignersFile', `${keys}/allowed`);
    return root;
  };
  const next = (root: string, version: string, at: string, follows: string) => {
    change(root, 'Search the', 'Look through the');
    change(root, 'Look through the', `Search ${version} of the`);
    released(root, { path, version, at, follows, reason: 'As agreed' });
  };

  test('once one is signed and verified, the next has to be', async () => {
    const root = signing();
    next(root, '2.0.0', '2026-11-10T09:00:00Z', '1.1.0');
    const first = await audit(root);
    expect([first.code, first.keys]).toEqual([0, []]);
    expect((await sop(root, 'audit')).out).toContain(', Ana Silva, signed');
    git(root, 'config', 'tag.gpgSign', 'false');
    next(root, '3.0.0', '2026-11-11T09:00:00Z', '2.0.0');
    expect((await audit(root)).keys).toEqual(['seal-signed:refund-customer@3.0.0']);
  });

  test('a signature by a key that nobody trusts is a gap', async () => {
    const root = signing();
    next(root, '2.0.0', '2026-11-10T09:00:00Z', '1.1.0');
    git(root, 'config', 'gpg.ssh.allowedSignersFile', '/dev/null');
    expect((await audit(root)).keys).toEqual(['seal-signed:refund-customer@2.0.0']);
  });
});

test('what `sop approve` and `sop release` do leaves no gap', async () => {
  const root = repository({ 'sop.yaml': config, [path]: drafted });
  const now = () => '2026-11-22T10:30:00+02:00';
  const today = now().slice(0, 10);
  const run = (...argv: string[]) => sopWith({ now, today }, root, ...argv);
  const done = async (...argv: string[]) => {
    const { code, err } = await run(...argv);
    expect(code, err).toBe(0);
  };
  await done('approve', 'refund-customer');
  await done('release', 'refund-customer', '-m', 'The first');
  change(root, 'Search the shop', 'Search our shop');
  commit(root);
  const later = `${Number(today.slice(0, 4)) + 1}-06-01`;
  await done('release', 'refund-customer', '-m', 'Another shop', '--effective', later);
  const fixed = git(root, 'show', `refund-customer@1.0.0:${path}`).replace('on the same day', 'on that day');
  write(root, { 'fixed.md': fixed });
  await done('release', 'refund-customer', '--correct', '1.0.0', '--from', 'fixed.md', '-m', 'A word');
  const { code, out } = await run('audit', '--json');
  const report = JSON.parse(out) as Report;
  expect([code, report.gaps]).toEqual([0, []]);
  expect(report.checks.find(({ check }) => check === 'release-only-own')?.looked).toBe(2);
  expect(report.sops[0]?.inForce?.version).toBe('1.0.1');
});

test('every check is shown to find what it looks for', () => {
  const elsewhere = [
    'approved',
    'approval-evidence',
    'approver-entitled',
    'four-eyes',
    'seal-signed',
    'history-kept',
  ];
  const shown = [...tampering, ...seals].map(([gap]) => gap.replace(/:$/, ''));
  expect(new Set([...shown, ...elsewhere])).toEqual(new Set(Object.keys(AUDIT_CHECKS)));
});
