import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { busy } from '../cli/busy.ts';
import { lantern, refund } from '../cli/lantern.ts';
import { folder, git, paths, read, repository, write } from '../folder.ts';

vi.setConfig({ testTimeout: 60_000 });
const program = fileURLToPath(new URL('../../bin/sop.js', import.meta.url));

/** The real program in a process of its own. */
function start(cwd: string, argv: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...argv], {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: join(cwd, '.git/home'),
      GIT_CONFIG_NOSYSTEM: '1',
      LANG: 'C.UTF-8',
      ...env,
    },
  });
  child.stdin.end();
  const done = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]).then(
    ([out, err, [code]]) => ({ code: code as number | null, out, err }),
  );
  return { child, done };
}

const sop = (cwd: string, argv: string[], env: Record<string, string> = {}) => start(cwd, argv, env).done;

describe('an evening with a fault in the payment page', () => {
  test('stop, tell, look, resume, propose: by a lead with a git host, in the real program', async () => {
    const root = repository({
      ...lantern,
      'sops/support/complaint.md': refund
        .replaceAll('refund-customer', 'complaint')
        .replace('Make the refund', 'Follow [[refund-customer]]. Make it'),
    });
    const host = folder();
    git(host, 'init', '--quiet', '--bare', '--initial-branch=main');
    git(root, 'remote', 'add', 'origin', host);
    git(root, 'push', '--quiet', '--set-upstream', 'origin', 'main');
    const stopped = await sop(root, ['stop', 'refund-customer', '-m', 'The payment page pays twice'], {
      TZ: 'Asia/Kolkata',
    });
    expect([stopped.code, stopped.out]).toEqual([0, '']);
    expect(stopped.err).toContain('complaint (sops/support/complaint.md:');
    expect(read(root, 'records/notices.csv').split('\n')[1]).toMatch(
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05:30,Ana Silva <ana@lantern\.example>,stop,/,
    );
    const status = await sop(root, ['status']);
    expect(status.out).toMatch(/Stopped\n {2}refund-customer/);
    expect(status.err).toMatch(/next:\n {2}git push /);
    git(root, 'push', '--quiet');
    expect((await sop(root, ['status', '--exit-code'])).code).toBe(1);
    expect((await sop(root, ['resume', 'refund-customer'])).code).toBe(0);
    expect((await sop(root, ['status', '--exit-code'])).code).toBe(0);
    write(root, { 'sops/support/refund-customer.md': refund.replaceAll('30 days', '14 days') });
    const proposed = await sop(root, ['propose', 'refund-customer'], { SOP_LANGUAGE: 'nl' });
    expect([proposed.code, proposed.err]).toEqual([0, expect.stringContaining('staat nu op de git-host')]);
    expect(git(host, 'diff', '--name-only', 'main', 'sop/refund-customer-ana-silva').trim()).toBe(
      'sops/support/refund-customer.md',
    );
  });

  test('two stops at the same moment: both are recorded, or one says to try again and nothing of it is there', async () => {
    const root = busy();
    const runs = await Promise.all([
      sop(root, ['stop', 'complaint', '-m', 'First']),
      sop(root, ['stop', 'voucher', '-m', 'Second']),
    ]);
    const lines = read(root, 'records/notices.csv').trim().split('\n').slice(2);
    expect(lines).toHaveLength(runs.filter(({ code }) => code === 0).length);
    expect(runs.map(({ code }) => code).every((code) => code === 0 || code === 2)).toBe(true);
    expect(runs.some(({ code }) => code === 0)).toBe(true);
    expect(git(root, 'status', '--porcelain')).toBe('');
    expect(git(root, 'fsck', '--no-dangling')).not.toMatch(/error|missing|corrupt/);
  });

  test('killed at any moment: before or after, nothing lost, and the next command finishes or undoes it', async () => {
    for (const wait of [250, 500, 700, 900, 1100, 1400]) {
      const root = busy();
      write(root, { 'notes.txt': 'Call the carrier.\n' });
      const before = git(root, 'rev-parse', 'HEAD').trim();
      const { child, done } = start(root, ['stop', 'complaint', '-m', 'The form is down']);
      setTimeout(() => child.kill('SIGKILL'), wait);
      await done;
      // A git process of the killed program may still be at work.
      for (let n = 0; n < 50 && existsSync(join(root, '.git/index.lock')); n++)
        await new Promise((go) => setTimeout(go, 100));
      const next = await sop(root, ['notice', 'voucher', '-m', 'Slow', '--until', '2999-01-01']);
      expect([wait, next.code, next.err.includes('error:')]).toEqual([wait, 0, false]);
      const entries = read(root, 'records/notices.csv')
        .split('\n')
        .filter((line) => line.includes('The form is down'));
      const commits = git(root, 'log', '--format=%s', `${before}..HEAD`).trim().split('\n');
      expect([wait, entries.length]).toEqual([wait, commits.length - 1]);
      expect(git(root, 'status', '--porcelain')).toBe('?? notes.txt\n');
      expect(readFileSync(join(root, 'notes.txt'), 'utf8')).toBe('Call the carrier.\n');
      expect(paths(root).filter((path) => path.endsWith('.sop-new'))).toEqual([]);
      execFileSync('git', ['fsck', '--no-dangling'], { cwd: root, stdio: 'pipe' });
    }
  });
});
