import type { Step } from '../../document/sop.ts';
import type { Document } from './draft.ts';
import { lineOfStep } from './item.ts';
import { type Line, masked, type Range, trim } from './line.ts';
import { sentencesIn } from './sentences.ts';

/** The first of two neighbouring steps that are the answers of one question. */
export interface Pair {
  condition: Range;
  action: Range;
  rest: Range;
}

/** "Click **Yes** if it is paid." followed by "Click **No** if it is not.": one question, though no step asks it. */
export function pairOf(step: Step, next: Step, document: Document): Pair | undefined {
  const one = answerIf(step, document);
  if (!one) return undefined;
  const other = answerIf(next, document);
  return other && one.answer !== other.answer ? one.pair : undefined;
}

/** Whether a step is the second of such a pair, and what it says. */
export function answerIf(step: Step, document: Document): { answer: 'yes' | 'no'; pair: Pair } | undefined {
  const { line, range } = lineOfStep(step, document);
  // Most steps hold no condition: those need no look at their sentences.
  if (!document.vocabulary.if.find(masked(line, range), 1)) return undefined;
  const [first] = sentencesIn(line, range);
  if (!first) return undefined;
  const text = masked(line, first);
  const opened = document.vocabulary.if.find(text, 1);
  if (!opened || opened.start < 3) return undefined;
  const answer = answerBefore(line, first, opened.start, document);
  if (!answer) return undefined;
  const action = trim(line, { start: first.start, end: first.start + opened.start });
  const condition = trim(line, { start: first.start + opened.end, end: first.end });
  return { answer, pair: { condition, action, rest: trim(line, { start: first.end, end: range.end }) } };
}

/** A bold or quoted yes or no before the condition. */
function answerBefore(
  line: Line,
  sentence: Range,
  end: number,
  document: Document,
): 'yes' | 'no' | undefined {
  const { yes, no } = document.vocabulary;
  const bold = line.marks.filter(
    (mark) => mark.kind === 'strong' && mark.start >= sentence.start && mark.end <= sentence.start + end,
  );
  const quoted = line.text
    .slice(sentence.start, sentence.start + end)
    .match(/["“„«‘']([^"“”„«»’']{1,12})["”“»’']/u);
  for (const text of [...bold.map((mark) => line.text.slice(mark.start, mark.end)), quoted?.[1] ?? '']) {
    if (yes.is(text)) return 'yes';
    if (no.is(text)) return 'no';
  }
  return undefined;
}
