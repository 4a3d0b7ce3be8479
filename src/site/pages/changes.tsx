import { folderOf, revisionChanges, revisionPage } from '../address.ts';
import type { Entry, Site } from '../model.ts';
import { type FrameView, framed } from '../parts/frame.tsx';
import type { Revision } from '../standing.ts';
import { relativeTo } from '../url.ts';

/** A revision in the list of changes. */
export interface ChangeLine {
  entry: Entry;
  revision: Revision;
  start?: string;
  /** Its page, from the site's root. */
  page: string;
  /** Page of what changed; undefined for a first version. */
  changes?: string;
}

/** Revisions that were released in a language, by the day from which they hold, the newest first. */
export function changesIn(site: Site, language: string): ChangeLine[] {
  const lines = site.entries
    .filter((entry) => entry.language === language && !entry.isRetired)
    .flatMap((entry) =>
      entry.revisions
        .filter(({ approved, text }) => approved && text)
        .map((revision): ChangeLine => {
          const { version, start } = revision;
          const isFirst = entry.revisions.at(-1) === revision;
          return {
            entry,
            revision,
            ...(start ? { start } : {}),
            page: version === entry.version ? entry.page : revisionPage(entry.folder, entry.id, version),
            ...(isFirst ? {} : { changes: revisionChanges(entry.folder, entry.id, version) }),
          };
        }),
    );
  const day = ({ start, revision }: ChangeLine) => start ?? revision.sealed;
  return lines.sort((a, b) =>
    day(a) > day(b) ? -1 : day(a) < day(b) ? 1 : a.entry.id < b.entry.id ? -1 : 1,
  );
}

/** More would make a page that nobody reads; each SOP's own page has all of its history. */
const mostOnPage = 200;

export function changesPage(site: Site, language: string, frame: FrameView): { path: string; text: string } {
  const words = site.words(language);
  const folder = folderOf(language, site.main);
  const path = `${folder}changes.html`;
  const lines = changesIn(site, language).slice(0, mostOnPage);
  const { today } = site.input;
  return {
    path,
    text: framed(
      {
        path,
        language,
        kind: 'changes-list',
        title: words.changes,
        translations: site.languages
          .filter((other) => other !== language)
          .map((other) => ({ language: other, page: `${folderOf(other, site.main)}changes.html` })),
        main: (
          <>
            <header class="head">
              <h1 tabindex="-1">{words.changes}</h1>
              <p class="lead">{words.changesText}</p>
              <p>
                <a href={relativeTo(path, `${folder}feed.xml`)}>{words.feed}</a>
              </p>
            </header>
            {lines.length === 0 && <p>{words.nothingChanged}</p>}
            <ol class="changed">
              {lines.map(({ entry, revision, start, page, changes }) => (
                <li>
                  <time datetime={start ?? revision.sealed}>
                    {start && start > today
                      ? words.fromDate(words.date(start))
                      : words.date(start ?? revision.sealed)}
                  </time>
                  <div>
                    <a href={relativeTo(path, page)}>
                      {entry.title} {revision.version}
                    </a>{' '}
                    {changes && revision.class && (
                      <span class={`class ${revision.class}`}>{words.classes[revision.class]}</span>
                    )}
                    {changes && <a href={relativeTo(path, changes)}>{words.whatChanged}</a>}
                    {revision.reason && <p>{revision.reason}</p>}
                  </div>
                </li>
              ))}
            </ol>
          </>
        ),
      },
      frame,
      words,
    ),
  };
}
