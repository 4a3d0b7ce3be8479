/** Longest id: file systems stop at 255 bytes, and an id is followed by language, version and file ending. */
export const longestId = 100;

/** Letters, digits, `_` and `-`, with a letter or digit at both ends: safe as file name, tag and address on every system. */
export const idPattern = /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/;

/** Names that no id may have: pages of the site, and device names that Windows refuses as file names. */
export const reservedIds: ReadonlySet<string> = new Set([
  ...['index', '404', 'search', 'glossary', 'targets', 'changes', 'departments', 'channels', 'print', 'all'],
  ...['assets', 'sops', 'offline', 'feed', 'history', 'handbook', 'readme', 'templates', 'records', 'sop'],
  ...['con', 'prn', 'aux', 'nul', 'head', 'constructor', 'prototype'],
  ...Array.from({ length: 10 }, (_, n) => [`com${n}`, `lpt${n}`]).flat(),
]);

/** Why a text cannot be an id. */
export type IdFault = 'characters' | 'reserved' | 'length';

/** Undefined when `id` can be an id. */
export function faultOfId(id: string): IdFault | undefined {
  if (!idPattern.test(id)) return 'characters';
  if (id.length > longestId) return 'length';
  return reservedIds.has(id.toLowerCase()) ? 'reserved' : undefined;
}

/**
 * The id nearest to a text: accents dropped, anything that is not a letter or digit becomes one `-`. Empty when the text has no Latin
 * letter or digit.
 */
export function idFrom(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/['’]/g, '')
    .replace(/[^A-Za-z0-9_]+/g, '-')
    .slice(0, longestId)
    .replace(/^[-_]+|[-_]+$/g, '');
}
