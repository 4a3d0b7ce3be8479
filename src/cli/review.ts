import { UserError } from '../errors.ts';
import { nextReview } from '../handbook/dates.ts';
import { jsonText } from '../lint/report/clean.ts';
import {
  findRegistered,
  type Register,
  type Registered,
  type SealedRevision,
  standingOf,
} from '../version/register.ts';
import { type ReviewState, reviewOf } from '../version/reviews.ts';
import { commonParts, waysToCount, whereabouts } from './counts.ts';
import { loadForList } from './load.ts';
import { checkLanguage } from './options.ts';
import { deskWith, readPending, unreleased } from './pending.ts';
import type { Place } from './place.ts';
import { showPlan } from './plan-text.ts';
import { carryOutRecord, endCutOff, needRegister, openHandbook, planRecord } from './record.ts';
import { type Named, sopFor, textFor, todayIn } from './sop-for.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';

export interface ReviewOptions {
  message?: string;
  lang?: string;
  inForce?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

/**
 * `sop review`: records that somebody read the text in force as a whole and found it right. The line names the fingerprint of that text, so
 * that it speaks for no other; no version changes. Refused while newer text waits, unless `--in-force` says that the old one is meant.
 */
export async function review(named: string, o: ReviewOptions, t: Terminal): Promise<number> {
  const place = await openHandbook(t);
  if (!o.dryRun) await endCutOff(place, t);
  const handbook = await loadForList(place, t);
  const language = o.lang === undefined ? undefined : checkLanguage(o.lang, t.words);
  const facts = await sopFor(named, handbook, place, t, language);
  const register = await needRegister(place, t);
  const sop = findRegistered(register, facts.id, facts.language);
  const revision = inForceOrRefuse(facts, sop, register, place, t);
  if (!o.inForce) await refuseUnreleased(facts, revision, register, place, t);
  const note =
    o.message === undefined ? '' : await textFor(o.message, { question: '', flag: t.words.review.flag }, t);
  const { version, seal } = revision;
  const cells = {
    id: facts.id,
    language: revision.language,
    version,
    fingerprint: seal.fingerprint ?? '',
    note,
  };
  const subject = t.words.review.subject(facts.id, version);
  const plan = await planRecord(place, [{ ledger: 'reviews', cells }], { subject, body: note }, t);
  const today = todayIn(place, t);
  const interval = facts.meta.review ?? place.config.review;
  const before = sop && reviewOf(sop, register, interval, today, place.config.timezone);
  const due = nextReview(today, interval);
  const where = await whereabouts(place);
  const w = t.words.review;
  if (!o.json)
    showPlan(
      w.title(facts.id, facts.title),
      [
        [w.text, [w.theText(version, revision.language, (seal.fingerprint ?? '').slice(0, 15))]],
        [w.says, [note ? w.rightWith(note) : w.right]],
        [w.was, before ? [w.counted[before.by](before.last, before.due)] : []],
        [w.next, [w.due(due)]],
        ...commonParts(plan, where, t),
      ],
      o.dryRun === true,
      t,
    );
  const commit = o.dryRun ? undefined : await carryOutRecord(place, plan);
  if (o.json)
    t.out(
      jsonText({
        ...cells,
        person: plan.person,
        time: plan.time,
        ...dates(before, due),
        branch: where.branch,
        written: commit !== undefined,
        commit,
      }),
    );
  else if (commit) {
    sayLine(w.done(facts.id, version, due), t);
    tellNext(waysToCount(where, t), t);
  } else sayLine(t.words.record.wouldWrite, t);
  return 0;
}

const dates = (before: ReviewState | undefined, nextReviewOn: string) => ({
  ...(before ? { lastReview: before.last, wasDue: before.due } : {}),
  nextReview: nextReviewOn,
});

function inForceOrRefuse(
  { id, language, meta }: Named,
  sop: Registered | undefined,
  register: Register,
  place: Place,
  t: Terminal,
): SealedRevision {
  const w = t.words.review;
  if (meta.status === 'retired') throw new UserError(w.retired(id), t.words.notices.retiredHint);
  const revision = sop && standingOf(sop, register, todayIn(place, t)).revision;
  if (revision?.seal.fingerprint) return revision;
  if (register.shallow) throw new UserError(t.words.record.shallow, t.words.record.shallowHint);
  throw new UserError(w.nothingInForce(id, language), w.nothingInForceHint(id));
}

/** A text that waits may say something else than the one that was read. */
async function refuseUnreleased(
  { id, path }: Named,
  { version, seal }: SealedRevision,
  register: Register,
  place: Place,
  t: Terminal,
): Promise<void> {
  const desk = await deskWith(register, place, todayIn(place, t));
  if (unreleased(desk, [path]).length === 0) return;
  const { fingerprint } = await readPending({ path }, desk, t);
  if (fingerprint === seal.fingerprint) return;
  const w = t.words.review;
  throw new UserError(w.unreleased(path, version), w.unreleasedHint(id));
}
