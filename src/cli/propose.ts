import type { Whereabouts } from '../io/git-host.ts';
import { commitAside, send, stage } from '../io/git-propose.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { pullRequestAddress } from '../version/pull-request.ts';
import { whereabouts } from './counts.ts';
import { loadWhole } from './load.ts';
import { type PlanPart, showPlan } from './plan-text.ts';
import { askedHost } from './propose-host.ts';
import { type Plan, type ProposeOptions, planOf } from './propose-plan.ts';
import { endCutOff, openHandbook, whoIsHere } from './record.ts';
import { type Named, sopFor } from './sop-for.ts';
import { sayLine, tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';

/**
 * `sop propose`: puts SOPs as they lie in the folder before others, for people who know no git: a branch, one commit with those SOPs and their
 * pictures alone, a push, and the page of the pull request. The folder, and the branch that it is on, stay as they are.
 */
export async function propose(named: readonly string[], o: ProposeOptions, t: Terminal): Promise<number> {
  if (named.length === 0) return (await import('./propose-commits.ts')).proposeCommits(o, t);
  const place = await openHandbook(t);
  if (!o.dryRun) await endCutOff(place, t);
  const person = await whoIsHere(place, t);
  const handbook = await loadWhole(place, t);
  const sops: Named[] = [];
  for (const name of named) sops.push(await sopFor(name, handbook, place, t));
  const where = await whereabouts(place);
  const plan = await planOf(sops, o.message, person, handbook, place, where, t);
  const w = t.words.propose;
  if (!o.json)
    showPlan(w.title(plan.sops.map(({ id }) => id)), parts(plan, person, where, t), o.dryRun === true, t);
  if (o.dryRun) {
    if (o.json)
      t.out(jsonText(dataOf(plan, undefined, pullRequestAddress(plan.remote, plan.branch, plan.main))));
    else sayLine(w.wouldSend, t);
    return 0;
  }
  const commit = await commitAside(place.root, { ...plan, message: `${plan.subject}\n` });
  const push = () => send(place.root, commit, plan.branch, t.interactive);
  const said = await askedHost(push, [...plan.files.keys()], plan.branch, t);
  await stage(place.root, [...plan.files.keys()]);
  const address = pullRequestAddress(plan.remote, plan.branch, plan.main, said);
  if (o.json) t.out(jsonText(dataOf(plan, commit, address)));
  else tellDone(plan, address, where, t);
  return 0;
}

function parts(plan: Plan, person: string, where: Whereabouts, t: Terminal): PlanPart[] {
  const w = t.words.propose;
  const { files, branch, main, isUpdate, subject, approvers } = plan;
  return [
    [w.label.sends, [...files.keys()]],
    [w.label.to, [isUpdate ? w.onTop(branch) : w.newBranch(branch, main)]],
    [w.label.called, [subject]],
    [t.words.record.as, [person]],
    [w.label.stays, [where.branch === undefined ? w.staysHere : w.stays(where.branch)]],
    [w.label.after, [w.afterwards(approvers.map(clean), main)]],
  ];
}

function tellDone(
  { branch, main, isUpdate }: Plan,
  address: string | undefined,
  where: Whereabouts,
  t: Terminal,
): void {
  const w = t.words.propose;
  sayLine((isUpdate ? w.updated : w.done)(branch), t);
  sayLine(w.goOn(main), t);
  if (address !== undefined) {
    t.out(`${address}\n`);
    tellNext([isUpdate ? w.nextLook(address) : w.nextOpen(address)], t);
  } else tellNext([w.nextUnknown(branch, where.main ?? main)], t);
}

function dataOf(
  { sops, files, branch, main, isUpdate, subject, approvers }: Plan,
  commit: string | undefined,
  address: string | undefined,
) {
  return {
    ids: sops.map(({ id }) => id),
    files: [...files.keys()],
    branch,
    into: main,
    update: isUpdate,
    subject,
    approvers,
    written: commit !== undefined,
    commit,
    pullRequest: address,
  };
}
