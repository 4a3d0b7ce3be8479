import type { Step } from '../../document/sop.ts';
import { clausesIn } from './clause.ts';
import type { Document } from './draft.ts';
import { lineOfStep, openCondition } from './item.ts';
import { type Case, labelCase } from './labels.ts';
import { said } from './line.ts';
import { moveIn } from './move.ts';
import { nameOf, type Targets } from './targets.ts';
import { answerLabel, bare } from './text.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Cases {
  cases: Case[];
  /** Items between the answers that have no label. */
  others: Step[];
  /** The items begin with a condition: an answer that is left out goes on. */
  conditions: boolean;
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
  const check = vocabulary.check.opens(stem);
  // "Determine whether it is justified" asks; "check these points" does not.
  const whether = check !== undefined && vocabulary.whether.opens(stem.slice(check.end)) !== undefined;
  return labelCases(items, asks || whether, check !== undefined, targets, document);
}

/** "Escalate to the lead and wait for the answer": the items below are the answers that may come. */
function awaits(stem: string, vocabulary: Vocabulary): boolean {
  const handed = vocabulary.handOff.find(stem);
  return handed !== undefined && vocabulary.awaitAnswer.find(stem, handed.start) !== undefined;
}

function labelCases(
  items: Step[],
  asks: boolean,
  checks: boolean,
  targets: Targets,
  document: Document,
): Cases | undefined {
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
  if (checks && cases.length === items.length && cases.every((one) => one.arrow))
    return { cases, others, conditions: false };
  return (!weak || checks) && moves(cases, targets, document)
    ? { cases, others, conditions: false }
    : undefined;
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
  const open = openCondition(item, line, range, vocabulary);
  if (!open) return undefined;
  const label = answerLabel(bare(said(line, open.condition)));
  return { item, line, label, labelRange: open.condition, rest: open.rest, weak: false };
}
