import { audit } from './en/audit.ts';
import { build } from './en/build.ts';
import { changes } from './en/changes.ts';
import { bug, files, usage } from './en/faults.ts';
import { handover } from './en/handover.ts';
import { commands, help } from './en/help.ts';
import { history } from './en/history.ts';
import { lintPast } from './en/lint-past.ts';
import { notices } from './en/notices.ts';
import { propose } from './en/propose.ts';
import { flow, lint, list, overview, rules } from './en/read.ts';
import { record } from './en/record.ts';
import { release } from './en/release.ts';
import { retire } from './en/retire.ts';
import { review } from './en/review.ts';
import { serve } from './en/serve.ts';
import { shells } from './en/shells.ts';
import { ask, init, newSop } from './en/start.ts';
import { status } from './en/status.ts';

/**
 * What the command line says, in English. The type of this value is what every other language has to hold.
 * Values that come from files or arguments stand in backticks.
 */
export const en = {
  code: 'en',
  /** Openings of what is said on stderr. */
  talk: {
    error: 'error:',
    hint: 'hint:',
    note: 'note:',
    next: 'next:',
    cancelled: 'Stopped. Nothing was written.',
  },
  help,
  commands,
  usage,
  files,
  bug,
  ask,
  init,
  new: newSop,
  lint,
  lintPast,
  audit,
  flow,
  rules,
  list,
  overview,
  shells,
  record,
  notices,
  handover,
  propose,
  history,
  status,
  build,
  serve,
  review,
  retire,
  changes,
  release,
};

export type CliWords = typeof en;
