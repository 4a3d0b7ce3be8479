import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { lantern } from '../cli/lantern.ts';
import { folder, read, write } from '../folder.ts';
import { shellIn } from '../shell.ts';
import { noBrowser, startBrowser } from './browser.ts';

/** Serves a folder with the real command; stopped when the test is over. Returns the address. */
async function served(root: string): Promise<string> {
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const ready = new Promise<string>((resolve) => {
    const { shell } = shellIn(root, { untilStopped: () => stopped, out: (text) => resolve(text.trim()) });
    const done = run(['serve', '--port', '0'], shell);
    onTestFinished(async () => {
      stop();
      await done;
    });
  });
  return ready;
}

const page = 'sops/refund-customer.html';
const path = 'sops/support/refund-customer.md';

describe.skipIf(noBrowser)('sop serve', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  test('an open page shows a save, and what is wrong in it', async () => {
    const root = folder(lantern);
    const address = await served(root);
    const tab = await browser.newPage();
    const faults: string[] = [];
    tab.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    tab.on('pageerror', (error) => faults.push(error.message));
    await tab.goto(`${address}${page}`);
    expect(await tab.locator('.live').count()).toBe(0);
    const text = read(root, path)
      .replace('Pay it back', 'Give the money back')
      .replace('go to **Close the ticket**', 'go to step 9');
    write(root, { [path]: text });
    await tab.getByText('Give the money back').first().waitFor();
    const panel = tab.locator('.live');
    await panel.waitFor();
    expect(await panel.locator('summary').textContent()).toMatch(/^\d+ findings?$/u);
    expect(await panel.locator('li.error').first().textContent()).toContain(`${path}, line 26`);
    expect(faults).toEqual([]);
    await tab.close();
  });

  test('a new SOP is there at once, and a broken sop.yaml leaves the pages as they were', async () => {
    const root = folder(lantern);
    const address = await served(root);
    const tab = await browser.newPage();
    await tab.goto(address);
    write(root, {
      'sops/support/thank.md': read(root, path)
        .replace('refund-customer', 'thank-a-customer')
        .replace('Refund a customer', 'Thank a customer'),
    });
    await tab.getByText('Thank a customer').first().waitFor();
    write(root, { 'sop.yaml': 'title: [' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    await tab.reload();
    expect(await tab.getByText('Thank a customer').count()).toBeGreaterThan(0);
    await tab.close();
  });
});

describe('what sop serve gives away', () => {
  const statusOf = async (address: string, path: string, headers: Record<string, string> = {}) => {
    const { request } = await import('node:http');
    return new Promise<number | undefined>((resolve, reject) => {
      const asked = request(address, { path, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject);
      asked.end();
    });
  };

  test.each([
    ['/', {}, 200],
    [`/${page}`, {}, 200],
    ['/', { Host: 'sops.evil.example' }, 403],
    ['/../sop.yaml', {}, 404],
    ['/%2e%2e/sop.yaml', {}, 404],
    ['/..%5csop.yaml', {}, 404],
    ['/.git/config', {}, 404],
    ['/sops/support/refund-customer.md', {}, 404],
    ['/%', {}, 404],
  ])('%s with %o: %i', async (path, headers, status) => {
    const address = await served(folder(lantern));
    expect(await statusOf(address, path, headers as Record<string, string>)).toBe(status);
  });

  test('a port in use is named, with what to do', async () => {
    const root = folder(lantern);
    const port = new URL(await served(root)).port;
    const { shell, said } = shellIn(root);
    expect(await run(['serve', '--port', port], shell)).toBe(2);
    expect(said.err).toContain(`Port ${port} is in use`);
    expect(said.err).toContain('sop serve --port');
  });
});
