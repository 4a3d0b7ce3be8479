import { relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { railStyle } from '../flow/rail/style.ts';
import { siteAssets } from '../io/site-assets.ts';
import { foreignFiles, type SiteOutput, type Written, writeSite } from '../io/site-folder.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { type Built, buildSite } from '../site/build.ts';
import type { Fault } from '../site/input.ts';
import { type Site, siteOf } from '../site/model.ts';
import { copiesOf, pictureFaults, readSiteInput } from './build-input.ts';
import { openPlace, type Place, trustConfig } from './place.ts';
import { progressOf } from './progress.ts';
import { dateOf, todayIn } from './sop-for.ts';
import { say, sayLine, tellHint, tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';

export interface BuildOptions {
  out?: string;
  base?: string;
  drafts?: boolean;
  strict?: boolean;
  today?: string;
  json?: boolean;
  dryRun?: boolean;
}

/** `sop build`: the reader site as plain files. Writes nothing where something cannot be put on a page. */
export async function build(o: BuildOptions, t: Terminal): Promise<number> {
  const started = performance.now();
  const place = trustConfig(await openPlace(t), t);
  const w = t.words.build;
  if (!place.isHandbook) throw new UserError(w.notHandbook, w.notHandbookHint);
  const folder = folderFor(o.out, place, t);
  const site = siteOf(
    await readSiteInput(place, {
      today: o.today === undefined ? todayIn(place, t) : dateOf(o.today, '--today', t),
      base: baseOf(o.base, place, t),
      drafts: o.drafts === true,
      env: t.env,
    }),
  );
  const built = buildSite(site);
  const faults = [...built.faults, ...(await pictureFaults(place, built.copies, w))];
  sayFaults(faults, t);
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return failed(w.failed(errors), w.failedHint, t);
  sayHistory(site, t);
  if (o.strict && (faults.length > 0 || site.input.noHistory)) return failed(w.strictFailed, undefined, t);
  const outputs = [
    ...siteAssets(railStyle),
    ...[...built.files, ...built.search()].map(({ path, text }) => ({ path, content: text })),
    ...copiesOf(place, built.copies),
  ];
  checkForeign(folder, outputs, t);
  if (o.dryRun) {
    t.err(`${w.wouldWrite(outputs.length, clean(shown(t.cwd, folder)))}\n`);
    return 0;
  }
  const progress = progressOf(outputs.length, w.progress, t);
  const written = writeSite(folder, outputs, () => progress.step());
  progress.end();
  summary(site, built, written, folder, performance.now() - started, o, t);
  return 0;
}

function failed(message: string, hint: string | undefined, t: Terminal): number {
  say(t.words.talk.error, t.pen.err.red.bold, message, t);
  if (hint) tellHint(hint, t);
  return 1;
}

/** The folder of the site: never the handbook itself, nor a folder of SOPs or one around them. */
function folderFor(named: string | undefined, { root, config }: Place, t: Terminal): string {
  const folder = named === undefined ? resolve(root, 'site') : resolve(t.cwd, named);
  const kept = [
    root,
    ...['records', 'templates', '.git', ...config.folders].map((name) => resolve(root, name)),
  ];
  const holds = (outer: string, inner: string) => {
    const way = relative(outer, inner);
    return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(outer, way) === inner);
  };
  const isTaken =
    kept.some((each) => holds(folder, each)) || kept.slice(1).some((each) => holds(each, folder));
  if (isTaken) throw new UserError(t.words.build.inside(clean(named ?? 'site')), t.words.build.insideHint);
  return folder;
}

function baseOf(given: string | undefined, { config }: Place, t: Terminal): string {
  if (given === undefined) return config.site.base;
  const isPath = /^\/(?:[A-Za-z0-9._~-]+\/?)*$/.test(given) && !given.includes('..') && !given.includes('//');
  const { usage, build: w } = t.words;
  if (!isPath) throw new UserError(usage.unexpected(usage.valueOf('--base'), clean(given), w.base));
  return given.endsWith('/') ? given : `${given}/`;
}

function sayFaults(faults: readonly Fault[], t: Terminal): void {
  const { build: w } = t.words;
  for (const { path, line, reason, severity, hint } of faults) {
    const pen = severity === 'error' ? t.pen.err.red.bold : t.pen.err.yellow.bold;
    t.err(`${t.pen.err.bold(`${clean(path)}:${line}:`)} ${pen(`${w[severity]}:`)} ${clean(reason)}\n`);
    if (hint && w.faults[hint]) tellHint(w.faults[hint], t);
  }
}

function sayHistory({ input, hidden, entries }: Site, t: Terminal): void {
  const { build: w } = t.words;
  const { noHistory } = input;
  if (noHistory && noHistory !== 'preview') {
    tellNote(w.noHistory[noHistory], t);
    tellHint(w.noHistoryHint[noHistory], t);
  }
  if (hidden > 0) tellNote(w.hidden(hidden), t);
  const unproven = entries.filter(({ state, isRetired }) => state === 'unproven' && !isRetired).length;
  if (unproven > 0 && !noHistory) tellNote(w.unproven(unproven), t);
}

function checkForeign(folder: string, outputs: readonly SiteOutput[], t: Terminal): void {
  const [first] = foreignFiles(
    folder,
    outputs.map(({ path }) => path),
  );
  const { build: w } = t.words;
  if (first !== undefined)
    throw new UserError(w.foreign(clean(first), clean(shown(t.cwd, folder))), w.foreignHint);
}

function summary(
  site: Site,
  { counts }: Built,
  { written, same, removed, left, bytes }: Written,
  folder: string,
  ms: number,
  o: BuildOptions,
  t: Terminal,
): void {
  const { build: w } = t.words;
  for (const path of left) tellNote(w.left(clean(path)), t);
  if (o.json) {
    const { hidden, input } = site;
    t.out(
      jsonText({
        folder,
        ...counts,
        bytes,
        written,
        unchanged: same,
        removed,
        drafts: hidden,
        history: input.noHistory ?? 'complete',
        date: input.today,
      }),
    );
    return;
  }
  sayLine(w.done(counts.sops, counts.pages, counts.charts, clean(shown(t.cwd, folder))), t);
  sayLine(w.sizes(sizeOf(bytes), written, same, removed, (ms / 1000).toFixed(1)), t);
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
