import type { CliWords } from './en.ts';
import { audit } from './nl/audit.ts';
import { build } from './nl/build.ts';
import { changes } from './nl/changes.ts';
import { bug, files, usage } from './nl/faults.ts';
import { handover } from './nl/handover.ts';
import { commands, help } from './nl/help.ts';
import { history } from './nl/history.ts';
import { lintPast } from './nl/lint-past.ts';
import { notices } from './nl/notices.ts';
import { propose } from './nl/propose.ts';
import { flow, lint, list, overview, rules } from './nl/read.ts';
import { record } from './nl/record.ts';
import { release } from './nl/release.ts';
import { retire } from './nl/retire.ts';
import { review } from './nl/review.ts';
import { serve } from './nl/serve.ts';
import { shells } from './nl/shells.ts';
import { ask, init, newSop } from './nl/start.ts';
import { status } from './nl/status.ts';

/** Wat de opdrachtregel zegt, in het Nederlands. */
export const nl: CliWords = {
  code: 'nl',
  talk: {
    error: 'fout:',
    hint: 'tip:',
    note: 'let op:',
    next: 'verder:',
    cancelled: 'Gestopt. Er is niets geschreven.',
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
