import type { Flow, FlowNode } from '../../flow/flow.ts';
import type { SopFacts } from '../../handbook/facts.ts';
import { type Handbook, resolveLink } from '../../handbook/handbook.ts';
import { languageOf } from '../../languages/index.ts';
import { formsOf } from '../forms.ts';
import { defineRule, type HandbookFinding } from '../rule.ts';
import { beginsIn } from '../steps.ts';

const sop = (id: string, steps: string) =>
  `---\nid: ${id}\ntitle: ${id}\ndepartment: support\nowner: ana\n---\n\n## Instructions\n\n${steps}`;

export const recursiveProcedure = defineRule({
  id: 'recursive-procedure',
  group: 'handbook',
  severity: 'error',
  summary: 'An SOP that tells the reader to follow itself, directly or through others',
  why: 'Whoever does exactly what it says never comes to the end.',
  messages: {
    itself: {
      reason: 'Unexpected step that follows this same SOP, expected another one',
      hint: 'To do a part again, go to its step by title (`{toFirst}`); otherwise link to the SOP that you meant.',
    },
    ring: {
      reason:
        'Unexpected step that follows `{next}`, which comes back here ({way}), expected a way that ends',
      hint: 'Take one of these steps out, or let it say which part of the other SOP is meant and where the reader comes back.',
      cause: 'This step leads back',
    },
  },
  good: [
    {
      text: sop('refund', '1. Follow [Find the order](find-order.md).\n2. Refund it.\n'),
      files: {
        'sops/support/find-order.md': sop(
          'find-order',
          '1. Search the shop.\n2. Note the number (see [Refund](example.md) for why).\n',
        ),
      },
    },
  ],
  bad: [
    {
      text: sop('refund', '1. Open the order.\n2. Follow [Refund](refund.md).\n'),
      path: 'sops/support/refund.md',
      reports: ['11:1 Unexpected step that follows this same SOP, expected another one'],
    },
    {
      text: sop('refund', '1. Follow [Verify the customer](verify.md).\n2. Refund the payment.\n'),
      path: 'sops/support/refund.md',
      files: {
        'sops/support/verify.md': sop(
          'verify',
          '1. Is the address known?\n   - **Yes:** Go on.\n   - **No:** Follow [Refund](refund.md).\n2. Note it.\n',
        ),
      },
      reports: [
        '10:1 Unexpected step that follows `verify`, which comes back here (`refund` → `verify` → `refund`), expected a way that ends',
      ],
    },
  ],
  *checkHandbook({ handbook }): Generator<HandbookFinding> {
    const calls = callsOf(handbook);
    const told = new Set<SopFacts>();
    for (const facts of handbook.facts) {
      if (told.has(facts)) continue;
      for (const call of calls.get(facts) ?? []) {
        const way = wayBack(facts, call, calls);
        if (!way) continue;
        for (const { to } of way) told.add(to);
        const found = { path: facts.path, place: call.node.place, subject: call.node.label };
        const severity = way.every((d) => d.always) ? undefined : ('hint' as const);
        const last = way.at(-1);
        if (call.to === facts) yield { ...found, message: 'itself', values: formsIn(facts), severity };
        else {
          const names = [facts, ...way.map((d) => d.to)].map((d) => `\`${nameOf(d)}\``).join(' → ');
          const cause = last && { path: last.from.path, place: last.node.place };
          yield { ...found, message: 'ring', values: { next: nameOf(call.to), way: names }, severity, cause };
        }
        break;
      }
    }
  },
});

const formsIn = ({ language }: SopFacts) => ({ toFirst: formsOf(languageOf(language)).toFirst });

/** A step of one SOP that follows another. */
interface Call {
  from: SopFacts;
  to: SopFacts;
  node: FlowNode;
  /** No answer leads past it. */
  always: boolean;
}

/** The calls between SOPs from which some way leads on for ever; what ends sooner is left out. */
function callsOf(handbook: Handbook): Map<SopFacts, Call[]> {
  const calls = new Map(
    handbook.facts.map((from) => [from, from.flows.flatMap((flow) => callsIn(handbook, from, flow))]),
  );
  const callers = new Map<SopFacts, SopFacts[]>();
  for (const { from, to } of [...calls.values()].flat()) callers.set(to, [...(callers.get(to) ?? []), from]);
  const ends = [...calls.keys()].filter((d) => calls.get(d)?.length === 0);
  for (const end of ends) {
    for (const caller of callers.get(end) ?? []) {
      const left = calls.get(caller)?.filter((d) => d.to !== end) ?? [];
      if (left.length === 0 && calls.get(caller)?.length !== 0) ends.push(caller);
      calls.set(caller, left);
    }
  }
  return calls;
}

function callsIn(handbook: Handbook, from: SopFacts, flow: Flow): Call[] {
  return flow.nodes.flatMap((node): Call[] => {
    if (node.kind !== 'sub-procedure') return [];
    const link = from.links.find((d) => beginsIn(node.place, d.place));
    const target = link && resolveLink(handbook, from, link);
    if (target?.kind !== 'sop' || target.anchor !== undefined) return [];
    return [{ from, to: target.facts, node, always: isAlways(flow, node) }];
  });
}

/** Nothing before it in the list can lead elsewhere: no decision stands above it. */
function isAlways({ nodes }: Flow, node: FlowNode): boolean {
  const at = nodes.indexOf(node);
  return !node.branch && nodes.slice(0, at).every((d) => d.kind !== 'decision' && d.kind !== 'end');
}

/** The shortest way from a call back to where it stands; undefined where there is none. */
function wayBack(home: SopFacts, first: Call, calls: ReadonlyMap<SopFacts, Call[]>): Call[] | undefined {
  const ways: Call[][] = [[first]];
  const seen = new Set<SopFacts>();
  for (const way of ways) {
    const last = way.at(-1);
    if (!last) continue;
    if (last.to === home) return way;
    if (seen.has(last.to)) continue;
    seen.add(last.to);
    for (const call of calls.get(last.to) ?? []) ways.push([...way, call]);
  }
  return undefined;
}

function nameOf({ id, path }: SopFacts): string {
  return id ?? path;
}
