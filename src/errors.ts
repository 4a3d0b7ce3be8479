/**
 * A problem that the person at the keyboard can fix: a missing answer, a broken `sop.yaml`, a folder that cannot be written.
 * The command line prints `message`, then `hint:` on a line of its own, and exits with 2. Any other error is a bug of ours (exit 3).
 */
export class UserError extends Error {
  override name = 'UserError';
  /** What to do about it, in one or two sentences. */
  hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** What git, or the state of the repository, stands in the way of, with the values that its words need. */
export interface GitRefusals {
  'no-git': object;
  'no-repository': object;
  'no-commit': object;
  /** What is half done, as git calls it: `merge`, `rebase`, `bisect` … */
  'half-done': { what: string };
  /** File that holds the lock. */
  locked: { path: string };
  'sealed-already': { tag: string };
  'tag-in-the-way': { tag: string };
  'staged-in-part': { path: string };
  'committed-meanwhile': object;
  'changed-meanwhile': { path: string };
  'release-at-work': object;
  'no-identity': object;
  'not-signed': { said: string };
  'commit-refused': { said: string };
  'not-sealed': { tag: string; said: string };
  'commit-lost': object;
  'branch-refused': { said: string };
  'proposal-refused': { said: string };
  /** Name of the hook. */
  'hook-refused': { hook: string; said: string };
  'not-answered': { command: string; said: string };
  'like-an-option': { name: string };
  'of-another-user': { folder: string };
}

/** A refusal of git. The room that meets it knows no language: the command line says it in the words of `languages/cli`. */
export class GitRefusal<K extends keyof GitRefusals = keyof GitRefusals> extends UserError {
  override name = 'GitRefusal';
  kind: K;
  values: GitRefusals[K];

  constructor(kind: K, values: GitRefusals[K]) {
    super(`${kind} ${JSON.stringify(values)}`);
    this.kind = kind;
    this.values = values;
  }
}
