import type { Line, Range } from './line.ts';
import { trim } from './line.ts';

/** Abbreviations that keep their full stop inside a sentence, whatever follows. */
const abbreviations = new Set(
  (
    'e.g i.e eg ie vs approx no nr nrs mr mrs ms dr st sr sra prof art par para sec fig ref vol incl excl min max tel ' +
    'z.b d.h u.a o.ä bzw ca ggf evtl vgl bijv bv o.b.v d.m.v t.o.v m.b.t i.v.m n.a.v m.u.v t.a.v p.ej ej pág núm p.ex ex cf env piem t.i u.c gal'
  ).split(' '),
);

const isStop = (code: number): boolean =>
  code === 0x2e || code === 0x21 || code === 0x3f || code === 0x2026; /* . ! ? … */
const isOpening = (code: number): boolean => code === 0x28 || code === 0x5b; /* ( [ */

/** Sentences of a line or of a part of it, in order, without the white space between them. A stop in brackets ends none. */
export function sentencesIn(line: Line, range: Range): Range[] {
  const sentences: Range[] = [];
  const text = line.masked;
  let closing: Map<number, number> | undefined;
  let start = range.start;
  for (let at = range.start; at < range.end; at++) {
    const code = text.charCodeAt(at);
    if (isOpening(code)) {
      closing ??= closingBrackets(text, range);
      at = closing.get(at) ?? at;
      continue;
    }
    if (!isStop(code)) continue;
    let end = at + 1;
    while (end < range.end && /[.!?…"'”’»*)\]]/.test(text[end] ?? '')) end++;
    if (end < range.end && !startsSentence(text, at, end)) continue;
    add(sentences, line, { start, end });
    start = end;
    at = end - 1;
  }
  add(sentences, line, { start, end: range.end });
  return sentences;
}

function add(sentences: Range[], line: Line, range: Range): void {
  const trimmed = trim(line, range);
  if (trimmed.end > trimmed.start) sentences.push(trimmed);
}

/** Behind a stop: white space, then no small letter; the word before it is no abbreviation and no lone letter. */
function startsSentence(text: string, stop: number, end: number): boolean {
  if (text[end] !== ' ') return false;
  const next = /\S/u.exec(text.slice(end, end + 3))?.[0] ?? '';
  if (/[\p{Ll},;:)]/u.test(next)) return false;
  if (text[stop] !== '.') return true;
  const word = /(?:^|[\s(["'„“])([\p{L}.]+)$/u
    .exec(text.slice(Math.max(0, stop - 14), stop))?.[1]
    ?.toLowerCase();
  if (word === undefined) return true;
  return !/^\p{L}$/u.test(word) && !abbreviations.has(word);
}

/** Where each opening bracket that has a partner inside the range closes. */
function closingBrackets(text: string, range: Range): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = range.start; at < range.end; at++) {
    if (text[at] === '(' || text[at] === '[') open.push(at);
    else if (text[at] === ')' || text[at] === ']') {
      const start = open.pop();
      if (start !== undefined && at - start < 400) pairs.set(start, at);
    }
  }
  return pairs;
}
