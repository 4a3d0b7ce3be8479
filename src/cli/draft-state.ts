import { join } from 'node:path';
import { digest } from '../io/cache.ts';
import { readBytes } from '../io/files.ts';
import { objectNameOf } from '../io/git-objects.ts';
import type { Change } from '../version/change.ts';
import { attachmentsOf } from '../version/meaning.ts';
import type { ChangeClass } from '../version/number.ts';
import { isUnreleased, type Register, type SealedRevision } from '../version/register.ts';
import { cacheOf } from './cache.ts';
import { becomes, compare, lastRevision, revisionIfThere, workSide } from './compare.ts';
import { withWords } from './pending.ts';
import type { Place } from './place.ts';
import { quickReader } from './reader.ts';
import { keysOf } from './readings.ts';
import { sayChange } from './say-change.ts';
import type { Subject } from './subject.ts';
import type { Terminal } from './terminal.ts';

/** What lies above the newest revision: changes that nobody has released. */
export interface Draft {
  class: ChangeClass;
  /** Version that it becomes when it is released. */
  becomes: string;
  /** One sentence a change, those that matter most first. */
  changes: string[];
  authors: string[];
  /** Not even committed. */
  uncommitted: boolean;
}

/** The text of the working tree. */
export interface Work {
  title?: string;
  status?: string;
  /** What it has that no revision has; undefined where that is nothing. */
  draft?: Draft;
}

const WEIGHT = ['major', 'minor', 'patch'];

/** What lies in the working tree; undefined where the file is gone. */
export async function workOf(
  subject: Subject,
  { shallow }: Pick<Register, 'shallow'>,
  place: Place,
  t: Terminal,
): Promise<Work | undefined> {
  const { sop, path } = subject;
  const bytes = path === undefined ? undefined : await readBytes(join(place.root, path));
  if (path === undefined || !bytes) return undefined;
  const text = Buffer.from(bytes).toString('utf8');
  const blob = await objectNameOf(place.root, path, text);
  const isCommitted = blob === sop?.blob;
  const last = lastRevision(subject);
  if (isCommitted && !isUnreleased(sop) && last?.seal.title)
    return { title: last.seal.title, status: 'approved' };
  const about = keysIn(text, path, place);
  if ((isCommitted && !isUnreleased(sop)) || about.status === 'retired') return about;
  const authors = (sop?.draftAuthors ?? []).map(({ name }) => name);
  const common = { authors, uncommitted: !isCommitted };
  // What was released before the clone was cut off is not known: nothing is guessed.
  if (!last && shallow) return about;
  if (!last) {
    const draft = { class: 'major' as const, becomes: '1.0.0', changes: [], ...common };
    return { ...about, draft };
  }
  const found = await changesSince(last, blob, subject, place, t);
  if (!found?.class) return about;
  const sorted = [...found.changes].sort((a, b) => WEIGHT.indexOf(a.class) - WEIGHT.indexOf(b.class));
  const changes = sorted.map((change) => sayChange(change, t.words));
  const draft = { class: found.class, becomes: becomes(subject, found.class), changes, ...common };
  return { ...about, draft };
}

function keysIn(text: string, path: string, place: Place): Pick<Work, 'title' | 'status'> {
  const { title, status } = keysOf(path, text, place);
  return { ...(title === undefined ? {} : { title }), ...(status === undefined ? {} : { status }) };
}

type Changes = { changes: Change[]; class?: ChangeClass };

/** Differences of the working tree to a revision; undefined where git does not have the revision any more. Kept by the two texts. */
async function changesSince(
  last: SealedRevision,
  blob: string,
  subject: Subject,
  place: Place,
  t: Terminal,
): Promise<Changes | undefined> {
  const { root, main, config } = place;
  const cache = cacheOf(t);
  const name = `draft-${digest(root, subject.id, subject.language).slice(0, 32)}`;
  const about = JSON.stringify([main, config.keys, subject.path, last.seal.path, last.seal.commit, blob]);
  const kept = cache.read(name, about);
  if (kept !== undefined) return JSON.parse(kept) as Changes;
  // Only shown: `sop diff` and `sop release` decide by the reference parser.
  const parse = await quickReader(t.env);
  const from = await revisionIfThere(last, subject, place, parse);
  const work = await workSide(subject, place, parse);
  if (!from || !work) return undefined;
  let isOfTheTwo = [from, work].every(
    ({ reading: { sop } }) => attachmentsOf(sop.tree.children).length === 0,
  );
  const { changes, class: by } = await withWords(place)((count) =>
    compare(subject, from, work, (word) => {
      // Other SOPs, and pictures, change without the two texts.
      isOfTheTwo = false;
      return count(word);
    }),
  );
  const found: Changes = { changes, ...(by ? { class: by } : {}) };
  if (isOfTheTwo) cache.write(name, about, [JSON.stringify(found)]);
  return found;
}
