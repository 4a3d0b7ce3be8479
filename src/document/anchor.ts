import { hash } from 'node:crypto';
import { slug as slugOf } from 'github-slugger';
import { isAscii } from '../languages/ascii.ts';
import { foldSpace } from './text.ts';

/** Makes anchors that are unique in one document; asked twice for the same text it gives `refund` and `refund-1`, as git hosts do. */
export type Anchors = (title: string | undefined, text?: string) => string;

/**
 * Anchors of one document. A heading's or step's anchor comes from its title, so that a link to it survives when another is put in before
 * it; where there is no title, from a hash of the text without regard to case and white space: `step-1f3a9c04`.
 */
export function anchors(): Anchors {
  // How often each anchor was given: further ones are numbered as github-slugger numbers them.
  const given = new Map<string, number>();
  return (title, text = '') => {
    const own = title === undefined ? '' : foldSpace(title);
    const first = slug(/[\p{L}\p{N}]/u.test(own) ? own : `step-${hashOf(text)}`);
    let anchor = first;
    while (given.has(anchor)) {
      const count = (given.get(first) ?? 0) + 1;
      given.set(first, count);
      anchor = `${first}-${count}`;
    }
    given.set(anchor, 0);
    return anchor;
  };
}

/** A title as the fragment of an address, as GitHub writes it. */
export function slug(title: string): string {
  // The library's expression knows all of Unicode and takes long to say what is simple for ASCII.
  return isAscii(title)
    ? title
        .toLowerCase()
        .replace(/[^a-z0-9 _-]/g, '')
        .replaceAll(' ', '-')
    : slugOf(title);
}

function hashOf(text: string): string {
  return hash('sha256', foldSpace(text).toLowerCase().normalize('NFC'), 'hex').slice(0, 8);
}
