import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, demoSite } from './demo.ts';

describe('files of the demo handbook', () => {
  let site: BuiltSite;
  beforeAll(async () => {
    site = await demoSite();
  }, 180_000);
  afterAll(() => site?.remove());

  test('every link leads to a page that is there, and to a place in it', () => {
    const ids = new Map(
      site.pages.map((path) => [
        path,
        new Set([...site.text(path).matchAll(/\sid="([^"]+)"/g)].map((found) => found[1])),
      ]),
    );
    const broken = site.pages.flatMap((path) =>
      [...site.text(path).matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap(([, written = '']) => {
        const address = written.replaceAll('&amp;', '&').replaceAll('&#x26;', '&');
        if (/^(?:https?|mailto|tel):/.test(address) || (path === '404.html' && address.startsWith('/')))
          return [];
        const [way = '', anchor] = address.split('#');
        const target =
          way === '' ? path : posix.join(posix.dirname(path), decodeURIComponent(way.split('?')[0] ?? ''));
        if (!existsSync(join(site.root, target))) return [`${path}: ${address}`];
        const known = ids.get(target);
        return anchor && known && !known.has(decodeURIComponent(anchor)) ? [`${path}: ${address}`] : [];
      }),
    );
    expect(broken).toEqual([]);
  });

  test('the history says of each version who approved it, and from when one will hold that does not yet', () => {
    const page = site.text('sops/refund-customer.html');
    const history = page.slice(page.indexOf('<ol class="history">'));
    expect(history.match(/Approved: Iris Vermeer/g)).toHaveLength(3);
    expect(history).toContain('>from 1 December 2026<');
    expect(history).not.toContain('since 1 December 2026');
    expect(site.text('changes.html')).toContain('<time datetime="2026-12-01">from 1 December 2026</time>');
  });

  test('every page is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      // How void elements and attributes are written, and titles that an author chose to be long, are no faults of a page.
      rules: {
        'long-title': 'off',
        'void-style': 'off',
        'attribute-boolean-style': 'off',
        'no-inline-style': 'error',
      },
    });
    const faults: string[] = [];
    for (const path of site.pages) {
      const report = await validator.validateString(site.text(path));
      for (const { messages } of report.results)
        for (const { ruleId, message, line, column } of messages)
          faults.push(`${path}:${line}:${column} ${ruleId}: ${message}`);
    }
    expect(faults.slice(0, 20)).toEqual([]);
  }, 120_000);

  test('no page grows with the handbook: none but the whole one and the glossary names every SOP', () => {
    const sizes = site.pages
      .filter((path) => !/(?:^|\/)handbook\.html$/.test(path))
      .map((path) => [path, site.text(path).length] as const);
    expect(sizes.filter(([, size]) => size > 150_000)).toEqual([]);
    expect(dirname(site.root)).not.toBe(site.root);
  });
});
