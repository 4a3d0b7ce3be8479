import { objectNamesOf } from '../io/git-objects.ts';
import type { ChangeClass } from '../version/number.ts';
import { isUnreleased } from '../version/register.ts';
import { becomes, compare, lastRevision, revisionIfThere, type Side } from './compare.ts';
import { withWords } from './pending.ts';
import type { Place } from './place.ts';
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

const WEIGHT = ['major', 'minor', 'patch'];

/** What the working tree has that no revision has; undefined where that is nothing. */
export async function draftOf(
  subject: Subject,
  work: Side,
  place: Place,
  t: Terminal,
): Promise<Draft | undefined> {
  const { sop } = subject;
  const here = (await objectNamesOf(place.root, [work.path])).get(work.path);
  const isCommitted = sop !== undefined && here === sop.blob;
  if (isCommitted && !isUnreleased(sop)) return undefined;
  const last = lastRevision(subject);
  const authors = (sop?.draftAuthors ?? []).map(({ name }) => name);
  if (!last) return { class: 'major', becomes: '1.0.0', changes: [], authors, uncommitted: !isCommitted };
  // A shallow clone may not have the text of the last revision.
  const from = await revisionIfThere(last, subject, place);
  if (!from) return undefined;
  const { changes, class: by } = await withWords(place)((count) => compare(subject, from, work, count));
  if (by === undefined) return undefined;
  const sorted = [...changes].sort((a, b) => WEIGHT.indexOf(a.class) - WEIGHT.indexOf(b.class));
  return {
    class: by,
    becomes: becomes(subject, by),
    changes: sorted.map((change) => sayChange(change, t.words)),
    authors,
    uncommitted: !isCommitted,
  };
}
