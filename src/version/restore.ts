import { differInStamps } from './identity.ts';

const FRONT = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?\r?\n)((?:---|\.\.\.)[ \t]*(?:\r?\n|$))/u;
const STAMPS = ['version', 'status', 'effective'] as const;
const lineOf = (key: string) => new RegExp(`^(["']?)${key}\\1[ \\t]*:.*(?:\\r?\\n)`, 'mu');

/**
 * An old text as a draft of today: every character as it was, but the stamps (`version`, `status`, `effective`) those of the text that it
 * replaces, because nobody stamps by hand and no version may go back. A text that replaces a retired one is a draft. Undefined where the
 * front matter has no line for each key.
 *
 * @param old the text as it was sealed
 * @param current the text that it replaces; undefined where there is none
 */
export function asDraft(old: string, current: string | undefined): string | undefined {
  const [, open = '', front = '', rest = ''] = FRONT.exec(old) ?? [];
  if (open === '') return undefined;
  const end = front.endsWith('\r\n') ? '\r\n' : '\n';
  let made = front;
  for (const key of STAMPS) {
    const line = stampLine(key, current, end);
    const had = lineOf(key).exec(made);
    if (had) made = made.slice(0, had.index) + line + made.slice(had.index + had[0].length);
    else made += line;
  }
  const text = open + made + rest + old.slice((FRONT.exec(old)?.[0] ?? '').length);
  return differInStamps(old, text) ? text : undefined;
}

const NEW: Record<(typeof STAMPS)[number], string> = { version: '0.0.0', status: 'draft', effective: '' };

/** The line of a key as the current text has it; empty where it has none. */
function stampLine(key: (typeof STAMPS)[number], current: string | undefined, end: string): string {
  const front = current === undefined ? undefined : FRONT.exec(current)?.[2];
  if (front === undefined) return NEW[key] === '' ? '' : `${key}: ${NEW[key]}${end}`;
  const line = lineOf(key).exec(front)?.[0].trimEnd();
  if (line === undefined) return '';
  return `${key === 'status' && /:\s*["']?retired/u.test(line) ? 'status: draft' : line}${end}`;
}
