import type { ChalkInstance } from 'chalk';
import type { CliWords } from '../languages/cli/en.ts';
import { pensOf } from './color.ts';
import { plainText } from './plain.ts';
import type { Shell } from './shell.ts';
import { wordsOf } from './words.ts';

/** What a command gets: the shell, the words it speaks, a pen a stream, and what the flags for every command say. */
export interface Terminal extends Shell {
  words: CliWords;
  pen: { out: ChalkInstance; err: ChalkInstance };
  verbose: boolean;
}

/** Flags for every command. They are read before the grammar is built, because its own messages already obey them. */
const everywhere = ['--color', '--no-color', '--plain', '--verbose'];

/** Is there nothing on the command line but flags for every command, and `--json`: is the overview meant? */
export const onlyFlags = (argv: string[]) =>
  argv.every((arg) => everywhere.includes(arg) || arg === '--json');

/** Talk is plain everywhere, what a command prints only where a person sees it: data stay as they are. */
const inPlainText = ({ out, err, terminal }: Shell): Pick<Shell, 'out' | 'err'> => ({
  out: terminal.out ? (text) => out(plainText(text)) : out,
  err: (text) => err(plainText(text)),
});

/**
 * Talk in the log of GitHub Actions: what a file is called or says must not be taken for a command of the runner. It reads `::name::` at
 * the start of a line and `##[name]` anywhere.
 */
const quietForRunner = ({ err }: Pick<Shell, 'err'>): Pick<Shell, 'err'> => ({
  err: (text) => err(text.replace(/^\s*:(?=:)|##(?=\[)/gmu, '$&\u200b')),
});

/** The shell made ready for one command line: flags applied, words loaded. */
export async function openTerminal(argv: string[], shell: Shell): Promise<Terminal> {
  const end = argv.indexOf('--');
  const flags = new Set(end === -1 ? argv : argv.slice(0, end));
  const color = flags.has('--no-color')
    ? { out: false, err: false }
    : flags.has('--color')
      ? { out: true, err: true }
      : shell.color;
  const plain = shell.plain || flags.has('--plain');
  return {
    ...shell,
    ...(plain && inPlainText(shell)),
    ...(shell.env.GITHUB_ACTIONS === 'true' && quietForRunner(plain ? inPlainText(shell) : shell)),
    color,
    plain,
    verbose: flags.has('--verbose') || Boolean(shell.env.SOP_DEBUG),
    words: await wordsOf(shell.language),
    pen: await pensOf(color),
  };
}
