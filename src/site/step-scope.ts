import type { Element } from 'hast';
import type { Step } from '../document/sop.ts';
import type { Flow, FlowNode } from '../flow/flow.ts';
import type { ChartWords } from '../languages/language.ts';
import type { SiteWords } from '../languages/site/index.ts';
import type { Chart } from './chart.tsx';
import type { Content } from './content.tsx';
import type { FlowIndex } from './flow-index.ts';
import type { RoleView } from './parts/role.tsx';

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

/** What the parts of a step are made with. */
export interface Scope {
  content: Content;
  view: StepsView;
  words: SiteWords;
  chart: ChartWords;
  index: FlowIndex;
  checklist: boolean;
  /** Nodes of the flow that have a place on the page by now. */
  placed: Set<FlowNode>;
  /** A step of a list inside of a step. */
  subStep(step: Step, scope: Scope): Element;
}

/** Ids for what the chart draws of a step and what has no place of its own yet. */
export function placesOf({ place }: Step, { index, placed }: Scope): string[] {
  const left = index
    .nodesIn(place)
    .filter((node) => node.kind !== 'end' && node.anchor !== '' && !placed.has(node));
  for (const node of left) placed.add(node);
  return left.map(({ anchor }) => anchor);
}
