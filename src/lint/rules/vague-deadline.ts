import { findTimes } from '../../languages/index.ts';
import { phrasesOf } from '../../languages/phrases.ts';
import { defineRule } from '../rule.ts';
import { endOf, placeBetween, startOf } from '../source.ts';
import { proseOf } from '../tree.ts';

export const vagueDeadline = defineRule({
  id: 'vague-deadline',
  group: 'steps',
  severity: 'hint',
  summary: 'A time that everybody understands differently: "as soon as possible"',
  why: 'Two people answer after ten minutes and after two days, and both did what the SOP says; nobody can measure it either.',
  messages: {
    vague: {
      reason: 'Unexpected `{words}`, expected a time that can be measured',
      hint: 'Write a number and a unit (`within 2 hours`, `on the same working day`), or take the words out if the time does not matter.',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. Call the customer within 2 hours.\n2. Send the refund on the same working day.\n',
    },
    {
      text: '## Instructions\n\n1. Reply as soon as possible, at most within 4 hours.\n2. Close the ticket.\n',
    },
    {
      text: '## Purpose\n\nCustomers want to hear from us as soon as possible.\n\n## Instructions\n\n1. Reply.\n2. Close the ticket.\n',
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Call the customer as soon as possible.
2. Refund the payment.
   - If the bank refuses it, try again after a while.
`,
      reports: [
        '3:22 Unexpected `as soon as possible`, expected a time that can be measured',
        '5:40 Unexpected `after a while`, expected a time that can be measured',
      ],
    },
  ],
  *check({ sop, words }) {
    if (sop.procedures.length === 0) return;
    const prose = proseOf(sop);
    const vague = phrasesOf(words, 'vague');
    const when = phrasesOf(words, 'when');
    for (const { place } of sop.procedures) {
      const offset = startOf(place);
      const text = prose.slice(offset, endOf(place));
      const found = vague.all(text);
      // "As soon as the parcel arrives" is an order of events, not a time.
      const events = found.length > 0 ? when.all(text) : [];
      for (const { start, end } of found) {
        if (events.some((d) => d.start <= start && d.end >= end)) continue;
        if (findTimes(sentenceAt(text, start), words).length > 0) continue;
        yield {
          message: 'vague',
          values: { words: text.slice(start, end) },
          place: placeBetween(sop.text, offset + start, offset + end),
        };
      }
    }
  },
});

/** The sentence in which a character stands: a number elsewhere in it makes the time clear. */
function sentenceAt(text: string, at: number): string {
  const breaks = /[.!?]\s+(?=\p{Lu})|\n\s*\n|\n\s*(?:[-*+]|\d+[.)])\s/gu;
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(breaks)) {
    if (index >= at) return text.slice(start, index);
    start = index + gap.length;
  }
  return text.slice(start);
}
