import { execFileSync, type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { alone, edit, folder, git, handbook, path, read, tags } from '../cli/team.ts';

const program = fileURLToPath(new URL('../../bin/sop.js', import.meta.url));
const argv = ['release', 'refund', '-m', 'New law'];

/** Runs a line of the shell with the program as `sop`. */
function shell(
  root: string,
  line: string,
  as: Pick<SpawnSyncOptions, 'uid' | 'gid'> = {},
): { code: number | null; err: string } {
  const { PATH = '' } = process.env;
  const env = { PATH, HOME: root, SOP_CACHE: 'off', GIT_CONFIG_NOSYSTEM: '1', LANG: 'C.UTF-8' };
  const sop = `sop() { '${process.execPath}' '${program}' "$@"; }`;
  const { status, stderr } = spawnSync('sh', ['-c', `${sop}; ${line}`], {
    ...{ cwd: root, env, encoding: 'utf8' as const },
    ...as,
  });
  return { code: status, err: stderr };
}

const quoted = argv.map((word) => `'${word}'`).join(' ');

/** 1.0.0 is sealed and the text is changed. */
function prepared(): string {
  const root = handbook({ 'sop.yaml': alone });
  expect(shell(root, "sop release refund -m 'The first'")).toMatchObject({ code: 0 });
  edit(root, '30 days', '14 days');
  return root;
}

const seen = (root: string) => ({
  tags: tags(root),
  head: git(root, 'rev-parse', 'HEAD'),
  text: read(root, path),
});

/** After a command that could not write: as before, and whole; the same command works once there is room. */
function isBeforeAndGoesOn(root: string, before: ReturnType<typeof seen>): void {
  expect(seen(root)).toEqual(before);
  expect(git(root, 'fsck', '--no-dangling').trim()).toBe('');
  const again = shell(root, `sop ${quoted}`);
  expect(again, again.err).toMatchObject({ code: 0 });
  expect(tags(root)).toEqual(['refund@1.0.0', 'refund@2.0.0']);
  expect(existsSync(join(root, '.git/sop-journal.json'))).toBe(false);
}

describe('a release that the disk refuses', () => {
  const model = mkdtempSync(join(tmpdir(), 'sop-disk-'));
  afterAll(() => rmSync(model, { recursive: true, force: true }));
  const copy = () => {
    if (!existsSync(join(model, 'sop.yaml'))) cpSync(prepared(), model, { recursive: true });
    const root = join(folder(), 'handbook');
    cpSync(model, root, { recursive: true });
    return root;
  };

  // No file may grow beyond so many blocks of 512 bytes: as on a full disk, a write ends in the middle.
  test('no room, wherever the writing ends: before or after, nothing is lost', () => {
    for (const blocks of [0, 1, 2]) {
      const root = copy();
      const before = seen(root);
      const ran = shell(root, `trap '' XFSZ; ulimit -f ${blocks}; sop ${quoted}`);
      expect([blocks, ran.code], ran.err).not.toEqual([blocks, 0]);
      expect(ran.err, `${blocks}`).toMatch(/error: /u);
      isBeforeAndGoesOn(root, before);
    }
  });

  test('a folder that may not be written to: said with its name, and nothing is changed', () => {
    const root = copy();
    const before = seen(root);
    const support = join(root, 'sops/support');
    chmodSync(dirname(root), 0o755);
    chmodSync(support, 0o555);
    // Rights do not bind the administrator, under whom containers run tests: there somebody else is at the keyboard.
    const isAdministrator = process.getuid?.() === 0;
    if (isAdministrator) execFileSync('chown', ['-R', '65534:65534', root]);
    const ran = shell(root, `sop ${quoted}`, isAdministrator ? { uid: 65_534, gid: 65_534 } : {});
    chmodSync(support, 0o755);
    if (isAdministrator) execFileSync('chown', ['-R', '0:0', root]);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(path)]);
    expect(ran.err).not.toContain('bug');
    isBeforeAndGoesOn(root, before);
  });
});
