import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Flow } from '../../src/flow/flow.ts';
import { drawLanes } from '../../src/flow/lanes.ts';
import { xmlText } from '../../src/flow/rail/markup.ts';
import { planRail } from '../../src/flow/rail/plan.ts';
import { railStyle } from '../../src/flow/rail/style.ts';
import { drawRail, svgText } from '../../src/flow/rail/svg.ts';
import { generateFlow, vocabularies } from '../flow-drawing/generate.ts';
import { handbookFlows } from '../flow-drawing/handbook.ts';
import { hardFlow, samples } from '../flow-drawing/samples.ts';
import { noBrowser, startBrowser } from './browser.ts';
import { findFaults } from './measure.ts';

let browser: Browser;
beforeAll(async () => {
  if (!noBrowser) browser = await startBrowser();
});
afterAll(() => browser?.close());

const margin = 12;

/** Charts of 1 to 60 nodes with labels of 1 to 30 words in every language. */
const generated = Object.keys(vocabularies).flatMap((language, column) =>
  [1, 2, 5, 9, 14, 22, 40, 60].map((size, row): [string, Flow[]] => {
    const words = [1, 3, 6, 12, 30][(column + row) % 5] ?? 6;
    return [
      `${language} ${size} nodes ${words} words`,
      [generateFlow(size * 7 + column, size, words, language)],
    ];
  }),
);
const charts: [string, Flow[]][] = [
  ...Object.entries(samples),
  ...handbookFlows(),
  ['hard labels', [hardFlow()]],
  ...generated,
];

describe.skipIf(noBrowser !== undefined)('charts in a browser', () => {
  test.each([
    { width: 320, font: 'DejaVu Sans' },
    { width: 390, font: 'DejaVu Sans' },
    { width: 390, font: 'Liberation Sans' },
    { width: 760, font: 'Liberation Sans' },
    { width: 1280, font: 'DejaVu Sans' },
  ])('have no fault in $width px, $font', async ({ width, font }) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.setContent(pageOf(drawingsOf(charts, width), font));
    // A phone of 390 px is the narrowest on which step text must keep its 14 px; narrower drawings are made narrower, not smaller.
    const faults = await page.evaluate(`(${findFaults})(14)`);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe.skipIf(noBrowser !== undefined)('charts with lanes', () => {
  const roles = ['Agent', 'Warehouse', 'Team lead'];
  const withRoles = (flow: Flow): Flow => ({
    ...flow,
    nodes: flow.nodes.map((node, index) => ({
      ...node,
      role: index % 3 === 1 ? undefined : roles[(index * 7) % 3],
    })),
  });

  test.each([320, 390, 760, 1280])('have no fault in %i px', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    let hasLanes = false;
    const drawings = [...Object.entries(samples), ...generated].map(([name, flows], index) => {
      const rail = planRail(flows.map(withRoles), { title: name });
      const options = { width: width - 2 * margin, idPrefix: `c${index}` };
      const drawing = drawLanes(rail, options);
      hasLanes ||= xmlText(drawing) !== xmlText(drawRail(rail, options));
      return xmlText({ ...drawing, properties: { ...drawing.properties, 'data-name': name } });
    });
    await page.setContent(pageOf(drawings, 'DejaVu Sans'));
    const faults = await page.evaluate(`(${findFaults})(14)`);
    expect(faults).toEqual([]);
    // On a phone there is no room for lanes.
    expect(hasLanes).toBe(width >= 760);
    await page.close();
  });
});

describe.skipIf(noBrowser !== undefined)('a chart as it is read aloud', () => {
  test('is a document with a name, and its links are in step order', async () => {
    const page = await browser.newPage();
    const drawing = drawRail(planRail(samples.refund ?? [], { title: 'Refund a customer' }), { width: 366 });
    await page.setContent(pageOf([xmlText(drawing)], 'Liberation Sans'));
    const links = await page.getByRole('link').all();
    const names = await Promise.all(links.map((link) => link.getAttribute('aria-label')));
    const numbers = names.flatMap((name) => /^\d+[a-z]?(?=\.)/.exec(name ?? '') ?? []);
    expect(numbers).toEqual(['1', '2', '2a', '2b', '3', '3a', '4', '4a', '5', '6']);
    expect(
      await page.getByRole('link', { name: '2. Is the order older than 30 days?', exact: true }).count(),
    ).toBe(1);
    expect(await page.locator('body').ariaSnapshot()).toContain('Flowchart of Refund a customer');
    await page.close();
  });

  test('is well-formed XML when it stands alone', async () => {
    const page = await browser.newPage();
    const texts = charts.map(([name, flows]) => svgText(flows, { title: `${name} & <more> "x"` }));
    const faults = await page.evaluate(
      `(${JSON.stringify(texts)}).map((text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent ?? '')`,
    );
    expect(faults).toEqual(texts.map(() => ''));
    await page.close();
  });
});

describe.skipIf(noBrowser !== undefined)('the measuring itself', () => {
  const box = '<rect x="10" y="10" width="80" height="30"/>';
  test.each([
    [
      'text outside its box',
      `<a class="b">${box}<text class="t" x="20" y="30">Far too long for this box</text></a>`,
    ],
    ['line over p', `<a class="p">${box}</a><path class="e" d="M50 0V90"/>`],
    ['clipped', '<a class="p"><rect x="150" y="10" width="80" height="30"/></a>'],
    ['boxes on each other', `<a class="b">${box}</a><a class="p">${box}</a>`],
    ['not in reading order', `<a class="b"><rect y="60" width="9" height="9"/></a><a class="b">${box}</a>`],
    [
      'text of 10 px',
      `<a class="b">${box}<text class="t" style="font-size:10px" x="20" y="30">Tiny</text></a>`,
    ],
    ['line over text', '<text x="10" y="50">Continues at 9</text><path class="e" d="M0 46H90"/>'],
  ])('finds: %s', async (fault, content) => {
    const page = await browser.newPage();
    await page.setContent(
      `<style>${railStyle}</style><svg class="rail" viewBox="0 0 200 100" width="200"><g>${content}</g></svg>`,
    );
    const faults = (await page.evaluate(`(${findFaults})(14)`)) as string[];
    expect(faults.join('\n')).toContain(fault);
    await page.close();
  });
});

function drawingsOf(flows: [string, Flow[]][], width: number): string[] {
  return flows.map(([name, each], index) => {
    const rail = planRail(each, {
      title: name,
      start: index % 2 === 0 ? 'A customer asks for money back' : undefined,
    });
    const drawing = drawRail(rail, { width: width - 2 * margin, idPrefix: `c${index}` });
    return xmlText({ ...drawing, properties: { ...drawing.properties, 'data-name': name } });
  });
}

function pageOf(drawings: string[], font: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>body{margin:${margin}px;font-family:"${font}"}svg{display:block;margin-bottom:40px}${railStyle}</style>${drawings.join('\n')}`;
}
