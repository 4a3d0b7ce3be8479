import type { ElementContent, Root } from 'hast';

const names: Record<string, string> = {
  className: 'class',
  ariaLabel: 'aria-label',
  ariaLabelledBy: 'aria-labelledby',
  ariaDescribedBy: 'aria-describedby',
  ariaHidden: 'aria-hidden',
  textAnchor: 'text-anchor',
};

/** A drawing as XML text, for a file of its own. Every value is escaped; there are no other nodes than elements and texts. */
export function xmlText(node: ElementContent | Root): string {
  if (node.type === 'text') return node.value.replace(/[&<>]/g, entity);
  if (node.type === 'root')
    return node.children.map((child) => (child.type === 'element' ? xmlText(child) : '')).join('');
  if (node.type !== 'element') return '';
  const attributes = Object.entries(node.properties).flatMap(([name, value]) => {
    if (value === undefined || value === null || value === false) return [];
    const shown = Array.isArray(value) ? value.join(' ') : String(value);
    return [` ${names[name] ?? name}="${shown.replace(/[&<>"]/g, entity)}"`];
  });
  const open = `<${node.tagName}${attributes.join('')}`;
  return node.children.length === 0
    ? `${open}/>`
    : `${open}>${node.children.map(xmlText).join('')}</${node.tagName}>`;
}

function entity(character: string): string {
  return { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[character] ?? character;
}
