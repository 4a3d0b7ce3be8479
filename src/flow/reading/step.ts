import type { Step } from '../../document/sop.ts';
import type { FlowNode } from '../flow.ts';
import { sayBlocks, sayInTurn } from './blocks.ts';
import { afterTitle, clausesOfItem, lineOfStep } from './cases.ts';
import { type Clause, clausesIn } from './clause.ts';
import type { Draft, Open } from './draft.ts';
import { type Line, masked, placeIn, type Range, said, trim } from './line.ts';
import { procedureLinkIn } from './links.ts';
import { answerIf, type Pair, pairOf } from './pairs.ts';
import {
  answerLabel,
  applyMove,
  askBefore,
  asQuestion,
  bare,
  decide,
  isFarewell,
  questionBefore,
  questionOf,
  readMove,
  sayClauses,
} from './say.ts';
import { nameOf, usesAuthorNumbers } from './targets.ts';
import { addNode, branchWay, describe, type Question, type Way } from './way.ts';

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

/** "3. If not, go back to step 1" below a step that checks or asks: the answer is a step of its own. */
function answersCheck(way: Way, line: Line, opening: Opening, first: Clause & { kind: 'else' }): boolean {
  const { vocabulary } = way.draft.document;
  const asked = questionBefore(way);
  const text = way.before ? masked(way.before.line, way.before.range) : '';
  const checks = /\?$/.test(text) || vocabulary.check.opens(text) !== undefined;
  if (asked === undefined || !checks || first.action.end <= first.action.start) return false;
  const node = ownNode(way, 'decision', asQuestion(asked));
  askBefore(way, line, first, asked, node);
  sayClauses(way, line, opening.clauses.slice(1), way.step.blocks.length === 0);
  sayBlocks(way, way.step.blocks, readNested);
  return true;
}

interface Opening {
  /** Words before the instruction: a bold lead with its closing mark, a bracket. */
  clauses: Clause[];
  /** "(GCP only)": the step is done only if this holds. */
  condition?: Range;
  optional: boolean;
  /** What else stands in a bracket that makes the step optional: "(optional for gifts)". */
  remark?: Range;
}

/** Looks at how the step begins: bold lead, bracket with a condition or "optional", first clause. */
function openingOf(step: Step, line: Line, range: Range, way: Way): Opening {
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

/** The node that carries the step's number. */
function ownNode(way: Way, kind: FlowNode['kind'], label: string): FlowNode {
  const { step, draft } = way;
  const node = addNode(way, kind, bare(label), step.place, true);
  const title = titleOf(way);
  if (title !== undefined) node.title = title;
  if (way.numbered && step.authorNumber !== step.number) node.authorNumber = step.authorNumber;
  if (step.role !== undefined) node.role = step.role;
  else if (draft.lane !== undefined) node.role = draft.lane;
  if (step.time !== undefined) node.time = step.time;
  draft.nodeOf.set(step, node.id);
  way.current = node;
  return node;
}

/** The bold lead, unless it says who acts: "**Team lead:** Ask a colleague." */
function titleOf({ step, draft }: Way): string | undefined {
  return step.title !== undefined && draft.document.roles.has(nameOf(step.title)) ? undefined : step.title;
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
  describe(node, line, range, way);
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
  sayBlocks(way, step.blocks, readNested);
}

/** The first sentence is the label; a jump at its end is an edge. */
function openMove(way: Way, node: FlowNode, line: Line, first: Clause, last: boolean): void {
  if (first.kind !== 'plain') return;
  if (isFarewell(way, line, first.range)) way.closed = true;
  const move = readMove({ ...way, current: undefined }, line, first.range, last);
  if (!move || move.kind === 'end') return;
  const rest = bare(said(line, move.rest));
  if (rest !== '' && move.kind !== 'hand-off') node.label = rest;
  applyMove(way, line, move, last);
}

/** "If X, do Y" as the whole step: the decision carries the number. */
function conditional(
  way: Way,
  line: Line,
  opening: Opening,
  first: Clause & { kind: 'if' | 'question' },
): Question | undefined {
  const { step } = way;
  const isTitle = step.title !== undefined && nameOf(said(line, first.range)).startsWith(nameOf(step.title));
  const label = step.title === undefined || isTitle ? questionOf(line, first, way) : step.title;
  const node = ownNode(way, 'decision', label);
  if (isTitle) node.title = undefined;
  const inside = decide(way, line, first, node);
  return afterCondition(way, inside, line, opening.clauses.slice(1));
}

/** "(GCP only) Do Y": a decision before the step, which carries its number. */
function guarded(way: Way, line: Line, opening: Opening, condition: Range): Question | undefined {
  const text = bare(said(line, condition));
  const node = ownNode(way, 'decision', way.step.title ?? asQuestion(text));
  const start = opening.clauses[0]?.range.start ?? condition.end;
  const clause = {
    kind: 'if',
    range: { start: condition.start, end: line.text.length },
    condition,
    unless: false,
  } as const;
  const inside = decide(
    way,
    line,
    { ...clause, action: { start, end: opening.clauses[0]?.range.end ?? start } },
    node,
  );
  return afterCondition(way, inside, line, opening.clauses.slice(1));
}

/** What follows a conditional step belongs to its action, save for "Otherwise, …". */
function afterCondition(way: Way, inside: Way, line: Line, clauses: Clause[]): Question | undefined {
  const { step } = way;
  const question = way.last;
  const other = clauses.findIndex((clause) => clause.kind === 'else');
  const own = other < 0 ? clauses : clauses.slice(0, other);
  sayClauses(inside, line, own, other < 0 && step.blocks.length === 0);
  if (other < 0) sayBlocks(inside, step.blocks, readNested);
  way.opens = question?.no ? [...inside.opens, question.no] : inside.opens;
  if (other >= 0) {
    sayClauses(way, line, clauses.slice(other), step.blocks.length === 0);
    sayBlocks(way, step.blocks, readNested);
  }
  return other < 0 ? question : undefined;
}

/** Whether a step is the other answer of the step before: "Otherwise, …", "If not, …" or the same condition with a "not". */
function isOtherAnswer(
  before: Question,
  first: Clause,
  line: Line,
  way: Way,
): first is Clause & { kind: 'else' | 'if' } {
  if (!before.no || !way.opens.includes(before.no)) return false;
  if (first.kind === 'else') return first.answer === 'no';
  return first.kind === 'if' && negates(said(line, first.condition), before.condition, way);
}

/** The same words but for a negation in one of them. */
function negates(a: string, b: string, way: Way): boolean {
  const { negation } = way.draft.document.vocabulary;
  const has = (text: string) => negation.find(text) !== undefined;
  if (has(a) === has(b)) return false;
  const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
  const [left, right] = [words(a), words(b)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared >= 1 && shared / Math.max(1, Math.min(left.size, right.size)) >= 0.6;
}

/** The step is an answer of the condition before it; both ways join behind it. */
function otherAnswer(
  way: Way,
  before: Question,
  line: Line,
  words: Range,
  action: Range,
  rest: Clause[],
): undefined {
  const { step } = way;
  const no = before.no;
  if (!no) return undefined;
  const others = way.opens.filter((open) => open !== no);
  const open: Open = { from: no.from, label: answerLabel(said(line, words)), place: placeIn(line, words) };
  const inside = branchWay(way, before.decision, open);
  const node = ownNode(inside, 'step', said(line, action));
  describe(node, line, action, inside);
  openMove(
    inside,
    node,
    line,
    { kind: 'plain', range: action },
    rest.length === 0 && step.blocks.length === 0,
  );
  sayClauses(inside, line, rest, step.blocks.length === 0);
  sayBlocks(inside, step.blocks, readNested);
  way.opens = [...others, ...inside.opens];
  return undefined;
}

/** "Click Yes if X" with "Click No if Y" as the next step. */
function firstOfPair(way: Way, line: Line, range: Range, pair: Pair): Question | undefined {
  const clause = {
    kind: 'if',
    range,
    condition: pair.condition,
    action: pair.action,
    unless: false,
  } as const;
  const node = ownNode(
    way,
    'decision',
    questionOf(line, { ...clause, range: { start: pair.action.end, end: range.end } }, way),
  );
  const inside = decide(way, line, clause, node);
  sayClauses(inside, line, clausesIn(line, pair.rest, way.draft.document.vocabulary), false);
  sayBlocks(inside, way.step.blocks, readNested);
  const question = way.last;
  way.opens = question?.no ? [...inside.opens, question.no] : inside.opens;
  return question && { ...question, pair: true };
}

/** Steps of a nested ordered list: nodes of their own inside a step, further actions inside a branch. */
function readNested(way: Way, items: Step[]): void {
  if (way.branch) {
    sayInTurn(way, items, readNested);
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
