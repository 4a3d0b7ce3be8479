import { dirname, join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { isFolder } from '../io/find.ts';
import { clean } from '../lint/report/clean.ts';
import { type ChartOptions, chartOf, type FlowFormat, formatOf } from './chart.ts';
import { findSop } from './find-sop.ts';
import type { FlowOptions } from './flow-write.ts';
import { knownSops } from './known.ts';
import { checkLanguage, oneOf } from './options.ts';
import { openPlace, type Place } from './place.ts';
import { type ReadFlows, readFlows } from './read-flows.ts';
import { sayLine, tellHint, tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord, shown } from './text.ts';
import { writeChart } from './write-chart.ts';

/** `sop flow`: the procedures of one file as a chart, or of every SOP into a folder. */
export async function flow(named: string | undefined, o: FlowOptions, t: Terminal): Promise<number> {
  const format = formatOf(o, t);
  if (o.lang !== undefined) checkLanguage(o.lang, t.words);
  if (layoutOf(o, t) === 'lanes' && format.ending !== 'svg') tellNote(t.words.flow.lanesNote, t);
  if (o.write) return (await import('./flow-write.ts')).keepCharts(named, o, t);
  if (o.all !== undefined && named !== undefined)
    throw new UserError(t.words.flow.allAlone(clean(named)), t.words.flow.allAloneHint);
  if (o.all !== undefined) return drawAll(o.all, format, o, t);
  if (named === undefined)
    throw new UserError(t.words.usage.missingArgument('file', 'sop flow'), t.words.flow.missingHint);
  const file = await findSop(named, t, o.lang);
  if (await isFolder(file)) throw new UserError(t.words.files.folder(clean(named)), t.words.flow.folderHint);
  const path = shown(t.cwd, file);
  const read = await readFlows(file, path, await openPlace(t, dirname(file)), o.lang, t);
  const chart = await chartOf(format, read, chartOptions(o, t));
  if (o.output === undefined) t.out(chart);
  else {
    await writeChart(resolve(t.cwd, o.output), chart, o.force === true, t);
    t.err(`${t.words.flow.written(clean(o.output))}\n`);
  }
  tellDoubts(read, t);
  return 0;
}

/** What the chart alone does not tell: why there is none, and that a jump in it leads nowhere. */
function tellDoubts({ flows, file, hasBullets, isEmpty }: ReadFlows, t: Terminal): void {
  const w = t.words.flow;
  const name = clean(shellWord(file));
  if (flows.length === 0) {
    sayLine((isEmpty ? w.empty : w.none)(clean(file)), t);
    tellHint(hasBullets ? w.bulletsHint(name) : w.noneHint, t);
  } else if (flows.some(({ lost }) => lost.some((jump) => jump.reason !== 'near')))
    tellHint(w.lostHint(name), t);
}

/** Lines longer than this are hard to read, however wide the terminal is. */
const widest = 100;

function chartOptions(o: FlowOptions, t: Terminal): ChartOptions {
  const isScreen = o.output === undefined && o.all === undefined;
  return {
    width: isScreen && t.terminal.out ? Math.min(t.width, widest) : 80,
    ascii: o.ascii === true || t.plain,
    lanes: layoutOf(o, t) === 'lanes',
    pen: isScreen ? t.pen.out : undefined,
    ...(isScreen && t.terminal.out && { signs: t.words.flow.signs }),
  };
}

const layouts = ['rail', 'lanes'] as const;
const layoutOf = ({ layout }: FlowOptions, t: Terminal) =>
  layout === undefined ? 'rail' : oneOf(layouts, layout, '--layout', t.words);

/** Every SOP of the handbook as `<id>.svg` (or what the format is) in one folder. */
async function drawAll(folder: string, format: FlowFormat, o: FlowOptions, t: Terminal): Promise<number> {
  const place = await openPlace(t);
  const target = resolve(t.cwd, folder);
  const w = t.words.flow;
  let drawn = 0;
  const sops = await knownSops(place);
  if (sops.length === 0) tellNote(t.words.list.none, t);
  for (const sop of sops) {
    const file = resolve(place.root, sop.path);
    const read = await readFlows(file, shown(t.cwd, file), place, o.lang, t);
    if (read.flows.length === 0) {
      t.err(`${w.none(clean(read.file))}\n`);
      continue;
    }
    const name = fileNameOf(sop, place);
    const chart = await chartOf(format, read, chartOptions(o, t));
    await writeChart(join(target, `${name}.${format.ending}`), chart, o.force === true, t);
    drawn++;
  }
  t.err(`${w.drawn(drawn, clean(shown(t.cwd, target)))}\n`);
  return 0;
}

/** An id read from a file is no path: anything but letters, digits, `-` and `_` becomes `-`. */
function fileNameOf({ id, language }: { id: string; language: string }, { main }: Place): string {
  const name = language === main ? id : `${id}.${language}`;
  return name.replace(/[^\w.-]+/g, '-').replace(/^\.+/, '') || 'sop';
}
