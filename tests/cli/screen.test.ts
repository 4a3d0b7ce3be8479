import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { type Files, folder, repository } from '../folder.ts';
import { sop, sopWith } from '../shell.ts';
import { lantern, parcel, refund } from './lantern.ts';

/** Command lines of every command; those that change something are run in a handbook of their own. */
const runs: Record<string, string[][]> = {
  overview: [[]],
  init: [['.', '--yes', '--dry-run']],
  new: [
    ['Repair a lamp', '-d', 'Support', '--owner', 'Bo Jansen', '--dry-run'],
    ['Repair a lamp', '-d', 'Support', '--owner', 'Bo'],
  ],
  lint: [
    [],
    ['--format', 'compact'],
    ['--format', 'markdown'],
    ['--format', 'github'],
    ['--fix', '--dry-run'],
    ['no-such-file'],
  ],
  handover: [['Ana Silva', '--to', 'Bo Jansen', '--dry-run']],
  explain: [['unknown-step'], ['no-such-rule']],
  rules: [[]],
  flow: [
    ['ID'],
    ['ID', '--format', 'text'],
    ['ID', '--format', 'mermaid'],
    ['ID', '--format', 'dot'],
    ['ID', '--write', '--dry-run'],
    ['no-such-id'],
  ],
  list: [[], ['--csv'], ['--status', 'draft'], ['--department', 'none']],
  help: [[], ['steps'], ['versions'], ['no-such-topic']],
  schema: [['config'], ['findings']],
  completion: [['bash'], ['zsh']],
  log: [['ID']],
  show: [['ID']],
  diff: [['ID']],
  restore: [['ID@1.0.0']],
  status: [[], ['--format', 'github-issue']],
  review: [['ID', '--dry-run']],
  retire: [['ID', '-m', 'Old', '--dry-run']],
  stop: [['ID', '-m', 'Wait', '--dry-run']],
  notice: [['ID', '-m', 'Wait', '--until', '2026-12-01', '--dry-run']],
  resume: [['ID', '--dry-run']],
  approve: [['ID']],
  release: [['ID', '-m', 'First', '--dry-run']],
  schedule: [['ID@1.0.0', '--on', '2026-12-01']],
  reword: [['ID', '--because', 'Same']],
  audit: [[], ['ID']],
  propose: [['ID', '--dry-run']],
};

/** Commands that print no text of a handbook, or cannot be run here: with why. */
const apart: Record<string, string> = {
  build: 'writes pages and prints their number; its pages have tests of their own',
  serve: 'runs until it is stopped',
  lsp: 'talks to an editor and prints nothing for people',
};

async function commands(): Promise<string[]> {
  const { out } = await sop(folder(), 'complete', 'zsh', '=');
  return ['overview', ...out.split('\n').flatMap((line) => line.split('\t')[0] || [])];
}

test('every command is looked at here', async () => {
  const all = await commands();
  const missing = all.filter((name) => !runs[name] && !apart[name]);
  expect(
    missing.map(
      (name) => `add \`${name}\` to \`runs\` in tests/cli/screen.test.ts: command lines that print`,
    ),
  ).toEqual([]);
});

/** Sequences that repaint a terminal, set its title, ring, or turn the direction of text. */
const evil = '\u001b[2J\u001b]0;owned\u0007\u009b31m\u202e\u2066\u0007';

/** What a file can hold, with control characters wherever YAML and Markdown let them through. */
const hostile: Files = {
  'sop.yaml': `title: "Lantern \\e[2J\\u202e"\ndepartments:\n  - name: "Support \\e[31m\\u009b"\n    id: support\nroles: ["Lead \\e]0;x\\a"]\n`,
  'sops/support/evil-\u001b[31m\u202e.md': refund
    .replace('id: refund-customer', `id: evil`)
    .replace('title: Refund a customer', `title: "Refund \\e[2J\\u202e\\u009b"`)
    .replace('department: Support', `department: "Support \\e[31m"`)
    .replace('owner: Ana Silva', `owner: "Ana \\e[5m"`)
    .replace('**Refund**', `**Ref${evil}und**`)
    .replace('Pay it back.', `Pay it ${evil}back.`)
    .replace('older than 30 days', `older ${evil} than 30 days`)
    .replace('Go on.', `Go to **No ${evil} such step**.`),
  'sops/support/plain.md': parcel.replace('id: lost-parcel', `id: "lost\\e[31m"`),
};

const control = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** Lines that hold a character that a terminal acts on, readable. The line that counts up and goes away is ours. */
const badLines = (text: string) =>
  text
    .replaceAll(/\r[^\u001b\r\n]*\u001b\[K/g, '')
    .split(/\r?\n/)
    .filter((line) => control.test(line))
    .map((line) => JSON.stringify(line));

const all = Object.entries(runs).flatMap(([command, list]) =>
  list.map((argv): [string, string[]] => [command, argv]),
);

describe('no control character of a file reaches the terminal', () => {
  test.each(all)('sop %s %j', async (command, argv) => {
    const root = repository(hostile);
    const words = argv.map((word) => word.replace('ID', 'evil'));
    const shell = { terminal: { out: true, err: true } };
    const { out, err } = await sopWith(shell, root, ...(command === 'overview' ? [] : [command]), ...words);
    expect(badLines(out)).toEqual([]);
    expect(badLines(err)).toEqual([]);
    const byPath = words.map((word) => word.replace('evil', `sops/support/evil-\u001b[31m\u202e.md`));
    const again = await sopWith(shell, root, ...(command === 'overview' ? [] : [command]), ...byPath);
    expect(badLines(again.out + again.err)).toEqual([]);
  });
});

describe('nor one that was typed, or is the name of a file that a script hands over', () => {
  test.each([
    [[evil]],
    [['lint', evil]],
    [['lint', '--format', evil]],
    [['lint', '--since', evil]],
    [['lint', `--${evil}`]],
    [['flow', evil]],
    [['help', evil]],
    [['list', '--department', evil]],
  ])('sop %j', async (argv) => {
    const { code, out, err } = await sopWith(
      { terminal: { out: true, err: true } },
      repository(lantern),
      ...argv,
    );
    expect([code, badLines(out), badLines(err)]).toEqual([2, [], []]);
  });
});

describe('--plain has no boxes and no symbols', () => {
  test.each(all)('sop %s %j', async (command, argv) => {
    const root = repository(lantern);
    const words = argv.map((word) => word.replace('ID', 'refund-customer'));
    const { out, err } = await sopWith(
      { terminal: { out: true, err: true } },
      root,
      ...(command === 'overview' ? [] : [command]),
      ...words,
      '--plain',
    );
    const odd = `${out}${err}`.split(/\r?\n/).filter((line) => /[^\x20-\x7e€é]/.test(line));
    expect(odd).toEqual([]);
  });
});

const wide = '返金手続き';

/** Titles and steps in scripts with wide characters, with emoji that are joined of several. */
const eastern: Files = {
  'sop.yaml': `title: ${wide}\ndepartments: [${wide}]\n`,
  'sops/refund.md': refund
    .replace('title: Refund a customer', `title: ${wide}${wide} 👩‍👩‍👧‍👦 ${wide}${wide}${wide}`)
    .replace('department: Support', `department: ${wide}`)
    .replace('owner: Ana Silva', 'owner: 田中 👍🏽')
    .replaceAll('Close the ticket', `${wide} 👩‍👩‍👧‍👦`)
    .replace('Pay it back.', `${wide}${wide}${wide}${wide}${wide}${wide} 🧾.`),
};

describe('40 columns', () => {
  test.each([
    ['list', []],
    ['flow', ['refund']],
    ['lint', []],
    ['status', []],
    ['log', ['refund']],
    ['rules', []],
  ])('sop %s fits, with wide characters too', async (command, argv) => {
    const shell = { width: 40, terminal: { out: true, err: true } };
    const { out } = await sopWith(shell, repository(eastern), command, ...argv);
    const words = (line: string) => Math.max(...line.split(/\s+/).map((word) => stringWidth(word)));
    const long = out.split('\n').filter((line) => stringWidth(line) > 40 && words(line) <= 36);
    expect(long).toEqual([]);
  });
});
