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
