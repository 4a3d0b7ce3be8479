import { describe, expect, test } from 'vitest';
import { helpPages, run } from '../../src/cli/main.ts';
import { quickAnswer } from '../../src/cli/quick.ts';
import { spoken } from '../../src/cli/words.ts';
import { shellIn } from '../shell.ts';

const answer = (argv: string[], env: Record<string, string> = {}, width = 80, terminal = false) =>
  quickAnswer(argv, () => ({ env, terminal, width }));

const names = Object.keys(await helpPages(shellIn('/').shell));

describe('help that was kept when the program was built', () => {
  test.each(
    spoken.flatMap((language) =>
      [80, 100, 240].flatMap((width) => [false, true].map((color) => [language, width, color] as const)),
    ),
  )('says in %s, %i columns wide, colour %s, what the program says', async (language, width, color) => {
    for (const name of names) {
      const argv = name === '' ? ['--help'] : [name, '--help'];
      const { shell, said } = shellIn('/', { language, width, color: { out: color, err: color } });
      expect(await run(argv, shell)).toBe(0);
      const env = { SOP_LANGUAGE: language, ...(color ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) };
      expect(answer(argv, env, width)).toBe(said.out);
    }
  });

  test('names every command', () => {
    expect(names).toEqual(expect.arrayContaining(['', 'init', 'lint', 'release', 'audit', 'lsp']));
  });

  test('is left to the program where it would look otherwise, and where more is said', () => {
    expect(answer(['--help'], {}, 61)).toBe(undefined);
    expect(answer(['--help'], { TERM: 'dumb' })).toBe(undefined);
    for (const argv of [
      [],
      ['lint'],
      ['lnit', '--help'],
      ['lint', '--help', '--color'],
      ['--color', '--help'],
    ])
      expect(answer(argv)).toBe(undefined);
  });

  test('follows the language, and the terminal for colour', () => {
    expect(answer(['lint', '-h'], { LANG: 'nl_NL.UTF-8' })).toMatch(/^Gebruik: /);
    expect(answer(['lint', '-h'], {}, 80, true)).toContain('\u001b[');
    expect(answer(['lint', '-h'])).not.toContain('\u001b[');
  });
});

test('the version alone', () => {
  expect(answer(['--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(answer(['-V'])).toBe(answer(['--version']));
  expect(answer(['--version', '--verbose'])).toBe(undefined);
});
