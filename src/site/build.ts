import { hash } from 'node:crypto';
import { departmentPage, folderOf, revisionChanges, sopChanges, sopMarkdown } from './address.ts';
import { type CheckedLinks, checkLinks } from './check-links.ts';
import type { Fault, SiteFile } from './input.ts';
import type { Entry, Site } from './model.ts';
import { changesPage } from './pages/changes.tsx';
import { feed, llmsText, sopsJson } from './pages/data.ts';
import { departmentPages } from './pages/departments.tsx';
import { changesData, diffPage, type Pair, pairsOf } from './pages/diff.tsx';
import { frontPage } from './pages/front.tsx';
import { departmentsIn } from './pages/lists.tsx';
import { departmentEntries } from './pages/neighbours.ts';
import { notFoundPage } from './pages/not-found.tsx';
import { referencePages } from './pages/reference.tsx';
import { sopPage } from './pages/sop.tsx';
import { revisionPageOf, type SopPage, sopPageOf } from './pages/sop-view.ts';
import { type Chapters, chapterOf, wholePage, wholePath } from './pages/whole.tsx';
import { type FrameView, frameOf } from './parts/frame.tsx';
import { searchOf } from './search-site.ts';
import type { Text } from './text.ts';
import { versionsFile, wordsFile } from './versions.ts';

export interface Built {
  /** What cannot be put on a page. With an error among them nothing should be written. */
  readonly faults: Fault[];
  /** In the order in which they are to be written; texts are made one by one. */
  files: SiteFile[];
  /** Files of the search, whose names are known only when all of it is made. */
  search(): SiteFile[];
  /** Pictures and attachments, by their path in the handbook, with their path on the site. */
  readonly copies: CheckedLinks['copies'];
  /** How many SOPs have a page, and how many of them a chart. */
  counts: { sops: number; charts: number; pages: number };
}

/**
 * All files of a site but its assets (style, scripts, fonts).
 *
 * @param former chapters of SOPs whose pages are not made, because they are the same as before; by the paths of those pages
 */
export function buildSite(site: Site, former: Chapters = new Map()): Built {
  const files: SiteFile[] = [];
  const settings = sumOf(site.input.config);
  const frames = new Map(
    site.languages.map((language) => [language, frameOf(site, language, departmentLinks(site, language))]),
  );
  for (const language of site.languages)
    files.push(
      ...filesOf(
        { site, settings, frame: frames.get(language) as FrameView, former, chapters: new Map() },
        language,
      ),
    );
  const single = [
    () => notFoundPage(site, frames.get(site.main) as FrameView),
    () => sopsJson(site),
    () => llmsText(site),
  ];
  for (const [at, path] of ['404.html', 'sops.json', 'llms.txt'].entries())
    files.push({ path, text: () => single[at]?.().text ?? '' });
  const checked = once(() => checkLinks(site));
  return {
    get faults() {
      return checked().faults;
    },
    files,
    search: () => site.languages.flatMap((language) => searchOf(site, language)),
    get copies() {
      return checked().copies;
    },
    counts: {
      sops: site.entries.length,
      charts: site.entries.filter(({ text }) => text.outline.isDrawn).length,
      pages: files.filter(({ path }) => path.endsWith('.html')).length,
    },
  };
}

function departmentLinks(site: Site, language: string): FrameView['departments'] {
  const folder = folderOf(language, site.main);
  return departmentsIn(site, language).map(({ id, name }) => ({ name, page: departmentPage(folder, id) }));
}

/** Works it out when it is first asked for: the live preview asks for little of a site before the next save. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What the files of one language are made with. */
interface Making {
  site: Site;
  /** Stands for `sop.yaml`. */
  settings: string;
  frame: FrameView;
  former: Chapters;
  /** What the pages of the SOPs leave for the page of the whole handbook. */
  chapters: Map<string, Buffer>;
  /** What a page shows that was asked for its key: its text is asked for next, if at all. */
  latest?: { path: string; page: SopPage };
}

/** Stands for a value that is plain data. */
const sumOf = (...values: unknown[]): string => hash('sha256', JSON.stringify(values), 'hex').slice(0, 32);

function filesOf(making: Making, language: string): SiteFile[] {
  const { site } = making;
  const entries = site.entries.filter((entry) => entry.language === language);
  const neighbours = new Map<string, Entry[]>();
  const beside = (entry: Entry): Entry[] => {
    const known =
      neighbours.get(entry.department.id) ?? departmentEntries(site, entry.department.id, language);
    neighbours.set(entry.department.id, known);
    return known;
  };
  return [
    ...entries.flatMap((entry) => entryFiles(making, entry, beside(entry))),
    ...pagesOf(making, language),
    ...dataOf(language, entries),
  ];
}

/** The pages that a language has once, and one a department. */
function pagesOf({ site, frame, chapters, former }: Making, language: string): SiteFile[] {
  const folder = folderOf(language, site.main);
  const left: Chapters = { get: (path) => chapters.get(path) ?? former.get(path) };
  const page = (name: string, make: () => { text: string }): SiteFile => ({
    path: `${folder}${name}`,
    text: () => make().text,
  });
  return [
    page('index.html', () => frontPage(site, language, frame)),
    ...departmentPages(site, language, frame),
    ...referencePages(site, language, frame),
    page('changes.html', () => changesPage(site, language, frame)),
    wholeFile(wholePath(folder), () => wholePage(site, language, frame, left)),
    page('feed.xml', () => feed(site, language)),
  ];
}

const wholeFile = (path: string, pieces: () => Iterable<string | Uint8Array>): SiteFile => ({
  path,
  text: () => Buffer.concat([...pieces()].map((piece) => Buffer.from(piece as string))).toString(),
  pieces,
});

/** What is no page of its own: words of the scripts, and versions for *since you last read*. */
function dataOf(language: string, entries: readonly Entry[]): SiteFile[] {
  const held = entries.filter(({ isRetired }) => !isRetired).map(({ id, version }) => ({ id, version }));
  return [wordsFile(language), versionsFile(held, language)].map(({ path, text }) => ({
    path,
    text: () => text,
  }));
}

function entryFiles(making: Making, entry: Entry, neighbours: readonly Entry[]): SiteFile[] {
  const { site, frame } = making;
  const { folder, id, page, text } = entry;
  const files: SiteFile[] = [
    textPage(making, entry, page, text, () => sopPageOf(site, entry, neighbours)),
    { path: sopMarkdown(folder, id), text: () => text.text },
  ];
  const pairs = pairsOf(entry);
  const told = pairs.map(({ before, after }) => [toldOf(before), toldOf(after)]);
  if (pairs.length > 0)
    files.push({
      path: sopChanges(folder, id),
      text: () => `${JSON.stringify(changesData(site, entry))}\n`,
      key: () => sumOf(making.settings, entry.language, told),
    });
  for (const revision of entry.revisions) {
    const { text: own, version } = revision;
    if (!own || version === entry.version) continue;
    const sop = () => revisionPageOf(site, entry, { ...revision, text: own });
    files.push(textPage(making, entry, `${folder}sops/${id}/${version}.html`, own, sop));
  }
  for (const [at, pair] of pairs.entries())
    files.push({
      path: revisionChanges(folder, id, pair.after.version),
      text: () => diffPage(site, entry, pair, frame),
      key: () => sumOf(making.settings, frame, entry.language, page, entry.version, told[at]),
    });
  return files;
}

/** All that pages of changes say of a revision. */
const toldOf = ({ text, version, reason, class: kind, start, sealed }: Pair['after']) => [
  ...[text.path, text.facts.hash, version, reason ?? null, kind ?? null, start ?? null, sealed],
];

/** The page of one text of an SOP. */
function textPage(making: Making, entry: Entry, path: string, text: Text, make: () => SopPage): SiteFile {
  const { site, frame, settings, chapters } = making;
  const { language, folder } = entry;
  const words = site.words(language);
  return {
    path,
    key() {
      const page = make();
      making.latest = { path, page };
      return sumOf(settings, frame, text.path, text.facts.hash, page.view);
    },
    text() {
      const page = making.latest?.path === path ? making.latest.page : make();
      const html = sopPage(page, text, frame, words, (parts) => {
        if (path === entry.page)
          chapters.set(path, Buffer.from(chapterOf(page.view, parts, words, wholePath(folder))));
      });
      // What changed from one revision to the next is still to be read in the trees of both.
      if (entry.revisions.length < 2) text.close();
      return html;
    },
  };
}
