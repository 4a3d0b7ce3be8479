import { UserError } from '../errors.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { classOf } from '../version/diff.ts';
import { approvalOfText, isRewording, judgePending, SAME_MEANING } from '../version/judge.ts';
import { planRelease } from '../version/release.ts';
import { lineData, planLine, refuseUnable, textToJudge } from './approve.ts';
import { commonParts, nextToCount } from './counts.ts';
import { showPlan } from './plan-text.ts';
import { carryOutRecord } from './record.ts';
import { choiceOf } from './release-plans.ts';
import { changesOf } from './release-text.ts';
import { sayChange } from './say-change.ts';
import { textFor } from './sop-for.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';

export interface RewordOptions {
  because?: string;
  lang?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `sop reword`: somebody who may approve answers for it that other words in steps mean the same, bound to this very text. */
export async function reword(id: string, o: RewordOptions, t: Terminal): Promise<number> {
  const { desk, pending, person } = await textToJudge(id, o, t);
  const w = t.words.release;
  const { ledgers, origins, policy } = desk.register;
  const before = judgePending(pending, ledgers.approvals.entries, origins, policy);
  const computed = classOf(pending.changes);
  if (pending.base && pending.changes.length === 0)
    throw new UserError(w.obstacles.unchanged(pending.id, pending.base.revision.version));
  if (!pending.base || computed !== 'major' || before.sameMeaning)
    throw new UserError(w.reword.notMajor(pending.id, before.sameMeaning ? 'minor' : computed));
  const more = pending.changes.find((change) => change.class === 'major' && !isRewording(change));
  if (more)
    throw new UserError(clean(w.reword.noRewording(sayChange(more, t.words))), w.reword.noRewordingHint);
  refuseUnable(pending, person, desk, t);
  const because = await textFor(o.because, { question: w.reword.ask, flag: w.reword.flag }, t);
  const cells = { ...approvalOfText(pending, person, '', policy), meaning: SAME_MEANING, because };
  const record = await planLine(cells, w.reword.subject(pending.id), person, false, desk, t);
  const plan = planRelease(pending, before, { ...choiceOf('', person, desk), because }, [], policy);
  if (!o.json)
    showPlan(
      w.reword.title(pending.id),
      [
        [w.changes, changesOf(pending, t)],
        [w.reword.class, [w.reword.lowers(computed, plan.class, plan.version)]],
        ...commonParts(record, desk.whereabouts, t),
      ],
      o.dryRun === true,
      t,
    );
  const commit = o.dryRun ? undefined : await carryOutRecord(desk.place, record);
  if (o.json) t.out(jsonText(lineData(pending, plan, record, commit)));
  else if (commit === undefined) sayLine(t.words.record.wouldWrite, t);
  else {
    sayLine(w.reword.done(pending.id), t);
    tellNext([nextToCount(desk.whereabouts, t)], t);
  }
  return 0;
}
