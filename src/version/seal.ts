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
  '%(refname:lstrip=2)%00%(objecttype)%00%(objectname)%00%(*objectname)%00%(taggername)%00%(taggeremail:trim)%00%(taggerdate:iso-strict)%00%(contents:signature)%00%(contents:subject)%0a%0a%(contents:body)%00end%00';

/** End of each record of `TAG_FORMAT`; empty fields in a row are none. */
export const TAG_END = '\0end\0\n';

/** Reads the output of `git for-each-ref --format=TAG_FORMAT refs/tags`. */
export function parseTags(output: string): TagRecord[] {
  const records: TagRecord[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(TAG_END, at);
    if (end < 0) break;
    const next = () => {
      const to = output.indexOf('\0', at);
      const field = output.slice(at, to);
      at = to + 1;
      return field;
    };
    const [name, type, object, peeled] = [next(), next(), next(), next()];
    const [tagger, email, tagged, signature] = [next(), next(), next(), next()];
    const annotated = type === 'tag';
    records.push({
      name,
      annotated,
      object,
      commit: annotated ? peeled : object,
      ...(annotated ? { tagger: { name: tagger, email }, tagged } : {}),
      message: output.slice(at, end).trim(),
      signed: signature !== '',
    });
    at = end + TAG_END.length;
  }
  return records;
}

/** The seals among tags: annotated, and named as `tagOf` names them. */
export function sealsOf(tags: readonly TagRecord[]): Seal[] {
  const seals: Seal[] = [];
  for (const tag of tags) {
    const name = tag.annotated ? parseTag(tag.name) : undefined;
    if (name) seals.push(new TagSeal(tag, name));
  }
  return seals;
}

/** Its message is taken to pieces when something is asked of it: of ten thousand seals, most commands ask a few. */
class TagSeal implements Seal {
  readonly tag: string;
  readonly object?: string;
  readonly id: string;
  readonly language?: string;
  readonly version: string;
  readonly commit: string;
  readonly sealedAt: string;
  readonly sealedBy?: Person;
  readonly signed: boolean;
  readonly #message: string;
  #trailers?: Map<string, string[]>;

  constructor(tag: TagRecord, { id, language, version }: SealName) {
    this.tag = tag.name;
    this.object = tag.object;
    this.id = id;
    this.language = language;
    this.version = version;
    this.commit = tag.commit;
    this.sealedAt = tag.tagged ?? '';
    this.sealedBy = tag.tagger;
    this.signed = tag.signed;
    this.#message = tag.message;
  }

  #all(key: string): string[] {
    this.#trailers ??= trailersOf(this.#message);
    return this.#trailers.get(key) ?? [];
  }

  get path() {
    return this.#all('sop-path')[0];
  }

  get blob() {
    return this.#all('sop-blob')[0];
  }

  get title() {
    return this.#all('sop-title')[0];
  }

  get department() {
    return this.#all('sop-department')[0];
  }

  get fingerprint() {
    return this.#all('sop-fingerprint')[0];
  }

  get effective() {
    return this.#all('sop-effective')[0];
  }

  get class() {
    return this.#all('sop-class')[0] as ChangeClass | undefined;
  }

  get reason() {
    return this.#all('sop-reason')[0];
  }

  get because() {
    return this.#all('sop-because')[0];
  }

  get corrects() {
    return this.#all('sop-corrects')[0];
  }

  get together() {
    return /sop-together:/iu.test(this.#message) ? this.#all('sop-together')[0]?.split(' ') : undefined;
  }

  get approvedBy() {
    return this.#all('sop-approved-by').map((text) => readPerson(text).name);
  }
}
