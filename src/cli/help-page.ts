import type { Command, CommanderError } from 'commander';
import type { CliWords } from '../languages/cli/en.ts';
import { UsageFault } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** Commands in the groups in which help shows them. */
const groups: [keyof CliWords['help']['groups'], string[]][] = [
  ['start', ['init', 'new']],
  ['check', ['lint', 'explain', 'rules']],
  ['read', ['flow', 'list']],
  ['more', ['help']],
];

/** Gives every command its texts, examples and manners: our words instead of commander's, our streams, faults thrown instead of printed. */
export function prepare(program: Command, t: Terminal): void {
  const { help } = t.words;
  program.helpCommand(false).description(help.tagline).usage(help.rootUsage);
  program.option('--version', help.version).option('--color', help.color).option('--no-color', help.noColor);
  program
    .option('--plain', help.plain)
    .option('--verbose', help.verbose)
    .addHelpText('after', `\n${help.foot}`);
  for (const command of program.commands) describe(command, t);
  for (const [group, names] of groups) {
    for (const name of names) program.commands.find((c) => c.name() === name)?.helpGroup(help.groups[group]);
  }
  for (const command of [program, ...program.commands]) setManners(command, t);
}

function describe(command: Command, t: Terminal): void {
  const texts = t.words.commands[command.name() as keyof CliWords['commands']];
  command.summary(texts.summary).description(texts.summary);
  if ('examples' in texts) command.addHelpText('after', examples(texts.examples, t));
}

function examples(lines: string[][], t: Terminal): string {
  const title = t.pen.out.bold(t.words.help.examples);
  const body = lines.map(([line, what]) => `  ${t.pen.out.cyan(line)}\n      ${what}`);
  return ['', title, ...body].join('\n');
}

function setManners(command: Command, t: Terminal): void {
  const { help } = t.words;
  const titles: Record<string, string> = {
    'Usage:': help.usage,
    'Arguments:': help.arguments,
    'Options:': help.options,
    'Commands:': help.commands,
  };
  command
    .helpOption('-h, --help', help.help)
    .configureHelp({
      styleTitle: (title) => t.pen.out.bold(titles[title] ?? title),
      subcommandTerm: (c) => [c.name(), ...c.registeredArguments.map(argumentTerm)].join(' '),
      optionDescription: (option) => option.description,
    })
    .configureOutput({
      writeOut: t.out,
      writeErr: t.err,
      outputError: () => {},
      getOutHelpWidth: () => Math.min(t.width, 100),
      getOutHasColors: () => t.color.out,
    })
    .exitOverride((fault: CommanderError) => {
      throw new UsageFault(fault, command);
    });
}

const argumentTerm = (a: { name(): string; required: boolean; variadic: boolean }) => {
  const name = a.variadic ? `${a.name()}...` : a.name();
  return a.required ? `<${name}>` : `[${name}]`;
};
