import type { Nodes, PhrasingContent } from 'mdast';
import type { Position } from 'unist';
import type { Places } from '../../document/places.ts';
import type { Clause } from './clause.ts';

/** Part of a line, as offsets in its text; `end` is not included. */
export interface Range {
  start: number;
  end: number;
}

export interface Mark extends Range {
  kind: 'strong' | 'link' | 'code' | 'image';
  url?: string;
}

/**
 * The words of a paragraph, a heading or a table cell as one line, white space folded, with the place of every character in the file.
 */
export interface Line {
  text: string;
  /** The same length, with the characters of code and pictures covered, so that no word is found in them. */
  masked: string;
  runs: Run[];
  /** Offset in the file of the end. */
  end: number;
  marks: Mark[];
  places: Places;
  /** The step's own text, not a paragraph below it. */
  isOwn: boolean;
  /** The clauses of its parts, as far as they were read: several readers ask about one. */
  clauses: Map<number, Clause[]>;
}

/** Characters that stand in the file one behind the other: most lines are one run, or one before and one behind bold words. */
interface Run {
  /** Offset in the line of the first one. */
  start: number;
  /** Its offset in the file. */
  offset: number;
}

const cover = '\ue000';

interface Draft {
  text: string;
  /** Undefined as long as nothing is covered: both texts are one. */
  masked: string | undefined;
  runs: Run[];
  marks: Mark[];
  source: string;
  end: number;
}

/** Reads the inline content of a node. `source` is the whole file. */
export function lineOf(node: Nodes, source: string, places: Places, isOwn = false): Line {
  const start = node.position?.start.offset ?? 0;
  const draft: Draft = { text: '', masked: undefined, runs: [], marks: [], source, end: start };
  if ('children' in node) for (const child of node.children) inline(child as PhrasingContent, draft);
  const { runs, marks, end } = draft;
  let length = draft.text.length;
  while (length > 0 && draft.text[length - 1] === ' ') length--;
  const text = draft.text.slice(0, length);
  return {
    text,
    masked: draft.masked?.slice(0, length) ?? text,
    runs,
    end,
    marks,
    places,
    isOwn,
    clauses: new Map(),
  };
}

/** A line for text that stands nowhere in particular: all its characters are at one place. */
export function plainLine(text: string, place: Position, places: Places): Line {
  const offset = place.start.offset ?? 0;
  const runs = Array.from({ length: text.length }, (_, start) => ({ start, offset }));
  const end = place.end.offset ?? offset;
  return { text, masked: text, runs, end, marks: [], places, isOwn: false, clauses: new Map() };
}

function inline(node: PhrasingContent, draft: Draft): void {
  const start = node.position?.start.offset ?? draft.end;
  const end = node.position?.end.offset ?? start;
  const from = draft.text.length;
  if (node.type === 'text') text(node.value, start, end, draft);
  else if (node.type === 'break') push(' ', ' ', start, draft);
  else if (node.type === 'inlineCode') covered(node.value, start, end, draft);
  else if (node.type === 'image' || node.type === 'imageReference')
    covered(node.alt ?? '', start, end, draft);
  else if (node.type === 'html') {
    if (/^<br\s*\/?>/i.test(node.value)) push(' ', ' ', start, draft);
  } else if ('children' in node) for (const child of node.children) inline(child, draft);
  draft.end = Math.max(draft.end, end);
  const kind = kindOf(node);
  if (kind)
    draft.marks.push({
      kind,
      start: from,
      end: draft.text.length,
      ...(node.type === 'link' ? { url: node.url } : {}),
    });
}

function kindOf(node: PhrasingContent): Mark['kind'] | undefined {
  if (node.type === 'strong') return 'strong';
  if (node.type === 'link' || node.type === 'linkReference') return 'link';
  if (node.type === 'inlineCode') return 'code';
  return node.type === 'image' ? 'image' : undefined;
}

const endsInSpace = ({ text }: Draft) => text === '' || text[text.length - 1] === ' ';

function push(sign: string, masked: string, offset: number, draft: Draft): void {
  const space = sign === ' ' || (!/[!-~]/.test(sign) && /\s/u.test(sign));
  if (space && endsInSpace(draft)) return;
  if (masked === cover) draft.masked ??= draft.text;
  run(offset, draft);
  draft.text += space ? ' ' : sign;
  if (draft.masked !== undefined) draft.masked += space && masked !== cover ? ' ' : masked;
}

/** What is added next stands at this offset of the file. */
function run(offset: number, { text, runs }: Draft): void {
  const last = runs[runs.length - 1];
  if (!last || offset - last.offset !== text.length - last.start) runs.push({ start: text.length, offset });
}

/** White space that a line does not keep as it stands. */
const unfolded = /[^\S ]| {2}/u;

/** Follows a value through its source, past escapes, character references and the indent of the next line. */
function text(value: string, start: number, end: number, draft: Draft): void {
  // Most texts stand in the source as they are: they need no look at each character.
  const isAsWritten = start + value.length <= end && draft.source.startsWith(value, start);
  if (isAsWritten && !unfolded.test(value) && !(value.startsWith(' ') && endsInSpace(draft))) {
    run(start, draft);
    draft.text += value;
    if (draft.masked !== undefined) draft.masked += value;
    return;
  }
  let at = start;
  for (let index = 0; index < value.length; index++) {
    const sign = value[index] ?? '';
    while (at < end && draft.source[at] !== sign && canSkip(draft.source[at] ?? '', sign)) at++;
    push(sign, sign, Math.min(at, end), draft);
    if (draft.source[at] === '&' && sign !== '&') {
      const close = draft.source.indexOf(';', at);
      at = close >= 0 && close < end ? close + 1 : at + 1;
    } else at++;
  }
}

function canSkip(inSource: string, wanted: string): boolean {
  return inSource === '\\' || inSource === '\r' || (/[ \t>]/.test(inSource) && wanted !== inSource);
}

function covered(value: string, start: number, end: number, draft: Draft): void {
  const room = Math.max(end - start, 1);
  const lead = Math.max(0, Math.floor((room - value.length) / 2));
  for (let index = 0; index < value.length; index++) {
    push(value[index] ?? '', cover, Math.min(start + lead + index, end), draft);
  }
}

/** Where a part of a line stands in the file. */
export function placeIn(line: Line, range: Range): Position {
  const length = line.text.length;
  const start = offsetAt(line, range.start);
  const last = Math.max(range.start, range.end - 1);
  const end = range.end >= length ? line.end : offsetAt(line, last) + 1;
  return line.places.place(start, Math.max(start, end));
}

function offsetAt({ text, runs, end }: Line, at: number): number {
  if (at >= text.length) return end;
  let index = runs.length - 1;
  while (index > 0 && (runs[index]?.start ?? 0) > at) index--;
  const found = runs[index];
  return found ? found.offset + at - found.start : end;
}

/** A range without white space at its ends. */
export function trim(line: Line, range: Range): Range {
  let { start, end } = range;
  while (start < end && line.text[start] === ' ') start++;
  while (end > start && line.text[end - 1] === ' ') end--;
  return { start, end };
}

export const said = (line: Line, range: Range): string => line.text.slice(range.start, range.end);
export const masked = (line: Line, range: Range): string => line.masked.slice(range.start, range.end);
