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
  if (node.type === 'text') return escaped(node.value);
  if (node.type !== 'element' && node.type !== 'root') return '';
  let inside = '';
  for (const child of node.children)
    if (child.type === 'element' || child.type === 'text') inside += xmlText(child);
  if (node.type === 'root') return inside;
  let open = node.tagName;
  for (const name in node.properties) {
    const value = node.properties[name];
    if (value === undefined || value === null || value === false) continue;
    open += ` ${names[name] ?? name}="${escaped(Array.isArray(value) ? value.join(' ') : String(value))}"`;
  }
  return inside === '' ? `<${open}/>` : `<${open}>${inside}</${node.tagName}>`;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (mark) => entities[mark] ?? mark) : text;
}
