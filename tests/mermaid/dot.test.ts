import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { drawnParts } from '../../src/flow/checklist.ts';
import { toDot } from '../../src/flow/dot.ts';
import { handbookFlows } from '../flow-drawing/handbook.ts';
import { hardLabels } from '../flow-drawing/hard-labels.ts';
import { hardFlow, samples } from '../flow-drawing/samples.ts';

const entry = path.resolve('tests/mermaid/node_modules/@hpcc-js/wasm-graphviz/dist/index.js');

interface Graphviz {
  dot(text: string): string;
}

describe.skipIf(!process.env.CI && !existsSync(entry))('Graphviz', () => {
  let graphviz: Graphviz;
  beforeAll(async () => {
    const loaded: { Graphviz: { load(): Promise<Graphviz> } } = await import(pathToFileURL(entry).href);
    graphviz = await loaded.Graphviz.load();
  });

  test.each([...Object.entries(samples), ...handbookFlows()])('draws %s', (name, flows) => {
    const shown = textOf(graphviz.dot(toDot(flows, { title: name })));
    expect(shown).toContain(folded(name));
    for (const node of flows.flatMap((flow) => drawnParts(flow).nodes))
      expect(shown).toContain(folded(node.condition ?? node.label));
  });

  test('shows every hard label as it is written', () => {
    const shown = textOf(graphviz.dot(toDot(hardFlow())));
    for (const [index, label] of hardLabels.entries()) {
      expect(shown).toContain(folded(`${index + 1} ${label}`));
    }
  });
});

/** The text of an SVG without white space and without the hyphens of broken words. */
function textOf(svg: string): string {
  const texts = Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), (match) => match[1] ?? '');
  return folded(texts.map(unescaped).join(''));
}

function folded(text: string): string {
  return text.replace(/[\s-]+/g, '');
}

function unescaped(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(
      /&(lt|gt|quot|amp|nbsp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? ' ',
    );
}
