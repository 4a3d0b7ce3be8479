import type { SiteFile } from './input.ts';
import type { Entry, Site } from './model.ts';
import { shownState, stopOf } from './pages/shown.ts';
import { languageName } from './parts/frame.tsx';
import { flowsForReaders } from './people.ts';
import { type SearchEntry, searchFiles } from './search/index.ts';
import { sentences } from './sentences.ts';

/** Retired SOPs are not found; one without a translation is, in the first language, and says so. */
export function searchOf(site: Site, language: string): SiteFile[] {
  const shown = site.entries.filter((entry) => !entry.isRetired);
  const own = shown.filter((entry) => entry.language === language);
  const translated = new Set(own.map(({ id }) => id));
  const others = shown.filter((entry) => entry.language === site.main && !translated.has(entry.id));
  const found = own.map((entry) => searchEntry(site, entry));
  for (const entry of others) {
    const other = searchEntry(site, entry);
    found.push({ ...other, department: `${other.department} · ${languageName(entry.language, language)}` });
  }
  return searchFiles(found, language).map(({ path, text }) => ({ path, text: () => text }));
}

function searchEntry(site: Site, entry: Entry): SearchEntry {
  const { id, text, page, department, purpose, meta, language } = entry;
  const { facts } = text;
  const words = site.words(language);
  const state = shownState(entry);
  const marks = [
    ...(stopOf(site, entry) ? [words.stop] : []),
    ...(state === 'draft' || state === 'behind' ? [words.states[state]] : []),
  ];
  const flows = flowsForReaders(site.input.config, text.flows, language);
  const steps = flows.flatMap(({ nodes, edges }) => {
    const answers = new Map<string, string[]>();
    for (const { from, label } of edges) if (label) answers.set(from, [...(answers.get(from) ?? []), label]);
    return nodes
      .filter(({ kind }) => kind !== 'end')
      .map(({ id: node, anchor, number = '', label, details }) => ({
        anchor,
        number,
        text: sentences([label, ...details, (answers.get(node) ?? []).join(' · ')].filter(Boolean)),
      }));
  });
  return {
    id,
    title: facts.title,
    department: [department.name, ...marks].join(' · '),
    href: page,
    when: facts.meta.when ?? [],
    purpose,
    terms: facts.terms.map(({ term, definition }) => ({ term, definition })),
    steps,
    tags: meta.tags ?? [],
  };
}
