import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { readBytes } from '../io/files.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { isUnreleased, type Register, type SealedRevision, standingOf } from '../version/register.ts';
import { retiredOn } from '../version/retirement.ts';
import { openPlace, type Place, warnOfConfig } from './place.ts';
import { readable } from './readable.ts';
import { keysOf } from './readings.ts';
import { needRegister } from './record.ts';
import { dateOf, todayIn } from './sop-for.ts';
import { revisionOf, type Subject, sealedBytes, subjectOf, wantedOf } from './subject.ts';
import { tellHint, tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

export interface ShowOptions {
  on?: string;
  lang?: string;
  json?: boolean;
}

/** A text of an SOP and which one it is. */
interface Shown {
  subject: Subject;
  bytes: Uint8Array;
  /** Undefined for the text of the working tree. */
  revision?: SealedRevision;
  /** Its first day, where it is shown because it is in force. */
  since?: string;
}

/**
 * `sop show ID[@VERSION]`: one text byte for byte. Without a version the one in force today, or on a date; the text of the working tree
 * where nothing is in force. On a terminal it is made readable; into a file or a pipe go the bytes themselves.
 */
export async function show(typed: string, o: ShowOptions, t: Terminal): Promise<number> {
  const place = await openPlace(t);
  const wanted = wantedOf(typed, t, o.lang);
  const date = o.on === undefined ? todayIn(place, t) : dateOf(o.on, '--on', t);
  if (o.on !== undefined && wanted.version !== undefined)
    throw new UserError(t.words.history.versionOrDate, t.words.history.versionOrDateHint);
  const register = await needRegister(place, t, 'show');
  const subject = await subjectOf(wanted, place, register, t);
  const shown =
    wanted.version === undefined
      ? await textOn(date, o.on !== undefined, subject, register, place, t)
      : await textOfVersion(revisionOf(subject, wanted.version, t), subject, place, t);
  if (o.json) t.out(jsonText(asJson(shown)));
  else if (t.terminal.out) t.out(readable(Buffer.from(shown.bytes).toString('utf8'), t.width, t.pen.out));
  else t.outBytes(shown.bytes);
  warnOfConfig(place, t);
  return 0;
}

async function textOfVersion(
  revision: SealedRevision,
  subject: Subject,
  place: Place,
  t: Terminal,
): Promise<Shown> {
  const bytes = await sealedBytes(revision, subject.sop, place, t);
  if (!revision.approved) tellNote(t.words.history.provesNothing(revision.version, revision.faults), t);
  return { subject, bytes, revision };
}

async function textOn(
  date: string,
  isAsked: boolean,
  subject: Subject,
  register: Register,
  place: Place,
  t: Terminal,
): Promise<Shown> {
  const w = t.words.history;
  const { id, sop } = subject;
  const name = shellWord(id);
  const { revision, upcoming } = sop
    ? standingOf(sop, register, date)
    : { revision: undefined, upcoming: [] as { revision: SealedRevision; start: string }[] };
  if (revision) {
    const bytes = await sealedBytes(revision, subject.sop, place, t);
    const retired = sop && retiredOn(sop, await statusNow(subject, place), register);
    const isRetired = retired !== undefined && retired <= date;
    tellNote(
      isRetired ? w.showsRetired(id, revision.version, retired) : w.shows(id, revision.version, date),
      t,
    );
    if (!isAsked && !isRetired && sop && isUnreleased(sop)) tellHint(w.newerText(name), t);
    return { subject, bytes, revision };
  }
  if (isAsked) {
    const [first] = upcoming;
    throw new UserError(
      w.nothingHeld(id, date),
      first ? w.firstHeld(first.revision.version, first.start) : w.seeLog(name),
    );
  }
  return {
    subject,
    bytes: await workingBytes(subject, place, t),
    ...noteOfWork(subject, register.shallow, t),
  };
}

/** Status of the file as it lies there, empty where it names none; undefined where the file is gone. */
async function statusNow({ path }: Subject, place: Place): Promise<string | undefined> {
  const bytes = path === undefined ? undefined : await readBytes(join(place.root, path));
  if (path === undefined || !bytes) return undefined;
  const text = Buffer.from(bytes).toString('utf8');
  return keysOf(path, text, place).status ?? '';
}

function noteOfWork({ id, sop }: Subject, shallow: boolean, t: Terminal): Record<string, never> {
  const w = t.words.history;
  if (shallow) {
    tellNote(w.shallow, t);
    tellHint(w.shallowHint, t);
    return {};
  }
  tellNote(sop && sop.revisions.length > 0 ? w.noneInForce(id) : w.neverReleased(id), t);
  return {};
}

/** The file as it lies in the working tree. Throws a UserError where it is gone. */
export async function workingBytes(
  { id, path, sop }: Subject,
  { root }: Place,
  t: Terminal,
): Promise<Uint8Array> {
  const bytes = path === undefined ? undefined : await readBytes(join(root, path));
  if (bytes) return bytes;
  const w = t.words.history;
  const last = sop?.revisions[0]?.version;
  throw new UserError(w.gone(id), last ? w.goneHint(shellWord(`${id}@${last}`)) : w.seeLog(shellWord(id)));
}

function asJson({ subject: { id, language, path }, bytes, revision }: Shown) {
  const text = Buffer.from(bytes).toString('utf8');
  if (!revision) return { id, language, ...(path ? { path } : {}), text };
  const { version, seal, approved, effective, sealedOn } = revision;
  return {
    id,
    language,
    version,
    approved,
    sealedOn,
    ...(effective ? { effective } : {}),
    tag: clean(seal.tag),
    commit: seal.commit,
    ...(seal.path ? { path: seal.path } : {}),
    text,
  };
}
