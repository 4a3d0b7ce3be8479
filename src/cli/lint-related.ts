import type { SopFacts } from '../handbook/facts.ts';
import type { FigureFact } from '../handbook/figures.ts';
import { languages } from '../languages/index.ts';
import { identityIn } from '../version/identity.ts';

/** A file of the handbook that a change did not touch. */
export interface Untouched {
  path: string;
  text: string;
}

/** A touched SOP as it was and as it is; one of them is missing where it came or went. */
export interface Touch {
  before?: SopFacts;
  now?: SopFacts;
}

/** What a change does to other files, as far as their findings can follow from it. */
export interface Touched {
  sops: readonly Touch[];
  /** Paths of other files that came or went: pictures, forms. */
  files: readonly string[];
}

/**
 * Which of the other SOPs a change can alter the findings of, or needs for its own: those that lead to something that is not what it was, those
 * with which it shares an id, a term, a target or a figure that it changed, and those to which it leads itself. Looks at the texts alone, so that
 * 10,000 SOPs need not be read. What a change leaves as it was has the same effect on others before and after.
 *
 * @param factsOf reads one of the others; asked only for those to which procedures lead on
 */
export function relatedTo(
  { sops, files }: Touched,
  others: readonly Untouched[],
  factsOf: (other: Untouched) => SopFacts,
): Untouched[] {
  const tests = testsFor(sops, files);
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
  const open = sops.filter(leadsElsewhere).flatMap(({ before, now }) => [before ?? [], now ?? []].flat());
  for (let facts = open.pop(); facts; facts = open.pop())
    for (const other of targetsOf(facts, true, byPath, byId)) {
      if (reached.has(other)) continue;
      reached.add(other);
      open.push(factsOf(other));
    }
  for (const facts of sops.flatMap(({ before, now }) => [before ?? [], now ?? []].flat()))
    for (const other of targetsOf(facts, false, byPath, byId)) reached.add(other);
  for (const other of reached) found.add(other);
  return others.filter((other) => found.has(other));
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Does the SOP look different to those that lead to it? */
const isOther = ({ before, now }: Touch) =>
  !before ||
  !now ||
  !same(
    [before.id, before.language, before.path, before.anchors, before.meta.status],
    [now.id, now.language, now.path, now.anchors, now.meta.status],
  ) ||
  !same(
    [before.meta.supersedes, before.meta['superseded-by']],
    [now.meta.supersedes, now.meta['superseded-by']],
  );

/** Does it lead to other procedures than before? */
const leadsElsewhere = ({ before, now }: Touch) => !same(proceduresOf(before), proceduresOf(now));

const proceduresOf = (facts: SopFacts | undefined) =>
  facts?.flows.flatMap(({ nodes }) =>
    nodes.flatMap(({ kind, target }) => (kind === 'sub-procedure' ? target : [])),
  );

/** What stands in one list and not in the other, either way. */
function differing<T>(a: readonly T[], b: readonly T[], keyOf: (one: T) => string): T[] {
  const [left, right] = [new Set(a.map(keyOf)), new Set(b.map(keyOf))];
  return [...a.filter((one) => !right.has(keyOf(one))), ...b.filter((one) => !left.has(keyOf(one)))];
}

/** Figures that a text says less often than before. */
function figuresGone({ before, now }: Touch): FigureFact[] {
  const times = (facts: SopFacts | undefined, { value, unit }: FigureFact) =>
    facts?.figures.filter((figure) => figure.value === value && figure.unit === unit).length ?? 0;
  return now ? (before?.figures.filter((figure) => times(before, figure) > times(now, figure)) ?? []) : [];
}

const frontOf = (text: string): string => /^\uFEFF?---\r?\n[\s\S]*?\r?\n---/u.exec(text)?.[0] ?? '';

function testsFor(sops: readonly Touch[], files: readonly string[]) {
  const all = sops.flatMap(({ before, now }) => [before ?? [], now ?? []].flat());
  const ids = new Set(all.flatMap(({ id }) => (id === undefined ? [] : [id.toLowerCase()])));
  const others = sops.filter(isOther).flatMap(({ before, now }) => [before ?? [], now ?? []].flat());
  const attachments = sops.flatMap(({ before, now }) =>
    differing(before?.links ?? [], now?.links ?? [], ({ target }) => target ?? '').flatMap(
      ({ kind, target }) => (kind === 'sop' || target === undefined ? [] : [target]),
    ),
  );
  const names = [...others.map(({ path }) => path), ...files, ...attachments].map((path) =>
    path.slice(path.lastIndexOf('/') + 1),
  );
  const named = anyOf([...names, ...names.map(encodeURI)]);
  const idNames = anyOf(others.flatMap(({ id }) => id ?? []));
  const terms = anyOf(
    sops.flatMap(({ before, now }) =>
      differing(
        before?.terms ?? [],
        now?.terms ?? [],
        ({ term, definition }) => `${term}\n${definition}`,
      ).map(({ term }) => term),
    ),
  );
  const figures = sops.flatMap(figuresGone);
  const promises = sops.some(
    ({ before, now }) =>
      !same([before?.meta.targets, before?.meta.department], [now?.meta.targets, now?.meta.department]) &&
      (before?.meta.targets !== undefined || now?.meta.targets !== undefined),
  );
  const pattern = (names: string | undefined, before: string, after: string, flags: string) =>
    names === undefined ? undefined : new RegExp(`${before}(?:${names})${after}`, flags);
  const inFront = pattern(idNames, '(?<![\\w-])', '(?![\\w-])', 'iu');
  const inLink = pattern(idNames, '\\[\\[\\s*', '\\s*[\\]|#]', 'iu');
  const defined = pattern(terms, '^[\\s>*_|+#\\d.)-]*', '(?![\\p{L}\\p{N}])', 'imu');
  const inText = pattern(named, '', '', 'u');
  const said = pattern(figures.map(figureIn).join('|') || undefined, '', '', 'iu');
  return {
    ids,
    isNamedIn: (front: string, text: string): boolean =>
      inFront?.test(front) === true ||
      inLink?.test(text) === true ||
      inText?.test(text) === true ||
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
export function targetsOf(
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
