import { hash } from 'node:crypto';
import GithubSlugger from 'github-slugger';
import { foldSpace } from './text.ts';

/** Makes anchors that are unique in one document; asked twice for the same text it gives `refund` and `refund-1`, as git hosts do. */
export type Anchors = (title: string | undefined, text?: string) => string;

/**
 * Anchors of one document. A heading's or step's anchor comes from its title, so that a link to it survives when another is put in before
 * it; where there is no title, from a hash of the text without regard to case and white space: `step-1f3a9c04`.
 */
export function anchors(): Anchors {
  const slugger = new GithubSlugger();
  return (title, text = '') => {
    const own = title === undefined ? '' : foldSpace(title);
    const slug = /[\p{L}\p{N}]/u.test(own) ? own : `step-${hashOf(text)}`;
    return slugger.slug(slug);
  };
}

function hashOf(text: string): string {
  return hash('sha256', foldSpace(text).toLowerCase().normalize('NFC'), 'hex').slice(0, 8);
}
