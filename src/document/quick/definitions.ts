import type { Definition, FootnoteDefinition, Nodes } from 'mdast';

/** What links and footnotes of a text refer to, by the name that they are found by: the shortest line that defines it. */
export type Definitions = ReadonlyMap<string, string>;

/** The definitions in some nodes and below them. */
export function definitionsIn(
  nodes: readonly Nodes[],
  found = new Map<string, string>(),
): Map<string, string> {
  for (const node of nodes) {
    if (node.type === 'definition') found.set(named(labelOf(node)), `[${labelOf(node)}]: x`);
    if (node.type === 'footnoteDefinition') found.set(named(`^${labelOf(node)}`), `[^${labelOf(node)}]: x`);
    if ('children' in node) definitionsIn(node.children, found);
  }
  return found;
}

const labelOf = ({ label, identifier }: Definition | FootnoteDefinition): string => label ?? identifier;

/** White space and case do not count (CommonMark 0.31, "matches"). */
const named = (label: string): string => label.replace(/\s+/gu, ' ').trim().toLowerCase().toUpperCase();

export const isDefined = (name: string, definitions: Definitions): boolean =>
  definitions.size > 0 && definitions.has(named(name));

/** Definitions whose name stands between brackets in the texts: those that they can refer to, and some more. */
export function referredTo(texts: readonly string[], definitions: Definitions): Set<string> {
  if (definitions.size === 0) return new Set();
  if (texts.some((text) => /\\[[\]]/.test(text))) return new Set(definitions.values());
  const names = texts.flatMap((text) => [...text.matchAll(/\[([^[\]]+)\]/gu)]);
  return new Set(names.flatMap(([, name = '']) => definitions.get(named(name)) ?? []));
}
