import { clean, jsonText } from '../lint/report/clean.ts';
import type { Known } from './draft.ts';
import { knownSops } from './known.ts';
import { openPlace, type Place, warnOfConfig } from './place.ts';
import { todayIn } from './sop-for.ts';
import { printWhole } from './status.ts';
import { nextOf } from './status-next.ts';
import { sayItems } from './status-text.ts';
import { tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

/** Matters of one kind that are shown; `sop status` shows the rest. */
const MOST = 3;

/** `sop` alone: what is here, what needs attention, and what to do next. */
export async function overview(o: { json?: boolean }, t: Terminal): Promise<number> {
  const place = await openPlace(t);
  const sops = await knownSops(place);
  const attention =
    place.isHandbook && sops.length > 0
      ? await (await import('./status-data.ts')).attentionOf(place, todayIn(place, t), t, MOST)
      : undefined;
  if (o.json) {
    const { title } = place.config;
    const found = attention && { attention: attention.status.items.length, next: nextOf(attention, t)[0] };
    t.out(jsonText({ folder: place.root, handbook: place.isHandbook, title, sops: sops.length, ...found }));
    return 0;
  }
  if (!place.isHandbook && sops.length === 0) t.out(`${t.words.overview.none}\n`);
  else print(place, sops, t);
  if (attention) {
    printWhole(attention, t);
    t.out(sayItems(attention, t, MOST));
  }
  warnOfConfig(place, t);
  const usual = usualNext(place, sops, t);
  tellNext(attention ? [nextOf(attention, t), ...usual] : usual, t);
  return 0;
}

function print({ root, config, isHandbook }: Place, sops: Known[], t: Terminal): void {
  const { overview: w, list } = t.words;
  t.out(`${t.pen.out.bold(isHandbook ? clean(config.title) : w.none)}\n${t.pen.out.dim(clean(root))}\n\n`);
  if (sops.length === 0) {
    t.out(`${w.empty}\n`);
    return;
  }
  const byDepartment = counted(sops.map((sop) => sop.department ?? ''));
  const byStatus = counted(sops.map((sop) => sop.status ?? 'draft'));
  const statuses = byStatus
    .map(([status, n]) => w.statuses(list.statuses[status] ?? clean(status), n))
    .join(', ');
  t.out(`${w.counts(sops.length, byDepartment.length)}: ${statuses}\n`);
  for (const [department, n] of byDepartment)
    t.out(`  ${String(n).padStart(4)}  ${clean(department) || list.noDepartment}\n`);
}

/** Values with how often they occur, the most frequent first. */
function counted(values: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function usualNext({ isHandbook }: Place, sops: Known[], t: Terminal): string[][] {
  const w = t.words.overview;
  const [first] = sops;
  if (first) return w.next(shellWord(first.id));
  return isHandbook ? w.nextEmpty : w.nextNone;
}
