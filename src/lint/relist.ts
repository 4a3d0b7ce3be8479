import type { List, ListItem, Nodes, Root } from 'mdast';
import type { Position } from 'unist';
import type { Edit } from '../document/diagnostic.ts';
import { endOf, insert, placeOf, startOf } from './source.ts';

/** A list item, the list it stands in, and what stands behind that list in the same block. */
export interface ListPlace {
  item: ListItem;
  list: List;
  behind: readonly Nodes[];
}

/** List items by the offset at which they begin. */
export type ItemsByStart = ReadonlyMap<number, ListPlace>;

/** Every list item of a tree by the offset of its marker. */
export function itemsOf(tree: Root): ItemsByStart {
  const items = new Map<number, ListPlace>();
  const visit = (node: Nodes): void => {
    if (!('children' in node)) return;
    for (const [i, child] of node.children.entries()) {
      if (child.type === 'list') {
        const behind = node.children.slice(i + 1) as Nodes[];
        for (const item of child.children) items.set(startOf(placeOf(item)), { item, list: child, behind });
      }
      visit(child);
    }
  };
  visit(tree);
  return items;
}

const MARKER = /^([-*+]|\d{1,9}[.)])( {1,4}(?=\S)|(?=\r?\n|$))/;

/** How far the text of an item is indented from its marker once the marker is `marker`. */
export function widthOf(text: string, item: ListItem, marker: string): number | undefined {
  const start = startOf(placeOf(item));
  const old = MARKER.exec(text.slice(start, start + 16));
  return old ? marker.length + Math.max(1, old[0].length - (old[1] ?? '').length) : undefined;
}

/** The column at which lines below the first one of an item belong to it; 1 for what is no item (a step that is a heading). */
export function bodyColumn(text: string, place: Position): number {
  const marker = MARKER.exec(text.slice(startOf(place), startOf(place) + 16));
  return marker ? place.start.column + Math.max(marker[0].length, (marker[1] ?? '').length + 1) : 1;
}

/**
 * Edits that give an item another marker (`- ` becomes `1. `) and move the lines below it by as much as the marker grew.
 * @returns undefined where the lines are indented by tabs or the item stands in a quote, so that the result would be a guess.
 */
export function setMarker(text: string, item: ListItem, marker: string): Edit[] | undefined {
  const start = startOf(placeOf(item));
  const old = MARKER.exec(text.slice(start, start + 16));
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!old || /[^ \-*+\d.)]/.test(indent)) return undefined;
  const [whole, mark = ''] = old;
  const grown = marker.length - mark.length;
  const edits: Edit[] = [{ start, end: start + mark.length, text: marker }];
  if (grown === 0) return edits;
  const below = shiftLines(text, start + whole.length, endOf(placeOf(item)), grown);
  return below && [...edits, ...below];
}

/**
 * Edits that indent every line after the one of `start` and before `end` by `by` spaces (fewer spaces where `by` is negative); empty lines
 * stay as they are.
 * @returns undefined where a line is indented by a tab.
 */
export function shiftLines(text: string, start: number, end: number, by: number): Edit[] | undefined {
  const edits: Edit[] = [];
  for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    const blank = /^[ \t]*\S?/.exec(text.slice(at, end))?.[0] ?? '';
    if (blank.includes('\t')) return undefined;
    const spaces = blank.search(/[^ ]/);
    if (spaces === -1) continue;
    if (by > 0) edits.push(insert(at, ' '.repeat(by)));
    else if (spaces > 0) edits.push({ start: at, end: at + Math.min(spaces, -by), text: '' });
  }
  return edits;
}
