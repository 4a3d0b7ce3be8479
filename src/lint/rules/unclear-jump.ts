import type { Sop, Step } from '../../document/sop.ts';
import type { Flow } from '../../flow/flow.ts';
import type { ReadingWords } from '../../languages/language.ts';
import { phrasesOf } from '../../languages/phrases.ts';
import { formsOf } from '../forms.ts';
import { defineRule, type Finding } from '../rule.ts';
import { endOf, placeBetween, sourceOf, startOf } from '../source.ts';
import { everyStep, headOf } from '../steps.ts';
import { proseOf } from '../tree.ts';

export const unclearJump = defineRule({
  id: 'unclear-jump',
  group: 'steps',
  severity: 'hint',
  summary: 'A reference that does not name where it leads: "see above", "repeat the previous step"',
  why: 'The reader has to search for the place, and finds another one as soon as a step is added in between.',
  messages: {
    pointer: {
      reason: 'Unexpected `{words}`, expected the title of the step or heading that is meant',
      hint: 'Name it in bold (`**{check}**`), or link to its heading: `[{check}](#…)`.',
    },
    previous: {
      reason: 'Unexpected jump to `{words}`, expected the title of the step',
      hint: 'Name it: `{backTo}`. "Previous" is another step as soon as one is added in between.',
    },
    titled: {
      reason: 'Unexpected jump to `{words}`, expected its title `{title}`',
      hint: 'Write `**{title}**`: "previous" is another step as soon as one is added in between.',
      fix: 'Write `**{title}**`',
    },
  },
  good: [
    {
      text: `## Instructions

1. **Check the address.** Compare it with the order.
2. Is it the same?
   - **Yes:** Go to the next step.
   - **No:** Go back to **Check the address**.
3. Send the text below:

   > Your parcel is on its way.
`,
    },
  ],
  bad: [
    {
      text: `## Instructions

1. **Check the address.** Compare it with the order.
2. Wait 5 minutes, then repeat the previous step.
3. Refund the payment (see above).
`,
      reports: [
        '4:32 Unexpected jump to `the previous step`, expected its title `Check the address`',
        '5:24 Unexpected `see above`, expected the title of the step or heading that is meant',
      ],
    },
  ],
  *check({ sop, flows, words }): Generator<Finding> {
    if (sop.procedures.length === 0) return;
    const prose = proseOf(sop);
    for (const { step } of everyStep(sop)) yield* pointers(sop, prose, step, words);
    for (const flow of flows) yield* previous(sop, flow, words);
  },
});

/** "See below" in a step that goes on below is clear. */
function* pointers(sop: Sop, prose: string, step: Step, words: ReadingWords): Generator<Finding> {
  if (step.blocks.length > 0) return;
  const head = headOf(step);
  for (const { start, end } of phrasesOf(words, 'pointers').all(prose.slice(startOf(head), endOf(head)))) {
    const place = placeBetween(sop.text, startOf(head) + start, startOf(head) + end);
    yield {
      message: 'pointer',
      values: { words: sourceOf(sop.text, place), check: formsOf(words).check },
      place,
    };
  }
}

function* previous({ text }: Sop, { nodes, edges }: Flow, words: ReadingWords): Generator<Finding> {
  for (const { kind, to, place } of edges) {
    if (kind !== 'jump' && kind !== 'loop') continue;
    const found = phrasesOf(words, 'previous').find(sourceOf(text, place));
    if (!found) continue;
    const at = placeBetween(text, startOf(place) + found.start, startOf(place) + found.end);
    const title = nodes.find((d) => d.id === to)?.title;
    const values = { words: sourceOf(text, at), title: title ?? '', backTo: formsOf(words).backTo };
    if (title === undefined) yield { message: 'previous', values, place: at };
    else {
      const edits = [{ start: startOf(at), end: endOf(at), text: `**${title}**` }];
      yield { message: 'titled', values, place: at, suggestions: [{ edits }] };
    }
  }
}
