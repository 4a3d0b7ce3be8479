import { describe, expect, test } from 'vitest';
import { folder } from '../folder.ts';
import { sop, sopWith } from '../shell.ts';

describe('what cannot be understood', () => {
  test('a command that does not exist names the nearest', async () => {
    expect(await sop(folder(), 'lnit')).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "error: Unexpected command \`lnit\`, expected one of \`init\`, \`lint\`

      hint: See \`sop --help\`.
      ",
        "out": "",
      }
    `);
  });

  test('a command like no other names all', async () => {
    const { code, err } = await sop(folder(), 'gargle');
    expect(code).toBe(2);
    expect(err).toContain('expected one of `init`, `new`, `lint`, `explain`, `rules`, `flow`, `list`, ');
  });

  test('common words name the command or topic that is meant', async () => {
    expect((await sop(folder(), 'check')).err).toContain('expected `lint`');
    expect((await sop(folder(), 'draw')).err).toContain('expected `flow`');
    expect((await sop(folder(), 'help', 'decisions')).err).toContain('expected `steps`');
  });

  test('a file in place of a command', async () => {
    expect((await sop(folder(), 'refund.md')).err).toContain(
      'hint: `refund.md` is a file. To check it: `sop lint refund.md`. To draw it: `sop flow refund.md`.',
    );
  });

  test('an option that does not exist names the nearest of its command', async () => {
    expect(await sop(folder(), 'lint', '--fxi')).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "error: Unexpected option \`--fxi\` for \`sop lint\`, expected \`--fix\`

      hint: See \`sop lint --help\`.
      ",
        "out": "",
      }
    `);
  });

  test('a title without quotes', async () => {
    expect(await sop(folder(), 'new', 'Refund', 'a', 'customer')).toMatchInlineSnapshot(`
      {
        "code": 2,
        "err": "error: Unexpected extra argument for \`sop new\`

      hint: Put text with spaces in quotes: "Refund a customer".
      ",
        "out": "",
      }
    `);
  });

  test('an option without its value', async () => {
    expect((await sop(folder(), 'new', '--department')).err).toBe(
      'error: Missing value after `-d, --department <name>`\n\nhint: See `sop new --help`.\n',
    );
  });

  test('a value that is none of a few', async () => {
    expect((await sop(folder(), 'list', '--status', 'aproved')).err).toBe(
      'error: Unexpected value of `--status` `aproved`, expected `approved`\n',
    );
  });
});

describe('help', () => {
  test('of the whole', async () => {
    expect((await sop(folder(), '--help')).out).toMatchInlineSnapshot(`
      "Usage: sop <command> [options]

      Write, check, draw and version the procedures of your team.

      Start:
        init [folder]        Make a folder a handbook
        new [title]          Write a new SOP from a template

      Check:
        lint [paths...]      Check SOPs and say how to fix them
        explain [rule]       Why a rule exists, with a wrong and a right example
        rules                All rules and how strict they are here

      Read:
        flow [file]          Draw the flowchart of an SOP or of any Markdown file
        list                 All SOPs of the handbook with owner, version and status

      See what changed:
        log <sop>            All revisions of an SOP: who, why, approved by whom, in
                             force when
        show <sop>           One text of an SOP, byte for byte: in force now, on a
                             date, or a version
        diff [texts...]      What readers must do differently: two texts of an SOP, or
                             all that changed
        restore <sop>        Bring the text of an old revision back as a new draft

      Publish:
        propose [ids...]     Put changed SOPs before others, without knowing git
        approve <id>         Approve the text of an SOP as it is now
        release [ids...]     Publish a new revision of an SOP: number, stamps, commit
                             and seal
        schedule <revision>  Move or cancel a revision that waits for its date
        reword <id>          Say that a reworded step means the same
        build                Make the site that readers use
        serve                Look at the site while you write: every save shows at
                             once

      Keep up to date:
        status               What needs attention, and what to do next
        review <id>          Record that the text in force was read again and is right
        retire <id>          Take an SOP out of use; it is kept with all its revisions
        handover <person>    Give all that one person has to another, for good or
                             until a date
        audit [id...]        Prove what was approved, by whom and when, and name every
                             gap

      Tell readers at once:
        stop <id>            Tell readers at once not to work by an SOP
        notice <id>          Tell readers something on top of an SOP until a date
        resume <id>          End the stop and the notices on an SOP

      More:
        help [topic]         Explain a topic: steps, languages, versions and more
        schema [name]        JSON Schema for editors and programs: front-matter,
                             config, findings
        completion [shell]   Let the Tab key complete sop in bash, zsh, fish or
                             PowerShell
        lsp                  Check while you type: the language server for editors

      For every command:
        --version   Show the version; with --verbose also what it runs on
        --color     Colour even where the output is no terminal
        --no-color  No colour
        --plain     Plain letters, for screen readers and old terminals
        --verbose   Say more when something goes wrong
        -h, --help  Show this help

      What a command does and takes: sop <command> --help
      How steps are written: sop help steps
      "
    `);
  });

  test('the same page for `sop help new` and `sop new --help`', async () => {
    const [one, other] = await Promise.all([sop(folder(), 'help', 'new'), sop(folder(), 'new', '--help')]);
    expect(one).toEqual(other);
    expect(one.out).toMatchInlineSnapshot(`
      "Usage: sop new [options] [title]

      Write a new SOP from a template

      Arguments:
        title                    what the SOP is called: "Refund a customer"

      Options:
        -d, --department <name>  Department that owns the work
        -t, --template <name>    Template to start from
        --lang <tag>             Language of the SOP: \`en\`, \`nl\`
        --owner <name>           Who keeps it right; the department or you when left
                                 out
        --id <id>                Short name for files and addresses; made from the
                                 title when left out
        --from <file>            Take the text of this Markdown file (\`-\` reads
                                 standard input)
        --edit                   Open it in your editor
        -y, --yes                Ask nothing; take what is suggested
        --dry-run                Show what would be written and write nothing
        --json                   Print data as JSON
        -h, --help               Show this help

      Examples:
        sop new
            asks for the title, the department and the rest
        sop new "Refund a customer" --department Support
            asks for the rest: template and owner
        sop new "Refund a customer" -d Support --yes
            asks nothing
        sop new "Refund a company" --from sops/support/refund-a-customer.md
            starts from another SOP
        sop new "Klant terugbetalen" --lang nl --id refund-a-customer
            a translation: same id
      "
    `);
  });

  test('lists its topics, and finds them however they are spelt', async () => {
    expect((await sop(folder(), 'help')).out).toContain(
      '  steps         how steps, decisions, jumps and endings are written\n',
    );
    expect((await sop(folder(), 'help', 'Exit_Codes')).out).toMatch(/^ {2}0 {4}everything is fine/);
    expect((await sop(folder(), 'help', 'stepps')).err).toContain(
      'Unexpected topic `stepps`, expected `steps`',
    );
  });

  test.each(['en', 'nl'])('every page in %s fits 80 columns', async (language) => {
    const { out: offered } = await sop(folder(), 'complete', 'zsh', '=');
    const commands = offered.split('\n').flatMap((line) => line.split('\t')[0] || []);
    expect(commands.length).toBeGreaterThan(8);
    const pages = [
      ...commands.map((name) => [name, '--help']),
      ['--help'],
      ['help'],
      ...['steps', 'front-matter', 'languages', 'versions', 'exit-codes'].map((topic) => ['help', topic]),
    ];
    const long: string[] = [];
    for (const argv of pages) {
      const { code, out } = await sopWith({ language }, folder(), ...argv);
      expect([argv, code]).toEqual([argv, 0]);
      long.push(...out.split('\n').filter((line) => line.length > 80));
    }
    expect(long).toEqual([]);
  });
});

describe('flags for every command', () => {
  test('colour only where it is asked for, on each stream alone', async () => {
    const paint = '\u001b[';
    const color = { out: true, err: false };
    expect((await sopWith({ color }, folder(), '--help')).out).toContain(paint);
    expect((await sopWith({ color }, folder(), 'lnit')).err).not.toContain(paint);
    expect((await sopWith({ color }, folder(), 'help', '--no-color')).out).not.toContain(paint);
    expect((await sop(folder(), 'lnit', '--color')).err).toContain(paint);
  });

  test('`--verbose` shows where an error was raised', async () => {
    expect((await sop(folder(), 'explain', 'no-such-rule-at-all', '--verbose')).err).toContain('    at ');
    expect((await sop(folder(), 'explain', 'no-such-rule-at-all')).err).not.toContain('    at ');
  });
});

describe('version', () => {
  test('the number alone, or with what it runs on', async () => {
    expect((await sop(folder(), '--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect((await sop(folder(), '--version', '--verbose')).out).toMatch(
      /^sop \d+\.\d+\.\d+, Node \d+\.\d+\.\d+, \w+ \w+, git \d[^\n]*\nMarkdown: satteri, remark\n/,
    );
    const remark = { env: { SOP_PARSER: 'remark' } };
    expect((await sopWith(remark, folder(), '--version', '--verbose')).out).toContain('\nMarkdown: remark\n');
  });
});

describe('errors', () => {
  test('a fault of ours is exit 3, without a stack unless it is asked for', async () => {
    const broken = {
      out: () => {
        throw new TypeError('no paper left');
      },
    };
    const { code, err } = await sopWith(broken, folder(), 'help', 'steps');
    expect(code).toBe(3);
    expect(err).toMatchInlineSnapshot(`
      "error: Something went wrong inside sop. This is a fault of ours, not of your files.

        TypeError: no paper left

      hint: Run the same command with \`--verbose\` and send what it prints to whoever looks after sop for you.
      "
    `);
    const verbose = await sopWith({ ...broken, env: { SOP_DEBUG: '1' } }, folder(), 'help', 'steps');
    expect(verbose.err).toMatch(
      /pass on the following lines:\n {2}sop .*\n {2}sop help steps\nTypeError: no paper left\n {4}at /,
    );
  });

  test("a disk that refuses is the person's to mend", async () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device'), {
      code: 'ENOSPC',
      path: '/mnt/share/a.md',
    });
    const { code, err } = await sopWith(
      {
        out: () => {
          throw full;
        },
      },
      folder(),
      'help',
      'steps',
    );
    expect([code, err]).toEqual([
      2,
      'error: `/mnt/share/a.md` cannot be written: the disk is full\n\nhint: Put that right and run the same command again.\n',
    ]);
  });

  test('in Dutch', async () => {
    expect((await sopWith({ language: 'nl' }, folder(), 'lnit')).err).toBe(
      'fout: Onverwacht commando `lnit`, verwacht een van `init`, `lint`\n\ntip: Zie `sop --help`.\n',
    );
  });
});

describe('sop alone', () => {
  test('where there is no handbook', async () => {
    expect(await sop(folder())).toMatchInlineSnapshot(`
      {
        "code": 0,
        "err": "
      next:
        sop init             makes this folder a handbook
        sop lint runbook.md  checks any Markdown file with steps
        sop flow runbook.md  draws its steps as a chart
        sop --help           all commands
      ",
        "out": "There is no handbook here yet.
      ",
      }
    `);
  });
});
