import { createHash } from 'node:crypto';
import type { Element, ElementContent } from 'hast';
import type { SiteWords } from '../languages/site/index.ts';
import { anchorId } from './address.ts';
import { type ContentView, noteOf, type TermView } from './content-view.tsx';
import { flat } from './jsx-runtime.ts';
import { isOutside, safeUrl } from './url.ts';

interface Dressing {
  view: ContentView;
  words: SiteWords;
  /** Anchors of headings by offset. */
  headings: ReadonlyMap<number, string>;
  /** Is this use of a term to be marked? */
  mark(term: TermView): boolean;
}

/** Sanitised nodes as the site shows them: links lead to pages, scripts can be copied, lists ticked, terms opened. */
export function dressed(nodes: readonly ElementContent[], dressing: Dressing): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return withTerms(node.value, dressing);
    if (node.type !== 'element') return [];
    return (dressers[node.tagName] ?? asItIs)(node, dressing);
  });
}

type Dresser = (node: Element, dressing: Dressing) => ElementContent[];

const withoutTerms = (dressing: Dressing): Dressing => ({ ...dressing, mark: () => false });

const asItIs: Dresser = (node, dressing) => {
  node.children = dressed(node.children, dressing);
  return [node];
};

const offsetOf = (node: Element) => node.position?.start.offset ?? -1;

const dressers: Record<string, Dresser> = {
  a: (node, dressing) => {
    const own = String(node.properties.href ?? '');
    node.children = dressed(node.children, withoutTerms(dressing));
    // Links of ours (jumps, terms) have no place in the source; footnotes point at each other.
    if (
      !node.position ||
      node.properties.dataFootnoteRef !== undefined ||
      node.properties.dataFootnoteBackref !== undefined
    )
      return [node];
    const view = dressing.view.links[offsetOf(node)] ?? { href: isOutside(own) ? own : undefined };
    const href = view.href === undefined ? undefined : safeUrl(view.href);
    if (href === undefined) return [...node.children, ...flat(noteOf(view.note))];
    node.properties = { href, ...(isOutside(href) ? { rel: ['noopener', 'noreferrer'] } : {}) };
    return [node];
  },
  img: (node, { view }) => {
    const href = view.links[offsetOf(node)]?.href;
    const alt = String(node.properties.alt ?? '');
    // Pictures of other sites are not loaded: no request leaves the site.
    if (href === undefined || isOutside(href)) return flat(<span class="note">[{alt || '…'}]</span>);
    node.properties = { src: href, alt, loading: 'lazy' };
    return [node];
  },
  input: (node) => {
    node.properties = { type: 'checkbox', disabled: true };
    return [node];
  },
  ul: (node, dressing) => tickable(node, dressing),
  ol: (node, dressing) => tickable(node, dressing),
  pre: (node, { words }) => copyable(node, words, 'code'),
  blockquote: (node, dressing) => quote(node, dressing),
  code: (node) => [node],
  table: (node, dressing) => {
    asItIs(node, dressing);
    return flat(<div class="scroll">{node}</div>);
  },
  td: (node, dressing) => aligned(node, dressing),
  th: (node, dressing) => aligned(node, dressing),
  ...Object.fromEntries(
    ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name): [string, Dresser] => [name, heading]),
  ),
};

function heading(node: Element, dressing: Dressing): ElementContent[] {
  const anchor = dressing.headings.get(offsetOf(node));
  node.children = dressed(node.children, withoutTerms(dressing));
  if (anchor) node.properties = { id: anchorId(anchor) };
  // The title of the page is its only heading of the first rank.
  if (node.tagName === 'h1') node.tagName = 'h2';
  return [node];
}

function aligned(node: Element, dressing: Dressing): ElementContent[] {
  const { align } = node.properties;
  node.properties = align === 'right' || align === 'center' ? { className: [String(align)] } : {};
  return asItIs(node, dressing);
}

/** A task list: every box has a key made of its words, so that ticks stay with them. */
function tickable(node: Element, dressing: Dressing): ElementContent[] {
  const isTasks = node.children.some((item) => item.type === 'element' && boxOf(item));
  asItIs(node, dressing);
  node.properties = {
    ...(node.properties.start === undefined ? {} : { start: node.properties.start }),
    ...(isTasks ? { className: ['checklist'], dataChecklist: '' } : {}),
  };
  if (!isTasks) return [node];
  for (const item of node.children) {
    const box = item.type === 'element' ? boxOf(item) : undefined;
    if (!box || item.type !== 'element') continue;
    item.properties = {};
    const holder = item.children.find((child) => child.type === 'element' && child.tagName === 'p') ?? item;
    if (holder.type !== 'element') continue;
    const at = holder.children.indexOf(box);
    const words = holder.children.slice(at + 1).filter((child) => !isBlock(child));
    const rest = holder.children.slice(at + 1).filter(isBlock);
    box.properties = { type: 'checkbox', disabled: true, dataCheck: keyOf(textOf(words)) };
    const label: Element = { type: 'element', tagName: 'label', properties: {}, children: [box, ...words] };
    holder.children = [label, ...rest];
  }
  return [node];
}

const isBlock = (node: ElementContent): boolean =>
  node.type === 'element' &&
  ['ul', 'ol', 'p', 'div', 'pre', 'blockquote', 'figure', 'table'].includes(node.tagName);

function boxOf(item: Element): Element | undefined {
  for (const child of item.children) {
    if (child.type !== 'element') continue;
    if (child.tagName === 'input') return child;
    if (child.tagName === 'p')
      return child.children.find(
        (each): each is Element => each.type === 'element' && each.tagName === 'input',
      );
  }
  return undefined;
}

/** Key of a box: from its words without regard to case and white space. */
export const keyOf = (words: string): string =>
  createHash('sha256').update(words.replace(/\s+/g, ' ').trim().toLowerCase()).digest('hex').slice(0, 10);

export function textOf(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textOf(node.children) : ''))
    .join('');
}

const alerts = ['note', 'tip', 'important', 'warning', 'caution'] as const;

/** `> [!WARNING]` is a remark (GitHub's alerts), any other quote a text to be said or sent. */
function quote(node: Element, dressing: Dressing): ElementContent[] {
  const first = node.children.find((child): child is Element => child.type === 'element');
  const opening = first?.children[0];
  const kind = opening?.type === 'text' ? /^\[!(\w+)\]\s*/.exec(opening.value) : null;
  const alert = alerts.find((name) => name === kind?.[1]?.toLowerCase());
  if (!alert || opening?.type !== 'text') return copyable(node, dressing.words, 'script');
  opening.value = opening.value.slice(kind?.[0].length);
  return flat(
    <div class={`alert ${alert}`}>
      <p class="alert-name">{dressing.words.alerts[alert]}</p>
      {dressed(node.children, dressing)}
    </div>,
  );
}

function copyable(node: Element, words: SiteWords, kind: 'code' | 'script'): ElementContent[] {
  return flat(
    <div class={`copy ${kind}`} data-copy-block>
      {node}
      <button type="button" data-copy hidden>
        {words.copy}
      </button>
    </div>,
  );
}

/** Terms in running text become links to their entries. */
function withTerms(value: string, dressing: Dressing): ElementContent[] {
  const { terms } = dressing.view;
  if (terms.length === 0 || value.trim() === '') return flat(value);
  const nodes: ElementContent[] = [];
  let rest = value;
  for (;;) {
    const hit = firstTerm(rest, dressing);
    if (!hit) break;
    nodes.push(...flat(rest.slice(0, hit.at)));
    const words = rest.slice(hit.at, hit.at + hit.length);
    nodes.push(
      ...flat(
        <a class="term" data-term href={`#${hit.term.id}`}>
          {words}
        </a>,
      ),
    );
    rest = rest.slice(hit.at + hit.length);
  }
  return [...nodes, ...flat(rest)];
}

function firstTerm(
  text: string,
  { view, mark }: Dressing,
): { at: number; length: number; term: TermView } | undefined {
  const hits = view.terms
    .flatMap((term) => {
      const hit = patternOf(term.term).exec(text);
      return hit ? [{ at: hit.index, length: hit[0].length, term }] : [];
    })
    .sort((a, b) => a.at - b.at || b.length - a.length);
  return hits.find(({ term }) => mark(term));
}

const patterns = new Map<string, RegExp>();

/** The whole word, plural endings included; an acronym in its own case alone. */
function patternOf(term: string): RegExp {
  const known = patterns.get(term);
  if (known) return known;
  const escaped = term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const isAcronym = /^[\p{Lu}\p{N}&./-]+$/u.test(term);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])${escaped}(?:s|en)?(?![\\p{L}\\p{N}])`,
    isAcronym ? 'u' : 'iu',
  );
  patterns.set(term, pattern);
  return pattern;
}
