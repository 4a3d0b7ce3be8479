import type { Step } from '../../document/sop.ts';
import type { FlowNode } from '../flow.ts';
import { sayBlocks, sayInTurn } from './blocks.ts';
import type { Draft, Open } from './draft.ts';
import { answersCheck, conditional, firstOfPair, guarded, isOtherAnswer, otherAnswer } from './guarded.ts';
import { lineOfStep } from './item.ts';
import { type Line, type Range, said } from './line.ts';
import { procedureLinkIn } from './links.ts';
import { type Opening, openingOf } from './opening.ts';
import { openMove, ownNode, titleOf } from './own.ts';
import { answerIf, type Pair, pairOf } from './pairs.ts';
import { decide, sayClauses } from './say.ts';
import { usesAuthorNumbers } from './targets.ts';
import { describe, type Question, type Way } from './way.ts';

/** Where the steps of one list stand: numbers of their nodes, the step whose nested list it is. */
export interface Level {
  prefix: string;
  within?: string;
  opens: Open[];
  branch?: FlowNode['branch'];
}

/** Reads the steps of a list one after the other; gives back the ways that are open behind the last one. */
export function readSteps(steps: Step[], level: Level, draft: Draft): Open[] {
  let { opens } = level;
  let last: Question | undefined;
  let before: Way['before'];
  const numbered = usesAuthorNumbers(steps);
  steps.forEach((step, index) => {
    const way: Way = {
      draft,
      step,
      siblings: steps,
      numbered,
      number: `${level.prefix}${step.number}`,
      extra: { count: 0 },
      within: level.within,
      branch: level.branch,
      opens,
      before,
      closed: false,
    };
    const next = steps[index + 1];
    const pair = next && pairOf(step, next, draft.document);
    last = readStep(way, last, pair);
    opens = way.opens;
    before = way.closed ? undefined : way.before;
  });
  return opens;
}

/** Reads one step. `before`: the condition that the step before was; `pair`: what this step and the next one are the two answers of. */
function readStep(way: Way, before: Question | undefined, pair: Pair | undefined): Question | undefined {
  const { step, draft } = way;
  const { line, range } = lineOfStep(step, draft.document);
  const opening = openingOf(step, line, range, way);
  const [first] = opening.clauses;
  const second = before?.pair ? answerIf(step, draft.document)?.pair : undefined;
  if (before && second)
    return otherAnswer(way, before, line, second.condition, second.action, [
      { kind: 'plain', range: second.rest },
    ]);
  if (before && first && isOtherAnswer(before, first, line, way)) {
    const words = first.kind === 'else' ? first.opening : first.condition;
    return otherAnswer(way, before, line, words, first.action, opening.clauses.slice(1));
  }
  if (pair) return firstOfPair(way, line, range, pair);
  if (opening.condition) return guarded(way, line, opening, opening.condition);
  if (
    first &&
    (first.kind === 'if' || first.kind === 'question') &&
    (first.action.end > first.action.start || step.blocks.length > 0)
  ) {
    return conditional(way, line, opening, first);
  }
  if (first?.kind === 'else' && answersCheck(way, line, opening, first)) return undefined;
  way.before = undefined;
  ordinary(way, line, range, opening);
  return undefined;
}

/** A step that begins with no condition. */
function ordinary(way: Way, line: Line, range: Range, opening: Opening): void {
  const { step } = way;
  const title = titleOf(way);
  const [first, ...rest] = opening.clauses;
  const label = title ?? (first ? said(line, first.range) : said(line, range)) ?? '';
  const node = ownNode(way, 'step', label === '' ? firstWords(step) : label);
  if (opening.optional || first?.optional) node.optional = true;
  if (opening.remark) node.details.push(said(line, opening.remark));
  const conditional = opening.clauses.find((clause) => clause.kind === 'if' || clause.kind === 'else');
  describe(node, line, { start: range.start, end: conditional?.range.start ?? range.end }, way);
  const alone = opening.clauses.length <= 1 && step.blocks.length === 0;
  const link = alone && first ? procedureLinkIn(line, first.range, way.draft.document.vocabulary) : undefined;
  if (link !== undefined) {
    node.kind = 'sub-procedure';
    node.target = link;
  }
  if (title !== undefined) sayClauses(way, line, opening.clauses, step.blocks.length === 0);
  else if (first) {
    openMove(way, node, line, first, rest.length === 0 && step.blocks.length === 0);
    sayClauses(way, line, rest, step.blocks.length === 0, { line, range: first.range });
  }
  if (!sayGuardedList(way, line, opening)) sayBlocks(way, step.blocks);
}

/** "Start it again. If it fails a second time:" with a list below: what to do in that case. */
function sayGuardedList(way: Way, line: Line, opening: Opening): boolean {
  const last = opening.clauses.at(-1);
  const [list, ...more] = way.step.blocks;
  if (opening.clauses.length < 2 || last?.kind !== 'if' || last.action.end > last.action.start) return false;
  if (list?.kind !== 'list' || way.closed) return false;
  way.current?.details.pop();
  const inside = decide(way, line, last);
  const past = way.last?.no;
  sayBlocks(inside, [list]);
  way.opens = past ? [...inside.opens, past] : inside.opens;
  sayBlocks(way, more);
  return true;
}

/** Steps of a nested ordered list: nodes of their own inside a step, further actions inside a branch. */
export function readNested(way: Way, items: Step[]): void {
  if (way.branch) {
    sayInTurn(way, items);
    return;
  }
  const within = way.current?.id;
  way.opens = readSteps(items, { prefix: `${way.number}.`, within, opens: way.opens }, way.draft);
}

function firstWords(step: Step): string {
  const [block] = step.blocks;
  const node = block?.node;
  const text = node && 'value' in node ? node.value : '';
  return text.trim().split('\n')[0] ?? '';
}
