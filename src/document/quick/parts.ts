import type { Heading, Nodes, Paragraph, Root, RootContent } from 'mdast';
import type { Position } from 'unist';

/** A paragraph or heading whose words are in doubt, with its place. */
export type Leaf = (Paragraph | Heading) & { position: Position };

/** A piece of a text that any parser reads as it would read it in the whole text, but for links to definitions elsewhere. */
export interface Part {
  /** From the beginning of a line to the beginning of the next part. */
  place: Position;
  nodes: RootContent[];
  /** Its paragraphs and headings whose words are in doubt. */
  leaves: Leaf[];
  /** Nothing but its leaves is in doubt. */
  isCertain: boolean;
}

/**
 * Cuts a text where a block begins for certain: after an empty line, at the margin, and not at a list, which may go on with the one
 * before. Nothing but code and HTML spans such a line, and those are read again where their end is in doubt.
 */
export function partsOf(tree: Root, text: string): Part[] {
  const [first, ...more] = tree.children;
  if (!first) return [];
  const groups: RootContent[][] = [[first]];
  // A carriage return alone is a line end to some.
  const isPlain = !/\r(?!\n)/.test(text);
  for (const node of more) {
    if (isPlain && beginsAlone(node, text)) groups.push([node]);
    else groups.at(-1)?.push(node);
  }
  const points = groups.map(([node], index) =>
    index === 0 ? { line: 1, column: 1, offset: 0 } : { ...(node as { position: Position }).position.start },
  );
  const end = tree.position?.end ?? { line: 1, column: 1, offset: text.length };
  return groups.map((nodes, index) => {
    const start = points[index] ?? end;
    const place = { start, end: points[index + 1] ?? { ...end, offset: text.length } };
    return { place, nodes, leaves: [], isCertain: true };
  });
}

function beginsAlone(node: Nodes, text: string): boolean {
  const { column, offset } = node.position?.start ?? {};
  if (node.type === 'list' || column !== 1 || offset === undefined) return false;
  return (
    isEmptyBefore(offset, text) &&
    /^(?!(?:[-+*]|\d{1,9}[.)])(?:[ \t\r\n]|$))\S/u.test(text.slice(offset, offset + 12))
  );
}

/** The line before holds nothing, or spaces. */
function isEmptyBefore(offset: number, text: string): boolean {
  let at = offset - 2;
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r') at--;
  return text[at] === '\n';
}
