import type { Edit } from './diagnostic.ts';
import type { FrontMatterFault } from './faults.ts';
import { type Found, metaKeys } from './meta.ts';

/** Front matter as found in a file: where it stands and its YAML. */
export interface Fenced {
  present: boolean;
  /** Offsets of the front matter, fences included; the line end behind the closing fence is not. */
  start: number;
  end: number;
  /** Offsets of the YAML between the fences; an empty range when it cannot be read. */
  yamlStart: number;
  yamlEnd: number;
  faults: Found[];
}

/** Most characters of front matter that are read. */
export const longestFrontMatter = 65_536;

const opening = /^---[ \t]*(?:ya?ml)?[ \t]*(?:\r?\n|$)/;
const onlyDashes = /^[-\u2010-\u2015\u2212]{2,}[ \t]*$/;
const knownKeys = new Set<string>(metaKeys);

/**
 * Finds front matter. `text` is the file with its BOM as a space and every lone CR as LF, so that offsets are those of the file. It ends
 * where gray-matter would end it, at the first line that begins with three dashes (a test holds both together); what gray-matter would
 * run as a program, misread or swallow is refused.
 */
export function findFrontMatter(text: string): Fenced {
  const start = text.startsWith(' ') && opening.test(text.slice(1)) ? 1 : 0;
  const open = opening.exec(text.slice(start));
  if (!open) return findUnfenced(text);
  const inside = start + open[0].length;
  const closing = /\n---[^\r\n]*/.exec(text.slice(inside - 1));
  if (!closing) return unclosed(text, start, inside);
  const line = closing[0].slice(1);
  const at = inside + closing.index;
  const end = at + line.length;
  const fenced = range(start, end, inside, at);
  if (/^---[ \t]*$/.test(line)) return fenced;
  if (onlyDashes.test(line)) return { ...fenced, faults: [dashes(text, at, end)] };
  return { ...fenced, faults: [{ fault: 'fence', values: { found: line.trim() }, start: at, end }] };
}

function range(start: number, end: number, yamlStart: number, yamlEnd: number): Fenced {
  const size = yamlEnd - yamlStart;
  if (size <= longestFrontMatter) return { present: true, start, end, yamlStart, yamlEnd, faults: [] };
  const values = { size, limit: longestFrontMatter };
  const faults: Found[] = [{ fault: 'too-large', values, start, end: start + 3 }];
  return { present: true, start, end, yamlStart, yamlEnd: yamlStart, faults };
}

const none: Fenced = { present: false, start: 0, end: 0, yamlStart: 0, yamlEnd: 0, faults: [] };

/** Lines of a text with their offsets. */
interface Line {
  text: string;
  start: number;
  end: number;
}

function* linesFrom(text: string, offset: number): Generator<Line> {
  const line = /([^\r\n]*)(\r?\n|$)/y;
  line.lastIndex = offset;
  while (line.lastIndex < text.length) {
    const start = line.lastIndex;
    const found = line.exec(text);
    if (!found) return;
    yield { text: found[1] ?? '', start, end: start + (found[1]?.length ?? 0) };
  }
}

/** The lines from `offset` that read like YAML with keys of an SOP, up to the first that does not or to a line of dashes. */
interface KeyLines {
  first: Line;
  last: Line;
  /** How many keys they hold, and how many of them are keys of an SOP. */
  keys: number;
  known: number;
  /** The line of dashes that closes them. */
  closing?: Line;
}

function keyLinesFrom(text: string, offset: number): KeyLines | undefined {
  let first: Line | undefined;
  let last: Line | undefined;
  let known = 0;
  let keys = 0;
  for (const line of linesFrom(text, offset)) {
    if (line.start - offset > longestFrontMatter) break;
    if (first && last && onlyDashes.test(line.text)) return { first, last, keys, known, closing: line };
    if (line.text.trim() === '') continue;
    const key = /^([A-Za-z][\w-]*)[ \t]*:(?:[ \t]|$)/.exec(line.text)?.[1];
    if (!key && (!first || !/^(?:\s|- |# ?sop-)/.test(line.text))) break;
    // After an empty line only a key goes on: what is indented there is text.
    if (
      !key &&
      last &&
      text.slice(last.end, line.start).trim() === '' &&
      /\n\s*\n/.test(text.slice(last.end, line.start))
    )
      break;
    if (key) keys++;
    if (key && knownKeys.has(key.toLowerCase())) known++;
    first ??= line;
    last = line;
  }
  return first && last && { first, last, keys, known };
}

/** An opening fence without a closing one: the keys below it are read; without keys it is a line across the page. */
function unclosed(text: string, start: number, inside: number): Fenced {
  const keys = keyLinesFrom(text, inside);
  if (!keys || keys.known === 0) return none;
  const { last, closing } = keys;
  const fenced = range(start, closing?.end ?? last.end, inside, closing?.start ?? last.end);
  if (closing) return { ...fenced, faults: [...fenced.faults, dashes(text, closing.start, closing.end)] };
  return { ...fenced, faults: [...fenced.faults, neverClosed(text, start, last)] };
}

const insert = (offset: number, text: string): Edit[] => [{ start: offset, end: offset, text }];

function neverClosed(text: string, start: number, last: Line): Found {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return { fault: 'unclosed', values: {}, start, end: start + 3, edits: insert(last.end, `${newline}---`) };
}

function dashes(text: string, start: number, end: number): Found {
  const found = text.slice(start, end).trim();
  return { fault: 'dashes', values: { found }, start, end, edits: [{ start, end, text: '---' }] };
}

/** No good opening fence: tells the ways in which one goes wrong from a document that has no front matter. */
function findUnfenced(text: string): Fenced {
  return notFirst(text) ?? otherFormat(text) ?? dashedOrUnopened(text) ?? none;
}

function notFirst(text: string): Fenced | undefined {
  const gap = /^\s+/.exec(text)?.[0].length ?? 0;
  if (gap === 0 || !opening.test(text.slice(gap))) return undefined;
  const keys = keyLinesFrom(text, gap + 4);
  if (!keys?.known || !keys.closing) return undefined;
  const bom = text.startsWith(' ') ? 1 : 0;
  const faults: Found[] = [
    { fault: 'not-first', values: {}, start: gap, end: gap + 3, edits: [{ start: bom, end: gap, text: '' }] },
  ];
  const inside = keys.first.start;
  const fenced = range(gap, keys.closing.end, inside, keys.closing.start);
  return { ...fenced, faults: [...faults, ...fenced.faults] };
}

function otherFormat(text: string): Fenced | undefined {
  const fence = /^ ?(---|\+\+\+|;;;)[ \t]*([A-Za-z]*)[ \t]*\r?\n/.exec(text);
  if (!fence || (fence[1] === '---' && !fence[2])) return undefined;
  const mark = fence[1] ?? '---';
  const close = text.indexOf(`\n${mark}`, fence[0].length - 1);
  if (close < 0) return undefined;
  const format = fence[2] || (mark === '+++' ? 'TOML' : 'JSON');
  const name: FrontMatterFault = 'format';
  const end = close + 1 + mark.length;
  const faults: Found[] = [{ fault: name, values: { format }, start: 0, end: fence[0].trimEnd().length }];
  return { present: true, start: 0, end, yamlStart: end, yamlEnd: end, faults };
}

function dashedOrUnopened(text: string): Fenced | undefined {
  const head = linesFrom(text, text.startsWith(' ') ? 1 : 0).next().value;
  if (!head) return undefined;
  const dashed = onlyDashes.test(head.text);
  const keys = keyLinesFrom(text, dashed ? head.end : head.start);
  // One `key: value` line over dashes is a heading in Markdown; two, one of them a key of an SOP, are no coincidence.
  if (!keys || keys.known < (keys.closing ? 1 : 2) || keys.keys < 2) return undefined;
  const { first, last, closing } = keys;
  const fenced = range(
    dashed ? head.start : first.start,
    closing?.end ?? last.end,
    first.start,
    closing?.start ?? last.end,
  );
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const key = /^[^\s:]*/.exec(first.text)?.[0] ?? '';
  const opened: Found = dashed
    ? dashes(text, head.start, head.end)
    : {
        fault: 'unopened',
        values: { key },
        start: first.start,
        end: first.start + key.length,
        edits: insert(first.start, `---${newline}`),
      };
  const wrong = closing
    ? closing.text.trim() === '---'
      ? []
      : [dashes(text, closing.start, closing.end)]
    : [neverClosed(text, fenced.start, last)];
  return { ...fenced, faults: [opened, ...fenced.faults, ...wrong] };
}
