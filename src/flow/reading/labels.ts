import type { Step } from '../../document/sop.ts';
import type { Document } from './draft.ts';
import { lineOfStep } from './item.ts';
import { type Line, masked, type Range, said, trim } from './line.ts';
import { answerLabel } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One answer of a decision: its label, and what is done. */
export interface Case {
  item: Step;
  line: Line;
  label: string;
  labelRange: Range;
  /** What stands behind the label. */
  rest: Range;
  answer?: 'yes' | 'no' | 'else';
  /** Only bold text, a yes or no, or an arrow makes a label for certain. */
  weak: boolean;
  /** An arrow stands behind the label. */
  arrow?: boolean;
}

/** "**Damaged:** ask for a photo", "Yes - refund", "Approved → go on". */
export function labelCase(item: Step, document: Document): Case | undefined {
  const { vocabulary } = document;
  const { line, range } = lineOfStep(item, document);
  const text = masked(line, range);
  if (vocabulary.notes.label(text) || text === '') return undefined;
  const end = labelEnd(item, text, said(line, range), vocabulary);
  if (end === undefined) return undefined;
  const label = said(line, { start: range.start, end: range.start + end.label });
  const rest = trim(line, { start: range.start + end.rest, end: range.end });
  const labelRange = { start: range.start, end: range.start + end.label };
  const answer = answerOf(label, vocabulary);
  return {
    item,
    line,
    label: answerLabel(label),
    labelRange,
    rest,
    weak: end.weak && !isMarked(item),
    arrow: /^\s*(?:→|->|=>)/.test(said(line, { start: labelRange.end, end: range.end })),
    ...(answer ? { answer } : {}),
  };
}

/** "*active*: …", "`failed`: …": set apart from the rest. */
function isMarked({ paragraph }: Step): boolean {
  const [lead] = paragraph?.type === 'paragraph' ? paragraph.children : [];
  return lead?.type === 'emphasis' || lead?.type === 'inlineCode';
}

interface LabelEnd {
  label: number;
  rest: number;
  weak: boolean;
}

function labelEnd(item: Step, text: string, whole: string, vocabulary: Vocabulary): LabelEnd | undefined {
  const answer = vocabulary.yes.label(text) ?? vocabulary.no.label(text);
  if (answer && !goesOnInBold(item, whole, answer.end)) {
    const label = text.slice(0, answer.end).replace(/[\s.:?,→=>–—-]+$/u, '').length;
    return { label, rest: answer.end, weak: false };
  }
  if (vocabulary.yes.is(text) || vocabulary.no.is(text))
    return { label: text.length, rest: text.length, weak: false };
  const title = item.title;
  const at = title === undefined ? -1 : whole.indexOf(title);
  if (title !== undefined && at >= 0 && at < 12) {
    const sign = /^\s*(?:\([^)]*\))?\s*(?:[.:?,!]|→|->|=>|[–—-](?=\s))*\s*/u.exec(
      whole.slice(at + title.length),
    );
    return { label: at + title.length, rest: at + title.length + (sign?.[0].length ?? 0), weak: false };
  }
  const arrow = /^([^→>]{1,80}?)\s*(?:→|->|=>)\s*(?=\S)/u.exec(text);
  if (arrow?.[1]) return { label: arrow[1].length, rest: arrow[0].length, weak: false };
  const plain = /^([^:.?!,;]{1,40}):(?:\s+|$)/u.exec(text);
  if (plain?.[1] && plain[1].split(' ').length <= 5)
    return { label: plain[1].length, rest: plain[0].length, weak: true };
  return undefined;
}

/** "**Yes, by phone:**": the bold words are the label, not the yes alone. */
function goesOnInBold({ title }: Step, whole: string, answerEnd: number): boolean {
  if (title === undefined || !/,\s*$/.test(whole.slice(0, answerEnd))) return false;
  const at = whole.indexOf(title);
  return at >= 0 && at < answerEnd && at + title.length > answerEnd;
}

function answerOf(label: string, vocabulary: Vocabulary): Case['answer'] {
  if (vocabulary.yes.is(label)) return 'yes';
  if (vocabulary.no.is(label)) return 'no';
  return vocabulary.otherwise.is(label) ? 'else' : undefined;
}
