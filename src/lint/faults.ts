import { checkFlow, type FlowFault } from '../flow/check.ts';
import type { Flow } from '../flow/flow.ts';

type Kind = FlowFault['kind'];

const checked = new WeakMap<Flow, FlowFault[]>();

/** The faults of one kind in all flows of a document, each with its flow. A flow is checked once for all rules. */
export function* faultsOf<K extends Kind>(
  flows: readonly Flow[],
  kind: K,
): Generator<{ flow: Flow; fault: FlowFault & { kind: K } }> {
  for (const flow of flows) {
    const faults = checked.get(flow) ?? checkFlow(flow);
    checked.set(flow, faults);
    for (const fault of faults) if (isKind(fault, kind)) yield { flow, fault };
  }
}

function isKind<K extends Kind>(fault: FlowFault, kind: K): fault is FlowFault & { kind: K } {
  return fault.kind === kind;
}
