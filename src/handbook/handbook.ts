import type { Term } from '../document/sop.ts';
import { knownLanguage } from '../languages/index.ts';
import type { Config } from './config.ts';
import type { LinkFact, RoleUse, SopFacts } from './facts.ts';
import { sameName } from './who.ts';

/** A term of the shared glossary. */
export interface GlossaryEntry {
  term: string;
  definition: string;
  language: string;
  /** Where it stands; `sop.yaml` for its own. */
  path: string;
}

/** A link that leads to an SOP, and the SOP it stands in. */
interface LinkFrom {
  from: SopFacts;
  link: LinkFact;
}

/** What a link leads to. */
export type LinkTarget =
  | { kind: 'sop'; facts: SopFacts; anchor?: string }
  | { kind: 'file'; path: string }
  | { kind: 'outside' }
  | { kind: 'address'; url: string }
  | { kind: 'unsafe'; url: string }
  | { kind: 'missing'; name: string };

/** The collection of all SOPs as facts, with its indexes; trees are dropped. */
export interface Handbook {
  config: Config;
  /** In the order of their paths. */
  facts: SopFacts[];
  byPath: ReadonlyMap<string, SopFacts>;
  /** SOPs by id in lower case; one entry a language, several where an id stands twice. */
  byId: ReadonlyMap<string, SopFacts[]>;
  /** Links that lead to an SOP, by the path of its file. */
  linksTo: ReadonlyMap<string, LinkFrom[]>;
  glossary: GlossaryEntry[];
  /** All files of the handbook, where they are known. */
  files?: ReadonlySet<string>;
  /** Where each role is used, by its name in lower case. */
  roles: ReadonlyMap<string, (RoleUse & { path: string })[]>;
}

/** A glossary file as read by the document room: its path, its language and the terms in it. */
export interface GlossaryFile {
  path: string;
  language: string;
  terms: readonly Term[];
}

export interface CollectOptions {
  /** `glossary.md`, `glossary.nl.md` …; what they define wins over `sop.yaml`. */
  glossaries?: readonly GlossaryFile[];
  /** Paths of all files of the handbook, to know of a link whether its file exists; without them every file is taken to exist. */
  files?: ReadonlySet<string>;
}

/**
 * Makes one value of all SOPs.
 *
 * @param facts paths count from the handbook's folder
 */
export function collect(
  facts: readonly SopFacts[],
  config: Config,
  { glossaries = [], files }: CollectOptions = {},
): Handbook {
  const sorted = [...facts].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const byPath = new Map(sorted.map((one) => [one.path, one]));
  const byId = grouped(
    sorted.filter(({ id }) => id !== undefined),
    ({ id }) => id?.toLowerCase() ?? '',
  );
  const handbook: Handbook = {
    config,
    facts: sorted,
    byPath,
    byId,
    linksTo: new Map(),
    glossary: glossaryOf(config, glossaries),
    ...(files && { files }),
    roles: grouped(
      sorted.flatMap(({ path, roles }) => roles.map((use) => ({ ...use, path }))),
      ({ role }) => role.toLowerCase(),
    ),
  };
  return { ...handbook, linksTo: linksIn(handbook) };
}

function grouped<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

function linksIn(handbook: Handbook): Map<string, LinkFrom[]> {
  const found: { to: string; link: LinkFrom }[] = [];
  for (const from of handbook.facts)
    for (const link of from.links) {
      const target = link.kind === 'sop' ? resolveLink(handbook, from, link) : undefined;
      if (target?.kind === 'sop') found.push({ to: target.facts.path, link: { from, link } });
    }
  return new Map(
    [...grouped(found, ({ to }) => to)].map(([to, links]) => [to, links.map(({ link }) => link)]),
  );
}

function glossaryOf(config: Config, files: readonly GlossaryFile[]): GlossaryEntry[] {
  const [first = 'en'] = config.languages;
  const entries: GlossaryEntry[] = files.flatMap(({ path, language, terms }) =>
    terms.map(({ term, definition }) => ({ term, definition, language, path })),
  );
  for (const [term, value] of Object.entries(config.glossary)) {
    const byLanguage = typeof value === 'string' ? { [first]: value } : value;
    for (const [language, definition] of Object.entries(byLanguage))
      if (!entries.some((entry) => entry.term === term && entry.language === language))
        entries.push({ term, definition, language, path: 'sop.yaml' });
  }
  return entries;
}

/**
 * Terms of the glossary for the readers of a language. A term without a definition in it has the one of the handbook's first language.
 */
export function glossaryIn({ glossary, config }: Handbook, language: string): Map<string, string> {
  const terms = new Map<string, string>();
  for (const wanted of [config.languages[0] ?? 'en', language])
    for (const entry of glossary)
      if (isLanguage(entry.language, wanted)) terms.set(entry.term, entry.definition);
  return terms;
}

/** `nl-BE` and `nl` are one language here, and so are `tl` and `fil`. */
const isLanguage = (tag: string, wanted: string): boolean => primary(tag) === primary(wanted);
const primary = (tag: string): string => knownLanguage(tag)?.code ?? tag.toLowerCase().split('-')[0] ?? '';

const inLanguage = (found: readonly SopFacts[], wanted: string): SopFacts | undefined =>
  found.find(({ language }) => language.toLowerCase() === wanted.toLowerCase()) ??
  found.find(({ language }) => isLanguage(language, wanted));

/**
 * The SOP with an id, without regard to case, in the language asked for; else in the handbook's first language; else in any.
 */
export function findSop({ byId, config }: Handbook, id: string, language?: string): SopFacts | undefined {
  const found = byId.get(id.trim().toLowerCase()) ?? [];
  for (const wanted of [...(language ? [language] : []), ...config.languages]) {
    const facts = inLanguage(found, wanted);
    if (facts) return facts;
  }
  return found[0];
}

/** The same SOP in all its languages, the handbook's first one first. */
export function translationsOf({ byId, config }: Handbook, id: string): SopFacts[] {
  const order = (facts: SopFacts) => {
    const at = config.languages.findIndex((tag) => isLanguage(tag, facts.language));
    return at < 0 ? config.languages.length : at;
  };
  return [...(byId.get(id.toLowerCase()) ?? [])].sort((a, b) => order(a) - order(b));
}

/**
 * What a link leads to. No answer names a file outside of the handbook. A link by id stays in the language of the SOP it stands in where
 * there is one.
 */
export function resolveLink(handbook: Handbook, from: SopFacts, link: LinkFact): LinkTarget {
  if (link.kind === 'unsafe') return { kind: 'unsafe', url: link.url };
  if (link.kind === 'web' || link.kind === 'mail') return { kind: 'address', url: link.url };
  const anchor = link.anchor === undefined ? {} : { anchor: link.anchor };
  if (link.kind === 'anchor') return { kind: 'sop', facts: from, ...anchor };
  if (link.id !== undefined) {
    const facts = findSop(handbook, link.id, from.language);
    return facts ? { kind: 'sop', facts, ...anchor } : { kind: 'missing', name: link.id };
  }
  if (link.target === undefined) return { kind: 'outside' };
  const facts = handbook.byPath.get(link.target);
  if (facts) return { kind: 'sop', facts, ...anchor };
  const exists = handbook.files?.has(link.target) ?? link.kind !== 'sop';
  return exists ? { kind: 'file', path: link.target } : { kind: 'missing', name: link.target };
}

/** Uses of a role under any of the names that mean the same: `team-lead`, `Team lead`. */
export function usesOfRole({ roles }: Handbook, names: readonly string[]): (RoleUse & { path: string })[] {
  return [...roles]
    .filter(([role]) => names.some((name) => sameName(name, role)))
    .flatMap(([, uses]) => uses);
}
