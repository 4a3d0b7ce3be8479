import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sop, sopWith } from '../shell.ts';
import {
  approve,
  bo,
  cas,
  commit,
  git,
  handbook,
  read,
  refundText,
  seal,
  write,
} from '../version/line-of-work.ts';

/** 1.0.0 in force since March, a correction of it, 2.0.0 from January, and text that nobody has released. */
function withPast(): string {
  const root = handbook();
  approve(root, 'refund', '', bo);
  const first = commit(root, 'Bo says yes', {}, bo);
  seal(root, 'refund', '1.0.0');
  commit(root, 'Twenty days', { 'sops/refund.md': refundText({ days: 20 }) }, cas);
  approve(root, 'refund', '1.0.0', bo);
  commit(root, 'Bo says yes again', {}, bo);
  seal(root, 'refund', '2.0.0', { effective: '2030-01-01' });
  git(root, 'switch', '-q', '--detach', first);
  const corrected = refundText().replace('order number', 'its number');
  commit(root, 'A typing error', { 'sops/refund.md': corrected });
  seal(root, 'refund', '1.0.1', { class: 'patch', corrects: '1.0.0' });
  git(root, 'switch', '-q', 'main');
  approve(root, 'refund', '1.0.0', bo, undefined, corrected);
  commit(root, 'Bo says yes to the correction', {}, bo);
  commit(root, 'Ten days', { 'sops/refund.md': refundText({ days: 10 }) }, cas);
  return root;
}

const today = () => '2026-11-22';
const on = { today: today() };

describe('sop log', () => {
  test('newest first, what is not released on top, corrections on what they correct', async () => {
    const { out, code } = await sopWith(on, withPast(), 'log', 'refund');
    expect(code).toBe(0);
    const heads = out.split('\n').filter((line) => /^ *(?:Not released|\d)/.test(line));
    expect(heads).toEqual([
      'Not released  major, becomes 3.0.0',
      '2.0.0  major  from 2030-01-01',
      '1.0.0  major  replaced on the day it began, or before',
      `  1.0.1  patch  corrects 1.0.0  in force since ${today()}, until 2030-01-01`,
    ]);
    expect(out).toContain('step 2: `20 days` became `10 days`');
    expect(out).toContain('Approved by  Bo Jansen, 2026-11-20 (by their own commit)');
    expect(out).toContain('its text is the one that was sealed');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('--json holds the same, with the proofs', async () => {
    const { out } = await sopWith(on, withPast(), 'log', 'refund', '--json');
    const log = JSON.parse(out);
    expect(log.draft).toMatchObject({ class: 'major', becomes: '3.0.0', authors: ['Cas Vries'] });
    expect(log.revisions[1].corrections[0]).toMatchObject({
      version: '1.0.1',
      state: 'in-force',
      periods: [{ from: today(), until: '2030-01-01' }],
      seal: { text: true, fingerprint: true, signed: false, faults: [] },
    });
  });

  test('--on: what was sealed later is left out', async () => {
    const root = withPast();
    expect((await sopWith(on, root, 'log', 'refund', '--on', '2020-01-01')).err).toContain(
      'Nothing was released by 2020-01-01',
    );
    expect(
      JSON.parse((await sopWith(on, root, 'log', 'refund', '--on', '2031-01-01', '--json')).out).revisions[0]
        .state,
    ).toBe('in-force');
  });

  test('a tag that was moved to other text is told', async () => {
    const root = handbook();
    approve(root, 'refund', '', bo);
    commit(root, 'Bo says yes', {}, bo);
    seal(root, 'refund', '1.0.0');
    const message = git(root, 'tag', '-l', '--format=%(contents)', 'refund@1.0.0');
    commit(root, 'Ten days', { 'sops/refund.md': refundText({ days: 10 }) });
    git(root, 'tag', '-f', '-a', 'refund@1.0.0', '-m', message);
    const { out } = await sop(root, 'log', 'refund');
    expect(out.replace(/\s+/g, ' ')).toContain('ITS TEXT IS NOT THE ONE THAT WAS SEALED');
  });

  test('a signed tag is verified when asked, by the keys that the person trusts', async () => {
    const root = handbook();
    const key = join(root, '..', `${root.split('/').at(-1)}-key`);
    onTestFinished(() => {
      for (const path of [key, `${key}.pub`]) rmSync(path, { force: true });
    });
    expect(spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]).status).toBe(0);
    const trusted = join(root, '.git/trusted');
    write(root, { '.git/trusted': `ana@lantern.example ${readFileSync(`${key}.pub`, 'utf8')}` });
    for (const [name, value] of [
      ['gpg.format', 'ssh'],
      ['user.signingKey', key],
      ['tag.gpgSign', 'true'],
      ['gpg.ssh.allowedSignersFile', trusted],
    ])
      git(root, 'config', name ?? '', value ?? '');
    seal(root, 'refund', '1.0.0');
    const proof = async (...flags: string[]) =>
      JSON.parse((await sop(root, 'log', 'refund', '--json', ...flags)).out).revisions[0].seal;
    expect(await proof()).toMatchObject({ signed: true });
    expect(await proof()).not.toHaveProperty('signature');
    expect(await proof('--verify')).toMatchObject({ signature: true });
    write(root, { '.git/trusted': '' });
    expect(await proof('--verify')).toMatchObject({ signature: false });
  });

  test('control characters of files and tags never reach the terminal', async () => {
    const root = handbook({
      'sops/refund.md': refundText().replace('Refund a customer', '"Refund \\e[31ma customer"'),
    });
    git(root, 'tag', '-a', 'refund@1.0.0', '-m', 'refund 1.0.0\n\nSop-Reason: \u001b[2Jgone');
    const { out } = await sop(root, 'log', 'refund');
    expect(out).toContain('gone');
    expect(out).not.toContain('\u001b');
  });
});

describe('sop show', () => {
  test('in force today, on a date, and a version', async () => {
    const root = withPast();
    const days = async (...argv: string[]) =>
      /than (\d+) days/.exec((await sopWith(on, root, 'show', ...argv)).out)?.[1];
    expect(await days('refund')).toBe('30');
    expect(await days('refund', '--on', '2030-01-01')).toBe('20');
    expect(await days('refund@2.0.0')).toBe('20');
    expect((await sopWith(on, root, 'show', 'refund', '--on', '2020-01-01')).err).toContain(
      'No revision of `refund` was in force on 2020-01-01',
    );
    expect((await sopWith(on, root, 'show', 'refund@9.0.0')).err).toContain(
      'It has `2.0.0`, `1.0.1`, `1.0.0`.',
    );
    expect((await sopWith(on, root, 'show', 'refund@1.4')).err).toContain('Unexpected version `1.4`');
  });

  test('never released: the text of the folder, with a note', async () => {
    const { out, err } = await sop(handbook(), 'show', 'refund');
    expect(out).toBe(refundText());
    expect(err).toContain('has not been released yet');
  });

  test('every byte is as it was sealed: line ends, byte order mark, bytes that are no text', async () => {
    const root = handbook();
    const bytes = Buffer.concat([
      Buffer.from(`\uFEFF${refundText().replaceAll('\n', '\r\n')}`),
      Buffer.from([0xff, 0xfe, 0x0a]),
    ]);
    write(root, { 'sops/refund.md': '' });
    const { writeFileSync } = await import('node:fs');
    writeFileSync(join(root, 'sops/refund.md'), bytes);
    commit(root, 'Bytes');
    git(root, 'tag', '-a', 'refund@1.0.0', '-m', 'refund 1.0.0\n\nSop-Path: sops/refund.md');
    const got: Buffer[] = [];
    await sopWith({ outBytes: (part) => got.push(Buffer.from(part)) }, root, 'show', 'refund@1.0.0');
    expect(Buffer.concat(got).equals(bytes)).toBe(true);
  });

  test('on a terminal no control character is printed and lines fit', async () => {
    const root = handbook({
      'sops/refund.md': refundText({
        more: `\nA \u001b[31mred\u001b[0m word. ${'Very long text. '.repeat(20)}\n`,
      }),
    });
    const { out } = await sopWith({ terminal: { out: true, err: true } }, root, 'show', 'refund');
    expect(out).toContain('A red word.');
    expect(out).not.toContain('\u001b');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe('sop restore', () => {
  test('the old text is the draft, with the stamps of the text that it replaces', async () => {
    const root = withPast();
    const stamped = refundText({ days: 10, front: 'effective: 2030-01-01\n' })
      .replace('0.0.0', '2.0.0')
      .replace('draft', 'approved');
    commit(root, 'Stamped', { 'sops/refund.md': stamped });
    const { code, err } = await sopWith(on, root, 'restore', 'refund@1.0.0');
    expect(code, err).toBe(0);
    expect(read(root, 'sops/refund.md')).toBe(stamped.replace('10 days', '30 days'));
    expect(err).toContain('step 2: `10 days` became `30 days`');
    expect(err).toContain('Readers still see 1.0.1');
  });

  test('unsaved work is not overwritten without asking', async () => {
    const root = withPast();
    const mine = refundText({ days: 3 });
    write(root, { 'sops/refund.md': mine });
    const refused = await sop(root, 'restore', 'refund@1.0.0');
    expect([refused.code, read(root, 'sops/refund.md')]).toEqual([2, mine]);
    expect(refused.err).toContain('they would be lost, so nothing was changed');
    const question = 'sops/refund.md has changes that are not committed. Overwrite them?';
    expect(
      (await sopWith({ answers: [{ question, answer: false }] }, root, 'restore', 'refund@1.0.0')).code,
    ).toBe(2);
    expect((await sop(root, 'restore', 'refund@1.0.0', '--dry-run')).err).toContain('nothing was changed');
    expect(read(root, 'sops/refund.md')).toBe(mine);
    expect(
      (await sopWith({ answers: [{ question, answer: true }] }, root, 'restore', 'refund@1.0.0')).code,
    ).toBe(0);
    expect(read(root, 'sops/refund.md')).toBe(refundText());
  });

  test('a file that is gone comes back, and a picture that is gone is named', async () => {
    const root = handbook({
      'sops/photo.png': 'PNG',
      'sops/refund.md': refundText({ more: '\n![The page](photo.png)\n' }),
    });
    seal(root, 'refund', '1.0.0');
    commit(root, 'Away', { 'sops/refund.md': undefined, 'sops/photo.png': undefined });
    const { code, err } = await sop(root, 'restore', 'refund@1.0.0');
    expect(code, err).toBe(0);
    expect(read(root, 'sops/refund.md')).toContain('![The page](photo.png)');
    expect(err).toContain('git checkout refund@1.0.0 -- sops/photo.png');
    expect(git(root, 'log', '--format=%s', '-1').trim()).toBe('Away');
  });

  test('the same text again is no change', async () => {
    const root = handbook();
    seal(root, 'refund', '1.0.0');
    expect((await sop(root, 'restore', 'refund@1.0.0')).err).toContain('already has the text of 1.0.0');
  });
});
