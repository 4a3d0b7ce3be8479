import type { Step } from '../../document/sop.ts';
import { type Clause, clausesIn } from './clause.ts';
import { afterTitle, clausesOfItem } from './item.ts';
import { type Line, masked, type Range, trim } from './line.ts';
import type { Way } from './way.ts';

/** How a step begins. */
export interface Opening {
  /** Words before the instruction: a bold lead with its closing mark, a bracket. */
  clauses: readonly Clause[];
  /** "(GCP only)": the step is done only if this holds. */
  condition?: Range;
  optional: boolean;
  /** What else stands in a bracket that makes the step optional: "(optional for gifts)". */
  remark?: Range;
}

/** Looks at how the step begins: bold lead, bracket with a condition or "optional", first clause. */
export function openingOf(step: Step, line: Line, range: Range, way: Way): Opening {
  const { vocabulary } = way.draft.document;
  const whole = clausesOfItem(step, line, range, vocabulary);
  const asked = whole[0]?.kind === 'if' || whole[0]?.kind === 'question';
  const titled = step.title !== undefined && !asked ? afterTitle(step.title, line, range) : range.start;
  const bracket = bracketAt(line, { start: titled, end: range.end });
  if (!bracket)
    return {
      clauses:
        titled === range.start ? whole : clausesIn(line, { start: titled, end: range.end }, vocabulary),
      optional: false,
    };
  const inner = { start: bracket.start + 1, end: bracket.end - 1 };
  const text = masked(line, inner);
  const clauses = clausesIn(line, trim(line, { start: bracket.end, end: range.end }), vocabulary);
  if (vocabulary.optional.opens(text)) {
    return { clauses, optional: true, ...(vocabulary.optional.is(text) ? {} : { remark: bracket }) };
  }
  const opened = vocabulary.onlyIf.opens(text) ?? vocabulary.if.opens(text);
  const only = vocabulary.only.find(text);
  if (opened)
    return { clauses, optional: false, condition: { start: inner.start + opened.end, end: inner.end } };
  if (only && /^[\s.]*$/.test(text.slice(only.end)))
    return { clauses, optional: false, condition: { start: inner.start, end: inner.start + only.start } };
  return { clauses: clausesIn(line, { start: titled, end: range.end }, vocabulary), optional: false };
}

function bracketAt(line: Line, range: Range): Range | undefined {
  const found = /^\s*[_*]?([([])[^()[\]]{2,120}[)\]]/.exec(line.text.slice(range.start, range.end));
  if (!found) return undefined;
  const start = range.start + found[0].indexOf(found[1] ?? '(');
  return { start, end: range.start + found[0].length };
}
