import { idFrom } from '../document/ids.ts';
import { UserError } from '../errors.ts';
import { askHost, commonBase, isAncestor, send, subjectsSince } from '../io/git-propose.ts';
import { openRepository } from '../io/git-read.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { readPerson } from '../version/history.ts';
import { pullRequestAddress } from '../version/pull-request.ts';
import { whereabouts } from './counts.ts';
import type { Place } from './place.ts';
import { showPlan } from './plan-text.ts';
import { askedHost } from './propose-host.ts';
import type { ProposeOptions } from './propose-plan.ts';
import { endCutOff, openHandbook, whoIsHere } from './record.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

/** Subjects that are shown. */
const MOST = 12;

/**
 * `sop propose` without an SOP: puts commits that are here only, such as records of a stop or a review, before others, where the git host lets
 * nobody write to the branch that readers get. No commit is made and nothing here changes.
 */
export async function proposeCommits(o: ProposeOptions, t: Terminal): Promise<number> {
  const place = await openHandbook(t);
  if (!o.dryRun) await endCutOff(place, t);
  const person = await whoIsHere(place, t);
  const w = t.words.propose;
  const { remote, main } = await whereabouts(place);
  if (remote === undefined) throw new UserError(w.noRemote, w.noRemoteHint);
  if (main === undefined) throw new UserError(t.words.record.noCommit, t.words.record.noCommitHint);
  const head = (await openRepository(place.root))?.head ?? 'HEAD';
  const { branch, subjects } = await branchFor(person, main, head, place, t);
  const shown = subjects.slice(0, MOST).map(clean);
  if (subjects.length > MOST) shown.push(t.words.handover.more(subjects.length - MOST));
  if (!o.json)
    showPlan(
      w.titleCommits,
      [
        [w.label.sends, shown],
        [w.label.to, [w.newBranch(branch, main)]],
        [t.words.record.as, [person]],
        [w.label.after, [w.afterwardsCommits(main)]],
      ],
      o.dryRun === true,
      t,
    );
  const said = o.dryRun
    ? ''
    : await askedHost(() => send(place.root, head, branch, t.interactive), [], branch, t);
  const address = pullRequestAddress(remote, branch, main, said);
  if (o.json) t.out(jsonText(dataOf(subjects, branch, main, o.dryRun ? undefined : head, address)));
  else if (o.dryRun) sayLine(w.wouldSend, t);
  else {
    sayLine(w.doneCommits(branch, main), t);
    if (address !== undefined) t.out(`${address}\n`);
    tellNext([address === undefined ? w.nextUnknown(branch, main) : w.nextOpen(address)], t);
  }
  return 0;
}

/** A branch that the host does not have yet, or that these commits stand on. */
async function branchFor(person: string, main: string, head: string, place: Place, t: Terminal) {
  const { root } = place;
  const w = t.words.propose;
  const who = idFrom(readPerson(person).name).toLowerCase().slice(0, 30) || 'proposal';
  for (let n = 1; n < 100; n++) {
    const branch = `sop/records-${who}${n === 1 ? '' : `-${n}`}`;
    const host = await askedHost(() => askHost(root, main, branch, t.interactive), [], undefined, t);
    if (host.main === undefined) throw new UserError(w.emptyHost(main), w.emptyHostHint(shellWord(main)));
    if ((await commonBase(root, host.main)) === undefined)
      throw new UserError(w.unrelated(main), w.unrelatedHint);
    const subjects = await subjectsSince(root, host.main);
    if (subjects.length === 0) throw new UserError(w.nothingHere, w.nothingHereHint);
    if (host.branch === head)
      throw new UserError(w.already([w.commits], branch), w.openHintUnknown(branch, main));
    if (host.branch === undefined || (await isAncestor(root, host.branch, head))) return { branch, subjects };
  }
  throw new UserError(w.tooMany(`sop/records-${who}`));
}

const dataOf = (
  subjects: string[],
  branch: string,
  main: string,
  commit: string | undefined,
  address: string | undefined,
) => ({
  ids: [],
  files: [],
  commits: subjects,
  branch,
  into: main,
  update: false,
  subject: subjects[0] ?? '',
  approvers: [],
  written: commit !== undefined,
  commit,
  pullRequest: address,
});
