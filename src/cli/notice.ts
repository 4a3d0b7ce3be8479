import { UserError } from '../errors.ts';
import type { Handbook } from '../handbook/handbook.ts';
import { translationsOf } from '../handbook/handbook.ts';
import type { Whereabouts } from '../io/git-host.ts';
import { jsonText } from '../lint/report/clean.ts';
import { type Notice, noticesAbout, noticesOn, type User, usersOf } from '../version/notices.ts';
import { findRegistered, type Register, standingOf } from '../version/register.ts';
import { commonParts, waysToCount, whereabouts } from './counts.ts';
import { loadWhole } from './load.ts';
import type { Place } from './place.ts';
import { type PlanPart, showPlan } from './plan-text.ts';
import {
  carryOutRecord,
  endCutOff,
  needRegister,
  openHandbook,
  planRecord,
  type RecordPlan,
} from './record.ts';
import { dateOf, type Named, sopFor, textFor, todayIn } from './sop-for.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';

export interface NoticeOptions {
  message?: string;
  instead?: string;
  until?: string;
  dryRun?: boolean;
  json?: boolean;
}

type Kind = Notice['kind'] | 'resume';

/** What all three commands decide from. */
interface Case {
  kind: Kind;
  facts: Named;
  /** What readers are told of it now. */
  now: Notice[];
  users: User[];
  /** Languages in which it can be read, with the version in force. */
  /** `isKnown` is false in a clone that has not all of the history. */
  languages: { language: string; version?: string; isKnown?: false }[];
}

/**
 * `sop stop`, `sop notice` and `sop resume`: tells readers on top of an SOP, and of every SOP that uses it, not to work by it, or something
 * to know; or takes all of that back. Works at once, without approval or release: it changes no text.
 */
export async function notice(kind: Kind, named: string, o: NoticeOptions, t: Terminal): Promise<number> {
  const place = await openHandbook(t);
  if (!o.dryRun) await endCutOff(place, t);
  const handbook = await loadWhole(place, t);
  const about = await caseOf(kind, await sopFor(named, handbook, place, t), handbook, place, t);
  refuse(about, t);
  const instead = await insteadOf(o.instead, about, handbook, place, t);
  const until = o.until === undefined ? '' : dateOf(o.until, '--until', t, todayIn(place, t));
  if (kind === 'notice' && until === '')
    throw new UserError(t.words.ask.missing(t.words.notices.until), t.words.notices.untilHint);
  const text = await said(kind, o.message, about, t);
  const { id } = about.facts;
  const cells = { kind, id, text, instead: instead?.id ?? '', until };
  const subject = t.words.notices.subjects[kind](id);
  const plan = await planRecord(place, [{ ledger: 'notices', cells }], { subject, body: text }, t);
  const where = await whereabouts(place);
  if (!o.json) showPlan(title(about, t), parts(about, cells, plan, where, t), o.dryRun === true, t);
  const commit = o.dryRun ? undefined : await carryOutRecord(place, plan);
  if (o.json) t.out(jsonText(dataOf(about, cells, plan, commit, where)));
  else if (commit) tellDone(about, where, t);
  else sayLine(t.words.record.wouldWrite, t);
  return 0;
}

async function caseOf(
  kind: Kind,
  facts: Named,
  handbook: Handbook,
  place: Place,
  t: Terminal,
): Promise<Case> {
  const register = await needRegister(place, t);
  const date = todayIn(place, t);
  const all = noticesOn(register.ledgers.notices.entries, date, place.config.timezone);
  return {
    kind,
    facts,
    now: noticesAbout(all, facts.id),
    users: usersOf(handbook, facts.id),
    languages: translationsOf(handbook, facts.id).map(({ language }) => ({
      language,
      ...versionIn(facts.id, language, register, date),
    })),
  };
}

function versionIn(
  id: string,
  language: string,
  register: Register,
  date: string,
): Omit<Case['languages'][number], 'language'> {
  const sop = findRegistered(register, id, language);
  const version = sop && standingOf(sop, register, date).revision?.version;
  if (version !== undefined) return { version };
  return register.shallow ? { isKnown: false } : {};
}

function refuse({ kind, facts, now }: Case, t: Terminal): void {
  const w = t.words.notices;
  if (kind === 'resume') {
    if (now.length === 0) throw new UserError(w.nothingToResume(facts.id), w.nothingToResumeHint);
  } else if (facts.meta.status === 'retired') throw new UserError(w.retired(facts.id), w.retiredHint);
}

/** The SOP to work by meanwhile. It must be another one that readers can work by. */
async function insteadOf(
  named: string | undefined,
  { facts }: Case,
  handbook: Handbook,
  place: Place,
  t: Terminal,
): Promise<Named | undefined> {
  if (named === undefined) return undefined;
  const instead = await sopFor(named, handbook, place, t, facts.language);
  const w = t.words.notices;
  if (instead.id.toLowerCase() === facts.id.toLowerCase())
    throw new UserError(w.insteadSelf(facts.id), w.insteadHint);
  if (instead.meta.status === 'retired') throw new UserError(w.insteadRetired(instead.id), w.insteadHint);
  return instead;
}

/** What readers are told. To resume, nothing has to be said. The same words twice would be a slip. */
async function said(
  kind: Kind,
  message: string | undefined,
  { facts, now }: Case,
  t: Terminal,
): Promise<string> {
  const w = t.words.notices;
  if (kind === 'resume' && message === undefined) return '';
  const text = await textFor(message, { question: w.asks[kind], flag: w.flags[kind] }, t);
  if (now.some((notice) => notice.kind === kind && notice.text === text))
    throw new UserError(w.saidAlready(facts.id, text), w.saidAlreadyHint);
  return text;
}

interface Cells {
  text: string;
  instead: string;
  until: string;
}

const title = ({ kind, facts }: Case, t: Terminal) => t.words.notices.titles[kind](facts.id, facts.title);

function parts(
  about: Case,
  { text, instead, until }: Cells,
  plan: RecordPlan,
  where: Whereabouts,
  t: Terminal,
): PlanPart[] {
  const w = t.words.notices;
  const { kind, facts, now, users, languages } = about;
  const versions = languages.map(({ language, version, isKnown }) =>
    w.inLanguage(language, version, isKnown),
  );
  const uses = users.map((user) => `  ${user.facts.id ?? user.facts.path} (${placeOf(user)})`);
  const where_: PlanPart = [
    w.where,
    [w.onTop(facts.id, versions), ...(uses.length > 0 ? [w.andOn(uses.length), ...uses] : [w.usedByNone])],
  ];
  const ends = now.map((notice) => w.line(notice));
  if (kind === 'resume')
    return [
      [w.ends, ends],
      ...(text ? [[w.because, [text]] as PlanPart] : []),
      [w.readers, [w.resumed(versions)]],
      where_,
      ...commonParts(plan, where, t),
    ];
  const tells = [
    w.heads[kind](text),
    ...(instead ? [w.instead(instead)] : []),
    ...(until ? [w.lasts(until)] : [w.lastsOpen(facts.id)]),
  ];
  return [[w.readers, tells], [w.besides, ends], where_, ...commonParts(plan, where, t)];
}

const placeOf = ({ facts, links }: User) =>
  links.map(({ place }) => `${facts.path}:${place.start.line}`).join(', ');

function tellDone({ kind, facts }: Case, where: Whereabouts, t: Terminal): void {
  const w = t.words.notices;
  sayLine(`${w.done[kind](facts.id)} ${where.remote === undefined ? w.reach.here : w.reach.host}`, t);
  tellNext(waysToCount(where, t), t);
}

function dataOf(about: Case, cells: Cells, plan: RecordPlan, commit: string | undefined, where: Whereabouts) {
  const { kind, facts, now, users, languages } = about;
  return {
    kind,
    id: facts.id,
    title: facts.title,
    text: cells.text,
    ...(cells.instead ? { instead: cells.instead } : {}),
    ...(cells.until ? { until: cells.until } : {}),
    person: plan.person,
    time: plan.time,
    before: now.map((notice) => ({ kind: notice.kind, text: notice.text, since: notice.since })),
    languages,
    usedBy: users.map((user) => ({
      id: user.facts.id,
      path: user.facts.path,
      lines: user.links.map(({ place }) => place.start.line),
    })),
    branch: where.branch,
    written: commit !== undefined,
    commit,
  };
}
