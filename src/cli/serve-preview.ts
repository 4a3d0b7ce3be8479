import { relative } from 'node:path';
import type { Diagnostic } from '../document/diagnostic.ts';
import { siteRailStyle } from '../flow/rail/style.ts';
import { glossaryIn } from '../handbook/handbook.ts';
import { readText } from '../io/files.ts';
import { LIVE, type Served } from '../io/serve.ts';
import { liveAsset, siteAssets } from '../io/site-assets.ts';
import { ruleTextsOf } from '../languages/rules/index.ts';
import { lintHandbook, lintSop } from '../lint/lint.ts';
import { clean } from '../lint/report/clean.ts';
import { buildSite } from '../site/build.ts';
import type { SiteFile, SiteInput } from '../site/input.ts';
import { type Entry, type Site, siteOf } from '../site/model.ts';
import { hasRoom, type ReadText, textReader } from '../site/text.ts';
import { copiesOf, readSiteInput } from './build-input.ts';
import { openPlace, type Place, trustConfig } from './place.ts';
import { todayIn } from './sop-for.ts';
import type { Terminal } from './terminal.ts';

/** The site of a handbook while it is being written. */
export interface LivePreview extends Served {
  /** Reads what changed, absolute paths. Throws a UserError, and stays as it was, where the handbook cannot be read. */
  refresh(paths: readonly string[]): Promise<void>;
  sops(): number;
}

type Content = () => string | Uint8Array;

/** Pages that were made before, by path. */
type MadePages = Map<string, { key: string; text: string }>;

interface State {
  place: Place;
  input: SiteInput;
  site: Site;
  read: ReadText;
  content(path: string): Content | undefined;
}

/** @param released show what readers see instead of the files as they are now */
export async function openPreview(released: boolean, t: Terminal): Promise<LivePreview> {
  const pages: MadePages = new Map();
  const translations = await ruleTextsOf(t.language);
  let state = await readAll(released, pages, t);
  return {
    sops: () => state.site.entries.length,
    async refresh(paths) {
      const texts = released ? undefined : await changedTexts(paths, state);
      state = texts
        ? stateOf(state.place, { ...state.input, texts }, state.read, pages)
        : await readAll(released, pages, t);
    },
    content(path) {
      if (path === LIVE.script) return liveAsset('live.js');
      if (path === LIVE.style) return liveAsset('live.css');
      const content = state.content(path)?.();
      return content !== undefined && path.endsWith('.html') ? withLive(String(content)) : content;
    },
    missing: () => withLive(String(state.content('404.html')?.() ?? '')),
    about: (path) => aboutPage(path, state, (site, entry) => findingsOf(site, entry, translations), t),
  };
}

async function readAll(released: boolean, pages: MadePages, t: Terminal): Promise<State> {
  const place = trustConfig(await openPlace(t), t);
  const wish = { today: todayIn(place, t), base: '/', drafts: true, env: t.env };
  const input = await readSiteInput(place, wish, released);
  const read = textReader(input.config, input.parse, { keepsTrees: hasRoom(input), holdsFacts: true });
  return stateOf(place, input, read, pages);
}

function stateOf(place: Place, input: SiteInput, read: ReadText, pages: MadePages): State {
  const site = siteOf(input, read);
  const built = buildSite(site);
  const files = new Map<string, Content>([
    ...siteAssets(siteRailStyle).map((file) => [file.path, file.content] as const),
    ...built.files.map((file) => [file.path, () => madeText(file, pages)] as const),
  ]);
  const late = {
    'assets/search/': () => built.search().map(({ path, text }) => [path, text] as const),
    'files/': () => copiesOf(place, built.copies).map(({ path, content }) => [path, content] as const),
  };
  return { place, input, site, read, content: withLate(files, late) };
}

/** A page whose data and text are the same as before is not made again. */
function madeText(file: SiteFile, pages: MadePages): string {
  const key = file.key?.();
  const before = pages.get(file.path);
  if (key !== undefined && before?.key === key) return before.text;
  const text = file.text();
  if (key !== undefined) pages.set(file.path, { key, text });
  return text;
}

/** What takes long to make is made when something below its folder is asked for, which may never be before the next save. */
function withLate(
  files: Map<string, Content>,
  late: Record<string, () => readonly (readonly [string, Content])[]>,
): (path: string) => Content | undefined {
  const waiting = new Map(Object.entries(late));
  return (path) => {
    for (const [folder, make] of waiting) {
      if (!path.startsWith(folder)) continue;
      waiting.delete(folder);
      for (const [name, content] of make()) files.set(name, content);
    }
    return files.get(path);
  };
}

/** The texts with those read again that changed; undefined where more than texts changed: files that come or go, `sop.yaml`, a glossary. */
async function changedTexts(
  paths: readonly string[],
  { place, input }: State,
): Promise<SiteInput['texts'] | undefined> {
  const changed = new Map<string, string>();
  for (const path of paths) {
    const reading = await readText(path);
    const name = relative(place.root, path).replaceAll('\\', '/');
    if (!('text' in reading) || !input.texts.some((one) => one.path === name)) return undefined;
    changed.set(name, reading.text);
  }
  return input.texts.map(({ path, text }) => ({ path, text: changed.get(path) ?? text }));
}

/** The page with what loads it again. Its own script and style are files too, as its policy asks. */
const withLive = (html: string): string =>
  html.replace(
    '</head>',
    `<link rel="stylesheet" href="/${LIVE.style}"><script src="/${LIVE.script}" defer></script></head>`,
  );

type Findings = (site: Site, entry: Entry) => readonly Diagnostic[];

/** Findings of the SOP that a page shows, in words. */
function aboutPage(path: string, { site }: State, findings: Findings, t: Terminal) {
  const entry = site.entries.find(({ page }) => page === path);
  const w = t.words.serve;
  const found = entry
    ? [...site.faults.filter((fault) => fault.path === entry.source).map(faultShown), ...shownIn(entry)]
    : [];
  return { title: w.findings(found.length), findings: found };

  function shownIn(entry: Entry) {
    const { source } = entry;
    return findings(site, entry)
      .filter((d) => d.path === source)
      .map(({ severity, place, reason, hint }) => ({
        severity,
        where: w.line(source, place.start.line),
        text: clean(reason),
        ...(hint ? { hint: clean(hint) } : {}),
      }));
  }

  function faultShown({ severity, path: at, line, reason }: Site['faults'][number]) {
    return { severity, where: w.line(at, line), text: clean(reason) };
  }
}

const known = new WeakMap<Site, readonly Diagnostic[]>();

/**
 * What `sop lint` finds in the text of one SOP. Only that text is checked: a page that was loaded again must not wait for the thousand
 * others. What the SOPs say together is worked out when a page first asks.
 */
function findingsOf(
  site: Site,
  { text }: Entry,
  translations: Awaited<ReturnType<typeof ruleTextsOf>>,
): readonly Diagnostic[] {
  const rules = { translations };
  const together = known.get(site) ?? lintHandbook(site.handbook, rules);
  known.set(site, together);
  const glossary = glossaryIn(site.handbook, text.facts.language);
  return [...lintSop(text.open(), text.flows, site.input.config, glossary, rules), ...together];
}
