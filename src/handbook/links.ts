import type { Position } from 'unist';
import type { Places } from '../document/places.ts';
import type { Sop } from '../document/sop.ts';
import { plainText } from '../document/text.ts';
import type { LinkNode, Pieces, TextPiece } from './pieces.ts';

/**
 * - `sop`: a Markdown file of the handbook, or an SOP by its id (`[[refund-customer]]`, a key of the front matter)
 * - `anchor`: a place in the same document
 * - `file`: any other file beside it, `image` when it is shown
 * - `web`: an address (`http:`, `https:`), `mail`: `mailto:` and `tel:`
 * - `unsafe`: an address of another kind (`javascript:`, `data:`, `file:` …), which no page may carry
 */
type LinkKind = 'sop' | 'anchor' | 'file' | 'image' | 'web' | 'mail' | 'unsafe';

export interface LinkFact {
  kind: LinkKind;
  /** As written. */
  url: string;
  /** Words of the link, or the description of a picture. */
  text: string;
  /** Path of the file in the handbook, for `sop`, `file` and `image`; undefined where the way leads out of the handbook. */
  target?: string;
  /** Id, where the link names an SOP by its id. */
  id?: string;
  /** What follows `#`, decoded. */
  anchor?: string;
  /** Front-matter key that holds it: `related`, `supersedes`, `superseded-by`. */
  key?: string;
  /** Place of the address alone (of the id in `[[id]]`), where it stands in the text as it is. */
  urlPlace?: Position;
  place: Position;
}

/** Every link of an SOP in source order: Markdown links and pictures, `[[wiki links]]`, ids in the front matter. */
export function linksOf(sop: Sop, { texts, links, definitions }: Pieces, places: Places): LinkFact[] {
  const found: LinkFact[] = [...fromFrontMatter(sop)];
  for (const node of links) {
    const fact = fromNode(node, definitions, sop, places);
    if (fact) found.push(fact);
  }
  for (const piece of texts) if (piece.source.includes('[[')) found.push(...wikiLinks(piece, places));
  return found.sort((a, b) => (a.place.start.offset ?? 0) - (b.place.start.offset ?? 0));
}

function fromNode(
  node: LinkNode,
  definitions: Pieces['definitions'],
  sop: Sop,
  places: Places,
): LinkFact | undefined {
  const place = node.position;
  if (!place) return undefined;
  const isImage = node.type === 'image' || node.type === 'imageReference';
  const text = isImage ? (node.alt ?? '') : plainText(node);
  if (node.type === 'link' || node.type === 'image')
    return {
      ...toLink(node.url, text, place, sop.path, isImage),
      ...urlPlaceOf(node.url, place, sop.text, places),
    };
  const url = definitions.get(node.identifier)?.url;
  return url === undefined ? undefined : toLink(url, text, place, sop.path, isImage);
}

function* wikiLinks({ source, start }: TextPiece, places: Places): Iterable<LinkFact> {
  for (const hit of source.matchAll(/\[\[([^[\]|#\n]+)(?:#([^[\]|\n]*))?(?:\|([^[\]\n]*))?\]\]/g)) {
    const [whole, name = '', anchor, label] = hit;
    const at = start + hit.index;
    const id = name.trim();
    yield {
      kind: 'sop',
      url: whole,
      text: label ?? id,
      id,
      urlPlace: places.place(at + 2, at + 2 + name.length),
      place: places.place(at, at + whole.length),
      ...(anchor && { anchor }),
    };
  }
}

/** Where the address of `[text](address)` stands; nothing where it is written in another way. */
function urlPlaceOf(url: string, place: Position, text: string, places: Places): { urlPlace?: Position } {
  const start = place.start.offset ?? 0;
  const source = text.slice(start, place.end.offset);
  const opened = source.lastIndexOf('](') + 2;
  const at = opened + (/^\s*<?/.exec(source.slice(opened))?.[0].length ?? 0);
  if (url === '' || opened < 2 || !source.startsWith(url, at)) return {};
  return { urlPlace: places.place(start + at, start + at + url.length) };
}

function* fromFrontMatter(sop: Sop): Iterable<LinkFact> {
  for (const key of ['related', 'supersedes', 'superseded-by'] as const) {
    const place = sop.frontMatter.fields.get(key)?.valuePlace;
    for (const id of [sop.known[key] ?? []].flat())
      if (place) yield { kind: 'sop', url: id, text: id, id, key, place };
  }
}

function toLink(url: string, text: string, place: Position, from: string, isImage = false): LinkFact {
  const kind = schemeKind(url);
  if (kind) return { kind, url, text, place };
  const [, path = '', anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
  const after = anchor === undefined ? {} : { anchor: decoded(anchor) };
  if (path === '') return { kind: 'anchor', url, text, place, ...after };
  const target = resolvePath(from, path);
  const isSop = /\.(?:md|markdown)$/i.test(decoded(path));
  return {
    kind: isImage ? 'image' : isSop ? 'sop' : 'file',
    url,
    text,
    place,
    ...(target !== undefined && { target }),
    ...after,
  };
}

/** Browsers drop white space and control characters inside an address, so `java\nscript:` is one with a scheme too. */
function schemeKind(url: string): LinkKind | undefined {
  const bare = url.replace(/[\u0000-\u0020\u007f-\u009f]/g, '');
  if (bare.startsWith('//')) return 'web';
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(bare)?.[1]?.toLowerCase();
  if (scheme === undefined) return undefined;
  if (scheme === 'http' || scheme === 'https') return 'web';
  return scheme === 'mailto' || scheme === 'tel' ? 'mail' : 'unsafe';
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * The path in the handbook that a link from one file leads to. Both paths count from the handbook's folder; a path that begins with `/`
 * counts from there too. Undefined when the way leads out of the handbook, or when it could mean something else to a system (`\`, `:`,
 * a control character).
 */
export function resolvePath(from: string, link: string): string | undefined {
  const path = decoded(link);
  if (/[\\:\u0000-\u001f\u007f]/.test(path)) return undefined;
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length === 0 || parts.at(-1) === '..') return undefined;
    else parts.pop();
  }
  return parts.length > 0 && !parts.includes('..') ? parts.join('/') : undefined;
}
