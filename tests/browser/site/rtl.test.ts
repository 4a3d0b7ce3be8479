/// <reference lib="dom" />
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { write } from '../../folder.ts';
import { noBrowser, startBrowser } from '../browser.ts';
import { type Served, serve } from '../site-client/serve.ts';
import { violations } from './axe.ts';
import { type BuiltSite, siteOf } from './demo.ts';

const config = `title: دعم الفانوس
languages: [ar]
departments:
  - id: support
    name: الدعم
glossary:
  تذكرة: محادثة واحدة مع عميل واحد
`;

const refund = `---
id: refund-customer
title: رد المبلغ إلى العميل
department: الدعم
owner: الدعم
version: 0.0.0
status: draft
language: ar
---

## Purpose

يستعيد العميل المبلغ الذي دفعه.

## Terms

- **RMA**: رقم يحتاجه الطرد قبل أن يعود.

## Instructions

1. **ابحث عن الطلب.** ابحث في المتجر برقم الطلب أو بعنوان البريد الإلكتروني.
2. هل الطلب أقدم من 30 يوما؟
   - **نعم:** اشرح القاعدة.
   - **لا:** اطلب صورة للمصباح وانتظر الرد.
3. **اطلب RMA.** أرسل الرقم إلى العميل، ثم اكتبه في التذكرة.
4. **أغلق التذكرة.** اكتب ما حدث.
`;

describe.skipIf(noBrowser)('a handbook that is read from right to left', () => {
  let site: BuiltSite;
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sop-rtl-'));
    write(folder, { 'sop.yaml': config, 'sops/support/refund-customer.md': refund });
    site = await siteOf(folder, folder, '--drafts');
    [browser, served] = await Promise.all([startBrowser(), serve(site.root)]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    site?.remove();
  });

  async function open(path: string, width: number): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(`${served.address}${path}`);
    return page;
  }

  const pages = ['index.html', 'sops/refund-customer.html', 'glossary.html', 'changes.html', 'handbook.html'];

  test.each(pages)('%s says its direction, fits a phone, and axe finds nothing', async (path) => {
    const page = await open(path, 360);
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    const [scrollWidth, clientWidth] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(scrollWidth).toBe(clientWidth);
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  test('everything stands on the other side: navigation, numbers, the chart and its lines', async () => {
    const page = await open('sops/refund-customer.html', 1400);
    const [menu, main, steps, beside, number, words] = await Promise.all(
      ['#menu', 'main', '#steps', '.beside', '.step-number', '.step-body p'].map(
        async (place) => (await page.locator(place).first().boundingBox()) ?? { x: -1, width: 0 },
      ),
    );
    expect(menu?.x).toBeGreaterThan(main?.x ?? 0);
    expect(steps?.x).toBeGreaterThan(beside?.x ?? 0);
    expect(number?.x).toBeGreaterThan((words?.x ?? 0) + (words?.width ?? 0) - 1);
    const svg = page.locator('#chart svg').first();
    expect(await svg.getAttribute('direction')).toBe('rtl');
    // The number of the first box stands at its right end, as the words of the box begin there.
    const [box, text] = await Promise.all(
      ['a.b rect', 'a.b text'].map(async (part) => await svg.locator(part).first().boundingBox()),
    );
    expect((text?.x ?? 0) + (text?.width ?? 0)).toBeGreaterThan((box?.x ?? 0) + (box?.width ?? 0) * 0.9);
    expect((text?.x ?? 0) + (text?.width ?? 0)).toBeLessThanOrEqual((box?.x ?? 0) + (box?.width ?? 0));
    await page.close();
  });
});
