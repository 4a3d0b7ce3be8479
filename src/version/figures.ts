import type { SopFacts } from '../handbook/facts.ts';
import type { FigureFact } from '../handbook/figures.ts';

/** A place that still says a figure which an SOP no longer says. */
export interface FigurePlace {
  path: string;
  id?: string;
  title: string;
  language: string;
  section: string;
  /** As written there: "30 dagen". */
  text: string;
  line: number;
  /** How near it is to the change: the same text, the same SOP in another language, an SOP that one of the two links to, any other. */
  near: 'same-text' | 'same-sop' | 'linked' | 'other';
}

/** A figure that went, what came in its place where that is certain, and where it still stands. */
export interface FigureLeft {
  text: string;
  became?: string;
  places: FigurePlace[];
}

const NEAREST: FigurePlace['near'][] = ['same-text', 'same-sop', 'linked', 'other'];

/** A number alone, and a count of something, is said in many places that have nothing to do with each other. */
const TELLING = new Set([
  'percent',
  'EUR',
  'USD',
  'GBP',
  'PHP',
  'minute',
  'hour',
  'day',
  'workday',
  'week',
  'month',
  'quarter',
  'year',
  'second',
]);

/** Time limits, amounts and percentages that one text says and the other says less often; each once. */
export const figuresGone = (before: SopFacts, after: SopFacts): FigureFact[] =>
  missingIn(before.figures, after.figures).filter(({ unit }) => TELLING.has(unit));

/**
 * For every time limit, amount and percentage that a change took out of an SOP: the other places in the handbook, in every language, that
 * still say it. Nearest places first.
 */
export function figuresLeft(before: SopFacts, after: SopFacts, others: readonly SopFacts[]): FigureLeft[] {
  const gone = figuresGone(before, after);
  const came = missingIn(after.figures, before.figures);
  const linked = new Set(after.links.flatMap(({ id }) => (id ? [id.toLowerCase()] : [])));
  return gone.map((figure) => {
    const same = came.filter(({ unit }) => unit === figure.unit);
    const places = [after, ...others.filter((one) => isElsewhere(one, before, after))].flatMap((facts) =>
      placesIn(facts, figure, nearness(facts, after, linked)),
    );
    return {
      text: figure.text,
      ...(same.length === 1 && gone.filter(({ unit }) => unit === figure.unit).length === 1
        ? { became: same[0]?.text }
        : {}),
      places: places.sort((a, b) => NEAREST.indexOf(a.near) - NEAREST.indexOf(b.near)),
    };
  });
}

/** Readers do not work by what is retired. */
const isElsewhere = ({ path, meta }: SopFacts, before: SopFacts, after: SopFacts) =>
  path !== after.path && path !== before.path && meta.status !== 'retired';

const keyOf = ({ value, to, unit }: FigureFact) => `${value} ${to ?? ''} ${unit}`;

/** Figures that `a` says and `b` says less often; each once. */
function missingIn(a: readonly FigureFact[], b: readonly FigureFact[]): FigureFact[] {
  const times = (list: readonly FigureFact[]) => {
    const counts = new Map<string, number>();
    for (const figure of list) counts.set(keyOf(figure), (counts.get(keyOf(figure)) ?? 0) + 1);
    return counts;
  };
  const [left, right] = [times(a), times(b)];
  const isLess = (figure: FigureFact) => (right.get(keyOf(figure)) ?? 0) < (left.get(keyOf(figure)) ?? 0);
  return [...new Map(a.filter(isLess).map((figure) => [keyOf(figure), figure])).values()];
}

function nearness(facts: SopFacts, changed: SopFacts, linked: ReadonlySet<string>): FigurePlace['near'] {
  if (facts.path === changed.path) return 'same-text';
  const id = facts.id?.toLowerCase();
  if (id !== undefined && id === changed.id?.toLowerCase()) return 'same-sop';
  const linksBack = facts.links.some(
    (link) => link.id?.toLowerCase() === changed.id?.toLowerCase() || link.target === changed.path,
  );
  return (id !== undefined && linked.has(id)) || linksBack ? 'linked' : 'other';
}

function placesIn(facts: SopFacts, figure: FigureFact, near: FigurePlace['near']): FigurePlace[] {
  return facts.figures
    .filter((other) => keyOf(other) === keyOf(figure))
    .map(({ section, text, place }) => ({
      path: facts.path,
      ...(facts.id ? { id: facts.id } : {}),
      title: facts.title,
      language: facts.language,
      section,
      text,
      line: place.start.line,
      near,
    }));
}
