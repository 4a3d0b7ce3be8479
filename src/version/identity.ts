/** Which SOP a text is, as its front matter says. Language tags in lower case. */
export interface Identity {
  id: string;
  /** Undefined where the text names none: it is in the handbook's first language. */
  language?: string;
}

const FRONT = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u;
const KEY = (name: string) => new RegExp(`^(?:${name}|"${name}"|'${name}')[ \\t]*:[ \\t]*(.*)$`, 'mu');
const [ID, LANGUAGE] = [KEY('id'), KEY('language')];
const WORD = /^(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))[ \t]*(?:#.*)?$/u;

/**
 * Which SOP a text of the history is; undefined for a text that is none. Only the two lines are looked at, so that ten thousand old texts
 * are told apart in a moment: a name moved to another file, or two files exchanged, stay the SOPs that their front matter names.
 */
export function identityIn(text: string): Identity | undefined {
  const front = FRONT.exec(text)?.[1];
  if (front === undefined) return undefined;
  const id = wordAfter(ID, front);
  const language = wordAfter(LANGUAGE, front)?.toLowerCase();
  return id ? { id, ...(language ? { language } : {}) } : undefined;
}

/**
 * Tells which SOP texts are that come as bytes, many of one SOP after each other: one value for all of them, and front matter that is the
 * same as that of the text before is not looked at again.
 *
 * @param known values to be used again
 */
export function identityReader(
  known: Iterable<Identity | undefined>,
): (head: Buffer) => Identity | undefined {
  const values = new Map<string, Identity>();
  for (const identity of known) if (identity) values.set(nameOf(identity), identity);
  let [front, last] = [Buffer.alloc(0), undefined as Identity | undefined];
  return (head) => {
    if (front.length > 0 && head.subarray(0, front.length).equals(front)) return last;
    const found = identityAt(head);
    const value = found && (values.get(nameOf(found)) ?? found);
    if (value) values.set(nameOf(value), value);
    const whole = FRONT.exec(head.toString('latin1'))?.[0] ?? '';
    front = Buffer.from(whole.endsWith('\n') ? whole : '', 'latin1');
    last = value;
    return value;
  };
}

const nameOf = ({ id, language = '' }: Identity) => `${id} ${language}`;

/** Most front matter is short and in letters that every encoding has in common. */
function identityAt(head: Buffer): Identity | undefined {
  const quick = identityIn(head.toString('latin1', 0, QUICK_BYTES));
  return quick && /^[ -~]*$/u.test(quick.id) ? quick : identityIn(head.toString('utf8'));
}

const QUICK_BYTES = 1000;

function wordAfter(key: RegExp, front: string): string | undefined {
  const word = WORD.exec(key.exec(front)?.[1]?.trim() ?? '');
  return word?.[1] ?? word?.[2] ?? word?.[3];
}

const STAMP = /^(["']?)(?:version|status|effective)\1[ \t]*:.*(?:\r?\n|$)/gmu;

/** Do two texts of one SOP differ in nothing but what a release stamps? Who wrote only that is not an author of the change. */
export const differInStamps = (before: string, after: string): boolean =>
  unstamped(before) === unstamped(after);

function unstamped(text: string): string {
  const front = FRONT.exec(text)?.[0] ?? '';
  return front.replace(STAMP, '') + text.slice(front.length);
}
