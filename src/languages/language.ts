/**
 * The words with which documents of one language are read. Words are lower case and without diacritics folding: matching lower-cases
 * the text, keeps diacritics, treats every white space (NBSP too) alike. Sets of different languages are never merged: `ja` is yes in
 * Dutch and *if* in Latvian.
 *
 * Phrases may hold `{n}` (a step number, a letter or an id such as `A1.1`) and `{target}` (a title, link or quoted text).
 */
export interface ReadingWords {
  /** BCP 47 primary tag. */
  code: string;
  /** Name of the language in itself: `Nederlands`. */
  name: string;
  /** Frequent short words by which a text's language is detected. */
  frequent: string[];
  /** Known section names and their synonyms; the first is the one that templates write. */
  sections: Record<string, string[]>;
  /** Labels of front-matter facts written in the text: Title, Department, Owner. */
  facts: Record<'title' | 'department' | 'owner', string[]>;
  yes: string[];
  no: string[];
  /** Openings of a condition: `if`, `in case`. */
  if: string[];
  unless: string[];
  then: string[];
  /** Openings of the other branch: `otherwise`, `else`, `if not`. */
  otherwise: string[];
  /** Words that open a check: `check`, `verify`, `determine`. */
  check: string[];
  /** Stems that announce cases: `depending on`, `one of`, `which of`. */
  dependingOn: string[];
  /** `go to {n}` phrases with every verb of going and the word for step: `go to step {n}`, `pārejiet uz {n}. soli`. */
  jumpToStep: string[];
  /** Verb phrases of going without the word for step: `go to {target}`. */
  jumpToTarget: string[];
  /** `repeat step {n}`, `repeat steps {n}`. */
  repeatStep: string[];
  until: string[];
  next: string[];
  previous: string[];
  /** Sentences that mean "continue with what follows": `go on`, `continue`. */
  goOn: string[];
  /** Whole sentences that end the procedure: `end`, `stop`, `done`. */
  end: string[];
  /** Sentence openings that end it, with more words allowed: `no further action`, `close the ticket`. */
  endOpening: string[];
  /** `escalate to {target}`, `hand over to {target}`. */
  handOff: string[];
  /** `wait for the answer`, `and wait`: a hand-off that expects an answer. */
  awaitAnswer: string[];
  optional: string[];
  /** Verbs before a link that make it a sub-procedure: `follow`, `see`, `use`. */
  follow: string[];
  /** Openings of a time limit before a number: `within`, `no later than`, `after`, `every`, `wait`. */
  time: string[];
  timeUnits: string[];
  negation: string[];
  /** Words whose change changes the rule: `must`, `may`, `only`, `never`, `unless`. */
  rule: string[];
  /** Deadlines that say nothing: `as soon as possible`. */
  vague: string[];
}
