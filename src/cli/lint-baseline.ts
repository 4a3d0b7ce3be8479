import { join, resolve } from 'node:path';
import type { Diagnostic } from '../document/diagnostic.ts';
import { UserError } from '../errors.ts';
import { readText, writeAtomically } from '../io/files.ts';
import { isFile } from '../io/find.ts';
import { compareBaseline, type Known, readBaseline, writeBaseline } from '../lint/baseline.ts';
import { clean } from '../lint/report/clean.ts';
import { reportWordsOf } from './lint-report.ts';
import type { Scope } from './lint-scope.ts';
import type { LintOptions } from './lint-settings.ts';
import type { Terminal } from './terminal.ts';
import { shellWord, shown } from './text.ts';
import { textOf } from './unreadable.ts';

/** The baseline of a handbook that names no other. */
export const baselineName = 'sop-baseline.json';

/** Findings that count, and what the baseline says about the others. */
export interface Settled {
  fresh: Diagnostic[];
  baseline?: { known: number; fixed: readonly Known[]; update: string };
}

/**
 * Sets aside what the baseline knows. Uses the file of `--baseline`, else the handbook's `sop-baseline.json` where there is one;
 * with `--update-baseline` the file is written first; `ofBase` is that file as the base of a change has it, which then decides. Throws a UserError for a file that is missing or broken.
 */
export async function settleBaseline(
  diagnostics: Diagnostic[],
  documents: ReadonlySet<string>,
  scope: Scope,
  o: LintOptions,
  t: Terminal,
  ofBase?: { text?: string },
): Promise<Settled> {
  const usual = join(scope.place.root, baselineName);
  const path = typeof o.baseline === 'string' ? resolve(t.cwd, o.baseline) : usual;
  if (o.updateBaseline) await update(path, diagnostics, scope, o, t);
  const isAsked = typeof o.baseline === 'string' || o.updateBaseline === true;
  const isThere = ofBase && !isAsked ? ofBase.text !== undefined : isAsked || (await isFile(path));
  if (o.baseline === false || !isThere) return { fresh: diagnostics };
  const name = shown(t.cwd, path);
  const baseline = readBaseline(
    name,
    (isAsked ? undefined : ofBase?.text) ?? textOf(await readText(path), name, t),
    await reportWordsOf(t.language),
  );
  const { fresh, known, fixed } = compareBaseline(diagnostics, baseline, { documents });
  return { fresh, baseline: { known: known.length, fixed, update: updateCommand(o) } };
}

function updateCommand({ baseline }: LintOptions): string {
  const named = typeof baseline === 'string' ? ` --baseline ${shellWord(baseline)}` : '';
  return `sop lint${named} --update-baseline`;
}

async function update(
  path: string,
  diagnostics: Diagnostic[],
  { whole, place }: Scope,
  o: LintOptions,
  t: Terminal,
): Promise<void> {
  const { lint: w } = t.words;
  if (!whole && place.isHandbook)
    throw new UserError(w.baselineNeedsAll, w.baselineNeedsAllHint(updateCommand(o)));
  await writeAtomically(path, writeBaseline(diagnostics));
  t.err(`${w.baselineWritten(diagnostics.length, clean(shown(t.cwd, path)))}\n`);
}
