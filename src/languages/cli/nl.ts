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
  usage,
  files,
  bug,
  lint,
  lintPast,
  flow,
  rules,
  list,
  overview,
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
