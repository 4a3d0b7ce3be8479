import { type Line, masked, type Range, trim } from './line.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * A case that is named without a word for "if", and what is done in it: "For a difference over € 5: ask the lead" (a preposition with an
 * amount, closed by a colon) and `Bojājuma gadījumā palūdziet fotoattēlu` (a noun before the word for "case"). The preposition alone
 * names a place or a thing as often as a case ("For the invoice: …", `Bij de kassa: …`), so that it stays text, unless it stands beside
 * such a case (`isBeside`): "For a bigger one: call the lead".
 */
export function namedCase(
  line: Line,
  range: Range,
  vocabulary: Vocabulary,
  isBeside = false,
): { condition: Range; action: Range } | undefined {
  const text = masked(line, range);
  const cut = afterAmount(text, vocabulary, isBeside) ?? afterNoun(text, vocabulary);
  if (!cut) return undefined;
  const condition = trim(line, { start: range.start, end: range.start + cut.end });
  const action = trim(line, { start: range.start + cut.action, end: range.end });
  return action.end > action.start ? { condition, action } : undefined;
}

interface Cut {
  end: number;
  action: number;
}

const AMOUNT = /(?:[€$£¥]\s?\d|\d\s?(?:[€$£¥%]|EUR\b|USD\b|GBP\b|PHP\b))/u;

function afterAmount(text: string, vocabulary: Vocabulary, isBeside: boolean): Cut | undefined {
  const opened = vocabulary.cases.opens(text);
  const colon = opened ? /^[^:;.!?]{1,80}(?:[.,]\d[^:;.!?]{0,60})?:(?=\s)/u.exec(text) : null;
  if (!colon || !(isBeside || AMOUNT.test(colon[0]))) return undefined;
  return { end: colon[0].length - 1, action: colon[0].length };
}

/** At most four words before it; `šādā gadījumā` ("in that case") and the like point at a case that was named before. */
function afterNoun(text: string, vocabulary: Vocabulary): Cut | undefined {
  const found = vocabulary.caseNouns.find(text, 2);
  if (!found || vocabulary.optional.opens(text)) return undefined;
  const before = text.slice(0, found.start).trim().split(/\s+/);
  const isPointer = vocabulary.casePointers.is(before.at(-1) ?? '');
  if (isPointer || before.length > 4 || before.some((word) => /[,;:.]$/.test(word))) return undefined;
  const sign = /^\s*[,:–—]?\s+/u.exec(text.slice(found.end));
  const next = /^\S+/.exec(text.slice(found.end + (sign?.[0].length ?? 0)))?.[0] ?? '';
  // "In the case of a refund over € 200 …": the case goes on.
  if (!sign || vocabulary.words.small.includes(next)) return undefined;
  return { end: found.end, action: found.end + sign[0].length };
}
