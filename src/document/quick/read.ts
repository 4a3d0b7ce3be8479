import type { Nodes, Root, RootContent } from 'mdast';
import { definitionsIn } from './definitions.ts';
import { type Part, partsOf } from './parts.ts';
import { readPieces, type Source } from './pieces.ts';
import { endsOpen, settle, touches, written } from './settle.ts';

/** A native Markdown parser with mdast output: `markdownToMdast` of the package satteri. */
export type NativeParser = (markdown: string, options: { features: { gfm: boolean } }) => Root;

/** Whole texts that are read by the reference parser alone: broken characters, and a `---` that a native parser would take for front matter. */
const LEFT_TO_REFERENCE = /[\ud800-\udfff]|^---/u;

/**
 * Reads Markdown with the native parser and gives the tree that the reference parser gives, positions included; undefined where it
 * cannot be sure of that, so that findings never depend on the machine. What the two may read differently is read again by the reference
 * parser: a paragraph or heading where only its words are in doubt, else the part of the text around it. `masked` is as for `parseMarkdown`.
 */
export function readNatively(masked: string, parse: NativeParser): Root | undefined {
  if (LEFT_TO_REFERENCE.test(masked)) return undefined;
  const tree = parse(masked, { features: { gfm: true } });
  const definitions = definitionsIn(tree.children);
  if ([...definitions.values()].some(isOdd)) return undefined;
  const source = { text: masked, definitions };
  const parts = partsOf(tree, masked);
  for (const part of parts)
    part.isCertain =
      !touches(part.nodes, masked) && part.nodes.every((node) => settle(node, source, part.leaves));
  readLeaves(parts, source);
  if (!readParts(parts, source)) return undefined;
  tree.children = parts.flatMap((part) => part.nodes);
  return tree;
}

/** A definition that cannot be written again from its name. */
const isOdd = (line: string): boolean => /[&\\[\]]/.test(line.slice(1, -']: x'.length));

/**
 * Gives paragraphs and headings the words that the reference parser finds in them. One that is something else when it stands alone (a
 * line `- a` in the middle of a paragraph) leaves its part in doubt.
 */
function readLeaves(parts: Part[], source: Source): void {
  const leaves = parts.flatMap((part) => (part.isCertain ? part.leaves.map((node) => ({ node, part })) : []));
  const read = readPieces(
    leaves.map(({ node }) => node.position),
    source,
  );
  leaves.forEach(({ node, part }, index) => {
    const [again, ...more] = read?.[index] ?? [];
    const isSame = again?.type === node.type && again.position?.end.offset === node.position.end.offset;
    const isAlone =
      isSame && more.length === 0 && !keepsIndent(again) && !ADDRESS_FIRST.test(written(node, source.text));
    if (isAlone) node.children = again.children;
    else part.isCertain = false;
  });
}

/** An address that begins an indented line: the white space before it belongs to the list that the line stands in, or to the words. */
const ADDRESS_FIRST = /[\r\n][ \t]+(?:https?:\/\/|www\.|[^\s@]+@)/iu;

/** Code or HTML over several lines, with the white space before them: in a list it belongs to the list. */
function keepsIndent(node: Nodes): boolean {
  if ('children' in node) return node.children.some(keepsIndent);
  return 'value' in node && /[\r\n][ \t]/.test(node.value);
}

/** Gives parts the blocks that the reference parser finds in them. False where that changes what links of other parts refer to. */
function readParts(parts: Part[], source: Source): boolean {
  const doubtful = parts.filter((part) => !part.isCertain);
  const read = readPieces(
    doubtful.map(({ place }) => place),
    source,
  );
  return doubtful.every((part, index) => {
    const nodes = read?.[index];
    if (!nodes || (part !== parts.at(-1) && nodes.some((node) => endsOpen(node, source.text)))) return false;
    const [before, after] = [part.nodes, nodes].map(namesIn);
    part.nodes = nodes;
    return before === after;
  });
}

const namesIn = (nodes: RootContent[]): string => [...definitionsIn(nodes).keys()].sort().join('\n');
