import { GitRefusal, type GitRefusals, UserError } from '../errors.ts';
import { clean, cleanLines } from '../lint/report/clean.ts';
import { Cancelled } from './ask.ts';
import { say, tellHint } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';
import { UsageFault } from './usage-fault.ts';

/** Says what went wrong on stderr and returns the exit code. */
export async function report(error: unknown, t: Terminal, argv: string[]): Promise<number> {
  if (error instanceof UsageFault) {
    if (error.fault.exitCode === 0) return 0;
    return tell((await import('./usage-error.ts')).usageError(error, t.words, argv), t);
  }
  if (error instanceof Cancelled) {
    t.err(`${t.words.talk.cancelled}\n`);
    return 130;
  }
  if (error instanceof UserError) return tell(await inWords(error, t), t);
  const ofDisk = diskError(error, t);
  return ofDisk ? tell(ofDisk, t) : ownFault(error, t, argv);
}

/** `error: …`, an empty line, `hint: …`. */
function tell(error: UserError, t: Terminal): number {
  say(t.words.talk.error, t.pen.err.red.bold, cleanLines(error.message), t);
  if (error.hint) tellHint(cleanLines(error.hint), t);
  if (t.verbose && error.stack) t.err(`\n${error.stack}\n`);
  return 2;
}

/** What a language has to say of every refusal of git. */
type Words = { [K in keyof GitRefusals]: (v: GitRefusals[K], q: GitRefusals[K]) => [string, string?] };

/** An error in the language of the terminal: what git refuses has no words of its own. */
export async function inWords(error: UserError, t: Terminal): Promise<UserError> {
  if (!(error instanceof GitRefusal)) return error;
  const values = Object.entries(error.values as Record<string, string>);
  const each = (made: (text: string) => string) =>
    Object.fromEntries(values.map(([key, text]) => [key, made(indented(text))]));
  // Read when they are needed: most commands meet no refusal.
  const { git: words }: { git: Words } =
    t.words.code === 'nl'
      ? await import('../languages/cli/nl/git.ts')
      : await import('../languages/cli/en/git.ts');
  const say = words[error.kind as keyof GitRefusals] as (v: object, q: object) => [string, string?];
  const [message, hint] = say(
    each((text) => text),
    each(shellWord),
  );
  return new UserError(message, hint);
}

/** What git and hooks say may have lines, and nothing else that moves a cursor. */
const indented = (text: string) => text.split('\n').map(clean).join('\n  ');

/** A full disk or a missing right is the person's to mend. Undefined for any other error. */
function diskError(error: unknown, t: Terminal): UserError | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined;
  const why = t.words.files.why[String(error.code)];
  if (!why) return undefined;
  const path = String(error.path).replace(/\.sop-new$/u, '');
  // What a transaction writes first, a file's neighbour and the journal (`io/git-write`): all was put back before this is said.
  const isWhole = path !== error.path || /[\\/]sop-journal\.json$/u.test(path);
  const what = t.words.files.cannotWrite(path, why);
  return new UserError(isWhole ? `${what}. ${t.words.files.putBack}` : what, t.words.files.whyHint);
}

async function ownFault(error: unknown, t: Terminal, argv: string[]): Promise<number> {
  const { bug, talk } = t.words;
  const { versionLine } = await import('./version.ts');
  const fault = error instanceof Error ? error : new Error(String(error));
  say(talk.error, t.pen.err.red.bold, bug.message, t);
  if (t.verbose) t.err(`\n${bug.report}\n  ${versionLine()}\n  sop ${argv.join(' ')}\n${stackOf(fault)}\n`);
  else {
    t.err(`\n  ${fault.name}: ${cleanLines(fault.message)}\n`);
    tellHint(bug.hint, t);
  }
  return 3;
}

/** The stack of an error and of what caused it. */
const stackOf = (error: Error): string =>
  error.cause instanceof Error ? `${error.stack}\nCaused by ${stackOf(error.cause)}` : String(error.stack);
