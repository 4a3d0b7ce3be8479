import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GuideData } from '../../src/site/guide.ts';
import type { Core, ShownText } from '../../src/site/search/parts.ts';
import { paths, read } from '../folder.ts';
import { buildSample } from './sample-site.ts';

/** What scripts take from the pages of the sample handbook must be on those pages. */
let root = '';
let site = '';
let files: string[] = [];

async function build(): Promise<void> {
  root = await buildSample();
  site = path.join(root, 'site');
  files = paths(site);
}

const idsOn = (html: string) =>
  new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => unescaped(id ?? '')));
const unescaped = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|amp|quot|lt);/gi, (whole, code) =>
    code
      ? String.fromCodePoint(Number.parseInt(code, 16))
      : ({ '&amp;': '&', '&quot;': '"', '&lt;': '<' }[whole] ?? whole),
  );
const dataIn = (html: string, id: string): unknown => {
  const text = new RegExp(`<script type="application/json" id="${id}">(.*?)</script>`, 's').exec(html)?.[1];
  return text === undefined ? undefined : JSON.parse(text);
};

describe('pages of the sample handbook', () => {
  beforeAll(build, 60_000);
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('have the steps that guided mode shows whole, and the pages it goes into', () => {
    const pages = files.filter((file) => /(?:^|\/)sops\/[^/]+\.html$/.test(file));
    let whole = 0;
    let entered = 0;
    for (const file of pages) {
      const html = read(site, file);
      const guide = dataIn(html, 'guide-data') as GuideData | undefined;
      if (!guide) continue;
      const ids = idsOn(html);
      for (const node of guide.nodes) {
        if (node.whole)
          expect([file, node.label, ids.has(node.anchor ?? '')]).toEqual([file, node.label, true]);
        if (node.whole) whole++;
        if (!node.page) continue;
        entered++;
        expect(files).toContain(path.posix.join(path.posix.dirname(file), node.page.href));
      }
    }
    expect(whole).toBeGreaterThan(50);
    expect(entered).toBeGreaterThan(3);
  });

  test('have every place that search leads to', () => {
    for (const language of ['en', 'nl']) {
      const part = <T>(name: string) =>
        JSON.parse(
          `[${/^sopSearch\((.*)\);$/s.exec(read(site, `assets/search/${language}/${name}.js`).trim())?.[1]}]`,
        )[2] as T;
      const core = part<Core>('core');
      const texts = core.texts.flatMap((_, at) => part<ShownText[]>(`t${at}`));
      expect(texts).toHaveLength(core.sops.length);
      expect(core.sops.length).toBeGreaterThan(2);
      // What has no translation is found in the first language; a draft says that it is one.
      const first = core.sops.find(([id]) => id === 'first-day');
      expect(core.departments[first?.[2] ?? 0]).toBe(
        language === 'nl' ? 'People · Draft · Engels' : 'People · Draft',
      );
      for (const [at, [id, , , href]] of core.sops.entries()) {
        const ids = idsOn(readFileSync(path.join(site, href ?? core.address.join(id)), 'utf8'));
        const anchors = texts[at]?.[0].map(([anchor]) => anchor) ?? [];
        expect([id, anchors.filter((anchor) => !ids.has(anchor))]).toEqual([id, []]);
      }
    }
  });
});
