import { resolve } from 'node:path';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { Sop } from '../document/sop.ts';
import { digest } from '../io/cache.ts';
import { inOrder } from '../lint/order.ts';
import { settleBaseline } from './lint-baseline.ts';
import type { CheckedFile } from './lint-files.ts';
import { checkHandbook } from './lint-handbook.ts';
import { noPast } from './lint-past.ts';
import { openRun } from './lint-run.ts';
import type { Scope, Target } from './lint-scope.ts';
import { type LintOptions, settingsOf } from './lint-settings.ts';
import type { Place } from './place.ts';
import type { Terminal } from './terminal.ts';

/**
 * Errors that rules find in texts, by path; what the baseline knows is left out. Texts need not be those of the files.
 *
 * @param how `alone`: by the rules that look at one text, without reading the rest of the handbook
 */
export async function findingsIn(
  sops: readonly Sop[],
  place: Place,
  t: Terminal,
  how: 'alone' | 'together' = 'together',
): Promise<Map<string, Diagnostic[]>> {
  const o: LintOptions = { outputs: [], rule: [], baseline: true };
  const run = await openRun(place, await settingsOf(o, t), o, true, noPast, t);
  const { check } = await run.checks();
  const files: CheckedFile[] = [];
  const targets: Target[] = [];
  for (const { path, text } of sops) {
    const target = { path: resolve(place.root, path), named: true, certain: true, isSop: true };
    targets.push(target);
    const file = check(target, text);
    if (file) files.push({ ...file, hash: digest(text) });
  }
  const whole = how === 'alone' ? { files, diagnostics: [] } : await checkHandbook(files, false, run, false);
  run.memory.save();
  const found = [...whole.files.flatMap((file) => file.diagnostics), ...whole.diagnostics];
  const scope: Scope = { place, targets, whole: false };
  const documents = new Set(whole.files.map((file) => file.document));
  const { fresh } = await settleBaseline(inOrder(found), documents, scope, o, t);
  const byPath = new Map<string, Diagnostic[]>();
  for (const one of fresh)
    if (one.severity === 'error') byPath.set(one.path, [...(byPath.get(one.path) ?? []), one]);
  return byPath;
}
