import type { Diagnostic, Edit } from '../document/diagnostic.ts';

export interface Fixed {
  text: string;
  /** Findings whose fix was made, in the order of the text. */
  applied: Diagnostic[];
  /** Findings whose fix was not: there is none, it touches an earlier one, or it does not fit the text. */
  left: Diagnostic[];
}

/**
 * Makes the fixes of one document. Of two that touch each other the first in the text wins; the other one waits for the next round.
 * Every other byte stays as it was; added line ends are those that the file uses.
 */
export function applyFixes(text: string, diagnostics: readonly Diagnostic[]): Fixed {
  const taken: Edit[] = [];
  const made = new Set<Diagnostic>();
  for (const { diagnostic, edits } of candidates(diagnostics)) {
    const fits =
      edits.every((d) => isInside(d, text) && !taken.some((other) => touch(d, other))) && areApart(edits);
    if (!fits) continue;
    taken.push(...edits);
    made.add(diagnostic);
  }
  const ending = lineEnding(text);
  return {
    text: splice(text, taken, ending),
    applied: diagnostics.filter((d) => made.has(d)),
    left: diagnostics.filter((d) => !made.has(d)),
  };
}

/** How often a text is looked at again before a fix that undoes another is given up. */
const ROUNDS = 10;

/**
 * Makes fixes until none is left: `check` finds the faults of a text. Stops after `rounds`, and where a text comes back that was there
 * before; then the last text is kept, so that the result is the same whichever way it was reached.
 */
export function fixAll(
  text: string,
  check: (text: string) => readonly Diagnostic[],
  rounds = ROUNDS,
): { text: string; applied: Diagnostic[]; left: Diagnostic[] } {
  const seen = new Set([text]);
  const applied: Diagnostic[] = [];
  let now = text;
  let found = check(now);
  for (let round = 0; round < rounds; round++) {
    const next = applyFixes(now, found);
    if (seen.has(next.text)) break;
    seen.add(next.text);
    applied.push(...next.applied);
    now = next.text;
    found = check(now);
  }
  return { text: now, applied, left: [...found] };
}

function candidates(diagnostics: readonly Diagnostic[]) {
  return diagnostics
    .flatMap((diagnostic) =>
      diagnostic.fix && diagnostic.fix.edits.length > 0 ? [{ diagnostic, edits: diagnostic.fix.edits }] : [],
    )
    .toSorted((a, b) => firstOf(a.edits) - firstOf(b.edits));
}

function firstOf(edits: readonly Edit[]): number {
  return Math.min(...edits.map((d) => d.start));
}

function isInside({ start, end }: Edit, text: string): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= text.length;
}

/** Edits of one fix may touch: their order is their author's. */
function areApart(edits: readonly Edit[]): boolean {
  return inOrder(edits).every(({ start }, n, all) => start >= (all[n - 1]?.end ?? 0));
}

function inOrder(edits: readonly Edit[]): Edit[] {
  return edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** Overlapping, or an insertion at the border of another change: which text comes first would be a guess. */
function touch(a: Edit, b: Edit): boolean {
  const insertion = a.start === a.end || b.start === b.end;
  return insertion ? a.start <= b.end && b.start <= a.end : a.start < b.end && b.start < a.end;
}

function splice(text: string, edits: readonly Edit[], ending: string): string {
  let result = '';
  let at = 0;
  for (const { start, end, text: added } of inOrder(edits)) {
    result += text.slice(at, start) + added.replace(/\r\n|\n/g, ending);
    at = end;
  }
  return result + text.slice(at);
}

/** The line end that most lines of the file have. */
function lineEnding(text: string): '\r\n' | '\n' {
  const crlf = text.match(/\r\n/g)?.length ?? 0;
  const all = text.match(/\n/g)?.length ?? 0;
  return crlf * 2 > all ? '\r\n' : '\n';
}
