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
  /** Columns of the terminal, 80 when unknown. */
  width: number;
  /** May prompts be shown: both stdin and stdout are terminals and CI is not set. */
  interactive: boolean;
  /** Colour on stdout and stderr. */
  color: { out: boolean; err: boolean };
  /** Tag of the language in which the tool speaks. */
  language: string;
  out(text: string): void;
  err(text: string): void;
  /** Whole standard input as text. */
  stdin(): Promise<string>;
}
