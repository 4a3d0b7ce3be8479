import type { Diagnostic } from '../document/diagnostic.ts';

const weights = { error: 0, warning: 1, hint: 2 };

/**
 * Findings by path, line and column. At one place the gravest come first, then those of one rule together, in the order in which it
 * found them: the order never depends on the order of rules.
 */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted(
    (a, b) =>
      compare(a.path, b.path) ||
      a.place.start.line - b.place.start.line ||
      a.place.start.column - b.place.start.column ||
      weights[a.severity] - weights[b.severity] ||
      compare(a.ruleId, b.ruleId) ||
      a.place.end.line - b.place.end.line ||
      a.place.end.column - b.place.end.column,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
