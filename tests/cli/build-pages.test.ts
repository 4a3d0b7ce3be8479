import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openCache } from '../../src/io/cache.ts';
import { writeSite } from '../../src/io/site-folder.ts';
import { folder, git, paths, read, repository, write } from '../folder.ts';
import { sopWith } from '../shell.ts';
import { invoice, lanternConfig, refund } from '../site/making.ts';
import { type Made, released } from './released.ts';

const source = 'sops/support/refund-customer.md';
const bill = 'sops/support/pay-invoice.md';
const other = 'sops/support/ship-parcel.md';
const dutch = 'sops/support/refund-customer.nl.md';
const call = invoice.replaceAll('pay-invoice', 'call-back').replace('Pay an invoice', 'Call back');

const handbook = {
  'sop.yaml': lanternConfig,
  'glossary.md': '# Glossary\n\n- **PSP**: the payment service provider, which moves the money.\n',
  [source]: refund.replace('Search the shop', 'Search the PSP and the shop'),
  [dutch]: refund
    .replace('title: Refund a customer', 'title: Een klant terugbetalen')
    .replace('language: en', 'language: nl\ntranslates: 1.0.0'),
  [bill]: invoice,
  [other]: invoice
    .replaceAll('pay-invoice', 'ship-parcel')
    .replace('Pay an invoice', 'Ship a parcel')
    .replace('Check the amount.', 'Check the amount. See [[refund-customer]].'),
};

/** Every file of a built site with its text. */
const siteIn = (root: string) => Object.fromEntries(paths(root).map((path) => [path, read(root, path)]));

/** A handbook with history, built with what earlier builds left and without. */
function made() {
  const root = repository(handbook);
  released(root, { path: source, version: '1.0.0', at: '2026-02-01T10:00:00+01:00' });
  edit(root, source, '30 days', '14 days');
  released(root, {
    ...{ path: source, version: '2.0.0', at: '2026-03-01T10:00:00+01:00', follows: '1.0.0' },
    reason: 'We send returns faster',
  });
  const [cache, site, anew] = [folder(), join(folder(), 'site'), join(folder(), 'anew')];
  const build = async (setting: string, out: string, today: string) => {
    const setUp = { env: { SOP_CACHE: setting } };
    const { code, err } = await sopWith(setUp, root, 'build', '--today', today, '--out', out);
    expect([code, err]).toEqual([0, expect.stringContaining('SOPs')]);
  };
  return {
    root,
    cache,
    site,
    /** Builds with what is kept, and holds it against a build that knows nothing. */
    async again(what: string, today = '2026-11-22') {
      await build(cache, site, today);
      await build('off', anew, today);
      const files = siteIn(anew);
      rmSync(anew, { recursive: true });
      expect(siteIn(site), what).toEqual(files);
    },
  };
}

const edit = (root: string, path: string, from: string, to: string) => {
  expect(read(root, path)).toContain(from);
  write(root, { [path]: read(root, path).replaceAll(from, to) });
};

/** Another text of the SOP that is in force. */
function revise(
  root: string,
  from: string,
  to: string,
  made: Pick<Made, 'version' | 'follows' | 'effective'>,
) {
  edit(root, source, from, to);
  released(root, { path: source, at: '2026-11-20T10:00:00+01:00', ...made });
}

const commit = (root: string) => {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', 'Change the handbook');
};

describe('a build that takes over what has not changed', () => {
  type Change = [what: string, change: (root: string, site: string) => unknown];
  const changes: Change[] = [
    ['a step', (root) => edit(root, other, 'Check the amount', 'Check the sum')],
    ['a title that others link to', (root) => edit(root, bill, 'title: Pay an invoice', 'title: Pay a bill')],
    ['a term of the glossary', (root) => edit(root, 'glossary.md', 'moves the money', 'keeps the money')],
    ['a term of an SOP', (root) => edit(root, dutch, '**RMA**: the number', '**RMA**: the code')],
    ['the name of a role', (root) => edit(root, 'sop.yaml', 'name: Team lead', 'name: Shift lead')],
    ['a contact', (root) => edit(root, 'sop.yaml', 'extension 21', 'room 4')],
    ['a key of its own', (root) => edit(root, 'sop.yaml', 'glossary:', 'keys: [shift]\nglossary:')],
    ['another department', (root) => edit(root, other, 'department: Support', 'department: Shipping')],
    ['an SOP that is new', (root) => write(root, { 'sops/support/call.md': call })],
    ['an SOP that is gone', (root) => rmSync(join(root, 'sops/support/call.md'))],
    ['a stop', (root) => sopWith({}, root, 'stop', 'pay-invoice', '-m', 'The bank is down')],
    ['a revision', (root) => revise(root, '14 days', '21 days', { version: '3.0.0', follows: '2.0.0' })],
    [
      'a revision that starts later',
      (root) =>
        revise(root, '21 days', '7 days', { version: '4.0.0', follows: '3.0.0', effective: '2026-12-01' }),
    ],
    ['a page that was changed by hand', (_root, site) => write(site, { 'sops/pay-invoice.html': 'mine' })],
    ['the whole handbook, changed by hand', (_root, site) => edit(site, 'handbook.html', 'Check', 'Skip')],
    ['a site that is gone', (_root, site) => rmSync(site, { recursive: true })],
  ];

  test('one change after the other: to the byte what a build makes that knows nothing', async () => {
    const { root, site, again } = made();
    await again('the first build');
    for (const [what, change] of changes) {
      await change(root, site);
      commit(root);
      await again(what);
    }
    expect(read(site, 'sops/refund-customer.html')).toContain('The bank is down');
    await again('another day', '2026-12-01');
    expect(read(site, 'sops/refund-customer.html')).toContain('7 days');
    edit(root, other, 'Check the sum', 'Check the date');
    await again('a step, as a later build leaves it', '2026-12-01');
  }, 60_000);

  test('what is kept is cut short, overwritten or of another build: it is passed over', async () => {
    const { root, cache, again } = made();
    const spoiled: ((path: string, name: string) => void)[] = [
      (path) => writeFileSync(path, readFileSync(path).subarray(0, 200)),
      (path) => writeFileSync(path, readFileSync(path, 'latin1').replaceAll('a', 'b'), 'latin1'),
      (_path, name) => openCache(cache, 'another build').write(name, '', ['"sops/x.html"\t["",""]\n']),
    ];
    for (const [at, spoil] of spoiled.entries()) {
      await again('before');
      const names = readdirSync(cache).filter((name) => /-(?:texts|pages|site)\.cache$/.test(name));
      expect(names).toHaveLength(3);
      for (const name of names) spoil(join(cache, name), name.replace('.cache', ''));
      edit(root, bill, 'title: ', `title: ${at} `);
      await again('after');
    }
  });

  test('makes only the pages that are others', () => {
    const root = folder();
    const asked: string[] = [];
    const page = (path: string, text: string, former?: string) => ({
      path,
      content: () => {
        asked.push(path);
        return text;
      },
      ...(former && { former: () => former }),
    });
    const first = writeSite(root, [page('index.html', 'Front'), page('sops/refund.html', 'Refund')]);
    const [front, refunded] = ['index.html', 'sops/refund.html'].map((path) => first.files.get(path));
    expect(asked.splice(0)).toEqual(['index.html', 'sops/refund.html']);
    const second = writeSite(root, [
      page('index.html', 'New', refunded),
      page('sops/refund.html', 'Refund', refunded),
    ]);
    expect(asked).toEqual(['index.html']);
    expect(read(root, 'index.html')).toBe('New');
    expect([second.written, second.same, second.bytes]).toEqual([1, 1, 9]);
    expect(second.files.get('index.html')).not.toBe(front);
  });
});
