import { foldOnce } from './fold.ts';
import type { ReadingWords } from './language.ts';
import { sectionOf } from './sections.ts';

/** Letters that only one of the known languages uses. */
const ownLetters: Record<string, RegExp> = {
  lv: /[āēīūķļņģ]/,
  es: /[ñ¿¡]/,
  de: /[ßäöü]/,
  fr: /[çœèêàùû]/,
};
const longest = 40_000;

/**
 * Guesses the language of a Markdown text from its frequent words, its section names and its letters. Code, addresses and front matter
 * do not count. A word that several languages share counts less for each.
 *
 * @returns the code of the language; that of `fallback` where nothing speaks for any
 */
export function detectAmong(text: string, languages: ReadingWords[], fallback: ReadingWords): string {
  const prose = proseOf(text.slice(0, longest));
  const scores = languages.map((words) => ({ words, score: headingScore(text.slice(0, longest), words) }));
  const shared = sharedWords(languages);
  const seen = new Map<string, number>();
  for (const { word } of foldOnce(prose).tokens) {
    const times = (seen.get(word) ?? 0) + 1;
    seen.set(word, times);
    // One word repeated in every line must not outvote the rest.
    if (times > 20) continue;
    const speakers = shared.get(word);
    for (const entry of scores) {
      if (speakers?.has(entry.words.code)) entry.score += 1 / speakers.size;
      if (ownLetters[entry.words.code]?.test(word)) entry.score += 0.5;
    }
  }
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= 1 ? best.words.code : fallback.code;
}

function proseOf(text: string): string {
  return text
    .replace(/^\uFEFF?---\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/, '')
    .replace(/^(?:```|~~~)[\s\S]*?^(?:```|~~~)/gm, ' ')
    .replace(/`[^`\n]*`/g, ' ')
    .replace(/<[^>\n]{0,200}>/g, ' ')
    .replace(/\]\([^)\n]*\)/g, '] ')
    .replace(/\bhttps?:\S+/g, ' ');
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

let index: { languages: ReadingWords[]; words: Map<string, Set<string>> } | undefined;

function sharedWords(languages: ReadingWords[]): Map<string, Set<string>> {
  if (index?.languages === languages) return index.words;
  const words = new Map<string, Set<string>>();
  for (const language of languages)
    for (const word of new Set([
      ...language.frequent,
      ...language.yes,
      ...language.no,
      ...language.if,
      ...language.otherwise,
    ])) {
      const speakers = words.get(word) ?? new Set();
      words.set(word, speakers.add(language.code));
    }
  index = { languages, words };
  return words;
}
