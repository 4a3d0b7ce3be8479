import type { Position } from 'unist';

/** Placeholder until the schema stands. */
export interface Meta {
  id: string;
  title: string;
  department: string;
  owner: string;
}

/** The raw front matter of a file, with places. */
export interface FrontMatter {
  present: boolean;
  /** From the opening to the closing fence, fences included; an empty range at the start of the file when there is none. */
  place: Position;
  /** Top-level keys as written, in order. */
  fields: Map<string, { value: unknown; source: string; keyPlace: Position; valuePlace: Position }>;
}
