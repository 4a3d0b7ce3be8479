import { idFrom } from '../../document/ids.ts';
import type { Flow } from '../../flow/flow.ts';
import { glossaryIn } from '../../handbook/handbook.ts';
import type { Change } from '../../version/change.ts';
import { usersOf } from '../../version/notices.ts';
import { departmentPage, revisionPage } from '../address.ts';
import type { TermView } from '../content-view.tsx';
import { keyOf } from '../dress.tsx';
import type { Fault } from '../input.ts';
import { linksOf } from '../links.ts';
import type { Entry, Site } from '../model.ts';
import type { LinkTo } from '../parts/notices.tsx';
import { flowsForReaders, ownerName, roleName, roleView } from '../people.ts';
import { sayPlainly } from '../say.ts';
import type { Revision } from '../standing.ts';
import type { Text } from '../text.ts';
import { relativeTo } from '../url.ts';
import { controlOf, historyLine } from './control-view.ts';
import { neighbourLinks, neighbourList } from './neighbours.ts';
import { reportOf } from './report.ts';
import { type Shown, shownState, stateName, stopOf } from './shown.ts';
import type { SopView } from './view.ts';
import { warningsFor } from './warnings.ts';

/** Everything that the page of a text shows, as plain data beside the text itself. */
export interface SopPage {
  view: SopView;
  /** With the roles as readers know them. They follow from the text and the names in `sop.yaml`. */
  flows(): readonly Flow[];
}

/** Templates of checklists that end in a score. */
const audits = new Set(['service-audit', 'call-quality', 'service-standards']);

export function sopPageOf(site: Site, entry: Entry, neighbours: readonly Entry[]): SopPage {
  const { text, version, page: path, revision, start } = entry;
  return pageOf(site, entry, { text, version, path, revision, state: shownState(entry), start }, neighbours);
}

/** The page of a revision other than the one that the SOP's page shows. */
export function revisionPageOf(site: Site, entry: Entry, revision: Revision & { text: Text }): SopPage {
  const { version, text, start } = revision;
  const isUpcoming = entry.upcoming.some((each) => each.version === version);
  const path = revisionPage(entry.folder, entry.id, version);
  const shown: Shown = { text, version, path, revision, state: isUpcoming ? 'upcoming' : 'former', start };
  return pageOf(site, entry, shown, []);
}

function pageOf(site: Site, entry: Entry, shown: Shown, neighbours: readonly Entry[]): SopPage {
  const { config } = site.input;
  const { language, folder, id, behind } = entry;
  const { text, path, version, revision, state } = shown;
  const { facts, outline } = text;
  const words = site.words(language);
  const isMain = path === entry.page;
  const links = linksOf(site, facts, language, path);
  const to = (page: string) => relativeTo(path, page);
  const linkTo = (other: Entry): LinkTo => ({ title: other.title, href: to(other.page) });
  const stop = isMain ? stopOf(site, entry) : undefined;
  const users = isMain ? usersIn(site, id, language) : [];
  const report = reportOf(site, entry, version);
  const view: SopView = {
    path,
    language,
    kind: isMain ? 'sop' : 'revision',
    id,
    version,
    title: facts.title,
    purpose: facts.purpose || (facts.meta.description ?? ''),
    fingerprint: shown.revision?.fingerprint ?? `text:${facts.hash.slice(0, 16)}`,
    department: { title: entry.department.name, href: to(departmentPage(folder, entry.department.id)) },
    owner: ownerName(config, entry.meta.owner ?? '', language),
    start: shown.start,
    isInForce: isMain && state === 'in-force',
    ...(stop ? { stop: { ...(stop.until ? { until: stop.until } : {}) } } : {}),
    stateName: stateName(state, words),
    links: links.links,
    wikis: links.wikis,
    mentions: links.mentions,
    terms: termsOf(site, text, language),
    ...(report ? { reportBase: report } : {}),
    roles: Object.fromEntries(
      outline.actors.flatMap((role) => {
        const known = roleView(config, role, language, words);
        return known ? [[role, known]] : [];
      }),
    ),
    roleNames: Object.fromEntries(outline.actors.map((role) => [role, roleName(config, role, language)])),
    isAudit: audits.has(facts.meta.template ?? ''),
    layout: config.site.layout,
    when: facts.meta.when ?? [],
    whenNot: facts.meta['not-when'] ?? [],
    targets: (facts.meta.targets ?? []).map(({ metric, target, channel }) => ({
      metric,
      target: target.text,
      channel: channel ?? '',
    })),
    related: isMain ? relatedOf(site, entry, linkTo) : [],
    supersedes: (facts.meta.supersedes ?? [])
      .flatMap((other) => site.find(other, language) ?? [])
      .map(linkTo),
    warnings: warningsFor(site, entry, shown, linkTo, to),
    control: controlOf(site, entry, shown, users.map(linkTo), to),
    history: isMain ? entry.revisions.map((each) => historyLine(site, entry, each, version, to)) : [],
    ...neighbourLinks(neighbours, entry, linkTo),
    side: neighbourList(neighbours, entry, to),
    sideAll: neighbours.length,
    translations: isMain ? translationsOf(site, entry) : [],
    pages: procedurePages(site, text, language, path),
    sourceChanges: isMain && behind?.isMajor ? sourceChanges(behind.changes, words) : {},
    textHash: facts.hash,
    today: site.input.today,
    shownRevision: revision?.version ?? '',
  };
  return { view, flows: () => flowsForReaders(config, text.flows, language) };
}

/** What changed in the steps of the source, by the number of the step, for the same steps of its translation. */
function sourceChanges(
  changes: readonly Change[],
  words: ReturnType<Site['words']>,
): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const change of changes) {
    const number = /^\d+/.exec(change.at)?.[0];
    if (number === undefined || !isOfStep(change)) continue;
    const list = found[number] ?? [];
    found[number] = list;
    list.push(sayPlainly(change, words.changeWords));
  }
  return found;
}

const isOfStep = ({ kind }: Change): boolean => !/^(?:section|term|picture|key|layout)/.test(kind);

/** SOPs that send readers here: those of the language, and those that are not translated into it. */
function usersIn(site: Site, id: string, language: string): Entry[] {
  const users = usersOf(site.handbook, id).flatMap(({ facts }) => site.entryOf(facts) ?? []);
  const own = users.filter((user) => user.language === language);
  const others = users.filter(
    (user) =>
      user.language === site.main && language !== site.main && !own.some((each) => each.id === user.id),
  );
  return [...own, ...others];
}

/** A jump that leads nowhere is a way that the chart cannot draw. */
export const lostJumps = ({ facts, outline }: Text): Fault[] =>
  outline.lost.map(({ target, line, reason }) => ({
    path: facts.path,
    line,
    severity: 'error' as const,
    reason:
      reason === 'missing'
        ? `\`${target}\` is no step of this SOP`
        : `\`${target}\` could mean several steps`,
  }));

/** Terms of the SOP itself, then those of the glossary; the SOP's own meaning wins. */
function termsOf(site: Site, { facts }: Text, language: string): TermView[] {
  const own = facts.terms.map(({ term, definition }) => ({ term, definition, id: termId(term), own: true }));
  const known = new Set(own.map(({ term }) => term.toLowerCase()));
  const shared = [...glossaryIn(site.handbook, language)]
    .filter(([term]) => !known.has(term.toLowerCase()))
    .map(([term, definition]) => ({ term, definition, id: termId(term), own: false }));
  const seen = new Set<string>();
  return [...own, ...shared].filter(({ id }) => !seen.has(id) && seen.add(id));
}

const termId = (term: string) => `term-${idFrom(term).toLowerCase() || keyOf(term)}`;

function relatedOf(site: Site, { meta, language, id }: Entry, linkTo: (entry: Entry) => LinkTo): LinkTo[] {
  return (meta.related ?? [])
    .flatMap((other) => site.find(other, language) ?? site.find(other, site.main) ?? [])
    .filter((other) => other.id !== id && !other.isRetired)
    .map(linkTo);
}

/** The same SOP in the other languages of the site. */
const translationsOf = (site: Site, { id, language }: Entry): SopView['translations'] =>
  site.languages.flatMap((other) => {
    const entry = other === language ? undefined : site.find(id, other);
    return entry ? [{ language: other, page: entry.page }] : [];
  });

/** Pages of the SOPs that steps send to, by the target as written. */
function procedurePages(
  site: Site,
  { facts, outline }: Text,
  language: string,
  page: string,
): SopView['pages'] {
  const pages: SopView['pages'] = {};
  for (const target of outline.procedures) {
    const link = facts.links.find(
      ({ url, id }) => url === target || id === target || url === `[[${target}]]`,
    );
    const path = link?.target;
    const known = (path && site.handbook.byPath.get(path)) || undefined;
    const id =
      link?.id ??
      target
        .split('/')
        .at(-1)
        ?.replace(/[.#].*$/, '') ??
      '';
    const entry = (known && site.entryOf(known)) ?? site.find(id, language) ?? site.find(id, site.main);
    if (entry) pages[target] = { id: entry.id, title: entry.title, href: relativeTo(page, entry.page) };
  }
  return pages;
}
