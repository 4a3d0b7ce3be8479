import { clean, jsonText } from '../lint/report/clean.ts';
import type { Known } from './draft.ts';
import { knownSops } from './known.ts';
import { openPlace, type Place, warnOfConfig } from './place.ts';
import { tellNext } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord } from './text.ts';

/** `sop` alone: what is here, and what to do next. */
export async function overview(o: { json?: boolean }, t: Terminal): Promise<number> {
  const place = await openPlace(t);
  const sops = await knownSops(place);
  if (o.json) {
    t.out(
      jsonText({
        folder: place.root,
        handbook: place.isHandbook,
        title: place.config.title,
        sops: sops.length,
      }),
    );
    return 0;
  }
  if (!place.isHandbook && sops.length === 0) t.out(`${t.words.overview.none}\n`);
  else print(place, sops, t);
  warnOfConfig(place, t);
  tellNext(nextOf(place, sops, t), t);
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

function nextOf({ isHandbook }: Place, sops: Known[], t: Terminal): string[][] {
  const w = t.words.overview;
  const [first] = sops;
  if (first) return w.next(shellWord(first.id));
  return isHandbook ? w.nextEmpty : w.nextNone;
}
