import type { RootContent } from 'mdast';
import type { Step } from '../../document/sop.ts';
import { type Clause, clausesIn } from './clause.ts';
import type { Document } from './draft.ts';
import { type Line, lineOf, masked, plainLine, type Range, said, trim } from './line.ts';
import { moveIn } from './move.ts';
import { answerLabel, bare } from './say.ts';
import { nameOf, type Targets } from './targets.ts';
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
}

export interface Cases {
  cases: Case[];
  /** Items between the answers that have no label. */
  others: Step[];
  /** The items begin with a condition: an answer that is left out goes on. */
  conditions: boolean;
}

/** The line of a step's own text, from behind its number. */
export function lineOfStep(step: Step, document: Document): { line: Line; range: Range } {
  const node =
    step.paragraph?.type === 'tableRow'
      ? cellOf(step.paragraph.children, step.text, document)
      : step.paragraph;
  const line = node
    ? lineOf(node, document.source, document.places)
    : plainLine(step.text, step.place, document.places);
  const start = line.text.endsWith(step.text) ? line.text.length - step.text.length : 0;
  return { line: { ...line, isOwn: true }, range: { start, end: line.text.length } };
}

function cellOf(cells: RootContent[], text: string, document: Document): RootContent | undefined {
  return cells.find((cell) => lineOf(cell, document.source, document.places).text === text);
}

/**
 * Whether the items below a step are the answers of a decision. Labelled items are under a question, a stem such as "depending on" or work
 * handed over until an answer comes, with a yes or no among them, or where one of them jumps or ends. Items that all begin with a condition are always.
 */
export function casesOf(
  items: Step[],
  stem: string,
  targets: Targets,
  document: Document,
): Cases | undefined {
  if (items.length === 0) return undefined;
  const { vocabulary } = document;
  const asks =
    /\?["'”’)]*\s*$/.test(stem) ||
    vocabulary.dependingOn.find(stem) !== undefined ||
    awaits(stem, vocabulary);
  const conditions = items.map((item) => conditionCase(item, document));
  const found = conditions.filter((one) => one !== undefined);
  if (found.length >= 2 && (found.length === items.length || (asks && found[0] === conditions[0]))) {
    return { cases: found, others: items.filter((_, index) => !conditions[index]), conditions: true };
  }
  return labelCases(items, asks, targets, document);
}

/** "Escalate to the lead and wait for the answer": the items below are the answers that may come. */
function awaits(stem: string, vocabulary: Vocabulary): boolean {
  const handed = vocabulary.handOff.find(stem);
  return handed !== undefined && vocabulary.awaitAnswer.find(stem, handed.start) !== undefined;
}

function labelCases(items: Step[], asks: boolean, targets: Targets, document: Document): Cases | undefined {
  const labels = items.map((item) => labelCase(item, document));
  const cases = labels.filter((one) => one !== undefined);
  const others = items.filter((_, index) => !labels[index]);
  const yesNo = cases.some((one) => one.answer);
  if (yesNo && cases.length >= 2) return { cases, others, conditions: false };
  if (yesNo)
    return asks || moves(cases, targets, document) ? { cases, others, conditions: false } : undefined;
  if (cases.length < 2 || cases.every(isCriterion)) return undefined;
  const weak = cases.some((one) => one.weak);
  if (others.length > 0 && (!asks || weak || others.length >= cases.length)) return undefined;
  if (asks && (!weak || cases.every((one) => one.weak))) return { cases, others, conditions: false };
  return !weak && moves(cases, targets, document) ? { cases, others, conditions: false } : undefined;
}

/** A label with nothing but questions behind it is a point to consider. */
function isCriterion(one: Case): boolean {
  const texts = [said(one.line, one.rest), ...one.item.items.map((item) => item.text)].filter(
    (text) => text !== '',
  );
  return texts.length > 0 && texts.every((text) => /\?\s*$/.test(text));
}

/** Whether some answer jumps to a step, goes on or ends. */
function moves(cases: Case[], targets: Targets, document: Document): boolean {
  return cases.some(({ line, rest }) => {
    const last = clausesIn(line, rest, document.vocabulary).at(-1);
    if (last?.kind !== 'plain' && last?.kind !== 'else') return false;
    const action = last.kind === 'else' ? last.action : last.range;
    const move = moveIn(
      line,
      action,
      document.vocabulary,
      (title) => targets.byTitle.has(nameOf(title)),
      true,
    );
    if (move?.kind === 'jump')
      return move.target.kind !== 'title' || targets.byTitle.has(nameOf(move.target.title));
    return move?.kind === 'end' || (move?.kind === 'go-on' && move.rest.end === move.rest.start);
  });
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
    weak: end.weak,
    ...(answer ? { answer } : {}),
  };
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

/** "If it is damaged, ask for a photo", "If it is damaged:" with what to do below, "Otherwise, …". */
function conditionCase(item: Step, document: Document): Case | undefined {
  const { vocabulary } = document;
  const { line, range } = lineOfStep(item, document);
  const [clause] = clausesIn(line, range, vocabulary);
  if (clause?.kind === 'question') {
    const rest = { start: clause.action.start, end: range.end };
    return {
      item,
      line,
      label: answerLabel(said(line, clause.condition)),
      labelRange: clause.condition,
      rest,
      weak: false,
    };
  }
  if (clause?.kind === 'else') {
    const label = said(line, clause.opening);
    const rest = { start: clause.action.start, end: range.end };
    return {
      item,
      line,
      label: answerLabel(label),
      labelRange: clause.opening,
      rest,
      weak: false,
      answer: clause.answer === 'no' ? 'else' : 'yes',
    };
  }
  if (clause?.kind === 'if' && clause.action.start > clause.condition.start) {
    if (clause.action.end <= clause.action.start && item.blocks.length === 0) return undefined;
    const label = `${clause.unless ? said(line, { start: clause.range.start, end: clause.condition.start }) : ''}${said(line, clause.condition)}`;
    return {
      item,
      line,
      label: answerLabel(label),
      labelRange: clause.condition,
      rest: { start: clause.action.start, end: range.end },
      weak: false,
    };
  }
  return openCondition(item, line, range, vocabulary);
}

/** A whole paragraph that is a condition, with what to do in the blocks below it. */
function openCondition(item: Step, line: Line, range: Range, vocabulary: Vocabulary): Case | undefined {
  const text = masked(line, range);
  const opened = vocabulary.if.opens(text);
  if (!opened || vocabulary.optional.opens(text)) return undefined;
  const title = item.title === undefined ? -1 : said(line, range).indexOf(item.title);
  const start = range.start + opened.end;
  const titleEnd = title === 0 && item.title ? range.start + item.title.length : undefined;
  if (titleEnd === undefined && (item.blocks.length === 0 || /[.!?]\s/.test(text))) return undefined;
  const end = titleEnd ?? range.end;
  const labelRange = withoutThen(line, trim(line, { start, end: Math.max(start, end) }), vocabulary);
  const after = titleEnd === undefined ? range.end : titleEnd;
  const then = vocabulary.thenWords.opens(line.masked.slice(after).replace(/^[\s.:,]+/, ''));
  const gap = /^[\s.:,]*/.exec(line.masked.slice(after, range.end))?.[0].length ?? 0;
  const rest = trim(line, { start: Math.min(range.end, after + gap + (then?.end ?? 0)), end: range.end });
  if (rest.end <= rest.start && item.blocks.length === 0) return undefined;
  return { item, line, label: answerLabel(bare(said(line, labelRange))), labelRange, rest, weak: false };
}

/**
 * The clauses of a step or bullet. One that is only a condition, with a list, code or a heading's body below it ("If the shop is down"),
 * guards what stands below.
 */
export function clausesOfItem(item: Step, line: Line, range: Range, vocabulary: Vocabulary): Clause[] {
  const clauses = clausesIn(line, range, vocabulary);
  const [first, ...more] = clauses;
  const led = first?.kind === 'plain' ? behindTitle(item, line, range, vocabulary) : undefined;
  if (led) return led;
  if (first?.kind !== 'plain' || more.length > 0 || !guards(item)) return clauses;
  const found = openCondition(item, line, range, vocabulary);
  if (!found || found.rest.end > found.rest.start) return clauses;
  return [{ kind: 'if', range, condition: found.labelRange, action: found.rest, unless: false }];
}

/** "**Late parcels:** If it is lost, refund it": the condition stands behind a bold lead. */
function behindTitle(item: Step, line: Line, range: Range, vocabulary: Vocabulary): Clause[] | undefined {
  const start = item.title === undefined ? range.start : afterTitle(item.title, line, range);
  if (start === range.start || start >= range.end) return undefined;
  const clauses = clausesIn(line, { start, end: range.end }, vocabulary);
  const [first] = clauses;
  if (first?.kind !== 'if' || first.action.end <= first.action.start) return undefined;
  return [{ kind: 'plain', range: { start: range.start, end: start } }, ...clauses];
}

/** Where a bold lead and the sign behind it end. */
export function afterTitle(title: string, line: Line, range: Range): number {
  const at = line.text.indexOf(title, range.start);
  if (at < 0 || at > range.start + 12) return range.start;
  const end = at + title.length;
  return end + (/^[\s.:…!?–—-]*/u.exec(line.text.slice(end, range.end))?.[0].length ?? 0);
}

function guards(item: Step): boolean {
  const [first] = item.blocks;
  if (item.paragraph?.type === 'heading') return first !== undefined;
  return first?.kind === 'list' || first?.node.type === 'code';
}

/** "If it is a new shop then:" says "then" for nothing. */
function withoutThen(line: Line, range: Range, vocabulary: Vocabulary): Range {
  const text = bare(masked(line, range));
  const word = /\s(\S+)$/u.exec(text)?.[1];
  return word && vocabulary.thenWords.is(word)
    ? { start: range.start, end: range.start + text.length - word.length - 1 }
    : range;
}
