import { loadScript } from '../page.ts';

declare global {
  interface Window {
    /** Called by every search file with its data. */
    sopSearch?: (name: string, hash: string, data: unknown) => void;
  }
}

/** A file of another build than the first one: the site was published while this page was open. */
export class OtherBuild extends Error {
  readonly hash: string;
  constructor(hash: string) {
    super(`Unexpected search file of build \`${hash}\`, expected one build`);
    this.hash = hash;
  }
}

const received = new Map<string, { hash: string; data: unknown }>();
window.sopSearch = (name, hash, data) => received.set(name, { hash, data });

/**
 * Data of one search file, loaded as a script: that works from a disk too.
 * @param hash the build it must be of; any for the first file
 */
export async function loadPart<T>(
  folder: string,
  name: string,
  hash?: string,
): Promise<{ hash: string; data: T }> {
  await loadScript(`${folder}${name}.js${hash ? `?v=${hash}` : ''}`);
  const part = received.get(name);
  if (!part) throw new Error(`Unexpected search file \`${name}\` without data`);
  if (hash && part.hash !== hash) throw new OtherBuild(part.hash);
  return part as { hash: string; data: T };
}
