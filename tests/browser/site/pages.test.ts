/// <reference lib="dom" />
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser, startBrowser } from '../browser.ts';
import { type Served, serve } from '../site-client/serve.ts';
import { violations } from './axe.ts';
import { type BuiltSite, demoSite, kinds } from './demo.ts';

describe.skipIf(noBrowser)('pages of the demo handbook', () => {
  let site: BuiltSite;
  let browser: Browser;
  let served: Served;
  beforeAll(async () => {
    site = await demoSite();
    [browser, served] = await Promise.all([startBrowser(), serve(site.root)]);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    site?.remove();
  });

  /** Opens a page in a browser of its own; gives back what a browser would complain about. */
  async function visit(
    path: string,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void> = async () => {},
  ) {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Amsterdam', ...options });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(served.address)) complaints.push(`left the site: ${request.url()}`);
    });
    await page.goto(`${served.address}${path}`);
    await look(page);
    await context.close();
    return complaints;
  }

  test('has every kind of page', () => {
    expect(site.pages).toEqual(expect.arrayContaining(kinds));
  });

  test.each(kinds.flatMap((path) => (['light', 'dark'] as const).map((scheme) => [path, scheme] as const)))(
    '%s, %s: nothing that axe finds, and no complaint of the browser',
    async (path, colorScheme) => {
      let found: unknown[] = [];
      const complaints = await visit(path, { colorScheme, reducedMotion: 'reduce' }, async (page) => {
        found = await violations(page);
      });
      expect(found).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  test.each(kinds)(
    '%s never scrolls sideways on a phone, nor at twice the size of its letters',
    async (path) => {
      for (const viewport of [
        { width: 360, height: 740 },
        { width: 640, height: 450 },
      ])
        await visit(path, { viewport }, async (page) => {
          const [scrollWidth, clientWidth] = await page.evaluate(() => [
            document.documentElement.scrollWidth,
            document.documentElement.clientWidth,
          ]);
          expect(scrollWidth, `at ${viewport.width}`).toBeLessThanOrEqual(clientWidth ?? 0);
        });
    },
  );

  // The rule of axe for this is an experiment that joins lines of drawn text without a space.
  test('whoever says what is written on a box or a pill of the chart means its link', async () => {
    await visit('sops/refund-customer.html', {}, async (page) => {
      const unnamed = await page.evaluate(() =>
        [...document.querySelectorAll('svg a[aria-label]')].flatMap((link) => {
          const name = link.getAttribute('aria-label')?.replace(/\s+/g, ' ').toLowerCase() ?? '';
          const lines = [...link.querySelectorAll('tspan, text:not(:has(tspan))')].map(
            (line) => line.textContent?.trim().toLowerCase() ?? '',
          );
          return lines
            .filter((line) => /\p{L}{2}/u.test(line) && !name.includes(line))
            .map((line) => `${line} / ${name}`);
        }),
      );
      expect(unnamed).toEqual([]);
      expect(await page.locator('svg a[aria-label]').count()).toBeGreaterThan(20);
    });
  });

  test('without scripts an SOP is whole: steps, terms, chart, history', async () => {
    await visit('sops/refund-customer.html', { javaScriptEnabled: false }, async (page) => {
      expect(await page.getByText('Search the shop by order number').isVisible()).toBe(true);
      expect(await page.locator('svg').first().isVisible()).toBe(true);
      expect(await page.getByText('First release of the handbook').count()).toBeGreaterThan(0);
      expect(await page.locator('button:visible').count()).toBe(0);
    });
  });

  test.each(kinds)('%s is whole without scripts, and shows nothing that needs one', async (path) => {
    const words = () => {
      // What a script alone shows (`hidden`), and what is folded away until somebody opens it, is not compared.
      const shown = [...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, td, th)')]
        .filter((each) => !each.closest('[hidden], details, .print-line, .cut, [data-read-again]'))
        .filter((each) => each.textContent?.trim() !== '');
      return {
        all: shown.length,
        unseen: shown.filter((each) => !each.checkVisibility()).map((each) => each.textContent),
        buttons: [...document.querySelectorAll('button')].filter((each) => each.checkVisibility()).length,
        dead: [...document.querySelectorAll('a[href^="#"]')]
          .map((each) => decodeURIComponent(each.getAttribute('href')?.slice(1) ?? ''))
          .filter((id) => id !== '' && !document.getElementById(id)),
      };
    };
    const complaints = await visit(path, { javaScriptEnabled: false }, async (page) => {
      const { all, unseen, buttons, dead } = await page.evaluate(words);
      expect(all).toBeGreaterThan(2);
      expect({ unseen, buttons, dead }).toEqual({ unseen: [], buttons: 0, dead: [] });
    });
    expect(complaints).toEqual([]);
  });

  test.each(kinds)('%s moves nothing for whoever asked for less of it', async (path) => {
    await visit(path, { reducedMotion: 'reduce' }, async (page) => {
      await page.keyboard.press('/');
      await page.locator('.search input').waitFor();
      const moving = await page.evaluate(() => [
        ...document.getAnimations().map((each) => String(each)),
        ...[...document.querySelectorAll('*')]
          .map((each) => getComputedStyle(each))
          .filter(
            ({ transitionDuration, animationName, scrollBehavior }) =>
              /[1-9]/.test(transitionDuration) || animationName !== 'none' || scrollBehavior === 'smooth',
          )
          .map((each) => each.cssText),
      ]);
      expect(moving).toEqual([]);
    });
  });

  test.each(kinds)(
    '%s, twice as large: nothing is cut off, and the bar leaves room to read',
    async (path) => {
      // A window of 1280 by 900 at 200 % is laid out as one of 640 by 450 (WCAG 2.2, 1.4.4 and 1.4.10).
      await visit(path, { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, async (page) => {
        const found = await page.evaluate(() => {
          const isCut = (each: Element) => {
            const { overflowX, overflowY, textOverflow } = getComputedStyle(each);
            const hides = [overflowX, overflowY].some((how) => how === 'hidden' || how === 'clip');
            const isTooWide =
              each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
            return hides && isTooWide && textOverflow !== 'ellipsis';
          };
          const texts = [...document.querySelectorAll<HTMLElement>('main *, nav *')].filter((each) => {
            const { left, right, width } = each.getBoundingClientRect();
            return (
              width > 0 && !each.closest('.scroll, .drawing, pre') && (left < -1 || right > innerWidth + 1)
            );
          });
          return {
            cut: [...document.querySelectorAll('main *:not(.unseen), nav *')]
              .filter((each) => each.checkVisibility() && !(each instanceof SVGElement) && isCut(each))
              .map((each) => each.outerHTML.slice(0, 80)),
            outside: texts.map((each) => each.outerHTML.slice(0, 80)),
            bar: document.querySelector('.bar')?.getBoundingClientRect().height ?? 0,
          };
        });
        expect({ cut: found.cut, outside: found.outside }).toEqual({ cut: [], outside: [] });
        expect(found.bar).toBeLessThan(450 / 4);
      });
    },
  );

  test('the first thing that the keyboard reaches leads past the navigation', async () => {
    await visit('sops/refund-customer.html', {}, async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const inMain = await page.evaluate(
        () => document.activeElement?.closest('main') !== null || location.hash !== '',
      );
      expect(inMain).toBe(true);
    });
  });

  test('a page in Dutch says so, and leads to the same one in English', async () => {
    await visit('nl/sops/refund-customer.html', {}, async (page) => {
      expect(await page.locator('html').getAttribute('lang')).toBe('nl');
      await page.getByRole('link', { name: 'English' }).first().click();
      await page.waitForURL('**/sops/refund-customer.html');
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
    });
  });
});
