import type { LinkFact, SopFacts } from '../handbook/facts.ts';
import { resolveLink } from '../handbook/handbook.ts';
import { anchorId } from './address.ts';
import type { ContentView, LinkView } from './content-view.tsx';
import type { Fault } from './input.ts';
import type { Site } from './model.ts';
import { roleName } from './people.ts';
import { relativeTo } from './url.ts';

/** Where pictures and attachments of the handbook lie on the site. */
export const fileOnSite = (path: string): string => `files/${path}`;

/** Endings of files that a browser would run or show as a page of this site. */
const active = /\.(?:x?html?|xht|xml|svgz|js|mjs|css|mht(?:ml)?|swf|hta|xsl)$/i;

interface Found {
  view: LinkView;
  /** File of the handbook that has to be on the site. */
  file?: string;
  fault?: string;
}

/** Links, wiki links and roles of a text, as its page shows them. */
export interface LinksOfText extends Pick<ContentView, 'links' | 'wikis' | 'mentions'> {
  files: string[];
  faults: Omit<Fault, 'severity'>[];
}

const known = new WeakMap<SopFacts, { site: Site; page: string; links: LinksOfText }>();

/**
 * Resolves everything a text points at, as seen from a page; asked for again, it gives the same.
 *
 * @param page path of the page from the site's root
 */
export function linksOf(site: Site, facts: SopFacts, language: string, page: string): LinksOfText {
  const before = known.get(facts);
  if (before?.site === site && before.page === page) return before.links;
  const links = resolved(site, facts, language, page);
  known.set(facts, { site, page, links });
  return links;
}

function resolved(site: Site, facts: SopFacts, language: string, page: string): LinksOfText {
  const result: LinksOfText = { links: {}, wikis: [], mentions: [], files: [], faults: [] };
  const links: Record<number, LinkView> = {};
  const wikis: ContentView['wikis'][number][] = [];
  for (const link of facts.links) {
    if (link.key !== undefined) continue;
    const { view, file, fault } = viewOf(site, facts, link, language, page);
    if (file) result.files.push(file);
    if (fault) result.faults.push({ path: facts.path, line: link.place.start.line, reason: fault });
    const start = link.place.start.offset ?? -1;
    if (link.url.startsWith('[['))
      wikis.push({
        ...view,
        start,
        end: link.place.end.offset ?? start,
        label: wikiLabel(site, link, language),
      });
    else links[start] = view;
  }
  const mentions = facts.roles
    .filter(({ how }) => how === 'mention')
    .map(({ role, place }) => ({
      start: place.start.offset ?? -1,
      end: place.end.offset ?? -1,
      name: roleName(site.input.config, role, language),
    }));
  return { ...result, links, wikis, mentions };
}

const wikiLabel = (site: Site, { text, id = '' }: LinkFact, language: string): string =>
  text === id ? ((site.find(id, language) ?? site.find(id, site.main))?.title ?? text) : text;

function viewOf(site: Site, facts: SopFacts, link: LinkFact, language: string, page: string): Found {
  const words = site.words(language);
  const target = resolveLink(site.handbook, facts, link);
  const anchored = (path: string, anchor?: string) =>
    relativeTo(page, anchor === undefined ? path : `${path}#${anchorId(anchor)}`);
  switch (target.kind) {
    case 'address':
      return { view: { href: target.url, outside: true } };
    case 'sop': {
      if (target.facts === facts)
        return { view: { href: target.anchor ? `#${anchorId(target.anchor)}` : '#' } };
      const entry = site.entryOf(target.facts);
      return entry
        ? { view: { href: anchored(entry.page, target.anchor) } }
        : { view: { note: words.notPublished } };
    }
    case 'file': {
      if (link.kind === 'sop') return missing(site, link, target.path, language, page, true);
      if (active.test(target.path))
        return {
          view: { note: words.notShown },
          fault: `\`${link.url}\` is a file that a browser would run`,
        };
      return { view: { href: relativeTo(page, fileOnSite(target.path)) }, file: target.path };
    }
    case 'unsafe':
      return { view: {}, fault: `\`${link.url}\` is no address that a page may link to` };
    case 'outside':
      return { view: { note: words.notShown }, fault: `\`${link.url}\` leads out of the handbook` };
    case 'missing':
      return missing(site, link, target.name, language, page);
  }
}

/** Not among the pages: a draft that is not shown, a text that has moved since this one was sealed, or nothing at all. */
function missing(
  site: Site,
  link: LinkFact,
  name: string,
  language: string,
  page: string,
  exists = false,
): Found {
  const id =
    link.id ??
    name
      .split('/')
      .at(-1)
      ?.replace(/(?:\.[a-z]{2,3}(?:-\w+)*)?\.(?:md|markdown)$/i, '') ??
    '';
  const entry = site.find(id, language) ?? site.find(id, site.main);
  if (entry) {
    const anchor = link.anchor === undefined ? '' : `#${anchorId(link.anchor)}`;
    return { view: { href: relativeTo(page, `${entry.page}${anchor}`) } };
  }
  const isDraft = site.texts.has(name) || (link.id !== undefined && site.isDraft(link.id));
  const words = site.words(language);
  if (isDraft) return { view: { note: words.notPublished } };
  if (exists) return { view: { note: words.notShown } };
  return { view: { note: words.gone }, fault: `\`${link.url}\` leads to nothing` };
}
