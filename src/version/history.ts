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

/** One commit of the main line; its time is ISO 8601 with zone. */
export interface Commit {
  oid: string;
  parents: string[];
  author: Person;
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
export const LOG_FORMAT = 'tformat:commit%x00%H%x00%P%x00%aN%x00%aE%x00%cI%x00%B';

const STATUS: Record<string, FileChange['status']> = {
  A: 'added',
  M: 'modified',
  T: 'modified',
  D: 'deleted',
  R: 'renamed',
  C: 'added',
};

const [NEW_LINE, COLON] = [10, 58];

/**
 * Reads the output of `git log --raw -z -M --no-abbrev` with `LOG_FORMAT`.
 * The raw format is the one of git-diff-tree(1), "Raw output format": `:modes blobs status NUL path NUL [path NUL]`.
 */
export function parseLog(output: string): Commit[] {
  const commits: Commit[] = [];
  const people: Person[] = [];
  let at = 0;
  const next = (): string => {
    const end = output.indexOf('\0', at);
    const token = output.slice(at, end < 0 ? undefined : end);
    at = end < 0 ? output.length : end + 1;
    return token;
  };
  while (at < output.length) {
    if (output.charCodeAt(at) === NEW_LINE) at += 1;
    if (output.charCodeAt(at) === COLON) commits.at(-1)?.files.push(readChange(next(), next));
    else if (next() === 'commit') commits.push(readCommit(next, people));
  }
  return commits;
}

function readCommit(next: () => string, people: Person[]): Commit {
  const [oid, parents] = [next(), next()];
  const author = personOf(next(), next(), people);
  const [committed, message] = [next(), next().trim()];
  return { oid, parents: parentsIn(parents), author, committed, message, files: [] };
}

function parentsIn(names: string): string[] {
  if (names === '') return [];
  return names.includes(' ') ? names.split(' ') : [names];
}

/** One value for everybody: few people write ten thousand commits. */
function personOf(name: string, email: string, people: Person[]): Person {
  for (const person of people) if (person.email === email && person.name === name) return person;
  const person = { name, email };
  people.unshift(person);
  if (people.length > MOST_PEOPLE) people.pop();
  return person;
}

const MOST_PEOPLE = 50;

/** `:100644 100644 4b825dc… 9daeafb… M`: what matters begins behind the two modes of six digits. */
function readChange(raw: string, next: () => string): FileChange {
  const middle = raw.indexOf(' ', BLOBS);
  const end = raw.indexOf(' ', middle + 1);
  const [was, blob, letter] = [raw.slice(BLOBS, middle), raw.slice(middle + 1, end), raw.charAt(end + 1)];
  const path = next();
  if (letter === 'R') return { status: 'renamed', from: path, path: next(), blob, was };
  return { status: STATUS[letter] ?? 'modified', path: letter === 'C' ? next() : path, blob, was };
}

const BLOBS = ':100644 100644 '.length;

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
