import type { Shell } from './shell.ts';

export function processShell(): Shell {
  return {
    cwd: process.cwd(),
    env: process.env,
    today: new Date().toISOString().slice(0, 10),
    width: process.stdout.columns ?? 80,
    interactive: false,
    color: { out: false, err: false },
    language: 'en',
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    stdin: async () => '',
  };
}

export async function run(argv: string[], shell: Shell): Promise<number> {
  shell.err(`sop ${argv.join(' ')}\n`);
  return 0;
}
