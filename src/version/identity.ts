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
