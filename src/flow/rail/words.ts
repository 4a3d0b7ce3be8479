import type { ChartWords } from '../../languages/language.ts';

export const englishChart: ChartWords = {
  start: 'Start',
  end: 'End',
  yes: 'Yes',
  no: 'No',
  otherwise: 'Otherwise',
  if: 'If',
  optional: 'Optional',
  goOn: 'Go on',
  decision: 'Decision',
  step: (n) => `Step ${n}`,
  goTo: (n) => `Go to step ${n}`,
  backTo: (n) => `Back to step ${n}`,
  repeat: (n) => `Repeat step ${n}`,
  continuesAt: (n) => `Continues at ${n}`,
  continuesFrom: (n) => `Continued from ${n}`,
  escalateTo: (role) => `Escalate to ${role}`,
  escalate: 'Escalate',
  seeProcedure: (title) => `See procedure ${title}`,
  procedure: 'See procedure',
  by: (role) => `By ${role}`,
  chartOf: (title) => `Flowchart of ${title}`,
  counts: (steps, decisions) =>
    `${steps} ${steps === 1 ? 'step' : 'steps'}, ${decisions} ${decisions === 1 ? 'decision' : 'decisions'}`,
};
