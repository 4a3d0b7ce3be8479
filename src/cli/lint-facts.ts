import type { SopFacts } from '../handbook/facts.ts';

/** What is large in the facts and seldom looked at. */
type Bulk = Pick<SopFacts, 'flows' | 'headings' | 'figures' | 'roles' | 'places'>;

/** Facts of an SOP as one line: what is small, a tab, what is large. */
export function lineOf(facts: SopFacts): string {
  const { flows, headings, figures, roles, places, ...small } = facts;
  const bulk: Bulk = { flows, headings, figures, roles, places };
  return `${JSON.stringify({ ...small, diagnostics: [] })}\t${JSON.stringify(bulk)}`;
}

/**
 * Facts from their line. What is large in them stays text and is read again whenever it is asked for: 10,000 SOPs then need a third of
 * the memory, and nothing of them keeps the text of its file.
 */
export function factsFrom(line: string): SopFacts {
  const tab = line.indexOf('\t');
  const small = JSON.parse(line.slice(0, tab)) as Omit<SopFacts, keyof Bulk>;
  const bulk = () => JSON.parse(line.slice(tab + 1)) as Bulk;
  return Object.defineProperties(small, {
    flows: { get: () => bulk().flows, enumerable: true },
    headings: { get: () => bulk().headings, enumerable: true },
    figures: { get: () => bulk().figures, enumerable: true },
    roles: { get: () => bulk().roles, enumerable: true },
    places: { get: () => bulk().places, enumerable: true },
  }) as SopFacts;
}
