import { isAscii } from '../languages/ascii.ts';

/** An acronym as it stands in a text. */
export interface Acronym {
  /** Without plural ending: `SLA` of "SLAs" and "SLA's". */
  letters: string;
  /** Offsets in the file, ending left out. */
  start: number;
  end: number;
}

/** Two to five capital letters of any script; one digit or `&` may stand between them (`B2B`, `R&D`). */
const shape = /^\p{Lu}\p{M}*(?:[\d&]?\p{Lu}\p{M}*){1,4}$/u;

/** Endings that a language hangs on: SLAs, SLA's, KPI’en. */
const ending = /(?:['’]\p{Ll}{1,3}|s)$/u;

/** What no word is: addresses, paths, mentions, variables, file names, options. */
const noWord = /:\/\/|^[@#$~/\\.]|[@=\\$%{}^<>]|[\p{L}\d]_[\p{L}\d]|[\p{L}\d]\.[\p{L}\d]|\/.*\/|^--?[\p{L}]/u;

/** Two capitals in a row, or with one sign between them: only there can an acronym be. */
const trace = /\p{Lu}\p{M}*[\d&]?\p{Lu}/gu;
const asciiTrace = /[A-Z][\d&]?[A-Z]/g;

/** All that has the shape of an acronym in a text; addresses, paths, codes and numbers of standards have not. */
export function candidatesIn(text: string): Acronym[] {
  const found: Acronym[] = [];
  let done = 0;
  for (const { index } of text.matchAll(isAscii(text) ? asciiTrace : trace)) {
    if (index < done) continue;
    const start = chunkStart(text, index, done);
    done = chunkEnd(text, index);
    found.push(...inChunk(text, start, done));
  }
  return found;
}

function chunkStart(text: string, at: number, from: number): number {
  let start = at;
  while (start > from && !isSpace.test(text[start - 1] ?? ' ')) start--;
  return start;
}

function chunkEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isSpace.test(text[end] ?? ' ')) end++;
  return end;
}

const isSpace = /\s/u;

/** Acronyms in what stands between two spaces. */
function inChunk(text: string, from: number, to: number): Acronym[] {
  const next = text.slice(to, to + 20).trimStart();
  if (/^\d{3,}/.test(next)) return [];
  const chunk = text.slice(from, to);
  const found = known.get(chunk) ?? readChunk(chunk);
  if (known.size < mostKnown) known.set(chunk, found);
  return found.map(({ letters, start, end }) => ({ letters, start: from + start, end: from + end }));
}

/** A text says the same acronyms over and over. */
const known = new Map<string, Acronym[]>();
const mostKnown = 2000;

/** The same, with offsets in the chunk. */
function readChunk(chunk: string): Acronym[] {
  const lead = /^[^\p{L}\p{N}@#$/~\\-]*/u.exec(chunk)?.[0].length ?? 0;
  const bare = withoutTail(chunk.slice(lead));
  if (noWord.test(bare) || isCode(bare)) return [];
  return [...bare.matchAll(/[\p{L}\p{M}\p{N}&'’]+/gu)].flatMap((part) => {
    const letters = singular(part[0]);
    if (!shape.test(letters)) return [];
    const start = lead + part.index;
    return [{ letters, start, end: start + letters.length }];
  });
}

function withoutTail(chunk: string): string {
  let end = chunk.length;
  while (end > 0 && !isLetter.test(chunk[end - 1] ?? '')) end--;
  return chunk.slice(0, end);
}

function singular(word: string): string {
  return word.replace(ending, '');
}

/** `SUP-0042`, `SHA-256`, `GDI-SOP0007`: letters and numbers joined by hyphens. */
function isCode(chunk: string): boolean {
  return /[-–:]\p{L}*\d/u.test(chunk) || /\d\p{L}*[-–]\p{Lu}/u.test(chunk);
}

/** Acronyms that a term, a title or a list entry names: `SLA` of "Service level agreement (SLA)"; the whole of it in capitals too. */
export function acronymsNamed(term: string): string[] {
  return [
    ...candidatesIn(term).map((d) => d.letters),
    term.trim().toUpperCase(),
    singular(term.trim()).toUpperCase(),
  ];
}

/** A letter or a digit of any script. */
export const isLetter = /[\p{L}\p{N}]/u;
