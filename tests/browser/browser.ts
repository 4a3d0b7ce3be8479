import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

const found = inject('browser');

/** Why browser tests cannot run here; undefined where they can. */
export const noBrowser = 'reason' in found ? found.reason : undefined;

/** Starts the browser. Close it in `afterAll`. */
export function startBrowser(): Promise<Browser> {
  if ('reason' in found) throw new Error(found.reason);
  return chromium.launch({
    executablePath: found.executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
