import type { ElementContent, Root } from 'hast';
import { defaultSchema, type Schema, sanitize } from 'hast-util-sanitize';
import type { Nodes } from 'mdast';
import { defaultHandlers, type Handler, toHast } from 'mdast-util-to-hast';
import type { Sop } from '../document/sop.ts';
import type { SiteWords } from '../languages/site/index.ts';
import { type ContentView, noteOf } from './content-view.tsx';
import { dressed } from './dress.tsx';
import { flat } from './jsx-runtime.ts';
import { type Span, withSpans } from './spans.ts';
import type { Text } from './text.ts';

/** The author's Markdown as parts of a page. */
export interface Content {
  /** Blocks, each as a whole. */
  blocks(nodes: readonly Nodes[]): ElementContent[];
  /** What stands inside a paragraph, heading or cell. */
  inline(node: Nodes, spans?: readonly Span[]): ElementContent[];
  /** Jumps and the like that are to be put into all that is made from now on. */
  spans: Span[];
  /** Ids of the terms that were marked. */
  marked: Set<string>;
  footnotes(): ElementContent[];
  /** A new step begins: its own terms are marked again. */
  freshTerms(): void;
}

/** Tags, attributes and addresses that an author's text may have on a page; all else is dropped. */
const schema: Schema = {
  ...defaultSchema,
  tagNames:
    'a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img input li ol p pre section strong sup table tbody td th thead tr ul'.split(
      ' ',
    ),
  attributes: {
    a: [
      'href',
      'title',
      'dataFootnoteRef',
      'dataFootnoteBackref',
      'ariaDescribedBy',
      'ariaLabel',
      ['id', /^note-/],
    ],
    code: [['className', /^language-[\w+#-]+$/]],
    h2: [['id', 'footnote-label']],
    img: ['src', 'alt', 'title'],
    input: ['checked', ['disabled', true], ['type', 'checkbox']],
    li: [
      ['className', 'task-list-item'],
      ['id', /^note-/],
    ],
    ol: ['start', ['className', 'contains-task-list']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['align'],
    th: ['align'],
    ul: [['className', 'contains-task-list']],
  },
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: ['http', 'https'] },
};

/**
 * @param sop the text as it was opened: nodes are found by what they are, and a text that is opened again has others
 * @param view where the links of the text lead, and what is marked in it
 */
export function contentOf(sop: Sop, text: Text, view: ContentView, words: SiteWords): Content {
  const made = new Map<Nodes, ElementContent[]>();
  const root = toHast(sop.tree, {
    ...{ made },
    handlers: recording,
    clobberPrefix: 'note-',
    footnoteLabel: words.footnotes,
    footnoteBackLabel: (index) => words.backTo(index + 1),
  }) as Root;
  const madeOf = (node: Nodes): ElementContent[] => {
    const nodes = made.get(node);
    // A part of a text that is lost without a word would be worse than no page.
    if (!nodes) throw new Error(`${text.path}: a ${node.type} that is no part of the page`);
    return nodes;
  };
  const safe = (nodes: readonly ElementContent[]) =>
    (sanitize({ type: 'root', children: [...nodes] }, schema) as Root).children as ElementContent[];
  const content: Content = {
    spans: [...wikiSpans(view), ...mentionSpans(view)],
    marked: new Set(),
    blocks: (nodes) => nodes.flatMap((node) => finish(safe(madeOf(node)))),
    inline: (node, spans = []) => finish(safe(insideOf(madeOf(node))), spans),
    footnotes: () => finish(safe(root.children.filter(isFootnotes) as ElementContent[])),
    freshTerms: () => {
      for (const { id, own } of view.terms) if (own) shown.delete(id);
    },
  };
  /** Terms that need no mark again for now. */
  const shown = new Set<string>();
  const dressing: Parameters<typeof dressed>[1] = {
    view,
    words,
    headings: new Map(text.facts.headings.map(({ place, anchor }) => [place.start.offset ?? -1, anchor])),
    mark: (term) => {
      if (shown.has(term.id)) return false;
      shown.add(term.id);
      content.marked.add(term.id);
      return true;
    },
  };
  const finish = (nodes: ElementContent[], spans: readonly Span[] = []) =>
    dressed(withSpans(nodes, [...content.spans, ...spans], text.text), dressing);
  return content;
}

/** The usual handlers, which also note in the option `made` what became of each node. */
const recording: Record<string, Handler> = Object.fromEntries(
  Object.entries(defaultHandlers).map(([type, handler]): [string, Handler] => [
    type,
    (state, node, parent) => {
      const result = (handler as Handler)(state, node, parent);
      const { made } = state.options as { made?: Map<Nodes, ElementContent[]> };
      made?.set(node, result ? (Array.isArray(result) ? result : [result as ElementContent]) : []);
      return result;
    },
  ]),
);

const insideOf = (nodes: readonly ElementContent[]): ElementContent[] =>
  nodes.flatMap((node) => (node.type === 'element' && node.tagName !== 'a' ? node.children : [node]));

const isFootnotes = (node: Root['children'][number]): boolean =>
  node.type === 'element' && node.properties.dataFootnotes !== undefined;

const wikiSpans = ({ wikis }: ContentView): Span[] =>
  wikis.map(({ start, end, label, href, note }) => ({
    start,
    end,
    make: () => (href === undefined ? flat([label, noteOf(note)]) : flat(<a href={href}>{label}</a>)),
  }));

const mentionSpans = ({ mentions }: ContentView): Span[] =>
  mentions.map(({ start, end, name }) => ({ start, end, make: () => flat(<b class="role">{name}</b>) }));
