import type { Position } from 'unist';
import type { Cause, Fix, Severity } from '../document/diagnostic.ts';
import type { Sop } from '../document/sop.ts';
import type { Flow } from '../flow/flow.ts';
import type { Config } from '../handbook/config.ts';
import type { SopFacts } from '../handbook/facts.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { ReadingWords } from '../languages/language.ts';
import type { MessageText } from '../languages/rules/texts.ts';
import type { ControlContext } from './control.ts';

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

/** A text of an SOP as it was: when it was sealed last, or before the change that is judged. */
export interface FormerText {
  text: string;
  facts: SopFacts;
  /** Version under which it was sealed; undefined for a text that was only committed. */
  version?: string;
}

/** All that a rule for one document may look at. It runs while the document's tree is still there. */
export interface DocumentContext {
  sop: Sop;
  flows: Flow[];
  /** Words of the document's own language. */
  words: ReadingWords;
  config: Config;
  /** Terms of the handbook's shared glossary. */
  glossary: ReadonlyMap<string, string>;
  /** What the text was before; undefined where it is unchanged, new, or where git was not asked. */
  former?: FormerText;
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
  /** What git and the records say of it, for rules of document control. */
  past?: ExamplePast;
}

/** The past of an example. Texts are written as `text` is: a front matter that was left out is put before them. */
export interface ExamplePast {
  /** Its sealed texts by version. */
  sealed?: Record<string, string>;
  /** Day of the seals. */
  sealedOn?: string;
  /** Text before the change, where it was never sealed. */
  committed?: string;
  /** Lines of ledgers, without their headers. `NOW` stands for the fingerprint of the text. */
  records?: { approvals?: string; reviews?: string };
  /** Who brought the lines to the main line, and who wrote the change. */
  recordedBy?: string;
  authors?: string[];
  /** In a translation: newest sealed version of its source. */
  source?: string;
  /** Sealed SOPs of other files by path, as they were when the file was there last. */
  gone?: Record<string, string>;
  /** `sop.yaml` before the change that is judged. */
  config?: string;
  /** The day on which it is checked. */
  today?: string;
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

/** A rule that holds the handbook against its past: seals, records, the text before the change. Each finding names its file. */
export interface ControlRule extends RuleFacts {
  checkControl(context: ControlContext): Iterable<HandbookFinding>;
}

export type Rule = DocumentRule | HandbookRule | ControlRule;

/** Keeps a rule's literal types; adds nothing at run time. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}
