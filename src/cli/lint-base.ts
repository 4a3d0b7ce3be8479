import { UserError } from '../errors.ts';
import { configName, isInRepository } from '../io/find.ts';
import { commitOf, mergeBaseOf, readChanged, readStandpoint, readUntracked } from '../io/git-past.ts';
import { readObjects } from '../io/git-texts.ts';
import type { PolicyChange } from '../lint/control.ts';
import { clean } from '../lint/report/clean.ts';
import { inHandbook } from './find-sop.ts';
import { baselineName } from './lint-baseline.ts';
import type { Scope } from './lint-scope.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';

/** What a change is judged against (`--since`). */
export interface Since {
  /** Newest commit of the base branch, and where the change left it. */
  tip: string;
  base: string;
  /** Files that differ from `base`, with the path that they had there. */
  changed: ReadonlyMap<string, string | undefined>;
  policy: readonly PolicyChange[];
  /** The handbook with the rules of the base. */
  place: Place;
  /** Text of the base's baseline. */
  baseline?: string;
}

const glossary = /^glossary(?:\.[a-z]{2,3}(?:-[a-z0-9]+)*)?\.md$/iu;

/**
 * Newest commit of a branch, and where the text here left it. Throws a UserError with the command that mends it where history is missing.
 *
 * @param again the command line to run again once it is mended, by the name of the branch
 */
export async function openBase(
  ref: string,
  root: string,
  again: (ref: string) => string,
  t: Terminal,
): Promise<{ tip: string; base: string }> {
  const w = t.words.lintPast;
  const standpoint = (await isInRepository(root)) ? await readStandpoint(root) : undefined;
  if (!standpoint?.head) throw new UserError(w.sinceNoGit, w.sinceNoGitHint);
  const tip = await commitOf(root, ref);
  const name = clean(ref);
  const { fetch, fetched } = missing(ref);
  if (standpoint.shallow) {
    const all = tip ? 'git fetch --unshallow --tags' : `git fetch --unshallow --tags ${fetch}`;
    throw new UserError(w.sinceShallow(name), w.sinceShallowHint(all));
  }
  if (!tip) {
    const isHere = fetched !== ref && (await commitOf(root, fetched)) !== undefined;
    const first = isHere ? [] : [`git fetch --tags ${fetch}`];
    throw new UserError(w.sinceMissing(name), w.sinceMissingHint([...first, again(fetched)]));
  }
  const base = await mergeBaseOf(root, tip, standpoint.head);
  if (!base) throw new UserError(w.sinceNoBase(name), w.sinceNoBaseHint);
  return { tip, base };
}

/** What brings a branch or a commit here, and its name then. `origin/main` and `main` both stand for the branch of the remote. */
function missing(ref: string): { fetch: string; fetched: string } {
  if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u.test(ref)) return { fetch: `origin ${ref}`, fetched: ref };
  const remote = /^(?:refs\/remotes\/)?(origin|upstream)\/([\w./-]+)$/u.exec(ref);
  const local = /^[\w./-]+$/u.test(ref) ? ref.replace(/^refs\/heads\//u, '') : 'main';
  const [host = 'origin', branch = local] = remote?.slice(1) ?? [];
  const fetched = `${host}/${branch}`;
  return { fetch: `${host} ${branch}:refs/remotes/${fetched}`, fetched };
}

/** Reads what a change is judged against. Throws a UserError with the command that mends it where that is not here. */
export async function openSince(ref: string, place: Place, t: Terminal): Promise<Since> {
  const w = t.words.lintPast;
  const { root } = place;
  if (!place.isHandbook) throw new UserError(w.sinceNoGit, w.sinceNoGitHint);
  const { tip, base } = await openBase(ref, root, (name) => `sop lint --since ${name}`, t);
  const [changed, untracked] = await Promise.all([readChanged(root, base), readUntracked(root)]);
  for (const path of untracked) changed.set(path, undefined);
  const names = {
    own: `${base}:./${configName}`,
    tip: `${tip}:./${configName}`,
    baseline: `${tip}:./${baselineName}`,
  };
  const texts = await readObjects(root, Object.values(names));
  const text = (of: string) => texts.get(of)?.toString('utf8');
  const baseline = text(names.baseline);
  return {
    tip,
    base,
    changed,
    policy: await policyOf(place, changed, text(names.own) ?? ''),
    place: await judgedPlace(place, text(names.tip)),
    ...(baseline !== undefined && { baseline }),
  };
}

async function policyOf(
  { configText }: Place,
  changed: ReadonlyMap<string, string | undefined>,
  before: string,
): Promise<PolicyChange[]> {
  const files = [...changed.keys()].filter((path) => path === baselineName || glossary.test(path));
  const own = files.map((path) => ({ path }));
  if (!changed.has(configName)) return own;
  const { policyChanges } = await import('../lint/policy.ts');
  return [...policyChanges(before, configText), ...own];
}

async function judgedPlace(place: Place, text: string | undefined): Promise<Place> {
  if (text === undefined || text === place.configText) return place;
  const [{ readConfig }, { judgedBy }] = await Promise.all([
    import('../handbook/config.ts'),
    import('../lint/policy.ts'),
  ]);
  const config = judgedBy(readConfig(configName, text).config, place.config);
  return { ...place, config };
}

/** The files that a change makes it necessary to look at: all, where what they are judged by has changed. */
export function touchedScope(scope: Scope, { changed, place }: Since): Scope {
  const isFull = [...changed.keys()].some(
    (path) => path === configName || path === baselineName || glossary.test(path),
  );
  const targets = isFull
    ? scope.targets
    : scope.targets.filter(({ path }) => changed.has(inHandbook(scope.place, path)));
  return { place, targets, whole: scope.whole };
}
