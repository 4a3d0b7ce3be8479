import type { Handbook } from '../handbook/handbook.ts';
import { judgeApproval } from '../version/approval.ts';
import { type Entry, headerOf, type LedgerName, parseLedger } from '../version/ledger.ts';
import { compareVersions } from '../version/number.ts';
import type { Seal } from '../version/seal.ts';
import type { ControlContext, GoneSop } from './control.ts';
import { controlledSop, formerText, ledgersOf, type Reader, reviewDueOf } from './past.ts';
import { policyChanges } from './policy.ts';
import type { ExamplePast, GoodExample } from './rule.ts';

const nowhere = () => undefined;

/** The newest sealed text of an example, else the one that was committed. */
export const formerIn = ({ sealed = {}, committed }: ExamplePast = {}): string | undefined =>
  sealed[versionsIn(sealed)[0] ?? ''] ?? committed;

const versionsIn = (sealed: Record<string, string>) =>
  Object.keys(sealed).sort((a, b) => compareVersions(b, a));

/** What git and the records would say of an example. */
export function contextOf(
  path: string,
  text: string,
  { past = {}, config: configText = '' }: GoodExample,
  handbook: Handbook,
): ControlContext {
  const { config } = handbook;
  const reader: Reader = { config, blobOf: nowhere };
  const { today = '2026-11-22', gone = {}, sealed = {} } = past;
  const facts = handbook.byPath.get(path);
  const sops = facts ? [sopOf(facts, text, past, reader, today)] : [];
  return {
    handbook,
    config,
    today,
    sops,
    gone: Object.entries(gone).map(([file, was]) => goneSop(file, was, reader)),
    policy: past.config === undefined ? [] : policyChanges(past.config, configText),
    isChange: false,
    isReleasing: Object.keys(sealed).length > 0,
  };
}

function sopOf(
  facts: Handbook['facts'][number],
  text: string,
  past: ExamplePast,
  reader: Reader,
  today: string,
) {
  const { config } = reader;
  const { sealed = {}, committed, records = {}, recordedBy, authors = [] } = past;
  const seals = versionsIn(sealed).map((version) =>
    sealOf(facts, version, sealed[version] ?? '', past, reader),
  );
  const plain = controlledSop(facts, text, { ...empty, seals }, reader);
  const approvals = entriesOf('approvals', records.approvals, plain.fingerprint());
  const ledgers = ledgersOf({
    reviews: { entries: entriesOf('reviews', records.reviews, plain.fingerprint()), faults: [] },
  });
  const sealedText = sealed[seals[0]?.version ?? ''];
  const about = {
    department: facts.meta.department ?? '',
    fingerprint: plain.fingerprint(),
    ...(seals[0] && { follows: seals[0].version }),
    authors: authors.map((name) => ({ name, email: '' })),
  };
  const origin = recordedBy === undefined ? {} : { addedBy: { name: recordedBy, email: '' } };
  const due = reviewDueOf(
    { id: facts.id ?? '', language: facts.language },
    seals,
    ledgers,
    facts.meta.review ?? config.review,
    { today, timezone: config.timezone },
  );
  return controlledSop(
    facts,
    text,
    {
      ...empty,
      seals,
      ...(sealedText !== undefined && sealedText !== text && { sealedText }),
      ...(committed !== undefined && committed !== text && { baseText: committed }),
      ...(past.source !== undefined && { sourceVersion: past.source }),
      ...(due !== undefined && { reviewDue: due }),
      pending: approvals,
      judgements: approvals
        .filter(({ fingerprint }) => fingerprint === about.fingerprint)
        .map((entry) => judgeApproval(entry, about, origin, config)),
    },
    reader,
  );
}

const empty = { seals: [], isNew: false, pending: [], judgements: [] };

function sealOf(
  { id = '', path }: Handbook['facts'][number],
  version: string,
  text: string,
  { sealedOn = '2026-03-01' }: ExamplePast,
  reader: Reader,
): Seal {
  const former = formerText(path, text, reader);
  const { fingerprint } = controlledSop(former.facts, text, empty, reader);
  return {
    tag: `${id}@${version}`,
    id,
    version,
    commit: version,
    sealedAt: `${sealedOn}T09:00:00Z`,
    signed: false,
    path,
    fingerprint: fingerprint(),
    approvedBy: [],
  } as Seal;
}

function entriesOf<L extends LedgerName>(name: L, lines = '', fingerprint: string): Entry<L>[] {
  return parseLedger(name, headerOf(name) + lines.replaceAll('NOW', fingerprint)).entries;
}

function goneSop(path: string, text: string, reader: Reader): GoneSop {
  const { facts } = formerText(path, text, reader);
  const { id = '', language, meta } = facts;
  const version = meta.version ?? '';
  return {
    id,
    language,
    path,
    version,
    tag: `${id}@${version}`,
    ...(meta.status && { status: meta.status }),
  };
}
