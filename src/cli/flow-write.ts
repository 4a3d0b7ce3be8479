import { dirname, resolve } from 'node:path';
import { parseSop } from '../document/parse.ts';
import { keepChart, keptChart } from '../flow/kept.ts';
import { toFlows } from '../flow/read.ts';
import { readText, writeAtomically } from '../io/files.ts';
import { clean } from '../lint/report/clean.ts';
import { findSop } from './find-sop.ts';
import { knownSops } from './known.ts';
import { openPlace, type Place } from './place.ts';
import { tellHint, tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';
import { textOf } from './unreadable.ts';

export interface FlowOptions {
  ascii?: boolean;
  format?: string;
  output?: string;
  all?: string;
  layout?: string;
  write?: boolean;
  force?: boolean;
  dryRun?: boolean;
  lang?: string;
  json?: boolean;
}

/** `sop flow --write`: the chart inside one file, or inside every SOP that keeps one, drawn anew where the steps have changed. */
export async function keepCharts(named: string | undefined, o: FlowOptions, t: Terminal): Promise<number> {
  if (named !== undefined) {
    const file = await findSop(named, t, o.lang);
    await keepOne(file, await openPlace(t, dirname(file)), true, o, t);
    return 0;
  }
  const place = await openPlace(t);
  let kept = 0;
  for (const { path } of await knownSops(place))
    kept += Number(await keepOne(resolve(place.root, path), place, false, o, t));
  if (kept > 0) return 0;
  // Nothing to keep current is fine: a hook before each commit runs this in handbooks without charts too.
  tellNote(t.words.flow.noneKept, t);
  tellHint(t.words.flow.noneKeptHint, t);
  return 0;
}

/** Does the file keep a chart now? `begin` puts one into a file that keeps none yet. */
async function keepOne(
  file: string,
  place: Place,
  begin: boolean,
  o: FlowOptions,
  t: Terminal,
): Promise<boolean> {
  const path = shown(t.cwd, file);
  const text = textOf(await readText(file), path, t);
  const sop = parseSop(path, text, {
    language: o.lang,
    ...(place.isHandbook && { defaultLanguage: place.main }),
  });
  const flows = toFlows(sop);
  if (!begin && !keptChart(sop, flows)) return false;
  const w = t.words.flow;
  if (flows.length === 0) {
    t.err(`${w.none(clean(path))}\n`);
    return false;
  }
  const [edit] = keepChart(sop, flows);
  if (edit && !o.dryRun)
    await writeAtomically(file, text.slice(0, edit.start) + edit.text + text.slice(edit.end));
  t.err(`${(edit ? (o.dryRun ? w.wouldWrite : w.wrote) : w.kept)(clean(path))}\n`);
  return true;
}
