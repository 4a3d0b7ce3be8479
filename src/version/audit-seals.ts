import type { Objection } from './approval.ts';
import { type AuditCheck, type Gap, gap } from './audit-checks.ts';
import { type AuditInput, type Looked, nameOf, type SealedText } from './audit-input.ts';
import type { Commit } from './history.ts';
import { compareVersions, heavier, nextVersion } from './number.ts';
import type { Registered, SealedRevision } from './register.ts';

/** Why an approval does not count, and the check that says so. */
const OBJECTIONS: Record<Objection, AuditCheck> = {
  typed: 'approval-evidence',
  'not-entitled': 'approver-entitled',
  'wrote-it': 'four-eyes',
  'other-text': 'approved',
  'other-revision': 'approved',
} as Record<Objection, AuditCheck>;

/** What is to be said of every sealed revision: its approval, its text, its number. */
export function sealGaps(input: AuditInput): Looked {
  const { register, texts, on } = input;
  const all = register.sops.flatMap((sop) =>
    sop.revisions.filter(({ sealedOn }) => sealedOn <= on).map((revision) => ({ sop, revision })),
  );
  const tags = [...texts.values()];
  const looked = Object.fromEntries(
    (
      [
        ...['approved', 'approval-evidence', 'approver-entitled', 'four-eyes', 'approval-complete'],
        ...['seal-text', 'seal-fingerprint', 'seal-on-main', 'version-order', 'version-class'],
        ...['version-reason', 'version-content', 'dates-forward'],
      ] as AuditCheck[]
    ).map((check) => [check, all.length]),
  );
  const signed = all.filter(({ revision }) => revision.seal.signed);
  const times = signed.map(({ revision }) => Date.parse(revision.seal.sealedAt));
  const signingSince = times.reduce((first, time) => (time < first ? time : first), Number.POSITIVE_INFINITY);
  const commits = new Map(register.commits.map((commit) => [commit.oid, commit]));
  return {
    looked: {
      ...looked,
      'release-only-own': tags.filter(({ alsoChanged }) => alsoChanged !== undefined).length,
      ...(signed.length > 0 && { 'seal-signed': all.length }),
    },
    gaps: all.flatMap(({ sop, revision }) =>
      revisionGaps({ sop, revision, input, text: texts.get(revision.seal.tag), signingSince, commits }),
    ),
  };
}

function revisionGaps(about: About): Gap[] {
  return [
    ...approvalGaps(about),
    ...textGaps(about),
    ...signatureGaps(about),
    ...numberGaps(about),
    ...dateGaps(about),
  ];
}

interface About {
  sop: Registered;
  revision: SealedRevision;
  input: AuditInput;
  text: SealedText | undefined;
  /** When the first signed seal was made, milliseconds since 1970; infinite where there is none. */
  signingSince: number;
  commits: ReadonlyMap<string, Commit>;
}

/** A gap about one revision. */
function found(
  { sop, revision, input }: About,
  check: AuditCheck,
  message: string,
  values: Gap['values'] = {},
  subject = '',
): Gap {
  const { tag, commit, path } = revision.seal;
  const name = nameOf(sop, input.main);
  const at = { tag, commit, ...(path === undefined ? {} : { path }) };
  return gap(check, `${tag}${subject}`, message, { revision: tag, ...values }, at, name);
}

function approvalGaps(about: About): Gap[] {
  const { judgements, faults } = about.revision;
  const gaps = judgements.flatMap(({ entry }) => {
    const missing = [
      ...(entry.person.trim() === '' ? ['person'] : []),
      ...(entry.meaning.trim() === '' ? ['meaning'] : []),
      ...(Number.isNaN(Date.parse(entry.time)) ? ['time'] : []),
    ];
    const values = { keys: missing.join(', '), line: entry.line };
    return missing.length > 0
      ? [found(about, 'approval-complete', 'incomplete', values, `:${entry.line}`)]
      : [];
  });
  if (!faults.includes('not-approved')) return gaps;
  const objected = judgements.flatMap(({ entry, objections }) =>
    objections.map((objection) => {
      const values = { person: nameIn(entry.person), line: entry.line };
      return found(about, OBJECTIONS[objection] ?? 'approved', objection, values);
    }),
  );
  return [...gaps, found(about, 'approved', judgements.length > 0 ? 'none-counts' : 'none'), ...objected];
}

const nameIn = (person: string) => person.replace(/\s*<[^<>]*>\s*$/u, '');

function textGaps(about: About): Gap[] {
  const { revision, text } = about;
  const { seal, faults } = revision;
  const gaps: Gap[] = [];
  if (faults.includes('not-on-main-line')) gaps.push(found(about, 'seal-on-main', 'away'));
  if (!text) return [...gaps, found(about, 'seal-text', 'missing')];
  if (text.text === false) gaps.push(found(about, 'seal-text', 'other'));
  if (!seal.fingerprint) gaps.push(found(about, 'seal-fingerprint', 'none'));
  else if (text.fingerprint === false) gaps.push(found(about, 'seal-fingerprint', 'other'));
  const { version } = text.stamps;
  if (version !== undefined && version !== revision.version)
    gaps.push(found(about, 'version-content', 'stamp', { version }));
  const twin = about.sop.revisions.find((other) => other !== revision && other.version === revision.version);
  if (twin && twin.seal.fingerprint !== seal.fingerprint)
    gaps.push(found(about, 'version-content', 'twice', { other: twin.seal.tag }));
  for (const path of text.alsoChanged ?? [])
    gaps.push(found(about, 'release-only-own', 'more', { path }, `:${path}`));
  return gaps;
}

/** Once a team signs, what is not signed stands out. */
function signatureGaps(about: About): Gap[] {
  const { revision, text } = about;
  const { seal } = revision;
  if (seal.signed) return text?.signature === false ? [found(about, 'seal-signed', 'bad')] : [];
  return Date.parse(seal.sealedAt) >= about.signingSince ? [found(about, 'seal-signed', 'unsigned')] : [];
}

function numberGaps(about: About): Gap[] {
  const { sop, revision, text } = about;
  const { seal, version, follows } = revision;
  const gaps: Gap[] = [];
  if (!seal.reason && follows !== undefined) gaps.push(found(about, 'version-reason', 'none'));
  const later = sop.revisions.find(
    (other) =>
      !seal.corrects &&
      !other.seal.corrects &&
      compareVersions(other.version, version) > 0 &&
      Date.parse(other.seal.sealedAt) < Date.parse(seal.sealedAt),
  );
  if (later) gaps.push(found(about, 'version-order', 'back', { other: later.version }));
  if (follows === undefined || seal.corrects) return gaps;
  if (!seal.class) gaps.push(found(about, 'version-class', 'none'));
  const { computed } = text ?? {};
  if (computed && seal.class && !seal.because && heavier(computed.class, seal.class) !== seal.class) {
    const values = { class: seal.class, computed: computed.class, why: computed.why };
    gaps.push(found(about, 'version-class', 'lighter', values));
  }
  if (seal.class && compareVersions(version, nextVersion(follows, seal.class)) < 0)
    gaps.push(found(about, 'version-class', 'step', { class: seal.class, follows }));
  return gaps;
}

/** Nothing holds before it was sealed, and nobody seals a text before it is there. */
function dateGaps(about: About): Gap[] {
  const { revision } = about;
  const { seal, sealedOn, effective } = revision;
  const gaps: Gap[] = [];
  if (effective !== undefined && effective < sealedOn)
    gaps.push(found(about, 'dates-forward', 'backdated', { effective, sealed: sealedOn }));
  const commit = about.commits.get(seal.commit);
  if (commit && Date.parse(seal.sealedAt) + TOLERANCE < Date.parse(commit.committed))
    gaps.push(found(about, 'dates-forward', 'early', { sealed: seal.sealedAt, committed: commit.committed }));
  return gaps;
}

/** Clocks of two machines may differ by so much. Milliseconds. */
export const TOLERANCE = 15 * 60_000;
