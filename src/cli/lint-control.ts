import { join } from 'node:path';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { Meta } from '../document/meta.ts';
import type { SopFacts } from '../handbook/facts.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { readText } from '../io/files.ts';
import { readDeleted } from '../io/git-past.ts';
import { readObjects } from '../io/git-texts.ts';
import type { ControlledSop, GoneSop } from '../lint/control.ts';
import { type LintOptions, lintControl } from '../lint/lint.ts';
import {
  controlledSop,
  formerText,
  ledgersOf,
  type PastOfSop,
  type Reader,
  reviewDueOf,
} from '../lint/past.ts';
import { type Judgement, judgeApproval } from '../version/approval.ts';
import { type Entry, formatEntry, type Ledger, type LedgerName, parseLedger } from '../version/ledger.ts';
import { findRegistered, type Ledgers } from '../version/register.ts';
import type { Seal } from '../version/seal.ts';
import type { Past } from './lint-past.ts';
import type { Place } from './place.ts';

/** One of the SOPs that are judged: `text` where it was read already. */
export interface Judged {
  path: string;
  text?: string;
}

export interface ControlRun {
  handbook: Handbook;
  judged: readonly Judged[];
  /** Every SOP of the handbook is among them. */
  whole: boolean;
  /** Where a change is judged: the touched SOPs as they were. The handbook then holds only what the change concerns. */
  former?: readonly SopFacts[];
  past: Past;
  place: Place;
  options: LintOptions;
  today: string;
}

/** Findings of the rules that hold SOPs against git and the records. */
export async function controlFindings(run: ControlRun): Promise<Diagnostic[]> {
  const { handbook, judged, whole, past, place, options, today, former } = run;
  if (past.state === '') return [];
  const { config } = handbook;
  const reader: Reader = {
    config,
    blobOf: (path) => (past.changed.has(path) ? `changed ${path}` : past.tree.get(path)),
  };
  const ledgers = ledgersIn(past);
  const approvals = byId(ledgers.approvals.entries);
  const sops: ControlledSop[] = [];
  for (const one of judged) {
    const facts = handbook.byPath.get(one.path);
    if (facts) sops.push(await sopOf(facts, one, { ...run, reader, ledgers, approvals }));
  }
  return lintControl(
    {
      handbook,
      config,
      today,
      sops: await withJudgements(sops, run),
      gone: whole ? await goneOf(handbook, past, place, reader, former) : [],
      policy: past.since?.policy ?? [],
      isChange: past.since !== undefined,
      isReleasing: past.newest.length > 0,
    },
    options,
  );
}

function byId(entries: readonly Entry<'approvals'>[]): Map<string, Entry<'approvals'>[]> {
  const groups = new Map<string, Entry<'approvals'>[]>();
  for (const entry of entries) {
    const key = entry.id.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}

function ledgersIn({ records }: Past): Ledgers {
  const parsed = Object.entries(records).map(([name, text]) => [name, parseLedger(name as LedgerName, text)]);
  return ledgersOf(Object.fromEntries(parsed) as { [L in LedgerName]?: Ledger<L> });
}

interface SopRun extends ControlRun {
  reader: Reader;
  ledgers: Ledgers;
  approvals: ReadonlyMap<string, Entry<'approvals'>[]>;
}

async function sopOf(facts: SopFacts, judged: Judged, run: SopRun): Promise<ControlledSop> {
  const { past, place, reader, ledgers, approvals, today } = run;
  const { config } = reader;
  const { id = '', language } = facts;
  const seals = past.sealsOf(id, language);
  const follows = seals[0]?.version ?? '';
  const pending = (approvals.get(id.toLowerCase()) ?? []).filter(
    (entry) => entry.language.toLowerCase() === language.toLowerCase() && entry.follows === follows,
  );
  const isAsked = pending.length > 0 || past.markOf(facts.path) !== '';
  const text = isAsked ? (judged.text ?? (await textAt(place, facts.path))) : '';
  const texts = isAsked ? await past.textsOf(facts.path, text) : undefined;
  const interval = facts.meta.review ?? config.review;
  const zone = { today, timezone: config.timezone };
  const due = seals.length > 0 ? reviewDueOf({ id, language }, seals, ledgers, interval, zone) : undefined;
  const source = language === place.main ? undefined : past.sealsOf(id, place.main)[0];
  const of: PastOfSop = {
    seals,
    isNew: texts?.isNew ?? false,
    pending,
    judgements: [],
    ...(texts?.sealed !== undefined && { sealedText: texts.sealed }),
    ...(texts?.base !== undefined && { baseText: texts.base }),
    ...(due !== undefined && { reviewDue: due }),
    ...(source && { sourceVersion: source.version }),
  };
  return controlledSop(facts, text, of, reader);
}

async function textAt({ root }: Place, path: string): Promise<string> {
  const reading = await readText(join(root, path));
  return 'text' in reading ? reading.text : '';
}

/** Approvals of the very text, judged by who brought them: only where there are any is the whole history read. */
async function withJudgements(sops: ControlledSop[], { place }: ControlRun): Promise<ControlledSop[]> {
  const fits = (sop: ControlledSop) => sop.pending.filter((entry) => entry.fingerprint === sop.fingerprint());
  if (!sops.some((sop) => (sop.seals.length === 0 || sop.sealed) && fits(sop).length > 0)) return sops;
  const { openRegister } = await import('./register.ts');
  const register = await openRegister(place);
  if (typeof register === 'string' || register.shallow) return sops;
  return sops.map((sop) => {
    const { facts, seals } = sop;
    const registered = findRegistered(register, facts.id ?? '', facts.language);
    const about = {
      department: facts.meta.department ?? '',
      fingerprint: sop.fingerprint(),
      ...(seals[0] && { follows: seals[0].version }),
      authors: registered?.draftAuthors ?? [],
    };
    const judgements = fits(sop).flatMap((entry): Judgement[] => {
      const { line, ...cells } = entry;
      const origin = register.origins.get(formatEntry('approvals', cells).trimEnd());
      // A line that is not committed yet may still get its evidence.
      return origin ? [judgeApproval(entry, about, origin, place.config)] : [];
    });
    return { ...sop, judgements };
  });
}

/** Sealed SOPs that no file holds any more. */
async function goneOf(
  handbook: Handbook,
  { newest, tree }: Past,
  place: Place,
  reader: Reader,
  former: readonly SopFacts[] | undefined,
): Promise<GoneSop[]> {
  const isThere = ({ id, language = place.main }: Seal) =>
    handbook.byId.get(id.toLowerCase())?.some((one) => one.language.toLowerCase() === language.toLowerCase());
  const wasThere = ({ id, language = place.main }: Seal) =>
    former?.some(
      (one) =>
        one.id?.toLowerCase() === id.toLowerCase() && one.language.toLowerCase() === language.toLowerCase(),
    ) ?? true;
  const missing = newest.filter((seal) => seal.path !== undefined && !isThere(seal) && wasThere(seal));
  if (missing.length === 0) return [];
  const lost = missing.map(({ path = '' }) => path).filter((path) => !tree.has(path));
  const deleted = lost.length > 0 ? await readDeleted(place.root, lost) : new Map<string, string>();
  const blobs = new Map(missing.map(({ path = '' }) => [path, tree.get(path) ?? deleted.get(path) ?? '']));
  const texts = await readObjects(
    place.root,
    [...blobs.values()].filter((blob) => blob !== ''),
  );
  return missing.map(({ id, language = place.main, path = '', version, tag }) => {
    const text = texts.get(blobs.get(path) ?? '')?.toString('utf8') ?? '';
    const { status }: Partial<Meta> = formerText(path, text, reader).facts.meta;
    return { id, language, path, version, tag, ...(status && { status }) };
  });
}
