import type { Node, Position } from 'unist';
import type { Edit } from '../document/diagnostic.ts';
import { type Places, placesIn } from '../document/places.ts';

/** Offset of the first character of a place in the file. */
export function startOf(place: Position): number {
  return place.start.offset ?? 0;
}

/** Offset just behind the last character of a place. */
export function endOf(place: Position): number {
  return place.end.offset ?? 0;
}

/** The characters of a place, as they stand in the file. */
export function sourceOf(text: string, place: Position): string {
  return text.slice(startOf(place), endOf(place));
}

/** The place of the characters from offset `start` up to (not including) `end`. Counts all lines: for findings, not for loops. */
export function placeBetween(text: string, start: number, end: number): Position {
  if (indexed?.text !== text) indexed = { text, places: placesIn(text) };
  return indexed.places.place(start, end);
}

/** The lines of the text that was asked about last: rules ask about one document many times. */
let indexed: { text: string; places: Places } | undefined;

/** The place of a node; the start of the file for a node without one. */
export function placeOf(node: Node): Position {
  return node.position ?? START;
}

/** The start of a file, for a finding about the file as a whole. */
export const START: Position = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

/** An edit that puts `by` where `place` stands. */
export function replace(place: Position, by: string): Edit {
  return { start: startOf(place), end: endOf(place), text: by };
}

/** An edit that puts `added` before the character at `offset`. */
export function insert(offset: number, added: string): Edit {
  return { start: offset, end: offset, text: added };
}
