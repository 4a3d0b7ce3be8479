import type { Nodes } from 'mdast';

/** Nodes whose children are blocks: their texts are kept apart by a space. */
const holdsBlocks = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
  'footnoteDefinition',
]);

function raw(node: Nodes): string {
  if (node.type === 'html') return /^<br\s*\/?>/i.test(node.value) ? ' ' : '';
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  if (!('children' in node)) return '';
  return (node.children as Nodes[]).map(raw).join(holdsBlocks.has(node.type) ? ' ' : '');
}

/**
 * What a node says, without markup: emphasis and links are reduced to their words, pictures to their description, HTML tags and comments
 * are left out, and every run of white space (line ends and no-break spaces too) is one space.
 */
export function plainText(node: Nodes | readonly Nodes[]): string {
  const text = 'type' in node ? raw(node) : node.map(raw).join(' ');
  return foldSpace(text);
}

/** One space for every run of white space, none at the ends. */
export function foldSpace(text: string): string {
  // Most texts are so already, and replacing every space by a space takes ten times as long as looking.
  return (uneven.test(text) ? text.replace(/\s+/gu, ' ') : text).trim();
}

/** White space that is no space, or more than one of it. */
const uneven = /[^\S ]| {2}/u;
