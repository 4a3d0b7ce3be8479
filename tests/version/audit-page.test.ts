import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/languages/cli/en.ts';
import { AUDIT_CHECKS, type AuditCheck } from '../../src/version/audit-checks.ts';

const page = readFileSync('docs/document-control.md', 'utf8');
const rows = new Map(
  [...page.matchAll(/^\| `([a-z-]+)` \| (.+) \| .+ \| (.*) \|$/gm)].map(([, check, proves, clauses]) => [
    check,
    { proves, clauses },
  ]),
);

describe('docs/document-control.md', () => {
  test.each(Object.entries(AUDIT_CHECKS))('says what %s proves, with its clauses', (check, clauses) => {
    expect(rows.get(check)?.proves).toMatch(/\w{3}/);
    expect(rows.get(check)?.clauses).toBe(clauses.join(', '));
  });

  test('names no check that there is not', () => {
    expect([...rows.keys()].filter((check) => !(check !== undefined && check in AUDIT_CHECKS))).toEqual([]);
  });

  test('every check has words for what it proves and for its gaps', () => {
    for (const check of Object.keys(AUDIT_CHECKS) as AuditCheck[]) {
      expect(en.audit.checks[check].proves).toMatch(/^[a-z]/);
      expect(Object.keys(en.audit.checks[check].gaps)).not.toEqual([]);
    }
  });
});
