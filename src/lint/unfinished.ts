import { formAsks, unfinishedMarks } from '../languages/unfinished.ts';

/** How a language marks what is not written yet. */
interface Patterns {
  /** A text that consists of nothing else. */
  whole: RegExp;
  /** Marks within a text. */
  mark: RegExp;
  /** What a form asks for in brackets. */
  form: RegExp;
}

const known = new Map<string, Patterns>();

function patternsOf(code: string): Patterns {
  const patterns = known.get(code) ?? { whole: wholeOf(code), mark: markOf(code), form: formOf(code) };
  known.set(code, patterns);
  return patterns;
}

function wholeOf(code: string): RegExp {
  const { anywhere, standsAlone } = unfinishedMarks(code);
  const alone = ['…', '\\.{3}', '\\?{3}', 'TODO', 'XXX', '[Ll]orem ipsum\\b.*', ...anywhere, ...standsAlone];
  return new RegExp(`^(?:${alone.join('|')})[.!]?$`, 'u');
}

function markOf(code: string): RegExp {
  return new RegExp(['TODO', ...unfinishedMarks(code).anywhere].join('|'), 'g');
}

function formOf(code: string): RegExp {
  const asks = formAsks(code).join('|');
  return new RegExp(`\\\\<(?:${asks})(?!\\p{L})[^<>\\n]*>|\\[(?:${asks})(?!\\p{L})[^[\\]\\n]*\\]`, 'gu');
}

/** True for a text that is nothing but a mark: "TBD", "…". */
export function isUnfinished(text: string, code: string): boolean {
  return patternsOf(code).whole.test(text);
}

/** Marks in a text: what they say and where they begin. */
export function unfinishedIn(prose: string, code: string): { text: string; index: number }[] {
  const { mark, form } = patternsOf(code);
  const around = ({ 0: text, index }: RegExpExecArray): Around => ({
    before: prose.slice(Math.max(0, index - 2), index),
    after: prose.slice(index + text.length, index + text.length + 2),
  });
  const marks = [...prose.matchAll(mark)].filter((d) => isMark(d[0], around(d)));
  const forms = [...prose.matchAll(form)].filter((d) => !isLink(d[0], around(d)));
  return [...marks, ...forms].map((d) => ({ text: d[0], index: d.index }));
}

/** Two characters on either side. */
interface Around {
  before: string;
  after: string;
}

/** TODO says so only with a colon or in brackets: a list of things to do is called so too. */
function isMark(text: string, { before, after }: Around): boolean {
  if (wordBefore.test(before) || wordAfter.test(after)) return false;
  return text !== 'TODO' || after.startsWith(':') || (/[[(]$/.test(before) && /^[\])]/.test(after));
}

function isLink(text: string, { before, after }: Around): boolean {
  return text.startsWith('[') && (before.endsWith(']') || /^[([:]/.test(after));
}

/** Part of a longer word or a name such as `is_TBD`; `_TBD_` is emphasis. */
const wordBefore = /[\p{L}\p{N}-]$|[\p{L}\p{N}]_$/u;
const wordAfter = /^[\p{L}\p{N}-]|^_[\p{L}\p{N}]/u;
