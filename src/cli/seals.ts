import { type Cache, digest } from '../io/cache.ts';
import { readTagNames, readTags } from '../io/git-log.ts';
import { parseTags, type Seal, sealsOf, TAG_END, TAG_FORMAT } from '../version/seal.ts';

/** Most tags that are asked for by name: a command line has an end. */
const few = 100;

/** Every seal of the repository. What was read of tags that are the same objects is not asked for again. */
export async function readSeals(root: string, cache: Cache): Promise<Seal[]> {
  const name = `tags-${digest(root).slice(0, 32)}`;
  const key = digest('2', root, TAG_FORMAT);
  const known = cache.read(name, key) ?? '';
  const tags = known === '' ? await readTags(root, TAG_FORMAT) : await brought(root, known);
  if (tags !== known) cache.write(name, key, [tags]);
  return sealsOf(parseTags(tags));
}

/** What is known of tags, brought up to what they are now. */
async function brought(root: string, known: string): Promise<string> {
  const names = (await readTagNames(root)).split('\n').filter((line) => line !== '');
  const records = recordsIn(known);
  const fresh = names.filter((line) => !records.has(line));
  if (fresh.length === 0 && names.length === records.size) return known;
  if (fresh.length > few) return readTags(root, TAG_FORMAT);
  const refs = fresh.map((line) => line.slice(line.indexOf(' ') + 1));
  const read = recordsIn(refs.length > 0 ? await readTags(root, TAG_FORMAT, refs) : '');
  return names.map((line) => read.get(line) ?? records.get(line) ?? '').join('');
}

/** Records of `TAG_FORMAT` by the line that `readTagNames` has of the tag. */
function recordsIn(tags: string): Map<string, string> {
  const records = new Map<string, string>();
  for (let at = 0; at < tags.length; ) {
    const end = tags.indexOf(TAG_END, at) + TAG_END.length;
    const afterName = tags.indexOf('\0', at);
    const afterType = tags.indexOf('\0', afterName + 1);
    const object = tags.slice(afterType + 1, tags.indexOf('\0', afterType + 1));
    records.set(`${object} refs/tags/${tags.slice(at, afterName)}`, tags.slice(at, end));
    at = end;
  }
  return records;
}
