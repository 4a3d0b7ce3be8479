import { jumpToStep, jumpToTarget, repetition } from './jump.ts';
import { type Line, masked, type Range } from './line.ts';
import { beginsClause, endsWithJoin, restOf } from './rest.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where a "go to" leads, as written. */
export type Target =
  | { kind: 'number'; n: string; written: string }
  | { kind: 'title'; title: string; sure: boolean }
  | { kind: 'anchor'; url: string; written: string }
  | { kind: 'previous' | 'next' | 'start' | 'self'; written: string };

/** What an action does to the way through the procedure. `rest` is what remains of the sentence besides the move. */
export type Move =
  | { kind: 'jump'; target: Target; repeat: boolean; until?: string; place: Range; rest: Range }
  | { kind: 'go-on'; place: Range; rest: Range }
  | { kind: 'end'; place: Range; rest: Range; name?: Range }
  | { kind: 'hand-off'; to: string; awaits: boolean; place: Range; rest: Range };

/** Whether a title stands for a step; a bold target that does not is ordinary text. */
export type IsTitle = (title: string) => boolean;

/**
 * Reads the move in a sentence, if there is one. `inBranch`: the sentence stands behind an answer or a condition; `last`: nothing follows
 * it there.
 */
export function moveIn(
  line: Line,
  sentence: Range,
  vocabulary: Vocabulary,
  isTitle: IsTitle,
  inBranch: boolean,
  last = true,
): Move | undefined {
  const text = masked(line, sentence);
  if (vocabulary.goOn.is(text)) return { kind: 'go-on', place: sentence, rest: emptyAt(sentence.start) };
  const end = inBranch ? endIn(line, sentence, vocabulary, last) : undefined;
  return (
    end ??
    jumpToStep(line, sentence, vocabulary) ??
    repetition(line, sentence, vocabulary, isTitle) ??
    jumpToTarget(line, sentence, vocabulary, isTitle) ??
    goOnAtEnd(line, sentence, vocabulary) ??
    (inBranch && last ? endAtEnd(line, sentence, vocabulary) : undefined) ??
    handOff(line, sentence, vocabulary)
  );
}

/**
 * A sentence that ends the procedure: "End.", "End: already refunded." with a name, "No further action is needed." One that only opens
 * like an ending ("Close the ticket for now.") is none where more follows.
 */
export function endIn(
  line: Line,
  sentence: Range,
  vocabulary: Vocabulary,
  last: boolean,
): (Move & { kind: 'end' }) | undefined {
  const text = masked(line, sentence);
  const end = { kind: 'end', place: sentence, rest: emptyAt(sentence.start) } as const;
  const named = vocabulary.ending.label(text);
  if (named && named.end < text.length && /:\s*$/.test(text.slice(0, named.end)))
    return { ...end, name: { start: sentence.start + named.end, end: sentence.end } };
  const ends = vocabulary.end.is(text) || (last && vocabulary.endOpening.opens(text) !== undefined);
  return ends ? end : undefined;
}

function goOnAtEnd(line: Line, sentence: Range, vocabulary: Vocabulary): Move | undefined {
  const text = masked(line, sentence);
  for (const found of vocabulary.goOn.all(text)) {
    if (found.start === 0 || /[\p{L}\p{N}]/u.test(text.slice(found.end))) continue;
    const before = text.slice(0, found.start);
    if (!/[,;]\s*$/.test(before) && !endsWithJoin(before, vocabulary)) continue;
    const place = { start: sentence.start + found.start, end: sentence.start + found.end };
    return { kind: 'go-on', place, rest: restOf(line, sentence, place, vocabulary) };
  }
  return undefined;
}

/** "Ask them to send it by post and close the case": the last of several actions ends the branch. */
function endAtEnd(line: Line, sentence: Range, vocabulary: Vocabulary): Move | undefined {
  const text = masked(line, sentence);
  const found = vocabulary.endOpening.all(text).at(-1);
  if (!found || found.start === 0) return undefined;
  const more = text.slice(found.end).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (more.length > 3 || !endsWithJoin(text.slice(0, found.start), vocabulary)) return undefined;
  const place = { start: sentence.start + found.start, end: sentence.end };
  return { kind: 'end', place, rest: restOf(line, sentence, place, vocabulary) };
}

/** "Escalate to @lead", "hand the case over to logistics", at the start of a clause. */
export function handOff(
  line: Line,
  sentence: Range,
  vocabulary: Vocabulary,
): (Move & { kind: 'hand-off' }) | undefined {
  const text = masked(line, sentence);
  for (const found of vocabulary.handOff.all(text)) {
    if (!beginsClause(text.slice(0, found.start), vocabulary)) continue;
    const named = found.shortTarget ?? found.target;
    if (isCustomer(named?.text ?? '', vocabulary)) continue;
    const role = /@[\p{L}\p{N}][\p{L}\p{N}_-]*/u.exec(named?.text ?? '')?.[0];
    const to = role ?? withoutArticle(named?.text ?? '', vocabulary).replace(/[\s.,;:]+$/u, '');
    const awaits = vocabulary.awaitAnswer.find(text, found.start) !== undefined;
    return {
      kind: 'hand-off',
      to,
      awaits,
      place: { start: sentence.start + found.start, end: sentence.end },
      rest: sentence,
    };
  }
  return undefined;
}

/** "Send it to the customer" hands nothing over; "pass it to the customer care team" does. */
function isCustomer(target: string, vocabulary: Vocabulary): boolean {
  const last = vocabulary.customer.all(target).at(-1);
  return last !== undefined && !/[\p{L}\p{N}]/u.test(target.slice(last.end));
}

function withoutArticle(text: string, vocabulary: Vocabulary): string {
  const first = /^\S+(?=\s)/u.exec(text)?.[0] ?? '';
  return vocabulary.words.small.includes(first.toLowerCase()) ? text.slice(first.length).trimStart() : text;
}

const emptyAt = (at: number): Range => ({ start: at, end: at });
