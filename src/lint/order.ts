import type { Diagnostic } from '../document/diagnostic.ts';

/** Findings by path, line and column; those of one place by rule and text, so that the order never depends on the order of rules. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compare(a.path, b.path) ||
      a.place.start.line - b.place.start.line ||
      a.place.start.column - b.place.start.column ||
      a.place.end.line - b.place.end.line ||
      a.place.end.column - b.place.end.column ||
      compare(a.ruleId, b.ruleId) ||
      compare(a.reason, b.reason),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
