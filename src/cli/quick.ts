import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../io/package.ts';
import { wantsColor } from './color.ts';
import { ownVersion } from './version.ts';
import { languageOf, spoken } from './words.ts';

/** Widths of a terminal for which help is kept; a wider one gets the last, as help is never wider. */
const widths = [80, 100] as const;

const nameOf = (language: string, width: number) => `${language}-${width}.json`;

/** The files of help that the build writes into `dist/help`: the coloured text of each command by its name, of the whole under an empty one. */
export const helpFiles = () =>
  spoken.flatMap((language) =>
    widths.map((width) => ({ name: nameOf(language, width), language, width: width as number })),
  );

/** What decides how an answer looks: environment variables, and what is known of the terminal. */
export interface Surroundings {
  env: Record<string, string | undefined>;
  /** Is stdout a terminal? */
  terminal: boolean;
  /** Columns as `processShell` counts them. */
  width: number;
}

/**
 * The answer to `--version`, `--help` and `<command> --help` in the words of the whole program, which need not be loaded for it: the build keeps
 * help as the program prints it. Undefined for every other command line, and where help would look otherwise than it was kept.
 */
export function quickAnswer(argv: readonly string[], surroundings: () => Surroundings): string | undefined {
  const [first = '', second, third] = argv;
  if ((first === '--version' || first === '-V') && second === undefined) return `${ownVersion()}\n`;
  if (third !== undefined || !isHelp(second ?? first) || (second !== undefined && first.startsWith('-')))
    return undefined;
  return helpOf(second === undefined ? '' : first, surroundings());
}

const isHelp = (arg: string) => arg === '--help' || arg === '-h';

function helpOf(command: string, { env, terminal, width }: Surroundings): string | undefined {
  const kept = widths.find((one) => one === Math.min(width, Math.max(...widths)));
  if (kept === undefined || env.TERM === 'dumb') return undefined;
  const text = pagesIn(nameOf(languageOf(env), kept))?.[command];
  return text === undefined || wantsColor(env, terminal) ? text : text.replaceAll(codes, '');
}

/** Codes of colour, as chalk writes them (ECMA-48, SGR). */
const codes = /\u001b\[\d+m/g;

/** Undefined where the build did not keep them: the program then answers itself. */
function pagesIn(name: string): Record<string, string> | undefined {
  try {
    return JSON.parse(readFileSync(join(packageFolder(), 'dist', 'help', name), 'utf8')) as Record<
      string,
      string
    >;
  } catch {
    return undefined;
  }
}
