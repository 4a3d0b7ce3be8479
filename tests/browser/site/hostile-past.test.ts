/// <reference lib="dom" />
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { git, read, repository, write } from '../../folder.ts';
import { sopWith } from '../../shell.ts';
import { lanternConfig, refund } from '../../site/making.ts';
import { payloads, quoted } from '../../site/payloads.ts';
import { noBrowser, startBrowser } from '../browser.ts';
import { type Served, serve } from '../site-client/serve.ts';
import { type BuiltSite, siteOf, today } from './demo.ts';
import { watched } from './watched.ts';

/** Attacks of different kinds; every text of this handbook has one before and another one after its release. */
const attacks = payloads.filter((payload) => !/[\n\r\0]/.test(payload)).slice(0, 8);

const draft = (at: number): string => {
  const payload = attacks[at] ?? '';
  return refund
    .replace('id: refund-customer', `id: attack-${at}`)
    .replace('title: Refund a customer', `title: ${quoted(`Refund ${payload}`)}`)
    .replace('version: 1.2.0', 'version: 0.0.0')
    .replace('status: approved', 'status: draft')
    .replace(/effective: .*\n/, '')
    .replace('"I was charged twice"', quoted(payload))
    .replace('A customer gets', `${payload} gets`)
    .replace('- **RMA**: the number', `- **RMA**: ${payload} the number`)
    .replace('Set it to Solved.', `Set \`${payload}\` to Solved.`)
    .replace('[Pay an invoice](pay-invoice.md)', '`the invoice`');
};

/** Two released revisions of each text, made by the real commands: reasons, authors, terms, steps and titles are attacks. */
async function attackedPast(): Promise<BuiltSite> {
  const paths = attacks.map((_, at) => `sops/support/attack-${at}.md`);
  const root = repository({
    'sop.yaml': lanternConfig.replace('title: Lantern support', `title: ${quoted(attacks[0] ?? '')}`),
    ...Object.fromEntries(paths.map((path, at) => [path, draft(at)])),
  });
  const release = async (reason: string) => {
    const { code, err } = await sopWith({ today }, root, 'release', '--all-changed', '-m', reason);
    expect(code, err).toBe(0);
  };
  await release(attacks.join(' '));
  for (const [at, path] of paths.entries()) {
    const other = attacks[(at + 1) % attacks.length] ?? '';
    const text = read(root, path)
      .replace('30 days?', `14 days, ${other}?`)
      .replace('the number', `${other} the figure`)
      .replace('Search the shop', `Search ${other}`);
    write(root, { [path]: text });
  }
  // Git takes `<` and `>` out of names.
  git(root, 'config', 'user.name', 'Ana " onmouseover=alert(1) x="&#60;img src=x onerror=alert(1)&#62;');
  git(root, 'commit', '-qam', attacks.join(' '));
  await release(attacks.toReversed().join(' '));
  return siteOf(root, root);
}

describe.skipIf(noBrowser)('the past of a handbook full of attacks', () => {
  let site: BuiltSite;
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    browser = await startBrowser();
  }, 60_000);
  afterAll(() => browser?.close());

  test.each([true, false])(
    'no page of it runs anything; without the policy: %s',
    async (bypassCSP) => {
      site = await attackedPast();
      served = await serve(site.root);
      onTestFinished(() => served.close());
      for (const at of attacks.keys())
        expect(site.pages).toEqual(
          expect.arrayContaining([
            `sops/attack-${at}.html`,
            `sops/attack-${at}/1.0.0.html`,
            `sops/attack-${at}/2.0.0.changes.html`,
          ]),
        );
      const kinds = ['index', 'glossary', 'targets', 'channels', 'paths', 'changes', 'handbook', '404'];
      expect(site.pages).toEqual(
        expect.arrayContaining([...kinds.map((kind) => `${kind}.html`), 'departments/support.html']),
      );
      const context = await browser.newContext({ bypassCSP });
      onTestFinished(() => context.close());
      const { page, hits } = await watched(context, served.address);
      for (const path of site.pages) {
        await page.goto(`${served.address}${path}`);
        // What was read before is compared with what holds now.
        await page.evaluate(() => {
          for (const each of document.querySelectorAll<HTMLElement>('[data-term], details > summary'))
            each.click();
          const { sop, language } = document.querySelector('article')?.dataset ?? {};
          const mark = {
            version: '1.0.0',
            at: '2026-01-01T00:00:00Z',
            title: '<img src=x onerror=alert(1)>',
          };
          if (sop)
            localStorage.setItem(
              'sop:/read',
              JSON.stringify({ [`${language}:${sop}`]: { ...mark, href: '' } }),
            );
        });
        if (!/^sops\/attack-\d+\.html$/.test(path)) continue;
        await page.reload();
      }
      expect(hits).toEqual([]);
    },
    240_000,
  );
});
