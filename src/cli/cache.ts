import { type Cache, cacheFolder, noCache, openCache } from '../io/cache.ts';
import { buildName } from '../io/package.ts';
import type { Terminal } from './terminal.ts';

/**
 * What earlier runs kept for this person. Another build of the tool starts anew; sources that are run as they are keep something only
 * in a folder that `SOP_CACHE` names.
 */
export function cacheOf({ env }: Pick<Terminal, 'env'>): Cache {
  const folder = cacheFolder(env);
  const build = buildName() ?? (folder !== undefined && folder === env.SOP_CACHE ? 'sources' : undefined);
  return folder !== undefined && build !== undefined ? openCache(folder, build) : noCache;
}
