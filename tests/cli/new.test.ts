import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/handbook/config.ts';
import { folder, git, paths, read, repository } from '../folder.ts';
import { sop, sopWith } from '../shell.ts';
import { config, lantern, refund } from './lantern.ts';

const template =
  '---\nid: {{id}}\ntitle: {{title}}\ndepartment: {{department}}\nowner: {{owner}}\n---\n\n## Purpose\n\n{{Why.}}\n';

describe('sop new without a terminal', () => {
  test('writes one file, prints its path and names what comes next', async () => {
    const root = folder({ ...lantern, 'templates/procedure.md': template });
    const before = paths(root);
    expect(await sop(root, 'new', 'Repair: a lamp', '--department', 'support')).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "
      The draft "Repair: a lamp" is there. Open it and replace everything in {{…}}.

      next:
        sop lint sops/support/repair-a-lamp.md  names what is still missing
        sop flow sops/support/repair-a-lamp.md  draws the steps as a chart
      ",
        "out": "sops/support/repair-a-lamp.md
      ",
      }
    `);
    expect(paths(root).filter((path) => !before.includes(path))).toEqual(['sops/support/repair-a-lamp.md']);
    expect(read(root, 'sops/support/repair-a-lamp.md')).toMatchInlineSnapshot(`
      "---
      id: repair-a-lamp
      title: 'Repair: a lamp'
      department: Support
      owner: Ana Silva
      version: 0.0.0
      status: draft
      template: procedure
      ---

      ## Purpose

      {{Why.}}
      "
    `);
  });

  test('a missing answer names its flag', async () => {
    const root = folder(lantern);
    expect((await sop(root, 'new')).err).toMatchInlineSnapshot(`
      "error: Missing: the title

      hint: Nobody can be asked here, because there is no terminal. Give it: \`sop new "Refund a customer"\`.
      "
    `);
    expect((await sop(root, 'new', 'Repair a lamp')).err).toMatchInlineSnapshot(`
      "error: Missing: the department

      hint: Nobody can be asked here, because there is no terminal. Give it: \`--department\`. This handbook has \`Support\`, \`Warehouse\`.
      "
    `);
    expect(paths(root)).toEqual(Object.keys(lantern).sort());
  });

  test('the owner is that of the department, else who sits here as sop.yaml names them', async () => {
    const root = repository(lantern);
    git(root, 'config', 'user.name', 'ana s');
    const owner = async (...argv: string[]) =>
      JSON.parse((await sop(root, 'new', 'Repair', '--json', ...argv)).out).owner;
    expect(await owner('-d', 'Support')).toBe('Ana Silva');
    expect(await owner('-d', 'Warehouse')).toBe('Ana Silva');
    git(root, 'config', 'user.email', 'kim@lantern.example');
    git(root, 'config', 'user.name', 'Kim Bakker');
    expect(await owner('-d', 'Warehouse')).toBe('Kim Bakker');
    expect(await owner('-d', 'Warehouse', '--owner', 'Bo Jansen')).toBe('Bo Jansen');
  });

  test('nobody known as owner: the flag is named', async () => {
    const { code, err } = await sop(folder(lantern), 'new', 'Repair', '-d', 'Warehouse');
    expect([code, err.split('\n')[0]]).toEqual([2, 'error: Missing: the owner']);
    expect(err).toContain('`--owner`');
  });

  test('a title that another SOP has gets the next free id, and says so', async () => {
    const root = folder(lantern);
    const { out, err } = await sop(root, 'new', 'Refund, customer', '-d', 'Support');
    expect(out).toBe('sops/support/refund-customer-2.md\n');
    expect(err).toContain(
      'note: There is an SOP `refund-customer` already, so this one is `refund-customer-2`.',
    );
  });

  test('an id that is given is taken as it is, or refused', async () => {
    const root = folder(lantern);
    const taken = await sop(root, 'new', 'Refund', '-d', 'Support', '--id', 'Refund-Customer');
    expect(taken).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "error: The id \`Refund-Customer\` is taken by \`sops/support/refund-customer.md\`

      hint: Open that one, or choose another id. A translation has the same id and another \`--lang\`.
      ",
        "out": "",
      }
    `);
    expect((await sop(root, 'new', 'Refund', '-d', 'Support', '--id', '../../refund')).err).toContain(
      'Unexpected id `../../refund`',
    );
    expect((await sop(root, 'new', 'Refund', '-d', 'Support', '--id', 'con')).err).toContain(
      'in use for something else',
    );
    expect((await sop(root, 'new', 'Refund', '-d', 'Support', '--id', 'SUP-0042')).out).toBe(
      'sops/support/SUP-0042.md\n',
    );
  });

  test('a file that lies in the way is never overwritten', async () => {
    const root = folder({ ...lantern, 'sops/support/repair.md': 'Notes of the workshop.\n' });
    expect((await sop(root, 'new', 'Repair', '-d', 'Support')).out).toBe('sops/support/repair-2.md\n');
    expect((await sop(root, 'new', 'Repair', '-d', 'Support', '--id', 'repair')).code).toBe(2);
    expect(read(root, 'sops/support/repair.md')).toBe('Notes of the workshop.\n');
  });

  test('a translation has the same id, its language in its name, and the version that it renders', async () => {
    const root = folder(lantern);
    const argv = ['--lang', 'nl', '--id', 'refund-customer', '-d', 'Support'];
    expect((await sop(root, 'new', 'Klant terugbetalen', ...argv)).out).toBe(
      'sops/support/refund-customer.nl.md\n',
    );
    const text = read(root, 'sops/support/refund-customer.nl.md');
    expect(text).toMatch(/^language: nl$/m);
    expect(text).toMatch(/^translates: 1\.4\.0$/m);
    expect(text).toContain('## Doel');
  });

  test('a language without a template is said', async () => {
    const { err } = await sop(folder(lantern), 'new', 'Erstattung', '-d', 'Support', '--lang', 'de');
    expect(err).toContain('note: The template has no text in `de`; it is in `en`. Translate its headings.');
  });

  test('a department is found however it is spelt; a slip is not taken for a new one', async () => {
    const root = folder(lantern);
    expect((await sop(root, 'new', 'A', '-d', 'WAREHOUSE', '--owner', 'Bo Jansen')).out).toBe(
      'sops/warehouse/a.md\n',
    );
    const slip = await sop(root, 'new', 'B', '-d', 'Suport', '--owner', 'Bo Jansen');
    expect([slip.code, slip.err]).toEqual([
      2,
      'error: Unexpected department `Suport`, expected `Support`\n\nhint: If it really is a new department, add it to `sop.yaml` first.\n',
    ]);
    const other = await sop(root, 'new', 'C', '-d', 'Billing', '--owner', 'Bo Jansen');
    expect(other.out).toBe('sops/billing/c.md\n');
    expect(other.err).toContain(
      'note: `Billing` is not among the departments in sop.yaml. Add it there: `- name: Billing`.',
    );
    expect(read(root, 'sop.yaml')).toBe(config);
  });

  test('names of departments cannot lead out of the handbook', async () => {
    const root = folder(lantern);
    expect((await sop(root, 'new', 'A', '-d', '../../elsewhere', '--owner', 'Bo')).out).toBe(
      'sops/elsewhere/a.md\n',
    );
    const outside = folder();
    symlinkSync(outside, join(root, 'sops/finance'));
    const { code, err } = await sop(root, 'new', 'A', '-d', 'Finance', '--owner', 'Bo');
    expect([code, err.split('\n')[0], paths(outside)]).toEqual([
      2,
      'error: `sops/finance/a-2.md` lies outside the handbook',
      [],
    ]);
  });

  test("the handbook's templates win over ours of the same name", async () => {
    const root = folder({
      ...lantern,
      'templates/procedure.md': template,
      'templates/call-back.md': template,
    });
    await sop(root, 'new', 'A', '-d', 'Support');
    expect(read(root, 'sops/support/a.md')).toContain('{{Why.}}');
    await sop(root, 'new', 'B', '-d', 'Support', '--template', 'call-back');
    expect(read(root, 'sops/support/b.md')).toContain('template: call-back');
    expect((await sop(root, 'new', 'C', '-d', 'Support', '-t', 'escalaton')).err).toContain(
      'Unexpected template `escalaton`, expected `escalation`',
    );
    expect((await sop(root, 'new', 'C', '-d', 'Support', '-t', '../sop')).code).toBe(2);
  });

  test('starts from another SOP without what belongs to that one alone', async () => {
    const root = folder(lantern);
    const { code } = await sop(
      root,
      'new',
      'Refund a company',
      '-d',
      'Support',
      '--from',
      'sops/support/refund-customer.md',
    );
    expect(code).toBe(0);
    const text = read(root, 'sops/support/refund-a-company.md');
    expect(text.split('---')[1]).toBe(
      '\nid: refund-a-company\ntitle: Refund a company\ndepartment: Support\nowner: Ana Silva\nversion: 0.0.0\nstatus: draft\nwhen:\n  - "I was charged twice"\n',
    );
    expect(text.split('\n---\n')[1]).toBe(refund.split('\n---\n')[1]);
  });

  test('starts from standard input, and takes its heading for the title', async () => {
    const root = folder(lantern);
    const stdin = '# Repair a lamp\n\n## Instructions\n\n1. Unplug it.\n';
    expect((await sopWith({ stdin }, root, 'new', '-d', 'Support', '--from', '-')).out).toBe(
      'sops/support/repair-a-lamp.md\n',
    );
    const bytes = new Uint8Array([0x50, 0x4b, 0, 0]);
    expect((await sopWith({ stdin: bytes }, root, 'new', 'X', '-d', 'Support', '--from', '-')).err).toContain(
      '`standard input` is not a text file',
    );
  });

  test('a dry run prints the text and writes nothing', async () => {
    const root = folder({ ...lantern, 'templates/procedure.md': template });
    const { out, err } = await sop(root, 'new', 'Repair', '-d', 'Support', '--dry-run');
    expect(err).toBe('Would write sops/support/repair.md:\n\n');
    expect(out).toMatch(/^---\n(?:.*\n)*id: repair\n/);
    expect(paths(root)).toEqual([...Object.keys(lantern), 'templates/procedure.md'].sort());
  });

  test('prints what it wrote as JSON', async () => {
    const { out } = await sop(folder(lantern), 'new', 'Repair', '-d', 'Support', '--json');
    expect(JSON.parse(out)).toEqual({
      id: 'repair',
      path: 'sops/support/repair.md',
      title: 'Repair',
      department: 'Support',
      owner: 'Ana Silva',
      language: 'en',
      template: 'procedure',
      written: true,
    });
  });

  test('titles that no file name, no YAML and no terminal can carry', async () => {
    const root = folder(lantern);
    const made = async (title: string) => (await sop(root, 'new', title, '-d', 'Support')).out;
    expect(await made('退款')).toBe('sops/support/sop-0001.md\n');
    expect(await made('@home: "it\'s" #1')).toBe('sops/support/home-its-1.md\n');
    expect(read(root, 'sops/support/home-its-1.md')).toContain(`title: '@home: "it''s" #1'\n`);
    expect((await sop(root, 'new', 'a\u001b[31mb', '-d', 'Support')).err).toContain('control character');
    const empty = await sop(root, 'new', ' ', '-d', 'Support');
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('error: A title is needed\n')]);
  });

  test('opens the editor on the file, or says that there is none before anything is written', async () => {
    const root = folder(lantern);
    const opened: string[][] = [];
    const edit = (command: string[], path: string) => opened.push([...command, path]);
    const env = { EDITOR: '"/opt/My Editor/run" --wait' };
    expect((await sopWith({ env, edit }, root, 'new', 'Repair', '-d', 'Support', '--edit')).code).toBe(0);
    expect(opened).toEqual([['/opt/My Editor/run', '--wait', join(root, 'sops/support/repair.md')]]);
    const none = await sop(root, 'new', 'Other', '-d', 'Support', '--edit');
    expect([none.code, paths(root).includes('sops/support/other.md')]).toEqual([2, false]);
  });

  test('works where there is no handbook, and says so', async () => {
    const root = folder();
    const { out, err } = await sop(root, 'new', 'Repair', '-d', 'Support', '--owner', 'Ana');
    expect(out).toBe('sops/support/repair.md\n');
    expect(err).toContain('note: There is no sop.yaml here. `sop init` makes this folder a handbook.');
  });

  test('a broken sop.yaml is not worked by', async () => {
    const root = folder({ 'sop.yaml': 'title: L\ndepartments: Support: x\n' });
    const { code, err } = await sop(root, 'new', 'Repair', '-d', 'Support', '--owner', 'Ana');
    expect([code, paths(root)]).toEqual([2, ['sop.yaml']]);
    expect(err).toMatch(/^error: sop\.yaml:2: Unexpected /);
  });

  test('from a folder inside the handbook the path counts from there', async () => {
    const root = folder(lantern);
    expect((await sop(join(root, 'sops/support'), 'new', 'Repair', '-d', 'Support')).out).toBe('repair.md\n');
  });
});

describe('sop new in a terminal', () => {
  test('asks in order, offers what it knows and adds a new department', async () => {
    const root = folder(lantern);
    const answers = [
      { question: 'What is the SOP called?', answer: 'Repair a lamp' },
      { question: 'Which department', answer: 'Another one …' },
      { question: 'What is the department called?', answer: 'Workshop' },
      { question: 'What should it start from?', answer: 'escalation' },
      { question: 'In which language', answer: 'nl' },
      { question: 'Who keeps it right?', answer: 'Bo Jansen' },
      { question: 'Workshop is not in sop.yaml yet.', answer: true },
    ];
    const { code, out, err } = await sopWith({ answers }, root, 'new');
    expect([code, out]).toEqual([0, 'sops/workshop/repair-a-lamp.nl.md\n']);
    expect(err).toContain('note: `Workshop` was added to the departments in sop.yaml.');
    expect(readConfig('sop.yaml', read(root, 'sop.yaml')).config.departments.map((d) => d.name)).toEqual([
      'Support',
      'Warehouse',
      'Workshop',
    ]);
    expect(read(root, 'sop.yaml').replace('  - name: Workshop\n', '')).toBe(config);
  });

  test('asks only for what is not said', async () => {
    const root = folder(lantern);
    const answers = [{ question: 'In which language', answer: '' }];
    const argv = ['Repair', '-d', 'Support', '-t', 'procedure', '--owner', 'Ana Silva'];
    expect((await sopWith({ answers }, root, 'new', ...argv)).out).toBe('sops/support/repair.md\n');
  });

  test('with --yes nothing is asked', async () => {
    const root = folder(lantern);
    const argv = ['new', 'Repair', '-d', 'Support', '--yes'];
    expect((await sopWith({ answers: [] }, root, ...argv)).out).toBe('sops/support/repair.md\n');
    const { code, err } = await sopWith({ answers: [] }, root, 'new', '--yes');
    expect([code, err]).toEqual([2, expect.stringContaining('With `--yes` nothing is asked.')]);
  });

  test('stopped before the last answer nothing is written', async () => {
    const root = folder(lantern);
    const answers = [
      { question: 'What is the SOP called?', answer: 'Repair' },
      { question: 'Which department', answer: undefined },
    ];
    const { code, err } = await sopWith({ answers }, root, 'new');
    expect([code, err, paths(root)]).toEqual([
      130,
      'Stopped. Nothing was written.\n',
      Object.keys(lantern).sort(),
    ]);
  });
});
