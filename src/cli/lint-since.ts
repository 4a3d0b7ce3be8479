import { join } from 'node:path';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { SopFacts } from '../handbook/facts.ts';
import { readText } from '../io/files.ts';
import { findFiles } from '../io/find.ts';
import { readObjects } from '../io/git-texts.ts';
import { inHandbook } from './find-sop.ts';
import type { Since } from './lint-base.ts';
import type { Checks } from './lint-check.ts';
import { type CheckedFile, checkFiles } from './lint-files.ts';
import { type CheckedHandbook, mendRounds } from './lint-handbook.ts';
import { noPast } from './lint-past.ts';
import { relatedTo, type Untouched } from './lint-related.ts';
import type { LintRun } from './lint-run.ts';
import type { Scope, Target } from './lint-scope.ts';
import type { Place } from './place.ts';
import { isSopPath, sopFiles } from './sop-files.ts';
import type { Terminal } from './terminal.ts';

/** Findings of a change, and how many of them were there before. */
export interface CheckedChange extends CheckedHandbook {
  before: number;
}

/**
 * Checks the touched files, and the others as far as the change can alter their findings. What was there before in a touched file stays as a
 * suggestion; in others only what is new is told.
 */
export async function checkSince(
  scope: Scope,
  since: Since,
  run: LintRun,
  isFix: boolean,
  t: Terminal,
): Promise<CheckedChange> {
  const touched = await checkFiles(scope, run, t);
  const checks = await run.checks();
  const former = await formerFiles(scope, since, run, checks);
  const others = await othersOf(touched, run);
  const own = await Promise.all(touched.map((file) => factsOf(file, run, checks)));
  const before = former.flatMap(({ facts }) => facts ?? []);
  const paths = (await findFiles(run.place.root)).map((path) => inHandbook(run.place, path));
  const related = relatedFacts(own.flat(), before, since, others, new Set(paths), checks);
  const judged = (files: readonly CheckedFile[]) => ({
    files: files.filter(({ target }) => target.isSop),
    whole: scope.whole,
    past: run.past,
    today: run.today,
    former: before,
  });
  const known = new Set([
    ...former.flatMap(({ diagnostics }) => identitiesOf(diagnostics)),
    ...identitiesOf(
      await checks.checkHandbook([...before, ...related], formerPaths(paths, since), {
        files: [],
        whole: false,
        past: noPast,
        today: run.today,
      }),
    ),
  ]);
  const find = async (files: readonly CheckedFile[]) => {
    const facts = await Promise.all(files.map((file) => factsOf(file, run, checks)));
    return checks.checkHandbook([...facts.flat(), ...related], new Set(paths), judged(files));
  };
  const { files, diagnostics } = await mendRounds(touched, find, run, isFix);
  return weighed(files, diagnostics, known, t);
}

/** Findings that were there before count as suggestions in touched files and not at all in others. */
function weighed(
  files: readonly CheckedFile[],
  found: readonly Diagnostic[],
  known: ReadonlySet<string>,
  t: Terminal,
): CheckedChange {
  const paths = new Set(files.map(({ path }) => path));
  let before = 0;
  const weigh = (d: Diagnostic): Diagnostic => {
    if (d.identity === undefined || !known.has(d.identity)) return d;
    before += 1;
    return { ...d, severity: 'hint', note: t.words.lintPast.before };
  };
  return {
    files: files.map((file) => ({ ...file, diagnostics: file.diagnostics.map(weigh) })),
    diagnostics: found
      .filter((d) => paths.has(d.path) || d.identity === undefined || !known.has(d.identity))
      .map(weigh),
    get before() {
      return before;
    },
  };
}

const identitiesOf = (found: readonly Diagnostic[]) => found.flatMap(({ identity }) => identity ?? []);

/** The touched SOPs as they were before the change, those that are gone too. */
async function formerFiles(
  { targets }: Scope,
  { base, changed }: Since,
  { place }: LintRun,
  checks: Checks,
): Promise<CheckedFile[]> {
  const isThere = new Set(targets.map(({ path }) => inHandbook(place, path)));
  const moved = new Set([...changed].flatMap(([path, from]) => (isThere.has(path) ? (from ?? []) : [])));
  const wanted = new Map<string, Target>();
  for (const target of targets) {
    const path = inHandbook(place, target.path);
    const from = changed.has(path) ? changed.get(path) : path;
    if (from !== undefined) wanted.set(from, { ...target, path: join(place.root, from) });
  }
  for (const [path, from] of changed) {
    const file = join(place.root, path);
    if (from !== path || isThere.has(path) || moved.has(path) || !isSopPath(file, place)) continue;
    if (/\.(?:md|markdown)$/iu.test(path))
      wanted.set(path, { path: file, named: false, certain: true, isSop: true });
  }
  const texts = await readObjects(
    place.root,
    [...wanted.keys()].map((path) => `${base}:./${path}`),
  );
  return [...wanted].flatMap(([path, target]) => {
    const text = texts.get(`${base}:./${path}`)?.toString('utf8');
    return text === undefined ? [] : (checks.check(target, text) ?? []);
  });
}

async function factsOf(file: CheckedFile, { memory, place }: LintRun, checks: Checks): Promise<SopFacts[]> {
  if (!file.target.isSop || file.hash === undefined) return [];
  const known = file.facts ?? memory.facts(file.path, file.hash);
  if (known) return [known];
  const text = file.text ?? (await textAt(place, file.path));
  return text === undefined ? [] : [checks.factsOf(file.path, text)];
}

async function textAt({ root }: Place, path: string): Promise<string | undefined> {
  const reading = await readText(join(root, path));
  return 'text' in reading ? reading.text : undefined;
}

/** SOPs that are not checked, as texts. */
async function othersOf(files: readonly CheckedFile[], { place }: LintRun): Promise<Untouched[]> {
  const checked = new Set(files.map(({ path }) => path));
  const others: Untouched[] = [];
  for (const file of await sopFiles(place)) {
    const path = inHandbook(place, file);
    const text = checked.has(path) ? undefined : await textAt(place, path);
    if (text !== undefined) others.push({ path, text });
  }
  return others;
}

function relatedFacts(
  now: readonly SopFacts[],
  before: readonly SopFacts[],
  { changed }: Since,
  others: readonly Untouched[],
  there: ReadonlySet<string>,
  checks: Checks,
): SopFacts[] {
  const read = new Map<string, SopFacts>();
  const factsOfOther = ({ path, text }: Untouched) => {
    const known = read.get(path) ?? checks.factsOf(path, text);
    read.set(path, known);
    return known;
  };
  const was = new Map([...changed].map(([path, from]) => [path, from]));
  const pairs = now.map((one) => ({ now: one, before: before.find((old) => isSame(old, one, was)) }));
  const gone = before.filter((one) => !pairs.some((pair) => pair.before === one));
  const sops = [
    ...pairs.map(({ now: one, before: old }) => ({ now: one, ...(old && { before: old }) })),
    ...gone.map((one) => ({ before: one })),
  ];
  const cameOrWent = [...changed].flatMap(([path, from]) => (path === from ? [] : [path, from ?? []].flat()));
  const deleted = [...changed.keys()].filter((path) => !there.has(path));
  const files = [...cameOrWent, ...deleted].filter((path) => !/\.(?:md|markdown)$/iu.test(path));
  return relatedTo({ sops, files }, others, factsOfOther).map(factsOfOther);
}

/** The same SOP before the change: by its id, else by where its file was. */
const isSame = (old: SopFacts, now: SopFacts, was: ReadonlyMap<string, string | undefined>) =>
  old.id !== undefined && now.id !== undefined
    ? old.id.toLowerCase() === now.id.toLowerCase() && old.language === now.language
    : (was.get(now.path) ?? now.path) === old.path;

/** Files of the handbook before the change. */
function formerPaths(paths: readonly string[], { changed }: Since): Set<string> {
  const former = new Set(paths);
  for (const path of changed.keys()) former.delete(path);
  for (const from of changed.values()) if (from !== undefined) former.add(from);
  return former;
}
