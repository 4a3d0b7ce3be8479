import type {
  Code,
  Definition,
  FootnoteDefinition,
  Heading,
  Html,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  Root,
  Text,
} from 'mdast';
import { parseMarkdown } from './markdown.ts';

/** A native Markdown parser with mdast output: `markdownToMdast` of the package satteri. */
export type NativeParser = (markdown: string, options: { features: { gfm: boolean } }) => Root;

/** Whole texts that are read by the reference parser alone: broken characters, and a `---` that a native parser would take for front matter. */
const LEFT_TO_REFERENCE = /[\ud800-\udfff]|^---/u;

/**
 * Paragraphs and headings that are: addresses in running text (of mail, of pages), and emphasis beside a sign that is not ASCII (`**€ 5**`).
 * None of them changes where a block begins or ends.
 */
const INLINE_LEFT =
  /[^\s@]@[^\s@]|(?<!\]\(|<)(?:https?:\/\/|www\.)|[*_~][^\p{L}\p{N}\p{ASCII}]|[^\p{L}\p{N}\p{ASCII}][*_~]/iu;

/**
 * Reads Markdown with the native parser and gives the tree that the reference parser gives, positions included; undefined where it
 * cannot be sure of that, so that findings never depend on the machine. Paragraphs and headings that the two may read differently are
 * read again by the reference parser, each alone. `masked` is as for `parseMarkdown`.
 */
export function readNatively(masked: string, parse: NativeParser): Root | undefined {
  if (LEFT_TO_REFERENCE.test(masked)) return undefined;
  const tree = parse(masked, { features: { gfm: true } });
  const definitions = definitionsIn(tree);
  if ([...definitions.values()].some((each) => /[&\\]/.test(each))) return undefined;
  return settle(tree, { text: masked, definitions }) ? tree : undefined;
}

interface Source {
  text: string;
  /** What links and footnotes of the text refer to, by the name that they are found by: the shortest line that defines it. */
  definitions: Map<string, string>;
}

function definitionsIn(node: Nodes, found = new Map<string, string>()): Map<string, string> {
  if (node.type === 'definition') found.set(named(labelOf(node)), `[${labelOf(node)}]: x`);
  if (node.type === 'footnoteDefinition') found.set(named(`^${labelOf(node)}`), `[^${labelOf(node)}]: x`);
  if ('children' in node) for (const child of node.children) definitionsIn(child, found);
  return found;
}

const labelOf = ({ label, identifier }: Definition | FootnoteDefinition): string => label ?? identifier;

/** White space and case do not count (CommonMark 0.31, "matches"). */
const named = (label: string): string => label.replace(/\s+/gu, ' ').trim().toLowerCase().toUpperCase();

/** Behind a definition: an empty line, the next definition, or nothing. Other lines close to it mislead the native parser. */
const ALONE = /^[ \t]*(?:$|\r?\n(?:\[|[ \t]*(?:\r?\n|$)))/u;

/** Marks left over in a text: half a link, task or table, or emphasis that is not closed and that each parser pairs in its own way. */
const UNDECIDED = /[[<*_|]/u;

/** Mends what is only written differently; false where the two parsers may disagree (a line of HTML ends a table for the reference parser alone). */
function settle(node: Nodes, source: Source): boolean {
  if (node.type === 'paragraph' || node.type === 'heading') return settleLeaf(node, source);
  if (node.type === 'code') return isClosed(node, source.text);
  if (node.type === 'text') return !UNDECIDED.test(node.value);
  if (node.type === 'html') return isWhole(node, source);
  if (node.type === 'yaml' || node.type === 'break') return false;
  if (node.type === 'definition') return ALONE.test(source.text.slice(node.position?.end.offset));
  if (node.type === 'tableCell' && INLINE_LEFT.test(written(node, source))) return false;
  if (!('children' in node)) return true;
  if (node.type === 'tableRow' && source.text[node.position?.start.offset ?? 0] === '<') return false;
  if (node.type === 'blockquote' && node.children.some(({ type }) => type === 'list')) return false;
  if (node.type === 'footnoteDefinition' && node.children.some(({ type }) => type !== 'paragraph'))
    return false;
  if (node.type === 'listItem' && startsBelow(node)) return false;
  joinTexts(node);
  if (node.type === 'listItem' && typeof node.checked === 'boolean' && !settleTask(node, source))
    return false;
  return (node.children as Nodes[]).every((child) => settle(child, source));
}

/** An item whose first line is empty: what the next line belongs to is another thing to each parser. */
function startsBelow({ position, children: [first] }: ListItem): boolean {
  return first?.position?.start.line !== position?.start.line;
}

/** HTML of one line, or a block of its own at the margin. Inside of lists and quotes each parser takes other white space away. */
function isWhole(node: Html, source: Source): boolean {
  if (node.value !== node.value.trim()) return false;
  if (!node.value.includes('\n')) return true;
  return (
    node.position?.start.column === 1 && node.value === written(node, source) && !node.value.includes('\r')
  );
}

function written({ position }: Nodes, { text }: Source): string {
  return text.slice(position?.start.offset, position?.end.offset);
}

/** A paragraph or heading whose words both parsers read alike, or that the reference parser has read again. */
function settleLeaf(node: Paragraph | Heading, source: Source): boolean {
  const text = written(node, source);
  if (!INLINE_LEFT.test(text)) {
    joinTexts(node);
    if (node.children.every((child) => settle(child, source))) return true;
  }
  // Half a table or line of HTML, a task: what stands around it decides.
  const isBlock = node.children.some((child) => child.type === 'text' && /[|<]/.test(child.value));
  return !isBlock && !text.startsWith('[') && readAgain(node, text, source);
}

/**
 * Gives a paragraph or heading the content that the reference parser finds in it, beside the definitions that it may refer to. False for
 * what is something else when it stands alone (a line `- a` in the middle of a paragraph).
 */
function readAgain(node: Paragraph | Heading, text: string, { definitions }: Source): boolean {
  if (!node.position || /^[ \t]|\n[ \t]*>/.test(text)) return false;
  if (definitions.size > 0 && /\\[[\]]/.test(text)) return false;
  const [again, ...more] = parseMarkdown([text, ...referredTo(text, definitions)].join('\n\n')).children;
  if (again?.type !== node.type || again.position?.end.offset !== text.length) return false;
  if (more.some(({ type }) => type !== 'definition' && type !== 'footnoteDefinition')) return false;
  const { line, column, offset = 0 } = node.position.start;
  node.children = again.children;
  for (const child of node.children) shift(child, { line: line - 1, column: column - 1, offset });
  return true;
}

/** Definitions whose name stands between brackets in the text. */
function referredTo(text: string, definitions: Source['definitions']): Set<string> {
  if (definitions.size === 0) return new Set();
  const names = text.matchAll(/\[([^[\]]+)\]/gu);
  return new Set([...names].flatMap(([, name = '']) => definitions.get(named(name)) ?? []));
}

function shift(node: Nodes, by: { line: number; column: number; offset: number }): void {
  for (const point of node.position ? [node.position.start, node.position.end] : []) {
    if (point.line === 1) point.column += by.column;
    point.line += by.line;
    point.offset = (point.offset ?? 0) + by.offset;
  }
  if ('children' in node) for (const child of node.children) shift(child, by);
}

/** Neighbouring texts are one text. */
function joinTexts(parent: Parents): void {
  const children: Nodes[] = [];
  for (const child of parent.children as Nodes[]) {
    const last = children.at(-1);
    if (last?.type === 'text' && child.type === 'text') join(last, child);
    else children.push(child);
  }
  if (children.length < parent.children.length) parent.children = children as typeof parent.children;
}

function join(text: Text, next: Text): void {
  text.value += next.value;
  if (text.position && next.position) text.position = { start: text.position.start, end: next.position.end };
}

/** A fence that is never closed, and code by indentation alone, end in another place for each parser. */
function isClosed({ position }: Code, source: string): boolean {
  const written = source.slice(position?.start.offset, position?.end.offset);
  const fence = /^(?:`{3,}|~{3,})/u.exec(written)?.[0];
  if (!fence) return false;
  const last = written
    .slice(written.lastIndexOf('\n') + 1)
    .replace(/^[ \t>]*/u, '')
    .trimEnd();
  return (
    written.includes('\n') && last.length >= fence.length && last === (fence[0] ?? '').repeat(last.length)
  );
}

/** A task whose paragraph begins with code or a link starts at its box for the reference parser, after it for the native one. */
function settleTask({ position, children }: ListItem, source: Source): boolean {
  const [paragraph] = children;
  if (paragraph && INLINE_LEFT.test(written(paragraph, source))) return false;
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (paragraph?.type !== 'paragraph' || !first?.position || !paragraph.position || !position) return false;
  if (first.position.start.line !== position.start.line) return false;
  if (first.type === 'text') return first.position.start.offset === paragraph.position.start.offset;
  const { line, column, offset = 0 } = first.position.start;
  paragraph.position = {
    start: { line, column: column - 4, offset: offset - 4 },
    end: paragraph.position.end,
  };
  return true;
}
