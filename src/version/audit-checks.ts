/**
 * What `sop audit` looks at, each check with the clauses that ask for it where there are such: `7.5…` of ISO 9001:2015, `11.…` of 21 CFR Part 11.
 * The names are part of every gap's key, so they do not change.
 */
export const AUDIT_CHECKS = {
  'document-identity': ['7.5.2 a'],
  'one-in-force': ['7.5.3.1 a'],
  'owner-known': ['7.5.2 a'],
  'review-due': ['7.5.3.1 a'],
  'retired-links': ['7.5.3.2 d'],
  'file-kept': ['7.5.3.2 d', '11.10 c'],
  'translation-current': ['7.5.3.1 a'],
  'stamps-true': ['7.5.3.2 c'],
  approved: ['7.5.2 c'],
  'approval-evidence': ['7.5.2 c', '11.50 a'],
  'approver-entitled': ['7.5.2 c', '11.10 g'],
  'four-eyes': ['7.5.2 c'],
  'approval-complete': ['11.50 a'],
  'seal-text': ['7.5.3.2 c', '11.10 c'],
  'seal-fingerprint': ['11.70'],
  'seal-on-main': ['7.5.3.2 c'],
  'seal-signed': ['11.70'],
  'release-only-own': ['7.5.3.2 c'],
  'version-order': ['7.5.3.2 c'],
  'version-class': ['7.5.3.2 c'],
  'version-content': ['7.5.3.2 c'],
  'version-reason': ['11.10 e'],
  'dates-forward': ['11.10 e'],
  'records-kept': ['7.5.3.2 b', '11.10 e'],
  'records-readable': ['7.5.3.2 b', '11.10 b'],
  'records-times': ['11.10 e'],
  'records-own': ['11.10 e'],
  'records-known': ['7.5.3.1 a'],
  'history-kept': ['11.10 e'],
} as const satisfies Record<string, readonly string[]>;

export type AuditCheck = keyof typeof AUDIT_CHECKS;

/** Something that a check did not find as it has to be. */
export interface Gap {
  /** `check:subject`, without white space: the name under which it is explained. */
  key: string;
  check: AuditCheck;
  /** Which of the texts of its check says it, and the values in it. */
  message: string;
  values: Record<string, string | number>;
  /** SOP that it is about, as `id` or `id.language`. */
  sop?: string;
  /** Where to look: a file, a line, a commit, a tag. */
  at: { path?: string; line?: number; commit?: string; tag?: string };
  /** What somebody said about it, from the records. */
  explanation?: { person: string; time: string; because: string };
}

/** Makes a gap. What its subject holds is reduced to what can stand in a shell word. */
export function gap(
  check: AuditCheck,
  subject: string,
  message: string,
  values: Gap['values'],
  at: Gap['at'],
  sop?: string,
): Gap {
  const key = `${check}:${subject.replace(/[^\p{L}\p{N}@.:/_-]+/gu, '-')}`;
  return { key, check, message, values, at, ...(sop === undefined ? {} : { sop }) };
}
