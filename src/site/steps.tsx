import type { Element, ElementContent } from 'hast';
import type { Procedure, Step, StepBlock } from '../document/sop.ts';
import type { Flow, FlowNode } from '../flow/flow.ts';
import { languageOf, phrasesOf } from '../languages/index.ts';
import type { ChartWords } from '../languages/language.ts';
import type { SiteWords } from '../languages/site/index.ts';
import type { Chart } from './chart.tsx';
import type { Content } from './content.tsx';
import { keyOf } from './dress.tsx';
import { type Exit, type FlowIndex, indexFlows } from './flow-index.ts';
import { flat } from './jsx-runtime.ts';
import { RoleCard, type RoleView } from './parts/role.tsx';
import type { Span } from './spans.ts';

/** What steps need besides their text. */
export interface StepsView {
  flows: readonly Flow[];
  language: string;
  /** How to reach the roles that steps hand over to, by the role as the flow names it. */
  roles: Readonly<Record<string, RoleView>>;
  /** In a translation: what changed in the steps of the source since, by their numbers. */
  sourceChanges: Readonly<Record<string, readonly string[]>>;
  /** Address at which a step is reported, by its number. */
  report?: (step: string) => string;
  /** All steps are boxes: they are counted together, not list by list. */
  isChecklist: boolean;
  /** Where the chart draws them; without it there is none. */
  chart?: Pick<Chart, 'boxOf' | 'broadBoxOf'>;
}

interface Scope {
  content: Content;
  view: StepsView;
  words: SiteWords;
  chart: ChartWords;
  index: FlowIndex;
  checklist: boolean;
  /** Nodes of the flow that have a place on the page by now. */
  placed: Set<FlowNode>;
}

/** Steps of a text as lists. */
export interface StepLists {
  list(procedure: Procedure): ElementContent[];
}

export function stepLists(content: Content, view: StepsView, words: SiteWords): StepLists {
  const { chart } = languageOf(view.language);
  content.spans.push(...jumpSpans(view.flows, chart));
  const scope: Scope = {
    content,
    view,
    words,
    chart,
    index: indexFlows(view.flows),
    checklist: false,
    placed: new Set(),
  };
  return { list: (procedure) => listOf(procedure, scope) };
}

function listOf(procedure: Procedure, all: Scope): ElementContent[] {
  const scope = { ...all, checklist: procedure.carrier === 'checklist' };
  const check = scope.checklist && !scope.view.isChecklist ? { 'data-checklist': '' } : {};
  return flat(
    <ol class="step-list" {...check}>
      {procedure.steps.map((step, at) => stepItem(step, procedure.steps[at + 1], scope))}
    </ol>,
  );
}

function stepItem(step: Step, next: Step | undefined, scope: Scope): Element {
  const { content, index, view, words } = scope;
  content.freshTerms();
  const node = index.nodeOf(step);
  const number = node?.number ?? String(step.number);
  const id = node?.anchor;
  const isDecision = node?.listed === true;
  const ends = next !== undefined && node !== undefined && !index.fallsThrough(step, next);
  if (node) scope.placed.add(node);
  const blocks = step.blocks.map((block) => blockOf(block, step, node, scope));
  const kind = isDecision ? ' decision' : node?.condition !== undefined ? ' condition' : '';
  return (
    <li class={`step${kind}${ends ? ' ends' : ''}`} id={id} data-step={number}>
      {id === undefined ? (
        <span class="step-number">{number}</span>
      ) : (
        <a class="step-number" href={`#${id}`} aria-label={words.linkToStep(number)}>
          {number}
        </a>
      )}
      <div class="step-body">
        {placesOf(step, scope).map((anchor) => (
          <span id={anchor} />
        ))}
        {firstParagraph(step, isDecision, scope)}
        {step.role && <p class="by">{words.by(step.role)}</p>}
        {roleOf(node, view)}
        {blocks}
        {view.sourceChanges[number]?.map((change) => (
          <p class="source-changed">
            <b>{words.changedHere}</b> {change}
          </p>
        ))}
        {isDecision ? null : endChips(step, node, scope)}
        {id !== undefined && toolsOf(id, number, scope)}
      </div>
    </li>
  ) as Element;
}

/** Ids for what the chart draws of a step and what has no place of its own yet. */
function placesOf({ place }: Step, { index, placed }: Scope): string[] {
  const left = index
    .nodesIn(place)
    .filter((node) => node.kind !== 'end' && node.anchor !== '' && !placed.has(node));
  for (const node of left) placed.add(node);
  return left.map(({ anchor }) => anchor);
}

function toolsOf(id: string, number: string, { view, words }: Scope): Element | null {
  const [box, broad] = [view.chart?.boxOf(id), view.chart?.broadBoxOf(id)];
  if (box === undefined && !view.report) return null;
  return (
    <p class="tools">
      {broad !== undefined && (
        <a class="broad" href={`#${broad}`}>
          {words.inChart}
        </a>
      )}
      {box !== undefined && (
        <a class={broad === undefined ? undefined : 'narrow'} href={`#${box}`}>
          {words.inChart}
        </a>
      )}
      {view.report && <a href={view.report(number)}>{words.report}</a>}
    </p>
  ) as Element;
}

function firstParagraph(step: Step, isQuestion: boolean, scope: Scope): ElementContent[] {
  if (!step.paragraph) return [];
  const inside = scope.content
    .inline(step.paragraph)
    .filter((node) => !(node.type === 'element' && node.tagName === 'input'));
  const text = <p class={isQuestion ? 'question' : undefined}>{inside}</p>;
  if (!scope.checklist) return flat(text);
  return flat(
    <label class="check">
      <input type="checkbox" disabled data-check={keyOf(step.text)} />
      <span class={isQuestion ? 'question' : undefined}>{inside}</span>
    </label>,
  );
}

/** Whom the step as a whole hands over to; what a branch hands over stands in the branch. */
const roleOf = (node: FlowNode | undefined, { roles }: StepsView): Element | undefined => {
  const role = node?.escalatesTo ? roles[node.escalatesTo] : undefined;
  return role && ((<RoleCard role={role} />) as Element);
};

function blockOf(block: StepBlock, step: Step, node: FlowNode | undefined, scope: Scope): ElementContent[] {
  const { content, index } = scope;
  if (block.kind === 'text') return content.blocks([block.node]);
  const decisions = node ? index.nodesIn(step.place).filter(({ listed }) => listed) : [];
  const decision = decisions.find((each) => block.items.some((item) => index.answerIn(each, item.place)));
  if (decision) return answersOf(block.items, decision, scope);
  if (block.ordered)
    return flat(<ol class="sub-steps">{block.items.map((item) => stepItem(item, undefined, scope))}</ol>);
  return flat(<ul>{block.items.map((item) => detailItem(item, scope))}</ul>);
}

const detailItem = (item: Step, scope: Scope): Element =>
  (
    <li>
      {item.paragraph ? scope.content.inline(item.paragraph) : null}
      {item.blocks.map((block) => blockOf(block, item, undefined, scope))}
    </li>
  ) as Element;

function answersOf(items: readonly Step[], decision: FlowNode, scope: Scope): ElementContent[] {
  return flat(
    <ul class="answers" data-answers>
      {items.map((item) => {
        const edge = scope.index.answerIn(decision, item.place);
        return edge?.label === undefined ? detailItem(item, scope) : answerItem(item, edge.label, scope);
      })}
    </ul>,
  );
}

function answerItem(item: Step, label: string, scope: Scope): Element {
  const { content, index, view, words } = scope;
  const inside = item.paragraph ? content.inline(item.paragraph) : [];
  const rest = withoutStop(withoutLabel(inside, label));
  const nodes = index.nodesIn(item.place);
  const nested = nodes.find(({ listed }) => listed);
  const escalation = nodes.find(
    ({ escalatesTo, branch }) => escalatesTo && view.roles[escalatesTo] && branch,
  );
  const role = escalation?.escalatesTo ? view.roles[escalation.escalatesTo] : undefined;
  const isHandOff = nodes.some((each) => each.kind === 'hand-off' || (each.escalatesTo && each.branch));
  const exits = nested ? [] : index.exitsOf(item.place);
  const isOnlyWay = rest !== undefined && phrasesOf(languageOf(view.language), 'goOn').is(plain(rest));
  const blocks = item.blocks.map((block) =>
    nested && block.kind === 'list' && !block.ordered
      ? answersOf(block.items, nested, scope)
      : blockOf(block, item, nested, scope),
  );
  const [id, ...others] = placesOf(item, scope);
  return (
    <li class={isHandOff ? 'answer hand-off' : 'answer'} id={id}>
      {rest && <span class="pill">{label}</span>}
      <div class="what">
        {others.map((anchor) => (
          <span id={anchor} />
        ))}
        {isOnlyWay ? null : <span>{rest ?? inside}</span>}
        {isOnlyWay
          ? exits.map((exit) => wayLink(exit, scope.chart))
          : exits.map((exit) => wayChip(exit, scope))}
        {role && <RoleCard role={role} />}
        {blocks}
        {isOnlyWay && exits.length === 0 ? words.goOn : null}
      </div>
    </li>
  ) as Element;
}

const plain = (nodes: readonly ElementContent[]): string =>
  nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? plain(node.children) : ''))
    .join('')
    .trim();

/** A way that says all needs no full stop behind the number. */
function withoutStop(nodes: ElementContent[] | undefined): ElementContent[] | undefined {
  const [first, last] = nodes ?? [];
  const isJump = first?.type === 'element' && String(first.properties.className).includes('jump');
  const isStop = nodes?.length === 2 && last?.type === 'text' && /^[.\s]*$/.test(last.value);
  return isJump && isStop ? nodes?.slice(0, 1) : nodes;
}

/** What follows the label; undefined where the item does not begin with it. */
function withoutLabel(nodes: readonly ElementContent[], label: string): ElementContent[] | undefined {
  const [first, ...others] = nodes;
  if (!first) return undefined;
  const isSame = (text: string) => text.replace(/[\s:.,?–—-]+$/u, '').trim() === label.trim();
  if (first.type === 'element' && first.tagName === 'strong' && isSame(plain([first])))
    return trimmed(others);
  if (first.type !== 'text' || !first.value.trimStart().startsWith(label)) return undefined;
  const value = first.value.trimStart().slice(label.length);
  if (/^[\p{L}\p{N}]/u.test(value)) return undefined;
  return trimmed([{ ...first, value }, ...others]);
}

function trimmed(nodes: readonly ElementContent[]): ElementContent[] {
  const [first, ...others] = nodes;
  if (first?.type !== 'text') return [...nodes];
  const value = first.value.replace(/^[\s:.,–—→>-]+/u, '');
  return value === '' ? others : [{ ...first, value }, ...others];
}

const isUp = ({ edge }: Exit) => edge.kind === 'loop';

/** The whole way of an answer that says nothing else: "Go to step 4". */
function wayLink(exit: Exit, chart: ChartWords): Element {
  const { to } = exit;
  if (to.kind === 'end') return (<span class="end">{to.label || chart.end}</span>) as Element;
  const number = to.number ?? to.label;
  return (
    <a class="jump" href={`#${to.anchor}`}>
      {isUp(exit) ? chart.backTo(number) : chart.goTo(number)}
    </a>
  ) as Element;
}

/** Where it goes on after what was said, where the author left that open. */
function wayChip(exit: Exit, scope: Scope): Element | undefined {
  const { to, isWritten } = exit;
  if (isWritten) return undefined;
  if (to.kind === 'end')
    return to.implied ? ((<span class="end">{to.label || scope.chart.end}</span>) as Element) : undefined;
  const number = to.number ?? to.label;
  return (
    <a class="way" href={`#${to.anchor}`} aria-label={scope.chart.goTo(number)}>
      {isUp(exit) ? '↑' : '↓'}
      {number}
    </a>
  ) as Element;
}

/** A plain step that goes elsewhere than to the next step, and does not say so itself. */
function endChips(step: Step, node: FlowNode | undefined, scope: Scope): ElementContent[] {
  if (!node || node.number?.includes('.')) return [];
  const exits = scope.index
    .exitsOf(step.place)
    .filter(
      ({ edge, isWritten, to }) =>
        !isWritten && edge.kind !== 'next' && edge.kind !== 'answer' && to.kind !== 'end',
    );
  return flat(exits.map((exit) => wayChip(exit, scope)));
}

/** "go back to **Ask for a photo**" leads there, with the number of the step. */
function jumpSpans(flows: readonly Flow[], chart: ChartWords): Span[] {
  const spans: Span[] = [];
  for (const { nodes, edges } of flows) {
    const byId = new Map(nodes.map((node) => [node.id, node]));
    for (const { kind, to, place } of edges) {
      const node = byId.get(to);
      const [start, end] = [place.start.offset ?? 0, place.end.offset ?? 0];
      if ((kind !== 'jump' && kind !== 'loop') || end <= start || !node?.anchor) continue;
      if (spans.some((span) => span.start < end && start < span.end)) continue;
      spans.push({ start, end, make: (inside) => jumpLink(inside, node, chart) });
    }
  }
  return spans;
}

function jumpLink(
  inside: ElementContent[],
  { anchor, number = '' }: FlowNode,
  chart: ChartWords,
): ElementContent[] {
  if (inside.some((node) => node.type === 'element' && node.tagName === 'a')) return inside;
  const says =
    number === '' || new RegExp(`(?<![\\d.])${number.replaceAll('.', '\\.')}(?![\\d])`).test(plain(inside));
  return flat(
    <a class="jump" href={`#${anchor}`}>
      {inside}
      {says ? null : (
        <span class="to" title={chart.step(number)}>
          {number}
        </span>
      )}
    </a>,
  );
}
