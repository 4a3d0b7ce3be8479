import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, paths, read, write } from '../folder.ts';
import { sopWith } from '../shell.ts';
import { lanternConfig, lanternTexts } from '../site/making.ts';

const text = 'sops/support/refund-customer.md';
const handbook = {
  'sop.yaml': lanternConfig,
  ...lanternTexts,
  [text]: `${lanternTexts[text]}\n\n## Records\n\n![A label](label.svg)\n`,
  'sops/support/label.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>\n',
};
const out = 'site';
const day = '2026-11-22';

/** Every file of a built site with its text. */
const siteIn = (root: string) =>
  Object.fromEntries(paths(join(root, out)).map((path) => [path, read(join(root, out), path)]));

describe('a build after a build', () => {
  const made = () => {
    const root = folder(handbook);
    const cache = folder();
    const build = (setting: string, ...argv: string[]) =>
      sopWith({ env: { SOP_CACHE: setting } }, root, 'build', '--today', day, ...argv);
    return { root, again: (...argv: string[]) => build(cache, ...argv), anew: () => build('off') };
  };

  test('of the same handbook says the same and leaves every file as it is', async () => {
    const { root, again } = made();
    const first = await again('--json');
    const before = siteIn(root);
    const second = await again('--json');
    expect(JSON.parse(second.out)).toEqual({
      ...JSON.parse(first.out),
      written: 0,
      unchanged: JSON.parse(first.out).written,
    });
    expect(second.err).toBe(first.err);
    expect(siteIn(root)).toEqual(before);
  });

  const changes: [string, (root: string) => void][] = [
    ['a text', (root) => write(root, { [text]: handbook[text].replace('Find the order', 'Open the order') })],
    ['a text that is gone', (root) => rmSync(join(root, 'sops/support/pay-invoice.nl.md'), { force: true })],
    ['the settings', (root) => write(root, { 'sop.yaml': lanternConfig.replace('extension 21', 'room 4') })],
    [
      'a picture',
      (root) => write(root, { 'sops/support/label.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
    ],
    ['a notice', (root) => write(root, { 'records/notices.csv': 'date,id,kind,until,person,note\n' })],
    ['a page changed by hand', (root) => write(join(root, out), { 'index.html': 'mine' })],
    ['a page that is gone', (root) => rmSync(join(root, out, 'index.html'))],
    ['a style that is gone', (root) => rmSync(join(root, out, 'assets/site.css'))],
  ];
  for (const [what, change] of changes)
    test(`sees ${what}: the files are those of a build that knows nothing`, async () => {
      const { root, again, anew } = made();
      expect((await again()).code).toBe(0);
      change(root);
      expect((await again()).code).toBe(0);
      const own = siteIn(root);
      rmSync(join(root, out), { recursive: true });
      expect((await anew()).code).toBe(0);
      expect(own).toEqual(siteIn(root));
    });

  test('of another day, or with drafts, is made anew', async () => {
    const { root, again } = made();
    await again();
    const before = read(root, 'site/index.html');
    await again('--today', '2026-11-23');
    expect(read(root, 'site/index.html')).not.toBe(before);
    write(root, {
      'sops/support/new-sop.md': handbook[text]
        .replaceAll('refund-customer', 'new-sop')
        .replace('status: approved', 'status: draft'),
    });
    const sops = async (...argv: string[]) => JSON.parse((await again('--json', ...argv)).out).sops;
    const without = await sops();
    expect(await sops('--drafts')).toBe(without + 1);
    expect(await sops()).toBe(without);
  });

  test('fails with --strict as the first one would', async () => {
    const { again } = made();
    expect((await again()).code).toBe(0);
    expect((await again('--strict')).code).toBe(1);
  });
});
