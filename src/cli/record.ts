import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { inside, readText } from '../io/files.ts';
import { gitIdentity } from '../io/git.ts';
import { openRepository, runGit } from '../io/git-read.ts';
import { carryOut, recover } from '../io/git-write.ts';
import type { FileWrite, Transaction } from '../io/transaction.ts';
import { clean } from '../lint/report/clean.ts';
import { appendEntry, type Entry, formatEntry, type LedgerName } from '../version/ledger.ts';
import type { Register } from '../version/register.ts';
import { cacheOf } from './cache.ts';
import { openPlace, type Place, trustConfig } from './place.ts';
import { type NoRegister, openRegister } from './register.ts';
import { tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';

/** Folder of the ledgers, below the handbook's own. */
const RECORDS = 'records';

/** Ledgers are read whole; ten years of acknowledgements by a thousand people have about 40 MB. */
const mostLedgerBytes = 128 * 1024 * 1024;

/** One event for a ledger; the person and the time are added. */
export type LedgerEvent = {
  [L in LedgerName]: {
    ledger: L;
    cells: Omit<Entry<L>, 'line' | 'time' | 'person'>;
    /** Whose event it is, where that is not whose all of them are: a review that the release job records. */
    person?: string;
  };
}[LedgerName];

/** What a record is made of besides its events. */
export interface RecordParts {
  /** First line of the commit's message. */
  subject: string;
  /** What the person said, one paragraph; line breaks become spaces, so that it can never pass for a trailer. */
  body?: string;
  /** `Key: value` lines at the end of the message. */
  trailers?: readonly string[];
  /** Files that change in the same commit. */
  files?: readonly FileWrite[];
  tags?: Transaction['tags'];
  /** Files that are committed as they lie there. */
  also?: readonly string[];
  /** Commit that the plan was made from. */
  head?: string;
  /** Whose event it is, as `Name <address>`; the git identity without it. */
  person?: string;
  /** When it happened, ISO 8601 with zone; now without it. */
  time?: string;
}

/** Everything that will be written, decided before the first byte is. */
export interface RecordPlan {
  person: string;
  time: string;
  /** The new lines as they will stand in the ledgers, by path. */
  lines: { path: string; line: string }[];
  transaction: Transaction;
}

/** The handbook around the current folder. Throws a UserError where there is none, or where `sop.yaml` has an error. */
export async function openHandbook(t: Terminal): Promise<Place> {
  const place = await openPlace(t);
  if (!place.isHandbook) throw new UserError(t.words.record.noHandbook, t.words.record.noHandbookHint);
  return trustConfig(place, t);
}

/** Who is working here, as `Name <address>`. Throws a UserError when git does not know. */
export async function whoIsHere({ root }: Place, t: Terminal): Promise<string> {
  const { name, email } = await gitIdentity(root);
  if (!name || !email || /[<>\n\r\0]/u.test(name + email))
    throw new UserError(t.words.record.noIdentity, t.words.record.noIdentityHint);
  return `${name} <${email}>`;
}

/**
 * Decides what one or more events write: lines in ledgers and, with them, changed files, all in one commit. Throws a UserError where there
 * is no repository or identity, where a ledger holds lines that nobody has committed, or where a path leaves the handbook.
 */
export async function planRecord(
  place: Place,
  events: readonly LedgerEvent[],
  parts: RecordParts,
  t: Terminal,
): Promise<RecordPlan> {
  await refuseNoCommit(place, t);
  const person = parts.person ?? (await whoIsHere(place, t));
  const time = parts.time ?? t.now();
  const texts = new Map<string, { before?: string; after: string }>();
  const lines: RecordPlan['lines'] = [];
  for (const event of events) {
    const path = `${RECORDS}/${event.ledger}.csv`;
    const text = texts.get(path) ?? (await ledgerNow(place, path, t));
    const entry = { ...event.cells, time, person: event.person ?? person } as Omit<
      Entry<typeof event.ledger>,
      'line'
    >;
    texts.set(path, { ...text, after: appendEntry(text.after, event.ledger, entry) });
    lines.push({ path, line: formatEntry(event.ledger, entry).trimEnd() });
  }
  const files = [...(parts.files ?? []), ...[...texts].map(([path, text]) => ({ path, ...text }))];
  for (const { path } of files)
    if ((await inside(place.root, path)) === undefined)
      throw new UserError(t.words.files.outside(path), t.words.files.outsideHint);
  const message = messageOf(parts, events);
  const { tags = [], also = [], head } = parts;
  const transaction = { files, also, message, tags, ...(head === undefined ? {} : { head }) };
  return { person, time, lines, transaction };
}

/** Ends a transaction that was cut off, and says so. Every command that writes to git begins with it. */
export async function endCutOff(place: Place, t: Terminal): Promise<void> {
  const found = await recover(place.root);
  if (!found) return;
  const w = t.words.record;
  tellNote(w.recovered[found.outcome](clean(found.subject)), t);
  for (const path of found.kept) tellNote(w.keptAsItIs(clean(path)), t);
}

/** Writes what was planned, in one commit. Returns its object name. Throws a UserError, with nothing changed, when git refuses. */
export async function carryOutRecord(place: Place, plan: RecordPlan): Promise<string> {
  return carryOut(place.root, plan.transaction);
}

/** The last paragraph is always ours: what a person typed is never read as a trailer. */
function messageOf({ subject, body, trailers = [] }: RecordParts, events: readonly LedgerEvent[]): string {
  const said = oneLine(body ?? '');
  const own = [...trailers, ...new Set(events.map(({ ledger }) => `Sop-Record: ${ledger}`))].map(oneLine);
  return [oneLine(subject), said, own.join('\n')].filter((part) => part !== '').join('\n\n');
}

const oneLine = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** A ledger's text as committed. Lines that lie there uncommitted would become this person's own, so they stop the plan. */
async function ledgerNow(
  { root }: Place,
  path: string,
  t: Terminal,
): Promise<{ before?: string; after: string }> {
  const reading = await readText(join(root, path), mostLedgerBytes);
  if ('fault' in reading && reading.fault !== 'missing')
    throw new UserError(t.words.record.unreadable(path), t.words.record.unreadableHint);
  const text = 'text' in reading ? reading.text : undefined;
  if (await isDirty(root, path))
    throw new UserError(t.words.record.uncommitted(path), t.words.record.uncommittedHint(path));
  return text === undefined ? { after: '' } : { before: text, after: text };
}

/** Does the file differ from the newest commit, or is it not in it? */
export async function isDirty(root: string, path: string): Promise<boolean> {
  const args = ['status', '--porcelain', '--untracked-files=all', '--', `:(literal)${path}`];
  const { stdout } = await runGit(root, args);
  return stdout.length > 0;
}

/** Records are lines that git keeps: without a first commit there is nothing to add them to. */
async function refuseNoCommit({ root }: Place, t: Terminal): Promise<void> {
  const repository = await openRepository(root);
  const w = t.words.record;
  if (!repository) throw new UserError(w.noRepository, w.noRepositoryHint);
  if (repository.head === undefined) throw new UserError(w.noCommit, w.noCommitHint);
}

/**
 * What git and the records say of every SOP. Throws a UserError where there is no repository or no commit yet.
 *
 * @param purpose what cannot be done without it: nothing can be written, or nothing can be shown
 */
export async function needRegister(
  place: Place,
  t: Terminal,
  purpose: 'write' | 'show' = 'write',
): Promise<Register> {
  const register = await openRegister(place, 'HEAD', cacheOf(t));
  if (typeof register === 'string') throw noRegister(register, purpose, t);
  return register;
}

/** Why a command cannot go on without the history. */
export function noRegister(why: NoRegister, purpose: 'write' | 'show', { words }: Terminal): UserError {
  const w = words.record;
  if (why === 'no-repository')
    return new UserError(purpose === 'show' ? w.nothingKept : w.noRepository, w.noRepositoryHint);
  return new UserError(purpose === 'show' ? w.nothingYet : w.noCommit, w.noCommitHint);
}
