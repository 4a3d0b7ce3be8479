import type { Code, ListItem, Nodes, Parents, Root, Text } from 'mdast';

/** A native Markdown parser with mdast output: `markdownToMdast` of the package satteri. */
export type NativeParser = (markdown: string, options: { features: { gfm: boolean } }) => Root;

/**
 * Read by the reference parser alone: addresses in running text (of mail, of pages), emphasis beside a sign that is not ASCII (`**€ 5**`),
 * broken characters, and a `---` that a native parser would take for front matter.
 */
const LEFT_TO_REFERENCE =
  /[^\s@]@[^\s@]|(?<!\]\(|<)(?:https?:\/\/|www\.)|[*_~][^\p{L}\p{N}\p{ASCII}]|[^\p{L}\p{N}\p{ASCII}][*_~]|[\ud800-\udfff]|^---/iu;

/**
 * Reads Markdown with the native parser and gives the tree that the reference parser gives, positions included; undefined where it
 * cannot be sure of that, so that findings never depend on the machine. `masked` is as for `parseMarkdown`.
 */
export function readNatively(masked: string, parse: NativeParser): Root | undefined {
  if (LEFT_TO_REFERENCE.test(masked)) return undefined;
  const tree = parse(masked, { features: { gfm: true } });
  return settle(tree, masked) ? tree : undefined;
}

/** Marks left over in a text: half a link, task or table, or emphasis that is not closed and that each parser pairs in its own way. */
const UNDECIDED = /[[<*_|]/u;

/** Mends what is only written differently; false where the two parsers may disagree (a line of HTML ends a table for the reference parser alone). */
function settle(node: Nodes, source: string): boolean {
  if (node.type === 'code') return isClosed(node, source);
  if (node.type === 'text') return !UNDECIDED.test(node.value);
  if (node.type === 'html') return !node.value.includes('\n') && node.value === node.value.trim();
  if (node.type === 'yaml' || node.type === 'break') return false;
  if (!('children' in node)) return true;
  if (node.type === 'tableRow' && source[node.position?.start.offset ?? 0] === '<') return false;
  if (node.type === 'blockquote' && node.children.some(({ type }) => type === 'list')) return false;
  joinTexts(node);
  if (node.type === 'listItem' && typeof node.checked === 'boolean' && !settleTask(node)) return false;
  return (node.children as Nodes[]).every((child) => settle(child, source));
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
function settleTask({ position, children }: ListItem): boolean {
  const [paragraph] = children;
  const first = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined;
  if (paragraph?.type !== 'paragraph' || !first?.position || !paragraph.position || !position) return false;
  if (first.position.start.line !== position.start.line) return false;
  if (first.type === 'text') return true;
  const { line, column, offset = 0 } = first.position.start;
  paragraph.position = {
    start: { line, column: column - 4, offset: offset - 4 },
    end: paragraph.position.end,
  };
  return true;
}
