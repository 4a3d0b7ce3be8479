import { idFrom } from '../document/ids.ts';
import type { Meta } from '../document/meta.ts';
import type { SopFacts } from '../handbook/facts.ts';
import { collect, type Handbook } from '../handbook/handbook.ts';
import { findDepartment, nameIn } from '../handbook/who.ts';
import { type SiteWords, siteWords } from '../languages/site/index.ts';
import { type Notice, noticesOn } from '../version/notices.ts';
import { folderOf, sopPage } from './address.ts';
import { type Behind, behindOf } from './behind.ts';
import { type Held, holdingsOf, keyOf, tipsOf } from './holdings.ts';
import type { Fault, SiteInput } from './input.ts';
import { compare } from './order.ts';
import { type Retirement, retirementOf } from './retirement.ts';
import type { Holding } from './standing.ts';
import { type ReadText, textReader } from './text.ts';

/** One SOP in one language, as the site shows it. */
export interface Entry extends Holding {
  id: string;
  language: string;
  /** Folder of its language: empty or `nl/`. */
  folder: string;
  /** Path of its page. */
  page: string;
  title: string;
  purpose: string;
  department: DepartmentRef;
  /** Front matter of the newest text: owner, tags, retirement are true from the moment they are written. */
  meta: Partial<Meta>;
  /** Path of the newest text, for the edit link; where it was sealed when it is gone. */
  source: string;
  isRetired: boolean;
  /** Of a retired one, where it is known. */
  retirement?: Retirement;
  /** In a translation: how it stands to its source. */
  behind?: Behind;
}

export interface DepartmentRef {
  id: string;
  /** As `sop.yaml` or the SOP names it. */
  name: string;
}

/** The whole site as values. */
export interface Site {
  input: SiteInput;
  main: string;
  /** Languages of the site, the first one first. */
  languages: string[];
  /** In the order of their titles. */
  entries: Entry[];
  /** By id in lower case and language. */
  find(id: string, language: string): Entry | undefined;
  /** The entry that shows a text. */
  entryOf(facts: SopFacts): Entry | undefined;
  /** Of the texts that are shown. */
  handbook: Handbook;
  notices: Notice[];
  /** Texts of the folder by path. */
  texts: ReadonlyMap<string, string>;
  /** What stands in the way of a page. */
  faults: Fault[];
  words(language: string): SiteWords;
  read: ReadText;
  /** Is this the id of a draft that has no page? */
  isDraft(id: string): boolean;
  /** Drafts that were left out. */
  hidden: number;
}

/** What the site shows on the day of the build. @param read keeps the texts that it read, for the next build */
export function siteOf(input: SiteInput, read: ReadText = textReader(input.config, input.parse)): Site {
  const { config } = input;
  const main = config.languages[0] ?? 'en';
  const faults: Fault[] = [];
  const tips = tipsOf(input, read, faults);
  const all = holdingsOf(input, tips, read);
  const shown = all.filter(({ holding }) => input.drafts || holding.state !== 'draft');
  const entries = shown.map((each) => entryOf(each, main, input));
  const byKey = new Map(entries.map((entry) => [keyOf(entry.id, entry.language), entry]));
  const find = (id: string, language: string) => byKey.get(keyOf(id, language));
  const drafts = new Set(all.filter((each) => !shown.includes(each)).map(({ key }) => key.id.toLowerCase()));
  const byFacts = new Map(entries.map((entry) => [entry.text.facts, entry]));
  const words = new Map<string, SiteWords>();
  const site: Site = {
    input,
    main,
    languages: languagesOf(main, config.languages, entries),
    entries: entries.sort((a, b) => compare(a.title, b.title) || compare(a.id, b.id)),
    find,
    entryOf: (facts) => byFacts.get(facts),
    handbook: collect(
      entries.map(({ text }) => text.facts),
      config,
      { glossaries: input.glossaries, files: input.files },
    ),
    notices: noticesOn(input.notices, input.today, config.timezone),
    texts: new Map(input.texts.map(({ path, text }) => [path, text])),
    faults,
    words: (language) => {
      const known = words.get(language) ?? siteWords(language);
      words.set(language, known);
      return known;
    },
    read,
    isDraft: (id) => drafts.has(id.toLowerCase()),
    hidden: all.length - shown.length,
  };
  for (const entry of entries) {
    if (entry.language === main) continue;
    const source = find(entry.id, main);
    const behind = source && behindOf(entry, source);
    if (!behind) continue;
    entry.behind = behind;
    if (behind.isMajor && entry.state === 'in-force') {
      entry.state = 'unproven';
      entry.missing = ['translation-behind'];
    }
  }
  return site;
}

function entryOf({ key, holding, tip, registered }: Held, main: string, { config }: SiteInput): Entry {
  const { id, language } = key;
  const { facts } = holding.text;
  const meta = tip?.facts.meta ?? facts.meta;
  const folder = folderOf(language, main);
  const isRetired = meta.status === 'retired';
  const retirement = isRetired ? retirementOf(registered, config.timezone) : undefined;
  return {
    ...holding,
    id,
    language,
    folder,
    page: sopPage(folder, id),
    title: facts.title,
    purpose: facts.purpose || (facts.meta.description ?? ''),
    department: departmentRef(facts.meta.department ?? '', language, config),
    meta,
    source: tip?.path ?? holding.text.path,
    isRetired,
    ...(retirement ? { retirement } : {}),
  };
}

const departments = new WeakMap<SiteInput['config'], Map<string, DepartmentRef>>();

/** Thousands of SOPs name the same few departments: each is looked up once. */
function departmentRef(named: string, language: string, config: SiteInput['config']): DepartmentRef {
  const known = departments.get(config) ?? new Map<string, DepartmentRef>();
  departments.set(config, known);
  const key = JSON.stringify([named, language]);
  const before = known.get(key);
  if (before) return before;
  const found = departmentFor(named, language, config);
  known.set(key, found);
  return found;
}

function departmentFor(named: string, language: string, config: SiteInput['config']): DepartmentRef {
  const known = findDepartment(config, named);
  if (known) return { id: known.id, name: nameIn(known, language) };
  return { id: idFrom(named).toLowerCase() || 'other', name: named };
}

/** Languages with pages: those of the handbook, and any that an SOP is written in. */
function languagesOf(main: string, known: readonly string[], entries: readonly Entry[]): string[] {
  const written = new Set(entries.map(({ language }) => language));
  const others = [...written].filter((language) => language !== main && !known.includes(language)).sort();
  return [main, ...known.filter((language) => language !== main && written.has(language)), ...others];
}
