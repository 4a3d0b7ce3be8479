import type { Edit } from '../document/diagnostic.ts';
import type { Sop } from '../document/sop.ts';
import { differInStamps } from './identity.ts';

/** What a release writes into the front matter; nobody types it. */
export interface Stamps {
  version: string;
  status: 'approved';
  /** ISO date from which the revision holds. */
  effective: string;
}

const KEYS = ['version', 'status', 'effective'] as const;

/**
 * The text with its stamps, every other character as it was. Undefined where the front matter is written in a way that has no line for
 * each key (`{id: refund, title: …}`), so that nothing else would stay as it is.
 */
export function stamp(sop: Sop, stamps: Stamps): string | undefined {
  const { text } = sop;
  const edits = KEYS.flatMap((key) => editOf(sop, key, stamps[key]));
  let stamped = text;
  for (const { start, end, text: value } of edits.toReversed().sort((a, b) => b.start - a.start))
    stamped = stamped.slice(0, start) + value + stamped.slice(end);
  const isTrue = KEYS.every((key) => stampIn(stamped, key) === stamps[key]);
  return isTrue && differInStamps(text, stamped) ? stamped : undefined;
}

function editOf({ text, frontMatter }: Sop, key: (typeof KEYS)[number], value: string): Edit[] {
  const field = frontMatter.fields.get(key);
  if (!field) {
    const at = lineAfter(text, frontMatter, key);
    const end = text.includes('\r\n') ? '\r\n' : '\n';
    return [{ start: at, end: at, text: `${key}: ${value}${end}` }];
  }
  const [start = 0, end = 0] = [field.valuePlace.start.offset, field.valuePlace.end.offset];
  const written = text.slice(start, end);
  if (written.trim() !== '' && start < end)
    return written === value ? [] : [{ start, end: start + written.trimEnd().length, text: value }];
  const colon = text.indexOf(':', field.keyPlace.end.offset ?? 0) + 1;
  return [{ start: colon, end: colon, text: ` ${value}` }];
}

/** Where a key that is missing goes: below the stamp before it, else before the fence that closes the front matter. */
function lineAfter(text: string, { fields, place }: Sop['frontMatter'], key: (typeof KEYS)[number]): number {
  const before = KEYS.slice(0, KEYS.indexOf(key)).findLast((name) => fields.has(name));
  const field = before && fields.get(before);
  if (field) {
    const end = text.indexOf(
      '\n',
      Math.max(field.keyPlace.end.offset ?? 0, field.valuePlace.end.offset ?? 0),
    );
    if (end >= 0) return end + 1;
  }
  const closed = text.slice(0, place.end.offset ?? 0).trimEnd();
  return closed.lastIndexOf('\n') + 1;
}

const FRONT = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;
const LINE = /^(["']?)(version|status|effective)\1[ \t]*:(.*)(?:\r?\n)/gmu;

/** The value of a stamped key as it stands on its line, quotes and comment left out. */
export function stampIn(text: string, key: (typeof KEYS)[number]): string | undefined {
  const front = FRONT.exec(text)?.[0] ?? '';
  const line = [...front.matchAll(LINE)].find(([, , name]) => name === key)?.[3];
  return line
    ?.replace(/[ \t]#.*$/u, '')
    .trim()
    .replace(/^(["'])(.*)\1$/u, '$2');
}
