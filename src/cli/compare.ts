import { join } from 'node:path';
import type { ParseMarkdown } from '../document/markdown.ts';
import type { Sop } from '../document/sop.ts';
import { UserError } from '../errors.ts';
import type { Flow } from '../flow/flow.ts';
import { factsOf, type SopFacts } from '../handbook/facts.ts';
import { readBytes } from '../io/files.ts';
import { commitOf } from '../io/git-past.ts';
import { readObjects } from '../io/git-texts.ts';
import { languageOf } from '../languages/index.ts';
import { clean } from '../lint/report/clean.ts';
import type { Change } from '../version/change.ts';
import { classOf, diffSops, type Reading } from '../version/diff.ts';
import { identityIn } from '../version/identity.ts';
import { type ChangeClass, compareVersions, nextVersion, parseVersion } from '../version/number.ts';
import type { SealedRevision } from '../version/register.ts';
import { parseTag } from '../version/tag.ts';
import type { WordCount } from '../version/wording.ts';
import type { Place } from './place.ts';
import { readingHere, readingIn } from './readings.ts';
import { bytesOf, revisionOf, type Subject, sealedBytes } from './subject.ts';
import type { Terminal } from './terminal.ts';

/** One text of an SOP that is compared. */
export interface Side {
  kind: 'revision' | 'work' | 'commit';
  /** Version or git's name for the commit; `work` for the working tree. */
  name: string;
  path: string;
  reading: Reading;
}

/** One of two texts as read. */
interface Read {
  sop: Sop;
  flows: readonly Flow[];
  facts: SopFacts;
}

/** Two texts of an SOP and what is different for its readers. */
export interface Comparison {
  id: string;
  language: string;
  title: string;
  /** Where it lies now, else where it lay. */
  path: string;
  /** Undefined for a text that is new. */
  from?: Omit<Side, 'reading'>;
  /** Undefined for a text that is gone. */
  to?: Omit<Side, 'reading'>;
  changes: Change[];
  /** Undefined where nothing changed. */
  class?: ChangeClass;
  /** Version that the newer text becomes when it is released, where it is not released yet. */
  becomes?: string;
  before?: Read;
  after?: Read;
}

/** Compares two texts of one SOP. */
export function compare(
  subject: Pick<Subject, 'id' | 'language'>,
  from: Side | undefined,
  to: Side | undefined,
  count: WordCount,
): Comparison {
  const now = to ?? from;
  const changes =
    from && to ? diffSops(from.reading, to.reading, languageOf(to.reading.sop.language), count) : [];
  return {
    id: subject.id,
    language: subject.language,
    title: clean(now?.reading.sop.title?.value ?? subject.id),
    path: now?.path ?? '',
    ...(from ? { from: named(from), before: parts(from) } : {}),
    ...(to ? { to: named(to), after: parts(to) } : {}),
    changes,
    ...(changes.length > 0 ? { class: classOf(changes) } : {}),
  };
}

const named = ({ kind, name, path }: Side) => ({ kind, name, path });
const parts = ({ reading: { sop, flows } }: Side) => ({ sop, flows, facts: factsOf(sop, [...flows]) });

/** The revision that the next release follows: the highest one that counts as sealed. */
export function lastRevision({ sop }: Subject): SealedRevision | undefined {
  const away = ['not-on-main-line', 'not-here-yet'];
  return sop?.revisions
    .filter(({ faults }) => !faults.some((fault) => away.includes(fault)))
    .toSorted((a, b) => compareVersions(b.version, a.version))[0];
}

/** Version that changes of a class make of an SOP. */
export function becomes({ sop }: Subject, by: ChangeClass): string {
  const versions = (sop?.revisions ?? []).map(({ version }) => version).sort(compareVersions);
  return nextVersion(versions.at(-1), by);
}

/** A sealed text. Throws a UserError where git does not have it any more. */
export async function revisionSide(
  revision: SealedRevision,
  { sop }: Subject,
  place: Place,
  t: Terminal,
): Promise<Side> {
  return sideAt(revision, await sealedBytes(revision, sop, place, t), place);
}

/** The same; undefined where git does not have it any more. */
export async function revisionIfThere(
  revision: SealedRevision,
  { sop }: Subject,
  place: Place,
  parse?: ParseMarkdown,
): Promise<Side | undefined> {
  const bytes = await bytesOf(revision, sop, place);
  return bytes && sideAt(revision, bytes, place, parse);
}

async function sideAt(
  { seal, id, version }: SealedRevision,
  bytes: Uint8Array,
  place: Place,
  parse?: ParseMarkdown,
): Promise<Side> {
  const path = seal.path ?? `${id}.md`;
  const reading = await readingIn(seal.commit, path, textOf(bytes), place, parse);
  return { kind: 'revision', name: version, path, reading };
}

/** The text of the working tree; undefined where it is gone. */
export async function workSide(
  { path }: Pick<Subject, 'path'>,
  place: Place,
  parse?: ParseMarkdown,
): Promise<Side | undefined> {
  const bytes = path === undefined ? undefined : await readBytes(join(place.root, path));
  if (path === undefined || !bytes) return undefined;
  return { kind: 'work', name: 'work', path, reading: await readingHere(path, textOf(bytes), place, parse) };
}

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

/**
 * The text that a person means by a version (`1.4.0`, `refund@1.4.0`), by `work`, or by git's name for a commit. Throws a UserError where
 * there is none, or where the name is that of another SOP.
 */
export async function sideOf(typed: string, subject: Subject, place: Place, t: Terminal): Promise<Side> {
  const w = t.words.history;
  if (typed === 'work') {
    const side = await workSide(subject, place);
    if (side) return side;
    throw new UserError(w.gone(subject.id), w.seeLog(subject.id));
  }
  const tag = parseTag(typed);
  if (tag && tag.id.toLowerCase() !== subject.id.toLowerCase())
    throw new UserError(w.otherSop(clean(typed), subject.id), w.otherSopHint);
  const version = tag?.version ?? (parseVersion(typed) ? typed : undefined);
  if (version !== undefined) return revisionSide(revisionOf(subject, version, t), subject, place, t);
  return commitSide(typed, subject, place, t);
}

async function commitSide(typed: string, subject: Subject, place: Place, t: Terminal): Promise<Side> {
  const commit = await commitNamed(typed, place, t);
  const paths = [
    ...new Set([
      ...(subject.path ? [subject.path] : []),
      ...(subject.sop?.texts ?? []).map(({ path }) => path),
    ]),
  ];
  const names = paths.map((path) => `${commit}:./${path}`);
  const found = await readObjects(place.root, names);
  for (const [at, path] of paths.entries()) {
    const text = found.get(names[at] ?? '')?.toString('utf8');
    const identity = text === undefined ? undefined : identityIn(text);
    if (text === undefined || identity?.id.toLowerCase() !== subject.id.toLowerCase()) continue;
    return { kind: 'commit', name: typed, path, reading: await readingIn(commit, path, text, place) };
  }
  const w = t.words.history;
  throw new UserError(w.notAt(subject.id, clean(typed)), w.seeLog(subject.id));
}

/** Object name of a commit by git's name for it. Throws a UserError where there is none. */
async function commitNamed(typed: string, { root }: Place, t: Terminal): Promise<string> {
  const commit = await commitOf(root, typed);
  if (commit) return commit;
  const w = t.words.history;
  throw new UserError(w.noCommit(clean(typed)), w.noCommitHint(clean(typed)));
}
