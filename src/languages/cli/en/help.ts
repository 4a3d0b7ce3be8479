// What `--help` says: headings, options for every command, and one entry a command with its options and examples.

import { buildCommands } from './build.ts';
import { handoverCommands } from './handover.ts';
import { historyCommands } from './history.ts';
import { noticeCommands } from './notices.ts';
import { proposeCommands } from './propose.ts';
import { releaseCommands } from './release.ts';
import { retireCommands } from './retire.ts';
import { reviewCommands } from './review.ts';
import { serveCommands } from './serve.ts';
import { shellCommands } from './shells.ts';
import { statusCommands } from './status.ts';

/** Words of `--help`. */
export const help = {
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  commands: 'Commands:',
  examples: 'Examples:',
  tagline: 'Write, check, draw and version the procedures of your team.',
  rootUsage: '<command> [options]',
  groups: {
    start: 'Start:',
    check: 'Check:',
    read: 'Read:',
    past: 'See what changed:',
    publish: 'Publish:',
    keep: 'Keep up to date:',
    tell: 'Tell readers at once:',
    more: 'More:',
  },
  help: 'Show this help',
  version: 'Show the version; with --verbose also what it runs on',
  color: 'Colour even where the output is no terminal',
  noColor: 'No colour',
  plain: 'Plain letters, for screen readers and old terminals',
  verbose: 'Say more when something goes wrong',
  everywhere: 'For every command:',
  foot: ['What a command does and takes: sop <command> --help', 'How steps are written: sop help steps'],
  topics: 'Topics of sop help:',
  json: 'Print data as JSON',
  dryRun: 'Show what would be written and write nothing',
};

/** One entry a command: `summary` in the list of commands, the options, and examples as [command line, what it does]. */
export const commands = {
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
      ['sop init handbook --title "Lantern support" --ci github --yes', 'asks nothing'],
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
    yes: 'Ask nothing; take what is suggested',
    examples: [
      ['sop new', 'asks for the title, the department and the rest'],
      ['sop new "Refund a customer" --department Support', 'asks for the rest: template and owner'],
      ['sop new "Refund a customer" -d Support --yes', 'asks nothing'],
      ['sop new "Refund a company" --from sops/support/refund-a-customer.md', 'starts from another SOP'],
      ['sop new "Klant terugbetalen" --lang nl --id refund-a-customer', 'a translation: same id'],
    ],
  },
  lint: {
    summary: 'Check SOPs and say how to fix them',
    paths: 'files and folders; the whole handbook when left out',
    fix: 'Fix what can be fixed with certainty',
    dryRun: 'With --fix: say what would be fixed and change nothing',
    format: 'How findings are printed; may be given more than once',
    outputFile: 'Write the format before it to this file',
    stdinFilename: 'Check standard input as if it were this file',
    rule: 'Change a rule for this run: `long-step=off`, `vague-deadline=error`',
    quiet: 'Show errors only',
    maxWarnings: 'Fail when there are more warnings than this',
    baseline: 'Leave out the findings recorded in this file; sop-baseline.json when there is one',
    noBaseline: 'Show the findings of the baseline too',
    updateBaseline: 'Record the findings of today in the baseline file',
    since:
      'Check what changed since this branch or commit, by its rules; what was there before does not fail',
    lang: 'Language of SOPs that do not name theirs',
    examples: [
      ['sop lint', 'checks the whole handbook'],
      ['sop lint sops/support/refund-a-customer.md', 'checks one file, in a handbook or not'],
      ['sop lint --fix', 'fixes what is certain, then checks'],
      ['sop lint --since origin/main', 'checks a change: what it touches and what it does to the others'],
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
    layout: 'How an SVG is laid out: rail, or lanes with one for every role',
    write:
      'Keep the chart in the file as Mermaid, for readers on a git host; without a file, renew the charts of all SOPs that keep one',
    force: 'Overwrite a file that is no chart of sop flow',
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
    on: 'What was, is or will be in force on this date',
    csv: 'Print data as CSV',
    department: 'Only SOPs of this department',
    status: 'Only SOPs with this status: draft, approved or retired',
    examples: [
      ['sop list', 'the master list'],
      ['sop list --department Support --status draft', 'what is being worked on'],
      ['sop list --on 2026-03-01', 'what was in force on that day'],
      ['sop list --csv > list.csv', 'for a spreadsheet'],
    ],
  },
  audit: {
    summary: 'Prove what was approved, by whom and when, and name every gap',
    id: 'only these SOPs; the whole handbook when left out',
    on: 'As it was at the end of this day: `2026-01-31`',
    format: 'terminal, json or markdown',
    output: 'Write to this file; with --pack the folder to write',
    against: 'Compare with a seal that was kept outside',
    seal: 'Print a seal of all tags and records, to be kept where nobody can change it',
    pack: 'Write one revision with its proofs into a folder: `refund-customer@1.4.0`',
    explain: 'Say what happened to a gap, by the name that the audit gives it',
    because: 'What happened',
    examples: [
      ['sop audit', 'the whole handbook; fails while a gap is open'],
      ['sop audit -f markdown -o audit.md', 'the report as a file'],
      ['sop audit --pack refund-customer@1.4.0 -o pack', 'everything about one revision'],
      ['sop audit --seal -o seal.json', 'to compare with later: `--against seal.json`'],
    ],
  },
  help: {
    summary: 'Explain a topic: steps, languages, versions and more',
    topic: 'a topic or a command',
    examples: [
      ['sop help steps', 'how steps, decisions and jumps are written'],
      ['sop help lint', 'the same as sop lint --help'],
    ],
  },
  ...shellCommands,
  ...noticeCommands,
  ...handoverCommands,
  ...proposeCommands,
  ...historyCommands,
  ...statusCommands,
  ...buildCommands,
  ...serveCommands,
  lsp: {
    summary: 'Check while you type: the language server for editors',
    examples: [['sop lsp', 'is started by the editor; docs/editors.md says how']],
  },
  ...releaseCommands,
  ...reviewCommands,
  ...retireCommands,
};
