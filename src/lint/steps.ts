import type { Position } from 'unist';
import type { Procedure, Sop, Step } from '../document/sop.ts';
import { placeOf, startOf } from './source.ts';

/** A step on its way through a procedure. */
export interface Visit {
  step: Step;
  procedure: Procedure;
  /** The step it hangs below. */
  parent?: Step;
  /** An item of a bullet list (a branch or a detail), or a step of a numbered list. */
  kind: 'step' | 'item';
  /** How many lists it stands in: 1 for a step of the procedure itself. */
  level: number;
}

/** Most rules go through all steps: they are listed once. */
const visited = new WeakMap<Sop, Visit[]>();

/** Every step, sub-step and bullet item of all procedures, in source order. */
export function everyStep(sop: Sop): readonly Visit[] {
  const known = visited.get(sop);
  if (known) return known;
  const visits: Visit[] = [];
  for (const procedure of sop.procedures) {
    for (const step of procedure.steps) addBelow({ step, procedure, kind: 'step', level: 1 }, visits);
  }
  visited.set(sop, visits);
  return visits;
}

function addBelow(visit: Visit, visits: Visit[]): void {
  visits.push(visit);
  const { step: parent, procedure, level } = visit;
  for (const block of parent.blocks) {
    if (block.kind !== 'list') continue;
    const kind = block.ordered ? 'step' : 'item';
    for (const step of block.items) addBelow({ step, procedure, parent, kind, level: level + 1 }, visits);
  }
}

/** Where a step says what to do: its first paragraph or heading; the whole item where it is empty. */
export function headOf(step: Step): Position {
  return step.paragraph ? placeOf(step.paragraph) : step.place;
}

/** Whether `place` begins inside `whole`. */
export function beginsIn(whole: Position, place: Position): boolean {
  const start = startOf(place);
  return start >= startOf(whole) && start < (whole.end.offset ?? 0);
}

/** The step is a question. */
export function asks({ text }: Step): boolean {
  return /[?？]["'”’»)*]*$/u.test(text);
}
