import type { Paragraph, RootContent } from 'mdast';
import type { Step, StepBlock } from '../../document/sop.ts';
import { plainText } from '../../document/text.ts';
import type { FlowNode } from '../flow.ts';
import { type Cases, casesOf } from './cases.ts';
import type { Open } from './draft.ts';
import { clausesOfItem, lineOfStep } from './item.ts';
import { labelledRun, labelOfBlock, paragraphStep } from './labelled.ts';
import type { Case } from './labels.ts';
import { type Line, lineOf, placeIn, type Range, said } from './line.ts';
import { negates } from './negates.ts';
import { decide, sayAll, sayClauses } from './say.ts';
import { sentencesIn } from './sentences.ts';
import { answerLabel, asQuestion, bare } from './text.ts';
import { addNode, branchWay, endOf, type Way } from './way.ts';

/** Reads all that follows the first paragraph of a step or of an answer. */
export function sayBlocks(way: Way, blocks: StepBlock[]): void {
  let plain = 0;
  const { yes, no } = way.draft.document.vocabulary;
  const isAnswer = (label: string): boolean => yes.is(label) || no.is(label);
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) continue;
    const last = index === blocks.length - 1;
    if (block.kind === 'list') {
      sayList(way, block, undefined, last);
      continue;
    }
    const run = index < plain ? 0 : labelledRun(blocks, index, isAnswer);
    if (run > 0 && sayLabelled(way, blocks.slice(index, index + run))) {
      index += run - 1;
      continue;
    }
    plain = Math.max(plain, index + run);
    if (sayWithList(way, blocks, index)) index++;
    else sayText(way, block.node, last);
  }
}

/** A paragraph is read; quotes, code, tables and pictures are kept as details. */
function sayText(way: Way, node: RootContent, last: boolean): void {
  if (node.type === 'paragraph' && !/^(?:!!!|\?\?\?|:::)/.test(plainText(node))) {
    const line = lineOf(node, way.draft.document.source, way.draft.document.places);
    sayAll(way, line, { start: 0, end: line.text.length }, last);
    return;
  }
  const text = node.type === 'code' ? node.value : plainText(node);
  const target = way.current ?? way.draft.nodes.at(-1);
  if (target && text.trim() !== '') target.details.push(text);
}

/** A paragraph that announces the answers in the list behind it. */
function sayWithList(way: Way, blocks: StepBlock[], index: number): boolean {
  const [block, list] = [blocks[index], blocks[index + 1]];
  if (block?.kind !== 'text' || block.node.type !== 'paragraph' || list?.kind !== 'list' || way.closed)
    return false;
  const { draft } = way;
  const line = lineOf(block.node, draft.document.source, draft.document.places);
  const stem = sentencesIn(line, { start: 0, end: line.text.length }).at(-1);
  if (!stem || !casesOf(list.items, said(line, stem), draft.targets, draft.document)) return false;
  sayAll(way, line, { start: 0, end: stem.start }, false);
  sayList(way, list, { line, range: stem }, index + 2 >= blocks.length);
  return true;
}

interface Stem {
  line: Line;
  range: Range;
}

function sayList(way: Way, block: StepBlock & { kind: 'list' }, stem: Stem | undefined, last: boolean): void {
  const text = stem ? said(stem.line, stem.range) : stemText(way, block);
  const cases = way.closed ? undefined : casesOf(block.items, text, way.draft.targets, way.draft.document);
  if (cases) sayCases(way, cases, stem);
  else if (block.ordered && !way.closed) way.draft.readNested(way, block.items);
  else if (!way.current && way.branch && !way.closed) sayInTurn(way, block.items);
  else for (const item of block.items) sayItem(way, item, last && item === block.items.at(-1));
}

/** What announces a list: the step's own text when the list follows it at once, else nothing. */
function stemText(way: Way, list: StepBlock): string {
  const follows = way.current === undefined || way.step.blocks.indexOf(list) <= 0;
  if (!follows) return '';
  return [way.current?.label ?? way.branch?.label ?? '', ...(way.current?.details ?? [])].join(' ');
}

/** Below an answer that is only a label, each item is an action of its own; "either …" leaves the choice to the reader. */
export function sayInTurn(way: Way, items: Step[]): void {
  for (const item of items) {
    way.current = undefined;
    const { line, range } = lineOfStep(item, way.draft.document);
    const count = way.draft.nodes.length;
    sayAll(way, line, range, item.blocks.length === 0 && item === items.at(-1));
    const first = way.draft.nodes[count];
    if (first) way.draft.nodeOf.set(item, first.id);
    sayBlocks(way, item.blocks);
  }
}

/** A bullet that is a detail: its conditions are read, the rest is kept. */
function sayItem(way: Way, item: Step, last: boolean): void {
  const { document } = way.draft;
  const { line, range } = lineOfStep(item, document);
  const clauses = clausesOfItem(item, line, range, document.vocabulary);
  const [first] = clauses;
  if (
    first?.kind === 'if' &&
    first.action.end <= first.action.start &&
    item.blocks.length > 0 &&
    !way.closed
  ) {
    const inside = decide(way, line, first);
    const past = way.last?.no;
    sayClauses(inside, line, clauses.slice(1), false);
    sayBlocks(inside, item.blocks);
    way.opens = past ? [...inside.opens, past] : inside.opens;
    return;
  }
  sayClauses(way, line, clauses, last && item.blocks.length === 0);
  sayBlocks(way, item.blocks);
}

/** The answers of a decision. The step itself is the decision, unless more than the question has been said since. */
function sayCases(way: Way, found: Cases, stem: Stem | undefined): void {
  const { chart } = way.draft.document.vocabulary.words;
  const decision = decisionFor(way, stem, found);
  decision.listed = true;
  const opens: Open[] = [];
  for (const one of found.cases) {
    const place = placeIn(one.line, one.labelRange);
    const isEmpty = one.rest.end <= one.rest.start && one.item.blocks.length === 0;
    const open: Open = { from: decision.id, label: one.label, place, ...(isEmpty ? { empty: true } : {}) };
    const inside = branchWay(way, decision, open);
    if (!sayEither(inside, one)) {
      sayAll(inside, one.line, one.rest, one.item.blocks.length === 0);
      sayBlocks(inside, one.item.blocks);
    }
    opens.push(...inside.opens);
  }
  const missing = missingAnswer(found, isComplete(found, way), chart);
  if (missing) opens.push({ from: decision.id, label: missing, implied: true, place: endOf(way.step.place) });
  way.opens = opens;
  way.current = decision;
  for (const other of found.others) sayItem(way, other, false);
  way.current = decision;
}

/** "No: either" with a list leaves the choice to the reader: one box that names the ways. */
function sayEither(way: Way, one: Case): boolean {
  const { vocabulary } = way.draft.document;
  const [list, ...more] = one.item.blocks;
  if (list?.kind !== 'list' || list.ordered || more.length > 0) return false;
  if (!vocabulary.dependingOn.is(said(one.line, one.rest))) return false;
  const texts = list.items.map((item) => item.text);
  const node = addNode(way, 'step', texts.map(bare).join(' / '), list.node.position ?? way.step.place);
  node.details.push(...texts);
  return true;
}

/** "If it was sent" and "If it was not sent" leave nothing over. */
function isComplete({ cases: [one, other, ...more] }: Cases, way: Way): boolean {
  return (
    one !== undefined && other !== undefined && more.length === 0 && negates(one.label, other.label, way, 0.3)
  );
}

function missingAnswer(
  found: Cases,
  isComplete: boolean,
  chart: { yes: string; no: string; otherwise: string },
): string | undefined {
  const answers = new Set(found.cases.map((one) => one.answer));
  if (found.conditions) return answers.has('else') || isComplete ? undefined : chart.otherwise;
  if (answers.has('yes') && !answers.has('no') && found.cases.length === 1) return chart.no;
  return answers.has('no') && found.cases.length === 1 ? chart.yes : undefined;
}

/** "Depending on the size of the order, do one of these:" asks for the size of the order. */
function stemLabel(text: string, way: Way): string {
  const { vocabulary } = way.draft.document;
  const opened = vocabulary.dependingOn.opens(text);
  const rest = opened && /^\s*([^,:.]+)/u.exec(text.slice(opened.end))?.[1];
  return rest?.trim().includes(' ') ? asQuestion(rest, vocabulary.words) : text;
}

function decisionFor(way: Way, stem: Stem | undefined, found: Cases): FlowNode {
  const { current } = way;
  const untouched =
    current &&
    way.opens.length === 1 &&
    way.opens[0]?.from === current.id &&
    way.opens[0].label === undefined;
  if (current && untouched && (!stem || current.awaitsAnswer) && current.kind !== 'decision') {
    current.kind = 'decision';
    if (!current.awaitsAnswer) current.time = undefined;
    way.opens = [];
    return current;
  }
  const label = stem
    ? stemLabel(said(stem.line, stem.range), way)
    : (current?.label ?? way.branch?.label ?? '');
  const [first] = found.cases;
  const asked = stem ?? (first && { line: first.line, range: first.labelRange });
  const place = asked ? placeIn(asked.line, asked.range) : way.step.place;
  const node = addNode(
    way,
    'decision',
    stem || !current ? answerLabel(label) : asQuestion(label, way.draft.document.vocabulary.words),
    place,
  );
  way.opens = [];
  return node;
}

function sayLabelled(way: Way, blocks: StepBlock[]): boolean {
  if (way.closed) return false;
  const groups: Step[] = [];
  for (const block of blocks) {
    const label = labelOfBlock(block);
    if (block.kind === 'text' && label !== undefined)
      groups.push(paragraphStep(block.node as Paragraph, label, groups.length + 1));
    else groups.at(-1)?.blocks.push(block);
  }
  if (groups.length < 2) return false;
  const stem = [way.current?.label, ...(way.current?.details ?? [])].at(-1) ?? '';
  const cases = casesOf(groups, stem, way.draft.targets, way.draft.document);
  if (!cases || cases.others.length > 0) return false;
  sayCases(way, cases, undefined);
  return true;
}
