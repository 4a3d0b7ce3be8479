import type { Ask } from '../src/cli/ask.ts';
import { Cancelled } from '../src/cli/ask.ts';
import { run } from '../src/cli/main.ts';
import type { Shell } from '../src/cli/shell.ts';
import { morning, setGitClock } from './clock.ts';

/** What a command left behind. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Parts of the shell that a test sets, and what a person would type: answers in order, `undefined` for Ctrl-C. */
export interface Setting extends Partial<Omit<Shell, 'ask' | 'stdin' | 'edit'>> {
  answers?: Answer[];
  stdin?: string | Uint8Array;
  /** Stands for the editor: gets the command and the path. */
  edit?: (command: string[], path: string) => number;
}

/** `question` is the start of the message that has to be asked, so that a test sees the order of questions too. */
export type Answer = { question: string; answer: string | boolean | undefined };

/** Runs one command line in this process, in a folder, without a terminal: `await sop(root, 'lint', '--quiet')`. */
export const sop = (folder: string, ...argv: string[]): Promise<Ran> => sopWith({}, folder, ...argv);

/** The same with another shell around it. */
export async function sopWith(setting: Setting, folder: string, ...argv: string[]): Promise<Ran> {
  const { shell, said } = shellIn(folder, setting);
  const before = process.env.GIT_COMMITTER_DATE ?? morning;
  if (setting.today !== undefined || setting.now !== undefined) setGitClock(shell.now());
  const code = await run(argv, shell);
  setGitClock(before);
  if (setting.answers && setting.answers.length > 0)
    throw new Error(`never asked: ${setting.answers.map((a) => a.question).join(', ')}`);
  return { code, ...said };
}

/** A shell in a folder, and what is said in it. */
export function shellIn(folder: string, setting: Setting = {}): { shell: Shell; said: Omit<Ran, 'code'> } {
  const said = { out: '', err: '' };
  const { answers, stdin = '', edit, ...given } = setting;
  const shell: Shell = {
    cwd: folder,
    env: {},
    today: morning.slice(0, 10),
    now: () => `${given.today ?? morning.slice(0, 10)}${morning.slice(10)}`,
    width: 80,
    interactive: answers !== undefined,
    color: { out: false, err: false },
    terminal: { out: false, err: false },
    plain: false,
    language: 'en',
    out: (text) => {
      said.out += text;
    },
    outBytes: (bytes) => {
      said.out += Buffer.from(bytes).toString('utf8');
    },
    err: (text) => {
      said.err += text;
    },
    stdin: async () => (typeof stdin === 'string' ? new TextEncoder().encode(stdin) : stdin),
    ask: async () => scripted(answers ?? []),
    browse: async () => false,
    untilStopped: async () => {},
    edit: async (command, path) => edit?.(command, path) ?? 0,
    ...given,
  };
  return { shell, said };
}

/** Takes the next answer, checks that it belongs to the question, and lets the question object to it. */
function scripted(answers: Answer[]): Ask {
  const next = (message: string) => {
    const given = answers.shift();
    if (!given) throw new Error(`asked without an answer: ${message}`);
    if (!message.startsWith(given.question))
      throw new Error(`asked "${message}", expected "${given.question}"`);
    if (given.answer === undefined) throw new Cancelled('cancelled');
    return given.answer;
  };
  return {
    text: async ({ message, fallback, objection }) => {
      const answer = String(next(message)) || (fallback ?? '');
      const refused = objection?.(answer);
      if (refused) throw new Error(`"${answer}" refused: ${refused}`);
      return answer;
    },
    choose: async ({ message, options, initial }) => {
      const answer = next(message) || initial;
      const option = options.find((o) => o.value === answer || o.label === answer);
      if (!option) throw new Error(`"${answer}" is none of ${options.map((o) => o.label).join(', ')}`);
      return option.value;
    },
    confirm: async ({ message, initial }) => {
      const answer = next(message);
      return answer === '' ? initial : answer === true;
    },
  };
}

/** What was said without the progress that only a slow machine shows. */
export const calm = (err: string): string => err.replace(/\r[^\r\n]*?\u001b\[K/g, '').replace(/\r/g, '');
