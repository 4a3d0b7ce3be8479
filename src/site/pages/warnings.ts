import { addDays } from '../../handbook/dates.ts';
import { noticesFor } from '../../version/notices.ts';
import { revisionPage } from '../address.ts';
import type { Entry, Site } from '../model.ts';
import type { LinkTo, NoticeView, WarningsView } from '../parts/notices.tsx';
import { sayPlainly } from '../say.ts';
import type { Shown } from './shown.ts';

export function warningsFor(
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
    ...(isMain && entry.retirement ? { retirement: entry.retirement } : {}),
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
