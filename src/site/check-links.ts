import type { Fault } from './input.ts';
import { fileOnSite, linksOf } from './links.ts';
import type { Entry, Site } from './model.ts';
import { lostJumps } from './pages/sop-view.ts';

/** What stands in the way of pages, and pictures and attachments by their paths in the handbook and on the site. */
export interface CheckedLinks {
  faults: Fault[];
  copies: { from: string; to: string }[];
}

/** Everything that texts point at: what is missing, and the files that have to be on the site. */
export function checkLinks(site: Site): CheckedLinks {
  const found = site.entries.map((entry) => faultsOf(site, entry));
  const files = new Set(found.flatMap((each) => each.files));
  return {
    faults: [...site.faults, ...found.flatMap((each) => each.faults)],
    copies: [...files].map((from) => ({ from, to: fileOnSite(from) })),
  };
}

/** What an entry points at, before anything is written. */
function faultsOf(site: Site, entry: Entry): { faults: Fault[]; files: string[] } {
  const isOwn = isNewest(site, entry);
  const shown = linksOf(site, entry.text.facts, entry.language, entry.page);
  const severity = isOwn ? 'error' : 'warning';
  const former = entry.revisions.flatMap(({ text }) =>
    text && text !== entry.text ? linksOf(site, text.facts, entry.language, entry.page).files : [],
  );
  return {
    faults: [
      ...shown.faults.map((fault) => ({ ...fault, severity }) as const),
      ...(isOwn ? lostJumps(entry.text) : []),
    ],
    files: [...shown.files, ...former],
  };
}

/** Is the text that is shown the one that lies in the folder, so that its author can mend it? */
const isNewest = (site: Site, { text, source }: Entry): boolean =>
  text.path === source && site.texts.get(source) === text.text;
