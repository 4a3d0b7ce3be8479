import { join } from 'node:path';
import { UserError } from '../errors.ts';
import type { LinkFact, SopFacts } from '../handbook/facts.ts';
import { type Handbook, translationsOf } from '../handbook/handbook.ts';
import { approvalOf, mayApprove, sameName } from '../handbook/who.ts';
import { readText } from '../io/files.ts';
import type { Whereabouts } from '../io/git-host.ts';
import type { FileWrite } from '../io/transaction.ts';
import { relativePath } from '../lint/paths.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { readPerson } from '../version/history.ts';
import { type User, usersOf } from '../version/notices.ts';
import { findRegistered, standingOf } from '../version/register.ts';
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
  whoIsHere,
} from './record.ts';
import { type Named, sopFor, textFor, todayIn } from './sop-for.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { textOf } from './unreadable.ts';

export interface RetireOptions {
  supersededBy?: string;
  message?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** What is retired: every language of one SOP. */
interface Case {
  facts: Named;
  texts: SopFacts[];
  successor?: Named;
  reason: string;
  /** Languages with the version that readers had until now. */
  versions: { language: string; version?: string; upcoming: string[] }[];
}

/**
 * `sop retire`: marks an SOP as retired in all its languages, with its successor, in one commit. It is kept, with all its revisions. Refused
 * while other SOPs send readers to it.
 */
export async function retire(named: string, o: RetireOptions, t: Terminal): Promise<number> {
  const place = await openHandbook(t);
  if (!o.dryRun) await endCutOff(place, t);
  const handbook = await loadWhole(place, t);
  const facts = await sopFor(named, handbook, place, t);
  const w = t.words.retire;
  if (facts.meta.status === 'retired') throw new UserError(w.already(facts.id), w.alreadyHint);
  await refuseStranger(facts, place, t);
  const successor = await successorOf(o.supersededBy, facts, handbook, place, t);
  refuseLinked(facts, usersThatStay(facts, successor, handbook), successor, t);
  const reason = await textFor(o.message, { question: w.ask, flag: w.flag }, t);
  const about: Case = {
    facts,
    texts: translationsOf(handbook, facts.id),
    ...(successor ? { successor } : {}),
    reason,
    versions: await versionsOf(facts, handbook, place, t),
  };
  const plan = await planOf(about, place, t);
  const where = await whereabouts(place);
  if (!o.json) showPlan(w.title(facts.id, facts.title), parts(about, plan, where, t), o.dryRun === true, t);
  const commit = o.dryRun ? undefined : await carryOutRecord(place, plan);
  if (o.json) t.out(jsonText(dataOf(about, plan, commit, where)));
  else if (commit) {
    sayLine(w.done(facts.id), t);
    tellNext(waysToCount(where, t), t);
  } else sayLine(t.words.record.wouldWrite, t);
  return 0;
}

/** Taking a procedure away is a decision like giving one: who may approve it may retire it. */
async function refuseStranger({ meta, id }: Named, place: Place, t: Terminal): Promise<void> {
  const person = await whoIsHere(place, t);
  const department = meta.department ?? '';
  if (mayApprove(place.config, department, person, todayIn(place, t))) return;
  const { approvers } = approvalOf(place.config, department);
  const w = t.words.retire;
  const { name, email } = readPerson(person);
  const isNamesake = approvers.some((approver) => sameName(approver, name));
  const hint = isNamesake
    ? w.unknownAddress(clean(name), clean(email))
    : w.notEntitledHint(approvers.map(clean));
  throw new UserError(w.notEntitled(id, clean(person)), hint);
}

async function successorOf(
  named: string | undefined,
  facts: Named,
  handbook: Handbook,
  place: Place,
  t: Terminal,
): Promise<Named | undefined> {
  if (named === undefined) return undefined;
  const successor = await sopFor(named, handbook, place, t, facts.language);
  const w = t.words.retire;
  if (successor.id.toLowerCase() === facts.id.toLowerCase())
    throw new UserError(w.successorSelf(successor.id), w.successorHint);
  if (successor.meta.status === 'retired')
    throw new UserError(w.successorRetired(successor.id), w.successorHint);
  return successor;
}

/** SOPs that would send readers to a retired one. The successor may tell of what it replaces. */
function usersThatStay({ id }: Named, successor: Named | undefined, handbook: Handbook): User[] {
  const counts = ({ key }: LinkFact) => key !== 'supersedes' && key !== 'superseded-by';
  const lower = id.toLowerCase();
  return usersOf(handbook, id, counts).filter(
    ({ facts }) =>
      facts.id?.toLowerCase() !== successor?.id.toLowerCase() &&
      !facts.meta.supersedes?.some((other) => other.toLowerCase() === lower),
  );
}

function refuseLinked({ id }: Named, users: User[], successor: Named | undefined, t: Terminal): void {
  if (users.length === 0) return;
  const w = t.words.retire;
  const lines = users.flatMap(({ facts, links }) =>
    links.map((link) => {
      const at = `${facts.path}:${link.place.start.line}`;
      return successor
        ? w.linkTo(at, clean(link.url), addressOf(successor, facts, link))
        : w.linkOut(at, clean(link.url));
    }),
  );
  const hint = successor ? w.linkedHint(successor.id) : w.linkedHintAlone;
  throw new UserError([w.linked(id, lines.length), ...lines.map((line) => `  ${line}`)].join('\n'), hint);
}

/** What the link has to be instead, written as it is now. */
const addressOf = (to: Named, from: SopFacts, link: LinkFact): string => {
  if (link.key !== undefined) return to.id;
  return link.id === undefined ? relativePath(from.path, to.path) : `[[${to.id}]]`;
};

async function versionsOf(
  facts: Named,
  handbook: Handbook,
  place: Place,
  t: Terminal,
): Promise<Case['versions']> {
  const register = await needRegister(place, t);
  return translationsOf(handbook, facts.id).map(({ language }) => {
    const sop = findRegistered(register, facts.id, language);
    const standing = sop && standingOf(sop, register, todayIn(place, t));
    const version = standing?.revision?.version;
    return {
      language,
      ...(version === undefined ? {} : { version }),
      upcoming: standing?.upcoming.map(({ revision }) => revision.version) ?? [],
    };
  });
}

async function planOf(
  { facts, texts, successor, reason }: Case,
  place: Place,
  t: Terminal,
): Promise<RecordPlan> {
  const { changed } = await whereabouts(place);
  const w = t.words.retire;
  const files: FileWrite[] = [];
  for (const { path } of texts) {
    if (changed.includes(path)) throw new UserError(w.uncommitted(path), w.uncommittedHint(path));
    const before = textOf(await readText(join(place.root, path)), path, t);
    const after = withKeys(path, before, {
      status: 'retired',
      ...(successor ? { 'superseded-by': successor.id } : {}),
    });
    if (after === undefined) throw new UserError(w.noRoom(path), w.noRoomHint);
    files.push({ path, before, after });
  }
  const trailers = [`Sop-Retired: ${facts.id}`, ...(successor ? [`Sop-Superseded-By: ${successor.id}`] : [])];
  return planRecord(place, [], { subject: w.subject(facts.id), body: reason, trailers, files }, t);
}

function parts(
  { texts, successor, reason, versions }: Case,
  plan: RecordPlan,
  where: Whereabouts,
  t: Terminal,
): PlanPart[] {
  const w = t.words.retire;
  const had = versions.map(({ language, version }) => t.words.notices.inLanguage(language, version));
  const waiting = versions.flatMap(({ upcoming }) => upcoming);
  return [
    [w.because, [reason]],
    [w.readers, [w.seen(had), ...(successor ? [w.sentTo(successor.id, successor.title)] : [w.sentNowhere])]],
    [w.never, waiting.length > 0 ? [w.waiting(waiting)] : []],
    [w.keeps, [w.kept(texts.map(({ path }) => path))]],
    ...commonParts(plan, where, t),
  ];
}

function dataOf(
  { facts, texts, successor, reason, versions }: Case,
  plan: RecordPlan,
  commit: string | undefined,
  { branch }: Whereabouts,
) {
  return {
    id: facts.id,
    title: facts.title,
    reason,
    ...(successor ? { supersededBy: successor.id } : {}),
    languages: versions,
    paths: texts.map(({ path }) => path),
    person: plan.person,
    time: plan.time,
    branch,
    written: commit !== undefined,
    commit,
  };
}
