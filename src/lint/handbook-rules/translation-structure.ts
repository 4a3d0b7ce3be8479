import type { Flow, FlowNode } from '../../flow/flow.ts';
import type { SopFacts } from '../../handbook/facts.ts';
import { translationsOf } from '../../handbook/handbook.ts';
import { defineRule, type Finding, type HandbookFinding } from '../rule.ts';
import { START } from '../source.ts';

const english = (steps: string) =>
  `---\nid: refund\ntitle: Refund\ndepartment: support\nowner: ana\nlanguage: en\n---\n\n## Instructions\n\n${steps}`;
const dutch = (steps: string) =>
  `---\nid: refund\ntitle: Terugbetaling\ndepartment: support\nowner: ana\nlanguage: nl\n---\n\n## Instructies\n\n${steps}`;
const source = english(
  '1. Open the order.\n2. Is it paid?\n   - **Yes:** Go on.\n   - **No:** End.\n3. Refund it.\n',
);

export const translationStructure = defineRule({
  id: 'translation-structure',
  group: 'handbook',
  severity: 'warning',
  summary: 'A translation with other steps or decisions than its source',
  why: 'Two colleagues who read two languages do two different things, and each is sure to follow the SOP.',
  messages: {
    parts: {
      reason: 'Unexpected {found} lists of steps, expected {expected} as in `{path}`',
      hint: 'Write the same headings and lists as in the source.',
      cause: 'The source',
    },
    steps: {
      reason: 'Unexpected {found} steps, expected {expected} as in `{path}`',
      hint: 'Compare both texts step by step; a step is missing here, or was added here only.',
      cause: 'The source',
    },
    decision: {
      reason: 'Unexpected step `{number}` without answers, expected {expected} answers as in `{path}`',
      hint: 'Write each answer on a line of its own below the question, as the source does.',
      cause: 'The same step of the source',
    },
    answers: {
      reason: 'Unexpected {found} answers in step `{number}`, expected {expected} as in `{path}`',
      hint: 'Write the same answers as the source, each on a line of its own below the question.',
      cause: 'The same step of the source',
    },
  },
  good: [
    {
      text: source,
      path: 'sops/support/refund.md',
      files: {
        'sops/support/refund.nl.md': dutch(
          '1. Open de bestelling.\n2. Is die betaald?\n   - **Ja:** Ga door.\n   - **Nee:** Einde.\n3. Betaal terug.\n',
        ),
      },
    },
  ],
  bad: [
    {
      text: source,
      path: 'sops/support/refund.md',
      files: { 'sops/support/refund.nl.md': dutch('1. Open de bestelling.\n2. Betaal terug.\n') },
      reports: [
        'sops/support/refund.nl.md:11:1 Unexpected 2 steps, expected 3 as in `sops/support/refund.md`',
      ],
    },
    {
      text: source,
      path: 'sops/support/refund.md',
      files: {
        'sops/support/refund.nl.md': dutch(
          '1. Open de bestelling.\n2. Kijk of die betaald is.\n3. Betaal terug.\n',
        ),
      },
      reports: [
        'sops/support/refund.nl.md:12:1 Unexpected step `2` without answers, expected 2 answers as in `sops/support/refund.md`',
      ],
    },
  ],
  *checkHandbook({ handbook }): Generator<HandbookFinding> {
    for (const id of handbook.byId.keys()) {
      const [first, ...others] = translationsOf(handbook, id);
      for (const other of others) {
        if (!first || other.language === first.language || isBehind(other, first)) continue;
        const found = difference(first, other);
        if (found) yield { path: other.path, ...found };
      }
    }
  },
});

/** It says itself that it renders an older version; that it is behind is another finding. */
function isBehind({ meta }: SopFacts, source: SopFacts): boolean {
  return (
    meta.translates !== undefined &&
    source.meta.version !== undefined &&
    meta.translates !== source.meta.version
  );
}

/** The first difference between a source and its translation. Conditions inside sentences do not count: languages word them differently. */
function difference(source: SopFacts, other: SopFacts): Finding | undefined {
  const { path } = source;
  const place = other.flows[0]?.place ?? START;
  if (source.flows.length !== other.flows.length) {
    const cause = { path, place: source.flows[0]?.place ?? START };
    return {
      message: 'parts',
      values: { path, found: other.flows.length, expected: source.flows.length },
      place,
      cause,
    };
  }
  for (const [i, flow] of source.flows.entries()) {
    const same = other.flows[i];
    const found = same && flowDifference(path, flow, same);
    if (found) return found;
  }
  return undefined;
}

function flowDifference(path: string, source: Flow, other: Flow): Finding | undefined {
  const [wanted, steps] = [numbered(source), numbered(other)];
  if (wanted.length !== steps.length) {
    const [values, cause] = [
      { path, found: steps.length, expected: wanted.length },
      { path, place: source.place },
    ];
    return { message: 'steps', values, place: other.place, subject: other.at, cause };
  }
  for (const [i, step] of wanted.entries()) {
    const node = steps[i];
    const [expected, found] = [answersOf(source, step), node ? answersOf(other, node) : 0];
    if (!node || expected === found || expected === 0) continue;
    const values = { path, number: node.number ?? '', expected, found };
    return {
      message: found === 0 ? 'decision' : 'answers',
      values,
      place: node.place,
      subject: node.label,
      cause: { path, place: step.place },
    };
  }
  return undefined;
}

function numbered({ nodes }: Flow): FlowNode[] {
  return nodes.filter(({ number }) => number !== undefined && /^\d+$/.test(number));
}

/** How many answers the author wrote below a question; 0 for a step, and for a condition inside a sentence. */
function answersOf({ edges }: Flow, { id, kind, condition }: FlowNode): number {
  if (kind !== 'decision' || condition !== undefined) return 0;
  return edges.filter((d) => d.from === id && !d.implied).length;
}
