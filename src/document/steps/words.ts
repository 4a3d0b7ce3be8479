import type { ReadingWords, StepColumn } from '../../languages/language.ts';
import { compilePhrases, phrasesOf } from '../../languages/phrases.ts';

/** The words of one language that the structure of steps needs, ready to match. */
export interface StepWords {
  /** "Step 3: Call the carrier" gives mark `3` and the rest; undefined where a text does not begin so. */
  stepLabel(text: string): { mark: string; text: string } | undefined;
  /** The label of a remark: "Note:". */
  isNote(label: string): boolean;
  /** A heading or announcement over things that are no steps: "Benefits", "the following reasons:". */
  announcesNoSteps(text: string): boolean;
  /** A heading that asks for a fact: "Why not use …?" */
  asksForFact(text: string): boolean;
  /** The part that a column plays, by its title. */
  column(title: string): StepColumn | undefined;
}

const known = new WeakMap<ReadingWords, StepWords>();

export function stepWords(words: ReadingWords): StepWords {
  let compiled = known.get(words);
  if (!compiled) {
    compiled = compile(words);
    known.set(words, compiled);
  }
  return compiled;
}

function compile(words: ReadingWords): StepWords {
  const label = phrasesOf(words, 'step');
  const notes = phrasesOf(words, 'notes');
  const noSteps = phrasesOf(words, 'noSteps');
  const facts = compilePhrases(words.clauses.factQuestions, words);
  const steps = compilePhrases(words.clauses.manySteps, words);
  const columns = new Map<string, StepColumn>();
  for (const [column, titles] of Object.entries(words.columns) as [StepColumn, string[]][]) {
    for (const title of titles) if (!columns.has(title)) columns.set(title, column);
  }
  return {
    stepLabel(text) {
      const found = label.opens(text);
      if (found?.n === undefined || found.to !== undefined) return undefined;
      return { mark: found.n, text: text.slice(found.end).replace(/^[\s.:)–—-]+/u, '') };
    },
    isNote: (text) => notes.is(text),
    announcesNoSteps: (text) => noSteps.find(text) !== undefined && steps.find(text) === undefined,
    asksForFact: (text) => facts.opens(text) !== undefined && /\?\s*$/.test(text),
    column(title) {
      if (/^\s*[#№]\s*$/.test(title)) return 'number';
      return columns.get(nameOf(title));
    },
  };
}

function nameOf(title: string): string {
  const plain = title.toLowerCase().replace(/[^\p{L}\p{N}\s]+/gu, ' ');
  return plain.replace(/\s+/g, ' ').trim();
}
