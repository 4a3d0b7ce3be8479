import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { alone, edit, folder, git, handbook, path, read, refund, write } from '../cli/team.ts';

const program = fileURLToPath(new URL('../../bin/sop.js', import.meta.url));
const realGit = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();

/**
 * Stands in the way of git. It counts the calls that are made while the journal of a release is there; at the chosen one it kills the program
 * that calls, for good, and then either does nothing (`before`) or still does what was asked (`during`).
 */
const shim = `#!/bin/sh
if [ -e "$SOP_ROOT/.git/sop-journal.json" ]; then
  n=1
  while ! mkdir "$SOP_COUNT/$n" 2>/dev/null; do n=$((n + 1)); done
  echo "$*" > "$SOP_COUNT/$n/call"
  if [ "$n" -eq "$SOP_KILL_AT" ]; then
    kill -9 $PPID
    [ "$SOP_KILL" = before ] && exit 1
  fi
fi
exec ${realGit} "$@"
`;

interface Ran {
  code: number | null;
  err: string;
}

async function run(root: string, argv: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...argv], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: root,
      SOP_CACHE: 'off',
      GIT_CONFIG_NOSYSTEM: '1',
      LANG: 'C.UTF-8',
      ...env,
    },
  });
  child.stdin.end();
  const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'close'), text(child.stdout)]);
  return { code: code as number | null, err };
}

const other = 'sops/support/return.md';

/** 1.0.0 of two SOPs is sealed, both are changed, and other work lies in the folder and in the index. */
async function prepared(): Promise<string> {
  const root = handbook({
    'sop.yaml': alone,
    [other]: refund({ id: 'return', title: 'Take a parcel back' }),
    'notes.txt': 'Call the carrier.\n',
  });
  const first = await run(root, ['release', '--all-changed']);
  expect(first, first.err).toMatchObject({ code: 0 });
  edit(root, '30 days', '14 days');
  edit(root, '30 days', '14 days', other);
  write(root, { 'notes.txt': 'Call twice.\n', 'new.txt': 'New.\n' });
  git(root, 'add', 'notes.txt');
  return root;
}

const argv = ['release', 'refund', 'return', '--together', '-m', 'New law'];

/** All that the user would see, without the time. */
const seen = (root: string) => ({
  tags: git(root, 'tag', '--list').trim().split('\n'),
  log: git(root, 'log', '--format=%s').trim().split('\n'),
  status: git(root, 'status', '--porcelain'),
  texts: [read(root, path), read(root, other)],
  notes: [read(root, 'notes.txt'), read(root, 'new.txt')],
});

const isWhole = (root: string) =>
  !existsSync(join(root, '.git/sop-journal.json')) && git(root, 'fsck', '--no-dangling').trim() === '';

/** A git that was still at work when its caller was killed ends in its own time. */
async function next(root: string): Promise<Ran> {
  for (let tries = 0; ; tries++) {
    const ran = await run(root, argv);
    if (tries === 40 || !/Another git command is at work/u.test(ran.err)) return ran;
    await sleep(100);
  }
}

test('killed at any step, a release is before or after once the next command has run', {
  timeout: 600_000,
}, async () => {
  const model = await prepared();
  const tools = folder({ git: shim });
  chmodSync(join(tools, 'git'), 0o755);
  const PATH = `${tools}:${process.env.PATH}`;
  const copy = () => {
    const root = join(folder(), 'handbook');
    cpSync(model, root, { recursive: true });
    return root;
  };
  const cut = async (root: string, at: number, how: 'before' | 'during') => {
    const count = folder();
    const env = { PATH, SOP_ROOT: root, SOP_COUNT: count, SOP_KILL_AT: String(at), SOP_KILL: how };
    const ran = await run(root, argv, env);
    const calls = readdirSync(count).map((_, index) => read(count, `${index + 1}/call`));
    return { ran, calls };
  };

  const whole = copy();
  const { ran, calls } = await cut(whole, 0, 'before');
  expect(ran, ran.err).toMatchObject({ code: 0 });
  const after = seen(whole);
  expect(after.tags).toEqual(['refund@1.0.0', 'refund@2.0.0', 'return@1.0.0', 'return@2.0.0']);
  expect(after.status).toBe('M  notes.txt\n?? new.txt\n');
  const isWriting = (call = '') => /^(?:add|commit|tag|rm) /u.test(call);
  expect(calls.filter(isWriting).length).toBeGreaterThan(2);

  for (let at = 1; at <= calls.length; at++) {
    for (const how of isWriting(calls[at - 1]) ? (['before', 'during'] as const) : (['before'] as const)) {
      const root = copy();
      const step = `${how} call ${at} of ${calls.length}: ${calls[at - 1]}`;
      const killed = await cut(root, at, how);
      expect(killed.ran.code, step).toBe(null);
      const again = await next(root);
      expect(again, `${step}: ${again.err}`).toMatchObject({ code: 0 });
      expect(again.err, step).toMatch(/An earlier command was cut off/u);
      expect(seen(root), step).toEqual(after);
      expect(isWhole(root), step).toBe(true);
    }
  }
});

test('of two releases at the same moment one is made, and the other says so or finds nothing to do', async () => {
  const root = await prepared();
  const both = await Promise.all([run(root, argv), run(root, argv)]);
  expect(both.map(({ code }) => code).sort()).toContain(0);
  for (const { code, err } of both)
    if (code !== 0)
      expect(err).toMatch(
        /nothing was changed|Another git command is at work|Another `sop` command is writing/u,
      );
  expect(seen(root).log).toEqual([
    'Release refund@2.0.0, return@2.0.0',
    'Release refund@1.0.0, return@1.0.0',
    'First text',
  ]);
  expect(seen(root).status).toBe('M  notes.txt\n?? new.txt\n');
  expect(isWhole(root)).toBe(true);
});
