import type { FlowNode } from '../flow.ts';
import type { Scope } from './units.ts';

/** How many lists deep a step is nested. */
export function nestingOf(node: FlowNode, scope: Scope): number {
  let depth = 0;
  for (let each: FlowNode | undefined = node; each?.within !== undefined && depth < 6; depth++)
    each = scope.nodes.get(each.within);
  return depth;
}

/** "If X, do Y": the one action of a decision that has a condition and no other actions. */
export function conditionalAction(node: FlowNode, branch: FlowNode[], scope: Scope): FlowNode | undefined {
  if (node.condition === undefined || node.kind !== 'decision') return undefined;
  const own = branch.filter((child) => child.within === undefined || child.within !== branch[0]?.id);
  const [action] = own;
  if (own.length !== 1 || !action || action.kind === 'decision' || action.kind === 'end') return undefined;
  if (scope.branches.has(action.id) || scope.units.has(action.id)) return undefined;
  const inside = branch.length - 1;
  if (inside > 0 && foldedSteps(action, scope).length !== inside) return undefined;
  const edges = scope.leaving.get(node.id) ?? [];
  return edges.length <= 2 && edges.filter((edge) => edge.to === action.id).length === 1 ? action : undefined;
}

/** The nested steps of a step, if they are a plain list: one after the other, nothing but text. */
export function foldedSteps(node: FlowNode, scope: Scope): FlowNode[] {
  const steps = scope.within.get(node.id) ?? [];
  if (node.kind === 'decision' || steps.length === 0 || node.within !== undefined) return [];
  const isPlain = steps.every(
    (step, index) =>
      step.kind === 'step' &&
      !scope.within.has(step.id) &&
      !scope.branches.has(step.id) &&
      !scope.units.has(step.id) &&
      (scope.arriving.get(step.id) ?? []).every(
        (edge) => edge.from === (steps[index - 1] ?? node).id && edge.kind === 'next',
      ) &&
      (scope.leaving.get(step.id) ?? []).every(
        (edge) => index === steps.length - 1 || edge.kind === 'next',
      ) &&
      !scope.flow.lost.some((jump) => jump.from === step.id),
  );
  return isPlain ? steps : [];
}
