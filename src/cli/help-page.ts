import { type Command, type CommanderError, Help } from 'commander';
import type { CliWords } from '../languages/cli/en.ts';
import { commandLines, wrapped } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { UsageFault } from './usage-fault.ts';

/** Commands in the groups in which help shows them. */
const groups: [keyof CliWords['help']['groups'], string[]][] = [
  ['start', ['init', 'new']],
  ['check', ['lint', 'explain', 'rules']],
  ['read', ['flow', 'list']],
  ['past', ['log', 'show', 'diff', 'restore']],
  ['publish', ['propose', 'approve', 'release', 'schedule', 'reword', 'build', 'serve']],
  ['past', ['log', 'show', 'diff', 'restore']],
  ['keep', ['status', 'review', 'retire', 'handover', 'audit']],
  ['tell', ['stop', 'notice', 'resume']],
  ['more', ['help', 'schema', 'completion', 'lsp']],
];

/** Gives every command its texts, examples and manners: our words instead of commander's, our streams, faults thrown instead of printed. */
export function prepare(program: Command, t: Terminal): void {
  const { help } = t.words;
  program.helpCommand(false).description(help.tagline).usage(help.rootUsage);
  for (const [flag, key] of flags) program.option(flag, help[key]);
  program.addHelpText('after', foot(t));
  for (const command of program.commands) describe(command, t);
  for (const [group, names] of groups) {
    for (const name of names) program.commands.find((c) => c.name() === name)?.helpGroup(help.groups[group]);
  }
  // Help shows groups in the order of their first commands.
  const order = groups.flatMap(([, names]) => names);
  (program.commands as Command[]).sort((a, b) => order.indexOf(a.name()) - order.indexOf(b.name()));
  for (const command of [program, ...program.commands]) setManners(command, t);
  // Commands come first: the flags stand at the foot.
  program.configureHelp({ ...program.configureHelp(), visibleOptions: () => [] });
}

/** Flags for every command, with the keys of their texts. */
const flags = [
  ['--version', 'version'],
  ['--color', 'color'],
  ['--no-color', 'noColor'],
  ['--plain', 'plain'],
  ['--verbose', 'verbose'],
] as const;

function foot(t: Terminal): string {
  const { help } = t.words;
  const lines = [...flags.map(([flag, key]) => [flag, help[key]]), ['-h, --help', help.help]];
  const everywhere = `${t.pen.out.bold(help.everywhere)}\n${commandLines(lines, Math.min(t.width, 100), t.pen.out)}`;
  return `\n${everywhere}\n${help.foot.flatMap((line) => wrapped(line, t.width)).join('\n')}`;
}

function describe(command: Command, t: Terminal): void {
  const texts = t.words.commands[command.name() as keyof CliWords['commands']];
  command.summary(texts.summary).description(texts.summary);
  if ('examples' in texts) command.addHelpText('after', examples(texts.examples, t));
}

function examples(lines: string[][], t: Terminal): string {
  return `\n${t.pen.out.bold(t.words.help.examples)}\n${commandLines(lines, Math.min(t.width, 100), t.pen.out).trimEnd()}`;
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
      formatItem,
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

/** An option or command with what it does beside it; below it where the terminal is narrow. */
function formatItem(term: string, termWidth: number, description: string, help: Help): string {
  const width = help.helpWidth ?? 80;
  if (description === '' || width >= 60) {
    return Help.prototype.formatItem.call(help, term, termWidth, description, help);
  }
  return `  ${term}\n      ${wrapped(description, width - 6).join('\n      ')}`;
}

const argumentTerm = (a: { name(): string; required: boolean; variadic: boolean }) => {
  const name = a.variadic ? `${a.name()}...` : a.name();
  return a.required ? `<${name}>` : `[${name}]`;
};
