import { join } from 'node:path';
import { readBytes } from '../io/files.ts';
import { readChanged, readUntracked } from '../io/git-past.ts';
import { readObjects } from '../io/git-texts.ts';
import { type Identity, identityIn } from '../version/identity.ts';
import { findRegistered, type Register } from '../version/register.ts';
import { type Comparison, compare, lastRevision, revisionIfThere, type Side } from './compare.ts';
import type { Pair } from './diff-told.ts';
import { openBase } from './lint-base.ts';
import { type WithWords, withWords } from './pending.ts';
import type { Place } from './place.ts';
import { readingHere, readingIn } from './readings.ts';
import { isSopPath } from './sop-files.ts';
import type { Subject } from './subject.ts';
import type { Terminal } from './terminal.ts';

interface Found {
  path: string;
  text: string;
  identity: Identity;
}

/**
 * Every SOP that differs between the place where the change left a branch and the working tree, heaviest changes first. Texts are told by
 * the id in them, so that a renamed file is one SOP. Throws a UserError with the command that mends it where history is missing.
 */
export async function changedSince(
  ref: string,
  register: Register,
  place: Place,
  t: Terminal,
): Promise<Pair[]> {
  const { base } = await openBase(ref, place.root, (name) => `sop diff --since ${name}`, t);
  const changed = await readChanged(place.root, base);
  for (const path of await readUntracked(place.root)) changed.set(path, undefined);
  const isSop = (path: string) =>
    /\.(?:md|markdown)$/iu.test(path) && isSopPath(join(place.root, path), place);
  const olds = [...changed.values()].filter((path) => path !== undefined && isSop(path)) as string[];
  const before = await textsIn(base, olds, place);
  const after = await textsHere([...changed.keys()].filter(isSop), place);
  const about = { base, ref, register, place, withWords: withWords(place) };
  const pairs: Pair[] = [];
  for (const [key, { identity }] of [...before, ...after]) {
    const [old, now] = [before.get(key), after.get(key)];
    if (now && old && identity !== now.identity) continue;
    const pair = await pairOf(identity, old, now, about);
    if (pair) pairs.push(pair);
  }
  return pairs.sort(
    (a, b) => weight(a.comparison) - weight(b.comparison) || (a.comparison.path < b.comparison.path ? -1 : 1),
  );
}

const ORDER = ['major', 'minor', 'patch'];
const weight = ({ class: of }: Comparison) => (of === undefined ? 0 : ORDER.indexOf(of));

interface Since {
  base: string;
  ref: string;
  register: Register;
  place: Place;
  withWords: WithWords;
}

async function pairOf(
  { id, language }: Identity,
  old: Found | undefined,
  now: Found | undefined,
  { base, ref, register, place, withWords }: Since,
): Promise<Pair | undefined> {
  const tag = language ?? place.main.toLowerCase();
  const sop = findRegistered(register, id, tag);
  const subject: Subject = { id, language: tag, ...(sop ? { sop } : {}), ...(now ? { path: now.path } : {}) };
  const from: Side | undefined = old && {
    kind: 'commit',
    name: ref,
    path: old.path,
    reading: await readingIn(base, old.path, old.text, place),
  };
  const to: Side | undefined = now && {
    kind: 'work',
    name: 'work',
    path: now.path,
    reading: await readingHere(now.path, now.text, place),
  };
  const comparison = await withWords((count) => compare(subject, from, to, count));
  if (from && to && comparison.class === undefined && from.path === to.path) return undefined;
  const last = lastRevision(subject);
  const sealed = last && to && (await revisionIfThere(last, subject, place));
  const since = sealed && (await withWords((count) => compare(subject, sealed, to, count)));
  return { subject, comparison, ...(since ? { since } : {}) };
}

const keyOf = ({ id, language }: Identity, { main }: Place) => `${id} ${language ?? main}`.toLowerCase();

async function textsIn(commit: string, paths: readonly string[], place: Place): Promise<Map<string, Found>> {
  const texts = await readObjects(
    place.root,
    paths.map((path) => `${commit}:./${path}`),
  );
  return foundIn(
    paths.map((path) => [path, texts.get(`${commit}:./${path}`)]),
    place,
  );
}

async function textsHere(paths: readonly string[], place: Place): Promise<Map<string, Found>> {
  const texts: [string, Uint8Array | undefined][] = [];
  for (const path of paths) texts.push([path, await readBytes(join(place.root, path))]);
  return foundIn(texts, place);
}

function foundIn(texts: readonly [string, Uint8Array | undefined][], place: Place): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const [path, bytes] of texts) {
    const text = bytes && Buffer.from(bytes).toString('utf8');
    const identity = text === undefined ? undefined : identityIn(text);
    if (text !== undefined && identity) found.set(keyOf(identity, place), { path, text, identity });
  }
  return found;
}
