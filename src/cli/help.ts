import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import type { Topic } from '../languages/cli/en/topics.ts';
import { meant } from './options.ts';
import { commandLines } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { laidOut } from './topic-layout.ts';

/** `sop help [topic]`: a topic, the help of a command, or the list of topics. */
export async function help(wanted: string | undefined, program: Command, t: Terminal): Promise<number> {
  const topics: Record<string, Topic> = await topicsOf(t.language);
  if (wanted === undefined) {
    program.outputHelp();
    t.out(`\n${t.pen.out.bold(t.words.help.topics)}\n${listOf(topics, t)}`);
    return 0;
  }
  const name = wanted.toLowerCase().replace(/[\s_]+/g, '-');
  const topic = topics[name];
  const command = program.commands.find((c) => c.name() === name && c.name() !== 'overview');
  if (topic) t.out(`${styled(t.terminal.out ? laidOut(topic.text, t.width) : topic.text, t)}\n`);
  else if (command) command.outputHelp();
  else throw unknownTopic(wanted, [...Object.keys(topics), ...program.commands.map((c) => c.name())], t);
  return 0;
}

export async function topicsOf(language: string): Promise<Record<string, Topic>> {
  if (language === 'nl') return (await import('../languages/cli/nl/topics.ts')).topics;
  return (await import('../languages/cli/en/topics.ts')).topics;
}

const listOf = (topics: Record<string, Topic>, t: Terminal) =>
  commandLines(
    Object.entries(topics).map(([name, { summary }]) => [name, summary]),
    t.terminal.out ? t.width : 80,
    t.pen.out,
  );

/** Examples in colour, headings in bold: a heading is a short line after an empty one and before an indented one. */
function styled(text: string, t: Terminal): string {
  return text
    .replace(/^ {4}.*$/gm, (line) => t.pen.out.cyan(line))
    .replace(/(^|\n\n)(\S[^\n]{0,60})(?=\n {2})/g, (_, before, line) => before + t.pen.out.bold(line));
}

function unknownTopic(wanted: string, known: string[], t: Terminal): UserError {
  const { usage: w } = t.words;
  const names = known.filter((name) => name !== 'overview');
  const near = meant(wanted, names, t.words);
  return new UserError(
    w.unexpected(w.topic, wanted, w.oneOf(near.length > 0 ? near : names)),
    w.seeHelp('sop'),
  );
}
