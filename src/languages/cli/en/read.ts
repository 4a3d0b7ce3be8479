// What `sop lint`, `sop flow`, `sop list` and `sop` alone say besides their data.

export const lint = {
  nothingHere: 'There is nothing to check here: no sop.yaml and no folder sops',
  nothingHereHint:
    'Name a file or a folder, as in `sop lint runbook.md`, or make a handbook with `sop init`.',
  twoOnScreen: 'Two formats cannot both be printed here',
  twoOnScreenHint: 'Write one of them to a file: `-f pretty -f sarif -o sop.sarif`.',
  baselineNeedsAll: 'A baseline can only be written for the whole handbook',
  baselineNeedsAllHint: (command: string) => `Leave the paths out: \`${command}\`.`,
  baselineWritten: (n: number, path: string) =>
    n === 1 ? `1 finding recorded in ${path}.` : `${n} findings recorded in ${path}.`,
  progress: (done: number, total: number) => `Checking ${done} of ${total} files …`,
  skipped: (n: number) =>
    n === 1
      ? '1 other Markdown file was passed over: it is no SOP.'
      : `${n} other Markdown files were passed over: they are no SOPs.`,
  fixed: (n: number) =>
    n === 0
      ? 'nothing could be fixed with certainty.'
      : n === 1
        ? '1 finding was fixed.'
        : `${n} findings were fixed.`,
  fixedThese: 'Fixed:',
  wouldFixThese: 'Would be fixed:',
  wouldFix: (n: number) =>
    n === 1
      ? '1 finding could be fixed; nothing was changed.'
      : `${n} findings could be fixed; nothing was changed.`,
};

export const rules = {
  foot: 'Why and how: `sop explain <rule>`. Change one in `sop.yaml` under `rules:`.',
};

export const flow = {
  missingHint: 'Name a file or the id of an SOP, or draw all of them: `sop flow --all charts`.',
  folderHint: 'Name a file in it, or draw all SOPs: `sop flow --all charts`.',
  lanesNote: 'Lanes are drawn in an SVG only: add `-f svg -o chart.svg`.',
  allAlone: (named: string) =>
    `Unexpected \`${named}\` beside \`--all\`, expected no file: all SOPs of the handbook are drawn`,
  allAloneHint: 'Leave one of the two out. For the SOPs of another handbook, go into its folder first.',
  kept: (path: string) => `The chart in ${path} is current.`,
  wrote: (path: string) => `The chart in ${path} was drawn anew.`,
  wouldWrite: (path: string) => `The chart in ${path} would be drawn anew; nothing was changed.`,
  noneKept: 'No SOP keeps a chart yet.',
  noneKeptHint: 'Name the SOP that should: `sop flow refund-a-customer --write`.',
  none: (path: string) => `${path} has no steps: no numbered list or step headings were found.`,
  empty: (path: string) => `${path} is empty: there are no steps to draw.`,
  noneHint: 'Number the steps, a line each: `1.`, `2.`, `3.`. `sop help steps` shows how.',
  bulletsHint: (path: string) =>
    `There is a list with bullets. If those are the steps, number its lines: \`1.\`, \`2.\`, \`3.\`. \`sop lint ${path}\` says more.`,
  lostHint: (path: string) =>
    `A jump in this chart leads to a step that does not exist. Run \`sop lint ${path}\`: it says which.`,
  written: (path: string) => `Chart written to ${path}.`,
  forceHint: 'It is no chart that sop flow wrote. Choose another name, or overwrite it with `--force`.',
  /** What the signs in a chart mean, in the order of the legend. */
  signs: {
    decision: 'decision',
    condition: 'only if',
    'hand-off': 'handed over',
    'sub-procedure': 'another procedure',
    up: 'back to',
    down: 'on to',
    end: 'end',
    lost: 'no such step',
  },
  drawn: (n: number, folder: string) =>
    n === 1 ? `1 chart written to ${folder}.` : `${n} charts written to ${folder}.`,
};

export const list = {
  columns: {
    id: 'Id',
    title: 'Title',
    department: 'Department',
    version: 'Version',
    status: 'Status',
    owner: 'Owner',
    effective: 'Effective',
    nextReview: 'Next review',
    language: 'Language',
    path: 'File',
  },
  statuses: { draft: 'draft', approved: 'approved', retired: 'retired' } as Record<string, string>,
  retired: (n: number) =>
    n === 1
      ? '1 retired SOP is left out: `sop list --status retired`.'
      : `${n} retired SOPs are left out: \`sop list --status retired\`.`,
  shallow:
    'This clone holds only the newest part of the history: versions and dates are those of the texts, not proven. git fetch --unshallow --tags gets the rest.',
  count: (n: number) => (n === 1 ? '1 SOP.' : `${n} SOPs.`),
  left: (columns: string[]) => `No room for: ${columns.join(', ')}. All of it: \`sop list --csv\`.`,
  noDepartment: 'Without a department',
  progress: (done: number, total: number) => `Reading ${done} of ${total} SOPs …`,
  none: 'There are no SOPs here yet.',
  noneMatch: 'No SOP matches.',
  nextNone: [['sop new "Refund a customer"', 'writes the first one']],
  unreadable: (path: string) => `${path} was left out: it cannot be read.`,
  configBroken: (place: string, reason: string) => `${place}: ${reason}. \`sop lint\` says more.`,
};

export const overview = {
  none: 'There is no handbook here yet.',
  counts: (sops: number, departments: number) =>
    `${sops === 1 ? '1 SOP' : `${sops} SOPs`} in ${departments === 1 ? '1 department' : `${departments} departments`}`,
  statuses: (name: string, n: number) => `${n} ${name}`,
  empty: 'No SOPs yet.',
  nextNone: [
    ['sop init', 'makes this folder a handbook'],
    ['sop lint runbook.md', 'checks any Markdown file with steps'],
    ['sop flow runbook.md', 'draws its steps as a chart'],
    ['sop --help', 'all commands'],
  ],
  nextEmpty: [
    ['sop new "Refund a customer"', 'writes the first SOP from a template'],
    ['sop help steps', 'how steps are written'],
  ],
  next: (id: string) => [
    ['sop lint', 'checks all of them'],
    ['sop list', 'shows them with owner, version and status'],
    [`sop flow ${id}`, 'draws one as a chart'],
    ['sop new', 'writes another one'],
    ['sop --help', 'all commands'],
  ],
};
