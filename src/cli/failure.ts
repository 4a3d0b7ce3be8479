import type { Command, CommanderError } from 'commander';
import { UserError } from '../errors.ts';
import { Cancelled } from './ask.ts';
import { say, tellHint } from './talk.ts';
import type { Terminal } from './terminal.ts';

/** A fault of the command line as commander found it, with the command that was being read. */
export class UsageFault extends Error {
  fault: CommanderError;
  command: Command;

  constructor(fault: CommanderError, command: Command) {
    super(fault.message);
    this.fault = fault;
    this.command = command;
  }
}

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
  if (error instanceof UserError) return tell(error, t);
  const ofDisk = diskError(error, t);
  return ofDisk ? tell(ofDisk, t) : ownFault(error, t, argv);
}

/** `error: …`, an empty line, `hint: …`. */
function tell(error: UserError, t: Terminal): number {
  say(t.words.talk.error, t.pen.err.red.bold, error.message, t);
  if (error.hint) tellHint(error.hint, t);
  if (t.verbose && error.stack) t.err(`\n${error.stack}\n`);
  return 2;
}

/** A full disk or a missing right is the person's to mend. Undefined for any other error. */
function diskError(error: unknown, t: Terminal): UserError | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined;
  const why = t.words.files.why[String(error.code)];
  return why
    ? new UserError(t.words.files.cannotWrite(String(error.path), why), t.words.files.whyHint)
    : undefined;
}

async function ownFault(error: unknown, t: Terminal, argv: string[]): Promise<number> {
  const { bug, talk } = t.words;
  const { versionLine } = await import('./version.ts');
  const fault = error instanceof Error ? error : new Error(String(error));
  say(talk.error, t.pen.err.red.bold, bug.message, t);
  if (t.verbose) t.err(`\n${bug.report}\n  ${versionLine()}\n  sop ${argv.join(' ')}\n${stackOf(fault)}\n`);
  else {
    t.err(`\n  ${fault.name}: ${fault.message}\n`);
    tellHint(bug.hint, t);
  }
  return 3;
}

/** The stack of an error and of what caused it. */
const stackOf = (error: Error): string =>
  error.cause instanceof Error ? `${error.stack}\nCaused by ${stackOf(error.cause)}` : String(error.stack);
