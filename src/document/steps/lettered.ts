import type { List, ListItem, Paragraph, PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import { placeOf } from './anatomy.ts';

/** A line that begins with a typed letter or number of two levels: "a. …", "b) …", "4.2 …". */
const typed = /^(?:([a-z])[.)]|\d{1,2}\.(\d{1,2})[.)]?)[ \t]+\S/;

/**
 * Lines "a. …", "b. …" or "4.1 …", "4.2 …" inside a paragraph, which Markdown knows as no list, are the nested steps that their author meant.
 *
 * @param paragraph the first paragraph of a list item.
 * @param text the whole file; positions point into it.
 * @returns the paragraph without those lines, and the list; undefined where there are not two in order, from the first on.
 */
export function letteredLines(
  paragraph: Paragraph,
  text: string,
): { head: Paragraph; list: List } | undefined {
  if (
    !paragraph.children.some(
      (node) => node.type === 'break' || (node.type === 'text' && node.value.includes('\n')),
    )
  )
    return undefined;
  const lines = linesOf(paragraph, text);
  const first = lines.findIndex((line) => orderOf(line) === 1);
  if (first < 1) return undefined;
  const items: PhrasingContent[][] = [];
  for (const line of lines.slice(first)) {
    if (orderOf(line) === items.length + 1) items.push([...line]);
    else items.at(-1)?.push({ type: 'break' }, ...line);
  }
  if (items.length < 2) return undefined;
  const head = lines
    .slice(0, first)
    .flatMap((line, at): PhrasingContent[] => (at === 0 ? line : [{ type: 'break' }, ...line]));
  const children = items.map(itemOf);
  const list: List = {
    type: 'list',
    ordered: true,
    spread: false,
    children,
    position: spanOfNodes(children),
  };
  // The place stays that of the whole paragraph: what was typed there is one paragraph on the page.
  return { head: { ...paragraph, children: head }, list };
}

function orderOf([first]: PhrasingContent[]): number | undefined {
  const [, letter, number] = (first?.type === 'text' && typed.exec(first.value)) || [];
  return letter ? letter.charCodeAt(0) - 96 : number === undefined ? undefined : Number(number);
}

function itemOf(children: PhrasingContent[]): ListItem {
  const position = spanOfNodes(children);
  return { type: 'listItem', spread: false, children: [{ type: 'paragraph', children, position }], position };
}

export function spanOfNodes(nodes: { position?: Position }[]): Position {
  const placed = nodes.filter((node) => node.position);
  return { start: placeOf(placed[0] ?? {}).start, end: placeOf(placed.at(-1) ?? {}).end };
}

/** The content line by line; texts are cut at their line ends, with true positions. */
export function linesOf(paragraph: Paragraph, text: string): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of paragraph.children) {
    if (node.type === 'break') lines.push([]);
    else if (node.type === 'text') {
      const [first, ...more] = cutText(node.value, placeOf(node), text);
      if (first) lines.at(-1)?.push(first);
      for (const part of more) lines.push([part]);
    } else lines.at(-1)?.push(node);
  }
  return lines.map((line) => line.filter((node) => node.type !== 'text' || node.value !== ''));
}

function cutText(value: string, place: Position, text: string): PhrasingContent[] {
  const parts = value.split('\n');
  if (parts.length === 1) return [{ type: 'text', value, position: place }];
  let { line, column, offset = 0 } = place.start;
  return parts.map((part, at) => {
    if (at > 0) {
      offset = text.indexOf('\n', offset) + 1;
      const indent = /^[ \t>]*/.exec(text.slice(offset, offset + 80))?.[0].length ?? 0;
      offset += indent;
      line++;
      column = indent + 1;
    }
    const end =
      at === parts.length - 1
        ? place.end
        : { line, column: column + part.length, offset: offset + part.length };
    return { type: 'text', value: part, position: { start: { line, column, offset }, end } };
  });
}
