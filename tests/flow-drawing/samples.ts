import type { Position } from 'unist';
import type { Flow, FlowEdge, FlowNode } from '../../src/flow/flow.ts';

import { hardLabels } from './hard-labels.ts';

const nowhere: Position = {
  start: { line: 1, column: 1, offset: 0 },
  end: { line: 1, column: 1, offset: 0 },
};

type NodeLine = [id: string, label: string, more?: Partial<FlowNode>];
type EdgeLine = [from: string, to: string, more?: Partial<FlowEdge>];

/** A flow from short lines: an id `s3a` gives the number `3a`, an id `e1` an ending; a labelled edge is an answer. */
export function flowOf(nodes: NodeLine[], edges: EdgeLine[], more: Partial<Flow> = {}): Flow {
  return {
    at: 'Instructions',
    carrier: 'ordered',
    language: 'en',
    nodes: nodes.map(([id, label, rest]) => ({
      id,
      kind: id.startsWith('e') ? 'end' : 'step',
      number: id.startsWith('e') ? undefined : id.slice(1),
      label,
      details: [],
      anchor: `${id}-${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
      place: nowhere,
      ...rest,
    })),
    edges: edges.map(([from, to, rest]) => ({
      from,
      to,
      kind: rest?.label === undefined ? 'next' : 'answer',
      place: nowhere,
      ...rest,
    })),
    lost: [],
    place: nowhere,
    ...more,
  };
}

const decision = { kind: 'decision' } as const;
const jump = { kind: 'jump' } as const;

/** The refund procedure in the form that templates write. */
export const refund = flowOf(
  [
    ['s1', 'Find the order'],
    ['s2', 'Is the order older than 30 days?', decision],
    ['s2a', 'Explain the 30-day rule', { branch: { of: 's2', label: 'Yes' } }],
    ['s2b', 'Ask for a photo of the item', { branch: { of: 's2', label: 'No' } }],
    ['s3', 'Does the photo show a defect?', decision],
    ['s3a', 'Ask once more for a clear photo', { branch: { of: 's3', label: 'No' } }],
    ['s4', 'Is the amount over € 200?', decision],
    [
      's4a',
      'Escalate to @team-lead and wait for the answer',
      { kind: 'hand-off', escalatesTo: 'Team lead', awaitsAnswer: true, branch: { of: 's4', label: 'Yes' } },
    ],
    ['s5', 'Refund the payment', { kind: 'sub-procedure', target: 'refund-payment.md' }],
    ['s6', 'Close the ticket'],
    ['e1', 'End'],
  ],
  [
    ['s1', 's2'],
    ['s2', 's2a', { label: 'Yes' }],
    ['s2', 's2b', { label: 'No' }],
    ['s2a', 's6', jump],
    ['s2b', 's3'],
    ['s3', 's4', { label: 'Yes' }],
    ['s3', 's3a', { label: 'No' }],
    ['s3', 's6', { label: 'No reply within 48 hours', kind: 'jump' }],
    ['s3a', 's3', { kind: 'loop' }],
    ['s4', 's4a', { label: 'Yes' }],
    ['s4', 's5', { label: 'No' }],
    ['s4a', 's5', { label: 'Approved' }],
    ['s4a', 's6', { label: 'Declined', kind: 'jump' }],
    ['s5', 's6'],
    ['s6', 'e1'],
  ],
);

/** Conditions in prose, a nested list, a loop on a step, a condition after the step's own action. */
export const onboarding = flowOf(
  [
    ['s1', 'Open the tenant page and read the notes of the seller'],
    ['s2', 'the tenant is new', { ...decision, condition: 'the tenant is new' }],
    ['s2a', 'Create the project folder', { branch: { of: 's2', label: 'Yes' } }],
    ['s3', 'Collect the papers'],
    ['s3.1', 'Signed offer', { within: 's3' }],
    ['s3.2', 'Invoice address, with the number under which the company is registered', { within: 's3' }],
    ['s3.3', 'Name of the administrator', { within: 's3' }],
    ['s4', 'Check the stock'],
    ['s4a', 'it is empty', { ...decision, condition: 'it is empty' }],
    ['s4b', 'Order more', { role: 'Warehouse', time: 'within 2 hours', branch: { of: 's4a', label: 'Yes' } }],
    ['s5', 'Send the welcome message', { optional: true }],
    ['s6', 'Call the customer', { time: 'every 2 days' }],
    [
      's7',
      'the customer does not answer',
      { ...decision, condition: 'the customer does not answer within 10 days' },
    ],
    [
      's7a',
      'Hand the account over to sales',
      { kind: 'hand-off', escalatesTo: 'Sales', branch: { of: 's7', label: 'Yes' } },
    ],
    ['s8', 'Mark the account as active'],
    ['e1', '', { implied: true }],
  ],
  [
    ['s1', 's2'],
    ['s2', 's2a', { label: 'Yes' }],
    ['s2', 's3', { label: 'No', implied: true }],
    ['s2a', 's3'],
    ['s3', 's3.1'],
    ['s3.1', 's3.2'],
    ['s3.2', 's3.3'],
    ['s3.3', 's4'],
    ['s4', 's4a'],
    ['s4a', 's4b', { label: 'Yes' }],
    ['s4a', 's5', { label: 'No', implied: true }],
    ['s4b', 's5'],
    ['s5', 's6'],
    ['s6', 's6', { kind: 'loop', label: 'until the customer answers' }],
    ['s6', 's7'],
    ['s7', 's7a', { label: 'Yes' }],
    ['s7', 's8', { label: 'No', implied: true }],
    ['s8', 'e1'],
  ],
);

/** Every hard label as a box and as an answer. */
export function hardFlow(): Flow {
  return flowOf(
    hardLabels.map((label, index) => [`s${index + 1}`, label]),
    hardLabels.map((label, index) => [
      `s${index + 1}`,
      `s${((index + 1) % hardLabels.length) + 1}`,
      { label },
    ]),
  );
}

/** Three roles, a loop, a hand-off that waits. */
export const damage = flowOf(
  [
    ['s1', 'Ask for the order number and two photos: the item and the box', { role: 'Agent' }],
    ['s2', 'Do the photos show the damage?', { ...decision, role: 'Agent' }],
    ['s2a', 'Say what is missing and ask again', { branch: { of: 's2', label: 'No' }, role: 'Agent' }],
    ['s3', 'Create a claim in the queue of the warehouse', { role: 'Agent' }],
    ['s4', 'Check the packing records and the stock', { role: 'Warehouse' }],
    ['s5', 'Is a replacement in stock?', { ...decision, role: 'Warehouse' }],
    [
      's5a',
      'Send the replacement with next-day delivery',
      { branch: { of: 's5', label: 'Yes' }, role: 'Warehouse' },
    ],
    [
      's5b',
      'Decide between a refund and a discount',
      { branch: { of: 's5', label: 'No' }, role: 'Team lead' },
    ],
    ['s6', 'Is the value over € 500?', { ...decision, role: 'Team lead' }],
    [
      's6a',
      'Escalate to the regional manager and wait',
      {
        kind: 'hand-off',
        escalatesTo: 'Regional manager',
        awaitsAnswer: true,
        branch: { of: 's6', label: 'Yes' },
        role: 'Team lead',
      },
    ],
    ['s7', 'Refund a payment', { kind: 'sub-procedure', target: 'refund-payment.md', role: 'Agent' }],
    ['s8', 'Tell the customer what happens next, and when', { role: 'Agent' }],
    ['e1', 'Claim closed'],
    ['e2', 'Claim refused'],
  ],
  [
    ['s1', 's2'],
    ['s2', 's3', { label: 'Yes' }],
    ['s2', 's2a', { label: 'No' }],
    ['s2a', 's1', { kind: 'loop' }],
    ['s3', 's4'],
    ['s4', 's5'],
    ['s5', 's5a', { label: 'Yes' }],
    ['s5', 's5b', { label: 'No' }],
    ['s5a', 's8', jump],
    ['s5b', 's6'],
    ['s6', 's6a', { label: 'Yes' }],
    ['s6', 's7', { label: 'No' }],
    ['s6a', 's7', { label: 'Approved' }],
    ['s6a', 'e2', { label: 'Declined' }],
    ['s7', 's8'],
    ['s8', 'e1'],
  ],
);

export const samples: Record<string, Flow[]> = {
  refund: [refund],
  onboarding: [onboarding],
  damage: [damage],
  phases: [
    { ...refund, at: 'Check the claim', phase: 'Check the claim' },
    { ...damage, at: 'Handle the damage', phase: 'Handle the damage' },
  ],
};
