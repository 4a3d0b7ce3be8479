import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser } from '../browser.ts';
import { type Reader, type Site, startSite } from './site.ts';

let site: Site;
beforeAll(async () => {
  if (noBrowser) return;
  site = await startSite();
  site.write();
}, 60_000);
afterAll(() => site?.close());

async function results({ page }: Reader): Promise<{ status: string; lines: string[] }> {
  await page.locator('#search-results:not([aria-busy])').waitFor({ state: 'attached' });
  const lines = await page.locator('.search [role=option]').allInnerTexts();
  const status = await page.locator('.search-status').innerText();
  return { status, lines: lines.map((line) => line.replace(/\s+/g, ' ')) };
}

/** Opens search, types and waits for what is found. */
async function find(reader: Reader, query: string, key = '/') {
  const { page } = reader;
  if (!(await page.locator('.search').isVisible())) await page.keyboard.press(key);
  await page.locator('.search input').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(query);
  return results(reader);
}

describe.skipIf(noBrowser !== undefined)('search', () => {
  test("finds by the customer's own words, by steps, terms and titles; loads nothing before", async () => {
    const reader = await site.reader();
    const before = site.asked.length;
    await reader.open('index.html');
    expect(site.asked.slice(before).filter((path) => /search/.test(path))).toEqual([]);
    const said = await find(reader, 'leave a bad review');
    expect(said.lines[0]).toMatch(/^Handle a complaint/);
    expect(said.lines[1]).toBe('Customer says I am going to leave a bad review');
    const step = await find(reader, 'ceiling rose');
    expect(step.lines.slice(0, 2)).toEqual([
      'Handle a complaint Customer support',
      expect.stringMatching(/^Step 3 .*the ceiling rose was missing/),
    ]);
    const term = await find(reader, '2FA');
    expect(term.lines[0]).toMatch(/^Lock an account that somebody else uses/);
    expect(reader.faults).toEqual([]);
    await reader.context.close();
  });

  test('forgives typing errors, also in the first letter, and diacritics', async () => {
    const reader = await site.reader();
    await reader.open('index.html');
    for (const [typed, title] of [
      ['complainnt', 'Handle a complaint'],
      ['komplaint', 'Handle a complaint'],
      ['comlpaint', 'Handle a complaint'],
      ['compl', 'Handle a complaint'],
      ['Cómpláint', 'Handle a complaint'],
    ] as const)
      expect((await find(reader, typed)).lines[0], typed).toMatch(title);
    expect(await find(reader, 'xylophone')).toEqual({
      status: 'Nothing found for “xylophone”. Try fewer or other words.',
      lines: [],
    });
    expect((await find(reader, 'complaint xylophone')).status).toMatch(/^No SOP has all these words/);
    await reader.context.close();
  });

  test('is used with the keyboard alone; the focus stays in the field and comes back', async () => {
    const reader = await site.reader();
    await reader.open('sops/refund-payment.html');
    await reader.page.getByRole('button', { name: 'Guide me' }).focus();
    await find(reader, 'second offer', 'Control+k');
    const { page } = reader;
    const active = () =>
      page.evaluate(
        `document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent`,
      );
    expect(await active()).toMatch(/^Handle a complaint/);
    await page.keyboard.press('ArrowDown');
    expect(await active()).toMatch(/^Step 8/);
    expect(await page.evaluate('document.activeElement.id')).toBe('search-input');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await page.locator('.search').isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Guide me');
    await find(reader, 'make the second offer');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sops/complaint.html#make-the-second-offer');
    expect(await page.locator('#make-the-second-offer').isVisible()).toBe(true);
    expect(reader.faults).toEqual([]);
    await reader.context.close();
  });

  test('a slash that is typed into a field is a slash', async () => {
    const reader = await site.reader();
    await reader.open('index.html');
    await find(reader, 'e-mail');
    await reader.page.keyboard.type('/x');
    expect(await reader.page.locator('.search input').inputValue()).toBe('e-mail/x');
    await reader.context.close();
  });

  test('works from a disk', async () => {
    const reader = await site.reader();
    await reader.open(pathToFileURL(`${site.root}/sops/complaint.html`).href);
    expect((await find(reader, 'lamp hot smoking')).lines.join('\n')).toMatch(/Step 4 .*hot, smoking/);
    expect(reader.faults).toEqual([]);
    await reader.context.close();
  });

  test('speaks the language of the page, and folds its letters', async () => {
    site.write({ language: 'nl' });
    const reader = await site.reader();
    await reader.open('sops/complaint.html');
    expect((await find(reader, 'klácht')).lines[0]).toMatch(/^Een klacht behandelen/);
    expect((await results(reader)).status).toMatch(/gevonden$/);
    await reader.context.close();
    site.write();
  });

  test('a site that was published meanwhile is searched anew', async () => {
    const reader = await site.reader();
    await reader.open('index.html');
    await find(reader, 'complaint');
    // Another build: the parts that the page has not loaded yet carry another mark.
    site.write({ without: 'first-day' });
    const found = await find(reader, 'warehouse');
    expect(found.lines.length).toBeGreaterThan(0);
    expect(site.asked.filter((path) => /core\.js\?v=/.test(path))).toHaveLength(1);
    expect(reader.faults).toEqual([]);
    site.write();
    await reader.context.close();
  });

  test('shows what is found as text, whatever it says', async () => {
    site.write({ title: '<img src=x onerror=window.hit=1>"Lamp & \u2028</script>' });
    const reader = await site.reader();
    await reader.open('index.html');
    expect((await find(reader, 'onerror')).lines[0]).toMatch('<img src=x onerror=window.hit=1>"Lamp &');
    expect(await reader.page.evaluate('window.hit')).toBeUndefined();
    expect(reader.faults).toEqual([]);
    await reader.context.close();
    site.write();
  });
});
