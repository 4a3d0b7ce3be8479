import type { Heading, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { Position } from 'unist';
import { headingWords, sectionOf } from '../languages/index.ts';
import type { ReadingWords } from '../languages/language.ts';
import type { Section, SectionName } from './sop.ts';
import { plainText } from './text.ts';

/** Names that a team uses for the known sections besides those of the language: `{purpose: ['Why we do this']}`. */
export type SectionSynonyms = Partial<Record<SectionName, string[]>>;

/** Rank of a bold label that opens a paragraph. */
const labelDepth = 7;

/**
 * The sections of a document, nested ones too, in source order. A heading of any rank opens one; numbers ("4. Purpose"), emoji and
 * punctuation do not count for its name. A paragraph that begins with a bold section name ("**Purpose:** …") is one too, as is the front
 * matter's `description` where nothing else says the purpose.
 *
 * @param words words of the document's language; English names count in every language.
 * @param description value and place of the front matter's `description`.
 */
export function readSections(
  tree: Root,
  words: ReadingWords,
  synonyms: SectionSynonyms = {},
  description?: { value: string; place: Position },
): Section[] {
  const nameOf = sectionNames(words, synonyms);
  const sections: Section[] = [];
  let open: Section[] = [];
  for (const [index, node] of tree.children.entries()) {
    if (node.type === 'heading') {
      open = open.filter((section) => section.depth < node.depth);
      for (const section of open) section.content.push(node);
      const section = headed(node, nameOf);
      sections.push(section);
      open.push(section);
      continue;
    }
    for (const section of open) section.content.push(node);
    if (node.type === 'paragraph') sections.push(...labelled(node, tree.children.slice(index + 1), nameOf));
  }
  const purpose = sections.some((section) => section.name === 'purpose');
  return purpose || !description?.value ? sections : [...sections, described(description)];
}

type NameOf = (title: string) => SectionName | undefined;

function sectionNames(words: ReadingWords, synonyms: SectionSynonyms): NameOf {
  const own = new Map<string, SectionName>();
  for (const [name, titles] of Object.entries(synonyms) as [SectionName, string[]][]) {
    for (const title of titles) own.set(headingWords(title), name);
  }
  return (title) => (own.size > 0 ? own.get(headingWords(title)) : undefined) ?? sectionOf(title, words);
}

function headed(node: Heading, nameOf: NameOf): Section {
  const title = plainText(node);
  const name = nameOf(title);
  return { ...(name && { name }), title, depth: node.depth, place: node.position as Position, content: [] };
}

/** `**Purpose:** To give money back.`, one or several in one paragraph, or a bold name alone above what it names. */
function labelled(paragraph: Paragraph, after: RootContent[], nameOf: NameOf): Section[] {
  const labels = labelsOf(paragraph, nameOf);
  return labels.map(({ at, name, title, place, alone }, n) => {
    const rest = paragraph.children.slice(at + 1, labels[n + 1]?.at ?? paragraph.children.length);
    const own = withoutColon(rest);
    const content: RootContent[] = own ? [own] : alone ? untilNext(after, nameOf) : [];
    return { name, title, depth: labelDepth, place, content };
  });
}

interface Label {
  at: number;
  name: SectionName;
  title: string;
  place: Position;
  /** Nothing but the label stands in the paragraph. */
  alone: boolean;
}

function labelsOf(paragraph: Paragraph, nameOf: NameOf): Label[] {
  return paragraph.children.flatMap((node, at) => {
    if (node.type !== 'strong' || !beginsLine(paragraph.children[at - 1])) return [];
    const text = plainText(node);
    const next = paragraph.children[at + 1];
    const alone = paragraph.children.length === 1;
    const colon = /[:：]$/.test(text) || (next?.type === 'text' && /^\s*[:：]/.test(next.value));
    const title = text.replace(/\s*[:：]$/, '');
    const name = colon || alone ? nameOf(title) : undefined;
    return name ? [{ at, name, title, place: node.position as Position, alone }] : [];
  });
}

function beginsLine(before: PhrasingContent | undefined): boolean {
  if (!before || before.type === 'break') return true;
  return before.type === 'text' && /[\r\n][ \t]*$/.test(before.value);
}

/** The paragraph behind a label, its colon left out; undefined when nothing stands there. */
function withoutColon(nodes: PhrasingContent[]): Paragraph | undefined {
  const [first, ...rest] = nodes;
  if (
    !first ||
    plainText(nodes)
      .replace(/^[:：]/, '')
      .trim() === ''
  )
    return undefined;
  const last = nodes.at(-1) ?? first;
  const cut = first.type === 'text' ? (/^\s*[:：]?\s*/.exec(first.value)?.[0].length ?? 0) : 0;
  const start = first.position?.start;
  const from = first.type === 'text' &&
    start && { ...start, column: start.column + cut, offset: (start.offset ?? 0) + cut };
  const multiline = first.type === 'text' && /[\r\n]/.test(first.value.slice(0, cut));
  const begin = from && !multiline ? from : start;
  const position = begin && last.position && { start: begin, end: last.position.end };
  if (first.type !== 'text') return { type: 'paragraph', children: nodes, position };
  const text = {
    ...first,
    value: first.value.slice(cut),
    position: begin && first.position && { start: begin, end: first.position.end },
  };
  return { type: 'paragraph', children: text.value ? [text, ...rest] : rest, position };
}

/** What follows a bold name that stands alone, up to the next heading or bold name. */
function untilNext(nodes: RootContent[], nameOf: NameOf): RootContent[] {
  const end = nodes.findIndex(
    (node) => node.type === 'heading' || (node.type === 'paragraph' && labelsOf(node, nameOf).length > 0),
  );
  return end < 0 ? nodes : nodes.slice(0, end);
}

function described({ value, place }: { value: string; place: Position }): Section {
  const content: RootContent[] = [
    { type: 'paragraph', position: place, children: [{ type: 'text', value, position: place }] },
  ];
  return { name: 'purpose', title: 'description', depth: labelDepth, place, content };
}
