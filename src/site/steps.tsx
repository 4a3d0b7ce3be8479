import type { Element, ElementContent } from 'hast';
import type { Procedure, Step } from '../document/sop.ts';
import type { FlowNode } from '../flow/flow.ts';
import { languageOf } from '../languages/index.ts';
import type { SiteWords } from '../languages/site/index.ts';
import type { Content } from './content.tsx';
import { keyOf } from './dress.tsx';
import { indexFlows } from './flow-index.ts';
import { flat } from './jsx-runtime.ts';
import { RoleCard } from './parts/role.tsx';
import { blockOf, isBox } from './step-blocks.tsx';
import { placesOf, type Scope, type StepsView } from './step-scope.ts';
import { endChips, jumpSpans } from './step-ways.tsx';

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
    subStep: (step, own) => stepItem(step, undefined, own),
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
  const inside = scope.content.inline(step.paragraph).filter((node) => !isBox(node));
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
