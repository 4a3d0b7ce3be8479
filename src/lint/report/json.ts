import type { Position } from 'unist';
import type { Diagnostic } from '../../document/diagnostic.ts';
import { jsonText } from './clean.ts';
import type { Findings } from './findings-schema.ts';
import { countOf, type Reporter } from './reporter.ts';

/**
 * All findings as data: `{version: 1, summary, files: [{path, findings: […]}], baseline?}`. Lines and columns count from 1, columns and
 * offsets in UTF-16 code units, ends are exclusive. Only files with findings are listed. `version` rises when a field changes its meaning.
 */
export const json: Reporter = (results, { baseline } = {}) => {
  const { error, warning, hint, fixable, files, checked } = countOf(results);
  const report: Findings = {
    version: 1,
    summary: {
      errors: error,
      warnings: warning,
      hints: hint,
      fixable,
      filesWithFindings: files,
      filesChecked: checked,
    },
    files: results
      .filter((d) => d.diagnostics.length > 0)
      .map(({ path, diagnostics }) => ({ path, findings: diagnostics.map(finding) })),
    ...(baseline && { baseline: { known: baseline.known, fixed: [...baseline.fixed] } }),
  };
  return jsonText(report);
};

function finding(d: Diagnostic): Findings['files'][number]['findings'][number] {
  return {
    rule: d.ruleId,
    severity: d.severity,
    ...range(d.place),
    reason: d.reason,
    why: d.note,
    hint: d.hint,
    actual: d.actual,
    expected: d.expected,
    cause: d.cause && { path: d.cause.path ?? d.path, ...range(d.cause.place), reason: d.cause.reason },
    fix: d.fix,
    suggestions: d.suggestions,
    identity: d.identity,
  };
}

function range({ start, end }: Position) {
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
