import { findDepartment, nameIn, sameName } from '../../handbook/who.ts';
import type { SiteWords } from '../../languages/site/index.ts';
import { departmentPage } from '../address.ts';
import type { Child } from '../jsx-runtime.ts';
import type { Entry, Site } from '../model.ts';
import { compare } from '../order.ts';
import { languageName } from '../parts/frame.tsx';
import { roleName } from '../people.ts';
import { relativeTo } from '../url.ts';
import { shownState, stopOf } from './shown.ts';

/** An SOP as a reader of a language finds it: in that language, else in the handbook's first one. */
export interface Listed {
  entry: Entry;
  /** Name of its language in that of the page, where it is another one. */
  foreign?: string;
}

/** All SOPs for the readers of a language, by title; retired ones left out. */
export function listedIn(site: Site, language: string): Listed[] {
  const own = site.entries.filter((entry) => entry.language === language && !entry.isRetired);
  const has = new Set(own.map(({ id }) => id.toLowerCase()));
  const others = site.entries.filter(
    (entry) =>
      entry.language === site.main &&
      language !== site.main &&
      !entry.isRetired &&
      !has.has(entry.id.toLowerCase()),
  );
  return [
    ...own.map((entry) => ({ entry })),
    ...others.map((entry) => ({ entry, foreign: languageName(entry.language, language) })),
  ].sort((a, b) => compare(a.entry.title, b.entry.title));
}

export interface DepartmentList {
  id: string;
  name: string;
  owner?: string;
  listed: Listed[];
}

const departments = new WeakMap<Site, Map<string, DepartmentList[]>>();

/** Departments in the order of `sop.yaml`, then those that only SOPs name. Many pages ask: they are worked out once for a site. */
export function departmentsIn(site: Site, language: string): DepartmentList[] {
  const known = departments.get(site) ?? new Map<string, DepartmentList[]>();
  departments.set(site, known);
  const list = known.get(language) ?? grouped(site, language);
  known.set(language, list);
  return list;
}

function grouped(site: Site, language: string): DepartmentList[] {
  const { config } = site.input;
  const nameOf = (named: string) => {
    const known = findDepartment(config, named);
    return known ? nameIn(known, language) : named;
  };
  const groups = new Map<string, DepartmentList>();
  for (const { id, owner, ...department } of config.departments)
    groups.set(id, {
      id,
      name: nameIn({ id, ...department }, language),
      ...(owner ? { owner } : {}),
      listed: [],
    });
  for (const listed of listedIn(site, language)) {
    const { id, name } = listed.entry.department;
    const group = groups.get(id) ?? { id, name: nameOf(name), listed: [] };
    groups.set(id, group);
    group.listed.push(listed);
  }
  return [...groups.values()].filter(({ listed }) => listed.length > 0);
}

/** A link to an SOP with what a reader has to know before opening it. */
export function entryLink(site: Site, { entry, foreign }: Listed, from: string, words: SiteWords): Child {
  const { title, page, language } = entry;
  return (
    <>
      <a
        href={relativeTo(from, page)}
        hreflang={foreign ? language : undefined}
        lang={foreign ? language : undefined}
      >
        {title}
      </a>
      {foreign && <small class="note"> {words.notTranslated(foreign)}</small>}
      {marksOf(site, entry, words)}
    </>
  );
}

/** Why an SOP is not simply one to work by, in small words behind its name. */
export function marksOf(site: Site, entry: Entry, words: SiteWords): Child {
  const state = shownState(entry);
  const mark = state === 'in-force' ? undefined : words.states[state];
  const stop = stopOf(site, entry);
  return (
    <>
      {mark && <small class={`mark ${state}`}> {mark}</small>}
      {stop && (
        <small class="mark stop" data-until={stop.until}>
          {' '}
          {words.stop}
        </small>
      )}
    </>
  );
}

/** Reading paths: what each role has to know, in reading order (departments as `sop.yaml` has them, then titles). */
export function pathsIn(site: Site, language: string): { role: string; name: string; listed: Listed[] }[] {
  const { config } = site.input;
  const all = departmentsIn(site, language).flatMap(({ listed }) => listed);
  const named = [
    ...new Set(all.flatMap(({ entry }) => (entry.meta.audience ?? []).map((role) => role.replace(/^@/, '')))),
  ];
  const known = config.roles.map(({ id }) => id).filter((id) => named.some((role) => isRole(site, role, id)));
  const others = named.filter((role) => !config.roles.some(({ id }) => isRole(site, role, id))).sort(compare);
  return [...known, ...others].map((role) => ({
    role,
    name: roleName(config, role, language),
    listed: all.filter(({ entry }) => (entry.meta.audience ?? []).some((each) => isRole(site, each, role))),
  }));
}

function isRole(site: Site, named: string, id: string): boolean {
  const role = site.input.config.roles.find((each) => each.id === id);
  const bare = named.replace(/^@/, '');
  return (
    sameName(bare, id) ||
    (role !== undefined &&
      (sameName(bare, role.name) || Object.values(role.names).some((name) => sameName(name, bare))))
  );
}

export const departmentHref = (from: string, folder: string, id: string): string =>
  relativeTo(from, departmentPage(folder, id));
