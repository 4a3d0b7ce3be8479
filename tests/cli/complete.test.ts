import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bashWord, readBashLine } from '../../src/cli/complete-line.ts';
import { folder, git, repository } from '../folder.ts';
import { sop, sopWith } from '../shell.ts';
import { lantern, parcel } from './lantern.ts';

/** What bash breaks words at when nobody changed it. */
const breaks = ' \t\n"\'@><=;|&(:';

describe('a line of bash', () => {
  test.each([
    ['sop li', ['li'], 0, ''],
    ['sop flow refund@1', ['flow', 'refund@1'], 6, ''],
    ['sop list --department=Cust', ['list', '--department=Cust'], 13, ''],
    ["sop list -d 'Bob'\\''s d", ['list', '-d', "Bob's d"], 4, "'"],
    ["sop list -d 'Two w", ['list', '-d', 'Two w'], 0, "'"],
    ['sop list -d "a \\" \\x', ['list', '-d', 'a " \\x'], 0, '"'],
    ['LANG=nl sop list ', ['list', ''], 0, ''],
  ])('%s', (line, words, kept, quote) => {
    expect(readBashLine(line, breaks)).toEqual({
      words: words.slice(0, -1),
      current: words.at(-1),
      kept,
      quote,
    });
  });

  test('every value comes back as it was, whatever it holds and however it is quoted', () => {
    const values = fc.string({ unit: 'grapheme', minLength: 1 });
    const starts = fc.constantFrom('', "'", '"');
    fc.assert(
      fc.property(values, starts, (value, quote) => {
        const line = readBashLine(`sop list -d ${quote}`, breaks);
        const word = bashWord(value, line);
        if (word === undefined) expect([quote, value.includes('!')]).toEqual(['"', true]);
        else {
          const read = readBashLine(`sop list -d ${quote}${word}${quote} x`, breaks);
          expect(read.words).toEqual(['list', '-d', value]);
        }
      }),
    );
  });
});

describe('sop complete', () => {
  const offered = async (root: string, current: string, ...words: string[]) =>
    (await sop(root, 'complete', 'zsh', `=${current}`, ...words)).out.split('\n').slice(0, -1);

  test('commands with what they do, in the language of the reader', async () => {
    expect(await offered(folder(), '')).toContain('lint\tCheck SOPs and say how to fix them');
    const { out } = await sopWith({ language: 'nl' }, folder(), 'complete', 'fish', '=');
    expect(out).toContain('lint\tSOP’s controleren');
    expect(out).not.toMatch(/^(?:overview|complete)\b/m);
  });

  test('options of the command, without those that are given already and that count once', async () => {
    const values = (await offered(folder(), '--', 'lint', '--fix', '--rule', 'long-step=off')).map(
      (line) => line.split('\t')[0],
    );
    expect(values).toEqual(expect.arrayContaining(['--rule', '--quiet', '--no-color']));
    expect(values).not.toContain('--fix');
    expect(await offered(folder(), '-', 'lint', '--')).toEqual([]);
  });

  test('ids with their departments, versions behind `@`, the highest first', async () => {
    const root = repository(lantern);
    for (const version of ['1.4.0', '1.10.0', '1.9.0']) git(root, 'tag', `refund-customer@${version}`);
    git(root, 'tag', 'refund-customer@next');
    expect(await offered(root, '', 'flow')).toEqual(['refund-customer\tSupport', 'lost-parcel\tWarehouse']);
    expect(await offered(root, 'refund-customer@', 'flow')).toEqual([
      'refund-customer@1.10.0',
      'refund-customer@1.9.0',
      'refund-customer@1.4.0',
    ]);
  });

  test('owners are the people, roles and teams of sop.yaml', async () => {
    expect(await offered(folder(lantern), '', 'new', '--owner')).toEqual(['Ana Silva', 'Bo Jansen']);
  });

  test('a name that would repaint the terminal or pass for an option is not offered', async () => {
    const bad = ['\u001b[31mred', 'a\u202eb', '--force', 'two\tparts'];
    const files = Object.fromEntries(
      bad.map((id, n) => [`sops/bad-${n}.md`, parcel.replace('id: lost-parcel', `id: '${id}'`)]),
    );
    const root = folder({ ...lantern, ...files });
    expect(await offered(root, '', 'flow')).toEqual(['refund-customer\tSupport', 'lost-parcel\tWarehouse']);
  });

  test.each([
    ['a broken sop.yaml', { 'sop.yaml': '\u0000\u0001' }, ['bash', breaks, 'sop list -d ']],
    ['a line that ends nowhere', lantern, ['bash', breaks, 'sop flow "']],
    ['words that no command has', lantern, ['zsh', '=x', 'no', 'such', '--thing']],
    ['nothing at all', {}, []],
    ['tags where there is no repository', lantern, ['zsh', '=refund-customer@', 'flow']],
  ])('%s: nothing is said and nothing fails', async (_, files, argv) => {
    expect(await sop(folder(files), 'complete', ...argv)).toMatchObject({ code: 0, err: '' });
  });
});

/** Values of options and arguments that only the person knows, or that are files: the shell completes those. */
const free = new Set(
  `--title --id --from --output-file --output --out --stdin-filename --max-warnings --baseline --all --on --effective --message --because
  --reviews --review-url --until --base --today --port --against --explain init:folder new:title`.split(
    /\s+/,
  ),
);

describe('every value of every command', () => {
  const root = () => {
    const made = repository({ ...lantern, 'sop.yaml': `${lantern['sop.yaml']}roles: [Agent]\n` });
    git(made, 'tag', 'refund-customer@1.4.0');
    return made;
  };
  const namesOf = (out: string) => out.split('\n').flatMap((line) => line.split('\t')[0] || []);
  const offer = async (at: string, ...words: string[]) =>
    namesOf((await sop(at, 'complete', 'zsh', '=', ...words)).out);

  test('is completed, or known to be free', async () => {
    const at = root();
    const unknown: string[] = [];
    for (const command of await offer(at)) {
      const { out } = await sop(at, command, '--help');
      const options = [...out.matchAll(/^ {2}(?:-\w, )?(--[\w-]+) </gm)].map((d) => d[1] ?? '');
      for (const option of options)
        if (!free.has(option) && (await offer(at, command, 'refund-customer', option)).length === 0)
          unknown.push(`${command} ${option}`);
      const first = /^Usage: sop \S+(?: \[options\])? [[<]([\w@]+)/m.exec(out)?.[1];
      if (
        first &&
        first !== 'options' &&
        !free.has(`${command}:${first}`) &&
        (await offer(at, command)).length === 0
      )
        unknown.push(`${command} <${first}>`);
    }
    expect(
      unknown.map(
        (name) => `name what \`sop ${name}\` takes in src/cli/complete-values.ts, or as free in this test`,
      ),
    ).toEqual([]);
  });

  test.each(['lint', 'flow', 'status', 'diff', 'audit'])(
    'the formats of sop %s are all of them',
    async (command) => {
      const at = root();
      const { err } = await sop(
        at,
        command,
        ...(command === 'flow' ? ['refund-customer'] : []),
        '--format',
        'qqqq',
      );
      const named = [...(/, expected ([^\n]+)/.exec(err)?.[1] ?? '').matchAll(/`([\w-]+)`/g)].map(
        (d) => d[1],
      );
      expect(named.length).toBeGreaterThan(2);
      expect((await offer(at, command, '--format')).sort()).toEqual(named.sort());
    },
  );
});

describe('sop completion', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell', 'pwsh'])('%s', async (shell) => {
    const { code, out, err } = await sop(folder(), 'completion', shell);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain(`sop complete ${shell === 'pwsh' ? 'powershell' : shell} `);
  });

  test('says which shells there are', async () => {
    expect(await sop(folder(), 'completion')).toEqual({
      code: 2,
      out: '',
      err: 'error: Missing `shell` after `sop completion`\n\nhint: Choose one of `bash`, `zsh`, `fish`, `powershell`.\n',
    });
    expect((await sop(folder(), 'completion', 'zhs')).err).toContain('expected `zsh`');
  });
});
