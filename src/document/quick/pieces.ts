import type { Nodes, RootContent } from 'mdast';
import type { Point, Position } from 'unist';
import { parseMarkdown } from '../markdown.ts';
import { type Definitions, referredTo } from './definitions.ts';

export interface Source {
  text: string;
  definitions: Definitions;
}

/** Stands before a piece: as it is a paragraph of its own, what was before is over, and the piece begins anew. */
const BEFORE = '\n\nx\n\n';

/**
 * Reads pieces of a text with the reference parser, all at once because each reading has its price. Gives the blocks of each piece, with
 * places in the whole text; undefined where one piece runs into the next.
 *
 * @param places in the order of the text. One at its end is the last, so that code which is never closed ends there.
 */
export function readPieces(places: readonly Position[], source: Source): RootContent[][] | undefined {
  if (places.length === 0) return [];
  const { text, spans } = joined(places, source);
  const found: RootContent[][] = spans.map(() => []);
  let marks = 0;
  let at = -1;
  for (const node of parseMarkdown(text).children) {
    const [start = 0, end = 0] = [node.position?.start.offset, node.position?.end.offset];
    if (spans[at + 1]?.mark === start) {
      if (node.type === 'paragraph' && end === start + 1) marks++;
      at++;
      continue;
    }
    const span = spans[at];
    if (!span) continue;
    if (end > span.end) return undefined;
    shift(node, span);
    found[at]?.push(node);
  }
  return marks === spans.length ? found : undefined;
}

interface Span {
  /** Offset of the mark before it. */
  mark: number;
  end: number;
  /** Its first line. */
  line: number;
  /** What is added to a place in it. */
  by: { line: number; column: number; offset: number };
}

/** What the pieces refer to, then each piece behind a mark. */
function joined(places: readonly Position[], source: Source): { text: string; spans: Span[] } {
  const pieces = places.map(({ start, end }) => source.text.slice(start.offset, end.offset));
  const definitions = referredTo(pieces, source.definitions);
  let text = [...definitions].join('\n\n');
  let line = 1 + linesIn(text);
  const spans = places.map(({ start }: { start: Point }, index): Span => {
    const piece = pieces[index] ?? '';
    const before = text.length + BEFORE.length;
    line += linesIn(BEFORE);
    text += BEFORE + piece;
    const by = { line: start.line - line, column: start.column - 1, offset: (start.offset ?? 0) - before };
    const span = { mark: before - 3, end: text.length, line, by };
    line += linesIn(piece);
    return span;
  });
  return { text, spans };
}

const linesIn = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;

function shift(node: Nodes, span: Span): void {
  const { by } = span;
  for (const point of node.position ? [node.position.start, node.position.end] : []) {
    if (point.line === span.line) point.column += by.column;
    point.line += by.line;
    point.offset = (point.offset ?? 0) + by.offset;
  }
  if ('children' in node) for (const child of node.children) shift(child, span);
}
