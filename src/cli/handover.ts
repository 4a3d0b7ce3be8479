import { join } from 'node:path';
import { nearest } from '../document/near.ts';
import { UserError } from '../errors.ts';
import type { SopFacts } from '../handbook/facts.ts';
import { readText } from '../io/files.ts';
import { configName } from '../io/find.ts';
import type { Whereabouts } from '../io/git-host.ts';
import type { FileWrite } from '../io/transaction.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import {
  deputize,
  type Given,
  handOver,
  isParty,
  type NamedIn,
  namedIn,
  type Party,
  partyOf,
} from '../version/handover.ts';
import { findRegistered } from '../version/register.ts';
import { reviewOf } from '../version/reviews.ts';
import { commonParts, waysToCount, whereabouts } from './counts.ts';
import { withKeys } from './edit-keys.ts';
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
import { dateOf, textFor, todayIn } from './sop-for.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { textOf } from './unreadable.ts';

export interface HandoverOptions {
  to?: string;
  until?: string;
  message?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** Everything that goes over, and what people have to do themselves. */
interface Case {
  from: Party;
  to: Party;
  until?: string;
  given: Given[];
  /** SOPs whose owner changes; while somebody is away, those that they own. */
  owned: SopFacts[];
  /** Reviews that go along, the first one first. */
  reviews: { id: string; language: string; due: string }[];
  named: NamedIn[];
  files: FileWrite[];
}

/**
 * `sop handover`: all that one person has becomes another's: SOPs and departments that they own, approvals, deputyships, roles and with them
 * escalations, and reviews. With `--until`, nothing changes hands, and the other may approve meanwhile.
 */
export async function handover(named: string, o: HandoverOptions, t: Terminal): Promise<number> {
  const place = await openHandbook(t);
  if (!o.dryRun) await endCutOff(place, t);
  const w = t.words.handover;
  if (o.to === undefined) throw new UserError(t.words.ask.missing(w.to), t.words.ask.missingHint('--to bo'));
  const [from, to] = [fromOf(named, place, t), toOf(o.to, place, t)];
  if (isParty(place.config, from.name, to)) throw new UserError(w.same(clean(to.name)), w.sameHint);
  const until = o.until === undefined ? undefined : dateOf(o.until, '--until', t, todayIn(place, t));
  const about = await caseOf(from, to, until, place, t);
  if (about.files.length === 0)
    throw new UserError(w.nothing(clean(from.name)), until ? w.nothingAwayHint : w.nothingHint);
  const body = o.message === undefined ? '' : await textFor(o.message, { question: w.ask, flag: w.flag }, t);
  const subject = until ? w.subjectAway(from.name, to.name, until) : w.subject(from.name, to.name);
  const trailers = [`Sop-Handover: ${from.name} to ${to.name}${until ? ` until ${until}` : ''}`];
  const plan = await planRecord(place, [], { subject, body, trailers, files: about.files }, t);
  const where = await whereabouts(place);
  if (!o.json) showPlan(subject, parts(about, plan, where, t), o.dryRun === true, t);
  const commit = o.dryRun ? undefined : await carryOutRecord(place, plan);
  if (o.json) t.out(jsonText(dataOf(about, plan, commit, where)));
  else if (commit) {
    sayLine(
      until ? w.doneAway(clean(to.name), clean(from.name), until) : w.done(clean(from.name), clean(to.name)),
      t,
    );
    if (about.named.length > 0) sayLine(w.stillNamed(about.named.length), t);
    tellNext(waysToCount(where, t), t);
  } else sayLine(t.words.record.wouldWrite, t);
  return 0;
}

/** Who gives may be somebody whom `sop.yaml` does not know any more: an owner who has left. */
const fromOf = (named: string, { config }: Place, t: Terminal): Party => {
  const name = clean(named).replace(/^@/u, '');
  if (name === '') throw new UserError(t.words.ask.missing(t.words.handover.from), t.words.handover.sameHint);
  return partyOf(config, name) ?? { name };
};

function toOf(named: string, { config }: Place, t: Terminal): Party {
  const found = clean(named) === '' ? undefined : partyOf(config, clean(named));
  if (found) return found;
  const known = [...config.people, ...config.roles].flatMap(({ id, name }) => [id, name]);
  const near = nearest(named, known, 2);
  const w = t.words.handover;
  throw new UserError(
    w.unknown(clean(named)),
    near.length > 0 ? t.words.files.nearest(...near.map(clean)) : w.unknownHint(clean(named)),
  );
}

async function caseOf(
  from: Party,
  to: Party,
  until: string | undefined,
  place: Place,
  t: Terminal,
): Promise<Case> {
  const handbook = await loadWhole(place, t);
  const today = todayIn(place, t);
  const { changed } = await whereabouts(place);
  const owned = handbook.facts.filter(
    ({ meta }) =>
      meta.owner !== undefined && meta.status !== 'retired' && isParty(place.config, meta.owner, from),
  );
  const approves = handOver(place.configText, from, to).given.some(
    ({ kind }) => kind.startsWith('approves') || kind === 'role',
  );
  const none = { text: place.configText, given: [] };
  const settings =
    until === undefined
      ? handOver(place.configText, from, to)
      : approves
        ? deputize(place.configText, from, to, today, until)
        : none;
  if (settings.text === undefined)
    throw new UserError(
      t.words.handover.noRoom,
      t.words.handover.noRoomHint(settings.given.map(({ line }) => line)),
    );
  const files = until === undefined ? await withOwner(owned, from, to, place, t) : [];
  if (settings.text !== place.configText)
    files.unshift({ path: configName, before: place.configText, after: settings.text });
  for (const { path } of files)
    if (changed.includes(path))
      throw new UserError(t.words.retire.uncommitted(path), t.words.retire.uncommittedHint(path));
  const reviews = await reviewsOf(owned, place, t);
  return {
    from,
    to,
    ...(until === undefined ? {} : { until }),
    given: settings.given,
    owned,
    reviews: reviews.filter(({ due }) => until === undefined || due <= until),
    named: namedIn(handbook, from),
    files,
  };
}

async function withOwner(
  owned: readonly SopFacts[],
  from: Party,
  to: Party,
  place: Place,
  t: Terminal,
): Promise<FileWrite[]> {
  const files: FileWrite[] = [];
  for (const { path, meta } of owned) {
    const before = textOf(await readText(join(place.root, path)), path, t);
    // Who writes owners by their short names goes on to do so.
    const isShort =
      from.person !== undefined && meta.owner === from.person.id && from.person.id !== from.person.name;
    const after = withKeys(path, before, { owner: isShort && to.person ? to.person.id : to.name });
    if (after === undefined) throw new UserError(t.words.retire.noRoom(path), t.words.retire.noRoomHint);
    files.push({ path, before, after });
  }
  return files;
}

async function reviewsOf(owned: readonly SopFacts[], place: Place, t: Terminal): Promise<Case['reviews']> {
  const register = await needRegister(place, t);
  const { config } = place;
  const found = owned.flatMap(({ id, language, meta }) => {
    const sop = id === undefined ? undefined : findRegistered(register, id, language);
    const review =
      sop && reviewOf(sop, register, meta.review ?? config.review, todayIn(place, t), config.timezone);
    return id !== undefined && review ? [{ id, language, due: review.due }] : [];
  });
  return found.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

/** Lines of one part that are shown; the rest is counted. */
const MOST = 12;

function parts(
  { from, to, until, given, owned, reviews, named, files }: Case,
  plan: RecordPlan,
  where: Whereabouts,
  t: Terminal,
): PlanPart[] {
  const w = t.words.handover;
  const some = (lines: string[]) =>
    lines.length > MOST ? [...lines.slice(0, MOST), w.more(lines.length - MOST)] : lines;
  const [giver, taker] = [from.name, to.name];
  return [
    [
      w.label.settings,
      given.map(({ kind, of = '', line }) => `${configName}:${line} ${w.given[kind](of, giver, taker)}`),
    ],
    [
      until === undefined ? w.label.owns : w.label.looksAfter,
      some(owned.map((facts) => `${facts.path}:${facts.places.owner?.start.line ?? 1} ${facts.title}`)),
    ],
    [w.label.reviews, some(reviews.map(({ id, language, due }) => w.review(id, language, due)))],
    [
      w.label.named,
      named.length > 0
        ? [w.namedWhy(giver), ...some(named.map(({ path, line }) => `  ${path}:${line}`))]
        : [],
    ],
    ...(until === undefined ? ([[w.label.readers, [w.readers]]] satisfies PlanPart[]) : []),
    ...commonParts(files.length > MOST ? shortened(plan, w.files(files.length)) : plan, where, t),
  ];
}

/** A long list of files was shown above already. */
const shortened = (plan: RecordPlan, count: string): RecordPlan => ({
  ...plan,
  transaction: { ...plan.transaction, files: [{ path: count, after: '' }] },
});

function dataOf(
  { from, to, until, given, owned, reviews, named, files }: Case,
  plan: RecordPlan,
  commit: string | undefined,
  { branch }: Whereabouts,
) {
  return {
    from: from.name,
    to: to.name,
    ...(until === undefined ? {} : { until }),
    settings: given,
    sops: owned.map(({ id, language, path }) => ({ id, language, path })),
    reviews,
    named,
    files: files.map(({ path }) => path),
    person: plan.person,
    time: plan.time,
    branch,
    written: commit !== undefined,
    commit,
  };
}
