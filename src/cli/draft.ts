import { faultOfId, idFrom } from '../document/ids.ts';
import { fillTemplate } from './fill.ts';

/** All that is known about a new SOP. */
export interface NewSop {
  title: string;
  department: string;
  owner: string;
  /** BCP 47 tag. */
  language: string;
  /** As given; made from the title when left out. */
  id?: string;
  /** Markdown to start from, and its name when it is a template. */
  text: string;
  template?: string;
}

/** An SOP that exists: as much as its first lines tell. */
export interface Known {
  id: string;
  language: string;
  version?: string;
  department?: string;
  status?: string;
  path: string;
}

/** What will be written. */
export interface Draft {
  id: string;
  path: string;
  text: string;
  /** An SOP whose id the title would have given, so that another id was taken. */
  insteadOf?: string;
}

/** Longest id that is made from a title: it is typed by hand and stands in tables. */
const longestMade = 48;

/** The id that a title gives, before others are looked at; undefined when the title has no Latin letter or digit. */
export function idOfTitle(title: string): string | undefined {
  const whole = idFrom(title).toLowerCase();
  const short =
    whole.length <= longestMade
      ? whole
      : whole
          .slice(0, longestMade + 1)
          .replace(/-[^-]*$/, '')
          .slice(0, longestMade);
  const id = short.replace(/^[-_]+|[-_]+$/g, '');
  if (id === '') return undefined;
  return faultOfId(id) === 'reserved' ? `${id}-sop` : id;
}

/** The first of `id`, `id-2`, `id-3` … that nobody has; `sop-0001`, `sop-0002` … where the title gives none. Compared without case. */
export function freeId(title: string, taken: ReadonlySet<string>): string {
  const wanted = idOfTitle(title);
  for (let n = 1; ; n++) {
    const counted = n === 1 ? wanted : `${wanted}-${n}`;
    const id = wanted === undefined ? `sop-${String(n).padStart(4, '0')}` : (counted as string);
    if (!taken.has(id.toLowerCase())) return id;
  }
}

/** What the handbook says about files. */
export interface Layout {
  /** First language. */
  main: string;
  /** Folder of SOPs, relative to the handbook. */
  folder: string;
  /** Departments that `sop.yaml` lists: the id names the folder. */
  departments: readonly { id: string; name: string }[];
}

/** Folder of a department below the folder of SOPs: its id. */
export const folderOf = (department: string, departments: Layout['departments'] = []): string =>
  departments.find((d) => d.name === department)?.id ?? departmentId(department).id;

/** The id of a department; `given` when its name makes none, so that `sop.yaml` has to say it. */
export function departmentId(name: string): { id: string; given: boolean } {
  const id = idFrom(name).toLowerCase();
  if (id === '') return { id: 'department', given: true };
  return faultOfId(id) ? { id: `${id.slice(0, longestMade)}-department`, given: true } : { id, given: false };
}

/**
 * Decides id, path and text of a new SOP. `known` are all SOPs of the handbook.
 * An id that was given is taken as it is: whether it is free is for the caller to say.
 */
export function draftOf(sop: NewSop, known: Known[], { main, folder, departments }: Layout): Draft {
  const isMain = sop.language === main;
  const taken = new Set(known.map((k) => k.id.toLowerCase()));
  const id = sop.id ?? freeId(sop.title, taken);
  const wanted = idOfTitle(sop.title);
  const original = known.find((k) => k.id.toLowerCase() === id.toLowerCase() && k.language === main);
  const { title, department, owner, language } = sop;
  const keys = {
    id,
    title,
    department,
    owner,
    version: '0.0.0',
    status: 'draft',
    ...(!isMain && { language }),
    ...(!isMain && original?.version && { translates: original.version }),
    ...(sop.template && { template: sop.template }),
  };
  return {
    id,
    path: `${folder}/${folderOf(department, departments)}/${id}${isMain ? '' : `.${language}`}.md`,
    text: fillTemplate(sop.text, { title, id, department, owner, language }, keys),
    ...(sop.id === undefined && wanted !== undefined && id !== wanted && { insteadOf: wanted }),
  };
}

/** Keys that belong to one SOP and are not taken over into another that starts from its text. */
const ofOneSop = [
  ...['id', 'title', 'department', 'owner', 'version', 'status', 'effective', 'language'],
  ...['translates', 'supersedes', 'superseded-by', 'template'],
];

/** The text of an SOP, or of any Markdown file, as a template for another: without what belongs to that SOP alone. */
export function asTemplate(text: string): { template: string; title?: string } {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const found = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m.exec(clean);
  const front = found?.index === 0 ? (found[1] ?? '') : undefined;
  const body = front === undefined ? clean : clean.slice(found?.[0].length);
  const heading = /^\s*# +(.+?)[ \t]*#*$/m.exec(body);
  const template = heading?.index === 0 ? body.replace(/# .*/, '# {{title}}') : body;
  const kept = (front ?? '').replace(
    /^([\w-]+)[ \t]*:.*\n(?:(?:[ \t]+.*|- .*|[ \t]*)\n)*/gm,
    (entry, key: string) => (ofOneSop.includes(key) ? '' : entry),
  );
  return {
    template: front === undefined ? template : `---\n${kept}---\n${template}`,
    ...(heading?.index === 0 && { title: heading[1] }),
  };
}
