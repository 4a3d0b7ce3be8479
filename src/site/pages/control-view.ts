import { addDays } from '../../handbook/dates.ts';
import { revisionChanges, revisionPage, sopMarkdown } from '../address.ts';
import type { Entry, Site } from '../model.ts';
import type { ControlView } from '../parts/control.tsx';
import type { HistoryLine } from '../parts/history.tsx';
import type { LinkTo } from '../parts/notices.tsx';
import { ownerName, roleName } from '../people.ts';
import type { Revision } from '../standing.ts';
import { reportAddress, reportOf } from './report.ts';
import { type Shown, stateName } from './shown.ts';

export function controlOf(
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
    ...periodOf(shown, entry, words),
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
function periodOf(
  { state, start, revision }: Shown,
  { retirement }: Entry,
  words: ReturnType<Site['words']>,
): { period?: string } {
  if (!start) return {};
  if (state === 'retired' && retirement)
    return { period: words.period(words.date(start), words.date(retirement.on)) };
  if (state === 'in-force') return { period: words.since(words.date(start)) };
  if (state === 'pending' || state === 'upcoming') return { period: words.fromDate(words.date(start)) };
  const end = revision?.end;
  if (state !== 'former' || !end) return {};
  return {
    period: end <= start ? words.never : words.period(words.date(start), words.date(addDays(end, -1))),
  };
}

export function historyLine(
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
  const last = end ? addDays(end, -1) : start && start <= site.input.today ? entry.retirement?.on : undefined;
  return {
    version,
    sealed,
    ...(start ? { start } : {}),
    ...(last && start && !neverHeld ? { until: last } : {}),
    isComing: start !== undefined && last === undefined && start > site.input.today,
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
