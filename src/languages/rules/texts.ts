/** Text of one message of a rule, with `{name}` placeholders. */
export interface MessageText {
  /** What is wrong: "Unexpected X, expected Y". Values stand in backticks. */
  reason: string;
  /** What to do, one sentence. */
  hint: string;
  /** Why it matters, where the rule's own reason does not fit. */
  note?: string;
  /** What the second place shows ("first defined here"), when the finding has a `cause`. */
  cause?: string;
  /** What the fix does ("Quote the value"), when the finding has a `fix` whose title is left out. */
  fix?: string;
}

/** All texts of one rule in another language than English; the English ones stand in the rule's file. */
export interface RuleTexts {
  summary: string;
  why: string;
  messages: Record<string, MessageText>;
}

/** Texts by rule id. */
export type RuleTranslations = Readonly<Record<string, RuleTexts>>;
