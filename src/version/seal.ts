import { type Person, readPerson, trailersOf } from './history.ts';
import type { ChangeClass } from './number.ts';
import { parseTag, type SealName } from './tag.ts';

/** What git knows of a tag: the answer of `for-each-ref`. Times are ISO 8601 with zone. */
export interface TagRecord {
  name: string;
  /** Only an annotated tag can be a seal: a lightweight one has neither author nor date. */
  annotated: boolean;
  /** Object name of the tag itself: another one when the tag was made anew. */
  object?: string;
  commit: string;
  tagger?: Person;
  tagged?: string;
  message: string;
  signed: boolean;
}

/** A sealed revision, read from its tag alone. */
export interface Seal {
  tag: string;
  id: string;
  /** Undefined in the handbook's first language. */
  language?: string;
  version: string;
  /** Object name of the tag itself. */
  object?: string;
  commit: string;
  sealedAt: string;
  sealedBy?: Person;
  signed: boolean;
  path?: string;
  blob?: string;
  title?: string;
  department?: string;
  fingerprint?: string;
  effective?: string;
  class?: ChangeClass;
  reason?: string;
  because?: string;
  approvedBy: string[];
  corrects?: string;
  /** Tags of the whole set with which it takes effect together or not at all, its own among them. */
  together?: string[];
}

/** `git for-each-ref` format whose fields `parseTags` reads. */
export const TAG_FORMAT =
  '%(refname:lstrip=2)%00%(objecttype)%00%(objectname)%00%(*objectname)%00%(taggername)%00%(taggeremail:trim)%00%(taggerdate:iso-strict)%00%(contents:signature)%00%(contents:subject)%0a%0a%(contents:body)%00%00';

/** Reads the output of `git for-each-ref --format=TAG_FORMAT refs/tags`. */
export function parseTags(output: string): TagRecord[] {
  return output
    .split('\0\0\n')
    .filter((record) => record !== '')
    .map((record) => {
      const [
        name = '',
        type = '',
        own = '',
        peeled = '',
        tagger = '',
        email = '',
        tagged = '',
        signature = '',
        ...message
      ] = record.split('\0');
      const annotated = type === 'tag';
      return {
        name,
        annotated,
        object: own,
        commit: annotated ? peeled : own,
        ...(annotated ? { tagger: { name: tagger, email }, tagged } : {}),
        message: message.join('\0').trim(),
        signed: signature !== '',
      };
    });
}

/** The seals among tags: annotated, and named as `tagOf` names them. */
export function sealsOf(tags: readonly TagRecord[]): Seal[] {
  const seals: Seal[] = [];
  for (const tag of tags) {
    const name = tag.annotated ? parseTag(tag.name) : undefined;
    if (name) seals.push(sealOf(tag, name));
  }
  return seals;
}

/** A message is taken to pieces when something is asked of it: of ten thousand seals, most commands ask a few. */
function sealOf(tag: TagRecord, { id, language, version }: SealName): Seal {
  let trailers: Map<string, string[]> | undefined;
  const all = (key: string) => (trailers ??= trailersOf(tag.message)).get(key) ?? [];
  const one = (key: string) => all(key)[0];
  return {
    tag: tag.name,
    object: tag.object,
    id,
    language,
    version,
    commit: tag.commit,
    sealedAt: tag.tagged ?? '',
    sealedBy: tag.tagger,
    signed: tag.signed,
    get path() {
      return one('sop-path');
    },
    get blob() {
      return one('sop-blob');
    },
    get title() {
      return one('sop-title');
    },
    get department() {
      return one('sop-department');
    },
    get fingerprint() {
      return one('sop-fingerprint');
    },
    get effective() {
      return one('sop-effective');
    },
    get class() {
      return one('sop-class') as ChangeClass | undefined;
    },
    get reason() {
      return one('sop-reason');
    },
    get because() {
      return one('sop-because');
    },
    get corrects() {
      return one('sop-corrects');
    },
    get together() {
      return /sop-together:/iu.test(tag.message) ? one('sop-together')?.split(' ') : undefined;
    },
    get approvedBy() {
      return all('sop-approved-by').map((text) => readPerson(text).name);
    },
  };
}
