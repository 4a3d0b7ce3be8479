import type { Diagnostic } from '../../document/diagnostic.ts';
import { clean, xml } from './clean.ts';
import type { Reporter, Result } from './reporter.ts';

/**
 * JUnit XML as CI systems read it: a suite a file, a case a finding. Only errors are failures; warnings and hints are cases that pass and
 * say something, because they do not fail a run either. A file without findings is one case that passes.
 */
export const junit: Reporter = (results) => {
  const tests = results.reduce((sum, d) => sum + casesOf(d), 0);
  const failures = results.reduce((sum, d) => sum + failuresOf(d), 0);
  const suites = results.map(suite).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="sop lint" tests="${tests}" failures="${failures}" errors="0">\n${suites}</testsuites>\n`;
};

function suite(result: Result): string {
  const path = xml(result.path);
  const cases =
    result.diagnostics.length === 0
      ? `    <testcase name="${path}" classname="sop"/>\n`
      : result.diagnostics.map((d) => testCase(d)).join('');
  return `  <testsuite name="${path}" tests="${casesOf(result)}" failures="${failuresOf(result)}" errors="0">\n${cases}  </testsuite>\n`;
}

function testCase(d: Diagnostic): string {
  const at = `${d.place.start.line}:${d.place.start.column}`;
  const reason = clean(d.reason);
  const text = xml(
    `${clean(d.path)}:${at}: ${d.severity}: ${reason}${d.hint ? `\nhint: ${clean(d.hint)}` : ''}`,
  );
  const body =
    d.severity === 'error'
      ? `<failure type="${xml(d.ruleId)}" message="${xml(reason)}">${text}</failure>`
      : `<system-out>${text}</system-out>`;
  const name = xml(`${d.ruleId} ${at}`);
  return `    <testcase name="${name}" classname="${xml(d.path)}" file="${xml(d.path)}" line="${d.place.start.line}">${body}</testcase>\n`;
}

function casesOf({ diagnostics }: Result): number {
  return Math.max(1, diagnostics.length);
}

function failuresOf({ diagnostics }: Result): number {
  return diagnostics.filter((d) => d.severity === 'error').length;
}
