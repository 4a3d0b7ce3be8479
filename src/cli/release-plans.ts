import { resolve } from 'node:path';
import { readText } from '../io/files.ts';
import { startOf } from '../version/in-force.ts';
import { judgePending, type Pending } from '../version/judge.ts';
import type { ChangeClass } from '../version/number.ts';
import { type Choice, planRelease, type ReleasePlan } from '../version/release.ts';
import { findSop, inHandbook } from './find-sop.ts';
import { type Asked, type Desk, unreleased } from './pending.ts';
import { findingsIn } from './release-findings.ts';
import { sopFiles } from './sop-files.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';
import { textOf } from './unreadable.ts';

export interface ReleaseOptions {
  allChanged?: boolean;
  merged?: boolean;
  pullRequest?: boolean;
  correct?: string;
  from?: string;
  together?: boolean;
  message?: string;
  because?: string;
  class?: string;
  effective?: string;
  reviewBy?: string;
  reviewUrl?: string;
  reviews?: string;
  lang?: string;
  dryRun?: boolean;
  json?: boolean;
}

/** All texts that differ from their last seal. */
export async function changedTexts(desk: Desk): Promise<Asked[]> {
  const { place } = desk;
  const paths = (await sopFiles(place)).map((path) => inHandbook(place, path));
  return unreleased(desk, paths).map((path) => ({ path }));
}

/** Texts by their ids; for a correction, the text that stands for one. */
export async function namedTexts(
  ids: readonly string[],
  { correct, from, lang }: Pick<ReleaseOptions, 'correct' | 'from' | 'lang'>,
  { place, register }: Desk,
  t: Terminal,
): Promise<Asked[]> {
  const asked = new Map<string, Asked>();
  for (const id of ids) {
    const path = inHandbook(place, await findSop(id, t, lang));
    asked.set(path, { path });
  }
  const [only] = asked.values();
  if (correct === undefined || from === undefined || !only) return [...asked.values()];
  const file = resolve(t.cwd, from);
  const text = textOf(await readText(file), shown(t.cwd, file), t);
  const sealed = register.sops.flatMap((sop) => (sop.path === only.path ? [sop] : []))[0];
  const path = sealed?.revisions.find(({ version }) => version === correct)?.seal.path ?? only.path;
  return [{ path, instead: { text, corrects: correct, of: sealed?.id, file: shown(t.cwd, file) } }];
}

/** What is decided for a text where nobody says more. */
export const choiceOf = (
  reason: string,
  releaser: string,
  { today }: Desk,
  rest: { effective?: string; class?: ChangeClass; because?: string } = {},
): Choice => ({ reason, releaser, today, ...rest });

/**
 * Title of the pull request that a commit of the main line brought, as git hosts write it: `Title (#12)` for a squash; a line of its own below
 * `Merge pull request #12 from …` or `Merge branch …` for a merge. Undefined for any other commit.
 */
export function titleOfMerge(message: string): string | undefined {
  const [subject = '', ...body] = message.trim().split('\n');
  if (/^Merge (?:pull request|branch|remote-tracking branch) /u.test(subject)) {
    const title = body.find((line) => line.trim() !== '' && !/^(?:See merge request|[\w-]+: )/u.test(line));
    return title?.trim();
  }
  return /^(.*\S) \([#!]\d+\)$/u.exec(subject)?.[1];
}

/** Reads findings and decides, for every text. */
export async function plansFor(
  pendings: readonly Pending[],
  choices: readonly Choice[],
  { place, register }: Desk,
  t: Terminal,
): Promise<ReleasePlan[]> {
  const findings = await findingsIn(
    pendings.map(({ sop }) => sop),
    place,
    t,
  );
  const { policy, ledgers, origins, schedule } = register;
  return pendings.flatMap((pending, at) => {
    const choice = choices[at];
    if (!choice) return [];
    const verdicts = judgePending(pending, ledgers.approvals.entries, origins, policy);
    const { revision } = pending.base ?? {};
    const base = revision && (startOf(revision, schedule) ?? 'never');
    const whole = base === undefined ? choice : { ...choice, base };
    return [planRelease(pending, verdicts, whole, findings.get(pending.sop.path) ?? [], policy)];
  });
}
