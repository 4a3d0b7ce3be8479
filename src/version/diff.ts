import type { Section, Sop, Term } from '../document/sop.ts';
import type { Flow } from '../flow/flow.ts';
import { resolvePath } from '../handbook/links.ts';
import type { ReadingWords } from '../languages/language.ts';
import type { Change } from './change.ts';
import { type AttachmentName, GOVERNING_KEYS, sectionMeaning, topSections } from './fingerprint.ts';
import { attachmentsOf } from './meaning.ts';
import { type ChangeClass, heavier } from './number.ts';
import { diffSteps } from './steps.ts';
import { compareWords, type WordCount } from './wording.ts';

/** One text of an SOP as read, with the object names of its pictures. */
export interface Reading {
  sop: Sop;
  flows: readonly Flow[];
  attachment?: AttachmentName;
}

/** Stamped by release, never a change of the text. */
const STAMPED = new Set(['version', 'status', 'effective']);

/**
 * What readers must do differently: every difference in meaning between two texts of one SOP, steps first. Texts that differ in layout
 * alone give one change of kind `layout`; equal texts give none.
 */
export function diffSops(before: Reading, after: Reading, words: ReadingWords, count?: WordCount): Change[] {
  const input = ({ sop, flows }: Reading) => ({ source: sop.text, flows });
  const steps = diffSteps(input(before), input(after), words, count);
  const changes = [
    ...steps,
    ...diffSections(before.sop, after.sop, steps.length > 0, words, count),
    ...diffTerms(before.sop.terms, after.sop.terms, words, count),
    ...diffPictures(before, after),
    ...diffKeys(before.sop, after.sop),
  ];
  if (changes.length > 0 || before.sop.text === after.sop.text) return changes;
  return [{ kind: 'layout', class: 'patch', at: '' }];
}

/** The class of a set of changes: that of the heaviest. */
export function classOf(changes: readonly Change[]): ChangeClass {
  return changes.reduce<ChangeClass>((most, change) => heavier(most, change.class), 'patch');
}

/** Sections that say who does what; another word there is another duty. */
const DUTIES = new Set(['escalation', 'responsibilities', 'instructions']);

const keyOf = ({ name, title }: Section) => name ?? title.toLowerCase();

function diffSections(
  before: Sop,
  after: Sop,
  stepsChanged: boolean,
  words: ReadingWords,
  count?: WordCount,
): Change[] {
  const [old, now] = [topSections(before), topSections(after)].map((list) =>
    list.filter(({ name }) => name !== 'terms'),
  );
  const changes: Change[] = [];
  for (const section of now ?? []) {
    const former = old?.find((other) => keyOf(other) === keyOf(section));
    if (!former)
      changes.push({
        kind: 'section-added',
        class: weightOf(section),
        at: section.title,
        after: section.place,
      });
    else if (section.name !== 'instructions' || !stepsChanged)
      changes.push(...diffSection([former, before.path], [section, after.path], words, count));
  }
  for (const section of old ?? []) {
    if (now?.some((other) => keyOf(other) === keyOf(section))) continue;
    changes.push({
      kind: 'section-removed',
      class: weightOf(section),
      at: section.title,
      before: section.place,
    });
  }
  return changes;
}

const weightOf = ({ name }: Section): ChangeClass =>
  name !== undefined && DUTIES.has(name) ? 'major' : 'minor';

/** Two sections with the paths of their texts. */
function diffSection(
  [before, formerPath]: [Section, string],
  [after, path]: [Section, string],
  words: ReadingWords,
  count?: WordCount,
): Change[] {
  const from = sectionMeaning(before, words.code);
  const to = linkedAs(from, formerPath, sectionMeaning(after, words.code), path);
  if (from === to) return [];
  return reworded('section-reworded', after.title, from, to, weightOf(after), words, count).map((change) => ({
    ...change,
    before: before.place,
    after: after.place,
  }));
}

/** Where a link leads, as `meaningOf` writes it. */
const TARGET = /<([^<>\s#]+)(#[^<>\s]*)?>/gu;

/** The newer text with links written as the older one has them, where both lead to the same file: a file that moved says the same as before. */
function linkedAs(from: string, formerPath: string, to: string, path: string): string {
  if (formerPath === path || from === to) return to;
  const former = new Map<string, string>();
  for (const [, url = ''] of from.matchAll(TARGET)) {
    const target = resolvePath(formerPath, url);
    if (target !== undefined) former.set(target, url);
  }
  return to.replace(TARGET, (link, url: string, part: string | undefined) => {
    const was = former.get(resolvePath(path, url) ?? '');
    return was === undefined ? link : `<${was}${part ?? ''}>`;
  });
}

function reworded(
  kind: Change['kind'],
  at: string,
  from: string,
  to: string,
  most: ChangeClass,
  words: ReadingWords,
  count?: WordCount,
): Change[] {
  const { parts, changes } = compareWords(from, to, words, count);
  if (changes.length === 0) return [];
  const light = changes.every((change) => change.kind === 'spelling' || change.kind === 'punctuation');
  return [{ kind, class: light ? 'patch' : most, at, words: changes, parts }];
}

function diffTerms(
  before: readonly Term[],
  after: readonly Term[],
  words: ReadingWords,
  count?: WordCount,
): Change[] {
  const changes: Change[] = [];
  for (const term of after) {
    const former = before.find((other) => other.term.toLowerCase() === term.term.toLowerCase());
    if (!former)
      changes.push({
        kind: 'term-added',
        class: 'minor',
        at: term.term,
        to: term.definition,
        after: term.place,
      });
    else {
      const places = { before: former.place, after: term.place };
      const found = reworded(
        'term-reworded',
        term.term,
        former.definition,
        term.definition,
        'minor',
        words,
        count,
      );
      changes.push(...found.map((change) => ({ ...change, ...places })));
    }
  }
  for (const term of before) {
    if (after.some((other) => other.term.toLowerCase() === term.term.toLowerCase())) continue;
    changes.push({
      kind: 'term-removed',
      class: 'minor',
      at: term.term,
      from: term.definition,
      before: term.place,
    });
  }
  return changes;
}

function diffPictures(before: Reading, after: Reading): Change[] {
  const filesOf = ({ sop, attachment }: Reading) =>
    new Map(attachmentsOf(sop.tree.children).map((url) => [url, attachment?.(url) ?? '']));
  const [old, now] = [filesOf(before), filesOf(after)];
  const changes: Change[] = [];
  for (const [url, name] of now) {
    if (old.get(url) !== name)
      changes.push({
        kind: 'picture',
        class: 'minor',
        at: url,
        ...(old.has(url) ? { from: url } : {}),
        to: url,
      });
  }
  for (const url of old.keys())
    if (!now.has(url)) changes.push({ kind: 'picture', class: 'minor', at: url, from: url });
  return changes;
}

function diffKeys(before: Sop, after: Sop): Change[] {
  const governing = new Set<string>(GOVERNING_KEYS);
  const [old, now] = [before.frontMatter.fields, after.frontMatter.fields];
  const names = [...new Set([...old.keys(), ...now.keys()])].filter((name) => !STAMPED.has(name));
  return names.flatMap((name): Change[] => {
    const [from, to] = [old.get(name), now.get(name)];
    if (JSON.stringify(from?.value ?? null) === JSON.stringify(to?.value ?? null)) return [];
    const places = { ...(from ? { before: from.valuePlace } : {}), ...(to ? { after: to.valuePlace } : {}) };
    return [
      {
        kind: 'key',
        class: governing.has(name) ? 'minor' : 'patch',
        at: name,
        ...toldValues(from, to),
        ...places,
      },
    ];
  });
}

type Field = Sop['frontMatter']['fields'] extends ReadonlyMap<string, infer F> ? F : never;

/** What a person sees of a changed key: of lists only the entries that went and came. */
function toldValues(before?: Field, after?: Field): { from: string; to: string } {
  const [old, now] = [entriesOf(before), entriesOf(after)];
  if (!old && !now) return { from: before?.source ?? '', to: after?.source ?? '' };
  const without = (list: readonly string[] = [], other: readonly string[] = []) =>
    list.filter((entry) => !other.includes(entry)).join('; ');
  const told = { from: without(old, now), to: without(now, old) };
  // The same entries in another order.
  return told.from === told.to ? { from: (old ?? []).join('; '), to: (now ?? []).join('; ') } : told;
}

function entriesOf(field?: Field): string[] | undefined {
  if (!Array.isArray(field?.value)) return undefined;
  return field.value.map((entry: unknown) =>
    typeof entry === 'object' && entry !== null ? Object.values(entry).map(String).join(' ') : String(entry),
  );
}
