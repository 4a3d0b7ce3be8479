import type { CompiledPhrase } from './lookup.ts';

/** By the number of a list: its phrases that may begin with a word. */
export type Starts = (readonly CompiledPhrase[] | undefined)[];

/**
 * For every word with which a phrase of some list can begin, the phrases by list. Dozens of lists are asked about each sentence, and most
 * words open no phrase of any: one look-up a word answers for all lists.
 */
const byWord = new Map<string, Starts>();
const none: Starts = [];
let lists = 0;

/** What phrases can begin with a word, in lower case. */
export const startsOf = (word: string): Starts => byWord.get(word) ?? none;

/** Whether some phrase can begin with the word that these belong to. */
export const isStart = (starts: Starts): boolean => starts !== none;

/** Enters a list of phrases by their first words; gives back its number. */
export function enter(heads: ReadonlyMap<string, readonly CompiledPhrase[]>): number {
  const list = lists++;
  for (const [word, phrases] of heads) {
    const starts = byWord.get(word) ?? [];
    starts[list] = phrases;
    byWord.set(word, starts);
  }
  return list;
}
