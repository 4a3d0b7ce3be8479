/** Letters that no decomposition takes apart. */
const plain: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
};

/** A text in lower case without diacritics: `Ķēde` and `kede` are the same to search. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (ascii.test(lower)) return lower;
  const bare = lower.normalize('NFKD').replace(/\p{M}+/gu, '');
  return bare.replace(/[ßæœøđðłıþ]/g, (letter) => plain[letter] ?? letter);
}
const ascii = /^[\0-\x7f]*$/;

/** The words of a text, folded: runs of letters and figures. An apostrophe inside a word is dropped ("don't" is `dont`). */
export function wordsOf(text: string): string[] {
  const folded = foldText(text);
  const whole = /['’ʼ]/.test(folded) ? folded.replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '') : folded;
  return whole.match(ascii.test(whole) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
}

/** Parts of an SOP that are searched, what weighs most first. Both ends must agree on them. */
export const fields = ['title', 'when', 'terms', 'about', 'steps'] as const;

/** Settings of the index; those that build it and those that read it must be the same. */
export const indexOptions = {
  idField: 'at',
  fields: [...fields],
  tokenize: wordsOf,
  processTerm: (term: string): string => term,
};
