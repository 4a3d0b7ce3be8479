import { join } from 'node:path';
import type { Sop } from '../document/sop.ts';
import { UserError } from '../errors.ts';
import { resolvePath } from '../handbook/links.ts';
import { inOrder, readText } from '../io/files.ts';
import type { Whereabouts } from '../io/git-host.ts';
import { openRepository } from '../io/git-read.ts';
import { readObjects } from '../io/git-texts.ts';
import { languageOf } from '../languages/index.ts';
import { clean } from '../lint/report/clean.ts';
import { diffSops, type Reading } from '../version/diff.ts';
import { fingerprintOf } from '../version/fingerprint.ts';
import type { Pending } from '../version/judge.ts';
import { attachmentsOf } from '../version/meaning.ts';
import { compareVersions } from '../version/number.ts';
import {
  findRegistered,
  lastSealed,
  type Register,
  type Registered,
  type SealedRevision,
} from '../version/register.ts';
import type { WordCount } from '../version/wording.ts';
import { whereabouts } from './counts.ts';
import type { Place } from './place.ts';
import { readingHere, readingIn } from './readings.ts';
import { needRegister } from './record.ts';
import { emptyRegister } from './register.ts';
import { sopFiles } from './sop-files.ts';
import { todayIn } from './sop-for.ts';
import type { Terminal } from './terminal.ts';
import { textOf } from './unreadable.ts';

/** What commands about texts that are not sealed work with. */
export interface Desk {
  place: Place;
  register: Register;
  whereabouts: Whereabouts;
  /** Commit that all of it was read from. */
  head: string;
  /** Today where the handbook lives. */
  today: string;
  withWords: WithWords;
}

/**
 * The handbook with its history. Throws a UserError where there is none, or where history was cut off when cloning.
 *
 * @param first is a repository that has no commit yet enough?
 */
export async function openDesk(place: Place, t: Terminal, first = false): Promise<Desk> {
  const isNew = first && (await isUnborn(place));
  const register = isNew ? emptyRegister(place) : await needRegister(place, t);
  if (register.shallow) throw new UserError(t.words.release.shallow, t.words.release.shallowHint);
  return deskWith(register, place, todayIn(place, t));
}

/** Is this a repository without a commit? */
export async function isUnborn({ root }: Place): Promise<boolean> {
  const repository = await openRepository(root);
  return repository !== undefined && repository.head === undefined;
}

/** The same where the register has been read already, also of a clone whose history was cut off. */
export async function deskWith(register: Register, place: Place, today: string): Promise<Desk> {
  const where = await whereabouts(place);
  const { head = '' } = (await openRepository(place.root)) ?? {};
  return { place, register, whereabouts: where, head, today, withWords: withWords(place) };
}

/** Does something with a count of words, which is made only where it is asked for: all SOPs have to be read for it. */
export type WithWords = <T>(work: (count: WordCount) => T) => Promise<T>;

/** Counts at most once, however often it is asked. */
export function withWords(place: Place): WithWords {
  let counted: WordCount | undefined;
  return async (work) => {
    let isAsked = false;
    const result = work((word) => {
      isAsked = true;
      return counted?.(word) ?? 0;
    });
    if (!isAsked || counted) return result;
    counted = await wordCount(place);
    return work(counted);
  };
}

/** How often words stand in the SOPs as they lie there: a slip of the pen stands once, the word that was meant elsewhere too. */
async function wordCount(place: Place): Promise<WordCount> {
  let counts: Map<string, number> | undefined;
  const texts: string[] = [];
  for await (const reading of inOrder(await sopFiles(place), (path) => readText(path)))
    if ('text' in reading) texts.push(reading.text);
  return (word) => {
    counts ??= countWords(texts);
    return counts.get(word) ?? 0;
  };
}

function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}\p{N}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*/gu)) {
      const key = word.toLowerCase().normalize('NFC').replaceAll('’', "'");
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  return counts;
}

/** A text to be compared: as it lies in the working tree, or from elsewhere for a correction. */
export interface Asked {
  /** From the handbook. */
  path: string;
  /** Text that stands for the file, with the version that it corrects. */
  instead?: { text: string; corrects: string; of?: string; file: string };
}

/** Reads one text and what it is compared with. Throws a UserError where the file cannot be read or names no SOP. */
export async function readPending(asked: Asked, desk: Desk, t: Terminal): Promise<Pending> {
  const { place, register, whereabouts } = desk;
  const { path, instead } = asked;
  const text = instead?.text ?? textOf(await readText(join(place.root, path)), path, t);
  const now = await readingHere(path, text, place);
  const { sop } = now;
  const { id } = sop.known;
  if (id === undefined) {
    const file = clean(instead?.file ?? path);
    throw new UserError(t.words.record.noId(file), t.words.record.noIdHint(file));
  }
  if (instead?.of !== undefined && instead.of.toLowerCase() !== id.toLowerCase())
    throw new UserError(t.words.release.otherId(path, id, instead.of));
  const language = (sop.known.language ?? place.main).toLowerCase();
  const registered = findRegistered(register, id, language);
  const revisions = registered?.revisions ?? [];
  const base = instead
    ? correctedIn(revisions, instead.corrects, id, t)
    : revisions.toSorted((a, b) => compareVersions(b.version, a.version))[0];
  const before = base && (await readingOf(base, place, t));
  const follows = instead ? instead.corrects : registered && lastSealed(registered)?.version;
  return {
    id,
    language,
    isMain: language === place.main.toLowerCase(),
    sop,
    revisions,
    ...(follows === undefined ? {} : { follows }),
    ...(instead ? { corrects: instead.corrects } : {}),
    ...(base && before ? { base: { revision: base, text: before.sop.text } } : {}),
    changes: before
      ? await desk.withWords((count) => diffSops(before, now, languageOf(sop.language), count))
      : [],
    fingerprint: fingerprintOf(sop, now.flows, now.attachment),
    authors: instead ? [] : (registered?.draftAuthors ?? []),
    uncommitted: whereabouts.changed.includes(path) || changedAttachments(sop, whereabouts).length > 0,
  };
}

/** Pictures and attachments of a text that differ from the newest commit, from the handbook: they are a part of what is released. */
export function changedAttachments({ path, tree }: Sop, { changed }: Whereabouts): string[] {
  const beside = attachmentsOf(tree.children).map((url) => resolvePath(path, url.replace(/[?#].*$/u, '')));
  return [...new Set(beside)].filter((file) => file !== undefined && changed.includes(file)) as string[];
}

function correctedIn(
  revisions: readonly SealedRevision[],
  version: string,
  id: string,
  t: Terminal,
): SealedRevision {
  const w = t.words.release;
  const found = revisions.find((one) => one.version === version);
  if (!found)
    throw new UserError(w.noSuchRevision(id, version), w.revisionsAre(revisions.map((r) => r.version)));
  const later = revisions.find(({ seal }) => seal.corrects === version);
  if (later) throw new UserError(w.correctedAlready(version, later.version), w.correctThat(later.version));
  return found;
}

/** A sealed text with its pictures as they were. Throws a UserError where git does not have it any more. */
export async function readingOf(
  { seal, id, version }: SealedRevision,
  place: Place,
  t: Terminal,
): Promise<Reading> {
  const name = seal.blob ?? `${seal.commit}:./${seal.path ?? ''}`;
  const text = (await readObjects(place.root, [name])).get(name)?.toString('utf8');
  if (text === undefined)
    throw new UserError(t.words.release.textGone(`${id}@${version}`), t.words.release.textGoneHint);
  return readingIn(seal.commit, seal.path ?? `${id}.md`, text, place);
}

/** SOPs whose newest text, in the working tree or on the main line, is not the one that was sealed last; paths from the handbook. */
export function unreleased({ register, whereabouts }: Desk, paths: readonly string[]): string[] {
  const byPath = new Map(register.sops.flatMap((sop) => (sop.path ? [[sop.path, sop] as const] : [])));
  const changed = new Set(whereabouts.changed);
  return paths.filter((path) => changed.has(path) || isOpen(byPath.get(path)));
}

const isOpen = (sop: Registered | undefined) => sop !== undefined && lastSealed(sop)?.seal.blob !== sop.blob;
