import type { Block } from './blocks.ts';
import type { Column, Part } from './layout.ts';
import { addDown, addSideHead, corner, type Lines, newPen, type Pen, textOf } from './pen.ts';
import type { Place } from './place.ts';
import { box, tracks } from './sizes.ts';

/** Lines of a column; `x` mirrors a place where the text runs from right to left, and moves it to where the column stands. */
export const linesOf = (column: Column, place: Place, x: (value: number) => number): Lines =>
  textOf(penOf(column, place, x));

/** All lines of a column, of which each piece takes its own. */
export function penOf(column: Column, place: Place, x: (value: number) => number): Pen {
  const pen = newPen(x);
  const [opening] = column.parts;
  const first = opening?.blocks[0];
  if (column.start.height > 0 && first && opening.heading.lines.length === 0)
    addDown(pen, first.spine, column.start.y + column.start.height, first.y);
  for (const each of column.parts) addPart(pen, each, place);
  return pen;
}

/** Where lines meet a pill: its middle, or that of its ending where it has no answer. */
export function middleOf(block: Block): number {
  if (block.height > 0) return block.y + block.height / 2;
  return block.y + (block.end ? block.end.y + block.end.height / 2 : 0);
}

function addPart(pen: Pen, part: Part, place: Place): void {
  const { blocks } = part;
  const [first] = blocks;
  if (part.continuedFrom && first) addDown(pen, first.spine, part.continuedFrom.y + 9, first.y);
  for (const [index, block] of blocks.entries()) {
    if (block.row.row === 'box') addTrunk(pen, part, index);
    else addFork(pen, block);
    const next = blocks[index + 1];
    if (block.row.row === 'pill' && next?.row.row === 'box' && next.row.depth > block.row.depth) {
      addTo(pen, block.x + box.spine, block.y + block.height, next);
    }
  }
  for (const track of part.tracks) {
    const target = blocks[track.to];
    const pills = track.from.flatMap((at) => blocks[at] ?? []);
    if (target && track.side === 'right')
      addRight(pen, pills, target, place.right + tracks.first + track.lane * tracks.next);
    if (target && track.side === 'left')
      addLeft(pen, pills, target, place.left - tracks.first - track.lane * tracks.next);
  }
}

/** A line down to a box, which may stand in another lane. */
function addTo(pen: Pen, x: number, top: number, block: Block): void {
  if (Math.abs(block.spine - x) < 1) {
    addDown(pen, x, top, block.y);
    return;
  }
  const y = block.y - 16;
  const way = block.spine > x ? tracks.corner : -tracks.corner;
  pen.verticals.push({ x, top, bottom: y - tracks.corner, isDashed: false });
  corner(pen, x, y - tracks.corner, x, y, x + way, y, false);
  const ends = [x + way, block.spine - way].sort((a, b) => a - b);
  pen.horizontals.push({ y, from: ends[0] ?? x, to: ends[1] ?? x, isDashed: false });
  corner(pen, block.spine - way, y, block.spine, y, block.spine, y + tracks.corner, false);
  addDown(pen, block.spine, y + tracks.corner, block.y);
}

/** The line below a box: past its pills, and on to the next box where something falls through to it. */
function addTrunk(pen: Pen, part: Part, index: number): void {
  const { blocks } = part;
  const block = blocks[index];
  if (block?.row.row !== 'box' || !block.row.leaves) return;
  const { depth } = block.row;
  const x = block.spine;
  const top = block.y + block.height;
  let bottom = top;
  for (const later of blocks.slice(index + 1)) {
    if (later.row.depth < depth || (later.row.row === 'box' && later.row.depth === depth)) {
      if (later.row.row === 'box' && later.row.depth === depth && later.row.entered)
        addTo(pen, x, top, later);
      else pen.verticals.push({ x, top, bottom, isDashed: false });
      return;
    }
    if (later.row.row === 'pill' && later.row.depth === depth) bottom = middleOf(later) - tracks.corner;
  }
  const isOpen = depth === 0 && part.continuesAt !== undefined;
  if (isOpen && part.continuesAt) addDown(pen, x, top, part.continuesAt.y - 10);
  else pen.verticals.push({ x, top, bottom, isDashed: false });
}

function addFork(pen: Pen, block: Block): void {
  const x = block.spine;
  const y = middleOf(block);
  const reach = block.height > 0 ? block.x : block.x + (block.end?.x ?? 0);
  corner(pen, x, y - tracks.corner, x, y, x + tracks.corner, y, false);
  pen.horizontals.push({ y, from: x + tracks.corner, to: reach, isDashed: false });
  const { end } = block;
  if (!end || block.height === 0) return;
  const endY = block.y + end.y + end.height / 2;
  const endX = block.x + end.x;
  if (end.isBelow) {
    const down = block.x + 12;
    pen.verticals.push({
      x: down,
      top: block.y + block.height,
      bottom: endY - tracks.corner,
      isDashed: false,
    });
    corner(pen, down, endY - tracks.corner, down, endY, down + tracks.corner, endY, false);
    pen.horizontals.push({ y: endY, from: down + tracks.corner, to: endX - 2, isDashed: false });
  } else pen.horizontals.push({ y: endY, from: block.x + block.width, to: endX - 2, isDashed: false });
  addSideHead(pen, endX - 1, endY, 1);
}

function addRight(pen: Pen, pills: Block[], target: Block, x: number): void {
  const y = target.y + target.height / 2;
  const starts = pills.map(middleOf);
  for (const pill of pills) {
    const from = middleOf(pill);
    pen.horizontals.push({ y: from, from: pill.x + pill.width, to: x - tracks.corner, isDashed: false });
    corner(pen, x - tracks.corner, from, x, from, x, from + tracks.corner, false);
  }
  pen.verticals.push({
    x,
    top: Math.min(...starts) + tracks.corner,
    bottom: y - tracks.corner,
    isDashed: false,
  });
  corner(pen, x, y - tracks.corner, x, y, x - tracks.corner, y, false);
  const edge = target.x + target.width;
  pen.horizontals.push({ y, from: edge + 2, to: x - tracks.corner, isDashed: false });
  addSideHead(pen, edge + 1, y, -1);
}

function addLeft(pen: Pen, pills: Block[], target: Block, x: number): void {
  const y = target.y + target.height / 2;
  const starts = pills.map(middleOf);
  for (const pill of pills) {
    const from = middleOf(pill);
    pen.horizontals.push({
      y: from,
      from: x + tracks.corner,
      to: pill.spine,
      isDashed: true,
    });
    corner(pen, x + tracks.corner, from, x, from, x, from - tracks.corner, true);
  }
  pen.verticals.push({
    x,
    top: y + tracks.corner,
    bottom: Math.max(...starts) - tracks.corner,
    isDashed: true,
  });
  corner(pen, x, y + tracks.corner, x, y, x + tracks.corner, y, true);
  pen.horizontals.push({ y, from: x + tracks.corner, to: target.x - 2, isDashed: true });
  addSideHead(pen, target.x - 1, y, 1);
}
