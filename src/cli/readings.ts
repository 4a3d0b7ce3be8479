import type { ParseMarkdown } from '../document/markdown.ts';
import { parseSop } from '../document/parse.ts';
import type { Sop } from '../document/sop.ts';
import { toFlows } from '../flow/read.ts';
import { resolvePath } from '../handbook/links.ts';
import { objectNamesIn, objectNamesOf } from '../io/git-objects.ts';
import { attachmentsBeside } from '../version/attachments.ts';
import type { Reading } from '../version/diff.ts';
import { attachmentsOf } from '../version/meaning.ts';
import type { Place } from './place.ts';

/** A text as a commit holds it, with its pictures as they were; read by the reference parser where no other is given, so that its class is certain. */
export async function readingIn(
  commit: string,
  path: string,
  text: string,
  place: Place,
  parse?: ParseMarkdown,
): Promise<Reading> {
  const sop = readAs(path, text, place, parse);
  return withPictures(sop, await objectNamesIn(place.root, commit, pathsBeside(sop)));
}

/** A text as it lies in the working tree, with its pictures. */
export async function readingHere(
  path: string,
  text: string,
  place: Place,
  parse?: ParseMarkdown,
): Promise<Reading> {
  const sop = readAs(path, text, place, parse);
  return withPictures(sop, await objectNamesOf(place.root, pathsBeside(sop)));
}

/** @param names object names of the pictures, by path */
const withPictures = (sop: Sop, names: ReadonlyMap<string, string>): Reading => ({
  sop,
  flows: toFlows(sop),
  attachment: attachmentsBeside(sop.path, (name) => names.get(name)),
});

const readAs = (
  path: string,
  text: string,
  { main: defaultLanguage, config }: Place,
  parse?: ParseMarkdown,
): Sop => parseSop(path, text, { defaultLanguage, keys: config.keys, ...(parse && { parse }) });

const pathsBeside = (sop: Sop) =>
  attachmentsOf(sop.tree.children).flatMap((url) => resolvePath(sop.path, url.replace(/[?#].*$/u, '')) ?? []);

/** What the front matter of a text says, its body unread. */
export const keysOf = (path: string, text: string, place: Place): Sop['known'] =>
  readAs(path, text, place, () => ({ type: 'root', children: [] })).known;
