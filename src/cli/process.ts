import { wantsColor } from './color.ts';
import { isTerminal } from './quick-start.ts';
import type { Shell } from './shell.ts';
import { languageOf } from './words.ts';

/** The shell of the real process. Reading stops quietly when a reader of our output goes away (`sop list | head`). */
export function processShell(): Shell {
  const { env } = process;
  const terminal = { out: isTerminal(1), err: isTerminal(2) };
  const language = languageOf(env);
  return {
    cwd: process.cwd(),
    env,
    today: today(),
    now,
    width:
      (terminal.out && process.stdout.columns) ||
      (terminal.err && process.stderr.columns) ||
      Number(env.COLUMNS) ||
      80,
    interactive: terminal.err && isTerminal(0) && !isSet(env.CI) && env.TERM !== 'dumb',
    color: { out: wantsColor(env, terminal.out), err: wantsColor(env, terminal.err) },
    terminal,
    plain: env.TERM === 'dumb',
    language,
    out: (text) => opened('stdout').write(text),
    outBytes: (bytes) => opened('stdout').write(bytes),
    err: (text) => opened('stderr').write(text),
    stdin: readStdin,
    ask: async () => (await import('./ask-terminal.ts')).askInTerminal(language),
    browse,
    untilStopped,
    edit,
  };
}

const streams = new Map<'stdout' | 'stderr', NodeJS.WriteStream>();

/** A stream, opened when something is first written to it: most commands need one of the two, and none is cheap. */
function opened(name: 'stdout' | 'stderr'): NodeJS.WriteStream {
  const known = streams.get(name);
  if (known) return known;
  const stream = process[name];
  quietWhenReaderLeaves(stream);
  streams.set(name, stream);
  return stream;
}

const isSet = (value: string | undefined) => value !== undefined && value !== '' && value !== 'false';

/** The date where the person sits; UTC would name yesterday or tomorrow for half the world. */
function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The offset is kept: a record says what the clock on the wall said. */
function now(): string {
  const moment = new Date();
  const offset = -moment.getTimezoneOffset();
  const two = (n: number) => String(n).padStart(2, '0');
  const local = new Date(moment.getTime() + offset * 60_000).toISOString().slice(0, 19);
  const away = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

function quietWhenReaderLeaves(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}

async function readStdin(): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** No shell in between: the path stays one argument whatever it is called. */
async function edit(command: string[], path: string): Promise<number> {
  const [program = '', ...args] = command;
  const { spawn } = await import('node:child_process');
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, path], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** The address is one that this program made: no shell reads it. */
async function browse(address: string): Promise<boolean> {
  const { spawn } = await import('node:child_process');
  const openers: Record<string, string[]> = {
    darwin: ['open'],
    win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  };
  const [program = '', ...args] = openers[process.platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
    child.on('error', () => resolve(false));
    child.on('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
