import type { Handbook } from '../handbook/handbook.ts';
import type { Pending, Verdicts } from './judge.ts';
import type { LedgerFault, LedgerName } from './ledger.ts';
import { byUrgency, type Item, type Matter, type Subject, urgencyOf } from './matter.ts';
import { caseOf, isRetired, mattersOf } from './matters-of.ts';
import { type Register, standingOf } from './register.ts';
import type { ReviewState } from './reviews.ts';

/** The next review of an SOP that is in force. */
export type Due = Subject & ReviewState & { version: string };

/** Why something cannot be known here. */
export type Unknown = 'no-repository' | 'no-commit' | 'shallow';

export interface Status {
  on: string;
  /** By urgency, then by kind in the order of `Matter`, then by what is due first. */
  items: Item[];
  /** Every review to come, the first one first. */
  reviews: Due[];
  faults: { ledger: LedgerName; fault: LedgerFault }[];
  unknown: Unknown[];
  /** Paths of texts that name no id: no command can be told of them, and no revision of them is kept. */
  nameless: string[];
  counts: { sops: number; inForce: number; drafts: number; retired: number };
}

export interface StatusInput {
  handbook: Handbook;
  /** Undefined outside of git. */
  register: Register | 'no-repository' | 'no-commit';
  /** Texts that differ from their last seal, judged. */
  pending: readonly { pending: Pending; verdicts: Verdicts }[];
  /** Paths of texts that differ from their last seal and were not read. */
  unread?: ReadonlySet<string>;
  /** Files that differ from the newest commit. */
  changed: readonly string[];
  on: string;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What needs attention in a handbook on a date. Pure: nothing is read. */
export function statusOf(input: StatusInput): Status {
  const { handbook, register, on } = input;
  const retired = handbook.facts.filter(isRetired).length;
  const known = typeof register === 'string' ? undefined : register;
  const cases = handbook.facts.flatMap((facts) => (facts.id ? [caseOf(facts, facts.id, input)] : []));
  const matters = cases.flatMap((one) =>
    mattersOf(one, input).map((matter) => ({ ...one.subject, ...matter })),
  );
  const items = [...matters, ...(known ? gone(known, handbook, on) : [])]
    .map((item): Item => ({ ...item, urgency: urgencyOf(item) }))
    .sort(byUrgency);
  const reviews = cases.flatMap(({ subject, review, revision }) =>
    review && revision ? [{ ...subject, ...review, version: revision.version }] : [],
  );
  return {
    on,
    items,
    reviews: reviews.sort(
      (a, b) => compare(a.due, b.due) || compare(a.id, b.id) || compare(a.language, b.language),
    ),
    faults: known ? faultsOf(known) : [],
    unknown: typeof register === 'string' ? [register] : register.shallow ? ['shallow'] : [],
    nameless: handbook.facts.flatMap(({ id, path }) => (id ? [] : [path])),
    counts: {
      sops: handbook.facts.length,
      inForce: cases.filter(({ facts, revision }) => revision && !isRetired(facts)).length,
      drafts: cases.filter(({ facts, sealed }) => !sealed && !isRetired(facts)).length,
      retired,
    },
  };
}

/** SOPs that had a revision in force and whose text is gone without a retirement. */
function gone(register: Register, handbook: Handbook, on: string): (Subject & Matter)[] {
  if (register.shallow) return [];
  return register.sops.flatMap((sop): (Subject & Matter)[] => {
    const { revision } = standingOf(sop, register, on);
    const texts = handbook.byId.get(sop.id.toLowerCase()) ?? [];
    if (!revision || texts.some(({ language }) => language.toLowerCase() === sop.language)) return [];
    const { title = sop.id } = revision.seal;
    return [{ id: sop.id, language: sop.language, title, kind: 'vanished', version: revision.version }];
  });
}

const faultsOf = ({ ledgers }: Register): Status['faults'] =>
  Object.entries(ledgers).flatMap(([name, { faults }]) =>
    faults.map((fault) => ({ ledger: name as LedgerName, fault })),
  );
