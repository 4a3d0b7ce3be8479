import { Command, type Option } from 'commander';
import { clean } from '../lint/report/clean.ts';
import { bashWord, readBashLine } from './complete-line.ts';
import { type Offer, valuesOfArgument, valuesOfOption } from './complete-values.ts';
import { prepare } from './help-page.ts';
import type { Shell } from './shell.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/**
 * `sop complete`, which the scripts of `sop completion` ask at every press of the key: what may stand at the cursor, as lines of
 * `value<TAB>description`. For bash it gets `bash <COMP_WORDBREAKS> <line>`, for other shells their name, `=` and the word at the cursor,
 * then the words before it. Never fails and says nothing where something is wrong: a shell in the middle of a line is no place for messages.
 */
export async function complete(
  argv: string[],
  shell: Shell,
  grammar: (program: Command, t: Terminal, done: (code: number) => void) => Command,
): Promise<number> {
  try {
    const t = await openTerminal([], shell);
    const program = grammar(new Command('sop'), t, () => {});
    prepare(program, t);
    shell.out(await answer(argv, program, t));
  } catch {
    // Said by the command itself once it runs.
  }
  return 0;
}

async function answer([shell = '', ...rest]: string[], program: Command, t: Terminal): Promise<string> {
  if (shell !== 'bash') {
    const [current = '', ...words] = rest;
    const offers = await offersFor(words, current.slice(1), program, t);
    return offers
      .map(({ value, about }) => `${value}\t${clean(about ?? '')}`.trimEnd())
      .map(ended)
      .join('');
  }
  const line = readBashLine(rest[1] ?? '', rest[0] ?? '');
  const offers = await offersFor(line.words, line.current, program, t);
  const fitting = offers.filter(({ value }) => value.startsWith(line.current));
  return fitting
    .flatMap(({ value }) => bashWord(value, line) ?? [])
    .map(ended)
    .join('');
}

const ended = (line: string) => `${line}\n`;

/** What may stand at the cursor. Values that could repaint the terminal or be taken for an option are left out. */
async function offersFor(words: string[], current: string, program: Command, t: Terminal): Promise<Offer[]> {
  const at = readWords(words, program);
  const asked = { t, command: at.command.name(), current, before: at.before };
  const joined = /^(--[\w-]+)=(.*)$/s.exec(current);
  const safe = (offers: Offer[]) =>
    offers.filter(({ value }) => value !== '' && value === clean(value) && !value.startsWith('-'));
  if (at.pending) return safe(await valuesOfOption(at.pending.long ?? '', asked));
  if (joined && !at.ended) {
    const [, long = '', value = ''] = joined;
    const offers = safe(await valuesOfOption(long, { ...asked, current: value }));
    return offers.map((offer) => ({ ...offer, value: `${long}=${offer.value}` }));
  }
  if (current.startsWith('-') && !at.ended) return optionsOf(at.command, program, words);
  if (at.command.commands.length > 0 && at.before.length === 0) return commandsOf(at.command);
  const { registeredArguments: args } = at.command;
  const last = args.at(-1);
  const argument = args[at.before.length] ?? (last?.variadic ? last : undefined);
  const values = argument ? await valuesOfArgument(argument.name(), asked) : [];
  const also = at.command.name() === 'help' ? commandsOf(program) : [];
  return safe([...values, ...also]);
}

interface Read {
  command: Command;
  /** The option whose value comes next. */
  pending?: Option;
  /** Arguments so far. */
  before: string[];
  /** `--` was given: options are over. */
  ended: boolean;
}

function readWords(words: string[], program: Command): Read {
  const read: Read = { command: program, before: [], ended: false };
  for (const word of words) {
    if (read.pending) read.pending = undefined;
    else if (word === '--') read.ended = true;
    else if (word.startsWith('-') && word !== '-' && !read.ended)
      read.pending = takesValue(read.command.options.find((o) => o.long === word || o.short === word));
    else {
      const inner = read.command.commands.find((c) => c.name() === word);
      if (inner && read.before.length === 0) read.command = inner;
      else read.before.push(word);
    }
  }
  return read;
}

const takesValue = (option: Option | undefined) => (option?.required ? option : undefined);

/** Long options, those for every command last; what was given already is left out unless it may be given again. */
function optionsOf(command: Command, program: Command, words: string[]): Offer[] {
  const all = new Set([...command.options, ...program.options]);
  const again = (o: Option) => o.parseArg !== undefined;
  const free = [...all].filter((o) => o.long && (again(o) || !words.includes(o.long)));
  return free.map((o) => ({ value: o.long ?? '', about: o.description }));
}

const commandsOf = (command: Command): Offer[] =>
  command.commands
    .filter((c) => c.name() !== 'overview')
    .map((c) => ({ value: c.name(), about: c.summary() }));
