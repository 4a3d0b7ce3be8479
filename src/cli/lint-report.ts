import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Diagnostic } from '../document/diagnostic.ts';
import { readText, writeAtomically } from '../io/files.ts';
import { configName, folderInRepository } from '../io/find.ts';
import { en, type ReportWords } from '../languages/report/en.ts';
import { reporterOf } from '../lint/report/index.ts';
import type { ReportOptions, Result } from '../lint/report/reporter.ts';
import type { Settled } from './lint-baseline.ts';
import type { CheckedFile } from './lint-files.ts';
import type { LintSettings } from './lint-settings.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';
import { ownVersion } from './version.ts';

/** 1 when something has to be mended before the run is fine. */
export function exitCodeOf(fresh: readonly Diagnostic[], { maxWarnings }: LintSettings): 0 | 1 {
  const warnings = fresh.filter((d) => d.severity === 'warning').length;
  return fresh.some((d) => d.severity === 'error') || warnings > maxWarnings ? 1 : 0;
}

/**
 * Findings of each file that was checked, and of any other file that has one (`sop.yaml`, a picture), paths as the command line shows
 * them; with `--quiet` errors alone.
 */
export async function resultsOf(
  files: readonly CheckedFile[],
  fresh: readonly Diagnostic[],
  { root, configText }: Place,
  quiet: boolean,
  t: Terminal,
): Promise<Result[]> {
  const found = fresh.filter((d) => !quiet || d.severity === 'error');
  const texts = await textsFor(found, files, configText);
  const toShown = (path: string) => shown(t.cwd, resolve(root, path));
  const relocated = (d: Diagnostic): Diagnostic => ({
    ...d,
    path: toShown(d.path),
    ...(d.cause?.path !== undefined && { cause: { ...d.cause, path: toShown(d.cause.path) } }),
  });
  const paths = new Set([...files.map(({ path }) => path), ...found.map(({ path }) => path)]);
  const byPath = new Map([...paths].map((path) => [path, [] as Diagnostic[]]));
  for (const d of found) byPath.get(d.path)?.push(relocated(d));
  const sorted = [...byPath].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([path, diagnostics]) => ({ path: toShown(path), text: texts.get(path), diagnostics }));
}

/** The texts that findings stand in or name as their cause; those of files that were not read are read now. */
async function textsFor(
  found: readonly Diagnostic[],
  files: readonly CheckedFile[],
  configText: string,
): Promise<Map<string, string>> {
  const wanted = new Set(found.flatMap(({ path, cause }) => (cause?.path ? [path, cause.path] : [path])));
  const texts = new Map<string, string>([[configName, configText]]);
  for (const { path, text, target } of files) {
    if (!wanted.has(path)) continue;
    const reading = text === undefined ? await readText(target.path) : { text };
    if ('text' in reading) texts.set(path, reading.text);
  }
  return texts;
}

/** Prints or writes every report that was asked for. */
export async function writeReports(
  results: readonly Result[],
  settled: Settled,
  { reports, annotate }: LintSettings,
  t: Terminal,
): Promise<void> {
  const shared: ReportOptions = {
    words: await reportWordsOf(t.language),
    plain: t.plain,
    version: ownVersion(),
    folder: await folderInRepository(t.cwd),
    baseline: settled.baseline,
  };
  for (const { format, file } of reports) {
    const screen: ReportOptions = { color: t.color.out ? 1 : 0, width: t.width };
    const about = format === 'sarif' ? await aboutRules(t.language) : {};
    const report = await reporterOf(format);
    const text = report(results, { ...shared, ...about, ...(file === undefined && screen) });
    if (file === undefined) t.out(annotate ? notForRunner(text) : text);
    else await writeAtomically(resolve(t.cwd, file), text);
  }
  if (annotate) t.out((await reporterOf('github'))(results, shared));
}

/**
 * A report for people inside the log of GitHub Actions: text of a file that stands at the start of a line must not be taken for a command
 * of the runner, so commands are switched off until a word that no file can know (workflow command `stop-commands`).
 */
function notForRunner(text: string): string {
  const token = randomUUID();
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}

/** For the one format that carries a description of each rule. */
async function aboutRules(language: string): Promise<Pick<ReportOptions, 'rules' | 'translations'>> {
  const [{ allRules }, { ruleTextsOf }] = await Promise.all([
    import('../lint/lint.ts'),
    import('../languages/rules/index.ts'),
  ]);
  return { rules: allRules, translations: await ruleTextsOf(language) };
}

/** Words of reports in the language of the command line. */
export async function reportWordsOf(language: string): Promise<ReportWords> {
  if (language === 'nl') return (await import('../languages/report/nl.ts')).nl;
  return en;
}
