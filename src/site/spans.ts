import type { ElementContent, Text } from 'hast';

/** A range of the source (offsets in the file) that becomes something else on the page. */
export interface Span {
  start: number;
  end: number;
  /** Makes nodes of what stands in the range. */
  make(inside: ElementContent[]): ElementContent[];
}

/**
 * Puts spans into nodes that know where they stand in the source. A node that only partly lies in a span belongs to it as a whole, unless it
 * is text or the span lies inside of it. Spans must not overlap.
 */
export function withSpans(
  nodes: readonly ElementContent[],
  spans: readonly Span[],
  source: string,
): ElementContent[] {
  let result = [...nodes];
  if (spans.length === 0) return result;
  const [from, to] = reachOf(nodes);
  for (const span of spans) if (span.start < to && from < span.end) result = withSpan(result, span, source);
  return result;
}

/** From the first to the last place in the source that nodes know of: most spans lie elsewhere. */
function reachOf(nodes: readonly ElementContent[]): [number, number] {
  let [from, to] = [Number.POSITIVE_INFINITY, -1];
  for (const node of nodes) {
    const range = rangeOf(node);
    if (!range) continue;
    if (range[0] < from) from = range[0];
    if (range[1] > to) to = range[1];
  }
  return [from, to];
}

function withSpan(nodes: ElementContent[], span: Span, source: string): ElementContent[] {
  const inside = nodes.findIndex((node) => holds(node, span));
  if (inside >= 0) {
    const node = nodes[inside];
    if (node?.type === 'element') {
      node.children = withSpan(node.children, span, source);
      return nodes;
    }
  }
  const parts = nodes.flatMap((node): ElementContent[] =>
    node.type === 'text' ? split(node, span, source) : [node],
  );
  const first = parts.findIndex((node) => overlaps(node, span));
  if (first < 0) return nodes;
  let last = first;
  while (last + 1 < parts.length && overlaps(parts[last + 1], span)) last++;
  return [...parts.slice(0, first), ...span.make(parts.slice(first, last + 1)), ...parts.slice(last + 1)];
}

const rangeOf = (node: ElementContent | undefined): [number, number] | undefined => {
  const { start, end } = node?.position ?? {};
  return start?.offset === undefined || end?.offset === undefined ? undefined : [start.offset, end.offset];
};

function holds(node: ElementContent, { start, end }: Span): boolean {
  const range = rangeOf(node);
  return (
    node.type === 'element' &&
    node.tagName !== 'a' &&
    range !== undefined &&
    range[0] <= start &&
    end <= range[1]
  );
}

function overlaps(node: ElementContent | undefined, { start, end }: Span): boolean {
  const range = rangeOf(node);
  return range !== undefined && range[0] < end && start < range[1];
}

/** A text cut at the ends of a span. Where the source is written otherwise than it reads (escapes, line ends), the words are looked for. */
function split(node: Text, { start, end }: Span, source: string): Text[] {
  const range = rangeOf(node);
  if (!range || range[1] <= start || end <= range[0]) return [node];
  const [from, to] = [Math.max(start, range[0]), Math.min(end, range[1])];
  const isPlain = range[1] - range[0] === node.value.length;
  const found = isPlain
    ? { at: from - range[0], length: to - from }
    : findWords(node.value, source.slice(from, to));
  if (!found) return [node];
  const cuts: [string, number, number][] = [
    [node.value.slice(0, found.at), range[0], from],
    [node.value.slice(found.at, found.at + found.length), from, to],
    [node.value.slice(found.at + found.length), to, range[1]],
  ];
  return cuts
    .filter(([value]) => value !== '')
    .map(([value, first, last]): Text => ({ type: 'text', value, position: placed(node, first, last) }));
}

function findWords(value: string, words: string): { at: number; length: number } | undefined {
  const pattern = words
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  const hit = pattern === '' ? null : new RegExp(pattern).exec(value);
  return hit ? { at: hit.index, length: hit[0].length } : undefined;
}

/** Lines and columns are not looked at again. */
function placed(node: Text, start: number, end: number): Text['position'] {
  const { position } = node;
  if (!position) return undefined;
  return { start: { ...position.start, offset: start }, end: { ...position.end, offset: end } };
}
