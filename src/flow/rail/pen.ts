import { n } from './brush.ts';

interface Vertical {
  x: number;
  top: number;
  bottom: number;
  isDashed: boolean;
}

interface Horizontal {
  y: number;
  from: number;
  to: number;
  isDashed: boolean;
}

/** Path data of all lines of one column. */
export interface Lines {
  solid: string;
  dashed: string;
  heads: string;
}

export interface Pen {
  verticals: Vertical[];
  horizontals: Horizontal[];
  corners: { path: string; isDashed: boolean }[];
  heads: string[];
  x(value: number): number;
}

const head = { length: 7, half: 4 };
/** Half of the gap in a line that another one crosses. */
const bridge = 4;

export function newPen(x: (value: number) => number): Pen {
  return { verticals: [], horizontals: [], corners: [], heads: [], x };
}

/** A line down to the top of a box, with its head. */
export function addDown(pen: Pen, x: number, top: number, bottom: number): void {
  pen.verticals.push({ x, top, bottom: bottom - 2, isDashed: false });
  const tip = bottom - 1;
  pen.heads.push(`M${n(pen.x(x))} ${n(tip)}l${-head.half} ${-head.length}h${2 * head.half}z`);
}

/** A head that points to the end side (1) or the start side (-1). */
export function addSideHead(pen: Pen, x: number, y: number, way: 1 | -1): void {
  const [tip, back] = [pen.x(x), pen.x(x - way * head.length)];
  pen.heads.push(`M${n(tip)} ${n(y)}L${n(back)} ${n(y - head.half)}V${n(y + head.half)}z`);
}

export function corner(
  pen: Pen,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  x3: number,
  y3: number,
  isDashed: boolean,
): void {
  const path = `M${n(pen.x(x1))} ${n(y1)}Q${n(pen.x(x2))} ${n(y2)} ${n(pen.x(x3))} ${n(y3)}`;
  pen.corners.push({ path, isDashed });
}

export function textOf(pen: Pen): Lines {
  const paths = { solid: '', dashed: '' };
  for (const line of pen.verticals) paths[line.isDashed ? 'dashed' : 'solid'] += bridged(line, pen);
  for (const { y, from, to, isDashed } of pen.horizontals) {
    if (to - from > 0.5) paths[isDashed ? 'dashed' : 'solid'] += `M${n(pen.x(from))} ${n(y)}H${n(pen.x(to))}`;
  }
  for (const { path, isDashed } of pen.corners) paths[isDashed ? 'dashed' : 'solid'] += path;
  return { ...paths, heads: pen.heads.join('') };
}

/** A vertical line with a gap where a horizontal one crosses it. */
function bridged(line: Vertical, pen: Pen): string {
  const crossings = pen.horizontals
    .filter((other) => other.from < line.x - 1 && line.x + 1 < other.to)
    .map((other) => other.y)
    .filter((y) => line.top + bridge < y && y < line.bottom - bridge)
    .sort((a, b) => a - b);
  const x = n(pen.x(line.x));
  let path = '';
  let from = line.top;
  for (const y of [...crossings, line.bottom + bridge]) {
    if (y - bridge > from) path += `M${x} ${n(from)}V${n(y - bridge)}`;
    from = Math.max(from, y + bridge);
  }
  return path;
}
