import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Files by path, relative to a folder, with `/` between the parts. */
export type Files = Record<string, string>;

/** Settings of the person and the machine must not reach a test. */
process.env.GIT_CONFIG_GLOBAL = join(tmpdir(), 'sop-no-such-git-config');
process.env.GIT_CONFIG_NOSYSTEM = '1';

/** A new folder with these files; it goes when the test is over. Returns its real absolute path. */
export function folder(files: Files = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'sop-test-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }));
  write(root, files);
  return root;
}

/** Writes files into a folder. */
export function write(root: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** A file's text. */
export const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

/** Paths of all files below a folder, in order, without those of git. */
export function paths(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !path.startsWith('.git/'))
    .sort();
}

/** A new git repository with these files in its first commit, written by Ana Silva. Nothing is signed and no hook runs. */
export function repository(files: Files = {}): string {
  const root = folder(files);
  git(root, 'init', '--quiet', '--initial-branch=main');
  const settings = {
    'user.name': 'Ana Silva',
    'user.email': 'ana@lantern.example',
    'commit.gpgsign': 'false',
    'gc.auto': '0',
    'core.autocrlf': 'false',
  };
  for (const [key, value] of Object.entries(settings)) git(root, 'config', key, value);
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', 'First text');
  return root;
}

/** Runs git in a folder. Returns what it prints. */
export function git(root: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
