import type { Ask } from './ask.ts';

/**
 * Everything that a command may touch besides its arguments. Tests pass their own, so that commands run in-process.
 * stdout is data, stderr is talk.
 */
export interface Shell {
  /** Absolute path. */
  cwd: string;
  /** Environment variables, read by name. */
  env: Record<string, string | undefined>;
  /** Today's date in ISO form, from the clock of the edge: no command reads the clock itself. */
  today: string;
  /** This moment, ISO 8601 with the offset of the machine and without fractions of a second: `2026-11-22T09:30:00+02:00`. */
  now(): string;
  /** Columns of the terminal, 80 when unknown. */
  width: number;
  /** May questions be asked: both stdin and stderr are terminals (questions are talk) and CI is not set. */
  interactive: boolean;
  /** Colour on stdout and stderr. */
  color: { out: boolean; err: boolean };
  /** Is stdout, is stderr a terminal? Without one nothing is cut to `width` and no progress is shown. */
  terminal: { out: boolean; err: boolean };
  /** Letters, digits and ASCII punctuation only: no box drawing, no symbols. */
  plain: boolean;
  /** Tag of the language in which the tool speaks. */
  language: string;
  out(text: string): void;
  /** Bytes on stdout exactly as they are. */
  outBytes(bytes: Uint8Array): void;
  err(text: string): void;
  /** Whole standard input. */
  stdin(): Promise<Uint8Array>;
  /** Asks questions; used only when `interactive`. */
  ask(): Promise<Ask>;
  /** Opens an address in the browser of the person. Resolves to whether there is one. */
  browse(address: string): Promise<boolean>;
  /** Resolves when the person stops the program (Ctrl-C). */
  untilStopped(): Promise<void>;
  /** Opens an editor on a file and waits until it is closed. Resolves to its exit code. */
  edit(command: string[], path: string): Promise<number>;
}
