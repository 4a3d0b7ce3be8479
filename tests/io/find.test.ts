import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findHandbook, findMarkdown, folderInRepository } from '../../src/io/find.ts';
import { folder, git, repository } from '../folder.ts';

const below = async (root: string, path = '.') =>
  (await findMarkdown(join(root, path), root)).map((file) => file.slice(root.length + 1));

describe('findMarkdown', () => {
  test('finds Markdown in the order of its paths, and nothing hidden or installed', async () => {
    const root = folder({
      'b.md': '',
      'a/z.MD': '',
      'a/y.markdown': '',
      'a/picture.png': '',
      '.github/readme.md': '',
      '.hidden.md': '',
      'node_modules/x/readme.md': '',
    });
    expect(await below(root)).toEqual(['a/y.markdown', 'a/z.MD', 'b.md']);
  });

  test('leaves out what git leaves out: patterns from above, nearer ones first, negated ones too', async () => {
    const files = {
      '.gitignore': '*.draft.md\n/build/\nnotes.md\n',
      'a.md': '',
      'a.draft.md': '',
      'build/a.md': '',
      'sub/build/a.md': '',
      'sub/.gitignore': '!notes.md\nold/**\n',
      'sub/notes.md': '',
      'sub/old/a.md': '',
      'sub/deep/b.draft.md': '',
      'notes.md': '',
    };
    const root = repository();
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(root, path, '..'), { recursive: true });
      (await import('node:fs')).writeFileSync(join(root, path), text);
    }
    const ofGit = git(root, 'ls-files', '--others', '--exclude-standard')
      .split('\n')
      .filter((path) => path.endsWith('.md'));
    expect(await below(root)).toEqual(ofGit.sort());
    expect(await below(root, 'sub/deep')).toEqual([]);
  });

  test('a link to a file of the folder counts, one that leads out or to a folder does not', async () => {
    const outside = folder({ 'secret.md': '' });
    const root = folder({ 'sops/a.md': '' });
    symlinkSync('a.md', join(root, 'sops/b.md'));
    symlinkSync(join(outside, 'secret.md'), join(root, 'sops/c.md'));
    symlinkSync(outside, join(root, 'sops/d'));
    symlinkSync('nowhere.md', join(root, 'sops/e.md'));
    expect(await below(root)).toEqual(['sops/a.md', 'sops/b.md']);
  });
});

test('findHandbook looks upwards', async () => {
  const root = folder({ 'sop.yaml': '', 'sops/support/a.md': '' });
  expect(await findHandbook(join(root, 'sops/support'))).toBe(root);
  expect(await findHandbook(folder())).toBeUndefined();
});

test('folderInRepository counts from the top of the repository', async () => {
  const root = repository({ 'docs/handbook/sop.yaml': '' });
  expect(await folderInRepository(join(root, 'docs/handbook'))).toBe('docs/handbook');
  expect(await folderInRepository(root)).toBe('');
});
