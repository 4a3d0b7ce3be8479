import type { Element } from 'hast';
import type { Flow, FlowNode } from '../flow.ts';
import type { TextLine } from './blocks.ts';
import { type Brush, n, rectangle, svg, text, writeAll } from './brush.ts';
import { drawBlock } from './draw.ts';
import { type Column, type Layout, type LayoutOptions, layoutRail, type Part } from './layout.ts';
import { linesOf, penOf } from './lines.ts';
import { xmlText } from './markup.ts';
import { type Lines, textOf } from './pen.ts';
import { planRail, type Rail, type RailOptions } from './plan.ts';
import { type Sheet, sheetsOf } from './sheets.ts';
import { box, gaps, leading } from './sizes.ts';
import { standaloneStyle } from './style.ts';

export interface DrawOptions extends LayoutOptions {
  /** `page` has classes alone, for a page that holds `railStyle`; `standalone` carries its style, the anchors and a margin of 12 px. */
  form?: 'page' | 'standalone';
  /** Put before the ids of title and description, which must differ from chart to chart on a page. */
  idPrefix?: string;
  /** Address of a step; `#` and its anchor by default. No link where it gives nothing. */
  href?: (node: FlowNode) => string | undefined;
  /** Id of the box of a step in a page, so that something can lead there; none by default. */
  boxId?: (node: FlowNode) => string | undefined;
}

/** The chart as one SVG element. The same rail and options give the same element, down to the byte once it is written. */
export function drawRail(rail: Rail, options: DrawOptions = {}): Element {
  return drawColumns(rail, layoutRail(rail, options), options);
}

/** A piece of a chart, and the numbers of the boxes beyond its cuts, where a line crosses them. */
export interface Piece extends Pick<Sheet, 'continuedFrom' | 'continuesAt'> {
  drawing: Element;
}

/**
 * The chart in one column, as pieces of at most `height` pixels: set below each other they are the whole chart, and a page of paper or a
 * column of the screen may end between any two of them. Their ids are those of one drawing.
 */
export function drawRailPieces(rail: Rail, height: number, options: DrawOptions = {}): Piece[] {
  const layout = layoutRail(rail, { ...options, columns: 1 });
  const [column] = layout.columns;
  const sheets = column && column.height > height ? sheetsOf(column, height) : [];
  if (!column || sheets.length < 2) return [{ drawing: drawColumns(rail, layout, options) }];
  const { brush, properties, id } = canvasOf(rail, layout, options);
  const pen = penOf(column, layout.place, brush.x);
  const blocks = column.parts.flatMap((part) => drawPart(brush, part));
  return sheets.map(({ top, bottom, continuedFrom, continuesAt }, at) => {
    const own = blocks.filter(({ y }) => y >= top && y < bottom).flatMap(({ drawn }) => drawn);
    const [y, size] = [n(top), n(bottom - top)];
    const frame = { ...properties, viewBox: `0 ${y} ${layout.place.width} ${size}`, height: size };
    const lines = drawLines(textOf(pen, { top, bottom }));
    const before = at === 0 ? [...namesOf(rail, id), lines, ...startOf(brush, column)] : [lines];
    return {
      drawing: svg('svg', frame, [...before, ...own]),
      ...(continuedFrom === undefined ? {} : { continuedFrom }),
      ...(continuesAt === undefined ? {} : { continuesAt }),
    };
  });
}

/** The chart of the procedures of one SOP as the text of an SVG file that stands alone. */
export function svgText(flows: Flow[], options: RailOptions & DrawOptions = {}): string {
  return `${xmlText(drawRail(planRail(flows, options), { form: 'standalone', ...options }))}\n`;
}

/** What all parts of a drawing are made with, and the properties of its frame. */
function canvasOf(rail: Rail, { place, columns }: Layout, options: DrawOptions) {
  const pitch = place.width + gaps.columns;
  const width = columns.length * pitch - gaps.columns;
  const height = Math.ceil(Math.max(1, ...columns.map((column) => column.height)));
  const isRtl = rail.direction === 'rtl';
  const isAlone = options.form === 'standalone';
  const margin = isAlone ? 12 : 0;
  const id = options.idPrefix ?? 'chart';
  const { href = (node: FlowNode) => `#${node.anchor}`, boxId } = options;
  const brushAt = (index: number): Brush => ({
    rail,
    place,
    boxId: isAlone ? (node) => node.anchor : boxId,
    href,
    x: (value) => (isRtl ? width - index * pitch - value : index * pitch + value),
  });
  const properties = {
    ...(isAlone ? { xmlns: 'http://www.w3.org/2000/svg' } : {}),
    className: ['rail'],
    // Not `img`: that takes every link out of the accessibility tree.
    role: 'graphics-document document',
    ariaLabelledBy: [`${id}-title`],
    ariaDescribedBy: [`${id}-desc`],
    lang: rail.language,
    ...(isRtl ? { direction: 'rtl' } : {}),
    viewBox: [-margin, -margin, width + 2 * margin, height + 2 * margin].join(' '),
    width: String(width + 2 * margin),
    height: String(height + 2 * margin),
  };
  return { id, isAlone, properties, brushAt, brush: brushAt(0) };
}

function drawColumns(rail: Rail, layout: Layout, options: DrawOptions): Element {
  const { id, isAlone, properties, brushAt } = canvasOf(rail, layout, options);
  return svg('svg', properties, [
    ...namesOf(rail, id),
    ...(isAlone ? [svg('style', {}, [text(standaloneStyle)])] : []),
    ...layout.columns.map((column, index) => drawColumn(brushAt(index), column)),
  ]);
}

const namesOf = (rail: Rail, id: string): Element[] => [
  svg('title', { id: `${id}-title` }, [text(titleOf(rail))]),
  svg('desc', { id: `${id}-desc` }, [text(summaryOf(rail))]),
];

function titleOf(rail: Rail): string {
  return rail.words.chartOf(rail.title ?? rail.groups[0]?.heading ?? '').trim();
}

function summaryOf(rail: Rail): string {
  const boxes = rail.groups.flatMap((group) => group.rows).filter((row) => row.row === 'box');
  const steps = boxes.filter((row) => /^\d+$/.test(row.number)).length;
  return rail.words.counts(steps, boxes.filter((row) => row.node.kind === 'decision').length);
}

function drawColumn(brush: Brush, column: Column): Element {
  const parts = column.parts.flatMap((part) => drawPart(brush, part)).flatMap(({ drawn }) => drawn);
  return svg('g', {}, [
    drawLines(linesOf(column, brush.place, brush.x), laneLines(brush, column.height)),
    ...laneNames(brush),
    ...startOf(brush, column),
    ...parts,
  ]);
}

function drawLines({ solid, dashed, heads }: Lines, between: Element[] = []): Element {
  return svg('g', { ariaHidden: 'true' }, [
    ...between,
    ...(solid === '' ? [] : [svg('path', { className: ['e'], d: solid })]),
    ...(dashed === '' ? [] : [svg('path', { className: ['e', 'l'], d: dashed })]),
    ...(heads === '' ? [] : [svg('path', { className: ['a'], d: heads })]),
  ]);
}

/** Lines between the lanes of the roles. */
function laneLines(brush: Brush, height: number): Element[] {
  const { strips } = brush.place;
  if (strips.length < 2) return [];
  const between = strips.slice(1).map((strip, index) => (strip.left + (strips[index]?.right ?? 0)) / 2);
  const path = between.map((x) => `M${n(brush.x(x))} 0V${n(height)}`).join('');
  return [svg('path', { className: ['lane'], d: path })];
}

function laneNames(brush: Brush): Element[] {
  return brush.place.strips.flatMap(({ name, left }) =>
    name ? writeAll(brush, left, 2, [{ x: 0, y: 16, text: name, font: 'strong' }]) : [],
  );
}

function startOf(brush: Brush, { start }: Column): Element[] {
  const { lines, y, height, left, right } = start;
  if (height === 0) return [];
  const texts = linesFrom(lines, 20, box.padY + 14);
  const frame = { x: left, y, width: right - left, height };
  return [rectangle(brush, frame, Math.min(19, height / 2), 'x'), ...writeAll(brush, left, y, texts)];
}

function linesFrom(lines: string[], x: number, y: number): TextLine[] {
  return lines.map((line, index) => ({ x, y: y + index * leading.strong, text: line, font: 'strong' }));
}

/** A hairline over every group but the one that opens its column. */
function headingLine(brush: Brush, { heading }: Part): Element[] {
  if (heading.lines.length === 0 || heading.y < gaps.apart) return [];
  const [from, to] = [brush.place.left, brush.place.right].map((x) => n(brush.x(x)));
  return [svg('path', { className: ['lane'], ariaHidden: 'true', d: `M${from} ${n(heading.y - 14)}H${to}` })];
}

/** A part as pieces of a drawing, each with the place of its top. */
interface Drawn {
  y: number;
  drawn: Element[];
}

function drawPart(brush: Brush, part: Part): Drawn[] {
  const { left } = brush.place;
  const { words } = brush.rail;
  const note = (y: number, line: string): Drawn => ({
    y,
    drawn: writeAll(brush, left, y, [{ x: 0, y: 5, text: line, font: 'note', tone: 'muted' }]),
  });
  const { continuedFrom, continuesAt, heading } = part;
  const head = [
    ...headingLine(brush, part),
    ...writeAll(brush, left, heading.y, linesFrom(heading.lines, 0, 14), 'g'),
  ];
  return [
    ...(head.length === 0 ? [] : [{ y: heading.y, drawn: head }]),
    ...(continuedFrom ? [note(continuedFrom.y, words.continuesFrom(continuedFrom.number))] : []),
    ...part.blocks.map((block): Drawn => ({ y: block.y, drawn: [drawBlock(brush, block)] })),
    ...(continuesAt ? [note(continuesAt.y, words.continuesAt(continuesAt.number))] : []),
  ];
}
