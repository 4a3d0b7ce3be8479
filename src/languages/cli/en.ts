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
  usage,
  files,
  bug,
  lint,
  lintPast,
  flow,
  rules,
  list,
  overview,
  // What only some commands say is a getter: the build opens it when it is first asked for.
  get help() {
    return help;
  },
  get commands() {
    return commands;
  },
  get ask() {
    return ask;
  },
  get init() {
    return init;
  },
  get new() {
    return newSop;
  },
  get audit() {
    return audit;
  },
  get shells() {
    return shells;
  },
  get record() {
    return record;
  },
  get notices() {
    return notices;
  },
  get handover() {
    return handover;
  },
  get propose() {
    return propose;
  },
  get history() {
    return history;
  },
  get status() {
    return status;
  },
  get build() {
    return build;
  },
  get serve() {
    return serve;
  },
  get review() {
    return review;
  },
  get retire() {
    return retire;
  },
  get changes() {
    return changes;
  },
  get release() {
    return release;
  },
};

export type CliWords = typeof en;
