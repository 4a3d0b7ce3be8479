import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/handbook/config.ts';
import { folder, git, paths, read, repository } from '../folder.ts';
import { type Answer, sop, sopWith } from '../shell.ts';

const asked: Answer[] = [
  { question: 'What is the handbook called?', answer: 'Lantern: support' },
  { question: 'Which department comes first?', answer: 'Customer care' },
  { question: 'In which language', answer: 'nl, en' },
  { question: 'Should the git host', answer: 'github' },
  { question: 'Make this folder a git repository', answer: true },
  { question: 'Write this?', answer: true },
];

describe('sop init', () => {
  test('without a terminal takes the suggestions and says what it wrote', async () => {
    const root = folder();
    const handbook = join(root, 'lantern-support');
    const { code, out, err } = await sop(root, 'init', 'lantern-support');
    expect([code, out]).toEqual([0, '']);
    expect(err.replace(root, '…')).toMatchInlineSnapshot(`
      "Handbook in …/lantern-support

        write  sop.yaml                      name, languages and departments
        write  sops/support/write-an-sop.md  a first SOP, on how to write one
        write  .gitattributes                same line ends on every machine

        name        Lantern support (a suggestion; \`--title\` changes it)
        department  Support (a suggestion; \`--department\` changes it)
        languages   en (a suggestion; \`--lang\` changes it)

      The handbook is ready.

      next:
        cd lantern-support           goes to the handbook
        sop new "Refund a customer"  writes your first SOP from a template
        sop lint                     checks all SOPs
      "
    `);
    expect(paths(handbook)).toEqual(['.gitattributes', 'sop.yaml', 'sops/support/write-an-sop.md']);
    expect(read(handbook, 'sop.yaml')).toMatchInlineSnapshot(`
      "# This file makes the folder a handbook. Every line may go: what is not said here has a default.
      title: Lantern support

      # Languages of the SOPs; the first is the main one.
      languages: [en]

      # Who answers for the work. A new SOP takes its owner from its department.
      departments:
        - name: Support
      "
    `);
  });

  test('asks in order, shows the plan, then writes it', async () => {
    const root = folder();
    const { code, err } = await sopWith({ answers: [...asked] }, root, 'init');
    expect(code).toBe(0);
    expect(err.replace(root, '…')).toMatchInlineSnapshot(`
      "Handbook in …

        write  sop.yaml                             name, languages and departments
        write  sops/customer-care/write-an-sop.md   a first SOP, on how to write one
        write  .gitattributes                       same line ends on every machine
        write  .github/workflows/sop.yml            checks every change
        write  .github/workflows/sop-comment.yml    comments on pull requests
        write  .github/workflows/sop-release.yml    numbers and seals what is approved
        write  .github/workflows/sop-reminders.yml  opens an issue for a review due
        make   git repository                       keeps every version of every SOP

        name        Lantern: support
        department  Customer care
        languages   nl, en

      The handbook is ready.

      next:
        sop new "Refund a customer"  writes your first SOP from a template
        sop lint                     checks all SOPs
      "
    `);
    expect(paths(root)).toEqual([
      '.gitattributes',
      '.github/workflows/sop-comment.yml',
      '.github/workflows/sop-release.yml',
      '.github/workflows/sop-reminders.yml',
      '.github/workflows/sop.yml',
      'sop.yaml',
      'sops/customer-care/write-an-sop.md',
    ]);
    expect(git(root, 'symbolic-ref', 'HEAD')).toBe('refs/heads/main\n');
    const { config, diagnostics } = readConfig('sop.yaml', read(root, 'sop.yaml'));
    expect(diagnostics).toEqual([]);
    expect([config.title, config.languages]).toEqual(['Lantern: support', ['nl', 'en']]);
    expect(read(root, 'sops/customer-care/write-an-sop.md')).toContain(
      'title: Een SOP schrijven of wijzigen',
    );
  });

  test.each(asked.map((_, at) => [at]))('stopped at question %i it leaves nothing behind', async (at) => {
    const root = folder();
    const answers = [...asked.slice(0, at), { question: asked[at]?.question ?? '', answer: undefined }];
    const { code, err } = await sopWith({ answers }, root, 'init');
    expect([code, paths(root)]).toEqual([130, []]);
    expect(err).toMatch(/Stopped\. Nothing was written\.\n$/);
  });

  test('a plan that is refused is not carried out', async () => {
    const root = folder();
    const answers = [...asked.slice(0, -1), { question: 'Write this?', answer: false }];
    const { code } = await sopWith({ answers }, root, 'init');
    expect([code, paths(root)]).toEqual([130, []]);
  });

  test.each(['en', 'nl'])('what it writes has no finding in %s', async (language) => {
    const root = repository();
    await sopWith({ language }, root, 'init', '--yes');
    const { code, out } = await sop(root, 'lint');
    expect([code, out]).toEqual([0, 'No findings in 1 file.\n']);
  });

  test.each([
    ['github', '.github/workflows/sop.yml'],
    ['gitlab', '.gitlab-ci.yml'],
  ])('checks for %s pin the version that wrote them', async (host, path) => {
    const root = folder();
    await sop(root, 'init', '--ci', host);
    const { out: version } = await sop(root, '--version');
    expect(read(root, path)).toMatch(
      new RegExp(`sop-cli@${version.trim().replaceAll('.', '\\.')}(?: |$)`, 'm'),
    );
  });

  test('--yes makes the git repository that is suggested; without a terminal alone none is made', async () => {
    expect((await sop(folder(), 'init', '--dry-run', '--yes')).out).toContain('  make   git repository');
    expect((await sop(folder(), 'init', '--dry-run')).out).not.toContain('git repository');
    expect((await sop(folder(), 'init', '--dry-run', '--yes', '--no-git')).out).not.toContain(
      'git repository',
    );
  });

  test('a dry run prints the plan as data and writes nothing', async () => {
    const root = folder();
    const { code, out, err } = await sop(root, 'init', '--dry-run', '--git');
    expect([code, err, paths(root)]).toEqual([0, '', []]);
    expect(out).toContain('  make   git repository');
  });

  test('never overwrites: a second time there is nothing to write', async () => {
    const root = folder({
      '.gitattributes': '*.md text\n',
      'sop.yaml': 'title: Ours\n',
      'sops/a/b.md': '# Ours\n',
    });
    const { code, err } = await sop(root, 'init', '--title', 'Theirs');
    expect(code).toBe(0);
    expect(err.replace(root, '…')).toMatchInlineSnapshot(`
      "Handbook in …

        keep   sop.yaml        is there already and stays as it is
        keep   .gitattributes  is there already and stays as it is

      This is a handbook already; nothing had to be written.

      next:
        sop new "Refund a customer"  writes your first SOP from a template
        sop lint                     checks all SOPs
      "
    `);
    expect(read(root, 'sop.yaml')).toBe('title: Ours\n');
  });

  test('prints what it wrote as JSON', async () => {
    const root = folder();
    const { out, err } = await sop(root, 'init', '--json', '--ci', 'none');
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual({
      folder: root,
      written: ['sop.yaml', 'sops/support/write-an-sop.md', '.gitattributes'],
      planned: ['sop.yaml', 'sops/support/write-an-sop.md', '.gitattributes'],
      kept: [],
      repository: false,
    });
  });

  test('a department that makes no id gets one', async () => {
    const root = folder();
    await sop(root, 'init', '--department', 'Поддержка');
    expect(readConfig('sop.yaml', read(root, 'sop.yaml')).config.departments).toMatchObject([
      { name: 'Поддержка', id: 'department' },
    ]);
    expect((await sop(root, 'lint')).code).toBe(0);
  });

  test('refuses a handbook in a handbook, a file, and a host it does not know', async () => {
    const root = folder({ 'sop.yaml': '', 'notes.md': '' });
    expect((await sop(root, 'init', 'inner')).err).toContain(
      `\`${root}/inner\` lies in the handbook \`${root}\` already`,
    );
    expect((await sop(root, 'init', 'notes.md')).err).toContain('is a file, expected a folder');
    expect((await sop(folder(), 'init', '--ci', 'gitlob')).err).toContain(
      'expected one of `gitlab`, `github`',
    );
    expect((await sop(folder(), 'init', '--lang', 'English')).err).toContain(
      'Unexpected language `English`, expected a language code such as `en` or `nl`',
    );
  });

  test('checks of the git host only where the host reads them', async () => {
    const root = repository();
    mkdirSync(join(root, 'docs'));
    const { code, err } = await sop(join(root, 'docs'), 'init', '--ci', 'github');
    expect(code).toBe(2);
    expect(err).toContain('hint: Make the handbook there, or leave `--ci` out.');
    expect((await sop(root, 'init', 'docs')).code).toBe(0);
    expect(paths(root)).toEqual([
      'docs/.gitattributes',
      'docs/sop.yaml',
      'docs/sops/support/write-an-sop.md',
    ]);
  });
});
