import type { SopFacts } from '../handbook/facts.ts';

/** What rules for the handbook look at one after the other, and what few of them look at. */
const parts = [
  ['terms', 'links', 'anchors', 'ignores'],
  ['flows', 'headings', 'figures', 'roles', 'places'],
] as const satisfies (keyof SopFacts)[][];

/** Below so many files room is no question: keeping facts small takes time. */
export const manyFiles = 1500;

/** So many of many files stay as they are. */
const large = 200;

/** Takes facts one after the other and gives each back; of many files, all but the first in a form that takes little room. */
export function packer(files: number): (facts: SopFacts) => SopFacts {
  let count = 0;
  return (facts) => (files > manyFiles && ++count > large ? factsFrom(lineOf(facts, short)) : facts);
}

/** Facts of an SOP as one line: what is small and always needed, and behind tabs the parts that are not. */
export function lineOf(facts: SopFacts, write: (value: unknown) => string = JSON.stringify): string {
  if (facts instanceof PackedFacts) return facts.line();
  const later = new Set<string>(parts.flat());
  const small = Object.entries(facts).filter(([key]) => !later.has(key));
  const texts = parts.map((keys) => write(Object.fromEntries(keys.map((key) => [key, facts[key]]))));
  return [write({ ...Object.fromEntries(small), diagnostics: [] }), ...texts].join('\t');
}

/** Facts from their line; from a short one they take little room. */
export function factsFrom(line: string): SopFacts {
  if (isShort(line)) return new PackedFacts(line) as PackedFacts & SopFacts;
  return Object.assign({}, ...line.split('\t').map((part) => JSON.parse(part) as object));
}

/**
 * Facts whose larger parts stay bytes, outside of the heap, and are read again whenever they are asked for: 10,000 SOPs take little room,
 * and nothing of them keeps the text of its file.
 */
class PackedFacts {
  readonly #line: Buffer;

  constructor(line: string) {
    this.#line = Buffer.from(line);
    Object.assign(this, long(line.slice(0, line.indexOf('\t'))));
  }

  line(): string {
    return this.#line.toString();
  }

  static {
    for (const [at, keys] of parts.entries())
      for (const key of keys)
        Object.defineProperty(PackedFacts.prototype, key, {
          get(this: PackedFacts) {
            return (long(this.line().split('\t', at + 2)[at + 1] ?? '{}') as Partial<SopFacts>)[key];
          },
        });
  }
}

/** The two orders in which the keys of a point stand, each with the sign that opens its places. */
const orders = (
  [
    ['\u0001', ['line', 'column', 'offset']],
    ['\u0003', ['offset', 'line', 'column']],
  ] as const
).map(([sign, keys]) => {
  const point = keys.map((key) => `"${key}":(\\d+)`).join(',');
  const filled = (from: number) => keys.map((key, at) => `"${key}":$${from + at}`).join(',');
  return {
    sign,
    found: new RegExp(`\\{"start":\\{${point}\\},"end":\\{${point}\\}\\}`, 'g'),
    short: `${sign}$1,$2,$3,$4,$5,$6\u0002`,
    shortened: new RegExp(`${sign}(\\d+),(\\d+),(\\d+),(\\d+),(\\d+),(\\d+)\u0002`, 'g'),
    long: `{"start":{${filled(1)}},"end":{${filled(4)}}}`,
  };
});

const isShort = (line: string): boolean => orders.some(({ sign }) => line.includes(sign));

/** JSON in which every place is six numbers between two signs that JSON itself never holds: half as long. */
export const short = (value: unknown): string =>
  orders.reduce((text, order) => text.replace(order.found, order.short), JSON.stringify(value));

const long = (text: string): unknown =>
  JSON.parse(orders.reduce((now, order) => now.replace(order.shortened, order.long), text));
