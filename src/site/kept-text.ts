import type { Flow } from '../flow/flow.ts';
import type { SopFacts } from '../handbook/facts.ts';

/** What lists, links and checks look at in every text of the site, whether its page is made or not. */
const always = [
  'path',
  'hash',
  'id',
  'language',
  'title',
  'meta',
  'valid',
  'purpose',
  'terms',
  'links',
  'roles',
] as const satisfies (keyof SopFacts)[];

/** What only its own page and the search look at. */
export type Later = Pick<SopFacts, 'flows' | 'headings'>;

/** What is asked of the steps of every text before any page is made. */
export interface Outline {
  /** There is something to draw. */
  isDrawn: boolean;
  /** Roles that act or are handed over to, as written. */
  actors: string[];
  /** Targets of steps that are procedures of their own, as written. */
  procedures: string[];
  /** Jumps that lead nowhere. */
  lost: { target: string; line: number; reason: 'missing' | 'ambiguous' }[];
}

export function outlineOf(flows: readonly Flow[]): Outline {
  const nodes = flows.flatMap((flow) => flow.nodes);
  const unique = (list: readonly (string | undefined)[]) => [
    ...new Set(list.filter((each): each is string => Boolean(each))),
  ];
  return {
    isDrawn: nodes.length > 0,
    actors: unique(nodes.flatMap(({ escalatesTo, role }) => [escalatesTo, role])),
    procedures: unique(nodes.map(({ kind, target }) => (kind === 'sub-procedure' ? target : undefined))),
    lost: flows.flatMap(({ lost }) =>
      lost.flatMap(({ target, place, reason }) =>
        reason === 'near' ? [] : [{ target, line: place.start.line, reason }],
      ),
    ),
  };
}

/** First part of the line under which a text is kept: all but what is needed later. */
export interface Kept {
  facts: Pick<SopFacts, (typeof always)[number]>;
  outline: Outline;
}

export const keptOf = (facts: SopFacts, outline: Outline): Kept => ({
  facts: Object.fromEntries(always.map((key) => [key, facts[key]])) as Kept['facts'],
  outline,
});

/**
 * Facts of which the larger parts are fetched when they are asked for.
 *
 * @param later what the page looks at
 * @param rest the facts as the text says them, read again: no page asks for what only they hold
 */
export const factsLater = (small: Kept['facts'], later: () => Later, rest: () => SopFacts): SopFacts =>
  new LaterFacts(small, later, rest) as LaterFacts & SopFacts;

class LaterFacts {
  readonly #later: () => Later;
  readonly #rest: () => SopFacts;

  constructor(small: Kept['facts'], later: () => Later, rest: () => SopFacts) {
    Object.assign(this, small);
    this.#later = later;
    this.#rest = rest;
  }

  static {
    for (const key of ['flows', 'headings'] as const)
      Object.defineProperty(LaterFacts.prototype, key, {
        get(this: LaterFacts) {
          return this.#later()[key];
        },
      });
    for (const key of ['places', 'anchors', 'figures', 'counts', 'ignores', 'diagnostics'] as const)
      Object.defineProperty(LaterFacts.prototype, key, {
        get(this: LaterFacts) {
          return this.#rest()[key];
        },
      });
  }
}
