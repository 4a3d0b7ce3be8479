import type { Diagnostic } from './diagnostic.ts';
import { type DocumentFault, diagnose, type ValuesOf } from './faults.ts';
import type { Places } from './places.ts';

/**
 * What one document may hold. The Markdown reader needs a time that grows with the square of the numbers below (measured on what is worst
 * for it: nested lists, brackets in brackets, openings without ends); within them the worst document takes seconds, not hours. The
 * longest of 2,146 real procedures stays under a fifth of each.
 */
export const limits = {
  /** Characters of the file. */
  characters: 500_000,
  lines: 10_000,
  /** Lines that begin a list item or a quote. */
  items: 5_000,
  /** Quotes and lists that one line opens. */
  depth: 20,
  /** Columns before a list item: half as many levels. */
  indent: 200,
  /** Brackets in brackets. */
  brackets: 100,
  /** Same emphasis characters in a row, where other text stands on the line. */
  run: 200,
  /** Emphasis, bracket and code marks of one paragraph. */
  marks: 5_000,
} as const;

interface Excess {
  fault: DocumentFault;
  offset: number;
  values: { size: number; limit: number };
}

/** Why a document is not given to the Markdown reader; undefined when it may be. One pass over the text. */
export function faultOfBody(masked: string, path: string, places: Places): Diagnostic | undefined {
  const excess =
    wholeDocument(masked, places) ?? (isModest(masked) ? undefined : firstExcess(masked, places));
  if (!excess) return undefined;
  const { fault, offset, values } = excess;
  const place = places.place(offset, places.lineEnd(places.point(offset).line));
  return diagnose('unreadable-document', fault, values as ValuesOf<'unreadable-document', typeof fault>, {
    path,
    place,
  });
}

function wholeDocument(masked: string, places: Places): Excess | undefined {
  const exceeds = (fault: DocumentFault, size: number, limit: number, offset = 0): Excess | undefined =>
    size > limit ? { fault, offset, values: { size, limit } } : undefined;
  const zero = masked.indexOf('\0');
  return (
    exceeds('too-large', masked.length, limits.characters) ??
    exceeds('too-many-lines', places.count, limits.lines) ??
    (zero < 0 ? undefined : { fault: 'binary', offset: zero, values: { size: 1, limit: 0 } })
  );
}

const marker = /^(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$))/;

/** What a line opens: how many quotes and lists, and after how much white space the first. */
function openings(line: string): { depth: number; indent: number } {
  if (!/^[ \t]*[-*+>\d]/.test(line)) return { depth: 0, indent: 0 };
  if (/^[ \t]*(?:[-*_][ \t]*)+$/.test(line)) return { depth: 0, indent: 0 };
  let rest = line.trimStart();
  const indent = line.slice(0, line.length - rest.length).replaceAll('\t', '    ').length;
  let depth = 0;
  for (let found = marker.exec(rest); found && depth <= limits.depth; found = marker.exec(rest)) {
    depth += 1;
    rest = rest.slice(found[0].length).trimStart();
  }
  return { depth, indent: depth > 0 ? indent : 0 };
}

/** Begins a paragraph of its own even right below text: only such lines and empty ones end a paragraph for certain. */
const newParagraph = /^[ \t]*(?:$|[-*+][ \t]+\S|1[.)][ \t]+\S|#{1,6}[ \t]|```|~~~)/;

/** The row of dashes below a table's first row; the rows after it are no paragraph. */
const tableRule = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const bars = (line: string): number => line.match(/\|/g)?.length ?? 0;

/** What opens lists and quotes, or white space, at the head of a line; or a run of emphasis: so much of it that it may be too much. */
const deep = new RegExp(`^(?:[^\\S\r\n]|[-*+>.)\\d]){${limits.depth + 1}}|[*_~]{${limits.run + 1}}`, 'm');

/** Is the whole document below the limits of a paragraph and a line? Nearly every one is, and needs no look at its lines. */
function isModest(masked: string): boolean {
  // Front matter is masked by white space.
  const body = masked.slice(masked.lastIndexOf('\n', masked.search(/\S/)) + 1);
  // A mark takes one character at least, an item two.
  if (body.length > limits.marks || deep.test(body)) return false;
  return (body.match(/\[/g)?.length ?? 0) <= limits.brackets;
}

/** What was counted up to a line. */
interface Count {
  items: number;
  marks: number;
  brackets: number;
  /** Below the row of dashes of a table. */
  table: boolean;
  fenced: boolean;
  before: string;
}

function firstExcess(masked: string, places: Places): Excess | undefined {
  const count: Count = { items: 0, marks: 0, brackets: 0, table: false, fenced: false, before: '' };
  for (let number = 1; number <= places.count; number++) {
    const offset = places.lineStart(number);
    const line = masked.slice(offset, places.lineEnd(number));
    const excess = blocksOf(line, count) ?? marksOf(line, count);
    if (excess) return { offset, ...excess };
    count.before = line;
  }
  return undefined;
}

const over = (fault: DocumentFault, size: number, limit: number): Omit<Excess, 'offset'> | undefined =>
  size > limit ? { fault, values: { size, limit } } : undefined;

function blocksOf(line: string, count: Count) {
  const { depth, indent } = openings(line);
  if (depth > 0) count.items += 1;
  return (
    over('too-deep', depth, limits.depth) ??
    over('too-deep', indent / 2, limits.indent / 2) ??
    over('too-many-items', count.items, limits.items)
  );
}

function marksOf(line: string, count: Count) {
  if (/^(?:```|~~~)/.test(line)) count.fenced = !count.fenced;
  const fresh = newParagraph.test(line);
  if (fresh) count.table = false;
  else if (bars(line) > 0 && bars(line) === bars(count.before) && tableRule.test(line)) count.table = true;
  if (fresh || count.table) [count.marks, count.brackets] = [0, 0];
  count.marks += line.match(/[*_~]+|[[\]`]/g)?.length ?? 0;
  count.brackets = deepest(line, count.brackets);
  // Brackets of data between fences cost nothing, but what is a fence is only certain to the Markdown reader.
  const most = count.fenced ? limits.marks * 5 : limits.marks;
  return (
    over('too-many-marks', count.marks, most) ??
    over('too-many-marks', longestRun(line), limits.run) ??
    over('too-deep', count.brackets, limits.brackets)
  );
}

function longestRun(line: string): number {
  if (line.length <= limits.run || /^[ \t]*(?:[-*_][ \t]*)+$/.test(line)) return 0;
  return Math.max(0, ...(line.match(/([*_~])\1*/g) ?? []).map((run) => run.length));
}

/** Open brackets at the end of the line; the most at any place in it, where that is too many. */
function deepest(line: string, open: number): number {
  if (!line.includes('[') && !line.includes(']')) return open;
  let depth = open;
  for (const character of line) {
    if (character === '[') depth += 1;
    else if (character === ']' && depth > 0) depth -= 1;
    if (depth > limits.brackets) return depth;
  }
  return depth;
}
