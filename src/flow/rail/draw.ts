import type { Element } from 'hast';
import type { Block } from './blocks.ts';
import { type Brush, n, rectangle, svg, writeAll } from './brush.ts';
import type { BoxRow, PillRow } from './plan.ts';
import { sayBox, sayPill } from './say.ts';
import { box, leading, pill } from './sizes.ts';

/** A box or a pill with its link, its shape and its texts. */
export function drawBlock(brush: Brush, block: Block): Element {
  return block.row.row === 'box' ? drawBox(brush, block, block.row) : drawPill(brush, block, block.row);
}

function drawBox(brush: Brush, block: Block, row: BoxRow): Element {
  const link = brush.href(row.node);
  const content = [...shapeOf(brush, block, row), ...writeAll(brush, block.x, block.y, block.texts)];
  const kind = row.isCondition || row.node.condition === undefined ? row.kind : `${row.kind} if`;
  const properties = {
    id: brush.boxId?.(row.node),
    className: ['b', ...kind.split(' '), ...(row.optional ? ['optional'] : [])],
    ariaLabel: sayBox(row, brush.rail.words),
  };
  if (link === undefined) return svg('g', { ...properties, role: 'img' }, content);
  return svg('a', { ...properties, href: link }, content);
}

function shapeOf(brush: Brush, block: Block, row: BoxRow): Element[] {
  const { x, y, width, height } = block;
  if (row.kind === 'decision') return [hexagon(brush, block)];
  if (row.kind === 'end') return [rectangle(brush, block, Math.min(height / 2, 18), 'x')];
  const shapes = [rectangle(brush, block, row.kind === 'step' ? box.radius : 3)];
  if (row.kind === 'hand-off') shapes.push(rectangle(brush, { ...block, width: box.bar }, 1, 'bar'));
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

function drawPill(brush: Brush, block: Block, row: PillRow): Element {
  const content: Element[] = [];
  const { x, y, end } = block;
  if (block.height > 0) {
    content.push(rectangle(brush, block, Math.min(block.height / 2, pill.radius + 1)));
    content.push(...writeAll(brush, x, y, block.texts));
    if (block.arrow) content.push(arrow(brush, row, x + block.arrow.x, y + block.arrow.y));
  }
  if (end) {
    content.push(
      rectangle(
        brush,
        { ...end, x: x + end.x, y: y + end.y },
        Math.min(end.height / 2, pill.radius + 1),
        'x',
      ),
    );
    const middle = y + end.y + pill.padY + leading.end / 2 - pill.stop / 2;
    content.push(
      rectangle(
        brush,
        { x: x + end.x + pill.padX, y: middle, width: pill.stop, height: pill.stop },
        1.5,
        'stop',
      ),
    );
    content.push(...writeAll(brush, x + end.x, y + end.y, end.texts));
  }
  const properties = { className: ['p', row.way], ariaLabel: sayPill(row, brush.rail.words) };
  const link = row.to && brush.href(row.to);
  if (link === undefined) return svg('g', { ...properties, role: 'img' }, content);
  return svg('a', { ...properties, href: link }, content);
}

/**
 * A small arrow, drawn: many fonts have none. Down for what follows, to the end side for a jump, up for a loop; a question mark where the
 * step does not exist.
 */
function arrow(brush: Brush, row: PillRow, x: number, y: number): Element {
  if (row.way === 'lost') {
    const at = (dx: number, dy: number) => `${n(brush.x(x + dx))} ${n(y + dy)}`;
    const hook = `M${at(2, -2)}C${at(2, -6)} ${at(8, -6)} ${at(8, -2.4)}C${at(8, 0)} ${at(5, 0)} ${at(5, 2)}`;
    return svg('path', { className: ['w'], d: `${hook}M${at(5, 4.4)}L${at(5, 5)}` });
  }
  if (row.way === 'down') {
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
