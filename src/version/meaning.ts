import type { Nodes, RootContent } from 'mdast';
import { isKeptChart } from '../flow/kept.ts';

/** A node's marks: what a reader would miss if it changed, besides the words. Emphasis, list marks and line breaks are layout. */
const MARKS: { [Type in Nodes['type']]?: (node: Extract<Nodes, { type: Type }>, inner: string) => string } = {
  html: () => '',
  break: () => ' ',
  code: ({ lang, value }) => `\n\`\`\`${lang ?? ''}\n${value}\n\`\`\`\n`,
  inlineCode: ({ value }) => `\`${value}\``,
  image: ({ url, alt }) => `![${alt ?? ''}](${url})`,
  imageReference: ({ identifier, alt }) => `![${alt ?? ''}][${identifier}]`,
  link: ({ url }, inner) => (inner === url ? url : `${inner} <${url}>`),
  linkReference: ({ identifier }, inner) => `${inner} <[${identifier}]>`,
  definition: ({ identifier, url }) => `[${identifier}]: ${url}\n`,
  heading: ({ depth }, inner) => `\n${'#'.repeat(depth)} ${inner}\n`,
  paragraph: (_, inner) => `${inner}\n`,
  listItem: ({ checked }, inner) => `${typeof checked === 'boolean' ? '[] ' : ''}${inner}\n`,
  tableCell: (_, inner) => `${inner}|`,
  tableRow: (_, inner) => `${inner}\n`,
  delete: (_, inner) => `~~${inner}~~`,
  footnoteReference: ({ identifier }) => `[^${identifier}]`,
  footnoteDefinition: ({ identifier }, inner) => `[^${identifier}]: ${inner}\n`,
};

/**
 * What nodes say to a reader, as text: words, code verbatim, where links lead, which pictures stand there. Emphasis, the kind of list
 * mark, wrapping and comments are left out, so that only a change of meaning changes it.
 */
export function meaningOf(nodes: readonly RootContent[]): string {
  return nodes
    .map(one)
    .join('\n')
    .replace(/\n{2,}/gu, '\n')
    .trim();
}

function one(node: Nodes): string {
  // The chart that is kept current from the steps says nothing that they do not say.
  if (isKeptChart(node)) return '';
  const inner =
    'children' in node ? (node.children as Nodes[]).map(one).join('') : 'value' in node ? node.value : '';
  const mark = MARKS[node.type] as ((node: Nodes, inner: string) => string) | undefined;
  const text = node.type === 'text' || node.type === 'paragraph' ? inner.replace(/\s+/gu, ' ') : inner;
  return mark ? mark(node, text) : text;
}

/** Addresses of the pictures and attachments that lie in the handbook, in source order, each once. */
export function attachmentsOf(nodes: readonly Nodes[]): string[] {
  const found = new Set<string>();
  const walk = (node: Nodes): void => {
    if (
      (node.type === 'image' || node.type === 'link' || node.type === 'definition') &&
      isAttachment(node.url, node.type)
    ) {
      found.add(node.url);
    }
    if ('children' in node) for (const child of node.children as Nodes[]) walk(child);
  };
  for (const node of nodes) walk(node);
  return [...found];
}

function isAttachment(url: string, type: string): boolean {
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^#/iu.test(url)) return false;
  return type === 'image' || !/\.(?:md|markdown|html?)(?:[#?]|$)/iu.test(url);
}
