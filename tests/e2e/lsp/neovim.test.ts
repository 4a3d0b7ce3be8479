import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lantern, refund } from '../../cli/lantern.ts';
import { folder, write } from '../../folder.ts';

const has = spawnSync('nvim', ['--version']).status === 0;
if (!has && !process.env.CI) console.warn('The test with Neovim is skipped: no nvim found');

// Under CI there has to be one: the test fails then instead of being left out.
test.skipIf(!has && !process.env.CI)('Neovim opens a file, and shows what is wrong in it', () => {
  const root = folder(lantern);
  const path = 'sops/support/refund-customer.md';
  write(root, { [path]: refund.replace('go to **Close the ticket**', 'go to step 9') });
  const bin = join(folder(), 'bin');
  mkdirSync(bin);
  symlinkSync(fileURLToPath(new URL('../../../bin/sop.js', import.meta.url)), join(bin, 'sop'));
  const script = fileURLToPath(new URL('neovim.lua', import.meta.url));
  const { status, stdout, stderr } = spawnSync(
    'nvim',
    ['--headless', '--clean', path, '-c', `luafile ${script}`],
    {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: `${bin}:${process.env.PATH}`, HOME: root, LANG: 'C.UTF-8' },
      timeout: 60_000,
    },
  );
  expect([status, stderr]).toEqual([0, '']);
  const line = refund.slice(0, refund.indexOf('go to **Close')).split('\n').length;
  expect(
    stdout
      .trim()
      .split('\n')
      .map((found) => JSON.parse(found)),
  ).toContainEqual({ line, code: 'unknown-step' });
});
