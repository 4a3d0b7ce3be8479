import { readWhereabouts, type Whereabouts } from '../io/git-host.ts';
import type { Place } from './place.ts';
import type { PlanPart } from './plan-text.ts';
import type { RecordPlan } from './record.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

/** Where the work stands. A plan that writes has made sure that there is a repository. */
export const whereabouts = async ({ root }: Place): Promise<Whereabouts> =>
  (await readWhereabouts(root)) ?? { changed: [], conflicted: [] };

/** When a record counts for everybody, in words. */
export function countsWhen({ branch, main, remote }: Whereabouts, t: Terminal): string {
  const w = t.words.record.counts;
  if (branch === undefined) return w.detached;
  if (main !== undefined && branch !== main) return w.other(branch, main);
  return remote === undefined ? w.local : w.pushed(branch);
}

/** What makes a record count for everybody: a push, or a pull request where the git host lets nobody push to that branch. */
export function waysToCount({ branch, main, remote, upstream }: Whereabouts, t: Terminal): string[][] {
  const w = t.words.record;
  const isMain = main === undefined || branch === main;
  if (branch === undefined || (remote === undefined && !isMain))
    return [w.nextSwitch(shellWord(main ?? 'main'))];
  if (remote === undefined) return [w.nextStatus];
  if (!isMain) return [upstream === undefined ? w.nextPushBranch(shellWord(branch)) : w.nextPush];
  return [upstream === undefined ? w.nextPushMain(shellWord(branch)) : w.nextPush, w.nextPropose];
}

/** The first of these ways. */
export const nextToCount = (where: Whereabouts, t: Terminal): string[] => waysToCount(where, t)[0] ?? [];

/** The parts of a plan that every record has: in whose name, what is written, and when it counts. */
export function commonParts(plan: RecordPlan, where: Whereabouts, t: Terminal): PlanPart[] {
  const w = t.words.record;
  const paths = plan.transaction.files.map(({ path }) => path);
  return [
    [w.as, [`${plan.person}, ${plan.time}`]],
    [w.writesLabel, [w.writes(paths)]],
    [w.countsLabel, [countsWhen(where, t)]],
  ];
}
