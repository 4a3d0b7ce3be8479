import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { findPerson } from '../handbook/who.ts';
import { readText } from '../io/files.ts';
import { hasBranch, onNewBranch } from '../io/git-branch.ts';
import { lastMessage } from '../io/git-objects.ts';
import { readObjects } from '../io/git-texts.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { fingerprintOf } from '../version/fingerprint.ts';
import { readPerson } from '../version/history.ts';
import { type HostEvent, type HostReview, readHostEvent } from '../version/host-event.ts';
import { differInStamps } from '../version/identity.ts';
import type { Pending } from '../version/judge.ts';
import { findRegistered, lastSealed, releaseJobs } from '../version/register.ts';
import type { Choice, ReleasePlan } from '../version/release.ts';
import { sealName } from '../version/sealing.ts';
import { type Desk, readPending } from './pending.ts';
import { readingIn } from './readings.ts';
import { whoIsHere } from './record.ts';
import { changedTexts, choiceOf, plansFor, type ReleaseOptions, titleOfMerge } from './release-plans.ts';
import { refusal } from './release-refusal.ts';
import { dataOf, showRelease, tellReleased } from './release-text.ts';
import { eventsOf, filesOf, type Written, writeRelease } from './release-write.ts';
import { sayLine, tellNext, tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord, shown } from './text.ts';
import { textOf } from './unreadable.ts';

/**
 * `sop release --merged`, the job after a merge: seals every text of the main line that is approved and not sealed, and records the review on
 * the git host that approved it. Run twice it does nothing the second time. Texts that wait for approval are named and left alone.
 */
export async function releaseMerged(o: ReleaseOptions, desk: Desk, t: Terminal): Promise<number> {
  const w = t.words.release;
  const releaser = await whoIsHere(desk.place, t);
  const isReleaseJob = releaseJobs(desk.register.policy).includes(readPerson(releaser).email);
  const event = await eventOf(o, desk, t);
  if (event.reviews.length > 0 && !isReleaseJob)
    throw new UserError(w.notTheJob(clean(releaser)), w.notTheJobHint);
  const asked = (await changedTexts(desk)).filter(({ path }) => !desk.whereabouts.changed.includes(path));
  const pendings: Pending[] = [];
  for (const one of asked) pendings.push(await readPending(one, desk, t));
  const choices: Choice[] = [];
  for (const pending of pendings)
    choices.push({
      ...choiceOf(await reasonOf(pending, o, event, desk), releaser, desk),
      reviews: await reviewsOf(pending, event, desk),
      isReleaseJob,
    });
  const plans = (await plansFor(pendings, choices, desk, t)).filter(
    ({ obstacles }) => !obstacles.some(({ kind }) => kind === 'unchanged' || kind === 'retired'),
  );
  const ready = plans.filter(({ obstacles }) => obstacles.length === 0);
  const waiting = plans.filter(({ obstacles }) => obstacles.length > 0);
  const together = o.together === true;
  if (!o.json) showRelease(ready, desk, { together, dryRun: o.dryRun === true }, t);
  const written = o.dryRun ? undefined : await seal(ready, o, desk, t);
  if (o.json) t.out(jsonText(dataOf(plans, together, written)));
  else if (plans.length === 0) sayLine(w.nothing, t);
  for (const plan of waiting) tellNote(refusal([plan], desk, t).message, t);
  if (o.dryRun && !o.json) sayLine(w.wouldWrite, t);
  const isHeldUp = waiting.some(({ obstacles }) => obstacles.some(({ kind }) => kind !== 'not-approved'));
  return isHeldUp ? 1 : 0;
}

/** Seals what is stamped, or may be stamped here; puts the rest on a branch where the main one is protected. */
async function seal(
  ready: readonly ReleasePlan[],
  o: ReleaseOptions,
  desk: Desk,
  t: Terminal,
): Promise<Written | undefined> {
  const needsCommit = (plan: ReleasePlan) => filesOf([plan]).length + eventsOf([plan]).length > 0;
  const open = o.pullRequest ? ready.filter(needsCommit) : [];
  const now = ready.filter((plan) => !open.includes(plan));
  const together = o.together === true;
  let written: Written | undefined;
  if (now.length > 0) {
    written = await writeRelease(now, desk, { together, tags: true }, t);
    if (!o.json) tellReleased(now, desk, t);
  }
  if (open.length === 0) return written;
  const w = t.words.release;
  const branch = branchFor(open);
  if (await hasBranch(desk.place.root, branch)) {
    sayLine(w.branchThere(branch), t);
    return written;
  }
  const made = await onNewBranch(desk.place.root, branch, () =>
    writeRelease(open, desk, { together, tags: false }, t),
  );
  if (!o.json) {
    sayLine(w.branchMade(branch), t);
    tellNext([w.nextBranch(shellWord(branch))], t);
  }
  return written ?? made;
}

/** The same texts have the same branch, so that a second run finds that it is there. */
function branchFor(plans: readonly ReleasePlan[]): string {
  const [first] = plans;
  const about = plans.map((plan) => `${sealName(plan)} ${plan.pending.fingerprint}`).sort();
  const mark = createHash('sha256').update(about.join('\n')).digest('hex').slice(0, 8);
  return plans.length === 1 && first
    ? `release/${sealName(first).replaceAll('@', '-')}-${mark}`
    : `release/${plans.length}-sops-${mark}`;
}

/** What the host says: event and answer files, and the review that the command line names. */
async function eventOf(o: ReleaseOptions, desk: Desk, t: Terminal): Promise<HostEvent> {
  const w = t.words.release;
  const path = t.env.GITHUB_EVENT_PATH;
  const event = readHostEvent(
    path === undefined || path === '' ? undefined : await readJson(path, t),
    o.reviews === undefined ? undefined : await readJson(resolve(t.cwd, o.reviews), t),
  );
  if ((o.reviewBy === undefined) !== (o.reviewUrl === undefined)) throw new UserError(w.reviewPair);
  if (o.reviewBy === undefined || o.reviewUrl === undefined) return event;
  const { name, email } = readPerson(o.reviewBy);
  if (name === '' || email === '' || /[\u0000-\u001f]/u.test(o.reviewBy))
    throw new UserError(
      t.words.usage.unexpected(t.words.usage.valueOf('--review-by'), clean(o.reviewBy), w.reviewPerson),
    );
  const review = { account: o.reviewBy, url: o.reviewUrl };
  return { ...event, merge: event.merge ?? desk.head, reviews: [...event.reviews, review] };
}

async function readJson(path: string, t: Terminal): Promise<unknown> {
  const name = shown(t.cwd, path);
  const text = textOf(await readText(path), name, t);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError(t.words.release.eventFile(clean(name), clean((error as Error).message)));
  }
}

async function reasonOf(
  { sop, revisions }: Pending,
  o: ReleaseOptions,
  { title, merge }: HostEvent,
  { place, register }: Desk,
): Promise<string> {
  if (o.message) return o.message;
  const isFromHere = register.sops.find(({ path }) => path === sop.path)?.texts[0]?.commit.oid === merge;
  if (title && (isFromHere || revisions.length === 0)) return title;
  const message = await lastMessage(place.root, sop.path);
  return titleOfMerge(message) ?? message.split('\n', 1)[0] ?? '';
}

/**
 * Reviews that count for a text. A review is about what one pull request brought: it counts where that merge is all that changed since the last
 * seal, and where what was looked at says the same as what was merged.
 */
async function reviewsOf(
  pending: Pending,
  event: HostEvent,
  desk: Desk,
): Promise<{ person: string; url: string }[]> {
  const { register } = desk;
  const sop = findRegistered(register, pending.id, pending.language);
  if (!sop || event.reviews.length === 0 || event.merge === undefined) return [];
  const sealed = lastSealed(sop)?.seal;
  const since: string[] = [];
  for (const { commit, blob } of sop.texts) {
    if (blob === sealed?.blob || commit.oid === sealed?.commit) break;
    since.push(commit.oid);
  }
  if (since.length !== 1 || since[0] !== event.merge) return [];
  const counting: { person: string; url: string }[] = [];
  for (const review of event.reviews)
    if (await isOfThisText(review, pending, event, desk))
      counting.push({ person: personOf(review, desk), url: clean(review.url).replaceAll(/\s/gu, '%20') });
  return counting;
}

async function isOfThisText(
  { commit }: HostReview,
  { sop, fingerprint }: Pending,
  { head }: HostEvent,
  { place }: Desk,
): Promise<boolean> {
  if (commit === undefined || head === undefined || commit === head) return true;
  if (!/^[0-9a-f]{40,64}$/u.test(commit)) return false;
  const name = `${commit}:./${sop.path}`;
  const text = (await readObjects(place.root, [name])).get(name)?.toString('utf8');
  if (text === undefined) return false;
  if (differInStamps(text, sop.text)) return true;
  const seen = await readingIn(commit, sop.path, text, place);
  return fingerprintOf(seen.sop, seen.flows, seen.attachment) === fingerprint;
}

/** The person behind an account of the host, as records name people. */
function personOf({ account }: HostReview, { register: { policy } }: Desk): string {
  if (/<[^<>]+>\s*$/u.test(account)) return account;
  const isTheirs = (address: string) =>
    new RegExp(`^(?:\\d+\\+)?${account.replaceAll(/[^\w-]/gu, '')}@users\\.noreply\\.`, 'iu').test(address);
  const known =
    policy.people.find(({ accounts }) =>
      accounts.some((one) => one.toLowerCase() === account.toLowerCase()),
    ) ??
    policy.people.find(({ addresses }) => addresses.some(isTheirs)) ??
    findPerson(policy, account);
  const address = known?.addresses[0];
  return known ? (address ? `${known.name} <${address}>` : known.name) : `@${account}`;
}
