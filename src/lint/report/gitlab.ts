import { createHash } from 'node:crypto';
import type { Diagnostic } from '../../document/diagnostic.ts';
import { clean, jsonText } from './clean.ts';
import { pathInRepository, type Reporter } from './reporter.ts';

const severities = { error: 'major', warning: 'minor', hint: 'info' } as const;

/** Code Quality report of GitLab: one JSON list; the fingerprint tells an old finding from a new one. */
export const gitlab: Reporter = (results, { folder } = {}) => {
  const issues = results.flatMap(({ diagnostics }) => diagnostics.map((d) => issue(d, folder)));
  return jsonText(issues);
};

function issue(d: Diagnostic, folder: string | undefined) {
  const { start, end } = d.place;
  return {
    type: 'issue',
    check_name: d.ruleId,
    description: clean(d.reason),
    ...(d.hint && { content: { body: clean(d.hint) } }),
    categories: ['Style'],
    severity: severities[d.severity],
    fingerprint: fingerprint(d),
    location: { path: pathInRepository(d.path, folder), lines: { begin: start.line, end: end.line } },
  };
}

function fingerprint({ identity, ruleId, path, place }: Diagnostic): string {
  const name = identity ?? `${ruleId}:${path}:${place.start.line}:${place.start.column}`;
  return createHash('sha256').update(name).digest('hex');
}
