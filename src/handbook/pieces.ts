import type { Definition, Image, ImageReference, Link, LinkReference, Nodes, Root } from 'mdast';

/** A run of plain words and where it stands. */
export interface TextPiece {
  /** As in the file, escapes included. */
  source: string;
  /** Offset in the file. */
  start: number;
  /** Heading of the nearest section above, as written. */
  section: string;
  /** The words of a link that is an address: `https://…` or `help@…` written out. */
  address: boolean;
}

export type LinkNode = Link | Image | LinkReference | ImageReference;

/** What the facts of an SOP are read from, gathered in one walk through its tree. */
export interface Pieces {
  texts: TextPiece[];
  links: LinkNode[];
  definitions: Map<string, Definition>;
}

/** Everything in source order. Code is left out. */
export function piecesOf(tree: Root, text: string): Pieces {
  const pieces: Pieces = { texts: [], links: [], definitions: new Map() };
  let section = '';
  let address = false;
  const visit = (node: Nodes): void => {
    switch (node.type) {
      case 'heading':
        section = text.slice(node.position?.start.offset, node.position?.end.offset);
        break;
      case 'text': {
        const start = node.position?.start.offset ?? 0;
        pieces.texts.push({ source: text.slice(start, node.position?.end.offset), start, section, address });
        return;
      }
      case 'link':
        pieces.links.push(node);
        address = /^(?:https?:|mailto:|tel:)/.test(node.url) && isAddress(node);
        break;
      case 'image':
      case 'linkReference':
      case 'imageReference':
        pieces.links.push(node);
        break;
      case 'definition':
        if (!pieces.definitions.has(node.identifier)) pieces.definitions.set(node.identifier, node);
        break;
    }
    if ('children' in node) for (const child of node.children) visit(child as Nodes);
    if (node.type === 'link') address = false;
  };
  visit(tree);
  return pieces;
}

function isAddress({ children: [only, more] }: Link): boolean {
  return more === undefined && only?.type === 'text' && /[@/]|www\./.test(only.value);
}
