import type { ReadingWords } from '../../languages/language.ts';
import { compilePhrases, type Phrases, phrasesOf } from '../../languages/phrases.ts';

type List =
  | 'if'
  | 'ifBeforeThen'
  | 'unless'
  | 'when'
  | 'onlyIf'
  | 'thenWords'
  | 'otherwise'
  | 'yes'
  | 'no'
  | 'check'
  | 'dependingOn'
  | 'jumpToStep'
  | 'jumpToTarget'
  | 'repeatStep'
  | 'repeat'
  | 'until'
  | 'next'
  | 'previous'
  | 'goOn'
  | 'end'
  | 'endOpening'
  | 'handOff'
  | 'customer'
  | 'awaitAnswer'
  | 'optional'
  | 'follow'
  | 'notes'
  | 'negation'
  | 'step';

/** The phrases of one language by which a flow is read, and the words of its charts. */
export type Vocabulary = Record<List, Phrases> & {
  /** The language's own word for the end, before the name of an ending. */
  ending: Phrases;
  /** And, or: they join the parts of one condition. */
  coordinators: Phrases;
  /** Openings of a main clause where a condition has no comma behind it: "you can", `kunt u`. */
  mainClause: Phrases;
  /** What opens a clause that only tells what will happen: "the page will", "there may". */
  consequence: Phrases;
  /** Words before a condition that change nothing: "however", "then". */
  connectors: Phrases;
  /** Question words that ask for a fact, not for yes or no. */
  factQuestions: Phrases;
  /** Openings of the other branch that need no comma. */
  elseWords: Phrases;
  /** Conjunctions of an indirect question. */
  whether: Phrases;
  /** Verbs of what will happen. */
  will: Phrases;
  /** Pronouns for the reader. */
  reader: Phrases;
  /** Verbs that open an instruction. */
  imperatives: Phrases;
  /** Advice and permission: "you can", "consider". */
  advice: Phrases;
  /** "Only" behind a condition in brackets. */
  only: Phrases;
  /** Plural words for steps. */
  manySteps: Phrases;
  /** Conjunctions behind a verb of checking: "that", "whether". */
  that: Phrases;
  /** Repeating from the first step. */
  startOver: Phrases;
  /** Prepositions that open a case. */
  cases: Phrases;
  /** Openings of a condition that have a noun behind them. */
  nounConditions: Phrases;
  /** The word for "case" behind what it is about. */
  caseNouns: Phrases;
  /** Words before it that point at a case named before. */
  casePointers: Phrases;
  /** Verbs of checking that need no conjunction. */
  checkThat: Phrases;
  words: ReadingWords;
};

const known = new WeakMap<ReadingWords, Vocabulary>();

export function vocabularyOf(words: ReadingWords): Vocabulary {
  let vocabulary = known.get(words);
  if (!vocabulary) {
    vocabulary = compile(words);
    known.set(words, vocabulary);
  }
  return vocabulary;
}

/** One list a language, so that it is compiled once. */
function endWords(words: ReadingWords): string[] {
  return [words.chart.end.toLowerCase()];
}

function compile(words: ReadingWords): Vocabulary {
  const lists: List[] = [
    'if',
    'ifBeforeThen',
    'unless',
    'when',
    'onlyIf',
    'thenWords',
    'otherwise',
    'yes',
    'no',
    'check',
    'dependingOn',
    'jumpToStep',
    'jumpToTarget',
    'repeatStep',
    'repeat',
    'until',
    'next',
    'previous',
    'goOn',
    'end',
    'endOpening',
    'handOff',
    'customer',
    'awaitAnswer',
    'optional',
    'follow',
    'notes',
    'negation',
    'step',
  ];
  const phrases = Object.fromEntries(lists.map((list) => [list, phrasesOf(words, list)])) as Record<
    List,
    Phrases
  >;
  const { clauses } = words;
  return {
    ...phrases,
    ending: compilePhrases(endWords(words), words),
    coordinators: compilePhrases(clauses.coordinators, words),
    mainClause: compilePhrases(clauses.mainClause, words),
    consequence: compilePhrases(clauses.consequence, words),
    connectors: compilePhrases(clauses.connectors, words),
    factQuestions: compilePhrases(clauses.factQuestions, words),
    elseWords: compilePhrases(clauses.elseWords, words),
    whether: compilePhrases(clauses.whether, words),
    will: compilePhrases(clauses.will, words),
    reader: compilePhrases(clauses.reader, words),
    imperatives: compilePhrases(clauses.imperatives, words),
    advice: compilePhrases(clauses.advice, words),
    only: compilePhrases(clauses.only, words),
    manySteps: compilePhrases(clauses.manySteps, words),
    that: compilePhrases(clauses.that, words),
    startOver: compilePhrases(clauses.startOver, words),
    cases: compilePhrases(clauses.cases, words),
    nounConditions: compilePhrases(clauses.nounConditions, words),
    caseNouns: compilePhrases(clauses.caseNouns, words),
    casePointers: compilePhrases(clauses.casePointers, words),
    checkThat: compilePhrases(clauses.checkThat, words),
    words,
  };
}
