import type { Sop } from '../document/sop.ts';
import type { Config } from '../handbook/config.ts';
import { approvalOf, findPerson, mayApprove } from '../handbook/who.ts';
import { type Judgement, judgeApproval, type Origin, samePerson, validApprovals } from './approval.ts';
import type { Change } from './change.ts';
import { classOf } from './diff.ts';
import type { Person } from './history.ts';
import { differInStamps } from './identity.ts';
import { type Entry, formatEntry } from './ledger.ts';
import type { ChangeClass } from './number.ts';
import type { SealedRevision } from './register.ts';

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
export interface Written {
  sop: { known: Pick<Sop['known'], 'department'> };
  authors: readonly Person[];
}

export const departmentOf = ({ sop }: Pick<Written, 'sop'>): string => sop.known.department ?? '';

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

/** Is the text, with its pictures, what was sealed last? Stamps are not compared: whoever edits them changes nothing. */
export function isSealed({ base, changes, sop }: Pending): boolean {
  return (
    base !== undefined &&
    differInStamps(base.text, sop.text) &&
    changes.every(({ kind }) => kind === 'layout')
  );
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
