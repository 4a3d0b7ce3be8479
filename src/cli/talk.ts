import type { Terminal } from './terminal.ts';

/** `next:` and the commands that make sense now, as [command line, what it does]. */
export function tellNext(commands: readonly string[][], t: Terminal): void {
  t.err(`\n${t.pen.err.bold(t.words.talk.next)}\n`);
  for (const [command = '', what = ''] of commands) t.err(`  ${t.pen.err.cyan(command)}\n      ${what}\n`);
}

/** `note: …` on stderr. */
export const tellNote = (text: string, t: Terminal): void =>
  t.err(`${t.pen.err.bold(t.words.talk.note)} ${text}\n`);
