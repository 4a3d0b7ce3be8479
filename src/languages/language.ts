/** The sections whose names are known in every language. */
export type SectionKey =
  | 'purpose'
  | 'terms'
  | 'instructions'
  | 'scope'
  | 'escalation'
  | 'responsibilities'
  | 'records'
  | 'prerequisites';

export type TimeUnit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'workday'
  | 'week'
  | 'month'
  | 'quarter'
  | 'year';

/** Roles that a column of a step table may play. */
export type StepColumn = 'number' | 'step' | 'who' | 'when' | 'notes';

/**
 * The words with which documents of one language are read. Words are lower case, in NFC and with their diacritics; the matcher
 * (`phrases.ts`) lower-cases the text and treats every white space (NBSP too) and both apostrophes alike. Sets of different languages
 * are never merged: `ja` is yes in Dutch and *if* in Latvian.
 *
 * A phrase is words with, where needed:
 * - `(a|b c)`: one of these; `[a|b]`: one of these or nothing, as a whole word or inside one (`step[s]`);
 * - `{n}`: a step number: `3`, `3.`, `5a`, `4.2`, `A1.1`, `2-4`, a number word; `{nth}`: an ordinal: `3rd`, `first`;
 * - `{target}`: a title, link text or role: the rest of the clause, or the words up to what follows in the phrase;
 * - `<a|b>`: one of these follows, and is no part of the phrase (`should <the|they>`, `s'<il>`);
 * - `{any}`: none to four words, whatever they are;
 * - `$` at the end: nothing more follows in the clause.
 */
export interface ReadingWords {
  /** BCP 47 primary tag. */
  code: string;
  /** Name of the language in itself: `Nederlands`. */
  name: string;
  /** Frequent short words by which a text's language is detected. */
  frequent: string[];
  /** Words left out of an id that is made from a title: articles, short prepositions. */
  small: string[];
  /** Section names as templates write them: `Purpose`. */
  sectionTitles: Record<SectionKey, string>;
  /** All names of a section, lower case, without numbers and punctuation. A trailing ` …` accepts any words after it. */
  sections: Record<SectionKey, string[]>;
  /** Labels of front-matter facts written in the text: Title, Department, Owner. */
  facts: Record<'title' | 'department' | 'owner', string[]>;
  /** Column titles of step tables. */
  columns: Record<StepColumn, string[]>;
  /** Labels of remarks that are no branch: `note`, `warning`, `tip`. */
  notes: string[];
  /** Headings and labels of steps: `step {n}`, `{n}. solis`. */
  step: string[];
  yes: string[];
  no: string[];
  /** Openings of a condition: `if`, `in case`. */
  if: string[];
  /** Openings of a condition that hold only when a `then` word follows after a comma: `betreft het`. */
  ifBeforeThen: string[];
  unless: string[];
  /** Openings that restrict a step: `only if`, `only for`. */
  onlyIf: string[];
  thenWords: string[];
  /** Openings of the other branch: `otherwise`, `else`, `if not`. */
  otherwise: string[];
  /** Openings of time order, not of a condition: `when`, `once`, `after`. */
  when: string[];
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
  /** Repeating without a number: `repeat`, `repeat {target}`, `try again`. */
  repeat: string[];
  until: string[];
  /** `for each`: the step is done once for every item. */
  forEach: string[];
  next: string[];
  previous: string[];
  /** Words that point at some other place without naming it: `see above`, `as described below`. */
  pointers: string[];
  /** Sentences that mean "continue with what follows": `go on`, `continue`. */
  goOn: string[];
  /** Whole sentences that end the procedure: `end`, `stop`, `done`. */
  end: string[];
  /** Sentence openings that end it, with more words allowed: `no further action`, `this concludes`. */
  endOpening: string[];
  /** `escalate to {target}`, `hand over to {target}`. */
  handOff: string[];
  /** Weaker than a hand-off, the work stays here: `contact {target}`, `notify {target}`. */
  contact: string[];
  /** Whom the team serves: what is sent to them is an answer and hands no work over. */
  customer: string[];
  /** `wait for the answer`, `and wait`: a hand-off that expects an answer. */
  awaitAnswer: string[];
  optional: string[];
  /** Verbs before a link that make it a sub-procedure: `follow`, `see`, `use`. */
  follow: string[];
  /** Words of headings and announcements over lists that are no steps: `benefits`, `references`, `criteria`. */
  noSteps: string[];
  clauses: ClauseWords;
  /** Words that join clauses: a `{target}` ends before them: `and`, `then`. */
  joins: string[];
  /** Words inside a range of numbers: `to`, `through`. */
  ranges: string[];
  /** Things done at the same time: `in parallel`, `meanwhile`. */
  parallel: string[];
  /** Openings of a time limit before a number: `within`, `no later than`, `after`, `every`, `wait`. */
  time: string[];
  /** Words after number and unit that make it a time limit: `at the latest`, `laikā`. */
  timeAfter: string[];
  /** Every form of each unit, abbreviations too. */
  timeUnits: Record<TimeUnit, string[]>;
  /** Cardinal words: `one` is 1. */
  numbers: Record<string, number>;
  /** Words that count a unit but are no step number: `an`, `half an`. */
  amounts: Record<string, number>;
  /** Ordinal words: `first` is 1. */
  ordinals: Record<string, number>;
  /** What makes a figure an ordinal: `st` in `1st`; an empty one is not allowed. */
  ordinalEndings: string[];
  negation: string[];
  /** Words whose change changes the rule: `must`, `may`, `only`, `never`, `unless`. */
  rule: string[];
  /** Deadlines that say nothing: `as soon as possible`. */
  vague: string[];
  chart: ChartWords;
}

/** Small words by which a sentence is taken apart into condition and action. */
export interface ClauseWords {
  /** And, or: they join the parts of one condition. */
  coordinators: string[];
  /** Openings of a main clause where no comma stands between condition and action: `you can`, `kunt u`. */
  mainClause: string[];
  /** Verbs that open an instruction; they show where a condition without a comma ends: `if it fails call the lead`. */
  imperatives: string[];
  /** Openings that allow and do not ask: `you can`, `kunt u`. */
  permission: string[];
  /** Openings of a clause that only tells what will happen and asks nobody to act: `this means`, `the {any} will`. */
  consequence: string[];
  /** Verbs of what will happen by itself, whoever reads: `the page will`. */
  will: string[];
  /** Pronouns for the reader, who acts. */
  reader: string[];
  /** Openings of advice and permission, which deep in a text decide nothing: `you can`, `consider`. */
  advice: string[];
  /** Words before a condition that change nothing: `however`, `then`. */
  connectors: string[];
  /** Question words that ask for a fact, not for yes or no. */
  factQuestions: string[];
  /** Closes a condition in brackets: `(card payments only)`. */
  only: string[];
  /** Plural words for steps: `the previous steps` go back to the first one. */
  manySteps: string[];
  /** Conjunctions behind a verb of checking: `that`, `whether`. */
  that: string[];
  /** Openings of the other branch that need no comma behind them: `otherwise`. */
  elseWords: string[];
  /** Conjunctions of an indirect question: `check whether`. */
  whether: string[];
  /** A condition keeps its opening word when it is shown as a question, since its verb stands at the end: `Als u wilt afwijken?` */
  questionKeepsIf: boolean;
  /** A sentence that begins with its verb and has a comma behind it is a condition: `Ist die Lampe da, senden Sie sie`. */
  verbFirst: boolean;
  /** Verbs of checking that hold their conjunction or need none: `make sure`, `tiyaking`. */
  checkThat: string[];
  /** Repeating from the first step, not the step at hand: `start over`. */
  startOver: string[];
  /** Prepositions that open a case: `For gift cards, …`. An ending behind them is theirs alone. */
  cases: string[];
  /** Openings of a condition with a noun behind them, shown with it: `in case of` damage. */
  nounConditions: string[];
  /** The word for *case* where it stands behind what it is about: `bojājuma gadījumā`. */
  caseNouns: string[];
  /** Words before it that point at no case of its own: *this*, *any*, *each*. */
  casePointers: string[];
  /** What turns a word into its opposite: `un` in `unpaid`. */
  opposites: string[];
  /** A word for *then* opens the action without a comma before it. Not in Dutch, where `dan` also is *than*. */
  bareThen: boolean;
}

/** What charts and their text equivalents say. A number is passed as it is shown: `3`, `3a`. */
export interface ChartWords {
  start: string;
  end: string;
  yes: string;
  no: string;
  /** Answer that stands for all others. */
  otherwise: string;
  /** Caption of a conditional step; the condition follows on its own line. */
  if: string;
  optional: string;
  goOn: string;
  /** A condition, capital letter first, with the signs of a question. */
  question(condition: string): string;
  /** Kinds of nodes in a text equivalent. */
  decision: string;
  step(n: string): string;
  goTo(n: string): string;
  backTo(n: string): string;
  repeat(n: string): string;
  /** The chart is cut here and goes on at `n`. */
  continuesAt(n: string): string;
  continuesFrom(n: string): string;
  escalateTo(role: string): string;
  /** Caption without a named role. */
  escalate: string;
  seeProcedure(title: string): string;
  /** Caption above the title of a sub-procedure. */
  procedure: string;
  /** Who acts. */
  by(role: string): string;
  /** Heading above a chart that is kept in the text. */
  flowchart: string;
  /** Accessible name of a chart. */
  chartOf(title: string): string;
  /** "6 steps, 2 decisions". */
  counts(steps: number, decisions: number): string;
}
