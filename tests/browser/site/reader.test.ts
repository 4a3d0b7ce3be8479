/// <reference lib="dom" />
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDemo } from '../../../scripts/demo.mjs';
import { noBrowser, startBrowser } from '../browser.ts';
import { type Served, serve } from '../site-client/serve.ts';
import { violations } from './axe.ts';
import { type BuiltSite, siteOf, today } from './demo.ts';

let folder: string;
let site: BuiltSite;
let browser: Browser;
let served: Served;
beforeAll(async () => {
  if (noBrowser) return;
  folder = mkdtempSync(join(tmpdir(), 'sop-reader-'));
  const handbook = await makeDemo(join(folder, 'handbook'), today);
  handbook.on(today, { name: 'Iris Vermeer', email: 'iris@lantern.example' });
  await handbook.sop(
    'stop',
    'outage-notice',
    '-m',
    'The status page shows wrong hours.',
    '--until',
    '2026-11-25',
  );
  site = await siteOf(join(folder, 'handbook'), folder);
  [browser, served] = await Promise.all([startBrowser(), serve(site.root)]);
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
  site?.remove();
});

/** A reader with a browser of their own; `complaints` gathers what the browser complains about. */
async function reader(options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Amsterdam', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  const open = (path: string) => page.goto(`${served.address}${path}`);
  return { context, page, complaints, open };
}

describe.skipIf(noBrowser)('a reader', () => {
  test('finds the step with the keyboard alone, opens a term and is guided', async () => {
    const { context, page, complaints, open } = await reader();
    const keys = async (...all: string[]) => {
      for (const key of all) await page.keyboard.press(key);
    };
    await open('index.html');
    await keys('/');
    await page.locator('.search input').waitFor();
    await page.keyboard.type('chrged twice');
    await page.getByRole('option', { name: /^Step 2 .*Charged twice/ }).waitFor();
    await keys('ArrowDown', 'ArrowDown', 'Enter');
    await page.waitForURL(/refund-customer\.html#step-/);
    expect(await page.locator('.step:target > .step-number').innerText()).toBe('2');
    const term = page.getByRole('button', { name: 'RMA' }).first();
    await tabTo(page, 'RMA');
    await keys('Enter');
    expect(await term.getAttribute('aria-expanded')).toBe('true');
    expect(await page.getByRole('note').filter({ hasText: 'return merchandise' }).count()).toBe(1);
    await keys('Escape');
    await page.evaluate(() => document.querySelector<HTMLElement>('h1')?.focus());
    await tabTo(page, 'Guide me');
    await keys('Enter');
    const heading = page.locator('#guide h2');
    await heading.filter({ hasText: 'Find the order' }).waitFor();
    await keys('1');
    await heading.filter({ hasText: 'Why does the customer' }).waitFor();
    await keys('3');
    await heading.filter({ hasText: 'Compare the payments' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await keys('Control+k');
    await page.locator('.search input').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  test.each(['light', 'dark'] as const)(
    'meets nothing that axe finds in any state of a page, %s',
    async (colorScheme) => {
      const { context, page, complaints, open } = await reader({
        colorScheme,
        reducedMotion: 'reduce',
        viewport: { width: 1280, height: 900 },
      });
      await open('sops/account-takeover.html');
      await page.getByRole('button', { name: 'ticket' }).first().click();
      expect(await violations(page), 'term').toEqual([]);
      await page.getByRole('link', { name: 'Chart', exact: true }).click();
      await page.locator('.piece svg').first().waitFor();
      expect(await violations(page), 'chart').toEqual([]);
      await page.getByRole('button', { name: 'Guide me' }).click();
      await page.locator('#guide h2').waitFor();
      expect(await violations(page), 'guide').toEqual([]);
      await page.keyboard.press('/');
      await page.locator('.search input').fill('stranger');
      await page.getByRole('option').first().waitFor();
      expect(await violations(page), 'search').toEqual([]);
      await open('sops/service-standards.html');
      await page.getByRole('checkbox').first().check();
      expect(await violations(page), 'checklist').toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    },
    120_000,
  );

  test('with a customer on the line: questions are asked in full, the path can be pasted, nothing old is announced', async () => {
    const { context, page, complaints, open } = await reader({
      permissions: ['clipboard-read', 'clipboard-write'],
      viewport: { width: 390, height: 844 },
    });
    const guide = page.locator('#guide');
    const said = page.locator('#live');
    await open('sops/refund-customer.html');
    expect(await said.innerText()).toBe('');
    await page.getByRole('button', { name: 'Guide me' }).click();
    await guide.getByRole('button', { name: /^Done/ }).click();
    await page.keyboard.press('1');
    await guide
      .locator('h2', { hasText: 'Check the date: Did the lamp arrive less than 30 days ago?' })
      .waitFor();
    // What is wrong with a step is said after it was read; its answers come first.
    const [answers, report] = await Promise.all(
      ['.guide-ways', '.guide-report'].map(async (part) => (await guide.locator(part).boundingBox())?.y ?? 0),
    );
    expect(report).toBeGreaterThan(answers ?? 0);
    expect(await guide.locator('.guide-report').getAttribute('href')).toContain(
      'refund-customer%202.0.0%2C%20step%203',
    );
    await page.keyboard.press('2');
    await guide.getByRole('button', { name: '← Back' }).click();
    await page.keyboard.press('2');
    for (const name of [/^Done, next/, /^Done/]) await guide.getByRole('button', { name }).click();
    await guide.locator('h2', { hasText: 'The end' }).waitFor();
    await guide.getByRole('button', { name: 'Copy for the ticket' }).click();
    await expect.poll(() => said.innerText()).toBe('Copied');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(
      copied
        .replaceAll(/\d\d:\d\d/g, '14:02')
        .replace(/\d{4}-\d\d-\d\d/, '2026-11-22')
        .split('\n'),
    ).toEqual([
      'Refund a customer (refund-customer, version 2.0.0)',
      'Case of 2026-11-22 14:02, ended 14:02',
      '',
      '14:02 1 Find the order',
      '14:02 2 Why does the customer want the money back? → Changed their mind',
      '14:02 3 Check the date: Did the lamp arrive less than 30 days ago? → No',
      '14:02 3a Explain the 30-day rule kindly',
      '14:02 14 Close the ticket',
      'The end',
    ]);
    await guide.getByRole('button', { name: 'New case' }).click();
    await guide.locator('h2', { hasText: 'Find the order' }).waitFor();
    expect(await said.innerText()).toBe('');
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  test('keeps ticks and score of a checklist across a reload', async () => {
    const { context, page, open } = await reader();
    await open('sops/service-standards.html');
    const boxes = page.getByRole('checkbox');
    const all = await boxes.count();
    await boxes.nth(0).check();
    await boxes.nth(3).check();
    const score = `Score: 2 of ${all}, ${Math.round(200 / all)} %`;
    await page.reload();
    expect(await page.locator('.checklist-count').innerText()).toContain(score);
    expect(await boxes.nth(3).isChecked()).toBe(true);
    await context.close();
  });

  test('of a page that was built before sees what holds on the day of reading', async () => {
    const { context, page, complaints, open } = await reader();
    const at = async (day: string, path: string) => {
      await page.clock.setFixedTime(new Date(`${day}T12:00:00+01:00`));
      await open(path);
      // Whoever leaves before all of a page is there cancels what is left.
      await page.waitForLoadState('networkidle');
    };
    await at('2026-11-30', 'sops/refund-customer.html');
    expect(await page.locator('.facts .in-force').isVisible()).toBe(true);
    await at('2026-12-01', 'sops/refund-customer.html');
    expect(await page.locator('.facts .in-force').isVisible()).toBe(false);
    expect(await page.getByText('3.0.0 is in force since 1 December 2026').isVisible()).toBe(true);
    await at('2026-11-25', 'sops/where-is-my-order.html');
    expect(await page.getByText('The tracking page of the carrier').isVisible()).toBe(true);
    expect(await page.locator('[data-overdue]').count()).toBe(0);
    await at('2027-08-01', 'sops/where-is-my-order.html');
    expect(await page.getByText('The tracking page of the carrier').isVisible()).toBe(false);
    expect(await page.locator('[data-overdue]').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('sees nothing green on what is stopped, until the stop is over', async () => {
    const { context, page, complaints, open } = await reader();
    const dot = () =>
      page
        .locator('.facts .in-force')
        .evaluate((mark) => getComputedStyle(mark, '::before').display !== 'none');
    for (const [day, isStopped] of [
      ['2026-11-25', true],
      ['2026-11-26', false],
    ] as const) {
      await page.clock.setFixedTime(new Date(`${day}T12:00:00+01:00`));
      await open('departments/operations.html');
      expect(await page.locator('.mark.stop').isVisible(), day).toBe(isStopped);
      await page.waitForLoadState('networkidle');
      await open('sops/outage-notice.html');
      expect(await page.locator('.facts .stop').isVisible(), day).toBe(isStopped);
      expect(await page.locator('.box.stop').isVisible(), day).toBe(isStopped);
      expect(await dot(), day).toBe(!isStopped);
      await page.waitForLoadState('networkidle');
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('is told what changed when a new revision holds, and no old case goes on', async () => {
    const { context, page, complaints, open } = await reader();
    await open('sops/refund-customer.html');
    await page.getByRole('button', { name: 'Mark as read' }).click();
    await page.getByRole('button', { name: 'Guide me' }).click();
    await page.locator('#guide').getByRole('button', { name: /^Done/ }).click();
    await siteOf(join(folder, 'handbook'), folder, '--today', '2026-12-02');
    await page.reload();
    await page
      .getByRole('heading', { name: 'Refund a customer was changed: 2.0.0 when you began, 3.0.0 now' })
      .waitFor();
    await open('index.html');
    await page.getByRole('link', { name: 'Refund a customer: you read 2.0.0, now 3.0.0 holds' }).click();
    const since = page.locator('[data-since]');
    await since.waitFor();
    expect(await since.innerText()).toMatch(
      /Changed since you read 2\.0\.0\s+Step 5 .*“14 days” became “21 days”/,
    );
    await since.getByRole('button', { name: 'Mark as read' }).click();
    await page.reload();
    expect(await since.isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
    await siteOf(join(folder, 'handbook'), folder);
  }, 120_000);
});

/** Presses Tab until what has the focus says this. */
async function tabTo(page: Page, text: string): Promise<void> {
  for (let at = 0; at < 200; at++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent?.trim())) === text) return;
  }
  throw new Error(`Unexpected page on which Tab never reaches \`${text}\``);
}

describe.skipIf(noBrowser)('a print', () => {
  /** The text of each sheet of a page, as it leaves the printer. */
  async function sheets(path: string, colorScheme: 'light' | 'dark' = 'light'): Promise<string[]> {
    const context = await browser.newContext({ locale: 'en-GB', colorScheme });
    const page = await context.newPage();
    await page.goto(`${served.address}${path}`);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    await context.close();
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
    return text.map((each) => each.replace(/\s+/g, ' '));
  }

  const day = /\d{1,2} \p{L}+ \d{4}/u.source;

  test.each([
    ['sops/refund-customer.html', `refund-customer 2\\.0\\.0 · In force: since ${day} · Uncontrolled copy`],
    ['sops/refund-customer/1.0.0.html', 'refund-customer 1\\.0\\.0 · Former version'],
    ['sops/service-standards.html', 'service-standards 1\\.0\\.0 · In force'],
    ['nl/sops/refund-customer.html', 'refund-customer 1\\.0\\.0 · Loopt achter · Onbeheerde kopie'],
    ['handbook.html', 'Lantern handbook'],
    ['glossary.html', `Glossary · Lantern handbook · made on ${day} · Uncontrolled copy`],
    ['sops/refund-customer/2.0.0.changes.html', 'what changed in 2\\.0\\.0 · Lantern handbook'],
    ['sops/refund-customer/3.0.0.html', 'refund-customer 3\\.0\\.0 · Not in force yet'],
    ['sops/order-by-fax.html', 'order-by-fax 1\\.0\\.0 · Retired'],
    ['index.html', `Lantern handbook · made on ${day} · Uncontrolled copy`],
    ['departments/customer-support.html', 'Customer support · Lantern handbook · made on'],
    ['targets.html', 'Targets · Lantern handbook · made on'],
    ['channels.html', 'Channels and hours · Lantern handbook · made on'],
    ['paths.html', 'What to read · Lantern handbook · made on'],
    ['changes.html', 'What changed · Lantern handbook · made on'],
    ['404.html', 'Lantern handbook · made on'],
    ['nl/index.html', `Handboek van Lantern · gemaakt op ${day} · Onbeheerde kopie`],
  ])(
    '%s says on each sheet which text it is, and when it was printed',
    async (path, line) => {
      const found = await sheets(path);
      const whole = new RegExp(`${line}.* (?:Printed|Afgedrukt op) ${day}`, 'u');
      expect(
        found.flatMap((text, at) => (whole.test(text) ? [] : [`${at + 1}: ${text.slice(-200)}`])),
      ).toEqual([]);
      if (/^(?:nl\/)?sops\/[\w-]+\.html$|handbook|glossary/.test(path) && path !== 'sops/order-by-fax.html')
        expect(found.length).toBeGreaterThan(1);
    },
    60_000,
  );

  test('a long chart is cut between steps, and says where it goes on', async () => {
    const found = await sheets('sops/refund-customer.html', 'dark');
    const from = found.findIndex((text) => /Continues at \d+/.test(text));
    const number = /Continues at (\d+)/.exec(found[from] ?? '')?.[1];
    expect(Number(number)).toBeGreaterThan(1);
    expect(found[from + 1]).toMatch(new RegExp(`Continued from ${Number(number) - 1}\\b.*\\b${number} `));
    expect(found.join(' ')).not.toContain('Guide me');
  }, 60_000);
});
