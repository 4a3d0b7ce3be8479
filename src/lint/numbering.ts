import type { List, ListItem, Nodes } from 'mdast';
import type { Position } from 'unist';
import type { Edit } from '../document/diagnostic.ts';
import type { Step } from '../document/sop.ts';
import { type ItemsByStart, setMarker, shiftLines, widthOf } from './relist.ts';
import { endOf, placeOf, startOf } from './source.ts';

/** A step of a numbered list with the item that it was read from. */
export interface Numbered {
  step: Step;
  item: ListItem;
  list: List;
  /** What stands behind the list in the same block. */
  behind: readonly Nodes[];
  /** The number that the author typed. */
  typed: number;
  /** The number that a git host shows: it counts from the first number of each list. */
  shown: number;
}

/** Where the numbers of a list stop counting by one. */
export interface Break {
  kind: 'first' | 'restart' | 'gap' | 'repeat' | 'cut';
  at: Numbered;
  /** The step before it. */
  before?: Numbered;
}

/** The items of neighbouring steps; undefined when one of them is no item of a numbered list. */
export function numberedItems(steps: readonly Step[], items: ItemsByStart): Numbered[] | undefined {
  const numbered = steps.flatMap((step): Numbered[] => {
    const found = items.get(startOf(step.place));
    const typed = step.authorNumber;
    if (!found?.list.ordered || typed === undefined) return [];
    const { item, list, behind } = found;
    return [{ step, item, list, behind, typed, shown: (list.start ?? 1) + list.children.indexOf(item) }];
  });
  return numbered.length === steps.length ? numbered : undefined;
}

/**
 * Every place where the count is broken, in order. All items of a list numbered alike (`1.` `1.` `1.`) is a way of writing, not a break.
 * A `cut` counts on, but something at the margin has ended the list.
 */
export function breaksOf(steps: readonly Numbered[]): Break[] {
  return steps.flatMap((at, i): Break[] => {
    const before = steps[i - 1];
    if (!before) return at.typed === 1 ? [] : [{ kind: 'first', at }];
    if (before.list !== at.list) return [{ kind: kindOfCut(before, at), at, before }];
    if (isAlike(at.list, steps) || at.typed === before.typed + 1) return [];
    return [{ kind: at.typed > before.typed ? 'gap' : 'repeat', at, before }];
  });
}

function kindOfCut(before: Numbered, at: Numbered): Break['kind'] {
  if (at.typed === before.shown + 1) return 'cut';
  return at.typed > before.shown ? 'gap' : 'restart';
}

function isAlike(list: List, steps: readonly Numbered[]): boolean {
  const typed = steps.filter((d) => d.list === list).map((d) => d.typed);
  return typed.length > 1 && typed.every((d) => d === typed[0]);
}

/**
 * Edits that make one list of the steps, numbered from 1: what stands between two pieces is indented under the step before it, and every
 * number is the right one.
 * @returns undefined where tabs or quotes make the result a guess.
 */
export function mendNumbers(text: string, steps: readonly Numbered[]): Edit[] | undefined {
  const [first] = steps;
  const delimiter = /^\d+([.)])/.exec(text.slice(first ? startOf(first.step.place) : 0))?.[1] ?? '.';
  const alike = steps.every((d) => d.typed === 1);
  const edits: Edit[] = [];
  for (const [i, { item, list }] of steps.entries()) {
    const number = `${alike ? 1 : i + 1}${delimiter}`;
    const marker = setMarker(text, item, number);
    const next = steps[i + 1];
    const between = next && next.list !== list ? indentBetween(text, item, number, placeOf(next.item)) : [];
    if (!marker || !between) return undefined;
    edits.push(...marker, ...between);
  }
  return edits.filter((d) => text.slice(d.start, d.end) !== d.text);
}

/** Moves the lines between an item and the next one to where the item's own text will begin. */
function indentBetween(text: string, item: ListItem, number: string, next: Position): Edit[] | undefined {
  const width = widthOf(text, item, number);
  const start = endOf(placeOf(item));
  const end = text.lastIndexOf('\n', startOf(next) - 1) + 1;
  if (width === undefined || end <= start) return width === undefined ? undefined : [];
  const indents = [...text.slice(start, end).matchAll(/\n( *)(?=[^\s])/g)].map((d) => (d[1] ?? '').length);
  const by = placeOf(item).start.column - 1 + width - Math.min(...indents);
  if (indents.length === 0) return [];
  return by > 0 ? shiftLines(text, start, end, by) : undefined;
}
