import type { Heading, Nodes } from 'mdast';
import type { Sop } from '../document/sop.ts';
import { endOf, placeOf, startOf } from './source.ts';

/** Many rules walk the whole tree: its nodes are listed once. */
const listed = new WeakMap<Nodes, Nodes[]>();

/** A node and all below it, in source order. */
export function walk(node: Nodes): readonly Nodes[] {
  const known = listed.get(node);
  if (known) return known;
  const nodes: Nodes[] = [];
  addAll(node, nodes);
  if (node.type === 'root') listed.set(node, nodes);
  return nodes;
}

function addAll(node: Nodes, nodes: Nodes[]): void {
  nodes.push(node);
  if ('children' in node) for (const child of node.children) addAll(child, nodes);
}

/** Headings that divide the document; those inside a quote or a list are part of its text. */
export function headingsOf(sop: Sop): Heading[] {
  return sop.tree.children.filter((d) => d.type === 'heading');
}

/** Nodes that hold no prose. */
const silent = new Set(['code', 'inlineCode', 'html']);

/** Nodes that hold no words of a sentence either: pictures and addresses. */
const wordless = new Set([...silent, 'image', 'imageReference', 'definition']);

/**
 * The body with front matter, code, HTML and comments replaced by as many spaces, so that what is found in it is prose at its true place.
 * With `words`, pictures, the addresses of links and the backslashes of escapes are left out too.
 */
export function proseOf(sop: Sop, { words = false } = {}): string {
  const known = (words ? wordsOnly : proses).get(sop);
  if (known !== undefined) return known;
  const prose = readProse(sop, words);
  (words ? wordsOnly : proses).set(sop, prose);
  return prose;
}

/** A backslash before a mark (CommonMark 2.4). */
const escapes = /\\(?=[!-/:-@[-`{-~])/g;

/** Several rules ask for it. */
const proses = new WeakMap<Sop, string>();
const wordsOnly = new WeakMap<Sop, string>();

function readProse(sop: Sop, words: boolean): string {
  const blanks: [start: number, end: number][] = [
    [startOf(sop.frontMatter.place), endOf(sop.frontMatter.place)],
  ];
  for (const node of walk(sop.tree)) {
    const place = placeOf(node);
    if ((words ? wordless : silent).has(node.type)) blanks.push([startOf(place), endOf(place)]);
    else if (words && (node.type === 'link' || node.type === 'linkReference')) {
      const last = node.children.at(-1);
      blanks.push([last ? endOf(placeOf(last)) : startOf(place), endOf(place)]);
    }
  }
  const prose = blanked(sop.text, blanks);
  return words ? prose.replace(escapes, ' ') : prose;
}

function blanked(text: string, ranges: [start: number, end: number][]): string {
  let result = '';
  let at = 0;
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    result += text.slice(at, from) + blank(text.slice(from, end));
    at = end;
  }
  return result + text.slice(at);
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Offset at which the line of `offset` begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line break that ends the line of `offset`, or the end of the text. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
