import { relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { siteRailStyle } from '../flow/rail/style.ts';
import { collectSooner, compileLess } from '../io/engine.ts';
import { siteAssets } from '../io/site-assets.ts';
import { foreignFiles, type SiteOutput, type WrittenSite, writeSite } from '../io/site-folder.ts';
import { clean } from '../lint/report/clean.ts';
import { type Built, buildSite } from '../site/build.ts';
import type { SiteInput } from '../site/input.ts';
import { siteOf } from '../site/model.ts';
import { hasRoom, textReader } from '../site/text.ts';
import { copiesOf, pictureFaults, readSiteInput } from './build-input.ts';
import { type BuildReport, keptBuilds, stateOf } from './build-kept.ts';
import { type KeptPages, keptPages } from './build-pages.ts';
import { sayFaults, sayHistory, summary } from './build-said.ts';
import { cacheOf } from './cache.ts';
import { openPlace, type Place, trustConfig } from './place.ts';
import { progressOf } from './progress.ts';
import { dateOf, todayIn } from './sop-for.ts';
import { say, tellHint } from './talk.ts';
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
  compileLess();
  const place = trustConfig(await openPlace(t), t);
  const w = t.words.build;
  if (!place.isHandbook) throw new UserError(w.notHandbook, w.notHandbookHint);
  const folder = folderFor(o.out, place, t);
  const cache = cacheOf(t);
  const wish = {
    today: o.today === undefined ? todayIn(place, t) : dateOf(o.today, '--today', t),
    base: baseOf(o.base, place, t),
    drafts: o.drafts === true,
    env: t.env,
  };
  const input = await readSiteInput(place, wish, true, cache);
  const assets = siteAssets(siteRailStyle);
  const kept = keptBuilds(cache, stateOf(input, assets, t.language), place.root, folder);
  const before = o.dryRun ? undefined : kept.find();
  const pages = keptPages(cache, [place.root, folder], input.config, t.env.SOP_PARSER);
  const made = before ? undefined : await makeSite(input, pages, place, w);
  const { report } = before ?? (made as Made);
  sayFaults(report.faults, t);
  const errors = report.faults.filter(({ severity }) => severity === 'error').length;
  if (errors > 0) return failed(w.failed(errors), w.failedHint, t);
  sayHistory(report, t);
  if (o.strict && (report.faults.length > 0 || report.noHistory)) return failed(w.strictFailed, undefined, t);
  const outputs = made ? [...assets, ...outputsOf(made.built, pages, place)] : [];
  checkForeign(folder, outputs, t);
  if (o.dryRun) {
    t.err(`${w.wouldWrite(outputs.length, clean(shown(t.cwd, folder)))}\n`);
    return 0;
  }
  const fresh = made && writeAll(folder, outputs, t);
  if (made && fresh) {
    kept.keep(report, made.built.copies, fresh);
    pages.save(fresh.files);
  }
  const written = before?.written ?? (fresh as WrittenSite);
  summary(report, input.today, written, folder, performance.now() - started, o, t);
  return 0;
}

const outputsOf = (built: Built, pages: KeptPages, place: Place): SiteOutput[] => [
  ...[...built.files, ...built.search()].map(pages.output),
  ...copiesOf(place, built.copies),
];

function writeAll(folder: string, outputs: readonly SiteOutput[], t: Terminal): WrittenSite {
  const progress = progressOf(outputs.length, t.words.build.progress, t);
  const written = writeSite(folder, outputs, () => progress.step());
  progress.end();
  return written;
}

interface Made {
  built: Built;
  report: BuildReport;
}

async function makeSite(
  input: SiteInput,
  { texts, chapters }: KeptPages,
  place: Place,
  w: Terminal['words']['build'],
): Promise<Made> {
  const keepsTrees = hasRoom(input);
  if (!keepsTrees) collectSooner();
  const read = textReader(input.config, input.parse, { keepsTrees, ...(texts && { kept: texts }) });
  const site = siteOf(input, read);
  const built = buildSite(site, chapters);
  const { counts } = built;
  const faults = [...built.faults, ...(await pictureFaults(place, built.copies, w))];
  const unproven = site.entries.filter(({ state, isRetired }) => state === 'unproven' && !isRetired).length;
  const { hidden } = site;
  const { noHistory } = input;
  return { built, report: { faults, counts, hidden, unproven, ...(noHistory ? { noHistory } : {}) } };
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

function checkForeign(folder: string, outputs: readonly SiteOutput[], t: Terminal): void {
  const [first] = foreignFiles(
    folder,
    outputs.map(({ path }) => path),
  );
  const { build: w } = t.words;
  if (first !== undefined)
    throw new UserError(w.foreign(clean(first), clean(shown(t.cwd, folder))), w.foreignHint);
}
