import type { Diagnostic } from '../document/diagnostic.ts';
import type { Sop } from '../document/sop.ts';
import type { Config } from '../handbook/config.ts';
import { approvalOf, findPerson, mayApprove } from '../handbook/who.ts';
import { type Judgement, judgeApproval, type Origin, samePerson, validApprovals } from './approval.ts';
import type { Change } from './change.ts';
import { classOf } from './diff.ts';
import type { Person } from './history.ts';
import { differInStamps } from './identity.ts';
import { type Entry, formatEntry } from './ledger.ts';
import { type ChangeClass, compareVersions, nextVersion } from './number.ts';
import type { SealedRevision } from './register.ts';
import { stamp, stampIn } from './stamp.ts';

/** A text that is not sealed, beside what came before it. */
export interface Pending {
  id: string;
  /** Tag in lower case. */
  language: string;
  /** Is that the handbook's first language? Its seals name no language. */
  isMain: boolean;
  /** The text, read by the reference parser. */
  sop: Sop;
  /** Sealed revisions, highest version first. */
  revisions: readonly SealedRevision[];
  /** Version that approvals of this text name: the last of the main line, or the one that is corrected. */
  follows?: string;
  /** Version that is corrected on a side line. */
  corrects?: string;
  /** The revision that the text is compared with, and its text. */
  base?: { revision: SealedRevision; text: string };
  changes: readonly Change[];
  fingerprint: string;
  /** Everybody who wrote a change since that revision. */
  authors: readonly Person[];
  /** The text differs from the newest commit. */
  uncommitted: boolean;
}

/** A line of the approvals ledger that names the pending text or its SOP, judged for this text. */
export interface Verdicts {
  judgements: Judgement[];
  /** Those that count. */
  approvals: Judgement[];
  /** The statement that counts by which a rewording changes no meaning. */
  sameMeaning?: Judgement;
}

/** What the person who releases says. */
export interface Choice {
  /** `Name <address>`. */
  releaser: string;
  /** ISO date in the handbook's time zone. */
  today: string;
  reason: string;
  because?: string;
  class?: ChangeClass;
  effective?: string;
  /** Reviews on the git host that the release records: they count as approvals. */
  reviews?: readonly { person: string; url: string }[];
  /** The line of this person counts as evidence for a review on the host. */
  isReleaseJob?: boolean;
}

/** Why a text is not released. */
export type Obstacle =
  | { kind: 'unchanged' }
  | { kind: 'retired' }
  | { kind: 'findings'; findings: readonly Diagnostic[] }
  | { kind: 'uncommitted' }
  | { kind: 'not-approved' }
  | { kind: 'below-class'; computed: ChangeClass; wanted: ChangeClass }
  | { kind: 'other-date'; approved: string; wanted: string }
  | { kind: 'no-room-for-stamps' }
  | { kind: 'number-taken'; version: string };

/** What becomes of one text. */
export interface ReleasePlan {
  pending: Pending;
  verdicts: Verdicts;
  /** Class that follows from the changes, and the one that it is released as. */
  computed: ChangeClass;
  class: ChangeClass;
  /** Why it is released below the computed class. */
  because?: string;
  version: string;
  effective: string;
  reason: string;
  /** Who approved it, as `Name <address>`, with what speaks for it. */
  approvedBy: { person: string; evidence: string }[];
  /** The approval of the revision before holds for this patch too. */
  carried: boolean;
  /** Lines for the approvals ledger that the release itself writes. */
  records: ApprovalCells[];
  /** The text with its stamps. */
  text: string;
  /** Empty when it can be released. */
  obstacles: Obstacle[];
}

export type ApprovalCells = Omit<Entry<'approvals'>, 'line' | 'time' | 'person'> & { person?: string };

const keyOf = (id: string, language: string) => `${id} ${language}`.toLowerCase();

/** Judges every line of the approvals ledger about the SOP against its pending text. */
export function judgePending(
  pending: Pending,
  entries: readonly Entry<'approvals'>[],
  origins: ReadonlyMap<string, Origin>,
  config: Config,
): Verdicts {
  const about = caseOf(pending);
  const judgements = entries
    .filter(({ id, language }) => keyOf(id, language) === keyOf(pending.id, pending.language))
    .map((entry) =>
      judgeApproval(entry, about, origins.get(formatEntry('approvals', entry).trimEnd()) ?? {}, config),
    );
  const sameMeaning = judgements.find(
    ({ entry, objections }) => entry.meaning === SAME_MEANING && objections.length === 0,
  );
  return {
    judgements,
    approvals: validApprovals(judgements, config),
    ...(sameMeaning ? { sameMeaning } : {}),
  };
}

/** `meaning` of a line that says: the words changed, what people do did not. */
export const SAME_MEANING = 'same-meaning';

/** A text and who wrote it: all that is asked of whoever approves it. */
export type Written = Pick<Pending, 'sop' | 'authors'>;

export const departmentOf = ({ sop }: Pick<Pending, 'sop'>): string => sop.known.department ?? '';

export function caseOf(pending: Pending) {
  return {
    department: departmentOf(pending),
    fingerprint: pending.fingerprint,
    authors: pending.authors,
    ...(pending.follows === undefined ? {} : { follows: pending.follows }),
  };
}

/** Is the change nothing but other words in steps: no figure, no rule word, no step, role or target? Only that can mean the same. */
export function isRewording({ kind, words = [] }: Change): boolean {
  return (
    kind === 'step-reworded' && words.every((word) => word.kind !== 'figure' && word.kind !== 'rule-word')
  );
}

/** Class of the changes; a rewording that somebody answered for counts as minor. */
export function classOfPending({ changes }: Pending, { sameMeaning }: Verdicts): ChangeClass {
  if (!sameMeaning) return classOf(changes);
  return classOf(
    changes.map((change) =>
      change.class === 'major' && isRewording(change) ? { ...change, class: 'minor' as const } : change,
    ),
  );
}

/** Decides what releasing a text writes, or why it cannot be released. Pure: nothing is read and nothing is written. */
export function planRelease(
  pending: Pending,
  verdicts: Verdicts,
  choice: Choice,
  findings: readonly Diagnostic[],
  config: Config,
): ReleasePlan {
  const { revisions, sop } = pending;
  const first = revisions.length === 0;
  const computed = first ? 'major' : classOfPending(pending, verdicts);
  const released = first ? 'major' : (choice.class ?? (choice.because ? below(computed) : computed));
  const lowered = isBelow(released, computed) ? choice.because : undefined;
  const carried = released === 'patch' && computed === 'patch' && isCarried(pending, verdicts);
  const approving = approvalsFor(pending, verdicts, choice, carried, config);
  const version = versionOf(pending, released);
  const approved = verdicts.approvals.map(({ entry }) => entry.effective).find((date) => date !== '');
  const effective =
    choice.effective ?? approved ?? (stampedDate(sop.text, version) || undefined) ?? choice.today;
  const because = lowered ?? verdicts.sameMeaning?.entry.because;
  const text = stamp(sop, { version, status: 'approved', effective });
  const obstacles: (Obstacle | undefined)[] = [
    isSealed(pending) ? { kind: 'unchanged' } : undefined,
    sop.known.status === 'retired' ? { kind: 'retired' } : undefined,
    findings.length > 0 ? { kind: 'findings', findings } : undefined,
    mustBeCommitted(pending, config) ? { kind: 'uncommitted' } : undefined,
    isBelow(released, computed) && !choice.because
      ? { kind: 'below-class', computed, wanted: released }
      : undefined,
    approved && choice.effective && approved !== choice.effective
      ? { kind: 'other-date', approved, wanted: choice.effective }
      : undefined,
    approving.approvedBy.length === 0 && !carried ? { kind: 'not-approved' } : undefined,
    text === undefined ? { kind: 'no-room-for-stamps' } : undefined,
    revisions.some((one) => one.version === version) ? { kind: 'number-taken', version } : undefined,
  ];
  return {
    pending,
    verdicts,
    computed,
    class: released,
    ...(because ? { because } : {}),
    version,
    effective,
    reason: choice.reason,
    ...approving,
    carried,
    text: text ?? sop.text,
    obstacles: obstacles.filter((one) => one !== undefined),
  };
}

/** Is the text, with its pictures, what was sealed last? Stamps are not compared: whoever edits them changes nothing. */
export function isSealed({ base, changes, sop }: Pending): boolean {
  return (
    base !== undefined &&
    differInStamps(base.text, sop.text) &&
    changes.every(({ kind }) => kind === 'layout')
  );
}

/** Did the text before have an approval that holds for a patch too? Not for a correction, and not where somebody argued it down to one. */
function isCarried({ corrects, follows, revisions }: Pending, { sameMeaning }: Verdicts): boolean {
  const before = revisions.find(({ version }) => version === follows);
  return corrects === undefined && sameMeaning === undefined && before?.approved === true;
}

/** Four eyes: what was approved has to be what others could read, and the release itself holds stamps only. */
function mustBeCommitted(pending: Pending, config: Config): boolean {
  return (
    pending.uncommitted &&
    pending.corrects === undefined &&
    approvalOf(config, departmentOf(pending)).fourEyes
  );
}

const ORDER: ChangeClass[] = ['patch', 'minor', 'major'];
const isBelow = (a: ChangeClass, b: ChangeClass) => ORDER.indexOf(a) < ORDER.indexOf(b);
const below = (of: ChangeClass): ChangeClass => (of === 'major' ? 'minor' : 'patch');

function versionOf({ revisions, corrects }: Pending, by: ChangeClass): string {
  if (corrects !== undefined) return nextVersion(corrects, 'patch');
  const highest = revisions
    .map(({ version }) => version)
    .sort(compareVersions)
    .at(-1);
  return nextVersion(highest, by);
}

/** The date of a text that was stamped for this very version before it was merged. */
function stampedDate(text: string, version: string): string | undefined {
  const isStamped = stampIn(text, 'version') === version && stampIn(text, 'status') === 'approved';
  const date = isStamped ? stampIn(text, 'effective') : undefined;
  return date !== undefined && /^\d{4}-\d{2}-\d{2}$/u.test(date) ? date : undefined;
}

/** Approvals that count, those that the release records, and that of whoever releases where one pair of eyes is enough. */
function approvalsFor(
  pending: Pending,
  { approvals }: Verdicts,
  choice: Choice,
  carried: boolean,
  config: Config,
): Pick<ReleasePlan, 'approvedBy' | 'records'> {
  const approvedBy = approvals.map(({ entry, evidence }) => ({
    person: entry.person,
    evidence: evidence as string,
  }));
  const records: ApprovalCells[] = [];
  const knows = (person: string) => approvedBy.some((one) => samePerson(config, one.person, person));
  for (const { person, url } of choice.reviews ?? []) {
    if (
      knows(person) ||
      !choice.isReleaseJob ||
      objectionsTo(person, pending, choice.today, config).length > 0
    )
      continue;
    const evidence = `host-review ${url}`;
    approvedBy.push({ person, evidence: 'host-review' });
    records.push({ ...approvalOfText(pending, person, choice.effective ?? '', config), person, evidence });
  }
  const { fourEyes } = approvalOf(config, departmentOf(pending));
  const alone = approvedBy.length === 0 && !carried && !fourEyes;
  if (alone && objectionsTo(choice.releaser, pending, choice.today, config).length === 0) {
    approvedBy.push({ person: choice.releaser, evidence: 'own-commit' });
    records.push({ ...approvalOfText(pending, choice.releaser, choice.effective ?? '', config) });
  }
  return { approvedBy, records };
}

/** What would speak against an approval that this person gave today. */
export function objectionsTo(
  person: string,
  pending: Written,
  today: string,
  config: Config,
): ('not-entitled' | 'wrote-it')[] {
  const department = departmentOf(pending);
  const wrote = pending.authors.some(({ name, email }) =>
    samePerson(config, email ? `${name} <${email}>` : name, person),
  );
  return [
    ...(mayApprove(config, department, person, today) ? [] : (['not-entitled'] as const)),
    ...(approvalOf(config, department).fourEyes && wrote ? (['wrote-it'] as const) : []),
  ];
}

/** Cells of the ledger's line by which a person approves a text. */
export function approvalOfText(
  pending: Pending,
  person: string,
  effective: string,
  config: Config,
): Omit<ApprovalCells, 'person'> {
  const { id, language, follows = '', fingerprint } = pending;
  return {
    role: findPerson(config, person)?.roles.join(', ') ?? '',
    meaning: 'approval',
    id,
    language,
    follows,
    fingerprint,
    effective,
    evidence: '',
    because: '',
  };
}
