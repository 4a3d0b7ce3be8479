import type { Clause } from '../../flow/reading/clause.ts';
import { placeIn, said } from '../../flow/reading/line.ts';
import { capital, clauseReader, type Reading, small, written } from '../clauses.ts';
import { defineRule, type Finding } from '../rule.ts';
import { replace } from '../source.ts';
import { everyStep } from '../steps.ts';

type Conditional = Clause & { kind: 'if' };

export const conditionLast = defineRule({
  id: 'condition-last',
  group: 'steps',
  severity: 'hint',
  summary: 'A condition that stands behind what it holds for: "Refund the payment, if the item is damaged."',
  why: 'Readers act while they read. Who meets the condition last has already refunded the payment.',
  messages: {
    last: {
      reason: 'Unexpected condition `{condition}` behind the action, expected it before the action',
      hint: 'Begin the sentence with the condition: `{better}`',
      fix: 'Put the condition first',
    },
    marked: {
      reason: 'Unexpected condition `{condition}` behind the action, expected it before the action',
      hint: 'Begin the sentence with the condition.',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. If the item is damaged, refund the payment.\n2. Ask the customer if the box is damaged too.\n',
    },
    {
      text: '## Instructions\n\n1. Refund the payment if the item is damaged, otherwise send a new one.\n2. Close the ticket.\n',
    },
    {
      text: '## Instructions\n\n1. Note the serial number, if any.\n2. Add a photo, if possible.\n',
    },
  ],
  bad: [
    {
      text: '## Instructions\n\n1. Refund the payment, if the item arrived damaged.\n2. Close the ticket.\n',
      reports: [
        '3:24 Unexpected condition `if the item arrived damaged` behind the action, expected it before the action',
      ],
    },
    {
      text: '## Instructions\n\n1. Open the order. Send the **return label**, unless the customer has one.\n2. Close the ticket.\n',
      reports: [
        '3:47 Unexpected condition `unless the customer has one` behind the action, expected it before the action',
      ],
    },
  ],
  *check({ sop, words }): Generator<Finding> {
    const read = clauseReader(sop, words);
    for (const { step } of everyStep(sop)) {
      const reading = read(step);
      for (const [index, clause] of (reading?.clauses ?? []).entries()) {
        // With its other branch it is a decision, and `hidden-decision` says how to write that.
        if (reading?.clauses[index + 1]?.kind === 'else') continue;
        if (!reading || clause.kind !== 'if' || clause.condition.start < clause.action.start) continue;
        // "Open the port, if available - for the sensor": what follows a dash is no part of the condition.
        if (/\s[–—-]\s|[:;"]/.test(said(reading.line, clause.condition))) continue;
        yield finding(sop.text, reading, clause);
      }
    }
  },
});

function finding(text: string, reading: Reading, { action, condition }: Conditional): Finding {
  const { line } = reading;
  const between = said(line, { start: action.end, end: condition.start });
  const opening = between.replace(/^[\s,;–—-]+/, '');
  const whole = { start: condition.start - opening.length, end: condition.end };
  const [first, last] = [written(text, reading, whole), written(text, reading, action)];
  const better = first && last && `${capital(first)}, ${small(last)}`;
  return {
    message: better ? 'last' : 'marked',
    values: { condition: said(line, whole), better: `${better}.` },
    place: placeIn(line, whole),
    suggestions: better
      ? [{ edits: [replace(placeIn(line, { start: action.start, end: condition.end }), better)] }]
      : [],
  };
}
