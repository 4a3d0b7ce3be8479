import { type Line, type Range, trim } from './line.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The sentence without a move that closes it; the whole sentence where more follows behind the move. */
export function restOf(line: Line, sentence: Range, place: Range, vocabulary: Vocabulary): Range {
  const after = line.masked.slice(place.end, sentence.end);
  if (/[\p{L}\p{N}\ue000]/u.test(after)) return sentence;
  let end = place.start;
  for (;;) {
    const before = line.text.slice(sentence.start, end);
    const kept = before.replace(/[\s,;:–—-]+$/u, '');
    const word = /(?:^|\s)(\S+)$/u.exec(kept)?.[1];
    const joins =
      word !== undefined &&
      (vocabulary.coordinators.is(word) || vocabulary.connectors.is(word) || vocabulary.thenWords.is(word));
    end = sentence.start + (joins ? kept.length - word.length : kept.length);
    if (!joins) break;
  }
  return trim(line, { start: sentence.start, end: Math.max(sentence.start, end) });
}

/** "and", "then" or the like closes a text. */
export function endsWithJoin(text: string, vocabulary: Vocabulary): boolean {
  const word = /(\S+)\s*$/u.exec(text)?.[1] ?? '';
  return vocabulary.coordinators.is(word) || vocabulary.thenWords.is(word) || vocabulary.connectors.is(word);
}

/** Whether what follows `before` is an instruction of its own, not part of "tell them how to start again". */
export function beginsClause(before: string, vocabulary: Vocabulary): boolean {
  return !/[\p{L}\p{N}]/u.test(before) || /[,;:]\s*$/.test(before) || endsWithJoin(before, vocabulary);
}
