import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { readHead } from '../io/files.ts';
import { isFile } from '../io/find.ts';
import { readObjects } from '../io/git-texts.ts';
import { clean } from '../lint/report/clean.ts';
import { identityIn } from '../version/identity.ts';
import { findRegistered, type Register, type Registered, type SealedRevision } from '../version/register.ts';
import { parseTag } from '../version/tag.ts';
import { findSop, inHandbook } from './find-sop.ts';
import { knownSops } from './known.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';

/** An SOP in one language that a person named: what git knows of it, and where it lies now. */
export interface Subject {
  id: string;
  /** Tag in lower case. */
  language: string;
  /** Undefined where no commit holds it yet. */
  sop?: Registered;
  /** In the working tree, from the handbook; undefined where it is gone. */
  path?: string;
  /** History was cut off when cloning: a revision that is not here may exist. */
  shallow?: boolean;
}

/** `refund`, `refund@1.4.0` or `refund.nl@1.4.0` as a person types it. */
export interface Wanted {
  name: string;
  language?: string;
  version?: string;
}

/** Reads what a person typed. Throws a UserError where a version stands behind `@` that is none. */
export function wantedOf(typed: string, t: Terminal, language?: string): Wanted {
  const tag = parseTag(typed);
  if (tag) return { name: tag.id, version: tag.version, language: tag.language ?? language };
  const at = typed.lastIndexOf('@');
  if (at <= 0) return { name: typed, language };
  throw new UserError(t.words.history.badVersion(clean(typed.slice(at + 1))), t.words.history.badVersionHint);
}

/** Finds the SOP by its id or by the path of its file; one that is gone too. Throws a UserError with the nearest names. */
export async function subjectOf(
  { name, language }: Wanted,
  place: Place,
  register: Register,
  t: Terminal,
): Promise<Subject> {
  const known = registeredAs(name, language, place, register);
  const { shallow } = register;
  if (known)
    return { id: known.id, language: known.language, sop: known, ...(await pathNow(known, place)), shallow };
  const file = await findSop(name, t, language);
  const path = inHandbook(place, file);
  const identity = identityIn(await readHead(file).catch(() => ''));
  if (!identity) throw new UserError(t.words.record.noId(clean(path)), t.words.record.noIdHint(clean(path)));
  const tag = identity.language ?? place.main.toLowerCase();
  const sop = findRegistered(register, identity.id, tag);
  return { id: identity.id, language: tag, ...(sop ? { sop } : {}), path, shallow };
}

function registeredAs(
  name: string,
  language: string | undefined,
  { main }: Place,
  register: Register,
): Registered | undefined {
  const asked = findRegistered(register, name, language ?? main);
  if (asked || language !== undefined) return asked;
  return register.sops.find(({ id }) => id.toLowerCase() === name.toLowerCase());
}

/** Where the SOP lies in the working tree: where the newest commit has it, else wherever a file names its id. */
async function pathNow({ id, language, path }: Registered, place: Place): Promise<{ path?: string }> {
  const isIt = (text: string) => {
    const identity = identityIn(text);
    return (
      identity?.id.toLowerCase() === id.toLowerCase() &&
      (identity.language ?? place.main.toLowerCase()) === language
    );
  };
  if (path !== undefined && (await isFile(join(place.root, path)))) {
    // A file whose front matter is broken at this moment is still the same file.
    const head = await readHead(join(place.root, path)).catch(() => '');
    if (isIt(head) || identityIn(head) === undefined) return { path };
  }
  const moved = (await knownSops(place)).find(
    (one) => one.id.toLowerCase() === id.toLowerCase() && one.language.toLowerCase() === language,
  );
  return moved ? { path: moved.path } : {};
}

/** The revision with a version. Throws a UserError that names those that there are. */
export function revisionOf({ id, sop, shallow }: Subject, version: string, t: Terminal): SealedRevision {
  const found = sop?.revisions.find((one) => one.version === version);
  if (found) return found;
  const w = t.words.history;
  if (shallow) throw new UserError(w.notHere(id, version), t.words.release.shallowHint);
  const versions = (sop?.revisions ?? []).map((one) => one.version);
  throw new UserError(
    w.noRevision(id, version),
    versions.length > 0 ? w.revisionsAre(versions) : w.noneSealed(id),
  );
}

/**
 * The text at the tag; where the seal does not say under which path, under any that the SOP ever had; else what the seal names as its text.
 * Undefined where git has none of them.
 */
export async function bytesOf(
  { seal }: SealedRevision,
  sop: Registered | undefined,
  { root }: Place,
): Promise<Uint8Array | undefined> {
  const paths = seal.path ? [seal.path] : [...new Set(sop?.texts.map(({ path }) => path))];
  const names = [...paths.map((path) => `${seal.commit}:./${path}`), ...(seal.blob ? [seal.blob] : [])];
  const found = await readObjects(root, names);
  return names.map((name) => found.get(name)).find((bytes) => bytes !== undefined);
}

/** The same, where it has to be there. Throws a UserError that says how to fetch it. */
export async function sealedBytes(
  revision: SealedRevision,
  sop: Registered | undefined,
  place: Place,
  t: Terminal,
): Promise<Uint8Array> {
  const bytes = await bytesOf(revision, sop, place);
  if (bytes) return bytes;
  throw new UserError(t.words.history.textGone(revision.seal.tag), t.words.history.textGoneHint);
}
