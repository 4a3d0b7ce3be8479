/** What reports of findings and explanations of rules say, in English. The type of this value is what every other language has to hold. */
export const en = {
  severity: { error: 'error', warning: 'warning', hint: 'hint', off: 'off' },
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
  hints: (n: number) => (n === 1 ? '1 hint' : `${n} hints`),
  inFiles: (n: number, all: number) => `in ${n} of ${all === 1 ? '1 file' : `${all} files`}`,
  nothing: (all: number) => (all === 1 ? 'No findings in 1 file.' : `No findings in ${all} files.`),
  fixable: (n: number) => `${n} fixable with \`sop lint --fix\`.`,
  known: (n: number) =>
    n === 1 ? '1 known finding of the baseline left out.' : `${n} known findings of the baseline left out.`,
  gone: (n: number) =>
    n === 1
      ? '1 finding of the baseline is gone; `sop lint --update-baseline` takes it out:'
      : `${n} findings of the baseline are gone; \`sop lint --update-baseline\` takes them out:`,
  more: (n: number) => (n === 1 ? 'and 1 more finding' : `and ${n} more findings`),
  title: 'SOP check',
  wrong: 'Wrong',
  right: 'Right',
  fixed: 'After `sop lint --fix`',
  strictness: 'Severity',
  switchOff: 'To switch it off in a handbook, write in `sop.yaml`:',
  ignoreOne: 'To ignore it in one place, write under the step or above the line, with your reason:',
  ignoreReason: 'why this is right here',
  noIgnore: 'A rule of document control cannot be ignored in the text that it judges.',
  fixes: 'Mended by `sop lint --fix` where it is certain.',
  mended: 'fix',
};

export type ReportWords = typeof en;
