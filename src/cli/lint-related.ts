import type { SopFacts } from '../handbook/facts.ts';
import type { FigureFact } from '../handbook/figures.ts';
import { languages } from '../languages/index.ts';
import { identityIn } from '../version/identity.ts';

/** A file of the handbook that a change did not touch. */
export interface Untouched {
  path: string;
  text: string;
}

/** What a change does to other files, as far as their findings can follow from it. */
export interface Touched {
  /** Facts of the touched SOPs, as they were and as they are. */
  facts: readonly SopFacts[];
  /** Paths of all touched files, as they were and as they are. */
  paths: readonly string[];
  /** Figures that the touched SOPs said and no longer say. */
  figures: readonly FigureFact[];
}

/**
 * Which of the other SOPs a change can alter the findings of, or needs for its own: those that share an id, name a touched file, define one of
 * its terms, promise targets like it or say a figure that it said, and those to which it leads. Looks at the texts alone, so that 10,000 SOPs need not be read.
 *
 * @param factsOf reads one of the others; asked only for those to which procedures lead on
 */
export function relatedTo(
  touched: Touched,
  others: readonly Untouched[],
  factsOf: (other: Untouched) => SopFacts,
): Untouched[] {
  const tests = testsFor(touched);
  const byPath = new Map(others.map((other) => [other.path, other]));
  const byId = new Map<string, Untouched[]>();
  const found = new Set<Untouched>();
  for (const other of others) {
    const front = frontOf(other.text);
    const id = identityIn(front)?.id.toLowerCase();
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), other]);
    if ((id !== undefined && tests.ids.has(id)) || tests.isNamedIn(front, other.text)) found.add(other);
  }
  const reached = new Set<Untouched>();
  const open = [...touched.facts];
  for (let facts = open.pop(); facts; facts = open.pop())
    for (const other of targetsOf(facts, true, byPath, byId)) {
      if (reached.has(other)) continue;
      reached.add(other);
      open.push(factsOf(other));
    }
  for (const facts of touched.facts)
    for (const other of targetsOf(facts, false, byPath, byId)) reached.add(other);
  for (const other of reached) found.add(other);
  return others.filter((other) => found.has(other));
}

const frontOf = (text: string): string => /^\uFEFF?---\r?\n[\s\S]*?\r?\n---/u.exec(text)?.[0] ?? '';

function testsFor({ facts, paths, figures }: Touched) {
  const ids = new Set(facts.flatMap(({ id }) => (id === undefined ? [] : [id.toLowerCase()])));
  const names = [...paths, ...facts.flatMap(({ links }) => links.flatMap(({ target }) => target ?? []))]
    .filter((path) => paths.includes(path) || !/\.(?:md|markdown)$/iu.test(path))
    .map((path) => path.slice(path.lastIndexOf('/') + 1));
  const files = anyOf([...names, ...names.map(encodeURI)]);
  const idNames = anyOf([...ids]);
  const terms = anyOf(facts.flatMap((one) => one.terms.map(({ term }) => term)));
  const pattern = (names: string | undefined, before: string, after: string, flags: string) =>
    names === undefined ? undefined : new RegExp(`${before}(?:${names})${after}`, flags);
  const inFront = pattern(idNames, '(?<![\\w-])', '(?![\\w-])', 'iu');
  const inLink = pattern(idNames, '\\[\\[\\s*', '\\s*[\\]|#]', 'iu');
  const defined = pattern(terms, '^[\\s>*_|+#\\d.)-]*', '(?![\\p{L}\\p{N}])', 'imu');
  const named = pattern(files, '', '', 'u');
  const said = pattern(figures.map(figureIn).join('|') || undefined, '', '', 'iu');
  const promises = facts.some(({ meta }) => meta.targets !== undefined);
  return {
    ids,
    isNamedIn: (front: string, text: string): boolean =>
      inFront?.test(front) === true ||
      inLink?.test(text) === true ||
      named?.test(text) === true ||
      defined?.test(text) === true ||
      said?.test(text) === true ||
      (promises && /^targets[ \t]*:/mu.test(front)),
  };
}

const signs: Record<string, string> = { percent: '%', EUR: '€', USD: '\\$', GBP: '£', PHP: '₱' };

/** How a figure may be written in any language: "30 days", "30 dagen", "€ 1,000". */
function figureIn({ value, unit }: FigureFact): string {
  const digits = String(value)
    .replace('.', '[.,]')
    .replace(/\B(?=(?:\d{3})+(?!\d))/gu, '[.,\\s]?');
  const number = `(?<![\\d.,])${digits}(?:[.,]0+)?(?!\\d)`;
  const sign = signs[unit];
  const mark = sign && (unit === 'percent' ? sign : `(?:${sign}|${unit})`);
  if (mark) return `${mark}\\s?${number}|${number}\\s?${mark}`;
  const names = languages.flatMap(({ timeUnits }) => timeUnits[unit as keyof typeof timeUnits] ?? []);
  return `${number}[\\s-]{0,2}(?:${anyOf(names.length > 0 ? names : [unit])})`;
}

const anyOf = (texts: readonly string[]): string | undefined =>
  texts.length === 0
    ? undefined
    : [...new Set(texts)].map((text) => text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')).join('|');

/** Other SOPs to which one leads: by any link, or by the steps that follow another procedure. */
function targetsOf(
  { links, flows }: SopFacts,
  onlyProcedures: boolean,
  byPath: ReadonlyMap<string, Untouched>,
  byId: ReadonlyMap<string, Untouched[]>,
): Untouched[] {
  const steps = flows.flatMap((flow) => flow.nodes.filter(({ kind }) => kind === 'sub-procedure'));
  const followed = new Set(steps.map(({ target }) => target));
  return links
    .filter(({ url, id }) => !onlyProcedures || followed.has(url) || (id !== undefined && followed.has(id)))
    .flatMap(({ target, id }) => [
      byPath.get(target ?? '') ?? [],
      ...(id === undefined ? [] : (byId.get(id.toLowerCase()) ?? [])),
    ])
    .flat();
}
