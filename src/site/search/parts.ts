/** The parts that an index is cut into: what the build writes and the page reads. */

/** A word, and how often it stands where: number of the field, then number of the SOP. */
export type Posting = [word: string, places: Record<string, Record<string, number>>];

/** What a page loads with the first letter typed. */
export interface Core {
  /** MiniSearch's own numbers, without words and documents. */
  numbers: Record<string, unknown>;
  /** Id, title, number of the department of each SOP, and its address where it does not follow from the id. */
  sops: [id: string, title: string, department: number, href?: string][];
  departments: string[];
  /** What stands before and after the id in an address. */
  address: [before: string, after: string];
  /** First word of each word file. */
  firsts: string[];
  /** First SOP of each text file. */
  texts: number[];
  /** Words that a mistyped one may be taken for, parted by spaces. */
  known: string;
}

/** What is shown of an SOP that is found: its steps, the customer's words, its terms. */
export type ShownText = [
  steps: [anchor: string, number: string, text: string][],
  when: string[],
  terms: [term: string, definition: string][],
];
