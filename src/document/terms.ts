import type { Heading, ListItem, Paragraph, PhrasingContent, RootContent, Table, TableRow } from 'mdast';
import type { Position } from 'unist';
import type { Section, Term } from './sop.ts';
import { foldSpace, plainText } from './text.ts';

/** What may stand between a term and its definition. */
const separator = /^\s*(?:[:：=]|[-–—→](?=\s)|->)\s*/;
/** The same inside a text without markup: white space before a dash, so that hyphens stay whole. */
const inText = /\s*[:：](?=\s)\s*|\s+(?:=|[-–—→]|->)\s+/;
/** Longest term, in characters: more is a sentence. */
const longestTerm = 60;

/**
 * The terms that the Terms sections define: bullets `**SLA**: what it means` (bold or not), paragraphs of that form, one or several lines
 * each, tables whose first two columns are term and meaning, and sub-headings with text below. What has no such form is left out.
 */
export function readTerms(sections: readonly Section[]): Term[] {
  const seen = new Set<number>();
  return sections
    .filter((section) => section.name === 'terms')
    .flatMap((section) => fromBlocks(section.content))
    .filter(({ place }) => {
      const start = place.start.offset ?? -1;
      return !seen.has(start) && seen.add(start);
    });
}

function fromBlocks(blocks: RootContent[]): Term[] {
  return blocks.flatMap((block, index) => {
    if (block.type === 'list') return block.children.flatMap(fromItem);
    if (block.type === 'table') return fromTable(block);
    if (block.type === 'paragraph') return fromParagraph(block);
    if (block.type === 'heading') return fromHeading(block, blocks[index + 1]);
    return [];
  });
}

function fromItem(item: ListItem): Term[] {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph') return [];
  const [term, ...more] = fromLine(
    first.children,
    item.position as Position,
    rest.map((node) => plainText(node)).join(' '),
  );
  const nested = rest.flatMap((node) => (node.type === 'list' ? node.children.flatMap(fromItem) : []));
  if (term) return [term, ...more];
  return nested;
}

/** One line or several, each with a term of its own. */
function fromParagraph(paragraph: Paragraph): Term[] {
  return linesOf(paragraph.children).flatMap((line) => {
    const place = spanOf(line);
    return place ? fromLine(line, place, '') : [];
  });
}

function spanOf(nodes: readonly PhrasingContent[]): Position | undefined {
  const start = nodes[0]?.position?.start;
  const end = nodes.at(-1)?.position?.end;
  return start && end && { start, end };
}

/** Cuts phrasing at its line ends. A line that does not begin a term goes on with the one before. */
function linesOf(nodes: readonly PhrasingContent[]): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'break') {
      lines.push([]);
      continue;
    }
    for (const [index, piece] of (node.type === 'text' ? pieces(node) : [node]).entries()) {
      if (index > 0) lines.push([]);
      if (piece.type !== 'text' || piece.value.trim()) lines.at(-1)?.push(piece);
    }
  }
  const joined: PhrasingContent[][] = [];
  for (const line of lines.filter((nodes) => nodes.length > 0)) {
    const before = joined.at(-1);
    if (before && !leadOf(line)) before.push({ type: 'text', value: ' ' }, ...line);
    else joined.push(line);
  }
  return joined;
}

/** The lines of a text node with their places; those of a text with character references cannot be counted and keep the whole place. */
function pieces(node: Extract<PhrasingContent, { type: 'text' }>): PhrasingContent[] {
  const { position, value } = node;
  const exact = position && (position.end.offset ?? 0) - (position.start.offset ?? 0) === value.length;
  const parts: PhrasingContent[] = [];
  let line = position?.start.line ?? 1;
  let offset = 0;
  const texts = value.split(/(?<=\r\n|\n|\r(?!\n))/);
  if (/[\r\n]$/.test(value)) texts.push('');
  for (const text of texts) {
    const content = text.replace(/[\r\n]+$/, '');
    const column = offset === 0 ? (position?.start.column ?? 1) : 1;
    const from = (position?.start.offset ?? 0) + offset;
    const start = { line, column, offset: from };
    const end = { line, column: column + content.length, offset: from + content.length };
    parts.push({ type: 'text', value: content, position: exact ? { start, end } : position });
    offset += text.length;
    line += 1;
  }
  return parts;
}

interface Lead {
  term: string;
  place: Position;
  definition: string;
}

function fromLine(nodes: readonly PhrasingContent[], entry: Position, more: string): Term[] {
  const lead = leadOf(nodes);
  if (!lead) return [];
  const definition = foldSpace(`${lead.definition} ${more}`);
  return definition === '' ? [] : [{ term: lead.term, definition, place: lead.place, entry }];
}

/** The term that a line begins with: marked up (bold, italic, code, link) before a separator, or plain words before one. */
function leadOf(nodes: readonly PhrasingContent[]): Lead | undefined {
  const [first, ...rest] = nodes;
  if (!first?.position) return undefined;
  if (first.type === 'text') return plainLead(first, rest);
  const text = plainText(first);
  const after = plainText([...rest]);
  const rawAfter = rest[0]?.type === 'text' ? rest[0].value : '';
  const closed = /\s*[:：]$/.exec(text);
  if (
    !closed &&
    !separator.test(rawAfter) &&
    !(first.type === 'strong' && rest.length > 0 && /^\s*\(/.test(rawAfter))
  )
    return undefined;
  const term = text.replace(/\s*[:：]$/, '');
  return valid(term) ? { term, place: first.position, definition: after.replace(separator, '') } : undefined;
}

function plainLead(
  first: Extract<PhrasingContent, { type: 'text' }>,
  rest: readonly PhrasingContent[],
): Lead | undefined {
  const cut = inText.exec(first.value);
  const indent = /^\s*/.exec(first.value)?.[0].length ?? 0;
  if (!cut || !first.position) return undefined;
  const term = first.value.slice(indent, cut.index);
  if (!valid(term) || term.split(/\s+/).length > 6) return undefined;
  const { start } = first.position;
  const exact = (first.position.end.offset ?? 0) - (start.offset ?? 0) === first.value.length;
  const at = (by: number) => ({
    line: start.line,
    column: start.column + by,
    offset: (start.offset ?? 0) + by,
  });
  const place =
    exact && !/[\r\n]/.test(first.value.slice(0, cut.index))
      ? { start: at(indent), end: at(cut.index) }
      : first.position;
  const behind = first.value.slice(cut.index + cut[0].length);
  return { term: foldSpace(term), place, definition: foldSpace(`${behind}${plainText([...rest])}`) };
}

const valid = (term: string): boolean => /[\p{L}\p{N}]/u.test(term) && term.length <= longestTerm;

/** The first row names the columns. */
function fromTable(table: Table): Term[] {
  return table.children.slice(1).flatMap((row: TableRow) => {
    const [name, meaning] = row.children;
    if (!name || !meaning) return [];
    const term = plainText(name);
    const definition = plainText(meaning);
    const place = spanOf(name.children) ?? name.position;
    return valid(term) && definition && place && row.position
      ? [{ term, definition, place, entry: row.position }]
      : [];
  });
}

function fromHeading(heading: Heading, next: RootContent | undefined): Term[] {
  const term = plainText(heading);
  const place = spanOf(heading.children);
  if (next?.type !== 'paragraph' || !valid(term) || !place || !heading.position || !next.position) return [];
  return [
    {
      term,
      definition: plainText(next),
      place,
      entry: { start: heading.position.start, end: next.position.end },
    },
  ];
}
