import { foldOnce } from './fold.ts';
import type { ReadingWords } from './language.ts';
import { sectionOf } from './sections.ts';

/** Letters that only one of the known languages uses. */
const ownLetters: Record<string, RegExp> = {
  lv: /[āēīūķļņģ]/g,
  es: /[ñ¿¡]/g,
  de: /[ßäöü]/g,
  fr: /[çœèêàùû]/g,
};
/** So much of a text tells its language. */
const enough = 8000;

/**
 * Guesses the language of a Markdown text from its frequent words, its section names and its letters. Code, addresses and front matter
 * do not count. A word that several languages share counts less for each.
 *
 * @returns the code of the language; that of `fallback` where nothing speaks for any
 */
export function detectAmong(text: string, languages: ReadingWords[], fallback: ReadingWords): string {
  const prose = proseOf(text);
  const scores = new Map(languages.map((words) => [words.code, headingScore(text.slice(0, enough), words)]));
  const add = (code: string, score: number) => scores.set(code, (scores.get(code) ?? 0) + score);
  const folded = foldOnce(prose);
  const seen = new Map<string, number>();
  for (const { word } of folded.tokens) seen.set(word, (seen.get(word) ?? 0) + 1);
  const shared = sharedWords(languages);
  for (const [word, times] of seen) {
    const speakers = shared.get(word) ?? [];
    // One word repeated in every line must not outvote the rest.
    for (const code of speakers) add(code, Math.min(times, 20) / speakers.length);
  }
  for (const { code } of languages) {
    const own = ownLetters[code];
    if (own) add(code, (folded.text.match(own)?.length ?? 0) / 2);
  }
  const best = languages.reduce((a, b) => ((scores.get(b.code) ?? 0) > (scores.get(a.code) ?? 0) ? b : a));
  return (scores.get(best.code) ?? 0) >= 1 ? best.code : fallback.code;
}

function proseOf(text: string): string {
  return text
    .slice(0, 5 * enough)
    .replace(/^\uFEFF?---\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/, '')
    .replace(/^(?:```|~~~)[\s\S]*?^(?:```|~~~)/gm, ' ')
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/<[^>\n]{0,200}>/g, ' ')
    .replace(/\]\([^)\n]*\)/g, '] ')
    .replace(/\bhttps?:\S+/g, ' ')
    .slice(0, enough);
}

function headingScore(text: string, words: ReadingWords): number {
  let score = 0;
  for (const [, title = ''] of text.matchAll(/^#{1,6}[ \t]+(.+)$/gm)) {
    const key = sectionOf(title, words);
    if (key && words.sections[key].length > 0) score += isOwn(title, words) ? 3 : 0;
  }
  return score;
}

/** `sectionOf` also knows English names; those do not speak for another language. */
function isOwn(title: string, words: ReadingWords): boolean {
  return (
    words.code === 'en' ||
    Object.values(words.sections).some((names) => names.includes(title.trim().toLowerCase()))
  );
}

let index: { languages: ReadingWords[]; words: Map<string, string[]> } | undefined;

/** Codes of the languages that have a word, by word. */
function sharedWords(languages: ReadingWords[]): Map<string, string[]> {
  if (index?.languages === languages) return index.words;
  const words = new Map<string, string[]>();
  for (const { code, frequent, yes, no, if: conditions, otherwise } of languages)
    for (const word of new Set([...frequent, ...yes, ...no, ...conditions, ...otherwise]))
      words.set(word, [...(words.get(word) ?? []), code]);
  index = { languages, words };
  return words;
}
