/**
 * What the command line says, in English. The type of this value is what every other language has to hold.
 * Values that come from files or arguments stand in backticks.
 */
export const en = {
  code: 'en',

  /** Words of `--help`. */
  help: {
    usage: 'Usage:',
    arguments: 'Arguments:',
    options: 'Options:',
    commands: 'Commands:',
    examples: 'Examples:',
    tagline: 'Write, check, draw and version the procedures of your team.',
    rootUsage: '<command> [options]',
    groups: { start: 'Start:', check: 'Check:', read: 'Read:', more: 'More:' },
    help: 'Show this help',
    version: 'Show the version; with --verbose also what it runs on',
    color: 'Colour even where the output is no terminal',
    noColor: 'No colour',
    plain: 'No box drawing and no symbols, for screen readers and old terminals',
    verbose: 'Say more when something goes wrong',
    everywhere: 'For every command:',
    foot: 'What a command does and takes: sop <command> --help. How steps are written: sop help steps.',
    json: 'Print data as JSON',
    dryRun: 'Show what would be written and write nothing',
  },

  /** One entry a command: `summary` in the list of commands, the options, and examples as [command line, what it does]. */
  commands: {
    overview: { summary: 'Overview of the handbook and what to do next' },
    init: {
      summary: 'Make a folder a handbook',
      folder: 'the folder; this one when left out',
      title: 'Name of the handbook',
      department: 'Name of the first department',
      lang: 'Language of the SOPs: `en`; several as `en,nl`, the first is the main one',
      ci: 'Check every change on the git host: github, gitlab or none',
      git: 'Make it a git repository if it is none',
      noGit: 'Leave git alone',
      yes: 'Take the suggested answer to every question',
      examples: [
        ['sop init', 'asks what it needs, shows what it will write, then writes it'],
        ['sop init handbook --title "Lantern support" --ci github --git', 'asks nothing'],
        ['sop init --dry-run', 'shows what it would write'],
      ],
    },
    new: {
      summary: 'Write a new SOP from a template',
      title: 'what the SOP is called: "Refund a customer"',
      department: 'Department that owns the work',
      template: 'Template to start from',
      lang: 'Language of the SOP: `en`, `nl`',
      owner: 'Who keeps it right; the department or you when left out',
      id: 'Short name for files and addresses; made from the title when left out',
      from: 'Take the text of this Markdown file (`-` reads standard input)',
      edit: 'Open it in your editor',
      examples: [
        ['sop new', 'asks for the title, the department and the rest'],
        ['sop new "Refund a customer" --department Support', 'asks nothing'],
        ['sop new "Refund a company" --from sops/support/refund-a-customer.md', 'starts from another SOP'],
        ['sop new "Klant terugbetalen" --lang nl --id refund-a-customer', 'a translation: same id'],
      ],
    },
    lint: {
      summary: 'Check SOPs and say how to mend them',
      paths: 'files and folders; the whole handbook when left out',
      fix: 'Mend what can be mended with certainty',
      dryRun: 'With --fix: say what would be mended and change nothing',
      format: 'How findings are printed; may be given more than once',
      outputFile: 'Write the format before it to this file',
      stdinFilename: 'Check standard input as if it were this file',
      rule: 'Change a rule for this run: `long-step=off`, `vague-deadline=error`',
      quiet: 'Show errors only',
      maxWarnings: 'Fail when there are more warnings than this',
      baseline: 'Leave out the findings recorded in this file',
      updateBaseline: 'Record the findings of today in the baseline file',
      lang: 'Language of SOPs that do not name theirs',
      examples: [
        ['sop lint', 'checks the whole handbook'],
        ['sop lint sops/support/refund-a-customer.md', 'checks one file, in a handbook or not'],
        ['sop lint --fix', 'mends what is certain, then checks'],
        ['sop lint -f pretty -f sarif -o sop.sarif', 'for people here, for a machine in a file'],
      ],
    },
    explain: {
      summary: 'Why a rule exists, with a wrong and a right example',
      rule: 'name of the rule, as `sop lint` prints it',
      examples: [
        ['sop explain unknown-step', 'one rule'],
        ['sop explain', 'all rules, a line each'],
      ],
    },
    rules: {
      summary: 'All rules and how strict they are here',
      examples: [['sop rules', 'all rules by group, with the settings of sop.yaml']],
    },
    flow: {
      summary: 'Draw the flowchart of an SOP or of any Markdown file',
      file: 'a file or the id of an SOP',
      ascii: 'Draw with letters and ASCII signs only',
      format: 'rail (drawn here), text, json, mermaid, dot or svg',
      output: 'Write to this file instead of the screen',
      all: 'Write the chart of every SOP into this folder',
      lang: 'Language of the file, when it does not name its own',
      examples: [
        ['sop flow refund-a-customer', 'draws the chart here'],
        ['sop flow runbook.md', 'any Markdown file with steps'],
        ['sop flow refund-a-customer -f svg -o refund.svg', 'a picture'],
        ['sop flow --all charts -f svg', 'a picture of every SOP'],
      ],
    },
    list: {
      summary: 'All SOPs of the handbook with owner, version and status',
      csv: 'Print data as CSV',
      department: 'Only SOPs of this department',
      status: 'Only SOPs with this status: draft, approved or retired',
      examples: [
        ['sop list', 'the master list'],
        ['sop list --department Support --status draft', 'what is being worked on'],
        ['sop list --csv > list.csv', 'for a spreadsheet'],
      ],
    },
    help: {
      summary: 'Explain a topic: steps, front-matter, exit-codes',
      topic: 'a topic or a command',
      examples: [
        ['sop help steps', 'how steps, decisions and jumps are written'],
        ['sop help lint', 'the same as sop lint --help'],
      ],
    },
  },

  /** Openings of what is said on stderr. */
  talk: {
    error: 'error:',
    hint: 'hint:',
    note: 'note:',
    next: 'next:',
    cancelled: 'Stopped. Nothing was written.',
  },

  /** Faults of the command line itself. */
  usage: {
    oneOf: (names: string[]) =>
      names.length === 1 ? `\`${names[0]}\`` : `one of ${names.map((n) => `\`${n}\``).join(', ')}`,
    unknownCommand: (name: string, expected: string) =>
      `Unexpected command \`${name}\`, expected ${expected}`,
    fileAsCommand: (path: string) =>
      `\`${path}\` is a file. To check it: \`sop lint ${path}\`. To draw it: \`sop flow ${path}\`.`,
    unknownOption: (name: string, command: string) => `Unexpected option \`${name}\` for \`${command}\``,
    unknownOptionExpected: (name: string, command: string, expected: string) =>
      `Unexpected option \`${name}\` for \`${command}\`, expected ${expected}`,
    missingArgument: (name: string, command: string) => `Missing \`${name}\` after \`${command}\``,
    missingValue: (option: string) => `Missing value after \`${option}\``,
    tooMany: (command: string) => `Unexpected extra argument for \`${command}\``,
    quoteIt: 'Put text with spaces in quotes: "Refund a customer".',
    seeHelp: (command: string) => `See \`${command} --help\`.`,
    unexpected: (what: string, value: string, expected: string) =>
      `Unexpected ${what} \`${value}\`, expected ${expected}`,
    wholeNumber: 'a whole number, 0 or more',
    other: (message: string) => `The command line could not be read: ${message}`,
  },

  /** Faults of files and folders. */
  files: {
    missing: (path: string) => `There is no file or folder \`${path}\``,
    nearest: (path: string) => `Did you mean \`${path}\`?`,
    checkPath: (folder: string) => `Check the name; paths are read from \`${folder}\`.`,
    folder: (path: string) => `\`${path}\` is a folder, expected a file`,
    denied: (path: string) => `\`${path}\` cannot be read: this account has no right to`,
    tooLarge: (path: string, size: string, most: string) =>
      `\`${path}\` is too large: ${size}, at most ${most}`,
    tooLargeHint: 'Split it, or move pictures and data out of the text.',
    binary: (path: string) => `\`${path}\` is not a text file`,
    binaryHint: 'Only Markdown text can be read. Save the document as Markdown first.',
    encoding: (path: string, line: number) =>
      `\`${path}\` holds a character on line ${line} that is not UTF-8`,
    utf16: (path: string) => `\`${path}\` is saved as UTF-16, expected UTF-8`,
    encodingHint: 'Open it in your editor and save it with the encoding UTF-8. Nothing was changed.',
    outside: (path: string) => `\`${path}\` lies outside the handbook`,
    outsideHint: 'Files are only written inside the folder of `sop.yaml`.',
    exists: (path: string) => `\`${path}\` exists already and is not overwritten`,
    cannotWrite: (path: string, why: string) => `\`${path}\` cannot be written: ${why}`,
    standardInput: 'standard input',
    why: {
      EACCES: 'this account has no right to',
      EPERM: 'this account has no right to',
      EROFS: 'the disk can only be read',
      ENOSPC: 'the disk is full',
      ENOTDIR: 'a part of the path is a file, not a folder',
      EISDIR: 'it is a folder',
      ENAMETOOLONG: 'the name is too long',
      ENOENT: 'the folder does not exist',
      EMFILE: 'too many files are open',
    } as Record<string, string>,
    whyHint: 'Mend that and run the same command again. Nothing else was changed.',
  },

  /** A fault of ours. */
  bug: {
    message: 'Something went wrong inside sop. This is a fault of ours, not of your files.',
    hint: 'Run the same command with `--verbose` and send what it prints to whoever looks after sop for you.',
    report: 'Please pass on the following lines:',
  },

  ask: {
    yes: 'Yes',
    no: 'No',
    needed: 'This is needed.',
    missing: (what: string, flag: string) => `Missing ${what}`,
    missingHint: (flag: string) => `There is no terminal to ask in: add \`${flag}\`.`,
  },
};

export type CliWords = typeof en;
