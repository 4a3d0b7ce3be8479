import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lantern, refund } from '../cli/lantern.ts';
import { git, repository } from '../folder.ts';
import { has, type TestedShell, typed } from './keyboard.ts';

const shells: TestedShell[] = ['bash', 'zsh', 'fish'];

/** Names that would do harm, or fall apart, in a shell that took them for more than text. */
const hostile = [
  'Abuse $(touch stolen) & `touch stolen`',
  `Bob's "own" desk; touch stolen`,
  'Complaints, été *?[a-z] ~',
  'Deep\\ water | touch stolen',
];

const handbook = () => {
  const root = repository({
    ...lantern,
    'sop.yaml': `departments:\n${[...hostile, 'Support', 'Warehouse', '-rf']
      .map((name) => `  - name: '${name.replaceAll("'", "''")}'\n    id: d${name.length}\n`)
      .join('')}`,
    'sops/support/refund-again.md': refund.replace('refund-customer', 'refund-again'),
    'notes.md': 'Nothing\n',
  });
  for (const version of ['1.4.0', '1.10.0', '2.0.0'])
    git(root, 'tag', '-a', '-m', version, `refund-customer@${version}`);
  return root;
};

describe.each(shells)('completion in %s', (shell) => {
  const isHere = has(shell);
  if (!isHere) console.warn(`${shell} is not installed here: its completion is tested in CI only`);
  const real = test.runIf(isHere);

  real.each([
    ['a command', 'expl\t', ['explain']],
    ['an option', 'lint --stdin-f\t', ['lint', '--stdin-filename']],
    ['an id', 'flow lost\t', ['flow', 'lost-parcel']],
    ['the common part of two ids', 'flow ref\t', ['flow', 'refund-']],
    ['a version', 'flow refund-customer@2\t', ['flow', 'refund-customer@2.0.0']],
    ['a department', 'list --department Ware\t', ['list', '--department', 'Warehouse']],
    ['a department behind a short option', 'new -d Supp\t', ['new', '-d', 'Support']],
    ['a template', 'new --template incid\t', ['new', '--template', 'incident-explanation']],
    ['a rule', 'explain vague\t', ['explain', 'vague-deadline']],
    ['a level of a rule', 'lint --rule long-step=of\t', ['lint', '--rule', 'long-step=off']],
    ['a status', 'list --status app\t', ['list', '--status', 'approved']],
    ['a topic', 'help exi\t', ['help', 'exit-codes']],
    ['a file where nothing else fits', 'new --from notes\t', ['new', '--from', 'notes.md']],
  ])('%s', async (_, keys, expected) => {
    expect(await typed(shell, handbook(), `show-args ${keys}\r`)).toEqual(expected);
  });

  real.each([
    ['unquoted', ''],
    ['behind a single quote', "'"],
    ['behind a double quote', '"'],
  ])('names full of signs stay one word and do nothing, %s', async (_, quote) => {
    const root = handbook();
    for (const name of hostile) {
      const start = name.slice(0, 3);
      const given = await typed(shell, root, `show-args list --department ${quote}${start}\t\r`);
      expect(given).toEqual(['list', '--department', name]);
    }
    expect(existsSync(join(root, 'stolen'))).toBe(false);
  });
});
