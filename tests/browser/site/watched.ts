import type { BrowserContext, Page } from 'playwright-core';

/** A tab that notes whatever is run, asked for outside of the site, or refused by the policy. @param site its address */
export async function watched(
  context: BrowserContext,
  site: string,
): Promise<{ page: Page; hits: string[] }> {
  const page = await context.newPage();
  const hits: string[] = [];
  const hit = (what: string) => hits.push(`${page.url()}: ${what}`);
  page.on('dialog', async (dialog) => {
    hit(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(site)) hit(`asked for ${request.url()}`);
  });
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) hit(message.text());
  });
  await page.exposeFunction('__hit', hit);
  await page.addInitScript(`for (const name of ['alert', 'confirm', 'prompt', 'print'])
  window[name] = () => window.__hit(name);
document.addEventListener('securitypolicyviolation', (event) => window.__hit('policy ' + event.blockedURI));`);
  return { page, hits };
}
