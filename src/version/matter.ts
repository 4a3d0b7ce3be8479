import type { Change } from './change.ts';
import type { Notice } from './notices.ts';
import type { ChangeClass } from './number.ts';
import type { SealFault } from './register.ts';
import type { ReviewState } from './reviews.ts';

/** `now`: somebody has to act; `open`: work that is under way; `coming`: good to know. */
export type Urgency = 'now' | 'open' | 'coming';

/** The SOP that something is about. */
export interface Subject {
  id: string;
  language: string;
  title: string;
  /** From the handbook; undefined for one that is gone. */
  path?: string;
  owner?: string;
}

/** A place that sends readers to an SOP. */
export interface UsedBy {
  id?: string;
  path: string;
  line: number;
}

/** What may need attention; `unread` is a text that differs from its seal and was not compared. Dates are ISO dates in the handbook's time zone. */
export type Matter =
  | { kind: 'stop' | 'notice'; notice: Notice; usedBy: UsedBy[] }
  | { kind: 'vanished'; version: string }
  | { kind: 'not-proven'; version: string; faults: SealFault[] }
  | Unreleased
  | { kind: 'review-overdue' | 'review-soon'; review: ReviewState; days: number }
  | { kind: 'translation-outdated'; translates: string; source: string; isMajor: boolean }
  | { kind: 'upcoming'; version: string; start: string }
  | { kind: 'retired-but-linked'; successor?: string; usedBy: UsedBy[] }
  | { kind: 'owner-unknown'; owner: string }
  | { kind: 'unread' }
  | { kind: 'draft'; uncommitted: boolean; approvers: string[]; fourEyes: boolean };

/** Text that readers do not get yet. */
export interface Unreleased {
  kind: 'approved' | 'approval-outdated' | 'unreleased';
  /** Version that readers see; undefined where none is in force. */
  inForce?: string;
  becomes: string;
  class: ChangeClass;
  changes: readonly Change[];
  /** Who approved this text. */
  approvedBy: string[];
  /** Who approved another text since, and nobody this one. */
  outdatedBy: string[];
  /** Who may approve; empty where everybody may. */
  approvers: string[];
  fourEyes: boolean;
  uncommitted: boolean;
}

export type Item = Subject & Matter & { urgency: Urgency };

/** Kinds in the order in which they are told. */
export const KINDS = [
  'stop',
  'vanished',
  'not-proven',
  'approval-outdated',
  'review-overdue',
  'translation-outdated',
  'retired-but-linked',
  'owner-unknown',
  'notice',
  'approved',
  'unreleased',
  'unread',
  'draft',
  'review-soon',
  'upcoming',
] as const satisfies Matter['kind'][];

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const NOW = new Set<Matter['kind']>(KINDS.slice(0, KINDS.indexOf('notice')));
const COMING = new Set<Matter['kind']>(['notice', 'review-soon', 'upcoming']);

/** How urgent a matter is. */
export function urgencyOf(matter: Matter): Urgency {
  if (matter.kind === 'translation-outdated' && !matter.isMajor) return 'open';
  return NOW.has(matter.kind) ? 'now' : COMING.has(matter.kind) ? 'coming' : 'open';
}

/** Order in which matters are told: by kind, then by what is due first, then by name. */
export function byUrgency(a: Item, b: Item): number {
  return (
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    compare(dateOf(a), dateOf(b)) ||
    compare(a.id, b.id) ||
    compare(a.language, b.language)
  );
}

/** What comes first within a kind: the longest overdue, the soonest start. */
function dateOf(item: Item): string {
  if (item.kind === 'review-overdue' || item.kind === 'review-soon') return item.review.due;
  if (item.kind === 'upcoming') return item.start;
  return item.kind === 'stop' || item.kind === 'notice' ? item.notice.time : '';
}
