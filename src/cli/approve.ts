import { UserError } from '../errors.ts';
import { approvalOf } from '../handbook/who.ts';
import { isSignedBy, signText } from '../io/ssh-sign.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { samePerson } from '../version/approval.ts';
import {
  type ApprovalCells,
  approvalOfText,
  departmentOf,
  isSealed,
  judgePending,
  objectionsTo,
  type Pending,
} from '../version/judge.ts';
import { planRelease, type ReleasePlan } from '../version/release.ts';
import { signatureCell, signedText } from '../version/signature.ts';
import { commonParts, nextToCount } from './counts.ts';
import { type Desk, openDesk, readPending } from './pending.ts';
import { type PlanPart, showPlan } from './plan-text.ts';
import { carryOutRecord, endCutOff, openHandbook, planRecord, type RecordPlan, whoIsHere } from './record.ts';
import { choiceOf, namedTexts } from './release-plans.ts';
import { whoMayApprove } from './release-refusal.ts';
import { changesOf, nameOf } from './release-text.ts';
import { signerOf } from './signatures.ts';
import { dateOf, textFor } from './sop-for.ts';
import { sayLine, tellNext, tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

export interface ApproveOptions {
  lang?: string;
  effective?: string;
  sign?: boolean;
  correct?: string;
  from?: string;
  message?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** `sop approve`: records that the person who runs it approves the text as it is, and no other. */
export async function approve(id: string, o: ApproveOptions, t: Terminal): Promise<number> {
  const { desk, pending, person } = await textToJudge(id, o, t);
  const { register, whereabouts } = desk;
  const w = t.words.release.approve;
  const verdicts = judgePending(
    pending,
    register.ledgers.approvals.entries,
    register.origins,
    register.policy,
  );
  const plan = planRelease(pending, verdicts, choiceOf('', person, desk), [], register.policy);
  const unneeded = reasonForNone(plan, person, desk, t);
  if (unneeded !== undefined) {
    if (o.json) t.out(jsonText({ written: false, note: unneeded }));
    else sayLine(clean(unneeded), t);
    return 0;
  }
  refuseUnable(pending, person, desk, t);
  const effective = o.effective === undefined ? '' : dateOf(o.effective, '--effective', t, desk.today);
  const because =
    o.message === undefined ? '' : await textFor(o.message, { question: w.remark, flag: '-m' }, t);
  const cells = { ...approvalOfText(pending, person, effective, register.policy), because };
  const record = await planLine(cells, w.subject(pending.id, plan.version), person, o.sign === true, desk, t);
  if (!o.json) {
    const parts: PlanPart[] = [
      [t.words.release.changes, changesOf(pending, t)],
      ...(effective ? [[t.words.release.holds, [t.words.release.from(effective)]] as PlanPart] : []),
      ...commonParts(record, whereabouts, t),
    ];
    showPlan(w.title(pending.id, plan.version, plan.class), parts, o.dryRun === true, t);
  }
  const commit = o.dryRun ? undefined : await carryOutRecord(desk.place, record);
  if (o.json) t.out(jsonText(lineData(pending, plan, record, commit)));
  else if (commit === undefined) sayLine(t.words.record.wouldWrite, t);
  else tellApproved(plan, o.sign === true, desk, t);
  return 0;
}

/** The text that a line of the approvals ledger is to be about, and who writes the line. */
export async function textToJudge(
  id: string,
  o: Pick<ApproveOptions, 'correct' | 'from' | 'lang' | 'dryRun'>,
  t: Terminal,
): Promise<{ desk: Desk; pending: Pending; person: string }> {
  const place = await openHandbook(t);
  if (!o.dryRun) await endCutOff(place, t);
  if ((o.correct === undefined) !== (o.from === undefined))
    throw new UserError(t.words.release.correctOne, t.words.release.correctHint);
  const desk = await openDesk(place, t);
  const [asked] = await namedTexts([id], o, desk, t);
  if (!asked) throw new UserError(t.words.release.needsIds);
  return { desk, pending: await readPending(asked, desk, t), person: await whoIsHere(place, t) };
}

/** Why no approval is needed, in words. */
function reasonForNone(
  { pending, verdicts, carried }: ReleasePlan,
  person: string,
  { register }: Desk,
  t: Terminal,
): string | undefined {
  const w = t.words.release.approve;
  if (isSealed(pending)) return w.unchanged(pending.id);
  if (verdicts.approvals.some(({ entry }) => samePerson(register.policy, entry.person, person)))
    return w.already(nameOf(person), pending.id);
  return carried ? w.unneeded(pending.id, pending.follows ?? '') : undefined;
}

/** Throws a UserError for a person whose approval would not count, before a line is written that proves nothing. */
export function refuseUnable(pending: Pending, person: string, desk: Desk, t: Terminal): void {
  const w = t.words.release;
  const { policy } = desk.register;
  const who = whoMayApprove(pending, policy, desk.today);
  const [objection] = objectionsTo(person, pending, desk.today, policy);
  if (objection === 'not-entitled')
    throw new UserError(w.approve.notEntitled(nameOf(person), who), w.hintApprove(shellWord(pending.id)));
  if (objection === 'wrote-it')
    throw new UserError(w.approve.wroteIt(nameOf(person), who), w.hintApprove(shellWord(pending.id)));
  const { fourEyes } = approvalOf(policy, departmentOf(pending));
  if (fourEyes && pending.uncommitted && pending.corrects === undefined)
    throw new UserError(w.approve.uncommitted(pending.sop.path), w.hintCommit(shellWord(pending.sop.path)));
}

/** A line of the approvals ledger, signed where that is asked for. */
export async function planLine(
  cells: ApprovalCells,
  subject: string,
  person: string,
  sign: boolean,
  { place, register, head }: Desk,
  t: Terminal,
): Promise<RecordPlan> {
  const evidence = sign ? await signed(cells, person, { place, register }, t) : '';
  return planRecord(
    place,
    [{ ledger: 'approvals', cells: { ...cells, evidence } }],
    { subject, body: cells.because, person, head },
    t,
  );
}

/** A signature that nobody could verify would prove nothing: it is verified at once. */
async function signed(
  cells: ApprovalCells,
  person: string,
  { place, register }: Pick<Desk, 'place' | 'register'>,
  t: Terminal,
): Promise<string> {
  const w = t.words.release.sign;
  const text = signedText(cells);
  const result = await signText(place.root, text);
  if ('fault' in result)
    throw result.fault === 'no-key'
      ? new UserError(w.noKey, w.noKeyHint)
      : new UserError(w.failed(clean(result.why)), w.failedHint);
  if (!(await isSignedBy(place.root, text, result.signature, signerOf(person, register.policy))))
    throw new UserError(w.unknownKey(nameOf(person)), w.unknownKeyHint);
  return signatureCell(result.signature);
}

function tellApproved({ pending, version }: ReleasePlan, isSigned: boolean, desk: Desk, t: Terminal): void {
  const w = t.words.release.approve;
  const { branch, main } = desk.whereabouts;
  const isOnMain = branch === undefined || branch === main;
  sayLine(w.done(pending.id, version), t);
  if (!isOnMain && !isSigned) tellNote(w.squash, t);
  const next = nextToCount(desk.whereabouts, t);
  const isHere = isOnMain && desk.whereabouts.remote === undefined;
  tellNext([isHere ? w.next(shellWord(pending.id)) : next], t);
}

export function lineData(
  { id, language, fingerprint }: Pending,
  { version, class: of }: Pick<ReleasePlan, 'version' | 'class'>,
  record: RecordPlan,
  commit: string | undefined,
) {
  return {
    written: commit !== undefined,
    ...(commit === undefined ? {} : { commit }),
    id,
    language,
    fingerprint,
    version,
    class: of,
    person: record.person,
    time: record.time,
    lines: record.lines,
  };
}
