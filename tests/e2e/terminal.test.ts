import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { lantern } from '../cli/lantern.ts';
import { folder } from '../folder.ts';

const program = fileURLToPath(new URL('../../bin/sop.js', import.meta.url));

/** What the real program prints into a pipe. */
function piped(env: Record<string, string>, ...argv: string[]): string {
  const { stdout } = spawnSync(process.execPath, [program, ...argv], {
    cwd: folder(lantern),
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
  });
  return stdout;
}

/** The same on a terminal of 80 columns. */
function shown(env: Record<string, string>, ...argv: string[]): string {
  const command = [process.execPath, program, ...argv].map((word) => `'${word}'`).join(' ');
  const { stdout } = spawnSync('script', ['-qfec', `stty cols 80; exec ${command}`, '/dev/null'], {
    cwd: folder(lantern),
    encoding: 'utf8',
    input: '',
    env: { PATH: process.env.PATH, TERM: 'xterm', LANG: 'C.UTF-8', ...env },
  });
  return stdout;
}

const painted = (text: string) => text.includes('\u001b[');

describe('colour', () => {
  test('a terminal gets it, a pipe does not', () => {
    expect(painted(shown({}, 'flow', 'refund-customer'))).toBe(true);
    expect(painted(piped({}, 'flow', 'refund-customer'))).toBe(false);
  });

  test.each([
    ['NO_COLOR', { NO_COLOR: '1' }, [], false],
    ['NO_COLOR and --color', { NO_COLOR: '1' }, ['--color'], true],
    ['--no-color', {}, ['--no-color'], false],
    ['TERM=dumb', { TERM: 'dumb' }, [], false],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
  ])('on a terminal with %s', (_, env, flags, expected) => {
    expect(painted(shown(env as Record<string, string>, 'flow', 'refund-customer', ...flags))).toBe(expected);
  });

  test.each([
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, [], true],
    ['FORCE_COLOR and --no-color', { FORCE_COLOR: '1' }, ['--no-color'], false],
    ['--color', {}, ['--color'], true],
  ])('into a pipe with %s', (_, env, flags, expected) => {
    expect(painted(piped(env as Record<string, string>, 'flow', 'refund-customer', ...flags))).toBe(expected);
  });
});

test('a terminal that can show nothing but letters gets nothing but letters', () => {
  const chart = shown({ TERM: 'dumb' }, 'flow', 'refund-customer');
  expect(chart).toContain('Find the order');
  expect(chart).toMatch(/^[\x20-\x7e\r\n]+$/);
});
