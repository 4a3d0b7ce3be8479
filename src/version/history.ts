/** Somebody named by a commit, `.mailmap` applied. */
export interface Person {
  name: string;
  email: string;
}

/** One file that a commit of the main line touched, compared with its first parent. */
export interface FileChange {
  status: 'added' | 'modified' | 'deleted' | 'renamed';
  path: string;
  /** Former path of a renamed file. */
  from?: string;
  /** Object name of the text after the change; zeros for a deleted file. */
  blob: string;
  /** Object name of the text before; zeros for a new file. */
  was: string;
}

/** One commit of the main line. Times are ISO 8601 with zone. */
export interface Commit {
  oid: string;
  parents: string[];
  author: Person;
  authored: string;
  committed: string;
  message: string;
  files: FileChange[];
}

/** One text of a file: what it was after that commit. */
export interface FileVersion {
  commit: Commit;
  path: string;
  blob: string;
}

/** All texts of one file through its renames, newest first. */
export interface FileHistory {
  /** Last path, also of a file that is gone. */
  path: string;
  versions: FileVersion[];
  /** The commit that deleted it, when it is gone. */
  deletedIn?: Commit;
}

/** `git log` format whose fields `parseLog` reads; each field ends with NUL, which no field can hold. */
export const LOG_FORMAT = 'tformat:commit%x00%H%x00%P%x00%aN%x00%aE%x00%aI%x00%cI%x00%B';
const FIELDS = 8;

const STATUS: Record<string, FileChange['status']> = {
  A: 'added',
  M: 'modified',
  T: 'modified',
  D: 'deleted',
  R: 'renamed',
  C: 'added',
};

/**
 * Reads the output of `git log --raw -z -M --no-abbrev` with `LOG_FORMAT`.
 * The raw format is the one of git-diff-tree(1), "Raw output format": `:modes blobs status NUL path NUL [path NUL]`.
 */
export function parseLog(output: string): Commit[] {
  const tokens = output.split('\0');
  const commits: Commit[] = [];
  let at = 0;
  while (at < tokens.length) {
    const token = (tokens[at] ?? '').replace(/^\n/u, '');
    if (token === 'commit') {
      commits.push(readCommit(tokens.slice(at, at + FIELDS)));
      at += FIELDS;
    } else if (token.startsWith(':')) {
      const change = readChange(token, tokens[at + 1] ?? '', tokens[at + 2] ?? '');
      commits.at(-1)?.files.push(change);
      at += change.from === undefined ? 2 : 3;
    } else at += 1;
  }
  return commits;
}

function readCommit([
  ,
  oid = '',
  parents = '',
  name = '',
  email = '',
  authored = '',
  committed = '',
  message = '',
]: string[]): Commit {
  return {
    oid,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name, email },
    authored,
    committed,
    message: message.trim(),
    files: [],
  };
}

function readChange(raw: string, first: string, second: string): FileChange {
  const [, , was = '', blob = '', letters = 'M'] = raw.split(' ');
  const letter = letters.charAt(0);
  const status = STATUS[letter] ?? 'modified';
  if (letter === 'R') return { status, from: first, path: second, blob, was };
  if (letter === 'C') return { status, path: second, blob, was };
  return { status, path: first, blob, was };
}

/**
 * Histories of all files of a main line, given newest commit first. A file keeps its history through renames; one that was deleted
 * and later made again under the same path is one history.
 */
export function fileHistories(commits: readonly Commit[]): FileHistory[] {
  const histories: FileHistory[] = [];
  const byPath = new Map<string, FileHistory>();
  const historyAt = (path: string): FileHistory => {
    const known = byPath.get(path);
    if (known) return known;
    const made: FileHistory = { path, versions: [] };
    histories.push(made);
    byPath.set(path, made);
    return made;
  };
  for (const commit of commits) {
    const leaving: [string, FileHistory][] = [];
    for (const { status, path, from, blob } of commit.files) {
      const history = historyAt(path);
      if (status === 'deleted') {
        if (history.versions.length === 0) history.deletedIn ??= commit;
        continue;
      }
      history.versions.push({ commit, path, blob });
      if (from !== undefined) {
        byPath.delete(path);
        leaving.push([from, history]);
      }
    }
    for (const [path, history] of leaving) byPath.set(path, history);
  }
  return histories;
}

const TRAILER = /^([A-Za-z][A-Za-z0-9-]*):[ \t]*(.*)$/u;

/** Trailers of a commit or tag message: the `Key: value` lines of its last paragraph (git-interpret-trailers(1)). Keys in lower case. */
export function trailersOf(message: string): Map<string, string[]> {
  const trailers = new Map<string, string[]>();
  if (!message.includes(':')) return trailers;
  const text = message.trim();
  for (const line of lastParagraph(text)) {
    const [, key, value] = TRAILER.exec(line) ?? [];
    if (key === undefined || value === undefined) continue;
    const values = trailers.get(key.toLowerCase());
    if (values) values.push(value.trim());
    else trailers.set(key.toLowerCase(), [value.trim()]);
  }
  return trailers;
}

function lastParagraph(text: string): string[] {
  const lines = text.split('\n');
  const empty = lines.findLastIndex((line) => line.trim() === '');
  return empty < 0 ? lines : lines.slice(empty + 1);
}

/** Author and co-authors of a commit. */
export function authorsOf({ author, message }: Commit): Person[] {
  const others = trailersOf(message).get('co-authored-by') ?? [];
  return [author, ...others.map(readPerson)];
}

/** `Ana Lima <ana@lantern.example>` as name and address. */
export function readPerson(text: string): Person {
  const match = /^(.*?)\s*<([^<>]*)>\s*$/u.exec(text);
  return match ? { name: match[1] ?? '', email: match[2] ?? '' } : { name: text.trim(), email: '' };
}
