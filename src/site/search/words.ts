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
export const foldText = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđðłıþ]/g, (letter) => plain[letter] ?? letter);

/** The words of a text, folded: runs of letters and figures. An apostrophe inside a word is dropped ("don't" is `dont`). */
export const wordsOf = (text: string): string[] =>
  foldText(text)
    .replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Parts of an SOP that are searched, what weighs most first. Both ends must agree on them. */
export const fields = ['title', 'when', 'terms', 'about', 'steps'] as const;

/** Settings of the index; those that build it and those that read it must be the same. */
export const indexOptions = {
  idField: 'at',
  fields: [...fields],
  tokenize: wordsOf,
  processTerm: (term: string): string => term,
};
