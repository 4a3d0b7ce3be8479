import { dirname, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { digest } from '../io/cache.ts';
import { decode, writeAtomically } from '../io/files.ts';
import { inOrder } from '../lint/order.ts';
import { clean } from '../lint/report/clean.ts';
import type { Since } from './lint-base.ts';
import { settleBaseline } from './lint-baseline.ts';
import { type CheckedFile, checkFiles, checkText } from './lint-files.ts';
import { type CheckedHandbook, checkHandbook } from './lint-handbook.ts';
import { openPast, type Past } from './lint-past.ts';
import { exitCodeOf, resultsOf, writeReports } from './lint-report.ts';
import { type LintRun, openRun } from './lint-run.ts';
import { type Scope, scopeOf } from './lint-scope.ts';
import { type LintOptions, settingsOf } from './lint-settings.ts';
import { openPlace } from './place.ts';
import { isSopPath } from './sop-files.ts';
import { tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord, shown } from './text.ts';
import { textOf } from './unreadable.ts';

/** `sop lint`: checks files, mends them with `--fix`, and reports. Returns 1 when there is something left to mend. */
export async function lint(paths: string[], o: LintOptions, t: Terminal): Promise<number> {
  const settings = await settingsOf(o, t);
  const isStdin = o.stdinFilename !== undefined || (paths.length === 1 && paths[0] === '-');
  const asked = isStdin ? await stdinScope(o.stdinFilename ?? 'stdin.md', t) : await scopeOf(paths, t);
  const since =
    o.since === undefined ? undefined : await sinceOf(o.since, asked, isStdin || o.updateBaseline, t);
  const scope = since ? (await base()).touchedScope(asked, since) : asked;
  const isFix = o.fix === true;
  const past = await openPast(scope, settings.levels, t.today, since);
  const isKept = !isFix && !isStdin && scope.place === asked.place;
  const run = await openRun(scope.place, settings, o, isKept, past, t, scope.targets.length);
  const {
    files,
    diagnostics,
    before = 0,
  }: CheckedHandbook & { before?: number } = since
    ? await (await import('./lint-since.ts')).checkSince(scope, since, run, isFix, t)
    : await checkAlone(scope, isStdin, run, isFix, t);
  const found = [...scope.place.diagnostics, ...files.flatMap((file) => file.diagnostics), ...diagnostics];
  const documents = new Set(files.map((file) => file.document));
  const settled = await settleBaseline(
    inOrder(found),
    documents,
    scope,
    o,
    t,
    since && { text: since.baseline },
  );
  const results = await resultsOf(files, settled.fresh, scope.place, o.quiet === true, t);
  const print = await deliver(files, isStdin, o, t);
  tellFixes(files, scope, o, t);
  await writeReports(results, settled, settings, { ...t, out: print });
  tellScope(scope.targets.length - files.length, files, since !== undefined, o, t);
  tellUnchecked(past, t);
  if (since) tellSince(files.length, before, asked, t);
  run.memory.save();
  const code = exitCodeOf(settled.fresh, settings);
  if (since && code !== 0) tellReaders(files, past, o.since ?? '', t);
  return code;
}

/** Writes what was mended. Text from standard input goes to stdout, where it is the data; the report then goes to stderr. */
async function deliver(
  files: readonly CheckedFile[],
  isStdin: boolean,
  o: LintOptions,
  t: Terminal,
): Promise<(text: string) => void> {
  if (isStdin) {
    if (o.fix) t.out(files[0]?.text ?? '');
    return o.fix ? t.err : t.out;
  }
  const changed = files.filter((file) => file.text !== file.before && o.dryRun !== true);
  for (const { target, text } of changed) if (text !== undefined) await writeAtomically(target.path, text);
  return t.out;
}

/** What was mended, or would be, with its place in the text as it was. */
function tellFixes(files: readonly CheckedFile[], { place }: Scope, o: LintOptions, t: Terminal): void {
  const made = files.flatMap((file) => file.fixed);
  if (made.length === 0) return;
  const { lint: w } = t.words;
  const lines = made.map((d) => {
    const at = `${clean(shown(t.cwd, resolve(place.root, d.path)))}:${d.place.start.line}`;
    return `  ${at}  ${clean(d.fix?.title ?? d.reason)}\n`;
  });
  t.err(`${o.dryRun ? w.wouldFixThese : w.fixedThese}\n${lines.join('')}\n`);
}

function tellScope(
  skipped: number,
  files: readonly CheckedFile[],
  isChange: boolean,
  o: LintOptions,
  t: Terminal,
): void {
  const { lint: w } = t.words;
  const fixed = files.reduce((sum, file) => sum + file.fixed.length, 0);
  if (files.length === 0 && !isChange) tellNote(t.words.list.none, t);
  if (skipped > 0) tellNote(w.skipped(skipped), t);
  if (o.fix) tellNote(o.dryRun ? w.wouldFix(fixed) : w.fixed(fixed), t);
}

async function checkAlone(
  scope: Scope,
  isStdin: boolean,
  run: LintRun,
  isFix: boolean,
  t: Terminal,
): Promise<CheckedHandbook> {
  const alone = isStdin ? await checkStdin(scope, run, t) : await checkFiles(scope, run, t);
  return checkHandbook(alone, scope.whole, run, isFix);
}

/** What judges a change, loaded where one is judged. */
const base = () => import('./lint-base.ts');

/** Throws a UserError where a change cannot be told from the whole, or where what it is judged against is not here. */
async function sinceOf(
  ref: string,
  { place }: Scope,
  isOther: boolean | undefined,
  t: Terminal,
): Promise<Since> {
  if (isOther) throw new UserError(t.words.lintPast.sinceAlone, t.words.lintPast.sinceAloneHint);
  return (await base()).openSince(ref, place, t);
}

function tellSince(checked: number, before: number, { targets }: Scope, t: Terminal): void {
  const w = t.words.lintPast;
  tellNote(w.sinceScope(checked, targets.length), t);
  if (before > 0) tellNote(w.sinceBefore(before), t);
}

/** SOPs that are named where a change is refused. */
const mostNamed = 3;

/** A check that fails is read by whoever is in a hurry: what readers see meanwhile, and who must do what. */
function tellReaders(files: readonly CheckedFile[], past: Past, ref: string, t: Terminal): void {
  const reads = files.flatMap(({ facts }) => {
    const seals = facts?.id === undefined ? [] : past.sealsOf(facts.id, facts.language);
    const seal = seals.find(({ effective }) => effective === undefined || effective <= t.today);
    return seal ? [`${clean(seal.id)} ${seal.version}`] : [];
  });
  const [named, more] = [reads.slice(0, mostNamed), Math.max(0, reads.length - mostNamed)];
  tellNote(t.words.lintPast.sinceSafe(named, more, shellWord(clean(ref))), t);
}

/** Rules that hold the text against its past never pass over in silence that they could not. */
function tellUnchecked({ unchecked }: Past, t: Terminal): void {
  if (unchecked) tellNote(t.words.lintPast[unchecked], t);
}

/** One text from standard input, checked as if it were the file of that name. */
async function stdinScope(name: string, t: Terminal): Promise<Scope> {
  const path = resolve(t.cwd, name);
  const place = await openPlace(t, dirname(path));
  return {
    place,
    targets: [{ path, named: true, certain: true, isSop: isSopPath(path, place) }],
    whole: false,
  };
}

async function checkStdin({ targets }: Scope, run: LintRun, t: Terminal): Promise<CheckedFile[]> {
  const [target] = targets;
  const name = target ? clean(shown(t.cwd, target.path)) : t.words.files.standardInput;
  const text = textOf({ path: name, ...decode(await t.stdin()) }, name, t);
  const file = target && (await checkText(target, text, digest(text), run));
  return file ? [file] : [];
}
