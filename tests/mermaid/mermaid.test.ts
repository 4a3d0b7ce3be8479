import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawnParts } from '../../src/flow/checklist.ts';
import { toMermaid } from '../../src/flow/mermaid.ts';
import { noBrowser, startBrowser } from '../browser/browser.ts';
import { handbookFlows } from '../flow-drawing/handbook.ts';
import { hardLabels } from '../flow-drawing/hard-labels.ts';
import { hardFlow, samples } from '../flow-drawing/samples.ts';

const folder = path.resolve('tests/mermaid/node_modules');
const isMissing = !process.env.CI && !existsSync(folder);
if (isMissing) console.warn('Mermaid is not installed: run `npm ci --prefix tests/mermaid`');

let browser: Browser;
beforeAll(async () => {
  if (!noBrowser) browser = await startBrowser();
});
afterAll(() => browser?.close());

/** What a reader finds in the picture that Mermaid draws. */
interface Drawn {
  labels: string[];
  title: string | null;
  description: string | null;
}

async function mermaidPage(major: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setContent('<main></main>');
  await page.addScriptTag({ path: path.join(folder, `mermaid-${major}/dist/mermaid.min.js`) });
  return page;
}

function draw(page: Page, text: string): Promise<Drawn> {
  return page.evaluate(async (source) => {
    const { mermaid, document } = globalThis as never as {
      mermaid: {
        initialize(options: object): void;
        parse(text: string): Promise<unknown>;
        render(id: string, text: string): Promise<{ svg: string }>;
      };
      document: { querySelector(selector: string): { innerHTML: string } & Tree };
    };
    interface Tree {
      textContent: string | null;
      querySelector(selector: string): Tree | null;
      querySelectorAll(selector: string): Iterable<Tree>;
    }
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
    await mermaid.parse(source);
    const main = document.querySelector('main');
    main.innerHTML = (await mermaid.render('chart', source)).svg;
    const found = [...main.querySelectorAll('.nodeLabel, span.edgeLabel')];
    return {
      labels: found.map((label) => label.textContent ?? ''),
      title: main.querySelector('title')?.textContent ?? null,
      description: main.querySelector('desc')?.textContent ?? null,
    };
  }, text);
}

describe.skipIf(noBrowser !== undefined || isMissing).each(['11', '12'])('Mermaid %s', (major) => {
  let page: Page;
  beforeAll(async () => {
    page = await mermaidPage(major);
  });

  test.each([...Object.entries(samples), ...handbookFlows()])('draws %s', async (name, flows) => {
    const drawn = await draw(page, toMermaid(flows, { title: name }));
    const shown = folded(drawn.labels.join('\n'));
    for (const node of flows.flatMap((flow) => drawnParts(flow).nodes))
      expect(shown).toContain(folded(node.condition ?? node.label));
    expect(drawn.title).toContain(name);
    expect(drawn.description).toMatch(/^\d+ \p{L}+, \d+ \p{L}+$/u);
  });

  test('shows every hard label as it is written', async () => {
    const drawn = await draw(page, toMermaid(hardFlow(), { title: 'Café "x" {y} #5; <b> & %% end' }));
    const shown = drawn.labels.map(folded);
    for (const [index, label] of hardLabels.entries()) {
      expect(shown, `box ${label}`).toContain(folded(`${index + 1} ${label}`));
      expect(shown, `answer ${label}`).toContain(folded(label));
    }
    expect(drawn.title).toBe('Flowchart of Café "x" {y} #5; <b> & %% end');
  });
});

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
