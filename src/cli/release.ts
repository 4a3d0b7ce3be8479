import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { isFile } from '../io/find.ts';
import { behindUpstream, blobsNamed, lastMessage } from '../io/git-objects.ts';
import { beginHistory } from '../io/git-own.ts';
import { jsonText } from '../lint/report/clean.ts';
import type { Pending } from '../version/judge.ts';
import { parseVersion } from '../version/number.ts';
import type { Choice, ReleasePlan } from '../version/release.ts';
import { oneOf } from './options.ts';
import { type Desk, openDesk, readPending } from './pending.ts';
import type { Place } from './place.ts';
import { endCutOff, openHandbook, whoIsHere } from './record.ts';
import {
  changedTexts,
  choiceOf,
  namedTexts,
  plansFor,
  type ReleaseOptions,
  titleOfMerge,
} from './release-plans.ts';
import { refusal } from './release-refusal.ts';
import { dataOf, showRelease, tellReleased } from './release-text.ts';
import { writeRelease } from './release-write.ts';
import { dateOf, textFor } from './sop-for.ts';
import { sayLine, tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';

/** `sop release`: seals texts as revisions. Everything is decided and shown before the first byte is written. */
export async function release(ids: string[], o: ReleaseOptions, t: Terminal): Promise<number> {
  checkOptions(ids, o, t);
  const place = await openHandbook(t);
  if (!o.dryRun) await endCutOff(place, t);
  const desk = await deskOf(place, o, t);
  if (o.merged) return (await import('./release-merged.ts')).releaseMerged(o, desk, t);
  const pendings = await pendingOf(ids, o, desk, t);
  if (pendings.length === 0) {
    if (o.json) t.out(jsonText(dataOf([], false)));
    else sayLine(t.words.release.nothing, t);
    return 0;
  }
  const all = await plansFor(pendings, await choicesFor(pendings, o, desk, t), desk, t);
  const passed = o.allChanged ? ['unchanged', 'retired'] : ['unchanged'];
  const plans = all.filter(({ obstacles }) => !obstacles.some(({ kind }) => passed.includes(kind)));
  const together = o.together === true;
  const refused = plans.filter(({ obstacles }) => obstacles.length > 0);
  const isOnlyShown = refused.length > 0 || plans.length === 0 || o.dryRun === true;
  const ready = isOnlyShown ? plans : await withReasons(plans, t);
  if (!o.json) {
    tellUnchanged(all, t);
    // A refusal says what there is to say; the plan of what does not happen would only be in the way.
    if (refused.length === 0 || o.dryRun)
      showRelease(ready, desk, { together, dryRun: o.dryRun === true }, t);
  } else if (isOnlyShown) t.out(jsonText(dataOf(plans, together)));
  const toMend = refused.some(({ obstacles }) => obstacles.some(({ kind }) => kind === 'findings'));
  const isNew = desk.head === '' && !o.dryRun && !toMend;
  // An approval is a line that git keeps: whoever is to give one needs something to add it to.
  if (isNew) await begin(place, t);
  if (refused.length > 0) throw refusal(refused, desk, t);
  if (plans.length === 0) return 0;
  if (o.dryRun) {
    if (!o.json) sayLine(t.words.release.wouldWrite, t);
    return 0;
  }
  const written = await writeRelease(
    ready,
    isNew ? await openDesk(place, t) : desk,
    { together, tags: true },
    t,
  );
  if (o.json) t.out(jsonText(dataOf(ready, together, written)));
  else tellReleased(ready, desk, t);
  return 0;
}

function checkOptions(ids: readonly string[], o: ReleaseOptions, t: Terminal): void {
  const w = t.words.release;
  const isAll = o.allChanged === true || o.merged === true;
  if (isAll && ids.length > 0) throw new UserError(w.idsAndAll);
  if (!isAll && ids.length === 0) throw new UserError(w.needsIds, w.needsIdsHint);
  const isCorrection = o.correct !== undefined || o.from !== undefined;
  if (isCorrection && (ids.length !== 1 || o.correct === undefined || o.from === undefined))
    throw new UserError(w.correctOne, w.correctHint);
  if (o.correct !== undefined && !parseVersion(o.correct))
    throw new UserError(t.words.usage.unexpected(t.words.usage.valueOf('--correct'), o.correct, w.version));
  if (o.together && !isAll && ids.length < 2) throw new UserError(w.togetherTwo);
}

/** The handbook, where revisions may be sealed. One that was made in a repository with a history of its own begins with its settings. */
async function deskOf(place: Place, o: ReleaseOptions, t: Terminal): Promise<Desk> {
  const desk = await openDesk(place, t, true);
  const { changed } = desk.whereabouts;
  const isThere = async () => (await blobsNamed(place.root, [SETTINGS])).get(SETTINGS) !== undefined;
  const begins = desk.head !== '' && !o.merged && changed.includes('sop.yaml') && !(await isThere());
  await refuseElsewhere(desk, o, begins && !o.dryRun, t);
  if (!begins || o.dryRun) return desk;
  await begin(place, t);
  return openDesk(place, t);
}

/** `sop.yaml` as the newest commit has it. */
const SETTINGS = 'HEAD:./sop.yaml';

/** A handbook of which git has nothing yet begins with what it is judged by. */
async function begin({ root }: Place, t: Terminal): Promise<void> {
  const paths: string[] = [];
  for (const path of ['sop.yaml', '.gitattributes']) {
    const name = `HEAD:./${path}`;
    if ((await isFile(join(root, path))) && !(await blobsNamed(root, [name])).get(name)) paths.push(path);
  }
  await beginHistory(root, paths, 'Begin the handbook\n');
  tellNote(t.words.release.begun(paths), t);
}

/** Revisions are sealed on the branch that readers get, when it is what everybody has. */
async function refuseElsewhere(
  { whereabouts, place, head }: Desk,
  o: ReleaseOptions,
  isBegun: boolean,
  t: Terminal,
): Promise<void> {
  const w = t.words.release;
  const { branch, main = 'main', changed } = whereabouts;
  if (branch === undefined && !o.merged) throw new UserError(w.detached, w.notMainHint(main));
  if (branch !== undefined && branch !== main)
    throw new UserError(w.notMain(branch, main), w.notMainHint(main));
  const behind = await behindUpstream(place.root);
  if (behind > 0) throw new UserError(w.behind(behind, main), w.behindHint);
  if (head !== '' && !isBegun && changed.includes('sop.yaml')) tellNote(w.policyUncommitted, t);
}

/** The texts that were asked for. */
async function pendingOf(
  ids: readonly string[],
  o: ReleaseOptions,
  desk: Desk,
  t: Terminal,
): Promise<Pending[]> {
  const asked = o.allChanged ? await changedTexts(desk) : await namedTexts(ids, o, desk, t);
  const pendings: Pending[] = [];
  for (const one of asked) pendings.push(await readPending(one, desk, t));
  return pendings;
}

/** What the person says of each text, by the text's place in the list. */
async function choicesFor(
  pendings: readonly Pending[],
  o: ReleaseOptions,
  desk: Desk,
  t: Terminal,
): Promise<Choice[]> {
  const releaser = await whoIsHere(desk.place, t);
  const effective = o.effective === undefined ? undefined : dateOf(o.effective, '--effective', t, desk.today);
  const classes = ['major', 'minor', 'patch'] as const;
  const wanted = o.class === undefined ? undefined : oneOf(classes, o.class, '--class', t.words);
  const { asks, flags } = t.words.release;
  const question = { question: asks.reason, flag: flags.reason };
  const said = o.message === undefined ? undefined : await textFor(o.message, question, t);
  const reasons = await Promise.all(pendings.map((pending) => knownReason(pending, desk, t)));
  return pendings.map((_, at) =>
    choiceOf(said ?? reasons[at] ?? '', releaser, desk, {
      ...(effective ? { effective } : {}),
      ...(wanted ? { class: wanted } : {}),
      ...(o.because ? { because: o.because } : {}),
    }),
  );
}

/** Asks for the reason where nothing tells it. */
async function withReasons(plans: readonly ReleasePlan[], t: Terminal): Promise<ReleasePlan[]> {
  if (plans.every(({ reason }) => reason !== '')) return [...plans];
  const { asks, flags } = t.words.release;
  const said = await textFor(undefined, { question: asks.reason, flag: flags.reason }, t);
  return plans.map((plan) => (plan.reason === '' ? { ...plan, reason: said } : plan));
}

function tellUnchanged(plans: readonly ReleasePlan[], t: Terminal): void {
  for (const { pending, obstacles } of plans)
    if (obstacles.some(({ kind }) => kind === 'unchanged'))
      sayLine(t.words.release.obstacles.unchanged(pending.id, pending.base?.revision.version ?? ''), t);
}

/** The reason that nobody has to type: the first revision needs none, and a pull request has a title. */
async function knownReason(
  { revisions, uncommitted, corrects, sop }: Pending,
  { place }: Desk,
  t: Terminal,
): Promise<string | undefined> {
  if (revisions.length === 0) return t.words.release.firstReason;
  if (uncommitted || corrects !== undefined) return undefined;
  return titleOfMerge(await lastMessage(place.root, sop.path));
}
