import type { Step } from '../document/sop.ts';
import type { Finding } from './rule.ts';
import { placeBetween, sourceOf, startOf } from './source.ts';
import { headOf } from './steps.ts';

/** Findings of `broken-numbering` about letters and numbers that are no list for Markdown. */
export function* typedLetters(text: string, step: Step): Generator<Finding> {
  const head = headOf(step);
  if (step.paragraph?.type !== 'paragraph' || head.start.line === head.end.line) return;
  for (const run of typedMarks(sourceOf(text, head))) {
    const [first] = run;
    if (!first || first.start === 0) continue;
    const at = (d: TypedMark) => ({ start: startOf(head) + d.start, end: startOf(head) + d.end });
    const edits = run.map((d) => ({ ...at(d), text: `${d.number}.` }));
    const place = placeBetween(text, at(first).start, at(first).end);
    yield {
      message: 'typed',
      values: { mark: first.mark },
      place,
      severity: 'hint',
      suggestions: [{ edits }],
    };
  }
}

/** A line of a paragraph that begins with a mark which Markdown does not read: `a.`, `b)`, `2.1`. */
interface TypedMark {
  /** As typed, without punctuation: `a`, `2.1`. */
  mark: string;
  /** Position in its run, from 1. */
  number: number;
  /** Offsets of mark and punctuation in the text. */
  start: number;
  end: number;
}

/** Runs of two or more such lines that count on: `a.` `b.`, `2.1` `2.2`. Anything else at the beginning of a line is a word. */
function typedMarks(text: string): TypedMark[][] {
  const runs: TypedMark[][] = [];
  for (const found of text.matchAll(
    /(?<=^|\n)[ \t]*(\(?([a-z]|\d{1,2}\.(\d{1,2}))(?:[.)]|(?<=\d\.\d{1,2})))[ \t]+(?=\S)/g,
  )) {
    const [whole, typed = '', mark = '', last] = found;
    const start = found.index + whole.indexOf(typed);
    const number = last === undefined ? mark.charCodeAt(0) - 96 : Number(last);
    const next = { mark, number, start, end: start + typed.length };
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && before.number + 1 === number && stemOf(before.mark) === stemOf(mark)) run.push(next);
    else if (number === 1) runs.push([next]);
  }
  return runs.filter((d) => d.length > 1);
}

/** What all marks of a run share: `2.` of `2.1`; nothing for letters. */
function stemOf(mark: string): string {
  return mark.replace(/(?:^[a-z]|\d+)$/, '');
}
