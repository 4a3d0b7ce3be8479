import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/sop.js', import.meta.url));

/** What makes a shell ready for a test: where its settings lie, how it starts, and what they say. */
const starts = {
  bash: {
    command: 'bash --noprofile --rcfile home/rc -i',
    file: 'rc',
    text: "source <(sop completion bash)\ncomplete -o bashdefault -o default -F _sop show-args\nbind 'set enable-bracketed-paste off'\nPS1='READY'\n",
  },
  zsh: {
    command: 'ZDOTDIR="$PWD/home" zsh -d -i',
    file: '.zshrc',
    text: "autoload -U compinit && compinit -u -D\nsource <(sop completion zsh)\ncompdef _sop show-args\nunset zle_bracketed_paste\nPS1='READY'\n",
  },
  fish: {
    command: 'fish --no-config --init-command "source home/rc.fish"',
    file: 'rc.fish',
    text: 'sop completion fish | source\ncomplete -c show-args -w sop\nfunction fish_prompt; echo -n READY; end\nfunction fish_greeting; end\n',
  },
};

export type TestedShell = keyof typeof starts;

/** Is the shell there? CI installs all of them. */
export const has = (shell: TestedShell): boolean =>
  Boolean(process.env.CI) || spawnSync(shell, ['--version']).status === 0;

/**
 * Types keys into a real shell on a terminal and returns the arguments that the command `show-args` was given: it is completed as `sop` is.
 * The keys have to begin with `show-args` and to end with the line.
 */
export async function typed(shell: TestedShell, root: string, keys: string): Promise<string[]> {
  const home = join(root, 'home');
  const given = join(home, 'given');
  const { command, file, text } = starts[shell];
  mkdirSync(home, { recursive: true });
  rmSync(given, { force: true });
  writeFileSync(join(home, file), text);
  executable(join(home, 'sop'), `exec '${process.execPath}' '${program}' "$@"`);
  executable(join(home, 'show-args'), `printf '%s\\0' "$@" > '${given}.tmp' && mv '${given}.tmp' '${given}'`);
  const terminal = spawn('script', ['-qfec', command, '/dev/null'], {
    cwd: root,
    env: {
      PATH: `${home}:${process.env.PATH}`,
      HOME: home,
      TERM: 'xterm',
      LANG: 'C.UTF-8',
      GIT_CONFIG_NOSYSTEM: '1',
    },
  });
  let screen = '';
  terminal.stdout.on('data', (part: Buffer) => {
    screen += part.toString();
  });
  const until = async (ready: () => boolean) => {
    for (const end = Date.now() + 45_000; !ready(); await new Promise((r) => setTimeout(r, 20)))
      if (Date.now() > end)
        throw new Error(`${shell} does not answer; its screen: ${JSON.stringify(screen)}`);
  };
  try {
    await until(() => screen.includes('READY'));
    terminal.stdin.write(keys);
    await until(() => existsSync(given));
    return readFileSync(given, 'utf8').split('\0').slice(0, -1);
  } finally {
    terminal.stdin.end();
    terminal.kill('SIGKILL');
  }
}

function executable(path: string, text: string): void {
  writeFileSync(path, `#!/bin/sh\n${text}\n`);
  chmodSync(path, 0o755);
}
