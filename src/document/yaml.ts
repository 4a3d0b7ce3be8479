import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { Found } from './meta.ts';
import { readPlain } from './plain-yaml.ts';
import { lineOf, type Repair, repairsAt } from './repairs.ts';

/** YAML that was read, and what is wrong with it. Offsets are those of the text that was given, also where a repair was needed to read on. */
export interface Yaml {
  /** The `key: value` lines; undefined when there are none. */
  map: YAMLMap | undefined;
  faults: Found[];
  /** Offset in the text that was given, for an offset of `map`. */
  origin(offset: number): number;
  /** The text that `map` was read from. */
  source: string;
  /** Faults are left that were not looked at: what `map` lacks may well be in the file. */
  partial: boolean;
}

/** After so many faults the rest is not looked for. */
const mostFaults = 20;
/** After so many characters, every reading counted, faults are no longer mended: ordinary front matter needs a tenth. */
const mostCharacters = 300_000;
const deepest = 20;

const parse = (source: string): Document =>
  parseDocument(`${source}\n`, {
    version: '1.2',
    schema: 'core',
    stringKeys: true,
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
  });

/**
 * Reads the YAML of front matter. A fault that a certain change mends is mended in memory, so that the lines below are read as they were
 * meant and every fault of a file is told at once. Nothing is resolved or run: types, anchors and references are faults.
 */
export function readYaml(given: string): Yaml {
  const plain = readPlain(given);
  const itself = (offset: number) => offset;
  if (plain) return { map: plain, faults: [], origin: itself, source: given, partial: false };
  const whole = { origin: itself, partial: true, map: undefined };
  if (bracketDepth(given) > deepest || /^[ \t]*(?:[-?:][ \t]+){20}/m.test(given)) {
    const at = { start: 0, end: firstLineEnd(given) };
    return { ...whole, faults: [{ fault: 'too-deep', values: { limit: deepest }, ...at }], source: given };
  }
  const edits = marksOfDocuments(given);
  const source = edits.reduce(applied, given);
  const document = parse(source);
  const { contents, errors } = document;
  if (contents && (isSeq(contents) || (errors.length === 0 && !isMap(contents)))) {
    return { ...whole, faults: [notKeys(contents, source)], source };
  }
  const faults = edits.map(
    ({ start, end }): Found => ({ fault: 'syntax', values: { found: given.slice(start, end) }, start, end }),
  );
  return mended(source, document, edits, faults);
}

/** Mends one fault after the other. `edits` and `faults` are what was found before and grow. */
function mended(given: string, read: Document, edits: Edit[], faults: Found[]): Yaml {
  let source = given;
  let document = read;
  let at = firstError(document, source);
  const budget = { left: mostCharacters };
  while (at !== undefined && faults.length < mostFaults && budget.left > 0) {
    const repair = workingRepair(source, at, budget);
    faults.push(toFound(repair ?? unknownFault(source, at), edits, faults));
    // A line that nothing mends is read as a comment, so that the lines below it are not lost.
    const edit = repair?.edit ?? commentedOut(source, repair?.start ?? at);
    if (!edit) break;
    edits.push(edit);
    source = applied(source, edit);
    document = parse(source);
    at = firstError(document, source);
  }
  const map = isMap(document.contents) ? document.contents : undefined;
  return { map, faults, origin: (offset) => originOf(offset, edits), source, partial: at !== undefined };
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

const applied = (source: string, { start, end, text }: Edit): string =>
  source.slice(0, start) + text + source.slice(end);

/** Undoes the edits of a text, last first, for one offset. */
function originOf(offset: number, edits: readonly Edit[]): number {
  return edits.reduceRight((at, { start, end, text }) => {
    if (at <= start) return at;
    return at >= start + text.length ? at - text.length + (end - start) : Math.min(at, end);
  }, offset);
}

function toFound(
  { fault, values, start, end, edit }: Repair,
  edits: readonly Edit[],
  before: readonly Found[],
): Found {
  const back = (offset: number) => originOf(offset, edits);
  const found: Found = { fault, values, start: back(start), end: back(end) };
  if (!edit) return found;
  const mapped = { start: back(edit.start), end: back(edit.end), text: edit.text };
  const touches = (other: Edit) => other.start <= mapped.end && other.end >= mapped.start;
  return before.some((other) => other.edits?.some(touches)) ? found : { ...found, edits: [mapped] };
}

/** Offset of the first thing that is wrong: a syntax error, or a type, anchor or reference. */
function firstError(document: Document, source: string): number | undefined {
  const [error] = document.errors;
  const at = error ? Math.min(error.pos[0], source.length) : undefined;
  const reference = document.contents ? firstReference(document.contents, source) : undefined;
  if (at === undefined || reference === undefined) return at ?? reference;
  return Math.min(at, reference);
}

function firstReference(node: Node, source: string): number | undefined {
  if (isAlias(node)) return node.range?.[0];
  const { anchor, tag } = node as { anchor?: string; tag?: string };
  if (anchor !== undefined || (tag !== undefined && /[!&]/.test(source[markBefore(node, source)] ?? '')))
    return markBefore(node, source);
  if (!isCollection(node)) return undefined;
  for (const item of node.items as (Node | { key: Node | null; value: Node | null })[]) {
    for (const part of isNode(item) ? [item] : [item.key, item.value]) {
      const found = part && firstReference(part, source);
      if (found !== undefined && found !== null) return found;
    }
  }
  return undefined;
}

/** Offset of the `!type` or `&anchor` before a value. */
function markBefore(node: Node, source: string): number {
  const start = node.range?.[0] ?? 0;
  const line = lineOf(source, start);
  return /^[!&]/.test(line.value) ? line.valueStart : start;
}

/** The repair after which the reader gets further than before. */
function workingRepair(source: string, at: number, budget: { left: number }): Repair | undefined {
  let without: Repair | undefined;
  for (const repair of repairsAt(source, at)) {
    if (!repair.edit) {
      without ??= repair;
      continue;
    }
    if (budget.left <= 0) break;
    budget.left -= source.length;
    const tried = applied(source, repair.edit);
    const next = firstError(parse(tried), tried);
    const behind =
      Math.max(at, lineOf(source, repair.edit.start).end) +
      repair.edit.text.length -
      (repair.edit.end - repair.edit.start);
    if (next === undefined || next > behind) return repair;
  }
  return without;
}

/** Lines by which YAML ends a document or gives orders to its reader: read as comments, or all below them would be lost. */
function marksOfDocuments(yaml: string): Edit[] {
  return [...yaml.matchAll(/^(?:\.\.\.[ \t]*|%[^\r\n]*)$/gm)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
    text: `#${line.slice(1)}`,
  }));
}

function commentedOut(source: string, at: number): Edit | undefined {
  const line = lineOf(source, at);
  const text = source.slice(line.start, line.end);
  if (text.trim() === '' || text.trimStart().startsWith('#')) return undefined;
  return { start: line.start, end: line.end, text: `#${text.slice(1)}` };
}

function unknownFault(source: string, at: number): Repair {
  const line = lineOf(source, at);
  const found = source.slice(line.start, line.end).trim();
  const start = line.start + (/^\s*/.exec(source.slice(line.start, line.end))?.[0].length ?? 0);
  return { fault: 'syntax', values: { found }, start, end: Math.max(line.end, start) };
}

function notKeys(contents: Node, source: string): Found {
  const [start, end] = contents.range ?? [0, 0];
  const at = { start, end: start + source.slice(start, end).trimEnd().length };
  if (!isScalar(contents)) return { fault: 'list-not-keys', values: {}, ...at };
  return { fault: 'text-not-keys', values: { found: source.slice(start, end) }, ...at };
}

const firstLineEnd = (text: string): number => /^[^\r\n]*/.exec(text)?.[0].length ?? 0;

function bracketDepth(text: string): number {
  let depth = 0;
  let most = 0;
  for (const character of text) {
    if (character === '[' || character === '{') most = Math.max(most, ++depth);
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
  }
  return most;
}
