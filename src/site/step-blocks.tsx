import type { Element, ElementContent } from 'hast';
import type { Step, StepBlock } from '../document/sop.ts';
import type { FlowNode } from '../flow/flow.ts';
import { languageOf, phrasesOf } from '../languages/index.ts';
import { keyOf } from './dress.tsx';
import { flat } from './jsx-runtime.ts';
import { RoleCard } from './parts/role.tsx';
import { plain, withoutLabel, withoutStop } from './step-label.ts';
import { placesOf, type Scope } from './step-scope.ts';
import { wayChip, wayLink } from './step-ways.tsx';

/** A block of a step: text, a list of steps or details, or the answers of its decision. */
export function blockOf(
  block: StepBlock,
  step: Step,
  node: FlowNode | undefined,
  scope: Scope,
): ElementContent[] {
  const { content, index } = scope;
  if (block.kind === 'text') return content.blocks([block.node]);
  const decisions = node ? index.nodesIn(step.place).filter(({ listed }) => listed) : [];
  const decision = decisions.find((each) => block.items.some((item) => index.answerIn(each, item.place)));
  if (decision) return answersOf(block.items, decision, scope);
  if (block.ordered)
    return flat(<ol class="sub-steps">{block.items.map((item) => scope.subStep(item, scope))}</ol>);
  return detailList(block.items, step, scope);
}

/** Boxes among the details of a step are ticked as those of any list; where all steps are boxes they are counted with them. */
function detailList(items: readonly Step[], step: Step, scope: Scope): ElementContent[] {
  const made = items.map((item) => ({ item, inside: insideOf(item, scope) }));
  if (!made.some(({ inside }) => inside.some(isBox)))
    return flat(<ul>{made.map(({ item, inside }) => detailItem(item, inside, scope))}</ul>);
  return flat(
    <ul class="checklist" data-checklist={scope.checklist ? undefined : ''}>
      {made.map(({ item, inside }) => (
        <li>
          <label>
            <input type="checkbox" disabled data-check={keyOf(`${step.text}\n${item.text}`)} />
            <span>{inside.filter((each) => !isBox(each))}</span>
          </label>
          {item.blocks.map((block) => blockOf(block, item, undefined, scope))}
        </li>
      ))}
    </ul>,
  );
}

export const isBox = (node: ElementContent): boolean => node.type === 'element' && node.tagName === 'input';

const insideOf = ({ paragraph }: Step, { content }: Scope): ElementContent[] =>
  paragraph ? content.inline(paragraph) : [];

const detailItem = (item: Step, inside: ElementContent[], scope: Scope): Element =>
  (
    <li>
      {inside}
      {item.blocks.map((block) => blockOf(block, item, undefined, scope))}
    </li>
  ) as Element;

function answersOf(items: readonly Step[], decision: FlowNode, scope: Scope): ElementContent[] {
  return flat(
    <ul class="answers" data-answers>
      {items.map((item) => {
        const edge = scope.index.answerIn(decision, item.place);
        return edge?.label === undefined
          ? detailItem(item, insideOf(item, scope), scope)
          : answerItem(item, edge.label, scope);
      })}
    </ul>,
  );
}

function answerItem(item: Step, label: string, scope: Scope): Element {
  const { index, view, words } = scope;
  const inside = insideOf(item, scope);
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
