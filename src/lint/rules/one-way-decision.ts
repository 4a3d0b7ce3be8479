import type { Sop, Step } from '../../document/sop.ts';
import { faultsOf } from '../faults.ts';
import { defineRule, type Finding, type FindingFix } from '../rule.ts';
import { insert, startOf } from '../source.ts';
import { beginsIn, everyStep } from '../steps.ts';

export const oneWayDecision = defineRule({
  id: 'one-way-decision',
  group: 'steps',
  severity: 'warning',
  summary: 'A question of which only one answer is written',
  why: 'Half of the readers come with the other answer and have to guess that they may go on.',
  messages: {
    missing: {
      reason: 'Unexpected question with the answer `{answer}` alone, expected the answer `{missing}` too',
      hint: 'Write the other answer as well, even if it only says to go on: `- **{missing}:** {goOn}.`',
      fix: 'Add the answer {missing}',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. Is it paid?\n   - **Yes:** Refund it.\n   - **No:** Go on.\n2. Close the ticket.\n',
    },
  ],
  bad: [
    {
      text: '## Instructions\n\n1. Is it paid?\n   - **Yes:** Refund it.\n2. Close the ticket.\n',
      reports: ['3:1 Unexpected question with the answer `Yes` alone, expected the answer `No` too'],
    },
  ],
  *check({ sop, flows, words }): Generator<Finding> {
    for (const { flow, fault } of faultsOf(flows, 'one-way-decision')) {
      const { chart } = words;
      const missing = flow.edges.find((d) => d.from === fault.node && d.implied)?.label ?? chart.otherwise;
      yield {
        message: 'missing',
        values: { answer: fault.answer, missing, goOn: chart.goOn },
        place: fault.place,
        subject: fault.label,
        suggestions: withAnswer(sop, fault.place, `**${missing}:** ${chart.goOn}.`),
      };
    }
  },
});

/** The answer on a line of its own behind those that are there. */
function withAnswer(sop: Sop, place: Finding['place'], answer: string): FindingFix[] {
  const last = lastAnswer(sop, place);
  if (!last) return [];
  const bullet = /^[-*+] +/.exec(sop.text.slice(startOf(last.place)))?.[0];
  if (bullet === undefined) return [];
  const line = `\n${' '.repeat(last.place.start.column - 1)}${bullet}${answer}`;
  return [{ edits: [insert(last.place.end.offset ?? 0, line)] }];
}

/** The last bullet below the question at a place. */
function lastAnswer(sop: Sop, place: Finding['place']): Step | undefined {
  for (const { step } of everyStep(sop)) {
    if (
      startOf(step.place) !== startOf(place) &&
      !(step.paragraph?.position && startOf(step.paragraph.position) === startOf(place))
    )
      continue;
    return step.items.findLast((d) => beginsIn(step.place, d.place));
  }
  return undefined;
}
