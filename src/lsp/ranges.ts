import type { Position as Place } from 'unist';
import type { Position, Range } from 'vscode-languageserver';
import { placesIn } from '../document/places.ts';

/** Lines and columns count from 1 here and from 0 in the protocol; both count UTF-16 code units (LSP 3.17, "Position"). */
export const rangeOf = ({ start, end }: Place): Range => ({
  start: { line: start.line - 1, character: start.column - 1 },
  end: { line: end.line - 1, character: end.column - 1 },
});

/** Range of characters of a text, given by offsets. */
export const rangeBetween = (text: string, start: number, end: number): Range =>
  rangeOf(placesIn(text).place(start, end));

/** Offset of a position in a text; the end of its line where the position lies behind it. */
export function offsetAt(text: string, { line, character }: Position): number {
  const places = placesIn(text);
  return Math.min(places.lineStart(line + 1) + character, places.lineEnd(line + 1));
}

export const holds = ({ start, end }: Place, offset: number): boolean =>
  (start.offset ?? 0) <= offset && offset <= (end.offset ?? -1);

/** The smallest of the places that hold an offset. */
export function innermost<T>(
  items: readonly T[],
  placeOf: (item: T) => Place | undefined,
  offset: number,
): T | undefined {
  let best: { item: T; size: number } | undefined;
  for (const item of items) {
    const place = placeOf(item);
    if (!place || !holds(place, offset)) continue;
    const size = (place.end.offset ?? 0) - (place.start.offset ?? 0);
    if (!best || size < best.size) best = { item, size };
  }
  return best?.item;
}
