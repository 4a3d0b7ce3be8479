import { dayIn } from '../handbook/dates.ts';
import type { LinkFact, SopFacts } from '../handbook/facts.ts';
import type { Handbook } from '../handbook/handbook.ts';
import type { Entry } from './ledger.ts';

/**
 * What readers are told on top of an SOP, in every language of it: `stop`, do not work by this until it is resumed; `notice`, something to
 * know while it lasts.
 */
export interface Notice {
  kind: 'stop' | 'notice';
  id: string;
  text: string;
  /** Id of the SOP to work by meanwhile. */
  instead?: string;
  /** Last day on which it holds, this day included. */
  until?: string;
  /** Day on which it began, in the handbook's time zone. */
  since: string;
  /** ISO 8601 with zone. */
  time: string;
  /** `Name <address>`. */
  person: string;
}

/**
 * Notices and stops that hold on a date, stops first, then the newest. Lines are taken in the order of their times, not of the file: a merge
 * may have put them in any order. A `resume` ends all that was said of its SOP before. What began and ended on one day does not hold on it.
 *
 * @param date ISO date in the handbook's time zone
 */
export function noticesOn(entries: readonly Entry<'notices'>[], date: string, timezone: string): Notice[] {
  const open = new Map<string, Notice[]>();
  for (const entry of inOrder(entries)) {
    const since = dayIn(entry.time, timezone);
    const id = entry.id.toLowerCase();
    if (since > date) continue;
    if (entry.kind === 'resume') open.delete(id);
    else if (isKind(entry.kind)) open.set(id, [...(open.get(id) ?? []), noticeOf(entry, entry.kind, since)]);
  }
  return [...open.values()]
    .flat()
    .filter(({ until }) => until === undefined || date <= until)
    .sort((a, b) => rank(a) - rank(b) || Date.parse(b.time) - Date.parse(a.time));
}

/** Those of one SOP, without regard to case. */
export const noticesAbout = (notices: readonly Notice[], id: string): Notice[] =>
  notices.filter((notice) => notice.id.toLowerCase() === id.toLowerCase());

/** Notices on the page of an SOP: its own, and those of the SOPs to which its text sends readers. */
export function noticesFor(handbook: Handbook, notices: readonly Notice[], facts: SopFacts): Notice[] {
  if (notices.length === 0) return [];
  const used = new Set([facts.id?.toLowerCase()]);
  for (const [path, links] of handbook.linksTo)
    if (links.some(({ from, link }) => from.path === facts.path && isUse(link)))
      used.add(handbook.byPath.get(path)?.id?.toLowerCase());
  return notices.filter(({ id }) => used.has(id.toLowerCase()));
}

/** An SOP whose text sends readers to another one, with the links that do. */
export interface User {
  facts: SopFacts;
  links: LinkFact[];
}

/** SOPs that use an SOP, in any language; itself, its translations and retired ones are none. */
export function usersOf(handbook: Handbook, id: string, counts: (link: LinkFact) => boolean = isUse): User[] {
  const users = new Map<string, User>();
  for (const { path } of handbook.byId.get(id.toLowerCase()) ?? [])
    for (const { from, link } of handbook.linksTo.get(path) ?? []) {
      const isSelf = from.id?.toLowerCase() === id.toLowerCase();
      if (isSelf || from.meta.status === 'retired' || !counts(link)) continue;
      const user = users.get(from.path) ?? { facts: from, links: [] };
      if (!user.links.includes(link)) user.links.push(link);
      users.set(from.path, user);
    }
  return [...users.values()].sort((a, b) => (a.facts.path < b.facts.path ? -1 : 1));
}

/** A link of the text; the keys of the front matter send nobody anywhere. */
const isUse = ({ key }: LinkFact): boolean => key === undefined;

const rank = ({ kind }: Notice) => (kind === 'stop' ? 0 : 1);
const isKind = (kind: string): kind is Notice['kind'] => kind === 'stop' || kind === 'notice';

function inOrder(entries: readonly Entry<'notices'>[]): Entry<'notices'>[] {
  return entries
    .filter(({ time }) => !Number.isNaN(Date.parse(time)))
    .sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
}

function noticeOf(
  { id, text, instead, until, time, person }: Entry<'notices'>,
  kind: Notice['kind'],
  since: string,
): Notice {
  return {
    kind,
    id,
    text,
    ...(instead ? { instead } : {}),
    ...(until ? { until } : {}),
    since,
    time,
    person,
  };
}
