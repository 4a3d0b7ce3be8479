import type { Sop } from '../document/sop.ts';
import type { ReadingWords } from '../languages/language.ts';
import { phrasesOf } from '../languages/phrases.ts';
import { proseOf } from './tree.ts';

/** A step that the text names by its number: "go to step 4", "the address from step 2". */
export interface Mention {
  /** The number as a figure; undefined for a range, a letter or an id. */
  number: number | undefined;
  /** Offsets of the number in the file. */
  start: number;
  end: number;
}

/** Every step that is named by its number, in the order of the text. */
export function mentionsOf(sop: Sop, words: ReadingWords): Mention[] {
  const prose = proseOf(sop);
  const found = (['step', 'jumpToStep', 'repeatStep'] as const).flatMap((key) =>
    phrasesOf(words, key)
      .all(prose)
      .flatMap(({ number: span, n, to }): Mention[] => {
        if (!span) return [];
        const figure = to === undefined && n === span.text && /^\d+$/.test(n);
        return [{ number: figure ? Number(n) : undefined, start: span.start, end: span.end }];
      }),
  );
  const once = new Map(found.map((d) => [d.start, d]));
  return [...once.values()].sort((a, b) => a.start - b.start);
}
