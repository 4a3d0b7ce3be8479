import type { Diagnostic } from '../../document/diagnostic.ts';
import { clean } from './clean.ts';
import { pathInRepository, type Reporter } from './reporter.ts';

const levels = { error: 'error', warning: 'warning', hint: 'notice' } as const;

/** Workflow commands of GitHub Actions: findings stand beside the lines of a pull request. */
export const github: Reporter = (results, { folder } = {}) =>
  results.flatMap(({ diagnostics }) => diagnostics.map((d) => annotation(d, folder))).join('');

function annotation(d: Diagnostic, folder: string | undefined): string {
  const { start, end } = d.place;
  const oneLine = start.line === end.line && end.column > start.column;
  const properties = [
    `file=${property(pathInRepository(d.path, folder))}`,
    `line=${start.line}`,
    `endLine=${end.line}`,
    ...(oneLine ? [`col=${start.column}`, `endColumn=${end.column}`] : []),
    `title=${property(d.ruleId)}`,
  ].join(',');
  const message = [d.reason, d.hint].flatMap((text) => (text ? [clean(text)] : [])).join('\n');
  return `::${levels[d.severity]} ${properties}::${data(message)}\n`;
}

/** Escaping of a command's data, as the runner reads it back. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property also ends at `:` and `,`. */
function property(text: string): string {
  return data(clean(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
