import type { Paragraph, Root, RootContent } from 'mdast';
import type { Position } from 'unist';
import type { Diagnostic } from './diagnostic.ts';
import type { FrontMatter, Meta } from './meta.ts';

/** A value and where it stands in the file. */
export interface Located<T> {
  value: T;
  place: Position;
}

/** The sections whose names are known in every language; a team's own sections have no `name`. */
export type SectionName =
  | 'purpose'
  | 'terms'
  | 'instructions'
  | 'scope'
  | 'escalation'
  | 'responsibilities'
  | 'records'
  | 'prerequisites';

/** A heading and all that stands below it up to the next heading of the same or a higher rank. */
export interface Section {
  name?: SectionName;
  /** Heading text as written, plain. */
  title: string;
  /** Heading rank, 1 to 6. A bold label ("**Purpose:** …") that opens a paragraph counts as rank 7. */
  depth: number;
  /** Place of the heading. */
  place: Position;
  /** Nodes below the heading, sub-headings and their content included. */
  content: RootContent[];
}

/** An entry of the Terms section or of a glossary. */
export interface Term {
  term: string;
  definition: string;
  /** Place of the term itself. */
  place: Position;
  /** Place of the whole entry, list item or table row included. */
  entry: Position;
}

/** What holds the steps of a procedure in the source. */
export type Carrier = 'ordered' | 'checklist' | 'headings' | 'bullets' | 'table';

/**
 * A part of a step after its first paragraph. A `text` is a paragraph, code, an image, a quote, a table …; a `list` is a nested list
 * (with all its pieces, where it is cut) or a run of numbered sub-headings; `node` is its first node.
 */
export type StepBlock =
  | { kind: 'text'; node: RootContent }
  | { kind: 'list'; node: RootContent; ordered: boolean; items: Step[] };

/** One step as written: structure only. What it means (decision, jump, ending …) is read by `flow/`. */
export interface Step {
  /** Number that charts and pages show: position among its siblings, from 1. */
  number: number;
  /** Number in the source, when the author wrote one; the last part of `mark`. */
  authorNumber?: number;
  /** Number, letter or id as the author typed it, without punctuation: `3`, `8.3`, `5a`, `A1.1`. */
  mark?: string;
  /** Bold lead without its closing `.` or `:`, when the step begins with one; the step's heading where steps are headings. */
  title?: string;
  /** Plain text of the first paragraph (of the heading where steps are headings), number and ignore comments left out, white space folded. */
  text: string;
  /** The first paragraph; the heading where steps are headings, the row where they are rows; undefined for an empty item. */
  paragraph?: Paragraph | RootContent;
  /** Who does it, where a heading's small table or a column of the step table says so. */
  role?: string;
  /** When or how long, where a column or a heading's small table says so. */
  time?: string;
  /** All that follows the first paragraph, in source order. `details`, `items` and `steps` are views of it. */
  blocks: StepBlock[];
  /** Nodes of `blocks` (bullets too) without the nested ordered lists. */
  details: RootContent[];
  /** Items of nested bullet or task lists, one entry an item, in order. */
  items: Step[];
  /** Steps of nested ordered lists. */
  steps: Step[];
  /** `[ ]` or `[x]` of a task item. */
  checked?: boolean;
  /** The item, with all that belongs to the step after a cut. */
  place: Position;
}

/** A run of steps under one heading. */
export interface Procedure {
  /** Text of the heading it stands under; empty when it stands before the first heading. */
  at: string;
  /** Heading chain from the Instructions section down to `at`, when it is a phase or a lane of that section. */
  phase?: string;
  carrier: Carrier;
  steps: Step[];
  /** Blocks between the heading (or the list before) and the first step: introductions, conditions. */
  lead: RootContent[];
  /** From the first to the last step. */
  place: Position;
}

/** `<!-- sop-ignore rule: reason -->`, `# sop-ignore rule: reason` in front matter, or `<!-- sop-ignore-file rule: reason -->`. */
export interface Ignore {
  rules: string[];
  reason: string;
  place: Position;
  /** Lines (from 1, both included) in which findings are ignored; the whole file for `sop-ignore-file`. */
  from: number;
  to: number;
  file: boolean;
}

/** One SOP as read from its text. Every position is true to the file. */
export interface Sop {
  /** As given to `parseSop`, with `/` as separator. */
  path: string;
  text: string;
  /** Language whose words were used to read it: a BCP 47 tag. */
  language: string;
  frontMatter: FrontMatter;
  /** The front matter, when it has no fault. */
  meta?: Meta;
  /** Every key of the front matter that has no fault of its own, whatever is wrong with the others. */
  known: Partial<Meta>;
  /** Markdown tree of the body; front matter is masked by spaces. */
  tree: Root;
  /** Front-matter title, else the H1, else the first heading. */
  title?: Located<string>;
  sections: Section[];
  terms: Term[];
  procedures: Procedure[];
  ignores: Ignore[];
  /** Faults found while reading (`front-matter` …). Rules add theirs in `lint/`. */
  diagnostics: Diagnostic[];
}
