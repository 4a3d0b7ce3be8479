import type { FlowNode } from '../flow/flow.ts';
import type { Change } from './change.ts';
import type { ChangeClass } from './number.ts';
import type { Box } from './step-boxes.ts';

export const numberOf = ({ number }: FlowNode) => number ?? '';
export const places = (from: Box, to: Box) => ({ before: from.node.place, after: to.node.place });

export function about(kind: Change['kind'], of: ChangeClass, { node }: Box): Change {
  return { kind, class: of, at: numberOf(node), label: node.title ?? node.label };
}

/** Where only the number of a step differs, the change says which number it had. */
export function between(kind: Change['kind'], of: ChangeClass, from: Box, to: Box): Change {
  const formerly = numberOf(from.node) === numberOf(to.node) ? {} : { formerly: numberOf(from.node) };
  return { ...about(kind, of, to), ...formerly, ...places(from, to) };
}
