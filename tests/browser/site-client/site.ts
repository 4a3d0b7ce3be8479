import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { bundleClient } from '../../../scripts/client.mjs';
import { writeStyles } from '../../../scripts/site-assets.mjs';
import { startBrowser } from '../browser.ts';
import { type PageOptions, writePages } from './pages.ts';
import { type Served, serve } from './serve.ts';

/** A served handbook and a browser. */
export interface Site extends Served {
  root: string;
  /** Writes the pages anew. */
  write: (options?: PageOptions) => void;
  /** A browser of its own for a reader: nothing remembered. `faults` gathers errors of the console and failed requests. */
  reader: (options?: BrowserContextOptions) => Promise<Reader>;
}

export interface Reader {
  context: BrowserContext;
  page: Page;
  faults: string[];
  open: (path: string) => Promise<void>;
}

/** @param root a folder with pages already; a new one without, for `write` */
export async function startSite(root = mkdtempSync(path.join(tmpdir(), 'sop-site-'))): Promise<Site> {
  await bundleClient(path.join(root, 'assets'));
  writeStyles(path.join(root, 'assets'));
  const [browser, served]: [Browser, Served] = await Promise.all([startBrowser(), serve(root)]);
  return {
    ...served,
    root,
    write: (options) => writePages(root, options),
    reader: async (options) => {
      const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Riga', ...options });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('requestfailed', (request) => {
        // Leaving a page ends what it was fetching ahead; what cannot be had fails otherwise.
        if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()}`);
      });
      return {
        context,
        page,
        faults,
        open: async (to) => {
          await page.goto(/^[a-z]+:/.test(to) ? to : served.address + to);
        },
      };
    },
    close: async () => {
      await browser.close();
      await served.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
