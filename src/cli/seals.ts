import { type Cache, digest } from '../io/cache.ts';
import { readTagNames, readTags } from '../io/git-log.ts';
import { parseTags, type Seal, sealsOf, TAG_FORMAT } from '../version/seal.ts';

/** Every seal of the repository. While the tags are the same objects, what was read of them before is not asked for again. */
export async function readSeals(root: string, cache: Cache): Promise<Seal[]> {
  const names = await readTagNames(root);
  if (names === '') return [];
  const name = `tags-${digest(root).slice(0, 32)}`;
  const key = digest('1', TAG_FORMAT, names);
  const known = cache.read(name, key);
  const tags = known ?? (await readTags(root, TAG_FORMAT));
  if (known === undefined) cache.write(name, key, [tags]);
  return sealsOf(parseTags(tags));
}
