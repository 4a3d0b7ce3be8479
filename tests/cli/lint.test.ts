import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, paths, read, repository, write } from '../folder.ts';
import { sop, sopWith } from '../shell.ts';
import { config, lantern, parcel, refund } from './lantern.ts';

const runbook =
  '# Restart the shop\n\n## Steps\n\n1. Open the console.\n2. Is the shop red?\n   - Yes: go to step 9\n   - No: Stop.\n';

describe('sop lint', () => {
  test('checks the folders of SOPs, but no README, and exits 1 on an error', async () => {
    expect(await sop(repository(lantern), 'lint')).toMatchInlineSnapshot(`
      {
        "code": 1,
        "err": "",
        "out": "sops/warehouse/lost-parcel.md

        error 21:30 Unexpected placeholder \`{{the number of the carrier}}\`, expected
                    your own text [placeholder-left]
          > 21 │ 1. **Ask the carrier.** Call {{the number of the carrier}}.
               │                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            22 │ 2. **Tell the customer.** Write what the carrier said. End.
          hint: Write what the placeholder asks for. A field that your help desk fills
                in stands in backticks.
          why: A reader in the middle of a case meets a gap instead of the rule, and
               has to invent one.

      1 error in 1 of 2 files.
      ",
      }
    `);
  });

  test('nothing found', async () => {
    const root = repository({ 'sop.yaml': config, 'sops/support/refund-customer.md': refund });
    expect(await sop(root, 'lint')).toEqual({ code: 0, out: 'No findings in 1 file.\n', err: '' });
  });

  test.each([[], ['sops'], ['lost-parcel'], ['sops/support/refund-customer.md'], ['no-such-id']])(
    'a line without options means what it means to the grammar of the command line: lint %s',
    async (...paths) => {
      const root = repository(lantern);
      await sop(root, 'lint', '--update-baseline');
      write(root, { 'sops/support/parcel.md': parcel.replace('id: lost-parcel', 'id: parcel') });
      expect(await sop(root, 'lint', ...paths)).toEqual(await sop(root, 'lint', '--', ...paths));
    },
  );

  test('a file, a folder and an id say the same', async () => {
    const root = repository(lantern);
    const ways = [
      'sops/warehouse/lost-parcel.md',
      'sops/warehouse',
      'LOST-PARCEL',
      join(root, 'sops/warehouse'),
    ];
    const runs = await Promise.all(ways.map((way) => sop(root, 'lint', way)));
    expect(new Set(runs.map((run) => run.out)).size).toBe(1);
    expect(runs[0]?.out).toContain('1 error in 1 of 1 file.');
  });

  test('paths are shown as they count from here, and the handbook of the file counts', async () => {
    const root = folder({
      'book/sop.yaml': `${config}rules:\n  placeholder-left: hint\n`,
      'book/sops/lost-parcel.md': parcel,
    });
    const { code, out } = await sop(root, 'lint', 'book/sops', '--format', 'compact');
    expect([code, out.split('\n')[0]]).toEqual([
      0,
      'book/sops/lost-parcel.md:21:30: suggestion: Unexpected placeholder `{{the number of the carrier}}`, expected your own text [placeholder-left]',
    ]);
    expect((await sop(join(root, 'book/sops'), 'lint', '-f', 'compact')).out).toMatch(
      /^lost-parcel\.md:21:30/,
    );
  });

  test('an unknown path is exit 2 and names the nearest', async () => {
    const root = repository(lantern);
    expect(await sop(root, 'lint', 'sops/support/refund-custmer.md')).toEqual({
      code: 2,
      out: '',
      err: 'error: There is no file or folder `sops/support/refund-custmer.md`\n\nhint: Did you mean `sops/support/refund-customer.md`?\n',
    });
    expect((await sop(root, 'lint', 'refund-costumer')).err).toContain('Did you mean `refund-customer`?');
    expect((await sop(folder(), 'lint', 'x.md')).err).toMatch(
      /hint: Check the name; paths are read from `.*`\.\n/,
    );
  });

  test('any Markdown file anywhere: its structure is checked, front matter is not asked for', async () => {
    const root = folder({ 'restart.md': runbook });
    const { code, out, err } = await sop(root, 'lint', 'restart.md', '-f', 'compact');
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatchInlineSnapshot(`
      "restart.md:3:1: error: Unexpected SOP without a section \`Purpose\`, expected a heading \`## Purpose\` [missing-section]
      restart.md:3:1: error: Unexpected SOP without a section \`Terms\`, expected a heading \`## Terms\` [missing-section]
      restart.md:7:6: warning: Unexpected line without an answer among the answers to \`Is the shop red?\`, expected the answer it is for [unlabelled-branch]
      restart.md:7:11: error: Unexpected jump to step \`9\`, expected a step from \`1\` to \`2\` [unknown-step]
      "
    `);
  });

  test('front matter is asked for where the file has to be an SOP', async () => {
    const root = folder({
      ...lantern,
      'sops/support/notes.md': '## Purpose\n\nNotes.\n',
      'docs/notes.md': '## Purpose\n\nNotes.\n',
    });
    expect((await sop(root, 'lint', 'sops/support/notes.md', '-f', 'compact')).out).toContain('front-matter');
    expect((await sop(root, 'lint', 'docs/notes.md', '-f', 'compact')).out).not.toContain('front-matter');
    write(root, { 'docs/half.md': '---\ndepartment: Support\n---\n\n## Purpose\n\nNotes.\n' });
    expect((await sop(root, 'lint', 'docs/half.md', '-f', 'compact')).out).toContain(
      'error: Unexpected front matter without `id`',
    );
  });

  test('in a folder outside the SOPs only what looks like an SOP is checked, and the rest is counted', async () => {
    const root = folder({
      'restart.md': runbook,
      'blog/post.md': '---\ntitle: News\ntags: [shop]\n---\n\nWe moved.\n',
      'CHANGELOG.md': '# Changes\n',
      'node_modules/x/readme.md': runbook,
      '.notes/x.md': runbook,
      'drafts/.gitignore': 'secret.md\n',
      'drafts/secret.md': runbook,
    });
    const { out, err } = await sop(root, 'lint', '.', '-f', 'json');
    expect(JSON.parse(out).summary).toMatchObject({ filesChecked: 1 });
    expect(err).toBe('note: 2 other Markdown files were passed over: they are no SOPs.\n');
  });

  test('a pattern that the shell left alone', async () => {
    const root = repository(lantern);
    const { out } = await sop(root, 'lint', 'sops/*/lost-*.md', '-f', 'json');
    expect(JSON.parse(out).summary).toMatchObject({ filesChecked: 1 });
    expect((await sop(root, 'lint', 'sops/*/gone-*.md')).err).toContain(
      'There is no file or folder `sops/*/gone-*.md`',
    );
  });

  test("a handbook's templates are no SOPs", async () => {
    const root = repository({ ...lantern, 'templates/ours.md': parcel });
    expect((await sop(root, 'lint', '.', '-f', 'compact')).out).not.toContain('templates/');
  });

  test('nothing to check', async () => {
    expect(await sop(folder(), 'lint')).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "error: There is nothing to check here: no sop.yaml and no folder sops

      hint: Name a file or a folder, as in \`sop lint runbook.md\`, or make a handbook with \`sop init\`.
      ",
        "out": "",
      }
    `);
    expect(await sop(repository({ 'sop.yaml': '' }), 'lint')).toEqual({
      code: 0,
      out: 'No findings in 0 files.\n',
      err: 'note: There are no SOPs here yet.\n',
    });
  });

  test('without sop.yaml the folder `sops` is checked', async () => {
    const { code, out } = await sop(folder({ 'sops/lost-parcel.md': parcel }), 'lint');
    expect([code, out.split('\n')[0]]).toEqual([1, 'sops/lost-parcel.md']);
  });

  test('faults of sop.yaml are findings', async () => {
    const root = repository({ ...lantern, 'sop.yaml': `${config}langages: [en]\n` });
    const { code, out } = await sop(root, 'lint', '-f', 'compact');
    expect(code).toBe(1);
    expect(out).toContain('sop.yaml:11:1: error: Unexpected key `langages`');
  });

  test('rules that need all SOPs also run for one file', async () => {
    const link = refund.replace('Make the refund', 'Follow [the other](../gone.md). Make the refund');
    const root = folder({
      ...lantern,
      'sops/support/refund-customer.md': link,
      'sops/archive/twin.md': refund,
    });
    const { out } = await sop(root, 'lint', 'sops/support/refund-customer.md', '-f', 'compact');
    expect(out).toContain('broken-link');
    expect(out).toContain('[duplicate-id]');
    expect(out.split('\n').filter((line) => line.startsWith('sops/archive/'))).toEqual([]);
  });
});

describe('sop lint: files that cannot be read', () => {
  test('one that is named is exit 2 and says what to do', async () => {
    const root = folder();
    const bytes = {
      'a.md': Buffer.from('# Refund\n\n1. Caf\xe9\n', 'latin1'),
      'b.md': Buffer.from('\ufeff# Refund', 'utf16le'),
      'c.md': Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0]),
      'd.md': Buffer.alloc(3 * 1024 * 1024, 'a'),
    };
    write(root, bytes as unknown as Record<string, string>);
    const said = await Promise.all(
      Object.keys(bytes).map(async (name) => (await sop(root, 'lint', name)).err.split('\n')[0]),
    );
    expect(said).toEqual([
      'error: `a.md` holds a character on line 3 that is not UTF-8',
      'error: `b.md` is saved as UTF-16, expected UTF-8',
      'error: `c.md` is not a text file',
      'error: `d.md` is too large: 3.0 MB, at most 2.0 MB',
    ]);
  });

  test('one of a folder is a finding, and the others are still checked', async () => {
    const root = repository({ 'sop.yaml': config, 'sops/support/refund-customer.md': refund });
    write(root, { 'sops/support/old.md': Buffer.from('1. Caf\xe9\n', 'latin1') } as unknown as Record<
      string,
      string
    >);
    const { code, out } = await sop(root, 'lint', '-f', 'compact');
    expect(code).toBe(1);
    expect(out).toContain(
      'sops/support/old.md:1:1: error: `sops/support/old.md` holds a character on line 1 that is not UTF-8 [unreadable-document]',
    );
  });
});

describe('sop lint: what counts', () => {
  test('severities from the command line win; only errors fail, and warnings beyond a limit', async () => {
    const root = repository(lantern);
    const code = async (...argv: string[]) => (await sop(root, 'lint', '-q', ...argv)).code;
    expect(await code()).toBe(1);
    expect(await code('--rule', 'placeholder-left=off')).toBe(0);
    expect(await code('--rule', 'placeholder-left=warning')).toBe(0);
    expect(await code('--rule', 'placeholder-left=warning', '--max-warnings', '0')).toBe(1);
    expect(await code('--rule', 'placeholder-left=warning', '--max-warnings', '1')).toBe(0);
  });

  test('options that will not do', async () => {
    const root = repository(lantern);
    const said = async (...argv: string[]) => (await sop(root, 'lint', ...argv)).err.split('\n')[0];
    expect(await said('--rule', 'placeholder=off')).toBe(
      'error: Unexpected rule `placeholder`, expected the name of a rule',
    );
    expect(await said('--max-warnings', 'ten')).toBe(
      'error: Unexpected value of `--max-warnings` `ten`, expected a whole number, 0 or more',
    );
    expect(await said('--format', 'jason')).toBe(
      'error: Unexpected value of `--format` `jason`, expected `json`',
    );
    expect(await said('--lang', 'x')).toBe(
      'error: Unexpected language `x`, expected a language code such as `en` or `nl`',
    );
    expect(await said('-f', 'json', '-f', 'compact')).toBe('error: Two formats cannot both be printed here');
  });

  test('quiet shows errors alone and still counts warnings', async () => {
    const root = repository(lantern);
    const { code, out } = await sop(
      root,
      'lint',
      '-q',
      '--rule',
      'placeholder-left=warning',
      '--max-warnings',
      '0',
    );
    expect([code, out]).toEqual([1, 'No findings in 2 files.\n']);
  });

  test('`-o` belongs to the `-f` before it', async () => {
    const root = repository(lantern);
    const { out } = await sop(
      root,
      'lint',
      '-f',
      'sarif',
      '-o',
      'out/sop.sarif',
      '-f',
      'compact',
      '-f',
      'junit',
      '-o',
      'sop.xml',
    );
    expect(out).toMatch(/^sops\/warehouse\/lost-parcel\.md:21:30/);
    expect(JSON.parse(read(root, 'out/sop.sarif')).version).toBe('2.1.0');
    expect(read(root, 'sop.xml')).toMatch(/^<\?xml/);
  });

  test('a baseline holds back what was there, and shows what is new', async () => {
    const root = repository(lantern);
    expect((await sop(root, 'lint', '--update-baseline')).err).toBe(
      '1 finding recorded in sop-baseline.json.\n',
    );
    expect((await sop(root, 'lint')).code).toBe(0);
    expect((await sop(root, 'lint', '--no-baseline')).code).toBe(1);
    write(root, { 'sops/warehouse/lost-parcel.md': parcel.replace('Write what', 'Write {{how}} what') });
    const { code, out } = await sop(root, 'lint', '-f', 'compact');
    expect(code).toBe(1);
    expect(out).toContain('`{{how}}`');
    expect(out).not.toContain('number of the carrier');
    const part = await sop(root, 'lint', 'sops/warehouse', '--update-baseline');
    expect([part.code, part.err.split('\n')[0]]).toEqual([
      2,
      'error: A baseline can only be written for the whole handbook',
    ]);
    expect((await sop(root, 'lint', '--baseline', 'none.json')).err).toContain(
      'There is no file or folder `none.json`',
    );
  });
});

describe('sop lint --fix', () => {
  const skipped = refund.replace('owner: Ana Silva', 'owner: @ana-silva');
  const mended = refund.replace('owner: Ana Silva', 'owner: ana-silva');

  test('fixes what is certain, leaves every other byte, and reports what is left', async () => {
    const root = repository({ ...lantern, 'sops/support/refund-customer.md': skipped });
    const { code, err } = await sop(root, 'lint', '--fix', '-q');
    expect([code, err]).toEqual([
      1,
      'Fixed:\n  sops/support/refund-customer.md:5  Write `ana-silva`\n\nnote: 1 finding was fixed.\n',
    ]);
    expect(read(root, 'sops/support/refund-customer.md')).toBe(mended);
    expect((await sop(root, 'lint', '--fix')).err).toBe('note: nothing could be fixed with certainty.\n');
  });

  test('a dry run says how much and changes nothing', async () => {
    const root = repository({ ...lantern, 'sops/support/refund-customer.md': skipped });
    expect((await sop(root, 'lint', '--fix', '--dry-run')).err).toBe(
      'Would be fixed:\n  sops/support/refund-customer.md:5  Write `ana-silva`\n\nnote: 1 finding could be fixed; nothing was changed.\n',
    );
    expect(read(root, 'sops/support/refund-customer.md')).toBe(skipped);
  });

  test('follows a link to the file and leaves no draft behind', async () => {
    const root = repository({ 'sop.yaml': config, 'sops/shared/refund.md': skipped });
    symlinkSync('refund.md', join(root, 'sops/shared/alias.md'));
    await sop(root, 'lint', 'sops/shared/alias.md', '--fix');
    expect(read(root, 'sops/shared/refund.md')).toBe(mended);
    expect(paths(root)).toEqual(['sop.yaml', 'sops/shared/alias.md', 'sops/shared/refund.md']);
  });
});

describe('sop lint: standard input', () => {
  test('is checked as the file whose name is given', async () => {
    const root = repository(lantern);
    const argv = ['lint', '--stdin-filename', 'sops/warehouse/lost-parcel.md', '-f', 'compact'];
    const { code, out } = await sopWith({ stdin: parcel }, root, ...argv);
    expect([code, out.split(' ')[0]]).toEqual([1, 'sops/warehouse/lost-parcel.md:21:30:']);
  });

  test('with --fix the text goes to stdout and the report to stderr', async () => {
    const root = repository(lantern);
    const stdin = refund.replace('owner: Ana Silva', 'owner: @ana-silva');
    const argv = ['lint', '--fix', '--stdin-filename', 'sops/support/refund-customer.md'];
    const { out, err } = await sopWith({ stdin }, root, ...argv);
    expect(out).toBe(refund.replace('owner: Ana Silva', 'owner: ana-silva'));
    expect(err).toContain('No findings in 1 file.');
  });
});

describe('sop lint in a terminal', () => {
  test('a long line of talk is broken between words', async () => {
    const { err } = await sopWith({ terminal: { out: true, err: true }, width: 60 }, folder(), 'lint');
    expect(err.split('\n').filter((line) => line.length > 60)).toEqual([]);
    expect(err).toContain(
      'hint: Name a file or a folder, as in `sop lint runbook.md`,\n      or make a handbook',
    );
  });
});

test('findings and explanations in Dutch', async () => {
  const dutch = { language: 'nl' };
  const { out } = await sopWith(dutch, repository(lantern), 'lint', '-f', 'compact');
  expect(out).toMatch(/^sops\/warehouse\/lost-parcel\.md:21:30: fout: Onverwacht/);
  expect((await sopWith(dutch, folder(), 'explain', 'placeholder-left')).out).toMatch(
    /^placeholder-left {2}fout \(error\), Opbouw\n/,
  );
});

describe('in GitHub Actions', () => {
  const env = { GITHUB_ACTIONS: 'true' };

  test('findings stand beside the lines too, without being asked', async () => {
    const { out } = await sopWith({ env }, folder(lantern), 'lint');
    const [, token, report, after] =
      /^::stop-commands::([\w-]{36})\n([\s\S]*)::\1::\n([\s\S]*)$/.exec(out) ?? [];
    expect(token).toBeDefined();
    expect(report).toContain('[placeholder-left]');
    expect(after).toMatch(/^::(?:error|warning|notice) file=sops\/warehouse\/lost-parcel\.md,line=\d+/);
    expect(
      after?.split('\n').filter((line) => line !== '' && !/^::(?:error|warning|notice) /.test(line)),
    ).toEqual([]);
  });

  test('what somebody named is no command of the runner in talk either', async () => {
    for (const name of ['::error::boo', 'a\n  ::stop-commands::x', 'x ##[add-mask]y']) {
      const { err } = await sopWith({ env }, folder(lantern), 'lint', '--since', name);
      expect(err).toMatch(/error: /);
      expect(err).not.toMatch(/^\s*::|##\[/m);
    }
  });

  test('a format that is asked for is printed alone', async () => {
    const { out } = await sopWith({ env }, folder(lantern), 'lint', '--format', 'compact');
    expect(out).not.toContain('::');
    const data = await sopWith({ env }, folder(lantern), 'lint', '--json');
    expect(JSON.parse(data.out)).toHaveProperty('summary');
  });
});
