import type { Diagnostic } from '../document/diagnostic.ts';
import type { Config } from '../handbook/config.ts';
import { approvalOf } from '../handbook/who.ts';
import { samePerson } from './approval.ts';
import {
  type ApprovalCells,
  approvalOfText,
  classOfPending,
  departmentOf,
  isSealed,
  objectionsTo,
  type Pending,
  type Verdicts,
} from './judge.ts';
import { type ChangeClass, compareVersions, nextVersion } from './number.ts';
import { stamp, stampIn } from './stamp.ts';

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
  /** When the revision that it follows begins, or began, to hold; `never` for one that was cancelled. Undefined for a first revision. */
  base?: string;
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
  const { base = '' } = choice;
  // What was to begin later, or not at all, was approved for that: a patch of it does not begin sooner.
  const carried =
    released === 'patch' && computed === 'patch' && base !== 'never' && isCarried(pending, verdicts);
  const earliest = carried && base > choice.today ? base : choice.today;
  const approving = approvalsFor(pending, verdicts, choice, carried, config);
  const version = versionOf(pending, released);
  const approved = verdicts.approvals.map(({ entry }) => entry.effective).find((date) => date !== '');
  const effective = choice.effective ?? approved ?? (stampedDate(sop.text, version) || undefined) ?? earliest;
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
    carried && choice.effective && choice.effective < earliest
      ? { kind: 'other-date', approved: earliest, wanted: choice.effective }
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
