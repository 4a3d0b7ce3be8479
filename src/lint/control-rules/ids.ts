/** Rules that ask git and the records; a run in which all of them are off asks neither. Loaded without the rules themselves. */
export const controlIds = [
  'approval-outdated',
  'approval-without-evidence',
  'deleted-without-retirement',
  'drifted-step',
  'hand-edited-stamp',
  'policy-changed',
  'review-overdue',
  'same-figure-elsewhere',
  'self-approval',
  'translation-outdated',
  'version-collision',
  'version-not-bumped',
  'version-went-back',
] as const;
