import { UserError } from '../errors.ts';
import { mayApprove } from '../handbook/who.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { startOf } from '../version/in-force.ts';
import { findRegistered, type SealedRevision, standingOf } from '../version/register.ts';
import { parseTag, tagOf } from '../version/tag.ts';
import { commonParts, nextToCount } from './counts.ts';
import { type Desk, openDesk } from './pending.ts';
import { type PlanPart, showPlan } from './plan-text.ts';
import { carryOutRecord, endCutOff, openHandbook, planRecord, whoIsHere } from './record.ts';
import { nameOf } from './release-text.ts';
import { dateOf, textFor } from './sop-for.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

export interface ScheduleOptions {
  on?: string;
  cancel?: boolean;
  message?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `sop schedule`: moves or cancels a revision that waits for its date, by a line in the records. The seal stays as it is. */
export async function schedule(name: string, o: ScheduleOptions, t: Terminal): Promise<number> {
  const w = t.words.release.schedule;
  const { usage } = t.words;
  const wanted = parseTag(name);
  if (!wanted) throw new UserError(usage.unexpected(w.word, clean(name), w.name));
  if ((o.on === undefined) === (o.cancel !== true)) throw new UserError(w.noChoice, w.noChoiceHint);
  const place = await openHandbook(t);
  if (!o.dryRun) await endCutOff(place, t);
  const desk = await openDesk(place, t);
  const revision = revisionNamed(wanted, desk, t);
  const start = startOf(revision, desk.register.schedule);
  refuse(revision, start, desk, t);
  const date = o.on === undefined ? '' : dateOf(o.on, '--on', t, desk.today);
  if (date === (start ?? '')) throw new UserError(date ? w.sameDate(name, date) : w.cancelled(name));
  const person = await whoIsHere(place, t);
  const department = revision.seal.department ?? '';
  if (!mayApprove(desk.register.policy, department, person, desk.today))
    throw new UserError(w.notEntitled(nameOf(person)), w.notEntitledHint);
  const because = o.message === undefined ? '' : await textFor(o.message, { question: w.why, flag: '-m' }, t);
  const { id, language, version } = revision;
  const cells = { id, language, version, effective: date, because };
  const subject = date ? w.subject.move(name, date) : w.subject.cancel(name);
  const record = await planRecord(
    place,
    [{ ledger: 'schedule', cells }],
    { subject, body: because, head: desk.head },
    t,
  );
  if (!o.json) {
    const set = (revision.together ?? []).map((one) => `${one.id}@${one.version}`);
    const now = heldNow(revision, desk);
    const parts: PlanPart[] = [
      [
        w.starts,
        [date ? w.moves(start, date) : w.cancels(start ?? ''), ...(set.length > 0 ? [w.setToo(set)] : [])],
      ],
      ...(now ? [[w.meanwhile, [now]] as PlanPart] : []),
      ...commonParts(record, desk.whereabouts, t),
    ];
    showPlan(w.title(name), parts, o.dryRun === true, t);
  }
  const commit = o.dryRun ? undefined : await carryOutRecord(place, record);
  if (o.json)
    t.out(
      jsonText({
        written: commit !== undefined,
        ...(commit ? { commit } : {}),
        revision: name,
        ...(start ? { from: start } : {}),
        ...(date ? { to: date } : {}),
        lines: record.lines,
      }),
    );
  else if (commit === undefined) sayLine(t.words.record.wouldWrite, t);
  else {
    sayLine(date ? w.done(name, date) : w.doneCancel(name), t);
    tellNext([nextToCount(desk.whereabouts, t)], t);
  }
  return 0;
}

function revisionNamed(
  { id, language, version }: { id: string; language?: string; version: string },
  { register, place }: Desk,
  t: Terminal,
): SealedRevision {
  const sop = findRegistered(register, id, language ?? place.main);
  const found = sop?.revisions.find((one) => one.version === version);
  if (found) return found;
  const w = t.words.release;
  throw new UserError(
    w.noSuchRevision(id, version),
    w.revisionsAre((sop?.revisions ?? []).map((one) => one.version)),
  );
}

function refuse(revision: SealedRevision, start: string | undefined, desk: Desk, t: Terminal): void {
  const w = t.words.release.schedule;
  const name = tagOf({ id: revision.id, version: revision.version });
  if (!revision.approved) throw new UserError(w.notApproved(name));
  if (start !== undefined && start <= desk.today)
    throw new UserError(w.started(name, start), w.startedHint(shellWord(revision.id)));
}

function heldNow({ id, language }: SealedRevision, { register, today }: Desk): string | undefined {
  const sop = findRegistered(register, id, language);
  return sop && standingOf(sop, register, today).revision?.version;
}
