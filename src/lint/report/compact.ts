import { en } from '../../languages/report/en.ts';
import { clean } from './clean.ts';
import type { Reporter } from './reporter.ts';

/** One line a finding: `file:line:column: severity: reason [rule]`. */
export const compact: Reporter = (results, { words = en } = {}) =>
  results
    .flatMap(({ diagnostics }) =>
      diagnostics.map(({ path, place, severity, reason, ruleId }) => {
        const at = `${clean(path)}:${place.start.line}:${place.start.column}`;
        return `${at}: ${words.severity[severity]}: ${clean(reason)} [${ruleId}]\n`;
      }),
    )
    .join('');
