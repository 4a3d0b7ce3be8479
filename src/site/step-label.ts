import type { ElementContent } from 'hast';

/** The words of nodes alone. */
export const plain = (nodes: readonly ElementContent[]): string =>
  nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? plain(node.children) : ''))
    .join('')
    .trim();

/** A way that says all needs no full stop behind the number. */
export function withoutStop(nodes: ElementContent[] | undefined): ElementContent[] | undefined {
  const [first, last] = nodes ?? [];
  const isJump = first?.type === 'element' && String(first.properties.className).includes('jump');
  const isStop = nodes?.length === 2 && last?.type === 'text' && /^[.\s]*$/.test(last.value);
  return isJump && isStop ? nodes?.slice(0, 1) : nodes;
}

/** What follows the label; undefined where the item does not begin with it. */
export function withoutLabel(nodes: readonly ElementContent[], label: string): ElementContent[] | undefined {
  const [first, ...others] = nodes;
  if (!first) return undefined;
  const isSame = (text: string) => text.replace(/[\s:.,?–—-]+$/u, '').trim() === label.trim();
  if (first.type === 'element' && first.tagName === 'strong' && isSame(plain([first])))
    return trimmed(others);
  if (first.type !== 'text' || !first.value.trimStart().startsWith(label)) return undefined;
  const value = first.value.trimStart().slice(label.length);
  if (/^[\p{L}\p{N}]/u.test(value)) return undefined;
  return trimmed([{ ...first, value }, ...others]);
}

function trimmed(nodes: readonly ElementContent[]): ElementContent[] {
  const [first, ...others] = nodes;
  if (first?.type !== 'text') return [...nodes];
  const value = first.value.replace(/^[\s:.,–—→>-]+/u, '');
  return value === '' ? others : [{ ...first, value }, ...others];
}
