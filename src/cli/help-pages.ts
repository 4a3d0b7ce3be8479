import { Command } from 'commander';
import { prepare } from './help-page.ts';
import type { Shell } from './shell.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Help of the whole under an empty name, and of every command under its own. */
export async function helpPages(
  shell: Shell,
  grammar: (program: Command, t: Terminal, done: (code: number) => void) => Command,
): Promise<Record<string, string>> {
  let said = '';
  const t = await openTerminal([], {
    ...shell,
    out: (text) => {
      said += text;
    },
  });
  const program = grammar(new Command('sop'), t, () => {});
  prepare(program, t);
  const pages: Record<string, string> = {};
  for (const command of [program, ...program.commands]) {
    said = '';
    command.outputHelp();
    pages[command === program ? '' : command.name()] = said;
  }
  return pages;
}
