import type { Element, ElementContent } from 'hast';
import type { Flow, FlowNode } from '../flow.ts';
import type { Block, TextLine } from './blocks.ts';
import { type Column, type Layout, type LayoutOptions, layoutRail, type Part } from './layout.ts';
import { linesOf, n, spineOf } from './lines.ts';
import { xmlText } from './markup.ts';
import { type BoxRow, type PillRow, planRail, type Rail, type RailOptions } from './plan.ts';
import { sayBox, sayPill } from './say.ts';
import { box, gaps, leading, pill } from './sizes.ts';
import { standaloneStyle } from './style.ts';

export interface DrawOptions extends Omit<LayoutOptions, 'pageHeight'> {
  /** `page` has classes alone, for a page that holds `railStyle`; `standalone` carries its style, the anchors and a margin of 12 px. */
  form?: 'page' | 'standalone';
  /** Put before the ids of title and description, which must differ from chart to chart on a page. */
  idPrefix?: string;
  /** Address of a step; `#` and its anchor by default. No link where it gives nothing. */
  href?: (node: FlowNode) => string | undefined;
}

/** The chart of the procedures of one SOP as the text of an SVG file that stands alone. */
export function svgText(flows: Flow[], options: RailOptions & DrawOptions = {}): string {
  return `${xmlText(drawRail(planRail(flows, options), { form: 'standalone', ...options }))}\n`;
}

interface Brush {
  rail: Rail;
  layout: Layout;
  options: DrawOptions;
  /** Place of a point of the column in the drawing. */
  x(value: number): number;
}

/** The chart as one SVG element. The same rail and options give the same element, down to the byte once it is written. */
export function drawRail(rail: Rail, options: DrawOptions = {}): Element {
  return drawColumns(rail, layoutRail(rail, options), options, '');
}

/** The chart cut into one SVG for every printed page; `height` in pixels of the drawing. */
export function drawRailPages(rail: Rail, height: number, options: DrawOptions = {}): Element[] {
  const layout = layoutRail(rail, { ...options, pageHeight: height });
  return layout.columns.map((column, index) =>
    drawColumns(rail, { ...layout, columns: [column] }, options, `-${index + 1}`),
  );
}

function drawColumns(rail: Rail, layout: Layout, options: DrawOptions, suffix: string): Element {
  const pitch = layout.place.width + gaps.columns;
  const width = layout.columns.length * pitch - gaps.columns;
  const height = Math.ceil(Math.max(1, ...layout.columns.map((column) => column.height)));
  const isRtl = rail.direction === 'rtl';
  const id = `${options.idPrefix ?? 'chart'}${suffix}`;
  const columns = layout.columns.map((column, index) => {
    const x = (value: number) => (isRtl ? width - index * pitch - value : index * pitch + value);
    return drawColumn({ rail, layout, options, x }, column);
  });
  const isAlone = options.form === 'standalone';
  const margin = isAlone ? 12 : 0;
  return svg(
    'svg',
    {
      ...(isAlone ? { xmlns: 'http://www.w3.org/2000/svg' } : {}),
      className: ['rail'],
      role: 'graphics-document document',
      ariaLabelledBy: [`${id}-title`],
      ariaDescribedBy: [`${id}-desc`],
      lang: rail.language,
      ...(isRtl ? { direction: 'rtl' } : {}),
      viewBox: `${-margin} ${-margin} ${width + 2 * margin} ${height + 2 * margin}`,
      width: String(width + 2 * margin),
      height: String(height + 2 * margin),
    },
    [
      svg('title', { id: `${id}-title` }, [text(titleOf(rail))]),
      svg('desc', { id: `${id}-desc` }, [text(summaryOf(rail))]),
      ...(isAlone ? [svg('style', {}, [text(standaloneStyle)])] : []),
      ...columns,
    ],
  );
}

function titleOf(rail: Rail): string {
  return rail.words.chartOf(rail.title ?? rail.groups[0]?.heading ?? '').trim();
}

function summaryOf(rail: Rail): string {
  const boxes = rail.groups.flatMap((group) => group.rows).filter((row) => row.row === 'box');
  const steps = boxes.filter((row) => /^\d+$/.test(row.number)).length;
  return rail.words.counts(steps, boxes.filter((row) => row.node.kind === 'decision').length);
}

function drawColumn(brush: Brush, column: Column): Element {
  const { solid, dashed, heads } = linesOf(column, brush.layout.place, brush.x);
  const lines = svg('g', { ariaHidden: 'true' }, [
    ...(solid === '' ? [] : [svg('path', { className: ['e'], d: solid })]),
    ...(dashed === '' ? [] : [svg('path', { className: ['e', 'l'], d: dashed })]),
    ...(heads === '' ? [] : [svg('path', { className: ['a'], d: heads })]),
  ]);
  return svg('g', {}, [
    lines,
    ...startOf(brush, column),
    ...column.parts.flatMap((part) => drawPart(brush, part)),
  ]);
}

function startOf(brush: Brush, column: Column): Element[] {
  const { left, right } = brush.layout.place;
  const { lines, height } = column.start;
  if (height === 0) return [];
  const texts: TextLine[] = lines.map((line, index) => ({
    ...{ x: 20, y: box.padY + 14 + index * leading.label, text: line, font: 'strong' },
  }));
  return [
    rectangle(brush, left, 0.75, right - left, height - 0.75, Math.min(19, height / 2), 'x'),
    ...writeAll(brush, left, 0, texts),
  ];
}

function drawPart(brush: Brush, part: Part): Element[] {
  const { left } = brush.layout.place;
  const { words } = brush.rail;
  const marks: Element[] = [];
  const x = spineOf(brush.layout.place, 0) - box.spine;
  if (part.continuedFrom) {
    marks.push(
      ...writeAll(brush, x, part.continuedFrom.y, [note(words.continuesFrom(part.continuedFrom.number))]),
    );
  }
  const after = part.continuesAt
    ? writeAll(brush, x, part.continuesAt.y, [note(words.continuesAt(part.continuesAt.number))])
    : [];
  const heading: TextLine[] = part.heading.lines.map((line, index) => ({
    ...{ x: 0, y: 14 + index * leading.strong, text: line, font: 'strong' },
  }));
  const title = heading.length === 0 ? [] : writeAll(brush, left, part.heading.y, heading, 'g');
  return [...title, ...marks, ...part.blocks.map((block) => drawBlock(brush, block)), ...after];
}

function note(line: string): TextLine {
  return { x: 0, y: 5, text: line, font: 'note', tone: 'muted' };
}

function drawBlock(brush: Brush, block: Block): Element {
  return block.row.row === 'box' ? drawBox(brush, block, block.row) : drawPill(brush, block, block.row);
}

function drawBox(brush: Brush, block: Block, row: BoxRow): Element {
  const isAlone = brush.options.form === 'standalone';
  const link = linkTo(brush, row.node);
  const content = [...shapeOf(brush, block, row), ...writeAll(brush, block.x, block.y, block.texts)];
  const kind = row.isCondition || row.node.condition === undefined ? row.kind : `${row.kind} if`;
  const properties = {
    ...(isAlone ? { id: row.node.anchor } : {}),
    className: ['b', ...kind.split(' '), ...(row.optional ? ['optional'] : [])],
    ariaLabel: sayBox(row, brush.rail.words),
  };
  if (link === undefined) return svg('g', { ...properties, role: 'img' }, content);
  return svg('a', { ...properties, href: link }, content);
}

/** In a drawing of its own, links lead to the boxes themselves. */
function linkTo(brush: Brush, node: FlowNode): string | undefined {
  return brush.options.href ? brush.options.href(node) : `#${node.anchor}`;
}

function shapeOf(brush: Brush, block: Block, row: BoxRow): Element[] {
  const { x, y, width, height } = block;
  if (row.kind === 'decision') return [hexagon(brush, block)];
  if (row.kind === 'end') return [rectangle(brush, x, y, width, height, Math.min(height / 2, 18), 'x')];
  const shapes = [rectangle(brush, x, y, width, height, row.kind === 'step' ? box.radius : 3)];
  if (row.kind === 'hand-off') shapes.push(rectangle(brush, x, y, box.bar, height, 1, 'bar'));
  if (row.kind === 'sub-procedure') {
    const [near, far] = [n(brush.x(x + box.bar)), n(brush.x(x + width - box.bar))];
    shapes.push(
      svg('path', { className: ['side'], d: `M${near} ${n(y)}v${n(height)}M${far} ${n(y)}v${n(height)}` }),
    );
  }
  if (row.condition !== undefined) {
    const at = n(brush.x(x + (row.kind === 'hand-off' ? box.bar + 2.5 : 2)));
    shapes.push(svg('path', { className: ['when'], d: `M${at} ${n(y + 4)}v${n(height - 8)}` }));
  }
  return shapes;
}

/** The decision: flat, with notched sides, which takes less than half of the room of a rhombus. */
function hexagon(brush: Brush, { x, y, width, height }: Block): Element {
  const [a, b, c, d] = [x, x + box.notch, x + width - box.notch, x + width].map((value) => n(brush.x(value)));
  const path = `M${b} ${n(y)}H${c}L${d} ${n(y + height / 2)} ${c} ${n(y + height)}H${b}L${a} ${n(y + height / 2)}z`;
  return svg('path', { d: path });
}

function rectangle(
  brush: Brush,
  x: number,
  y: number,
  width: number,
  height: number,
  radius: number,
  name?: string,
): Element {
  const start = Math.min(brush.x(x), brush.x(x + width));
  return svg('rect', {
    ...(name === undefined ? {} : { className: [name] }),
    x: n(start),
    y: n(y),
    width: n(width),
    height: n(height),
    rx: n(radius),
  });
}

function drawPill(brush: Brush, block: Block, row: PillRow): Element {
  const content: Element[] = [];
  const { x, y, end } = block;
  if (block.height > 0) {
    content.push(
      rectangle(brush, x, y, block.width, block.height, Math.min(block.height / 2, pill.radius + 1)),
    );
    content.push(...writeAll(brush, x, y, block.texts));
    if (block.arrow) content.push(arrow(brush, row, x + block.arrow.x, y + block.arrow.y));
  }
  if (end) {
    content.push(
      rectangle(
        brush,
        x + end.x,
        y + end.y,
        end.width,
        end.height,
        Math.min(end.height / 2, pill.radius + 1),
        'x',
      ),
    );
    const middle = y + end.y + pill.padY + leading.end / 2 - pill.stop / 2;
    content.push(rectangle(brush, x + end.x + pill.padX, middle, pill.stop, pill.stop, 1.5, 'stop'));
    content.push(...writeAll(brush, x + end.x, y + end.y, end.texts));
  }
  const properties = { className: ['p', row.way], ariaLabel: sayPill(row, brush.rail.words) };
  const link = row.to && linkTo(brush, row.to);
  if (link === undefined) return svg('g', { ...properties, role: 'img' }, content);
  return svg('a', { ...properties, href: link }, content);
}

/** A small arrow, drawn: many fonts have none. Down for what follows, to the end side for a jump, up for a loop. */
function arrow(brush: Brush, row: PillRow, x: number, y: number): Element {
  if (row.way === 'down' || row.way === 'lost') {
    const [from, tip, back] = [x, x + 10, x + 6].map((value) => n(brush.x(value)));
    return svg('path', {
      className: ['w'],
      d: `M${from} ${n(y)}H${tip}M${back} ${n(y - 3.5)}L${tip} ${n(y)} ${back} ${n(y + 3.5)}`,
    });
  }
  const middle = n(brush.x(x + 5));
  const way = row.way === 'up' ? -1 : 1;
  const sides = [x + 1.5, x + 8.5].map((value) => n(brush.x(value)));
  const tip = y + way * 5;
  const barb = n(tip - way * 3.5);
  return svg('path', {
    className: ['w'],
    d: `M${middle} ${n(y - way * 5)}V${n(tip)}M${sides[0]} ${barb}L${middle} ${n(tip)} ${sides[1]} ${barb}`,
  });
}

/** Neighbouring lines of one font become one text with a line each. */
function writeAll(brush: Brush, x: number, y: number, lines: TextLine[], name?: string): Element[] {
  const elements: Element[] = [];
  let group: TextLine[] = [];
  const flush = () => {
    const [first] = group;
    if (!first) return;
    const at = n(brush.x(x + first.x));
    const className = [
      name ?? { label: 't', strong: 's', caption: 'k', note: 'm', answer: 'q', end: 'z' }[first.font],
    ];
    if (first.tone) className.push({ number: 'n', muted: 'u', jump: 'j' }[first.tone]);
    const spans =
      group.length === 1
        ? [text(first.text)]
        : group.map((line) => svg('tspan', { x: at, y: n(y + line.y) }, [text(line.text)]));
    elements.push(
      svg('text', group.length === 1 ? { className, x: at, y: n(y + first.y) } : { className }, spans),
    );
    group = [];
  };
  for (const line of lines) {
    const [first] = group;
    if (first && (first.font !== line.font || first.tone !== line.tone || first.x !== line.x)) flush();
    group.push(line);
  }
  flush();
  return elements;
}

function svg(tagName: string, properties: Element['properties'], children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
