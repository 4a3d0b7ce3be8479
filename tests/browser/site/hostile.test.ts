/// <reference lib="dom" />
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleClient } from '../../../scripts/client.mjs';
import { writeStyles } from '../../../scripts/site-assets.mjs';
import { lanternConfig, made, refund } from '../../site/making.ts';
import { hostile, links, payloads, quoted } from '../../site/payloads.ts';
import { noBrowser, startBrowser } from '../browser.ts';
import { type Served, serve } from '../site-client/serve.ts';
import { watched } from './watched.ts';

const idOf = (at: number) => `attack-${at}`;

/** A handbook in which every text that an author writes is an attack: one SOP a payload, one a hostile address. */
function attackedHandbook(): Map<string, string> {
  const texts: Record<string, string> = {};
  const [path] = Object.keys(hostile(''));
  for (const [at, payload] of payloads.entries()) {
    const text = hostile(payload)[path ?? '']?.replace('id: refund-customer', `id: ${idOf(at)}`) ?? '';
    texts[`sops/support/${at} ${payload.replaceAll('/', '')}.md`] = text;
  }
  for (const [at, address] of links.entries())
    texts[`sops/support/link-${at}.md`] = refund
      .replace('id: refund-customer', `id: link-${at}`)
      .replace(
        'Follow [Pay an invoice](pay-invoice.md).',
        `Follow [a](<${address}>) ![b](<${address}>) and [c][d] [[${address}]].\n\n[d]: <${address}>\n`,
      );
  const all = payloads.join(' ');
  const notices = [idOf(0), idOf(1)].map((id, at) => ({
    time: '2026-11-20T09:00:00+01:00',
    person: all,
    kind: (['notice', 'stop'] as const)[at] ?? 'notice',
    id,
    text: all,
    instead: '',
    until: '',
    line: at + 2,
  }));
  const [first = ''] = payloads;
  const configText = lanternConfig
    .replace('title: Lantern support', `title: ${quoted(first)}`)
    .replace('name: Team lead', `name: ${quoted(all)}`)
    .replace('contact: extension 21', `contact: ${quoted(all)}`)
    .replace('Ticket: one', `Ticket: ${quoted(`${all} one`)} #`)
    .replace('site:\n', 'site:\n  edit: https://git.example/edit/{path}\n');
  return made(texts, { drafts: true, notices, configText }).files;
}

describe.skipIf(noBrowser)('a handbook full of attacks, in a browser', () => {
  const root = mkdtempSync(join(tmpdir(), 'sop-attacked-'));
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    for (const [path, text] of attackedHandbook()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    await bundleClient(join(root, 'assets'));
    writeStyles(join(root, 'assets'));
    [browser, served] = await Promise.all([startBrowser(), serve(root)]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    rmSync(root, { recursive: true, force: true });
  });

  test('what is looked for is seen', async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const { page, hits } = await watched(context, served.address);
    await page.goto(`${served.address}index.html`);
    await page.evaluate(() => {
      document.body.insertAdjacentHTML(
        'beforeend',
        '<img src=x onerror=alert(1)><img src="https://evil.example/x.png">',
      );
    });
    await expect.poll(() => hits.length).toBe(2);
    await context.close();
  });

  test('runs nothing on any page, read or worked with, even where no policy would stop it', async () => {
    expect(payloads.length).toBeGreaterThanOrEqual(100);
    const context = await browser.newContext({ bypassCSP: true });
    const { page, hits } = await watched(context, served.address);
    let guided = 0;
    const ids = [...payloads.keys()].map(idOf).concat(links.map((_, at) => `link-${at}`));
    for (const id of ids) {
      await page.goto(`${served.address}sops/${id}.html`);
      // Every term, the guide with every kind of screen, the mark of what was read.
      await page.evaluate(() => {
        for (const each of document.querySelectorAll<HTMLElement>(
          '[data-term], [data-read], details > summary',
        ))
          each.click();
        location.hash = '#guide';
      });
      // An attack that opens a comment leaves no step to be guided through.
      if ((await page.locator('#guide-data').count()) === 0) continue;
      await page.locator('#guide h2').waitFor({ state: 'attached' });
      guided++;
      await page.evaluate(() => {
        for (let at = 0; at < 12; at++)
          document.querySelector<HTMLElement>('.guide-ways > button:not(.guide-enter)')?.click();
      });
    }
    for (const path of ['index', 'glossary', 'targets', 'channels', 'paths', 'changes', 'handbook', '404'])
      await page.goto(`${served.address}${path}.html`);
    await page.goto(`${served.address}index.html`);
    for (const query of ['alert', 'script onerror', 'evil.example', '<img src=x onerror=alert(1)>']) {
      if (!(await page.locator('.search').isVisible())) await page.keyboard.press('/');
      await page.locator('.search input').fill(query);
      await page.locator('#search-results:not([aria-busy])').waitFor({ state: 'attached' });
    }
    expect(hits).toEqual([]);
    expect(guided).toBeGreaterThan(payloads.length);
    await context.close();
  }, 300_000);

  test('breaks no rule of the policy', async () => {
    const context = await browser.newContext();
    const { page, hits } = await watched(context, served.address);
    for (const path of ['handbook', 'index', 'glossary', 'channels', `sops/${idOf(0)}`, `sops/${idOf(1)}`])
      await page.goto(`${served.address}${path}.html`);
    expect(hits).toEqual([]);
    await context.close();
  }, 60_000);
});
