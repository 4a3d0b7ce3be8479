import type { Point, Position } from 'unist';

/** Turns offsets of a text into points and places, lines and columns from 1. LF, CRLF and a lone CR each end a line. */
export interface Places {
  point(offset: number): Point;
  /** From `start` up to (not including) `end`. */
  place(start: number, end: number): Position;
  /** Offset of the first character of a line, counted from 1; the end of the text for a line that does not exist. */
  lineStart(line: number): number;
  /** Offset behind the last character of a line, its line end left out. */
  lineEnd(line: number): number;
  /** How many lines the text has; an empty text has one. */
  count: number;
}

/** Indexes the lines of a text once; each look-up is a binary search. */
export function placesIn(text: string): Places {
  if (last?.text !== text) last = { text, places: index(text) };
  return last.places;
}

/** All who read a document ask for the lines of one text. */
let last: { text: string; places: Places } | undefined;

function lineStarts(text: string): number[] {
  const starts = [0];
  if (text.includes('\r')) {
    for (const ending of text.matchAll(/\r\n|\n|\r/g)) starts.push(ending.index + ending[0].length);
  } else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function index(text: string): Places {
  const starts = lineStarts(text);

  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const point = (offset: number): Point => {
    const inside = Math.max(0, Math.min(offset, text.length));
    const line = lineOf(inside);
    return { line: line + 1, column: inside - (starts[line] ?? 0) + 1, offset: inside };
  };
  const lineStart = (line: number): number => starts[line - 1] ?? text.length;
  const lineEnd = (line: number): number => {
    const end = lineStart(line + 1);
    const ending =
      line < starts.length
        ? (/(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(0, end - 2), end))?.[0].length ?? 0)
        : 0;
    return end - ending;
  };
  return {
    point,
    place: (start, end) => ({ start: point(start), end: point(Math.max(start, end)) }),
    lineStart,
    lineEnd,
    count: starts.length,
  };
}
