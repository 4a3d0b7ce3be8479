import { formAsks, unfinishedMarks } from '../languages/unfinished.ts';

/** How a language marks what is not written yet. */
interface Patterns {
  /** A text that consists of nothing else. */
  whole: RegExp;
  /** Marks within a text, and what a form asks for in brackets; a link is no form. */
  within: RegExp;
}

const known = new Map<string, Patterns>();

function patternsOf(code: string): Patterns {
  const patterns = known.get(code) ?? { whole: wholeOf(code), within: withinOf(code) };
  known.set(code, patterns);
  return patterns;
}

function wholeOf(code: string): RegExp {
  const { anywhere, standsAlone } = unfinishedMarks(code);
  const alone = ['…', '\\.{3}', '\\?{3}', 'TODO', 'XXX', '[Ll]orem ipsum\\b.*', ...anywhere, ...standsAlone];
  return new RegExp(`^(?:${alone.join('|')})[.!]?$`, 'u');
}

/** TODO says so only with a colon or in brackets: a list of things to do is called so too. */
function withinOf(code: string): RegExp {
  const asks = formAsks(code).join('|');
  const mark = `(?<![\\p{L}\\p{N}_-])(?:(?:${unfinishedMarks(code).anywhere.join('|')})(?![\\p{L}\\p{N}_-])|TODO(?=:))`;
  const inBrackets = '(?<=[[(])TODO(?=[\\])])';
  const form = `\\\\<(?:${asks})(?![\\p{L}])[^<>\\n]*>|(?<!\\])\\[(?:${asks})(?![\\p{L}])[^[\\]\\n]*\\](?![([:])`;
  return new RegExp(`${mark}|${inBrackets}|${form}`, 'gu');
}

/** True for a text that is nothing but a mark: "TBD", "…". */
export function isUnfinished(text: string, code: string): boolean {
  return patternsOf(code).whole.test(text);
}

/** Marks in a text: what they say and where they begin. */
export function unfinishedIn(prose: string, code: string): { text: string; index: number }[] {
  return [...prose.matchAll(patternsOf(code).within)].map((d) => ({ text: d[0], index: d.index }));
}
