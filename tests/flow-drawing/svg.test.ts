import type { Element, ElementContent } from 'hast';
import { describe, expect, test } from 'vitest';
import { xmlText } from '../../src/flow/rail/markup.ts';
import { planRail } from '../../src/flow/rail/plan.ts';
import { drawRail, drawRailPieces, svgText } from '../../src/flow/rail/svg.ts';
import { flowOf, onboarding, refund, samples } from './samples.ts';

function all(node: Element, wanted: (element: Element) => boolean): Element[] {
  const children = node.children.filter((child): child is Element => child.type === 'element');
  return [...(wanted(node) ? [node] : []), ...children.flatMap((child) => all(child, wanted))];
}

const classesOf = (element: Element) => (element.properties.className ?? []) as string[];
const labelsOf = (drawing: Element, name: string) =>
  all(drawing, (element) => classesOf(element).includes(name)).map((element) => element.properties.ariaLabel);

function wordsOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(wordsOf).join(' ') : '';
}

test('links stand in reading order and say everything in words', () => {
  const drawing = drawRail(planRail([refund], { title: 'Refund a customer' }));
  const links = all(drawing, (element) => element.tagName === 'a');
  expect(links.slice(0, 8).map((link) => [link.properties.ariaLabel, link.properties.href])).toEqual([
    ['1. Find the order', '#s1-find-the-order'],
    ['2. Is the order older than 30 days?', '#s2-is-the-order-older-than-30-days-'],
    ['Yes: Go to step 2a', '#s2a-explain-the-30-day-rule'],
    ['2a. Explain the 30-day rule', '#s2a-explain-the-30-day-rule'],
    ['Go to step 6', '#s6-close-the-ticket'],
    ['No: Go to step 2b', '#s2b-ask-for-a-photo-of-the-item'],
    ['2b. Ask for a photo of the item', '#s2b-ask-for-a-photo-of-the-item'],
    ['Go to step 3', '#s3-does-the-photo-show-a-defect-'],
  ]);
});

test('the chart has a name and a description, and is no picture', () => {
  const drawing = drawRail(planRail([refund], { title: 'Refund a customer' }), { idPrefix: 'refund' });
  expect(drawing.properties).toMatchObject({
    role: 'graphics-document document',
    ariaLabelledBy: ['refund-title'],
    lang: 'en',
  });
  const [title, description] = drawing.children as Element[];
  expect(title && wordsOf(title)).toBe('Flowchart of Refund a customer');
  expect(description && wordsOf(description)).toBe('6 steps, 3 decisions');
});

test('inside a page there is no style and no other id; alone, style and anchors are there', () => {
  const inPage = xmlText(drawRail(planRail([refund]), { idPrefix: 'one' }));
  expect(inPage).not.toMatch(/<style|style=|\bfill=|xmlns/);
  expect(Array.from(inPage.matchAll(/ id="([^"]*)"/g), (match) => match[1])).toEqual([
    'one-title',
    'one-desc',
  ]);
  const alone = svgText([refund], { title: 'Refund' });
  expect(alone).toContain('prefers-color-scheme:dark');
  for (const [, target] of alone.matchAll(/href="#([^"]*)"/g)) expect(alone).toContain(` id="${target}"`);
});

test('a label is cut in the chart and whole in its name', () => {
  const label =
    'Ask the customer for a clear photo of the lamp, the box, the label of the carrier and the inside of the box before anything else';
  const drawing = drawRail(planRail([flowOf([['s1', label]], [])]));
  expect(labelsOf(drawing, 'b')).toEqual([`1. ${label}`]);
  const shown = all(drawing, (element) => element.tagName === 'text')
    .map(wordsOf)
    .join(' ');
  expect(shown).toContain('the carrier and the…');
  expect(shown).not.toContain('before anything');
});

test('a hand-off that ends a branch, a condition, an optional step and a sub-procedure have their own marks', () => {
  const drawing = drawRail(planRail([onboarding]));
  const marks = (name: string) => all(drawing, (element) => classesOf(element).includes(name)).length;
  expect({ bars: marks('bar'), conditions: marks('when'), optional: marks('optional') }).toEqual({
    bars: 1,
    conditions: 3,
    optional: 1,
  });
  expect(labelsOf(drawing, 'b')).toContain(
    '7. If the customer does not answer within 10 days: Hand the account over to sales',
  );
  expect(labelsOf(drawRail(planRail([refund])), 'sub-procedure')).toEqual([
    '5. See procedure: Refund the payment',
  ]);
});

test('wide drawings are cut into columns between whole decisions, and say where they go on', () => {
  const rail = planRail(samples.phases ?? []);
  const drawing = drawRail(rail, { width: 1256 });
  expect(Number(drawing.properties.width)).toBeGreaterThan(800);
  const columns = drawing.children.filter(
    (child): child is Element => child.type === 'element' && child.tagName === 'g',
  );
  expect(columns.length).toBeGreaterThan(1);
  for (const column of columns) {
    const [first] = all(column, (element) => classesOf(element).includes('b'));
    expect(first?.properties.ariaLabel).toMatch(/^\d+\. /);
  }
  const texts = all(drawing, (element) => element.tagName === 'text').map(wordsOf);
  for (const text of texts.filter((each) => each.startsWith('Continues at '))) {
    const number = text.replace('Continues at ', '');
    expect(labelsOf(drawing, 'b').some((label) => String(label).startsWith(`${number}. `))).toBe(true);
  }
});

describe('a chart in pieces', () => {
  const whole = drawRail(planRail([refund]));
  const pieces = drawRailPieces(planRail([refund]), 500, { boxId: ({ anchor }) => `box-${anchor}` });
  const drawings = pieces.map(({ drawing }) => drawing);
  const windows = drawings.map(({ properties }) => String(properties.viewBox).split(' ').map(Number));

  test('has each box once, no piece higher than asked, and leaves out no height', () => {
    expect(pieces.length).toBeGreaterThan(1);
    expect(drawings.flatMap((each) => labelsOf(each, 'b'))).toEqual(labelsOf(whole, 'b'));
    for (const { properties } of drawings) expect(Number(properties.height)).toBeLessThanOrEqual(500);
    let y = 0;
    for (const [left, top = 0, width, height = 0] of windows) {
      expect([left, top, width]).toEqual([0, y, Number(whole.properties.width)]);
      y += height;
    }
    expect(Math.ceil(y)).toBe(Number(whole.properties.height));
  });

  test('has its own lines in each piece, and no box is cut', () => {
    const pathsOf = (drawing: Element) =>
      all(drawing, (element) => /^[ea]$/.test(classesOf(element).join(' '))).flatMap(({ properties }) =>
        String(properties.d).split(/(?=M)/),
      );
    expect(new Set(drawings.flatMap(pathsOf))).toEqual(new Set(pathsOf(whole)));
    for (const drawing of drawings) expect(pathsOf(drawing).length).toBeGreaterThan(0);
    for (const [at, drawing] of drawings.entries()) {
      const [, top = 0, , height = 0] = windows[at] ?? [];
      for (const { properties } of all(drawing, (element) => element.tagName === 'rect')) {
        expect(Number(properties.y)).toBeGreaterThanOrEqual(top);
        expect(Number(properties.y) + Number(properties.height)).toBeLessThanOrEqual(top + height);
      }
    }
  });

  test('says beyond each cut where the line goes on', () => {
    const firsts = drawings.map((each) => /^[^.]+/.exec(String(labelsOf(each, 'b')[0]))?.[0]);
    for (const [at, { continuesAt, continuedFrom }] of pieces.entries()) {
      if (continuesAt !== undefined) expect(continuesAt).toBe(firsts[at + 1]);
      expect(continuedFrom !== undefined).toBe(pieces[at - 1]?.continuesAt !== undefined);
    }
    expect(pieces.some(({ continuesAt }) => continuesAt !== undefined)).toBe(true);
  });

  test('is one drawing where it is low enough', () => {
    const [only, ...more] = drawRailPieces(planRail([refund]), 5000);
    expect(more).toEqual([]);
    expect(only?.drawing).toEqual(whole);
  });
});

test('from right to left, boxes and lines are mirrored', () => {
  const straight = drawRail(planRail([refund]));
  const mirrored = drawRail(planRail([refund], { language: 'ar', words: planRail([refund]).words }));
  expect(mirrored.properties.direction).toBe('rtl');
  const width = Number(straight.properties.width);
  const edges = (drawing: Element) =>
    all(drawing, (element) => element.tagName === 'rect').map((rect) => [
      Number(rect.properties.x),
      Number(rect.properties.width),
    ]);
  expect(edges(mirrored)).toEqual(
    edges(straight).map(([x = 0, own = 0]) => [Math.round((width - x - own) * 10) / 10, own]),
  );
});

test('one address function decides where links lead, and whether there are any', () => {
  const drawing = drawRail(planRail([refund]), {
    href: (node) => (node.target ? `/sops/${node.target}` : undefined),
  });
  const links = all(drawing, (element) => element.tagName === 'a');
  expect(new Set(links.map((link) => link.properties.href))).toEqual(new Set(['/sops/refund-payment.md']));
  expect(labelsOf(drawing, 'b')).toHaveLength(10);
});
