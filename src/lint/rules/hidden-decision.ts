import type { Step } from '../../document/sop.ts';
import type { Clause } from '../../flow/reading/clause.ts';
import { type Line, placeIn, said } from '../../flow/reading/line.ts';
import type { ReadingWords } from '../../languages/language.ts';
import { compilePhrases } from '../../languages/phrases.ts';
import { clauseReader, type Reading } from '../clauses.ts';
import { asQuestion, joined } from '../questions.ts';
import { defineRule, type Finding } from '../rule.ts';
import { asks, everyStep, headOf } from '../steps.ts';

export const hiddenDecision = defineRule({
  id: 'hidden-decision',
  group: 'steps',
  severity: 'hint',
  summary: 'A decision inside a sentence, or spread over two steps',
  why: 'A reader who skims sees one step and does it; whether the other half holds for this customer is found by the second reading, if at all.',
  messages: {
    otherwise: {
      reason: 'Unexpected two ways in one step, expected a question with an answer on each line',
      hint: 'Ask the question and write each answer on a line of its own below it: `   - **{yes}:** …`, `   - **{no}:** …`.',
      fix: 'Write it as a question with answers',
    },
    apart: {
      reason:
        'Unexpected other half of a decision as step `{number}`, expected both answers under one question',
      hint: 'Ask one question in the step before and write both answers below it: `   - **{yes}:** …`, `   - **{no}:** …`.',
      cause: 'The decision begins here',
      fix: 'Join both steps into a question with answers',
    },
    buried: {
      reason: 'Unexpected decision in the middle of a step, expected a step of its own',
      hint: 'Begin a new step at "{words} …", so that nobody reads past it.',
    },
  },
  good: [
    {
      text: `## Instructions

1. Is the order older than 30 days?
   - **Yes:** Explain the 30-day rule. End.
   - **No:** Go on.
2. If the amount is over € 200, ask @team-lead.
3. Add a note. If needed, attach a photo.
4. Close the ticket.
`,
    },
  ],
  bad: [
    {
      text: `## Instructions

1. If the order is older than 30 days, explain the 30-day rule. Otherwise, refund the payment.
2. Close the ticket.
`,
      reports: ['3:65 Unexpected two ways in one step, expected a question with an answer on each line'],
    },
    {
      text: `## Instructions

1. Check that the parcel has left the warehouse. If not, ask the warehouse to stop it.
2. Close the ticket.
`,
      reports: ['3:50 Unexpected two ways in one step, expected a question with an answer on each line'],
    },
    {
      text: `## Instructions

1. If the customer paid by card, refund the card.
2. If not, ask for an account number.
3. Close the ticket.
`,
      reports: [
        '4:4 Unexpected other half of a decision as step `2`, expected both answers under one question',
      ],
    },
    {
      text: `## Instructions

1. Open the order and read the notes. If the parcel is still in the warehouse, ask them to stop it.
2. Close the ticket.
`,
      reports: ['3:39 Unexpected decision in the middle of a step, expected a step of its own'],
    },
  ],
  *check({ sop, words }): Generator<Finding> {
    const read = clauseReader(sop, words);
    for (const { step, parent, kind, procedure } of everyStep(sop)) {
      // Bullets that are no answers are details: no chart shows what they decide.
      const reading = kind === 'step' || (parent && asks(parent)) ? read(step) : undefined;
      if (!reading) continue;
      const siblings = parent ? [] : procedure.steps;
      const before = siblings[siblings.indexOf(step) - 1];
      yield* inStep(sop.text, step, reading, words);
      if (before && kind === 'step')
        yield* inNextStep(sop.text, [before, step], [read(before), reading], words);
    }
  },
});

/** Both ways in one paragraph, or one way that begins behind the first sentence. */
function* inStep(text: string, step: Step, reading: Reading, words: ReadingWords): Generator<Finding> {
  const { line, clauses } = reading;
  const { yes, no } = words.chart;
  const other = clauses.find((d, i) => i > 0 && d.kind === 'else');
  if (other) {
    const suggestions = asQuestion(text, step, reading, words);
    yield { message: 'otherwise', values: { yes, no }, place: placeIn(line, other.range), suggestions };
    return;
  }
  const buried = clauses.find((d, i) => i > 0 && isInstruction(d, line, words));
  if (!buried) return;
  const [first = ''] = said(line, buried.range).split(' ');
  yield { message: 'buried', values: { words: first }, place: placeIn(line, buried.range) };
}

/** A sentence of its own that begins with a condition and tells what to do; what the reader *can* do then is a remark. */
function isInstruction(clause: Clause, line: Line, words: ReadingWords): boolean {
  if (clause.kind !== 'if' || clause.condition.start > clause.action.start) return false;
  const opensSentence = /^[^\p{L}]*\p{Lu}/u.test(said(line, clause.range));
  return opensSentence && !compilePhrases(words.clauses.permission, words).opens(said(line, clause.action));
}

/** "2. If not, …" as a step of its own. */
function* inNextStep(
  text: string,
  [before, step]: [Step, Step],
  [earlier, later]: [Reading | undefined, Reading],
  words: ReadingWords,
): Generator<Finding> {
  if (earlier?.clauses[0]?.kind !== 'if' || later.clauses[0]?.kind !== 'else') return;
  const { yes, no } = words.chart;
  yield {
    message: 'apart',
    values: { yes, no, number: step.authorNumber ?? step.number },
    place: headOf(step),
    cause: { place: headOf(before) },
    suggestions: joined(text, [before, step], [earlier, later], words),
  };
}
