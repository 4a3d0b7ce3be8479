import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { lantern, refund } from '../../cli/lantern.ts';
import { folder, write } from '../../folder.ts';

const version = /^NVIM v0\.(\d+)/u.exec(
  spawnSync('nvim', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)?.[1];
const has = version !== undefined;
if (!has && !process.env.CI) console.warn('The test with Neovim is skipped: no nvim found');

/** The lines of docs/editors.md for the version that is here, to the letter. */
function settings(): string {
  const text = readFileSync(fileURLToPath(new URL('../../../docs/editors.md', import.meta.url)), 'utf8');
  const [newest = '', newer = '', old = ''] = [...text.matchAll(/```lua\n(.*?)```/gsu)].map(
    ([, block]) => block,
  );
  return Number(version) >= 11 ? newest : Number(version) >= 8 ? newer : old;
}

// Under CI there has to be one: the test fails then instead of being left out.
test.skipIf(!has && !process.env.CI)(
  'Neovim, set up as the docs say, opens a file and shows what is wrong in it',
  () => {
    const root = folder(lantern);
    const path = 'sops/support/refund-customer.md';
    write(root, { [path]: refund.replace('go to **Close the ticket**', 'go to step 9') });
    const bin = join(folder(), 'bin');
    mkdirSync(bin);
    symlinkSync(fileURLToPath(new URL('../../../bin/sop.js', import.meta.url)), join(bin, 'sop'));
    const script = fileURLToPath(new URL('neovim.lua', import.meta.url));
    write(root, { 'init.lua': settings() });
    const { status, stdout, stderr } = spawnSync(
      'nvim',
      ['--headless', '-u', 'init.lua', '-i', 'NONE', path, '-c', `luafile ${script}`],
      {
        cwd: root,
        encoding: 'utf8',
        env: { PATH: `${bin}:${process.env.PATH}`, HOME: root, LANG: 'C.UTF-8' },
        timeout: 150_000,
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
  },
);
