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

/** Where a piece of a drawing begins and ends, in pixels from the top of the column. */
export interface Reach {
  top: number;
  bottom: number;
}

export interface Pen {
  verticals: Vertical[];
  horizontals: Horizontal[];
  corners: ({ path: string; isDashed: boolean } & Reach)[];
  heads: ({ path: string } & Reach)[];
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
  const path = `M${n(pen.x(x))} ${n(tip)}l${-head.half} ${-head.length}h${2 * head.half}z`;
  pen.heads.push({ path, top: tip - head.length, bottom: tip });
}

/** A head that points to the end side (1) or the start side (-1). */
export function addSideHead(pen: Pen, x: number, y: number, way: 1 | -1): void {
  const [tip, back] = [pen.x(x), pen.x(x - way * head.length)];
  const path = `M${n(tip)} ${n(y)}L${n(back)} ${n(y - head.half)}V${n(y + head.half)}z`;
  pen.heads.push({ path, top: y - head.half, bottom: y + head.half });
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
  pen.corners.push({ path, isDashed, top: Math.min(y1, y3), bottom: Math.max(y1, y3) });
}

/** @param within leaves out what lies beyond it; a line that crosses its border is there as a whole */
export function textOf(pen: Pen, within?: Reach): Lines {
  const isIn = (top: number, bottom: number) =>
    within === undefined || (top <= within.bottom && bottom >= within.top);
  const paths = { solid: '', dashed: '' };
  for (const line of pen.verticals)
    if (isIn(line.top, line.bottom)) paths[line.isDashed ? 'dashed' : 'solid'] += bridged(line, pen);
  for (const { y, from, to, isDashed } of pen.horizontals) {
    if (to - from > 0.5 && isIn(y, y))
      paths[isDashed ? 'dashed' : 'solid'] += `M${n(pen.x(from))} ${n(y)}H${n(pen.x(to))}`;
  }
  for (const { path, isDashed, top, bottom } of pen.corners)
    if (isIn(top, bottom)) paths[isDashed ? 'dashed' : 'solid'] += path;
  let heads = '';
  for (const { path, top, bottom } of pen.heads) if (isIn(top, bottom)) heads += path;
  return { ...paths, heads };
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
