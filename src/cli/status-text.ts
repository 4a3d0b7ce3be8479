import stringWidth from 'string-width';
import { clean } from '../lint/report/clean.ts';
import { readPerson } from '../version/history.ts';
import { type Item, KINDS, type UsedBy } from '../version/matter.ts';
import { sayChange } from './say-change.ts';
import type { Attention } from './status-data.ts';
import { wrapped } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { cut, pad } from './text.ts';

/** Items of one kind that are shown before they are counted. */
const MOST = 10;
/** Changes, and places, that are named of one item. */
const MOST_NAMED = 3;
/** Widest column of ids. */
const WIDEST = 28;

/** What is said of one matter: the first line, then what belongs to it. No line breaks, no control characters. */
export function sayItem(item: Item, t: Terminal): string[] {
  return linesOf(item, t)
    .filter((line) => line !== '')
    .map(clean);
}

function linesOf(item: Item, t: Terminal): string[] {
  const w = t.words.status;
  switch (item.kind) {
    case 'stop':
    case 'notice': {
      const { text, since, until, instead } = item.notice;
      return [w.told(text, since, until), instead ? w.instead(instead) : '', named(item.usedBy, w.usedBy)];
    }
    case 'vanished':
      return [w.vanished(item.version)];
    case 'not-proven':
      return [
        w.notProven(
          item.version,
          item.faults.map((fault) => w.faults[fault]),
        ),
      ];
    case 'approved':
    case 'approval-outdated':
    case 'unreleased':
      return waitingLines(item, t);
    case 'review-overdue':
      return [w.overdue(item.review.due, item.days, item.owner), w.last[item.review.by](item.review.last)];
    case 'review-soon':
      return [w.soon(item.review.due, item.days, item.owner)];
    case 'translation-outdated':
      return [w.behind(item.language, item.translates, item.source, item.isMajor)];
    case 'upcoming':
      return [w.upcoming(item.version, item.start)];
    case 'retired-but-linked':
      return [named(item.usedBy, w.linkedFrom), item.successor ? w.successor(item.successor) : ''];
    case 'owner-unknown':
      return [w.owner(item.owner)];
    case 'unread':
      return [w.unread];
    case 'draft':
      return [
        [w.draft, ...(item.uncommitted ? [w.uncommitted] : [])].join('; '),
        item.fourEyes || item.approvers.length > 0 ? w.mayApprove(item.approvers, item.fourEyes) : '',
      ];
  }
}

const WEIGHT = ['major', 'minor', 'patch'];

function waitingLines(item: Extract<Item, { becomes: string }>, t: Terminal): string[] {
  const w = t.words.status;
  const changes = item.changes.toSorted((a, b) => WEIGHT.indexOf(a.class) - WEIGHT.indexOf(b.class));
  const told = changes.slice(0, MOST_NAMED).map((change) => sayChange(change, t.words));
  const left = changes.length - told.length;
  const names = (people: string[]) => people.map((person) => readPerson(person).name || person);
  const who =
    item.approvedBy.length > 0
      ? w.approvedBy(names(item.approvedBy))
      : w.mayApprove(names(item.approvers), item.fourEyes);
  return [
    w.becomes(item.inForce, item.becomes, item.class),
    ...told,
    left > 0 ? w.moreChanges(left) : '',
    item.outdatedBy.length > 0 ? w.outdatedBy(names(item.outdatedBy)) : '',
    [who, w.stillSee(item.inForce), ...(item.uncommitted ? [w.uncommitted] : [])].join('; '),
  ];
}

const named = (places: readonly UsedBy[], say: (places: string[], more: number) => string): string =>
  places.length === 0
    ? ''
    : say(
        places.slice(0, MOST_NAMED).map(({ path, line }) => `${path}:${line}`),
        Math.max(0, places.length - MOST_NAMED),
      );

/** What is wrong with the handbook as a whole, and what cannot be known here. */
export function sayWhole({ status, where }: Attention, t: Terminal): string[] {
  const w = t.words.status;
  const { branch, main, ahead = 0, behind = 0, halfDone, conflicted, cutOff } = where ?? { conflicted: [] };
  const lines = status.unknown.map((unknown) => w.unknown[unknown]);
  if (halfDone !== undefined) lines.unshift(w.halfDone(halfDone, conflicted));
  // A squash that stopped, or changes that were put aside and came back, leave marks without a merge under way.
  else if (conflicted.length > 0) lines.unshift(w.conflict(conflicted));
  if (cutOff !== undefined) lines.unshift(w.cutOff(cutOff.subject));
  for (const { ledger, fault } of status.faults)
    lines.push(w.ledgerFault(`records/${ledger}.csv`, fault.line));
  if (status.nameless.length > 0)
    lines.push(
      w.nameless(status.nameless.slice(0, MOST_NAMED), Math.max(0, status.nameless.length - MOST_NAMED)),
    );
  if (branch !== undefined && main !== undefined && branch !== main) lines.push(w.offMain(branch, main));
  if (branch !== undefined && behind > 0) lines.push(w.behindHost(behind, branch));
  if (branch !== undefined && ahead > 0) lines.push(w.ahead(ahead, branch));
  return lines.map(clean);
}

/**
 * All matters by kind, most urgent first: a heading, then the ids with what is said of them beside them. Wrapped to the terminal; in a pipe
 * each line stays whole.
 */
export function sayItems(attention: Attention, t: Terminal, most = MOST): string {
  const { items } = attention.status;
  const width = t.terminal.out ? t.width : Number.POSITIVE_INFINITY;
  const names = items.map((item) => nameOf(item, attention));
  const column = Math.min(WIDEST, Math.max(0, ...names.map((name) => stringWidth(name))));
  return KINDS.flatMap((kind) => {
    const found = items.filter((item) => item.kind === kind);
    if (found.length === 0) return [];
    const shown = found.slice(0, most);
    const lines = shown.map((item) =>
      entry(nameOf(item, attention), sayAll(item, attention, t), column, width),
    );
    const more = found.length - shown.length;
    if (more > 0) lines.push(`  ${t.words.status.more(more)}\n`);
    return [`\n${headOf(kind, t)}\n${lines.join('')}`];
  }).join('');
}

/** With where a text that is under way was sent to. */
function sayAll(item: Item, { proposed }: Attention, t: Terminal): string[] {
  const branch = item.path === undefined ? undefined : proposed.get(item.path);
  const isUnderWay = item.urgency === 'open' || item.kind === 'approval-outdated';
  return [...sayItem(item, t), ...(branch && isUnderWay ? [clean(t.words.status.proposed(branch))] : [])];
}

function headOf(kind: Item['kind'], t: Terminal): string {
  const pen = t.pen.out;
  const head = t.words.status.heads[kind];
  if (kind === 'stop' || kind === 'vanished') return pen.red.bold(head);
  return KINDS.indexOf(kind) < KINDS.indexOf('notice') ? pen.yellow.bold(head) : pen.bold(head);
}

/** The id; with its language where that is not the first one. */
function nameOf({ id, language }: Item, { handbook }: Attention): string {
  const [main = 'en'] = handbook.config.languages;
  return clean(language.toLowerCase() === main.toLowerCase() ? id : `${id} (${language})`);
}

function entry(name: string, lines: readonly string[], column: number, width: number): string {
  const room = width - column - 4;
  const isBeside = room >= 30;
  const texts = lines.flatMap((line) => wrapped(line, isBeside ? room : width - 4));
  if (!isBeside) return `  ${name}\n${texts.map((text) => `    ${text}\n`).join('')}`;
  const first = stringWidth(name) > column ? cut(name, column) : name;
  return texts.map((text, at) => `  ${pad(at === 0 ? first : '', column)}  ${text}\n`).join('');
}
