/** A question with a line of text as its answer. */
export interface TextQuestion {
  message: string;
  /** Shown while nothing is typed. */
  placeholder?: string;
  /** Taken when nothing is typed. */
  fallback?: string;
  /** Why this answer will not do; undefined when it will. */
  objection?(answer: string): string | undefined;
}

/** A question with a few answers to choose from. */
export interface Choice {
  message: string;
  /** `about` says what the value is for; it stands in a column of its own where there is room. */
  options: { value: string; label: string; about?: string; hint?: string }[];
  initial?: string;
}

/** Asks the person at the terminal. Every method throws `Cancelled` on Ctrl-C or Escape. */
export interface Ask {
  text(question: TextQuestion): Promise<string>;
  choose(question: Choice): Promise<string>;
  confirm(question: { message: string; initial: boolean }): Promise<boolean>;
}

/** The person stopped a question. Nothing has been written at that point. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}
