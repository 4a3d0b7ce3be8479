import type { Element } from 'hast';

/** What a link or picture of the text becomes, by the offset at which it stands. */
export interface LinkView {
  /** Address from the page; without one only the words stay. */
  href?: string;
  outside?: boolean;
  /** Said behind the words where there is no address: a draft, a page that is gone. */
  note?: string;
}

/** `[[id]]` in running text, by its place. */
export interface WikiView extends LinkView {
  start: number;
  end: number;
  label: string;
}

/** A role that the text names with `@`. */
export interface MentionView {
  start: number;
  end: number;
  name: string;
}

/** A term that opens where it is used. */
export interface TermView {
  term: string;
  definition: string;
  /** Id of its entry on the page. */
  id: string;
  /** The SOP's own; a term of the glossary is marked only once a page. */
  own: boolean;
}

export interface ContentView {
  links: Readonly<Record<number, LinkView>>;
  wikis: readonly WikiView[];
  mentions: readonly MentionView[];
  terms: readonly TermView[];
}

/** Why there is no link. */
export const noteOf = (note: string | undefined): Element | undefined =>
  note === undefined ? undefined : ((<small class="note"> ({note})</small>) as Element);
