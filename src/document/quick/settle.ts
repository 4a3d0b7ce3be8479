import type {
  Blockquote,
  Code,
  Definition,
  FootnoteDefinition,
  Heading,
  Html,
  ListItem,
  Nodes,
  Paragraph,
  Parents,
  Text,
} from 'mdast';
import { isDefined } from './definitions.ts';
import type { Leaf } from './parts.ts';
import type { Source } from './pieces.ts';

/**
 * Paragraphs and headings that are: addresses in running text (of mail, of pages), not those of links, and emphasis beside a sign that is not ASCII (`**€ 5**`).
 * None of them changes where a block begins or ends.
 */
const INLINE_LEFT =
  /[^\s@](?<!\]\([^\s()]*)@[-\w]+\.[-\w.]*[a-z]|(?<!\]\(|<)(?:https?:\/\/|(?<![\w/])www\.)|[*_~][^\p{L}\p{N}\p{ASCII}]|[^\p{L}\p{N}\p{ASCII}][*_~]/iu;

/** Behind a definition: an empty line, the next definition, or nothing. Other lines close to it mislead the native parser. */
const ALONE = /[ \t]*(?:$|\r?\n(?:\[|[ \t]*(?:\r?\n|$)))/uy;

/**
 * Marks left over in a text: half a link, task, table or code, emphasis that is not closed and that each parser pairs in its own way, and a line
 * break by `\\` in the words of a link.
 */
const UNDECIDED = /[[<*_|`]|\]\(|\\(?:\n|$)/u;

/**
 * Mends what the native parser only writes differently; false where the two parsers may disagree (a line of HTML ends a table for the
 * reference parser alone). Paragraphs and headings whose words alone are in doubt go to `leaves`.
 */
export function settle(node: Nodes, source: Source, leaves: Leaf[]): boolean {
  const { text } = source;
  if (node.type === 'paragraph' || node.type === 'heading') return settleLeaf(node, source, leaves);
  if (node.type === 'code') return isClosed(node, text);
  if (node.type === 'text') return !UNDECIDED.test(node.value) || isDecided(node, source);
  if (node.type === 'html') return isWhole(node, text);
  // A bare address.
  if (node.type === 'link' && !/^[[<]/.test(written(node, text))) return false;
  if (node.type === 'yaml') return false;
  if (node.type === 'definition') return isAlone(node, text);
  if (node.type === 'tableCell' && INLINE_LEFT.test(written(node, text))) return false;
  if (!('children' in node)) return true;
  if (node.type === 'tableRow' && text[node.position?.start.offset ?? 0] === '<') return false;
  if (node.type === 'blockquote' && !isPlainQuote(node)) return false;
  if (node.type === 'footnoteDefinition' && !isOfParagraphs(node)) return false;
  if (node.type === 'listItem' && (startsBelow(node) || hasOutdented(node))) return false;
  if (node.type === 'table' && isRagged(node, text)) return false;
  if (touches(node.children, text)) return false;
  joinTexts(node);
  if (node.type === 'listItem' && typeof node.checked === 'boolean' && !settleTask(node, text)) return false;
  return (node.children as Nodes[]).every((child) => settle(child, source, leaves));
}

/** Words in brackets that neither begin a link nor are the name of one, and the bracket before a link in brackets. */
function isDecided(node: Text, { text, definitions }: Source): boolean {
  const end = node.position?.end.offset ?? 0;
  const next = text[end] ?? '';
  const rest = (written(node, text) + next)
    .replace(/\[([^[\]\\\r\n]{2,})\](?![([:])/gu, (whole, name) =>
      isDefined(name, definitions) ? whole : ' ',
    )
    .slice(0, -1 * next.length || undefined);
  LINK_IN_BRACKETS.lastIndex = end - 1;
  return !UNDECIDED.test(LINK_IN_BRACKETS.test(text) ? rest.slice(0, -1) : rest);
}

/** `[[#12](issues/12)]` */
const LINK_IN_BRACKETS = /\[\[[^[\]\\\r\n]+\]\([^()\s\\]+\)\](?![([:])/uy;

function isAlone({ position }: Definition, text: string): boolean {
  // Half a note.
  if (text.startsWith('[^', position?.start.offset)) return false;
  ALONE.lastIndex = position?.end.offset ?? 0;
  return ALONE.test(text);
}

/** An item whose first line is empty: what the next line belongs to is another thing to each parser. */
function startsBelow({ position, children: [first] }: ListItem): boolean {
  return first?.position?.start.line !== position?.start.line;
}

/** A block of an item that stands further left than the first one: only one of the parsers takes it for a part of the item. */
function hasOutdented({ children: [first, ...more] }: ListItem): boolean {
  const column = first?.position?.start.column ?? 1;
  return more.some(({ position }) => (position?.start.column ?? 1) < column);
}

/**
 * A line further left than the first one goes on with what it stands in (CommonMark 5.1 and 5.2, lazy continuation): how far the lines
 * around it are indented then means something else to each parser.
 */
function isRagged(node: Nodes, text: string): boolean {
  const column = node.position?.start.column ?? 1;
  if (column === 1) return false;
  const indents = Array.from(written(node, text).matchAll(/\n([ \t]*)/g), ([, indent = '']) => indent.length);
  return indents.some((indent) => indent < column - 1) && indents.some((indent) => indent > 0);
}

/** Is there a block right below a list, quote or note, without an empty line in between? It may go on with what stands above it. */
export function touches(nodes: readonly Nodes[], text: string): boolean {
  return nodes.some(({ type, position }, index) => {
    const above = nodes[index - 1];
    if (above === undefined || !['list', 'blockquote', 'footnoteDefinition'].includes(above.type))
      return false;
    const isBelow = position?.start.line === (above.position?.end.line ?? 0) + 1;
    return isBelow && !(type === 'heading' && text[position?.start.offset ?? 0] === '#');
  });
}

/** An empty quote ends in another place for each parser, and a list in it has other line ends. */
function isPlainQuote({ children }: Blockquote): boolean {
  return children.length > 0 && children.every(({ type }) => type !== 'list');
}

/** A line with nothing but the number or sign of an item: an empty item for one parser, words for the other. */
const BARE_MARKER = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]*$/mu;

/** An empty note, and one that holds more than paragraphs, end in another place for each parser. */
function isOfParagraphs({ children }: FootnoteDefinition): boolean {
  return children.length > 0 && children.every(({ type }) => type === 'paragraph');
}

/** HTML that an empty line does not end, without what does (CommonMark 4.6, kinds 1 to 5): it ends with what it stands in. */
const OPEN_HTML =
  /^<(?:!--(?!.*-->)|\?(?!.*\?>)|!\[CDATA\[(?!.*\]\]>)|![a-z](?!.*>)|(?:script|pre|style|textarea)(?=[\s>]|$)(?!.*<\/(?:script|pre|style|textarea)>))/isu;

/** HTML of one line, or a block of its own at the margin. Inside of lists and quotes each parser takes other white space away. */
function isWhole(node: Html, text: string): boolean {
  if (node.value !== node.value.trim() || OPEN_HTML.test(node.value)) return false;
  if (!node.value.includes('\n')) return true;
  return (
    node.position?.start.column === 1 && node.value === written(node, text) && !node.value.includes('\r')
  );
}

export function written({ position }: Nodes, text: string): string {
  return text.slice(position?.start.offset, position?.end.offset);
}

/** A paragraph or heading whose words both parsers read alike, or that can be read again alone. */
function settleLeaf(node: Paragraph | Heading, source: Source, leaves: Leaf[]): boolean {
  const { text } = source;
  const own = written(node, text);
  if (isRagged(node, text) || BARE_MARKER.test(own)) return false;
  if (!INLINE_LEFT.test(own)) {
    joinTexts(node);
    if (node.children.every((child) => settle(child, source, leaves))) return true;
  }
  // Half a table, code or line of HTML, a task: what stands around it decides.
  if (node.children.some((child) => child.type === 'text' && /[|<`]/.test(child.value))) return false;
  if (
    !node.position ||
    (own.startsWith('[') && /^\[(?:.|\r\n)?\]|\]:/su.test(own)) ||
    /^[ \t]|\n[ \t]*>/.test(own)
  )
    return false;
  leaves.push(node as Leaf);
  return true;
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
function isClosed(node: Code, text: string): boolean {
  const own = written(node, text);
  return fenceOf(own) !== '' && !isOpen(own);
}

const fenceOf = (own: string): string => /^(?:`{3,}|~{3,})/u.exec(own)?.[0] ?? '';

function isOpen(own: string): boolean {
  const fence = fenceOf(own);
  const last = own
    .slice(own.lastIndexOf('\n') + 1)
    .replace(/^[ \t>]*/u, '')
    .trimEnd();
  return !own.includes('\n') || last.length < fence.length || last !== (fence[0] ?? '').repeat(last.length);
}

/** Code or HTML below a node that is never closed: what stands behind it decides where it ends. */
export function endsOpen(node: Nodes, text: string): boolean {
  if (node.type === 'html') return OPEN_HTML.test(node.value);
  if (node.type === 'code') return fenceOf(written(node, text)) !== '' && !isClosed(node, text);
  return 'children' in node && node.children.some((child) => endsOpen(child, text));
}

/** A task whose paragraph begins with code or a link starts at its box for the reference parser, after it for the native one. */
function settleTask({ position, children }: ListItem, text: string): boolean {
  const [paragraph] = children;
  if (paragraph && INLINE_LEFT.test(written(paragraph, text))) return false;
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
