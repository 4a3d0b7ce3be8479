import type { List, RootContent } from 'mdast';
import type { Step } from '../sop.ts';

/** A list, or several that are one list cut in pieces. */
export interface Piece {
  node: List;
  ordered: boolean;
  task: boolean;
  items: Step[];
  /** Number of items of each piece, in order. */
  sizes: number[];
}

export function isTaskList(list: List): boolean {
  const tasks = list.children.filter((item) => typeof item.checked === 'boolean').length;
  return list.ordered !== true && tasks > 0 && tasks * 2 >= list.children.length;
}

/**
 * Whether `next` goes on with the list `open` after a cut. Numbers that go on are one list; so are loose single items, and pieces
 * numbered `1.` throughout with no paragraph between them, and bullets that only their indent sets apart. Two lists that both count from 1 are two lists.
 */
export function continues(open: Piece, next: Piece, between: readonly RootContent[]): boolean {
  if (open.ordered !== next.ordered || open.task !== next.task) return false;
  const introduced = between.some((node) => node.type === 'paragraph' && endsWithColon(node));
  const plain = between.some((node) => node.type === 'paragraph' && !isOnlyImages(node));
  if (!open.ordered) return between.length === 0 || (open.task && !introduced);
  const last = open.items.at(-1)?.authorNumber;
  const first = next.items[0]?.authorNumber;
  if (last === undefined || first === undefined) return false;
  if (first === last + 1 || (first > last && first > 1)) return true;
  const loose = next.sizes.every(isOne) && open.sizes.every(isOne);
  if (loose) return true;
  const lazy = allEqual([...open.items, ...next.items]);
  if (lazy) return !plain;
  return next.sizes.every(isOne) && first === 1 && !introduced;
}

const isOne = (size: number): boolean => size === 1;

function allEqual(steps: Step[]): boolean {
  return steps.every((step) => step.authorNumber === steps[0]?.authorNumber);
}

function endsWithColon(node: RootContent): boolean {
  const last = 'children' in node ? node.children.at(-1) : undefined;
  if (!last) return false;
  if (last.type === 'strong' || last.type === 'emphasis') return endsWithColon(last);
  return last.type === 'text' && /:\s*$/.test(last.value);
}

function isOnlyImages(node: RootContent): boolean {
  return (
    node.type === 'paragraph' &&
    node.children.every(
      (child) => child.type === 'image' || (child.type === 'text' && child.value.trim() === ''),
    )
  );
}
