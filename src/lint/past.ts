import type { Duration } from '../document/amounts.ts';
import { parseSop } from '../document/parse.ts';
import type { Sop } from '../document/sop.ts';
import type { Flow } from '../flow/flow.ts';
import { toFlows } from '../flow/read.ts';
import type { Config } from '../handbook/config.ts';
import { daysOf } from '../handbook/dates.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { languageOf } from '../languages/index.ts';
import { attachmentsBeside } from '../version/attachments.ts';
import type { Change } from '../version/change.ts';
import { diffSops } from '../version/diff.ts';
import { fingerprintOf } from '../version/fingerprint.ts';
import { LEDGERS, type LedgerName } from '../version/ledger.ts';
import type { Ledgers, Registered, SealedRevision } from '../version/register.ts';
import { reviewOf } from '../version/reviews.ts';
import { movesOf } from '../version/schedule.ts';
import type { Seal } from '../version/seal.ts';
import type { ControlledSop } from './control.ts';
import type { FormerText } from './rule.ts';

/** What git and the records say of one SOP. */
export interface PastOfSop
  extends Pick<ControlledSop, 'seals' | 'isNew' | 'reviewDue' | 'sourceVersion' | 'pending' | 'judgements'> {
  /** Text of its newest seal, where it is another one now. */
  sealedText?: string;
  /** Text before the change, where it is another one now. */
  baseText?: string;
}

/** Reads texts of a handbook by the reference parser: what is compared and fingerprinted must not depend on the machine. */
export interface Reader {
  config: Config;
  /** Object name of a file of the handbook. */
  blobOf(path: string): string | undefined;
}

interface Read {
  sop: Sop;
  flows: Flow[];
}

function readText(path: string, text: string, { config }: Reader): Read {
  const sop = parseSop(path, text, { defaultLanguage: config.languages[0], keys: config.keys });
  return { sop, flows: toFlows(sop) };
}

/** A text as it was, read once. */
export function formerText(path: string, text: string, reader: Reader, version?: string): FormerText {
  const { sop, flows } = readText(path, text, reader);
  return { text, facts: factsOf(sop, flows), ...(version === undefined ? {} : { version }) };
}

/** One SOP with its past. What costs time (the difference, the fingerprint) is worked out when a rule asks, and once. */
export function controlledSop(facts: SopFacts, text: string, past: PastOfSop, reader: Reader): ControlledSop {
  const { sealedText, baseText, ...rest } = past;
  const [newest] = past.seals;
  const { path } = facts;
  const now = once(() => readText(path, text, reader));
  const attachment = attachmentsBeside(path, reader.blobOf);
  return {
    ...rest,
    facts,
    ...(sealedText === undefined ? {} : { sealed: formerText(path, sealedText, reader, newest?.version) }),
    ...(baseText === undefined ? {} : { base: formerText(path, baseText, reader) }),
    fingerprint: once(() => fingerprintOf(now().sop, now().flows, attachment)),
    changes: once((): Change[] => {
      if (sealedText === undefined) return [];
      const before = readText(path, sealedText, reader);
      return diffSops({ ...before, attachment }, { ...now(), attachment }, languageOf(facts.language));
    }),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Ledgers of which only some are known. */
export function ledgersOf(some: Partial<Ledgers>): Ledgers {
  const none = Object.fromEntries(
    Object.keys(LEDGERS).map((name) => [name as LedgerName, { entries: [], faults: [] }]),
  ) as unknown as Ledgers;
  return { ...none, ...some };
}

/**
 * Day of the next review of a sealed SOP, by its seals and the records alone: every seal counts as approved here, because who may approve
 * is another rule's business. Undefined where nothing is in force.
 */
export function reviewDueOf(
  { id, language }: { id: string; language: string },
  seals: readonly Seal[],
  ledgers: Ledgers,
  interval: Duration,
  { today, timezone }: { today: string; timezone: string },
): string | undefined {
  const dayOf = daysOf(timezone);
  const revisions = seals.map(
    (seal): SealedRevision => ({
      id,
      language,
      version: seal.version,
      sealedOn: dayOf(seal.sealedAt),
      ...(seal.effective === undefined ? {} : { effective: seal.effective }),
      approved: true,
      seal,
      authors: [],
      judgements: [],
      faults: [],
    }),
  );
  const sop: Registered = { id, language, texts: [], revisions, draftAuthors: [] };
  const schedule = movesOf(ledgers.schedule.entries, [], dayOf);
  return reviewOf(sop, { ledgers, schedule }, interval, today, timezone)?.due;
}
