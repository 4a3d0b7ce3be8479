import type { ParseMarkdown } from '../document/markdown.ts';
import type { Config } from '../handbook/config.ts';
import type { GlossaryFile } from '../handbook/handbook.ts';
import type { Entry as LedgerEntry } from '../version/ledger.ts';
import type { Register } from '../version/register.ts';

/**
 * Why the site shows no history: there is no repository, it has no commit yet, it was cloned without its past, or the texts of the folder are
 * looked at as they are now.
 */
export type NoHistory = 'no-repository' | 'no-commit' | 'shallow' | 'preview';

/** All that a site is made from. Nothing else is looked at: the same input gives the same files. */
export interface SiteInput {
  config: Config;
  /** SOPs as they lie in the folder, paths from the handbook's folder. */
  texts: readonly { path: string; text: string }[];
  glossaries: readonly GlossaryFile[];
  /** All files of the handbook, to know which pictures and attachments exist. */
  files: ReadonlySet<string>;
  /** What git and the records say; undefined where there is no git. */
  register?: Register;
  /** Texts of sealed revisions, by object name. */
  sealed: ReadonlyMap<string, string>;
  noHistory?: NoHistory;
  notices: readonly LedgerEntry<'notices'>[];
  /** ISO date. */
  today: string;
  /** Path under which the site lies: `/handbook/`. */
  base: string;
  /** Drafts are shown too, marked. */
  drafts: boolean;
  parse: ParseMarkdown;
}

/** A file of the site. `text` is made when it is asked for, so that a large handbook need not be held as a whole. */
export interface SiteFile {
  /** From the site's root, `/` as separator. */
  path: string;
  text(): string;
  /** The same text piece by piece, where it is long. */
  pieces?(): Iterable<string | Uint8Array>;
  /** Stands for all that the text is made from: with the same key it is the same text. Left out where it costs no less to make the text. */
  key?(): string;
}

/** Something that cannot be put on a page. */
export interface Fault {
  path: string;
  /** From 1. */
  line: number;
  reason: string;
  hint?: string;
  /** `error`: the author of the text can mend it, nothing is written. `warning`: it is said and the site is made. */
  severity: 'error' | 'warning';
}
