import type { SopFacts } from '../handbook/facts.ts';
import { AUDIT_CHECKS, type AuditCheck, type Gap } from './audit-checks.ts';
import { documentGaps, reviewDay } from './audit-documents.ts';
import { type AuditInput, type Looked, nameOf } from './audit-input.ts';
import { recordGaps } from './audit-records.ts';
import { sealGaps } from './audit-seals.ts';
import { type LogEntry, logOf, type Proof } from './log.ts';
import { isUnreleased, type Registered } from './register.ts';
import { retiredOn } from './retirement.ts';

/** One SOP in one language, as an auditor reads it. */
export interface AuditedSop {
  id: string;
  language: string;
  /** `id`, with the language where it is not the first. */
  name: string;
  title: string;
  path?: string;
  owner: string;
  status: 'draft' | 'approved' | 'retired' | 'gone';
  inForce?: { version: string; since: string };
  /** Since when it is retired, and the version that held until then. */
  retired?: { on: string; held?: string };
  /** Its newest text is released by no revision. */
  unreleased: boolean;
  nextReview?: string;
  revisions: LogEntry[];
}

export interface Audit {
  on: string;
  commit: string;
  branch?: string;
  title: string;
  sops: AuditedSop[];
  gaps: Gap[];
  checks: { check: AuditCheck; clauses: readonly string[]; looked: number; gaps: number }[];
}

/** Judges the records and the history of a handbook. Pure: the same values give the same report. */
export function auditOf(input: AuditInput): Audit {
  const { register, config, on, outside } = input;
  const parts: Looked[] = [
    documentGaps(input),
    sealGaps(input),
    recordGaps(input),
    { looked: outside ? { 'history-kept': 1 } : {}, gaps: [...(outside ?? [])] },
  ];
  const found = parts.flatMap(({ gaps }) => gaps);
  const gaps = explained([...new Map(found.map((one) => [one.key, one])).values()], input);
  const commit = register.commits[0]?.oid ?? '';
  return {
    on,
    commit,
    ...(register.branch === undefined ? {} : { branch: register.branch }),
    title: config.title,
    sops: register.sops
      .filter((sop) => isControlled(sop, input))
      .map((sop) => audited(sop, input))
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    gaps,
    checks: (Object.keys(AUDIT_CHECKS) as AuditCheck[]).map((check) => ({
      check,
      clauses: AUDIT_CHECKS[check],
      looked: parts.reduce((sum, { looked }) => sum + (looked[check] ?? 0), 0),
      gaps: gaps.filter((one) => one.check === check).length,
    })),
  };
}

/** A file with an id outside of the folders of SOPs (a template) is none, unless it was sealed. */
const isControlled = ({ path, revisions }: Registered, { handbook }: AuditInput) =>
  revisions.length > 0 || (path !== undefined && handbook.byPath.has(path));

function audited(sop: Registered, input: AuditInput): AuditedSop {
  const { register, handbook, texts, on, main } = input;
  const facts = sop.path === undefined ? undefined : handbook.byPath.get(sop.path);
  const retired = retiredOn(sop, facts ? (facts.meta.status ?? '') : undefined, register);
  const end = retired !== undefined && retired <= on ? retired : undefined;
  const revisions = logOf(sop, register, on, proofsOf(sop, texts), retired);
  const all = revisions.flatMap((one) => [one, ...one.corrections]);
  const current = all.find(({ state }) => state === 'in-force');
  const since = current?.periods.at(-1)?.from;
  const last = all.find(({ periods }) => periods.at(-1)?.until === end);
  const newest = sop.revisions[0]?.seal;
  const due = reviewDay(sop, input);
  return {
    id: sop.id,
    language: sop.language,
    name: nameOf(sop, main),
    title: facts?.title ?? newest?.title ?? sop.id,
    ...(sop.path === undefined ? {} : { path: sop.path }),
    owner: facts?.meta.owner ?? '',
    status: statusOf(sop, facts),
    ...(current ? { inForce: { version: current.version, since: since ?? current.sealedOn } } : {}),
    ...(end === undefined ? {} : { retired: { on: end, ...(last ? { held: last.version } : {}) } }),
    unreleased: facts?.meta.status !== 'retired' && isUnreleased(sop),
    ...(due === undefined ? {} : { nextReview: due }),
    revisions,
  };
}

/** What never was released is a draft, whatever its front matter claims. */
function statusOf({ revisions }: Registered, facts: SopFacts | undefined): AuditedSop['status'] {
  if (!facts) return 'gone';
  const { status = 'draft' } = facts.meta;
  return status === 'approved' && revisions.length === 0 ? 'draft' : status;
}

/** What the log tells of the tags of one SOP. */
const proofsOf = ({ revisions }: Registered, texts: AuditInput['texts']): Map<string, Proof> =>
  new Map(
    revisions.map(({ seal: { tag } }) => {
      const { text, fingerprint, signature } = texts.get(tag) ?? {};
      const proof = {
        ...(text !== undefined && { text }),
        ...(fingerprint !== undefined && { fingerprint }),
        ...(signature !== undefined && { signature }),
      };
      return [tag, proof];
    }),
  );

/** The last explanation of each gap: what nobody explained stays open. */
function explained(gaps: readonly Gap[], { register }: AuditInput): Gap[] {
  return gaps.map((one) => {
    const said = register.ledgers.explanations.entries.findLast((entry) => entry.gap === one.key);
    if (!said) return one;
    const { person, time, because } = said;
    return { ...one, explanation: { person, time, because } };
  });
}
