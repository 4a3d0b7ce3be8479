import { resolve } from 'node:path';
import type { Diagnostic } from '../document/diagnostic.ts';
import { writeAtomically } from '../io/files.ts';
import { configName, folderInRepository } from '../io/find.ts';
import { en, type ReportWords } from '../languages/report/en.ts';
import { allRules } from '../lint/lint.ts';
import { reporters } from '../lint/report/index.ts';
import type { ReportOptions, Result } from '../lint/report/reporter.ts';
import type { Settled } from './lint-baseline.ts';
import type { Checker } from './lint-check.ts';
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
export function resultsOf(
  files: readonly { path: string; text: string }[],
  fresh: readonly Diagnostic[],
  { root, configText }: Place,
  quiet: boolean,
  t: Terminal,
): Result[] {
  const found = fresh.filter((d) => !quiet || d.severity === 'error');
  const texts = new Map<string, string | undefined>(files.map(({ path, text }) => [path, text]));
  for (const { path } of found)
    if (!texts.has(path)) texts.set(path, path === configName ? configText : undefined);
  const toShown = (path: string) => shown(t.cwd, resolve(root, path));
  const relocated = (d: Diagnostic): Diagnostic => ({
    ...d,
    path: toShown(d.path),
    ...(d.cause?.path !== undefined && { cause: { ...d.cause, path: toShown(d.cause.path) } }),
  });
  const byPath = new Map([...texts.keys()].map((path) => [path, [] as Diagnostic[]]));
  for (const d of found) byPath.get(d.path)?.push(relocated(d));
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([path, text]) => ({
    path: toShown(path),
    text,
    diagnostics: byPath.get(path) ?? [],
  }));
}

/** Prints or writes every report that was asked for. */
export async function writeReports(
  results: readonly Result[],
  settled: Settled,
  { reports }: LintSettings,
  { rules }: Checker,
  t: Terminal,
): Promise<void> {
  const shared: ReportOptions = {
    words: await reportWordsOf(t.language),
    plain: t.plain,
    rules: allRules,
    translations: rules.translations,
    version: ownVersion(),
    folder: await folderInRepository(t.cwd),
    baseline: settled.baseline,
  };
  for (const { format, file } of reports) {
    const screen: ReportOptions = { color: t.color.out ? 1 : 0, width: t.width };
    const text = reporters[format](results, { ...shared, ...(file === undefined && screen) });
    if (file === undefined) t.out(text);
    else await writeAtomically(resolve(t.cwd, file), text);
  }
}

/** Words of reports in the language of the command line. */
export async function reportWordsOf(language: string): Promise<ReportWords> {
  if (language === 'nl') return (await import('../languages/report/nl.ts')).nl;
  return en;
}
