import type { Item } from '../version/matter.ts';
import type { Status } from '../version/status.ts';
import { parseTag } from '../version/tag.ts';
import type { Attention } from './status-data.ts';
import type { Refused } from './status-refused.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

type Line = [command: string, does: string];

/** The one next command: what mends what is known first, then what is most urgent of what can be done here. */
export function nextOf(attention: Attention, t: Terminal): Line {
  const w = t.words.status.next;
  const { status, where, overtaken, refused } = attention;
  if (status.unknown.includes('no-repository')) return asLine(w.init);
  if (status.counts.sops === 0) return asLine(w.write);
  if (status.unknown.includes('no-commit')) return asLine(refused ? lintOf(refused, t) : w.first);
  if (where && (where.halfDone !== undefined || where.conflicted.length > 0))
    return asLine(finishOf(where.halfDone, where.conflicted, t));
  const ids = [...new Set(where?.cutOff?.seals.flatMap((name) => parseTag(name)?.id ?? []))];
  if (ids.length > 0) return asLine(w.again(ids.map(shellWord).join(' ')));
  if (status.unknown.includes('shallow')) return asLine(w.deepen);
  if (status.faults.length > 0) return asLine(w.audit);
  const isMain = where?.branch !== undefined && where.branch === where.main;
  if (isMain && (where.behind ?? 0) > 0) return asLine(pullOf(overtaken, t));
  if (isMain && (where.ahead ?? 0) > 0) return asLine(w.push);
  const item = nextItem(attention, t);
  const [nameless] = status.nameless;
  if (nameless !== undefined && (item === undefined || LAST.has(item.kind)))
    return asLine(w.id(shellWord(nameless)));
  if (item && refused && item.path === refused.path) return asLine(lintOf(refused, t));
  return asLine((item && nextFor(item, attention, t)) ?? w.list);
}

/** What is most urgent of what can be done here. */
export function nextItem(attention: Omit<Attention, 'refused'>, t: Terminal): Item | undefined {
  for (const kind of ORDER) {
    const item = attention.status.items.find((one) => one.kind === kind && one.urgency !== 'coming');
    if (item && nextFor(item, attention, t)) return item;
  }
  return undefined;
}

const lintOf = ({ path, errors }: Refused, t: Terminal): readonly string[] =>
  t.words.status.next.lint(shellWord(path), errors);

/** Where two people changed the same lines, the first thing to see is what each of them wrote. */
function finishOf(what: string | undefined, conflicted: readonly string[], t: Terminal): readonly string[] {
  const w = t.words.status.next;
  const [first] = conflicted;
  if (first === undefined) return w.finish(what ?? 'merge');
  const ends = what === undefined || what === 'merge' ? 'git commit' : `git ${what} --continue`;
  const back = what === undefined ? 'git reset --merge' : `git ${what} --abort`;
  return w.settle(shellWord(first), conflicted.map(shellWord).join(' '), ends, back);
}

/** Git does not pull over a file that is changed here. */
function pullOf(overtaken: Attention['overtaken'], t: Terminal): readonly string[] {
  const w = t.words.status.next;
  if (overtaken.length === 0) return w.pull;
  if (overtaken.some(({ isSent }) => !isSent)) return w.pullAside;
  return w.pullSent(overtaken.map(({ path }) => shellWord(path)).join(' '));
}

/** What a person can end alone comes before what waits for the world outside. */
const ORDER: Item['kind'][] = [
  'approved',
  'approval-outdated',
  'unreleased',
  'vanished',
  'not-proven',
  'review-overdue',
  'translation-outdated',
  'retired-but-linked',
  'owner-unknown',
  'unread',
  'draft',
  'stop',
];

/** What can wait until every text has a name. */
const LAST = new Set<Item['kind']>(['unread', 'draft', 'stop']);

const asLine = ([command = '', does = '']: readonly string[]): Line => [command, does];

/** The command that helps with one matter. */
export function nextFor(
  item: Item,
  { mine, where, proposed }: Pick<Attention, 'mine' | 'where' | 'proposed'>,
  t: Terminal,
): readonly string[] | undefined {
  const w = t.words.status.next;
  const id = shellWord(item.id);
  switch (item.kind) {
    case 'approved':
      return w.release(id, item.becomes);
    case 'approval-outdated':
    case 'unreleased':
      if (mine.has(item.id)) return item.fourEyes ? w.approve(id) : w.release(id, item.becomes);
      if (item.path !== undefined && proposed.has(item.path)) return w.merged;
      return where?.remote !== undefined ? w.propose(id) : w.show(id);
    case 'vanished':
      return w.restore(id, item.version);
    case 'not-proven':
      return w.proof(id);
    case 'review-overdue':
    case 'review-soon':
      return w.review(id);
    case 'translation-outdated':
      return w.translate(id, item.translates, item.source);
    case 'retired-but-linked':
      return w.links;
    case 'owner-unknown':
      return w.handover(shellWord(item.owner));
    case 'unread':
      return w.show(id);
    case 'draft':
      return draftNext(item, { mine, where, proposed }, t);
    case 'stop':
    case 'notice':
      return w.resume(id);
    case 'upcoming':
      return undefined;
  }
}

/** A text that was never released: where nobody else has to approve it, releasing it is enough. */
function draftNext(
  { id, path, approvers, fourEyes, uncommitted }: Extract<Item, { kind: 'draft' }>,
  { mine, where, proposed }: Pick<Attention, 'mine' | 'where' | 'proposed'>,
  t: Terminal,
): readonly string[] {
  const w = t.words.status.next;
  const name = shellWord(id);
  if (!fourEyes && (approvers.length === 0 || mine.has(id))) return w.draft(name);
  if (path !== undefined && proposed.has(path)) return w.merged;
  if (uncommitted) return where?.remote !== undefined || !path ? w.propose(name) : w.commit(shellWord(path));
  return mine.has(id) ? w.approve(name) : w.show(name);
}

/** Does somebody have to act? What is under way and what is yet to come is no reason to fail. */
export const mustAct = ({ items, faults }: Status): boolean =>
  faults.length > 0 || items.some(({ urgency }) => urgency === 'now');
