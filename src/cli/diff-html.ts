import { siteWords } from '../languages/site/index.ts';
import { clean } from '../lint/report/clean.ts';
import { diffFragment } from '../site/diff-fragment.tsx';
import { placeText } from './diff-text.ts';
import type { Report } from './diff-told.ts';
import { verdictOf, whoActs } from './diff-words.ts';
import type { Terminal } from './terminal.ts';

/** `sop diff --format html`: an article for each SOP, to be put into a page; in the language of the terminal. */
export function htmlOfReport({ sops }: Report, t: Terminal): string {
  const w = t.words.history;
  const parts = sops.map((sop) => ({
    id: sop.id,
    language: sop.language,
    title: sop.title,
    verdict: clean(verdictOf(sop, t)),
    changes: sop.changes,
    left: sop.figures
      .filter(({ places }) => places.length > 0)
      .map(({ text, became, places }) => ({
        says: clean(w.stillSaid(text, became)),
        places: places.map((place) => clean(placeText(place, t))),
      })),
    next: clean(whoActs(sop, t)).replaceAll('`', ''),
  }));
  return diffFragment(parts, siteWords(t.words.code));
}
