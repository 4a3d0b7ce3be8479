import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSample } from '../../site/sample-site.ts';
import { noBrowser } from '../browser.ts';
import { type Reader, type Site, startSite } from './site.ts';

let root: string;
let site: Site;
beforeAll(async () => {
  if (noBrowser) return;
  root = await buildSample();
  site = await startSite(path.join(root, 'site'));
}, 60_000);
afterAll(async () => {
  await site?.close();
  if (root) rmSync(root, { recursive: true, force: true });
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds in a part of the page (WCAG 2.2 A and AA, and good practice). */
const violations = async ({ page }: Reader, part: string): Promise<string[]> =>
  (await page.evaluate(
    `${axe};axe.run(${JSON.stringify(part)}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
  )) as string[];

const widths = { phone: 390, desk: 1280 };

/** Runs in the page: goes to the end and gives back the headings. Where a step is met again, another answer is given. */
const walk = `(side) => {
  const visits = new Map();
  const headings = [];
  while (!document.querySelector('.guide-path') && headings.length < 100) {
    const heading = document.querySelector('#guide h2').textContent;
    const visit = visits.get(heading) ?? 0;
    visits.set(heading, visit + 1);
    headings.push(heading);
    const ways = [...document.querySelectorAll('.guide-ways > button:not(.guide-enter)')];
    ways[((side === 'first' ? 0 : ways.length - 1) + visit) % ways.length].click();
  }
  return headings;
}`;

describe.skipIf(noBrowser !== undefined)('the sample handbook', () => {
  test.each(['light', 'dark'] as const)(
    'search and guided mode have no violation that axe finds, %s',
    async (colorScheme) => {
      for (const width of Object.values(widths)) {
        const reader = await site.reader({
          colorScheme,
          viewport: { width, height: 800 },
          reducedMotion: 'reduce',
        });
        const { page } = reader;
        await reader.open('sops/complaint.html');
        await page.keyboard.press('/');
        await page.locator('.search input').fill('second ofer');
        await page.locator('.search [role=option]').first().waitFor();
        expect(await violations(reader, '.search')).toEqual([]);
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Guide me' }).click();
        await page.locator('#guide h2').waitFor();
        for (const name of [/Done/, /Done/, /Done/, /^No/]) {
          expect(await violations(reader, '#guide')).toEqual([]);
          await page.locator('#guide').getByRole('button', { name }).click();
        }
        await page.locator('.guide-ways button').nth(2).click();
        expect(await page.locator('.guide-escalation').innerText()).toMatch(/^Escalate to Team lead \S/);
        expect(await violations(reader, '#guide')).toEqual([]);
        await page.locator('.guide-ways button').first().click();
        expect(await page.locator('.guide-path li').count()).toBe(6);
        expect(await violations(reader, '#guide')).toEqual([]);
        const { scroll, client } = (await page.evaluate(
          '({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth })',
        )) as { scroll: number; client: number };
        expect(scroll).toBe(client);
        expect(reader.faults).toEqual([]);
        await reader.context.close();
      }
    },
  );

  test('every SOP is gone through to an end, by its first and by its last answers', async () => {
    const pages = readdirSync(path.join(root, 'site/sops')).filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(10);
    const reader = await site.reader();
    const { page } = reader;
    for (const file of pages) {
      for (const at of ['first', 'last'] as const) {
        await reader.open(`sops/${file}#guide`);
        await page.locator('#guide h2').waitFor();
        const again = page.getByRole('button', { name: 'New case' });
        if ((await again.count()) > 0) await again.click();
        const headings = (await page.evaluate(`(${walk})(${JSON.stringify(at)})`)) as string[];
        expect([file, headings.filter((heading) => !/\S/.test(heading))]).toEqual([file, []]);
        expect([file, headings.length < 100]).toEqual([file, true]);
      }
    }
    expect(reader.faults).toEqual([]);
    await reader.context.close();
  }, 120_000);
});
