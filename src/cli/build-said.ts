import type { Written } from '../io/site-folder.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import type { Fault } from '../site/input.ts';
import type { BuildReport } from './build-kept.ts';
import { sayLine, tellHint, tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';

/** What cannot be put on a page, with file and line. */
export function sayFaults(faults: readonly Fault[], t: Terminal): void {
  const { build: w } = t.words;
  for (const { path, line, reason, severity, hint } of faults) {
    const pen = severity === 'error' ? t.pen.err.red.bold : t.pen.err.yellow.bold;
    t.err(`${t.pen.err.bold(`${clean(path)}:${line}:`)} ${pen(`${w[severity]}:`)} ${clean(reason)}\n`);
    if (hint && w.faults[hint]) tellHint(w.faults[hint], t);
  }
}

/** What the pages do not have, and why. */
export function sayHistory({ noHistory, hidden, unproven }: BuildReport, t: Terminal): void {
  const { build: w } = t.words;
  if (noHistory && noHistory !== 'preview') {
    tellNote(w.noHistory[noHistory], t);
    tellHint(w.noHistoryHint[noHistory], t);
  }
  if (hidden > 0) tellNote(w.hidden(hidden), t);
  if (unproven > 0 && !noHistory) tellNote(w.unproven(unproven), t);
}

/** What was made, for a person or with `--json`. @param ms since the command began */
export function summary(
  { counts, hidden, noHistory }: BuildReport,
  today: string,
  { written, same, removed, left, bytes }: Written,
  folder: string,
  ms: number,
  o: { json?: boolean },
  t: Terminal,
): void {
  const { build: w } = t.words;
  for (const path of left) tellNote(w.left(clean(path)), t);
  if (o.json) {
    t.out(
      jsonText({
        folder,
        ...counts,
        bytes,
        written,
        unchanged: same,
        removed,
        drafts: hidden,
        history: noHistory ?? 'complete',
        date: today,
      }),
    );
    return;
  }
  sayLine(w.done(counts.sops, counts.pages, counts.charts, clean(shown(t.cwd, folder))), t);
  sayLine(w.sizes(sizeOf(bytes), written, same, removed, (ms / 1000).toFixed(1)), t);
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
