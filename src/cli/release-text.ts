import type { Pending } from '../version/judge.ts';
import { findRegistered, type SealedRevision, standingOf } from '../version/register.ts';
import type { ReleasePlan } from '../version/release.ts';
import { sealName } from '../version/sealing.ts';
import type { Desk } from './pending.ts';
import { type PlanPart, showPlan } from './plan-text.ts';
import type { Written } from './release-write.ts';
import { filesOf } from './release-write.ts';
import { sayChange } from './say-change.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

/** Changes that a plan tells; `sop diff` shows all. */
const mostChanges = 8;

interface Manner {
  together: boolean;
  dryRun: boolean;
}

/** What readers of an SOP have today. */
export function heldToday({ id, language }: Pick<Pending, 'id' | 'language'>, { register, today }: Desk) {
  const sop = findRegistered(register, id, language);
  return sop
    ? standingOf(sop, register, today)
    : { upcoming: [] as { revision: SealedRevision; start: string }[] };
}

/** Shows what a release would do, an SOP at a time. */
export function showRelease(
  plans: readonly ReleasePlan[],
  desk: Desk,
  { together, dryRun }: Manner,
  t: Terminal,
): void {
  for (const plan of plans) {
    if (plan.obstacles.some(({ kind }) => kind === 'unchanged' || kind === 'retired')) continue;
    const w = t.words.release;
    const { pending } = plan;
    const from = pending.corrects ?? pending.base?.revision.version;
    const parts: PlanPart[] = [
      [w.changes, changesOf(pending, t)],
      [w.approvedBy, approvedBy(plan, t)],
      [w.holds, holdsFrom(plan, desk, t)],
      ...(together ? [['', [w.together(plans.map(sealName))]] as PlanPart] : []),
      ...(plan.reason ? [[w.reason, [plan.reason]] as PlanPart] : []),
      ...(plan.because ? [[w.because, [w.belowClass(plan.computed, plan.because)]] as PlanPart] : []),
      [w.writes, writes(plan, t)],
    ];
    showPlan(w.becomes(titleOf(pending), from, plan.version, plan.class), parts, dryRun, t);
  }
}

const titleOf = ({ id, isMain, language }: Pending) => (isMain ? id : `${id} (${language})`);

/** The changes in a sentence each, the heaviest first. */
export function changesOf({ changes, base }: Pending, t: Terminal): string[] {
  const w = t.words.release;
  if (!base) return [w.firstText];
  const order = ['major', 'minor', 'patch'];
  const sorted = changes.toSorted((a, b) => order.indexOf(a.class) - order.indexOf(b.class));
  const told = sorted.slice(0, mostChanges).map((change) => sayChange(change, t.words));
  const left = changes.length - told.length;
  return [...told, ...(left > 0 ? [w.moreChanges(left)] : [])];
}

function approvedBy({ approvedBy, carried, pending, records }: ReleasePlan, t: Terminal): string[] {
  const w = t.words.release;
  if (carried) return [w.carried(pending.follows ?? '')];
  return approvedBy.map(({ person, evidence }) =>
    evidence === 'own-commit' && records.length > 0
      ? w.byRelease(nameOf(person))
      : `${nameOf(person)} (${w.evidence[evidence] ?? evidence})`,
  );
}

/** A person without the address. */
export const nameOf = (person: string): string => person.replace(/\s*<[^<>]*>\s*$/u, '') || person;

function holdsFrom({ pending, effective }: ReleasePlan, desk: Desk, t: Terminal): string[] {
  const w = t.words.release;
  const { revision, upcoming } = heldToday(pending, desk);
  const [next] = pending.corrects === undefined ? [] : upcoming;
  // The text stands on that of every revision that waits: what was to begin later begins with it.
  const sooner = pending.corrects !== undefined ? [] : upcoming.filter(({ start }) => start > effective);
  const until = [
    ...(next ? [w.untilNext(next.revision.version, next.start)] : []),
    ...sooner.map((waits) => w.sooner(waits.revision.version, waits.start)),
  ];
  if (effective <= desk.today) return [w.now, ...until];
  return [w.from(effective), ...(revision ? [w.until(revision.version)] : []), ...until];
}

function writes(plan: ReleasePlan, t: Terminal): string[] {
  const w = t.words.release;
  const paths = [
    ...filesOf([plan]).map(({ path }) => path),
    ...(plan.records.length > 0 ? ['records/approvals.csv'] : []),
  ];
  return [
    ...(plan.pending.corrects === undefined ? [] : [w.writesSide(plan.pending.corrects)]),
    ...(paths.length > 0 ? [w.writesCommit(paths)] : []),
    w.writesTag(sealName(plan)),
  ];
}

/** What is published now, and the one next command. */
export function tellReleased(plans: readonly ReleasePlan[], desk: Desk, t: Terminal): void {
  const w = t.words.release;
  for (const plan of plans) {
    const isShared = desk.whereabouts.remote !== undefined;
    const now = isShared ? w.donePushed(plan.version) : w.doneNow(plan.version);
    const what = plan.effective > desk.today ? w.doneLater(plan.version, plan.effective) : now;
    sayLine(`${w.done(sealName(plan))} ${what}`, t);
    tellLater(plan, desk, t);
  }
  tellNext([nextOf(plans, desk, t)], t);
}

/** A revision that waits was sealed before the correction: what was wrong would come back with it. */
function tellLater({ pending, version }: ReleasePlan, desk: Desk, t: Terminal): void {
  const [next] = pending.corrects === undefined ? [] : heldToday(pending, desk).upcoming;
  if (next)
    sayLine(t.words.release.later(shellWord(pending.id), version, next.revision.version, next.start), t);
}

function nextOf(plans: readonly ReleasePlan[], { whereabouts }: Desk, t: Terminal): string[] {
  const w = t.words.release;
  const { remote, branch, main = 'main' } = whereabouts;
  if (remote === undefined) return w.nextStatus;
  if (branch === undefined) return w.nextPushHead(shellWord(main));
  // A correction stands on no branch, so that its tag does not follow.
  const beside = plans.filter(({ pending }) => pending.corrects !== undefined).map(sealName);
  return beside.length > 0
    ? w.nextPushTag(shellWord(branch), beside.map(shellWord).join(' '))
    : w.nextPush(shellWord(branch));
}

/** The plans as data. */
export function dataOf(plans: readonly ReleasePlan[], together: boolean, written?: Written) {
  return {
    written: written !== undefined,
    ...(written ? { commit: written.commit } : {}),
    together,
    sops: plans.map((plan) => ({
      id: plan.pending.id,
      language: plan.pending.language,
      path: plan.pending.sop.path,
      ...(plan.pending.follows === undefined ? {} : { follows: plan.pending.follows }),
      ...(plan.pending.corrects === undefined ? {} : { corrects: plan.pending.corrects }),
      version: plan.version,
      seal: sealName(plan),
      class: plan.class,
      computed: plan.computed,
      ...(plan.because ? { because: plan.because } : {}),
      effective: plan.effective,
      reason: plan.reason,
      fingerprint: plan.pending.fingerprint,
      changes: plan.pending.changes.map(({ kind, class: of, at, words = [] }) => ({
        kind,
        class: of,
        at,
        words: words.map(({ from, to }) => ({ from, to })),
      })),
      approvedBy: plan.approvedBy,
      carried: plan.carried,
      obstacles: plan.obstacles.map(({ kind }) => kind),
    })),
  };
}
