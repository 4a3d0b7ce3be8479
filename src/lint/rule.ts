import type { Position } from 'unist';
import type { Cause, Fix, Severity } from '../document/diagnostic.ts';
import type { Sop } from '../document/sop.ts';
import type { Flow } from '../flow/flow.ts';
import type { Config } from '../handbook/config.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { ReadingWords } from '../languages/language.ts';
import type { MessageText } from '../languages/rules/texts.ts';

export type RuleGroup = 'structure' | 'terms' | 'steps' | 'handbook' | 'control';

/** A second place or a change whose text may come from the message instead. */
export type FindingCause = Omit<Cause, 'reason'> & { reason?: string };
export type FindingFix = Omit<Fix, 'title'> & { title?: string };

/** What `check` yields; the runner turns it into a Diagnostic (id, path, severity, texts in the reader's language). */
export interface Finding {
  /** Key in the rule's `messages`. */
  message: string;
  values?: Record<string, string | number>;
  place: Position;
  cause?: FindingCause;
  actual?: string;
  expected?: string[];
  fix?: FindingFix;
  suggestions?: FindingFix[];
  /** Text of the node found fault with; without it, the characters of `place` identify the finding. */
  subject?: string;
  /** Only where this finding weighs more or less than its rule. */
  severity?: Severity;
}

/** What `checkHandbook` yields: the path names the file it belongs to. */
export type HandbookFinding = Finding & { path: string };

/** All that a rule for one document may look at. It runs while the document's tree is still there. */
export interface DocumentContext {
  sop: Sop;
  flows: Flow[];
  /** Words of the document's own language. */
  words: ReadingWords;
  config: Config;
  /** Terms of the handbook's shared glossary. */
  glossary: ReadonlyMap<string, string>;
}

/** All that a rule for the whole handbook may look at: facts, no trees. */
export interface HandbookContext {
  handbook: Handbook;
  config: Config;
}

/**
 * A document text that a rule accepts. Without front matter the runner puts a valid one before it (id `example`, title "Example",
 * department `support`, owner `ana`, language `en`); lines of `reports` count in `text` as it stands here, and `fixed` leaves it out too.
 */
export interface GoodExample {
  text: string;
  /** Take the text as it is, without a front matter of the runner's. */
  bare?: boolean;
  path?: string;
  /** `sop.yaml` of the example. */
  config?: string;
  /** Other documents of the example handbook, by path. */
  files?: Record<string, string>;
}

/** A document text that a rule finds fault with. */
export interface BadExample extends GoodExample {
  /** Every finding of this rule: `line:column reason`; one in another document of `files` as `path:line:column reason`. */
  reports: string[];
  /** The text after `--fix`, for a rule that can mend it. */
  fixed?: string;
}

interface RuleFacts {
  /** The name that users type: `unknown-step`. */
  id: string;
  group: RuleGroup;
  severity: Severity;
  /** One line: what it finds. */
  summary: string;
  /** Why a reader of the SOP is better off, one to three sentences. */
  why: string;
  messages: Record<string, MessageText>;
  good: GoodExample[];
  bad: BadExample[];
}

/** A rule is one file: its examples are its tests, its page in the docs and what `sop explain` prints. */
export interface DocumentRule extends RuleFacts {
  check(context: DocumentContext): Iterable<Finding>;
}

/** A rule that needs all SOPs. Each finding names the file it belongs to. */
export interface HandbookRule extends RuleFacts {
  checkHandbook(context: HandbookContext): Iterable<HandbookFinding>;
}

export type Rule = DocumentRule | HandbookRule;

/** Keeps a rule's literal types; adds nothing at run time. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}
