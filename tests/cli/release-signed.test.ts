import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
  registered,
  setClock,
  sop,
  stateOf,
  tags,
  type Who,
} from './team.ts';

/** A key pair of a person; returns where the private key lies, and the public one. */
function keyOf(who: Who): { file: string; key: string } {
  const at = folder();
  const file = join(at, 'id_ed25519');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', people[who].email, '-f', file]);
  return { file, key: read(at, 'id_ed25519.pub').trim() };
}

const signWith = (root: string, file: string) => {
  git(root, 'config', 'gpg.format', 'ssh');
  git(root, 'config', 'user.signingKey', file);
};

/** Four eyes; 1.0.0 in force; Bo's key is known to the handbook. */
async function team() {
  setClock('2026-11-20T09:00:00+00:00');
  const bo = keyOf('bo');
  const withKey = fourEyes.replace('    accounts: bosmit\n', `    accounts: bosmit\n    keys: ${bo.key}\n`);
  const root = handbook({ 'sop.yaml': withKey }, 'cas');
  git(root, 'commit', '--quiet', '--amend', '--reset-author', '--no-edit');
  as(root, 'ana');
  await done(root, 'approve', 'refund');
  await done(root, 'release', 'refund');
  setClock('2026-11-22T09:30:00+00:00');
  branch(root, 'shorter', 'cas', () => edit(root, '30 days', '14 days'));
  as(root, 'bo');
  return { root, bo };
}

describe('a signed approval', () => {
  test('survives a squash merge: the signature is the proof, whoever wrote the commit', async () => {
    const { root, bo } = await team();
    signWith(root, bo.file);
    const ran = await done(root, 'approve', 'refund', '--sign');
    expect(ran.err).not.toContain('squash');
    merge(root, 'shorter', 'squash', 'cas', 'Give 14 days');
    await done(root, 'release', 'refund');
    const [revision] = (await registered(root)).revisions;
    expect(revision).toMatchObject({ version: '2.0.0', approved: true });
    expect(revision?.judgements.map(({ evidence, objections }) => [evidence, objections])).toEqual([
      ['signed', []],
    ]);
    expect(await held(root, '2026-11-22')).toBe('2.0.0');
  });

  test('fits no other text, date, person or SOP', async () => {
    const { root, bo } = await team();
    signWith(root, bo.file);
    await done(root, 'approve', 'refund', '--sign', '--effective', '2027-01-01');
    const ledger = read(root, 'records/approvals.csv');
    git(root, 'reset', '--quiet', '--hard', 'HEAD~1');
    const fingerprint = /v1:[0-9a-f]{64}(?=,2027-01-01)/u.exec(ledger)?.[0] ?? '';
    const line = ledger.trim().split('\n').at(-1) ?? '';
    const head = ledger.slice(0, ledger.indexOf(line));
    for (const forged of [
      line.replace('2027-01-01', '2026-11-22'),
      line.replace('Bo Smit <bo@', 'Ana Lima <ana@'),
      line.replace(',refund,', ',return,'),
      line.replace(/(ssh-signature )..../u, '$1AAAA'),
      line.replace(fingerprint, `v1:${'0'.repeat(64)}`),
    ]) {
      expect(forged).not.toBe(line);
      commit(root, 'cas', 'Records', { 'records/approvals.csv': `${head}${forged}\n` });
      merge(root, 'shorter', 'squash', 'cas', 'Give 14 days');
      const refused = await sop(root, 'release', 'refund');
      expect([refused.code, tags(root)]).toEqual([2, ['refund@1.0.0']]);
      git(root, 'reset', '--quiet', '--hard', 'HEAD~1');
      git(root, 'switch', '--quiet', 'shorter');
      git(root, 'reset', '--quiet', '--hard', 'HEAD~1');
    }
    commit(root, 'cas', 'Records', { 'records/approvals.csv': ledger });
    merge(root, 'shorter', 'squash', 'cas', 'Give 14 days');
    await done(root, 'release', 'refund');
    expect(tags(root)).toEqual(['refund@1.0.0', 'refund@2.0.0']);
  });

  test('is refused at once where it would prove nothing: no key, a key that nobody knows, a key that is gone', async () => {
    const { root } = await team();
    const before = stateOf(root);
    const refused = async () => {
      const ran = await sop(root, 'approve', 'refund', '--sign');
      expect([ran.code, stateOf(root)]).toEqual([2, before]);
      return ran.err;
    };
    expect(await refused()).toContain('There is no key to sign with');
    signWith(root, keyOf('bo').file);
    expect(await refused()).toContain('no key of Bo Smit is known to this handbook');
    signWith(root, '/nowhere/id_ed25519');
    expect(await refused()).toContain('could not be signed');
  });

  test("the person's own file of signers is believed too", async () => {
    const { root } = await team();
    const other = keyOf('bo');
    const at = folder({ signers: `bo@lantern.example ${other.key}\n` });
    git(root, 'config', 'gpg.ssh.allowedSignersFile', join(at, 'signers'));
    signWith(root, other.file);
    await done(root, 'approve', 'refund', '--sign');
    merge(root, 'shorter', 'squash', 'cas', 'Give 14 days');
    await done(root, 'release', 'refund');
    expect((await registered(root)).revisions[0]?.judgements[0]?.evidence).toBe('signed');
  });
});

describe("the person's own settings for signing", () => {
  test('sign commit, seal and the commit of a correction', async () => {
    setClock('2026-11-22T09:30:00+00:00');
    const root = handbook();
    const { file, key } = keyOf('ana');
    const at = folder({ signers: `ana@lantern.example ${key}\n` });
    signWith(root, file);
    git(root, 'config', 'commit.gpgSign', 'true');
    git(root, 'config', 'tag.gpgSign', 'true');
    git(root, 'config', 'gpg.ssh.allowedSignersFile', join(at, 'signers'));
    await done(root, 'release', 'refund');
    edit(root, '30 days', '14 days');
    await done(root, 'release', 'refund', '-m', 'New law', '--effective', '2027-01-01');
    const from = folder({
      'fixed.md': git(root, 'show', `refund@1.0.0:${path}`).replace('payment', 'refund'),
    });
    await done(
      root,
      'release',
      'refund',
      '--correct',
      '1.0.0',
      '--from',
      join(from, 'fixed.md'),
      '-m',
      'Renamed',
    );
    for (const tag of tags(root)) {
      git(root, 'verify-tag', tag);
      git(root, 'verify-commit', `${tag}^{commit}`);
    }
    git(root, 'verify-commit', 'HEAD');
    const { revisions } = await registered(root);
    expect(
      revisions.map(({ version, seal, approved }) => [version, seal.signed, approved, seal.reason]),
    ).toEqual([
      ['2.0.0', true, true, 'New law'],
      ['1.0.1', true, true, 'Renamed'],
      ['1.0.0', true, true, 'First revision'],
    ]);
  });

  test('a key that is gone stops the release before anything is written', async () => {
    const root = handbook();
    signWith(root, '/nowhere/id_ed25519');
    git(root, 'config', 'commit.gpgSign', 'true');
    const before = stateOf(root);
    const ran = await sop(root, 'release', 'refund');
    expect([ran.code, ran.err]).toEqual([
      2,
      expect.stringContaining('could not sign this one; nothing was changed'),
    ]);
    expect(stateOf(root)).toEqual(before);
  });

  test('a seal that cannot be signed is finished by the next command once the key is there', async () => {
    const root = handbook();
    signWith(root, '/nowhere/id_ed25519');
    git(root, 'config', 'tag.gpgSign', 'true');
    const ran = await sop(root, 'release', 'refund');
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('could not seal it as `refund@1.0.0`')]);
    signWith(root, keyOf('ana').file);
    const next = await done(root, 'release', 'refund');
    expect(next.err).toContain('it is finished now');
    expect((await registered(root)).revisions[0]).toMatchObject({ version: '1.0.0', approved: true });
  });
});
