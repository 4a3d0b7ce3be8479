import { idFrom } from '../../document/ids.ts';
import { addDays } from '../../handbook/dates.ts';
import { glossaryIn } from '../../handbook/handbook.ts';
import type { Change } from '../../version/change.ts';
import { noticesFor, usersOf } from '../../version/notices.ts';
import { departmentPage, revisionChanges, revisionPage, sopMarkdown } from '../address.ts';
import type { TermView } from '../content.tsx';
import { keyOf } from '../dress.tsx';
import type { Fault } from '../input.ts';
import { linksOf } from '../links.ts';
import { compare, type Entry, type Site } from '../model.ts';
import type { ControlView } from '../parts/control.tsx';
import type { HistoryLine } from '../parts/history.tsx';
import type { LinkTo, NoticeView, WarningsView } from '../parts/notices.tsx';
import { flowsForReaders, ownerName, roleName, roleView } from '../people.ts';
import { sayPlainly } from '../say.ts';
import type { Revision } from '../standing.ts';
import type { Text } from '../text.ts';
import { relativeTo } from '../url.ts';
import type { SopView } from './sop.tsx';

/** Everything that the page of a text shows, as plain data beside the text itself. */
export interface SopPage {
  view: SopView;
}

/** Templates of checklists that end in a score. */
const audits = new Set(['service-audit', 'call-quality', 'service-standards']);

/** Which text of an SOP a page shows: the one that holds, or another revision. */
export interface Shown {
  text: Text;
  version: string;
  path: string;
  revision?: Revision;
  state: WarningsView['state'];
  start?: string;
}

export function sopPageOf(site: Site, entry: Entry, neighbours: readonly Entry[]): SopPage {
  const { text, version, page: path, revision, start, isRetired } = entry;
  const isBehind = entry.behind?.isMajor === true && entry.state === 'unproven';
  const state = isRetired ? 'retired' : isBehind ? 'behind' : entry.state;
  return pageOf(site, entry, { text, version, path, revision, state, start }, neighbours);
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
  const { facts, flows } = text;
  const words = site.words(language);
  const isMain = path === entry.page;
  const links = linksOf(site, facts, language, path, false);
  const to = (page: string) => relativeTo(path, page);
  const linkTo = (other: Entry): LinkTo => ({ title: other.title, href: to(other.page) });
  const users = isMain ? usersIn(site, id, language) : [];
  const report = reportOf(site, entry, version);
  const roles = [
    ...new Set(flows.flatMap(({ nodes }) => nodes.flatMap((node) => [node.escalatesTo, node.role]))),
  ].filter((role): role is string => Boolean(role));
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
    stateName: stateName(state, words),
    links: links.links,
    wikis: links.wikis,
    mentions: links.mentions,
    terms: termsOf(site, text, language),
    ...(report ? { reportBase: report } : {}),
    roles: Object.fromEntries(
      roles.flatMap((role) => {
        const known = roleView(config, role, language, words);
        return known ? [[role, known]] : [];
      }),
    ),
    roleNames: Object.fromEntries(roles.map((role) => [role, roleName(config, role, language)])),
    flows: flowsForReaders(config, flows, language),
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
    warnings: warningsOf(site, entry, shown, linkTo, to),
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
  return { view };
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

const stateName = (state: Shown['state'], words: ReturnType<Site['words']>): string =>
  state === 'in-force' ? words.inForce : state === 'upcoming' ? words.states.pending : words.states[state];

/** A jump that leads nowhere is a way that the chart cannot draw. */
export const lostJumps = ({ facts, flows }: Text): Fault[] =>
  flows.flatMap(({ lost }) =>
    lost
      .filter(({ reason }) => reason !== 'near')
      .map(({ target, place, reason }) => ({
        path: facts.path,
        line: place.start.line,
        severity: 'error' as const,
        reason:
          reason === 'missing'
            ? `\`${target}\` is no step of this SOP`
            : `\`${target}\` could mean several steps`,
      })),
  );

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

/** Address of a report without the step: `mailto:` with subject and text, a form with its fields. */
function reportOf(site: Site, { id, title, language }: Entry, version: string): SopView['reportBase'] {
  const { report } = site.input.config.site;
  return report ? { address: report, id, title, version, language } : undefined;
}

function warningsOf(
  site: Site,
  entry: Entry,
  shown: Shown,
  linkTo: (entry: Entry) => LinkTo,
  to: (page: string) => string,
): WarningsView {
  const { language, upcoming, behind } = entry;
  const isMain = shown.path === entry.page;
  const words = site.words(language);
  const [next] = upcoming;
  const replacing = entry.meta['superseded-by'];
  const successor = replacing
    ? (site.find(replacing, language) ?? site.find(replacing, site.main))
    : undefined;
  return {
    state: shown.state,
    version: shown.version,
    start: shown.start,
    missing: isMain ? entry.missing : [],
    notices: isMain ? noticesOf(site, entry, linkTo) : [],
    ...(isMain && next && entry.state === 'in-force'
      ? {
          next: {
            version: next.version,
            start: next.start,
            until: addDays(next.start, -1),
            href: to(revisionPage(entry.folder, entry.id, next.version)),
          },
        }
      : {}),
    ...(isMain ? {} : { current: { version: entry.version, href: to(entry.page) } }),
    ...(successor ? { supersededBy: linkTo(successor) } : {}),
    ...(isMain && behind
      ? {
          behind: {
            renders: behind.renders,
            now: behind.now,
            isMajor: behind.isMajor,
            source: { title: behind.sourceTitle, href: to(behind.sourcePage) },
            language:
              new Intl.DisplayNames([language], { type: 'language' }).of(behind.sourceLanguage) ??
              behind.sourceLanguage,
            changes: behind.changes.map((change) => sayPlainly(change, words.changeWords)),
          },
        }
      : {}),
  };
}

function noticesOf(site: Site, entry: Entry, linkTo: (entry: Entry) => LinkTo): NoticeView[] {
  const find = (id: string) => site.find(id, entry.language) ?? site.find(id, site.main);
  return noticesFor(site.handbook, site.notices, entry.text.facts).map(
    ({ kind, id, text, instead, until }) => {
      const about = id.toLowerCase() === entry.id.toLowerCase() ? undefined : find(id);
      const other = instead ? find(instead) : undefined;
      return {
        kind,
        text,
        ...(about ? { about: linkTo(about) } : {}),
        ...(other ? { instead: linkTo(other) } : {}),
        ...(until ? { until } : {}),
      };
    },
  );
}

function controlOf(
  site: Site,
  entry: Entry,
  shown: Shown,
  usedBy: LinkTo[],
  to: (page: string) => string,
): ControlView {
  const { config } = site.input;
  const { language, id, folder, meta } = entry;
  const words = site.words(language);
  const { revision, state, version } = shown;
  const isMain = shown.path === entry.page;
  const report = reportOf(site, entry, version);
  return {
    id,
    version,
    status: stateName(state, words),
    isInForce: isMain && state === 'in-force',
    ...periodOf(shown, words),
    owner: ownerName(config, meta.owner ?? '', language),
    approvals: (revision?.approvals ?? []).map(({ person, date }) => ({ person, date })),
    carried: revision?.approved === true && revision.approvals.length === 0,
    ...(isMain && entry.review && !entry.isRetired ? { review: entry.review.due } : {}),
    audience: (meta.audience ?? []).map((role) => roleName(config, role, language)),
    usedBy,
    historyHref: isMain ? '#history' : `${to(entry.page)}#history`,
    markdown: isMain ? to(sopMarkdown(folder, id)) : '',
    ...(config.site.edit && isMain
      ? { edit: config.site.edit.replaceAll('{path}', encodeURI(entry.source)) }
      : {}),
    ...(report ? { report: reportAddress(report, '', words) } : {}),
  };
}

/** When a text holds, or held; nothing where that is not proven. */
function periodOf({ state, start, revision }: Shown, words: ReturnType<Site['words']>): { period?: string } {
  if (!start) return {};
  if (state === 'in-force') return { period: words.since(words.date(start)) };
  if (state === 'pending' || state === 'upcoming') return { period: words.fromDate(words.date(start)) };
  const end = revision?.end;
  if (state !== 'former' || !end) return {};
  return {
    period: end <= start ? words.never : words.period(words.date(start), words.date(addDays(end, -1))),
  };
}

/** @param step number of the step, or empty */
export function reportAddress(
  { address, id, title, version }: NonNullable<SopView['reportBase']>,
  step: string,
  words: ReturnType<Site['words']>,
): string {
  if (address.startsWith('mailto:')) {
    const subject = encodeURIComponent(words.reportSubject(id, version, step));
    return `${address}?subject=${subject}&body=${encodeURIComponent(words.reportBody(title, id, version, step))}`;
  }
  const fields = new URLSearchParams({ id, version, ...(step === '' ? {} : { step }) });
  return `${address}${address.includes('?') ? '&' : '?'}${fields}`;
}

function historyLine(
  site: Site,
  entry: Entry,
  revision: Revision,
  shown: string,
  to: (page: string) => string,
): HistoryLine {
  const { version, sealed, start, end, text, approvals, faults } = revision;
  const { folder, id, language } = entry;
  const words = site.words(language);
  const index = entry.revisions.indexOf(revision);
  const hasChanges = text !== undefined && entry.revisions.slice(index + 1).some((each) => each.text);
  const neverHeld = start !== undefined && end !== undefined && end <= start;
  return {
    version,
    sealed,
    ...(start ? { start } : {}),
    ...(end && start && !neverHeld ? { until: addDays(end, -1) } : {}),
    neverHeld,
    ...(revision.class && hasChanges ? { class: revision.class } : {}),
    ...(revision.reason ? { reason: revision.reason } : {}),
    ...(revision.corrects ? { corrects: revision.corrects } : {}),
    ...(text ? { href: to(version === shown ? entry.page : revisionPage(folder, id, version)) } : {}),
    ...(hasChanges ? { changesHref: to(revisionChanges(folder, id, version)) } : {}),
    isShown: version === shown,
    approvedBy: approvals.map(({ person }) => person).join(', '),
    ...(faults[0] ? { fault: words.missing[faults[0]] } : {}),
  };
}

function neighbourLinks(
  neighbours: readonly Entry[],
  entry: Entry,
  linkTo: (entry: Entry) => LinkTo,
): Pick<SopView, 'previous' | 'next'> {
  const at = neighbours.indexOf(entry);
  const [before, after] = at < 0 ? [] : [neighbours[at - 1], neighbours[at + 1]];
  return { ...(before ? { previous: linkTo(before) } : {}), ...(after ? { next: linkTo(after) } : {}) };
}

/** SOPs of the department that a page lists beside it, at most: its bytes must not grow with the handbook. */
const mostBeside = 12;

function neighbourList(
  neighbours: readonly Entry[],
  entry: Entry,
  to: (page: string) => string,
): SopView['side'] {
  const at = Math.max(0, neighbours.indexOf(entry));
  const first = Math.max(0, Math.min(at - mostBeside / 2, neighbours.length - mostBeside));
  return neighbours
    .slice(first, first + mostBeside)
    .map((each) => ({ title: each.title, href: to(each.page), isHere: each === entry }));
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
  { facts, flows }: Text,
  language: string,
  page: string,
): SopView['pages'] {
  const targets = new Set(
    flows.flatMap(({ nodes }) =>
      nodes.flatMap(({ kind, target }) => (kind === 'sub-procedure' && target ? [target] : [])),
    ),
  );
  const pages: SopView['pages'] = {};
  for (const target of targets) {
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

/** SOPs of a department in a language, in the order of their titles; retired ones stand in no list. */
export const departmentEntries = (site: Site, department: string, language: string): Entry[] =>
  site.entries
    .filter((each) => each.department.id === department && each.language === language && !each.isRetired)
    .sort((a, b) => compare(a.title, b.title));
