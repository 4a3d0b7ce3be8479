import type { Load } from '../../search/engine.ts';
import { load } from '../page.ts';

declare global {
  interface Window {
    /** Called by every search file with its data. */
    sopSearch?: (name: string, hash: string, data: unknown) => void;
  }
}

const received = new Map<string, { hash: string; data: unknown }>();
window.sopSearch = (name, hash, data) => received.set(name, { hash, data });

/**
 * Loads search files as scripts: that works from a disk too.
 * @param build asked for in the address, so that what a browser holds of an older one is not taken for it; the first file names it
 */
export function scripts(language: string, build?: string): Load {
  let hash = build;
  return async (name) => {
    await load(`assets/search/${language}/${name}.js${hash ? `?v=${hash}` : ''}`);
    const part = received.get(name);
    if (!part) throw new Error(`Unexpected search file \`${name}\`, expected data in it`);
    hash ??= part.hash;
    return part;
  };
}
