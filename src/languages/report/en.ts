/** What reports of findings and explanations of rules say, in English. The type of this value is what every other language has to hold. */
export const en = {
  /** What a finding is called; advice on any of them has the label `hint`. */
  severity: { error: 'error', warning: 'warning', hint: 'suggestion', off: 'off' },
  /** Behind the rule of a finding that `--fix` mends. */
  canBeFixed: 'fixable',
  group: {
    structure: 'Structure',
    terms: 'Terms',
    steps: 'Steps and flow',
    handbook: 'Handbook',
    control: 'Document control',
  },
  hint: 'hint:',
  why: 'why:',
  errors: (n: number) => (n === 1 ? '1 error' : `${n} errors`),
  warnings: (n: number) => (n === 1 ? '1 warning' : `${n} warnings`),
  hints: (n: number) => (n === 1 ? '1 suggestion' : `${n} suggestions`),
  inFiles: (n: number, all: number) => `in ${n} of ${all === 1 ? '1 file' : `${all} files`}`,
  nothing: (all: number) => (all === 1 ? 'No findings in 1 file.' : `No findings in ${all} files.`),
  fixable: (n: number) => `${n} fixable with \`sop lint --fix\`.`,
  known: (n: number) =>
    n === 1 ? '1 known finding of the baseline left out.' : `${n} known findings of the baseline left out.`,
  gone: (n: number, update: string) =>
    n === 1
      ? `1 finding of the baseline is gone; \`${update}\` takes it out:`
      : `${n} findings of the baseline are gone; \`${update}\` takes them out:`,
  more: (n: number) => (n === 1 ? 'and 1 more finding' : `and ${n} more findings`),
  title: 'SOP check',
  wrong: 'Wrong',
  right: 'Right',
  before: 'The text before:',
  records: 'In the records:',
  now: 'The text now:',
  fixed: 'After `sop lint --fix`',
  strictness: 'Severity',
  switchOff: 'To switch it off in a handbook, write in `sop.yaml`:',
  ignoreOne: 'To ignore it in one place, write under the step or above the line, with your reason:',
  ignoreReason: 'why this is right here',
  noIgnore: 'A rule of document control cannot be ignored in the text that it judges.',
  fixes: 'Mended by `sop lint --fix` where it is certain.',
  mended: 'fix',
  faults: {
    rule: (id: string) => `Unexpected rule \`${id}\`, expected the name of a rule`,
    nearRule: (near: string) => `Did you mean \`${near}\`? \`sop rules\` lists all names.`,
    rules: '`sop rules` lists all names.',
    level: (level: string, id: string, levels: string) =>
      `Unexpected level \`${level}\` for rule \`${id}\`, expected one of ${levels}`,
    levelHint: (id: string) => `Write for example \`--rule ${id}=off\`.`,
    baselineFormat: (format: number, path: string) =>
      `Unexpected baseline format \`${format}\` in \`${path}\`, expected \`1\``,
    baselineFormatHint: 'It was written by a newer `sop`. Update `sop`, or make the baseline again.',
    baseline: (path: string) =>
      `Unexpected content of \`${path}\`, expected a baseline written by \`sop lint --update-baseline\``,
    baselineHint: 'Make it again, or take the option `--baseline` away.',
  },
};

export type ReportWords = typeof en;
