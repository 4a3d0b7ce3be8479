import type { Html, Nodes, Parents, Root } from 'mdast';
import type { Position } from 'unist';
import type { Places } from './places.ts';
import type { Ignore } from './sop.ts';

/** `sop-ignore rule, other-rule: reason`, in a comment of either kind. */
const content = /^sop-ignore(-file)?(?![\w-])[ \t]*([^:]*?)[ \t]*(?::\s*([\s\S]*?))?\s*$/;

/**
 * The comments that take findings out, in source order. A comment without a rule or a reason is given too, with an empty list or text:
 * a rule finds fault with it.
 *
 * Inside a list item it holds for that item (the step it stands in), in a table for its row, in a heading or paragraph for that. On its
 * own between blocks it holds for the block right above it when no empty line stands between (of a list: the last item), else for the
 * block below (of a list: the first item). In front matter it holds for the key on its line, on a line of its own for the key below.
 */
export function readIgnores(
  tree: Root,
  file: string,
  places: Places,
  yaml: { start: number; end: number },
): Ignore[] {
  return [...fromYaml(file.slice(yaml.start, yaml.end), yaml.start, places), ...fromTree(tree, file, places)];
}

type Scope = { from: number; to: number };

function toIgnore(text: string, place: Position, scope: () => Scope, places: Places): Ignore[] {
  const found = content.exec(text.trim());
  if (!found) return [];
  const file = found[1] !== undefined;
  const rules = (found[2] ?? '').split(/[\s,]+/).filter(Boolean);
  const reason = (found[3] ?? '').replace(/\s+/g, ' ').trim();
  return [{ rules, reason, place, file, ...(file ? { from: 1, to: places.count } : scope()) }];
}

function fromTree(tree: Root, file: string, places: Places): Ignore[] {
  if (!file.includes('sop-ignore')) return [];
  const ignores: Ignore[] = [];
  const walk = (node: Nodes, parents: Parents[]): void => {
    if (node.type === 'html' && node.value.includes('sop-ignore'))
      ignores.push(...fromHtml(node, parents, places));
    if ('children' in node) for (const child of node.children) walk(child, [...parents, node]);
  };
  walk(tree, []);
  return ignores;
}

/** An HTML node may hold several comments, one a line. */
function fromHtml(node: Html, parents: Parents[], places: Places): Ignore[] {
  const start = node.position?.start.offset ?? 0;
  const end = node.position?.end.offset ?? start;
  return [...node.value.matchAll(/<!--([\s\S]*?)-->/g)].flatMap((comment) => {
    const from = Math.min(start + comment.index, end);
    const place = places.place(from, Math.min(from + comment[0].length, end));
    return toIgnore(comment[1] ?? '', place, () => scopeOf(node, parents), places);
  });
}

const linesOf = (node: Nodes): Scope => ({
  from: node.position?.start.line ?? 1,
  to: node.position?.end.line ?? 1,
});

const holders = new Set(['listItem', 'tableRow', 'heading', 'paragraph']);

function scopeOf(node: Html, parents: Parents[]): Scope {
  const item =
    parents.findLast((parent) => parent.type === 'listItem') ??
    parents.findLast((parent) => holders.has(parent.type));
  if (item) return linesOf(item);
  const siblings = (parents.at(-1)?.children ?? []) as Nodes[];
  const at = siblings.indexOf(node);
  const above = siblings[at - 1];
  const touches = above?.position?.end.line === linesOf(node).from - 1;
  if (above && touches) return linesOf(above.type === 'list' ? (above.children.at(-1) ?? above) : above);
  const below = siblings.slice(at + 1).find((sibling) => sibling.type !== 'html');
  if (!below) return linesOf(node);
  return linesOf(below.type === 'list' ? (below.children[0] ?? below) : below);
}

function fromYaml(yaml: string, offset: number, places: Places): Ignore[] {
  return [...yaml.matchAll(/(^|[ \t])#[ \t]*(sop-ignore[^\r\n]*)/gm)].flatMap((comment) => {
    const start = offset + comment.index + (comment[1]?.length ?? 0);
    const place = places.place(start, offset + comment.index + comment[0].trimEnd().length);
    return toIgnore(comment[2] ?? '', place, () => keyLines(place, places, yaml, offset), places);
  });
}

/** Lines of the key on the comment's line, or of the next one; indented lines and list entries below belong to it. */
function keyLines(place: Position, places: Places, yaml: string, offset: number): Scope {
  const own = place.start.line;
  const text = (line: number) => yaml.slice(places.lineStart(line) - offset, places.lineEnd(line) - offset);
  const last = places.point(offset + yaml.length).line;
  let from = own;
  if (/^[ \t]*#/.test(text(own))) from = own + 1;
  while (from < last && /^[ \t]*(?:#|$)/.test(text(from))) from++;
  let to = from;
  while (to < last && /^(?:[ \t]+\S|- )/.test(text(to + 1))) to++;
  return { from, to };
}
