import type { RootContent } from 'mdast';
import type { Step } from '../../document/sop.ts';
import { type Clause, clausesIn } from './clause.ts';
import type { Document } from './draft.ts';
import { type Line, lineOf, masked, plainLine, type Range, said, trim } from './line.ts';
import { bare } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The line of a step's own text, from behind its number. A step is asked for by its neighbours too: its line is made once. */
export function lineOfStep(step: Step, document: Document): { line: Line; range: Range } {
  const known = document.lines.get(step);
  if (known) return known;
  const made = readLine(step, document);
  document.lines.set(step, made);
  return made;
}

function readLine(step: Step, document: Document): { line: Line; range: Range } {
  const node =
    step.paragraph?.type === 'tableRow'
      ? cellOf(step.paragraph.children, step.text, document)
      : step.paragraph;
  const line = node
    ? lineOf(node, document.source, document.places, true)
    : { ...plainLine(step.text, step.place, document.places), isOwn: true };
  const start = line.text.endsWith(step.text) ? line.text.length - step.text.length : 0;
  return { line, range: { start, end: line.text.length } };
}

function cellOf(cells: RootContent[], text: string, document: Document): RootContent | undefined {
  return cells.find((cell) => lineOf(cell, document.source, document.places).text === text);
}

/** A whole paragraph that is a condition, with what to do in the blocks below it. */
export function openCondition(
  item: Step,
  line: Line,
  range: Range,
  vocabulary: Vocabulary,
): { condition: Range; rest: Range } | undefined {
  const text = masked(line, range);
  const opened = vocabulary.if.opens(text);
  if (!opened || vocabulary.optional.opens(text)) return undefined;
  const title = item.title === undefined ? -1 : said(line, range).indexOf(item.title);
  const start = range.start + opened.end;
  const titleEnd = title === 0 && item.title ? range.start + item.title.length : undefined;
  if (titleEnd === undefined && (item.blocks.length === 0 || /[.!?]\s/.test(text))) return undefined;
  const end = titleEnd ?? range.end;
  const condition = withoutThen(line, trim(line, { start, end: Math.max(start, end) }), vocabulary);
  const after = titleEnd === undefined ? range.end : titleEnd;
  const then = vocabulary.thenWords.opens(line.masked.slice(after).replace(/^[\s.:,]+/, ''));
  const gap = /^[\s.:,]*/.exec(line.masked.slice(after, range.end))?.[0].length ?? 0;
  const rest = trim(line, { start: Math.min(range.end, after + gap + (then?.end ?? 0)), end: range.end });
  if (rest.end <= rest.start && item.blocks.length === 0) return undefined;
  return { condition, rest };
}

/**
 * The clauses of a step or bullet. One that is only a condition, with a list, code or a heading's body below it ("If the shop is down"),
 * guards what stands below.
 */
export function clausesOfItem(
  item: Step,
  line: Line,
  range: Range,
  vocabulary: Vocabulary,
): readonly Clause[] {
  const clauses = clausesIn(line, range, vocabulary);
  const [first, ...more] = clauses;
  const led = first?.kind === 'plain' ? behindTitle(item, line, range, vocabulary) : undefined;
  if (led) return led;
  if (first?.kind !== 'plain' || more.length > 0 || !guards(item)) return clauses;
  const found = openCondition(item, line, range, vocabulary);
  if (!found || found.rest.end > found.rest.start) return clauses;
  return [{ kind: 'if', range, condition: found.condition, action: found.rest, unless: false }];
}

/** "**Late parcels:** If it is lost, refund it": the condition stands behind a bold lead. */
function behindTitle(
  item: Step,
  line: Line,
  range: Range,
  vocabulary: Vocabulary,
): readonly Clause[] | undefined {
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
