import type { ParseMarkdown } from '../document/markdown.ts';
import type { Config } from '../handbook/config.ts';
import type { GlossaryFile } from '../handbook/handbook.ts';
import type { RuleTranslations } from '../languages/rules/texts.ts';

/** A handbook as it lies on the disk. Absolute paths use the separator of the machine, all others `/`. */
export interface HandbookFiles {
  /** Absolute. */
  root: string;
  isHandbook: boolean;
  config: Config;
  /** Texts of all SOPs by their path in the handbook. */
  texts: Map<string, string>;
  /** Reads one file again: `texts` and `files` are then as the disk is. */
  reread(path: string): Promise<void>;
  glossaries: readonly GlossaryFile[];
  /** Texts of the glossary files and of `sop.yaml`, by path. */
  glossaryTexts: ReadonlyMap<string, string>;
  /** What is wrong with `sop.yaml`. */
  fault?: string;
  /** All files of the handbook. */
  files: Set<string>;
}

/** What the server is given to read with. Nothing of the opened folder is run by it. */
export interface Reading {
  /** The handbook around a folder; the folder itself where there is none. */
  open(folder: string): Promise<HandbookFiles>;
  /** Positions for edits come from this one. */
  parse: ParseMarkdown;
  /** For SOPs that are not open: nothing is edited in them. */
  parseQuickly: ParseMarkdown;
  /** Texts of rules in a language (BCP 47); undefined for English. */
  translations(language: string): Promise<RuleTranslations | undefined>;
}
