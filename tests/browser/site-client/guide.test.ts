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

/** What a screen says: heading and buttons. */
async function screen({ page }: Reader) {
  const guide = page.locator('#guide');
  await guide.locator('h2').waitFor();
  const buttons = await guide.locator('.guide-ways > *').allInnerTexts();
  return {
    heading: (await guide.locator('h2').innerText()).replace(/\s+/g, ' '),
    ways: buttons.map((each) => each.replace(/\s+/g, ' ')),
  };
}

const press = async ({ page }: Reader, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

const begin = async (reader: Reader, path = 'sops/complaint.html') => {
  await reader.open(path);
  await reader.page.getByRole('button', { name: 'Guide me' }).click();
  return screen(reader);
};
const answer = async (reader: Reader, name: string | RegExp) => {
  await reader.page
    .locator('#guide')
    .getByRole('button', { name })
    .or(reader.page.locator('#guide').getByRole('link', { name }))
    .first()
    .click();
  return screen(reader);
};
const focused = ({ page }: Reader) => page.evaluate('document.activeElement?.textContent');

describe.skipIf(noBrowser !== undefined)('guided mode', () => {
  test('is gone through with the keyboard alone, and every heading gets the focus', async () => {
    const reader = await site.reader();
    await reader.open('sops/complaint.html');
    await reader.page.getByRole('button', { name: 'Guide me' }).focus();
    await press(reader, 'Enter');
    expect(await screen(reader)).toEqual({
      heading: '1 Step 1. Take the complaint',
      ways: ['Done, next to 2 Read or hear the whole story'],
    });
    expect(await focused(reader)).toBe('1Step 1. Take the complaint');
    await press(reader, '1', 'Tab', 'Enter', '1');
    expect(await screen(reader)).toEqual({
      heading: '4 Step 4. Is a lamp hot, smoking, sparking or broken so that somebody can get hurt?',
      ways: ['Yes to 4a Follow Stop an unsafe lamp', 'No to 5 What is the complaint about?'],
    });
    await press(reader, 'Tab', 'Tab', 'Enter');
    expect(await focused(reader)).toBe('5Step 5. What is the complaint about?');
    expect((await screen(reader)).ways).toEqual([
      'A lamp or a bill to 5a Follow Refund a customer',
      'A delivery to 5b Follow Trace a lost parcel',
      'One of us to 5c Hand over to team lead within 1 hour',
      'A rule of the shop to 6 Explain the rule once',
    ]);
    expect(reader.faults).toEqual([]);
    await reader.context.close();
  });

  test('shows the text of the step as the page has it, once, and without its answers', async () => {
    const reader = await site.reader();
    await begin(reader);
    expect(await reader.page.locator('.guide-body').innerText()).toBe(
      'Take the complaint. Put your own name on the ticket. It stays yours until it is closed.',
    );
    await answer(reader, /Done/);
    await answer(reader, /Done/);
    expect(await reader.page.locator('.guide-body').innerText()).toMatch(
      /^Answer the feeling first\..*I will sort this out with you today\.$/s,
    );
    await answer(reader, /Done/);
    expect(await reader.page.locator('.guide-body').innerText()).toBe(
      'Is a lamp hot, smoking, sparking or broken so that somebody can get hurt?',
    );
    await reader.context.close();
  });

  test('goes into a sub-procedure and out of it again, and writes down the whole path', async () => {
    const reader = await site.reader({ permissions: ['clipboard-read', 'clipboard-write'] });
    await begin(reader);
    for (const name of [/Done/, /Done/, /Done/, /^Yes/]) await answer(reader, name);
    expect(await screen(reader)).toEqual({
      heading: '4a Step 4a. Follow Stop an unsafe lamp',
      ways: ['Do it step by step: Stop an unsafe lamp', 'It is done The end: Treated as a safety case'],
    });
    await answer(reader, /step by step/);
    expect(await reader.page.locator('.guide-part-of').innerText()).toBe(
      'Part of Handle a complaint › Stop an unsafe lamp',
    );
    await reader.page.reload();
    await screen(reader);
    expect(await reader.page.locator('.guide-part-of').innerText()).toBe(
      'Part of Handle a complaint › Stop an unsafe lamp',
    );
    for (let at = 0; at < 40; at++) {
      const { ways } = await screen(reader);
      const next = ways.findIndex((way) => !/step by step/.test(way));
      if (/Back to Handle a complaint/.test(ways[0] ?? '') || /New case/.test(ways.at(-1) ?? '')) break;
      await reader.page.locator('.guide-ways > *').nth(next).click();
    }
    await answer(reader, /Back to Handle a complaint/);
    await reader.page.locator('#guide h2', { hasText: 'The end: Treated as a safety case' }).waitFor();
    await answer(reader, 'Copy for the ticket');
    const clipboard = async () => String(await reader.page.evaluate('navigator.clipboard.readText()'));
    await expect.poll(clipboard, { timeout: 20_000 }).toContain('Handle a complaint');
    const copied = await clipboard();
    expect(copied).toMatch(
      /^Handle a complaint \(complaint, version 1\.4\.0\)\nStop an unsafe lamp \(unsafe-lamp, version 1\.4\.0\)\nCase of \d{4}-\d\d-\d\d \d\d:\d\d, ended \d\d:\d\d\n/,
    );
    expect(copied).toMatch(
      /\n\d\d:\d\d 4 Is a lamp hot, .* → Yes\n\d\d:\d\d 4a Follow Stop an unsafe lamp\n\d\d:\d\d {3}1 .* \[unsafe-lamp\]\n/,
    );
    expect(copied.trimEnd()).toMatch(/\nThe end: Treated as a safety case$/);
    expect(reader.faults).toEqual([]);
    await reader.context.close();
  });

  test('needs no connection once it is open, not even for a sub-procedure', async () => {
    const reader = await site.reader();
    const ahead = reader.page.waitForResponse('**/sops/unsafe-lamp.html');
    await begin(reader);
    await (await ahead).finished();
    await reader.context.setOffline(true);
    for (const name of [/Done/, /Done/, /Done/, /^Yes/, /step by step/]) await answer(reader, name);
    expect(await reader.page.locator('.guide-part-of').innerText()).toBe(
      'Part of Handle a complaint › Stop an unsafe lamp',
    );
    await reader.context.close();
  });

  test('keeps its place across a reload, goes back, and asks which case to go on with', async () => {
    const reader = await site.reader();
    await begin(reader);
    for (const name of [/Done/, /Done/, /Done/, /^No/]) await answer(reader, name);
    const before = site.asked.length;
    await answer(reader, /A rule of the shop/);
    expect(site.asked.length).toBe(before);
    await reader.page.reload();
    expect((await screen(reader)).heading).toBe('6 Step 6. Explain the rule once');
    // Whoever opens the page anew may have another customer.
    expect((await begin(reader)).heading).toBe('You have begun here before');
    expect((await answer(reader, /Continue the case/)).heading).toBe('6 Step 6. Explain the rule once');
    expect((await answer(reader, '← Back')).heading).toBe('5 Step 5. What is the complaint about?');
    expect((await answer(reader, 'Step 2: Read or hear the whole story')).heading).toBe(
      '2 Step 2. Read or hear the whole story',
    );
    await reader.page.getByRole('button', { name: 'Leave' }).click();
    expect(await reader.page.locator('#guide').isVisible()).toBe(false);
    expect(await reader.page.locator('#steps').isVisible()).toBe(true);
    expect(await focused(reader)).toBe('Guide me');
    await reader.page.getByRole('button', { name: 'Guide me' }).click();
    const asked = await screen(reader);
    expect(asked.heading).toBe('You have begun here before');
    expect(asked.ways).toEqual([
      expect.stringMatching(/^Continue the case of \d\d:\d\d at 2 Read or hear the whole story$/),
      'New case',
    ]);
    expect((await answer(reader, /New case/)).heading).toBe('1 Step 1. Take the complaint');
    await reader.page.getByRole('button', { name: 'Leave' }).click();
    await reader.page.getByRole('button', { name: 'Guide me' }).click();
    expect((await answer(reader, /Continue the case/)).heading).toBe(
      '2 Step 2. Read or hear the whole story',
    );
    await reader.context.close();
  });

  test('a new revision ends the case and says so', async () => {
    const reader = await site.reader();
    await begin(reader);
    await answer(reader, /Done/);
    site.write({ versions: { complaint: '2.0.0' } });
    await reader.page.reload();
    const found = await screen(reader);
    expect(found.heading).toBe('Handle a complaint was changed: 1.4.0 when you began, 2.0.0 now');
    expect(await reader.page.locator('#guide').innerText()).toContain('Your path so far is below');
    expect((await answer(reader, 'New case')).heading).toBe('1 Step 1. Take the complaint');
    await reader.page.reload();
    expect((await screen(reader)).heading).toBe('1 Step 1. Take the complaint');
    site.write();
    await reader.context.close();
  });

  test('a text that changed under the same version ends the case too', async () => {
    const reader = await site.reader();
    await begin(reader);
    await answer(reader, /Done/);
    const stored = `for (const key of Object.keys(localStorage)) localStorage.setItem(key, localStorage.getItem(key).replace('v1:1.4.0', 'v1:other'))`;
    await reader.page.evaluate(stored);
    await reader.page.reload();
    expect((await screen(reader)).heading).toBe('Handle a complaint was changed since you began');
    expect(reader.faults).toEqual([]);
    await reader.context.close();
  });

  test('works from a disk; a sub-procedure is gone to and come back from', async () => {
    const reader = await site.reader();
    await begin(reader, pathToFileURL(`${site.root}/sops/complaint.html`).href);
    for (const name of [/Done/, /Done/, /Done/, /^Yes/]) await answer(reader, name);
    await answer(reader, /step by step/);
    expect((await screen(reader)).ways).toEqual(['Open Stop an unsafe lamp', 'Back']);
    await reader.page.locator('#guide').getByRole('link', { name: 'Open Stop an unsafe lamp' }).click();
    await reader.page.getByRole('heading', { level: 1, name: 'Stop an unsafe lamp' }).waitFor();
    await screen(reader);
    for (let at = 0; at < 40; at++) {
      const { ways } = await screen(reader);
      if (/New case/.test(ways.at(-1) ?? '')) break;
      await reader.page.locator('.guide-ways > button:not(.guide-enter)').first().click();
    }
    await reader.page.locator('#guide').getByRole('link', { name: 'Back to Handle a complaint' }).click();
    await reader.page.getByRole('heading', { level: 1, name: 'Handle a complaint' }).waitFor();
    expect((await screen(reader)).heading).toBe('4a Step 4a. Follow Stop an unsafe lamp');
    await reader.context.close();
  });
});
