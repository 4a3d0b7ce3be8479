import type { PolicyChange } from '../lint/control.ts';

/** What a change is judged against (`--since`). */
export interface Since {
  /** As typed. */
  ref: string;
  /** Newest commit of the base branch, and where the change left it. */
  tip: string;
  base: string;
  /** Files that differ from `base`, with the path that they had there. */
  changed: ReadonlyMap<string, string | undefined>;
  policy: readonly PolicyChange[];
}
