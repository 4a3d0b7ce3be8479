import type { Command } from 'commander';
import { nearest } from '../document/near.ts';
import { UserError } from '../errors.ts';
import type { CliWords } from '../languages/cli/en.ts';
import { meant } from './options.ts';
import type { UsageFault } from './usage-fault.ts';

/** What commander found wrong, in our words and with the nearest name that would have been right. */
export function usageError({ fault, command }: UsageFault, words: CliWords, argv: string[]): UserError {
  const name = /'([^']*)'/.exec(fault.message)?.[1] ?? '';
  const path = pathOf(command);
  const w = words.usage;
  const see = w.seeHelp(path);
  switch (fault.code) {
    case 'commander.unknownCommand':
      return unknownCommand(name, command, words);
    case 'commander.unknownOption':
      return unknownOption(name, command, words);
    case 'commander.missingArgument':
      return new UserError(w.missingArgument(name, path), see);
    case 'commander.optionMissingArgument':
      return new UserError(w.missingValue(name), see);
    case 'commander.excessArguments':
      return new UserError(w.tooMany(path), command.name() === 'new' ? w.quoteIt : see);
    default:
      return new UserError(
        w.other(fault.message.replace(/^error: /, '')),
        w.seeHelp(`sop ${argv[0] ?? ''}`.trim()),
      );
  }
}

const pathOf = (command: Command): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

function unknownCommand(name: string, program: Command, words: CliWords): UserError {
  const w = words.usage;
  const names = program.commands.map((c) => c.name()).filter((n) => n !== 'overview');
  const near = meant(name, names, words);
  const hint = /[./\\]/.test(name) ? w.fileAsCommand(name) : w.seeHelp('sop');
  return new UserError(w.unknownCommand(name, w.oneOf(near.length > 0 ? near : names)), hint);
}

function unknownOption(name: string, command: Command, { usage: w }: CliWords): UserError {
  const path = pathOf(command);
  const known = [command, ...(command.parent ? [command.parent] : [])].flatMap((c) =>
    c.options.flatMap((o) => o.long ?? []),
  );
  const near = nearest(name, known);
  const message =
    near.length > 0 ? w.unknownOptionExpected(name, path, w.oneOf(near)) : w.unknownOption(name, path);
  return new UserError(message, w.seeHelp(path));
}
