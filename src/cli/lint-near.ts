import { fold } from '../document/near.ts';
import type { SopFacts } from '../handbook/facts.ts';
import { identityIn } from '../version/identity.ts';
import { targetsOf, type Untouched } from './lint-related.ts';

/** So many named files are looked at on their own; with more of them the whole is cheaper. */
export const fewFiles = 20;

/**
 * Which of the other SOPs the findings about a few can depend on: those that share an id or a target with one of them, the first that explains one
 * of their terms, those to which they lead, and where these lead on. Undefined where it may be any. Looks at the texts of the others and
 * reads the few that count.
 *
 * @param others in the order of their paths
 */
export function nearTo(
  own: readonly SopFacts[],
  others: readonly Untouched[],
  factsOf: (other: Untouched) => SopFacts,
): SopFacts[] | undefined {
  const index = indexOf(others);
  if (own.some((facts) => dependsOnAll(facts, own, index, factsOf))) return undefined;
  const found = new Set([...index.unnamed, ...own.flatMap(({ id }) => index.withId(id))]);
  for (const other of reachedFrom(own, index, factsOf)) found.add(other);
  if (own.some(({ meta }) => meta.targets)) for (const other of index.promising) found.add(other);
  for (const facts of own) for (const other of explaining(facts, others, factsOf)) found.add(other);
  return [...found].map(factsOf);
}

interface Index {
  byPath: ReadonlyMap<string, Untouched>;
  byId: ReadonlyMap<string, Untouched[]>;
  /** What a look at two lines does not tell: only reading them does. */
  unnamed: Untouched[];
  /** With targets in their front matter. */
  promising: Untouched[];
  withId(id: string | undefined): Untouched[];
}

function indexOf(others: readonly Untouched[]): Index {
  const byId = new Map<string, Untouched[]>();
  const unnamed: Untouched[] = [];
  for (const other of others) {
    const id = identityIn(other.text)?.id.toLowerCase();
    if (id === undefined) unnamed.push(other);
    else byId.set(id, [...(byId.get(id) ?? []), other]);
  }
  return {
    byPath: new Map(others.map((other) => [other.path, other])),
    byId,
    unnamed,
    promising: others.filter(({ text }) => /^["']?targets["']?[ \t]*:/mu.test(text)),
    withId: (id) => (id === undefined ? [] : (byId.get(id.toLowerCase()) ?? [])),
  };
}

/** A free id has to differ from all, a name that is missing may be like any, and whoever links to a retired SOP may be anywhere. */
function dependsOnAll(
  facts: SopFacts,
  own: readonly SopFacts[],
  { withId, unnamed }: Index,
  factsOf: (other: Untouched) => SopFacts,
): boolean {
  const isSame = (one: SopFacts) =>
    one !== facts &&
    one.id?.toLowerCase() === facts.id?.toLowerCase() &&
    one.language.toLowerCase() === facts.language.toLowerCase();
  const known = [...own, ...unnamed.map(factsOf)];
  return (
    facts.meta.status === 'retired' ||
    (facts.id !== undefined && [...known, ...withId(facts.id).map(factsOf)].some(isSame)) ||
    facts.links.some(
      ({ id }) =>
        id !== undefined &&
        withId(id).length === 0 &&
        !known.some((one) => one.id?.toLowerCase() === id.trim().toLowerCase()),
    )
  );
}

/** Those to which links lead, what replaces them, and where the steps that follow another procedure lead on. */
function reachedFrom(
  own: readonly SopFacts[],
  { byPath, byId, withId }: Index,
  factsOf: (other: Untouched) => SopFacts,
): Set<Untouched> {
  const reached = new Set(own.flatMap((facts) => targetsOf(facts, false, byPath, byId)));
  for (const other of reached) {
    const facts = factsOf(other);
    for (const next of targetsOf(facts, true, byPath, byId)) reached.add(next);
    for (const next of withId(facts.meta['superseded-by'])) reached.add(next);
  }
  return reached;
}

/** The first SOP that explains each term, as far as it stands before the one that is looked at. */
function explaining(
  { path, terms, language }: SopFacts,
  others: readonly Untouched[],
  factsOf: (other: Untouched) => SopFacts,
): Untouched[] {
  const before = others.filter((other) => other.path < path);
  const found = new Set<Untouched>();
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  for (const term of new Set(terms.map((one) => fold(one.term)))) {
    const first = before.find(
      (other) =>
        folded(other).includes(term) &&
        factsOf(other).terms.some((one) => fold(one.term) === term) &&
        primary(factsOf(other).language) === primary(language),
    );
    if (first) found.add(first);
  }
  return [...found];
}

const foldedTexts = new WeakMap<Untouched, string>();

function folded(other: Untouched): string {
  const known = foldedTexts.get(other) ?? fold(other.text);
  foldedTexts.set(other, known);
  return known;
}
