import type { Entry, Site } from '../model.ts';
import { compare } from '../order.ts';
import type { LinkTo } from '../parts/notices.tsx';
import type { SopView } from './view.ts';

export function neighbourLinks(
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

export function neighbourList(
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

/** SOPs of a department in a language, in the order of their titles; retired ones stand in no list. */
export const departmentEntries = (site: Site, department: string, language: string): Entry[] =>
  site.entries
    .filter((each) => each.department.id === department && each.language === language && !each.isRetired)
    .sort((a, b) => compare(a.title, b.title));
