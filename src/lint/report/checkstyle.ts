import { clean, xml } from './clean.ts';
import type { Reporter } from './reporter.ts';

const severities = { error: 'error', warning: 'warning', hint: 'info' } as const;

/** Checkstyle XML, which many code review tools read. */
export const checkstyle: Reporter = (results) => {
  const files = results.map(({ path, diagnostics }) => {
    const errors = diagnostics.map(({ place, severity, reason, hint, ruleId }) => {
      const message = xml(clean(hint ? `${reason}. ${hint}` : reason));
      const at = `line="${place.start.line}" column="${place.start.column}"`;
      return `    <error ${at} severity="${severities[severity]}" message="${message}" source="sop.${xml(ruleId)}"/>\n`;
    });
    return `  <file name="${xml(path)}">\n${errors.join('')}  </file>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="8.0">\n${files.join('')}</checkstyle>\n`;
};
