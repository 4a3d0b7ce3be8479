import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleClient } from '../../scripts/client.mjs';
import { styleSheet } from '../../scripts/site-assets.mjs';
import { siteRailStyle } from '../../src/flow/rail/style.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sop-client-'));
beforeAll(() => bundleClient(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string) => readFileSync(path.join(folder, `${name}.js`), 'utf8');
const packed = (name: string) => gzipSync(read(name), { level: 9 }).length;

describe('scripts of the pages', () => {
  test('weigh at most 10 KB before the first search', () => {
    expect(packed('site')).toBeLessThanOrEqual(5_120);
    expect(packed('site') + packed('guide')).toBeLessThanOrEqual(10_240);
  });

  test('what every page loads of the style weighs at most 6 KB compressed', () => {
    const all = styleSheet('site.css') + siteRailStyle;
    expect(gzipSync(all, { level: 9 }).length).toBeLessThanOrEqual(6_144);
    expect(all).not.toMatch(/@import|url\((?!"inter-)/);
  });

  test.each(['site', 'guide', 'search'])(
    '%s.js is a classic script that makes no code and no markup of data',
    (name) => {
      const text = read(name);
      expect(text).not.toMatch(
        /\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|srcdoc|createContextualFragment)\b/,
      );
      expect(text).not.toMatch(/\beval\(|new Function\b|\bimport\(|^import\b|^export\b|\bsetTimeout\(["'`]/m);
      expect(() => new Function(text)).not.toThrow();
    },
  );
});
