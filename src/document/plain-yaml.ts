import { Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';

/**
 * Reads YAML that is nothing but lines `key: value`, with texts, quoted texts without escapes, simple lists and `{ key: text }` as values:
 * what nearly all front matter is, in a tenth of the time. The result is that of the YAML reader (a test holds both together); undefined for all else.
 */
export function readPlain(source: string): YAMLMap | undefined {
  if (!ordinary.test(source)) return undefined;
  const map = new YAMLMap<Scalar, Scalar | YAMLSeq | YAMLMap>();
  for (let start = 0; start < source.length; ) {
    const end = lineEnd(source, start);
    if (!skipped.test(source.slice(start, end))) {
      const key = keyAt(source, start);
      if (!key) return undefined;
      const from = after(source, start + key.length + 1);
      const value = from < end ? valueIn(source, from, end) : listBelow(source, end + 1);
      if (!value) return undefined;
      map.items.push(new Pair(scalar(key, key, start, start + key.length, 'PLAIN'), value));
      if (from >= end) {
        start = value.range?.[1] ?? end;
        continue;
      }
    }
    start = end + 1;
  }
  return map.items.length > 0 ? map : undefined;
}

/** No tabs, no signs that YAML refuses or takes for line ends, no pairs of surrogates. */
const ordinary = /^[\n\x20-\x7e\u00a1-\u1fff\u2010-\u2027\u2030-\ud7ff]*$/;
/** An empty line or a comment. */
const skipped = /^(?: *|#.*)$/;

function lineEnd(source: string, start: number): number {
  const end = source.indexOf('\n', start);
  return end === -1 ? source.length : end;
}

const key = /([A-Za-z][A-Za-z0-9_-]*):(?=[ \n]|$)/y;

function keyAt(source: string, start: number): string | undefined {
  key.lastIndex = start;
  return key.exec(source)?.[1];
}

/** Offset behind the spaces at an offset. */
function after(source: string, offset: number): number {
  let at = offset;
  while (source[at] === ' ') at++;
  return at;
}

/** A value that begins at `start` and has to fill its line. */
function valueIn(source: string, start: number, end: number): Scalar | YAMLSeq | YAMLMap | undefined {
  if (source[start] === '{') return flowMap(source, start, end);
  return source[start] === '[' ? flowList(source, start, end) : scalarIn(source, start, end);
}

const quotedTwice = /^"([^"\\]*)"$/;
const quotedOnce = /^'([^']*)'$/;
/** Begins with a letter or figure; no colon or hash that could mean something. */
const plain = /^[\p{L}\d](?!.*(?:: |:$| #))/u;
/** What YAML reads as nothing, yes, no or a number. */
const other = /^(?:null|true|false|[\d.]+(?:e[-+]?\d+)?|0[ox][\da-f]+)$/i;

function scalarIn(source: string, start: number, lineEnds: number): Scalar | undefined {
  let end = lineEnds;
  while (end > start && source[end - 1] === ' ') end--;
  const text = source.slice(start, end);
  const twice = quotedTwice.exec(text)?.[1];
  if (twice !== undefined) return scalar(twice, twice, start, end, 'QUOTE_DOUBLE');
  const once = quotedOnce.exec(text)?.[1];
  if (once !== undefined) return scalar(once, once, start, end, 'QUOTE_SINGLE');
  const isPlain = plain.test(text) && (!other.test(text) || /\..*\./.test(text));
  return isPlain ? scalar(text, text, start, end, 'PLAIN') : undefined;
}

/** `[orders, money]` */
function flowList(source: string, start: number, lineEnds: number): YAMLSeq | undefined {
  const found = /^\[( *[A-Za-z][\w./-]*(?: [\w./-]+)* *(?:, *[A-Za-z][\w./-]*(?: [\w./-]+)* *)*)\] *$/.exec(
    source.slice(start, lineEnds),
  );
  const inside = found?.[1];
  if (inside === undefined) return undefined;
  const list = new YAMLSeq<Scalar>();
  list.flow = true;
  let at = start + 1;
  for (const entry of inside.split(',')) {
    const text = entry.trim();
    if (other.test(text)) return undefined;
    const from = after(source, at);
    list.items.push(scalar(text, text, from, from + text.length, 'PLAIN'));
    at += entry.length + 1;
  }
  list.range = [start, at, at];
  return list;
}

const entryOfMap = ' *[A-Za-z][\\w-]*: +[A-Za-z\\d][\\w./-]*(?: [\\w./-]+)* *';
const mapInBraces = new RegExp(`^\\{(${entryOfMap}(?:,${entryOfMap})*)\\} *$`);

/** `{ every: 12 months, last: 2026-03-01 }` */
function flowMap(source: string, start: number, lineEnds: number): YAMLMap | undefined {
  const inside = mapInBraces.exec(source.slice(start, lineEnds))?.[1];
  if (inside === undefined) return undefined;
  const map = new YAMLMap<Scalar, Scalar>();
  map.flow = true;
  let at = start + 1;
  for (const entry of inside.split(',')) {
    const colon = at + entry.indexOf(':');
    const from = after(source, at);
    const name = source.slice(from, colon);
    const text = source.slice(colon + 1, at + entry.length).trim();
    if (other.test(text)) return undefined;
    const valueFrom = after(source, colon + 1);
    const value = scalar(text, text, valueFrom, valueFrom + text.length, 'PLAIN');
    map.items.push(new Pair(scalar(name, name, from, colon, 'PLAIN'), value));
    at += entry.length + 1;
  }
  map.range = [start, at, at];
  return map;
}

/** The entries `- value` in the lines below a key, as far as they are indented alike. */
function listBelow(source: string, start: number): YAMLSeq | undefined {
  const indent = /^ *(?=- )/.exec(source.slice(start, lineEnd(source, start)))?.[0];
  if (indent === undefined) return undefined;
  const list = new YAMLSeq<Scalar>();
  let at = start;
  while (source.startsWith(`${indent}- `, at)) {
    const end = lineEnd(source, at);
    const entry = scalarIn(source, after(source, at + indent.length + 2), end);
    if (!entry) return undefined;
    list.items.push(entry);
    at = end + 1;
  }
  // Whatever goes on with another indent is left to the YAML reader.
  if (/^(?: |-)/.test(source.slice(at, at + 1))) return undefined;
  list.range = [start + indent.length, at, at];
  return list;
}

function scalar(value: string, source: string, start: number, end: number, type: Scalar.Type): Scalar {
  const node = new Scalar(value);
  node.source = source;
  node.type = type;
  node.range = [start, end, end];
  return node;
}
