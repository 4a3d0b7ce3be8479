import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser } from '../browser.ts';
import { type Site, startSite } from './site.ts';

let site: Site;
beforeAll(async () => {
  if (noBrowser) return;
  site = await startSite();
  site.write();
}, 60_000);
afterAll(() => site?.close());

const changes = {
  complaint: [
    {
      version: '2.0.0',
      class: 'major',
      effective: '2026-11-01',
      changes: [{ at: '4', label: 'Is a lamp hot?', text: '“30 days” became “14 days”' }],
    },
    {
      version: '1.5.0',
      class: 'minor',
      effective: '2026-10-01',
      changes: [{ at: 'Purpose', text: 'other words' }],
    },
    { version: '1.4.0', class: 'major', effective: '2026-09-01', changes: [{ at: '1', text: 'new' }] },
  ],
};

describe.skipIf(noBrowser !== undefined)('what was read', () => {
  test('is marked on this device, and what changed since is shown', async () => {
    const reader = await site.reader();
    const { page } = reader;
    await reader.open('sops/complaint.html');
    await page.getByRole('button', { name: 'Mark as read' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.read-mark').innerText()).toMatch(
      /^Read on \d+ \w+ \d{4} Not read after all$/,
    );
    await page.reload();
    expect(await page.getByRole('button', { name: 'Mark as read' }).count()).toBe(0);
    site.write({ versions: { complaint: '2.0.0' }, changes });
    await page.reload();
    const box = page.locator('[data-since]');
    await box.waitFor();
    expect((await box.innerText()).split('\n').filter(Boolean)).toEqual([
      'Changed since you read 1.4.0',
      'Step 4 Is a lamp hot? “30 days” became “14 days”',
      'Purpose: other words',
      'Mark as read',
    ]);
    await reader.open('index.html');
    expect(await page.locator('[data-read-again] li').allInnerTexts()).toEqual([
      'Handle a complaint: you read 1.4.0, now 2.0.0 holds',
    ]);
    await page.getByRole('link', { name: /Handle a complaint/ }).click();
    await box.getByRole('button', { name: 'Mark as read' }).click();
    expect(await box.isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await reader.open('index.html');
    expect(await page.locator('[data-read-again]').isVisible()).toBe(false);
    expect(reader.faults).toEqual([]);
    await reader.context.close();
    site.write();
  });

  test('a corrected spelling is nothing to read again, and one that is gone is named', async () => {
    const reader = await site.reader();
    const { page } = reader;
    for (const id of ['complaint', 'first-day']) {
      await reader.open(`sops/${id}.html`);
      await page.getByRole('button', { name: 'Mark as read' }).click();
    }
    site.write({ versions: { complaint: '1.4.1' }, without: 'first-day' });
    await reader.open('index.html');
    expect(await page.locator('[data-read-again] li').allInnerTexts()).toEqual([
      expect.stringMatching(/: you read 1\.4\.0; it is no longer in force$/),
    ]);
    await reader.context.close();
    site.write();
  });

  test('is known from a disk too; only the list of changes is not', async () => {
    const reader = await site.reader();
    const { page } = reader;
    const file = pathToFileURL(`${site.root}/sops/complaint.html`).href;
    await reader.open(file);
    await page.getByRole('button', { name: 'Mark as read' }).click();
    site.write({ versions: { complaint: '2.0.0' }, changes });
    await page.reload();
    const box = page.locator('[data-since]');
    await box.waitFor();
    expect(await box.innerText()).toContain('You read 1.4.0, now 2.0.0 holds.');
    await reader.open(pathToFileURL(`${site.root}/index.html`).href);
    expect(await page.locator('[data-read-again] a').getAttribute('href')).toBe('sops/complaint.html');
    await reader.context.close();
    site.write();
  });
});

const checklist = `<ul data-checklist="audit">${['Door', 'Lamp', 'Exit']
  .map(
    (name) =>
      `<li><label><input type="checkbox" data-check="${name.toLowerCase()}" disabled> ${name}</label></li>`,
  )
  .join('')}</ul>`;

describe.skipIf(noBrowser !== undefined)('small things of a page', () => {
  test('ticks stay for this revision, with a score', async () => {
    site.write({ extra: checklist });
    const reader = await site.reader();
    const { page } = reader;
    await reader.open('sops/complaint.html');
    const count = page.locator('.checklist-count [role=status]');
    expect(await count.innerText()).toBe('Score: 0 of 3, 0 %');
    await page.getByLabel('Door').check();
    await page.getByLabel('Exit').focus();
    await page.keyboard.press('Space');
    expect(await count.innerText()).toBe('Score: 2 of 3, 67 %');
    await page.reload();
    expect(await page.getByLabel('Exit').isChecked()).toBe(true);
    expect(await page.getByLabel('Lamp').isChecked()).toBe(false);
    site.write({ extra: checklist, versions: { complaint: '1.5.0' } });
    await page.reload();
    expect(await count.innerText()).toBe('Score: 0 of 3, 0 %');
    await page.getByLabel('Lamp').check();
    await page.getByRole('button', { name: 'Untick all' }).click();
    expect(await page.getByLabel('Lamp').isChecked()).toBe(false);
    await reader.context.close();
  });

  test('what a date decides is shown by the clock of the reader, in the zone of the handbook', async () => {
    site.write({
      extra: `<p id="review" data-review="2026-12-01">Next review 1 December 2026<b data-overdue-note hidden>Overdue</b></p>
<p id="pending" data-starts="2026-12-01"><span data-before>Until 30 November</span><span data-after hidden>2.0.0 holds</span></p>
<p id="notice" data-until="2026-12-01">Tonight by mail only</p>`,
    });
    // 23:30 on 30 November in London is 1 December in Riga.
    for (const [now, overdue, started, notice] of [
      ['2026-11-30T20:00:00Z', false, false, true],
      ['2026-11-30T23:30:00Z', false, true, true],
      ['2026-12-01T22:30:00Z', true, true, false],
    ] as const) {
      const reader = await site.reader({ timezoneId: 'Europe/London' });
      const { page } = reader;
      await page.clock.setFixedTime(now);
      await reader.open('sops/complaint.html');
      expect(await page.locator('#review').getAttribute('data-overdue'), now).toBe(overdue ? '' : null);
      expect(await page.getByText('Overdue').isVisible(), now).toBe(overdue);
      expect(await page.getByText('2.0.0 holds').isVisible(), now).toBe(started);
      expect(await page.getByText('Until 30 November').isVisible(), now).toBe(!started);
      expect(await page.locator('#notice').isVisible(), now).toBe(notice);
      await reader.context.close();
    }
    site.write();
  });

  test('a term opens below its paragraph and closes, by keyboard and by touch', async () => {
    const reader = await site.reader({ hasTouch: true });
    const { page } = reader;
    await reader.open('sops/account-takeover.html');
    const term = page.getByRole('button', { name: '2FA' });
    await term.focus();
    await page.keyboard.press('Enter');
    const note = page.getByRole('note');
    expect(await note.innerText()).toBe(
      '2FA two-factor authentication, a code on the phone besides the password.',
    );
    expect(await term.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    expect(await note.count()).toBe(0);
    await term.tap();
    expect(await note.count()).toBe(1);
    await term.tap();
    expect(await note.count()).toBe(0);
    await page.keyboard.press('Space');
    expect(await note.count()).toBe(1);
    expect(reader.faults).toEqual([]);
    await reader.context.close();
  });

  test('without script a term leads to its definition', async () => {
    const reader = await site.reader({ javaScriptEnabled: false });
    await reader.open('sops/account-takeover.html');
    await reader.page.getByRole('link', { name: '2FA' }).click();
    expect(reader.page.url()).toMatch(/#term-2fa$/);
    expect(await reader.page.locator('#term-2fa').isVisible()).toBe(true);
    await reader.context.close();
  });

  test('a block is copied without its button', async () => {
    site.write({
      extra: `<blockquote>I am sorry. <em>I will sort this out.</em><button type="button" data-copy hidden></button></blockquote>
<div><pre><code>status --verbose\n</code></pre><button type="button" data-copy hidden>Copy the command</button></div>`,
    });
    const reader = await site.reader({ permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = reader;
    await reader.open('sops/complaint.html');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('I am sorry. I will sort this out.');
    expect(await page.locator('#live').innerText()).toBe('Copied');
    await page.getByRole('button', { name: 'Copy the command' }).click();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('status --verbose\n');
    await reader.context.close();
    site.write();
  });

  test("the theme is the reader's, on every page, until it is the system's again", async () => {
    const reader = await site.reader({ colorScheme: 'light' });
    const { page } = reader;
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    await reader.open('index.html');
    const button = page.getByRole('button', { name: 'Dark' });
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    await button.click();
    expect(await ground()).toBe('rgb(18, 23, 29)');
    await reader.open('sops/complaint.html');
    expect(await ground()).toBe('rgb(18, 23, 29)');
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await button.click();
    expect(await ground()).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate('document.documentElement.dataset.theme')).toBeUndefined();
    await reader.context.close();
  });

  test('a browser that keeps nothing still shows everything', async () => {
    const reader = await site.reader();
    await reader.page.addInitScript(`Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } });
Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no') } });`);
    await reader.open('sops/complaint.html');
    await reader.page.getByRole('button', { name: 'Guide me' }).click();
    await reader.page.getByRole('button', { name: /Done, next/ }).click();
    expect(await reader.page.locator('#guide h2').innerText()).toContain('Read or hear the whole story');
    expect(reader.faults).toEqual([]);
    await reader.context.close();
  });
});
