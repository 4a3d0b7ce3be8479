/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on a page as it is now: the id of each rule with the first elements that break it. */
export async function violations(page: Page): Promise<[rule: string, html: string[]][]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await (
      window as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      }
    ).axe.run({ rules: { 'label-content-name-mismatch': { enabled: false } } });
    return found.violations.map(({ id, nodes }) => [
      id,
      nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)),
    ]);
  });
}
