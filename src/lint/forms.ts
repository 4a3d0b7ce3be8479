import { examplesOf, opening } from '../languages/examples.ts';
import type { ReadingWords } from '../languages/language.ts';

/** Forms of the step grammar for hints, in the language of the text: values of their placeholders. */
export function formsOf(words: ReadingWords) {
  const w = examplesOf(words);
  const { goOn, end } = words.chart;
  const goTo = w.goTo(w.close);
  return {
    goTo,
    backTo: w.backTo(w.check),
    toFirst: w.goTo(w.find),
    toAny: `${opening(w.goTo('…'))}.`,
    goOn: `${goOn}.`,
    end: `${end}.`,
    check: w.check,
    escalate: w.escalate,
    thenGoOn: w.thenGoOn,
    andWait: w.andWait,
    approved: `- **${w.approved}:** ${goOn}.`,
    declined: `- **${w.declined}:** ${opening(goTo)}.`,
    wayOut: `- **${w.stillNothing}:** ${w.escalate}.`,
    repeatUntil: w.repeatUntil,
  };
}
