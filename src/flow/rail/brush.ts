import type { Element, ElementContent } from 'hast';
import type { FlowNode } from '../flow.ts';
import type { TextLine } from './blocks.ts';
import type { Place } from './place.ts';
import type { Rail } from './plan.ts';

/** What the parts of a drawing need to know. */
export interface Brush {
  rail: Rail;
  place: Place;
  /** Id of a box, if it gets one. */
  boxId: ((node: FlowNode) => string | undefined) | undefined;
  href: (node: FlowNode) => string | undefined;
  /** Place of a point of the column in the drawing, mirrored where text runs from right to left. */
  x(value: number): number;
}

export function svg(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children };
}

export function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** A coordinate with at most one decimal, so that bytes do not drift between machines. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function rectangle(
  brush: Brush,
  { x, y, width, height }: Frame,
  radius: number,
  name?: string,
): Element {
  const start = Math.min(brush.x(x), brush.x(x + width));
  const sizes = { x: n(start), y: n(y), width: n(width), height: n(height), rx: n(radius) };
  return svg('rect', name === undefined ? sizes : { className: [name], ...sizes });
}

const fontClasses = { label: 't', strong: 's', caption: 'k', note: 'm', answer: 'q', end: 'z' } as const;
const toneClasses = { number: 'n', muted: 'u', jump: 'j' } as const;

/** Texts at a corner; neighbouring lines of one font and place become one text. */
export function writeAll(brush: Brush, x: number, y: number, lines: TextLine[], name?: string): Element[] {
  const groups: TextLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group && first?.font === line.font && first.tone === line.tone && first.x === line.x)
      group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => {
    const [first] = group as [TextLine];
    const at = n(brush.x(x + first.x));
    const className = [name ?? fontClasses[first.font], ...(first.tone ? [toneClasses[first.tone]] : [])];
    if (group.length === 1) return svg('text', { className, x: at, y: n(y + first.y) }, [text(first.text)]);
    const spans = group.map((line) => svg('tspan', { x: at, y: n(y + line.y) }, [text(line.text)]));
    return svg('text', { className }, spans);
  });
}
