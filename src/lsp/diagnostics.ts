import {
  type CodeAction,
  CodeActionKind,
  DiagnosticSeverity,
  type Range,
  type Diagnostic as Shown,
  type TextEdit,
} from 'vscode-languageserver';
import type { Diagnostic, Fix } from '../document/diagnostic.ts';
import { applyFixes } from '../lint/fix.ts';
import { clean } from '../lint/report/clean.ts';
import { rangeBetween, rangeOf } from './ranges.ts';
import type { Workspace } from './workspace.ts';

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Information,
};

/** Findings as an editor shows them: what is wrong, then what to do; the second place as related information. */
export function shownFindings(findings: readonly Diagnostic[], workspace: Workspace): Shown[] {
  return findings.map(({ ruleId, severity, path, place, reason, hint, cause }) => ({
    range: rangeOf(place),
    severity: severities[severity],
    code: ruleId,
    source: 'sop',
    message: [reason, ...(hint ? [hint] : [])].map(clean).join('\n'),
    ...(cause && {
      relatedInformation: [
        {
          location: { uri: workspace.uriOf(cause.path ?? path), range: rangeOf(cause.place) },
          message: clean(cause.reason),
        },
      ],
    }),
  }));
}

/** Mends for what the range touches: the certain one first, then those that a person has to choose; and all certain ones at once. */
export function actionsFor(uri: string, range: Range, workspace: Workspace, mendAll: string): CodeAction[] {
  const sop = workspace.open(uri);
  if (!sop) return [];
  const findings = workspace.findings(uri);
  const touched = findings.filter(({ place }) => touch(rangeOf(place), range));
  const actions = touched.flatMap((finding): CodeAction[] => {
    const [shown] = shownFindings([finding], workspace);
    const action = (fix: Fix, isPreferred: boolean): CodeAction => ({
      title: clean(fix.title),
      kind: CodeActionKind.QuickFix,
      diagnostics: shown ? [shown] : [],
      isPreferred,
      edit: { changes: { [uri]: editsOf(fix, sop.text) } },
    });
    return [
      ...(finding.fix ? [action(finding.fix, true)] : []),
      ...(finding.suggestions ?? []).map((fix) => action(fix, false)),
    ];
  });
  const { text } = applyFixes(sop.text, findings);
  if (text === sop.text) return actions;
  const whole = { range: rangeBetween(sop.text, 0, sop.text.length), newText: text };
  return [
    ...actions,
    { title: mendAll, kind: CodeActionKind.SourceFixAll, edit: { changes: { [uri]: [whole] } } },
  ];
}

const editsOf = ({ edits }: Fix, text: string): TextEdit[] =>
  edits.map(({ start, end, text: newText }) => ({ range: rangeBetween(text, start, end), newText }));

const before = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character < b.character);

const touch = (a: Range, b: Range): boolean => !before(a.end, b.start) && !before(b.end, a.start);
