import type { Heading, Nodes } from 'mdast';
import type { Sop } from '../document/sop.ts';
import { endOf, placeOf, startOf } from './source.ts';

/** A node and all below it, in source order. */
export function* walk(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* walk(child);
}

/** Headings that divide the document; those inside a quote or a list are part of its text. */
export function headingsOf(sop: Sop): Heading[] {
  return sop.tree.children.filter((d) => d.type === 'heading');
}

/** The body with front matter, code, HTML and comments replaced by as many spaces, so that what is found in it is prose at its true place. */
export function proseOf(sop: Sop): string {
  const blanks = [sop.frontMatter.place];
  for (const node of walk(sop.tree)) {
    if (node.type === 'code' || node.type === 'inlineCode' || node.type === 'html') blanks.push(placeOf(node));
  }
  let prose = '';
  let at = 0;
  for (const place of blanks) {
    const end = endOf(place);
    if (end <= at) continue;
    prose += sop.text.slice(at, startOf(place)) + blank(sop.text.slice(startOf(place), end));
    at = end;
  }
  return prose + sop.text.slice(at);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Offset at which the line of `offset` begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line break that ends the line of `offset`, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
