import type { SopFacts } from '../handbook/facts.ts';

/** What is large in the facts and seldom looked at. */
type Bulk = Pick<SopFacts, 'flows' | 'headings' | 'figures' | 'roles' | 'places'>;

/** Facts of an SOP as one line: what is small, a tab, what is large. */
export function lineOf(facts: SopFacts): string {
  const { flows, headings, figures, roles, places, ...small } = facts;
  const bulk: Bulk = { flows, headings, figures, roles, places };
  return `${short({ ...small, diagnostics: [] })}\t${short(bulk)}`;
}

/**
 * Facts from their line. What is large in them stays text and is read again whenever it is asked for: 10,000 SOPs then need a third of
 * the memory, and nothing of them keeps the text of its file.
 */
export function factsFrom(line: string): SopFacts {
  const tab = line.indexOf('\t');
  const small = long(line.slice(0, tab)) as Omit<SopFacts, keyof Bulk>;
  const bulk = () => long(line.slice(tab + 1)) as Bulk;
  return Object.defineProperties(small, {
    flows: { get: () => bulk().flows, enumerable: true },
    headings: { get: () => bulk().headings, enumerable: true },
    figures: { get: () => bulk().figures, enumerable: true },
    roles: { get: () => bulk().roles, enumerable: true },
    places: { get: () => bulk().places, enumerable: true },
  }) as SopFacts;
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
    found: new RegExp(`\\{"start":\\{${point}\\},"end":\\{${point}\\}\\}`, 'g'),
    short: `${sign}$1,$2,$3,$4,$5,$6\u0002`,
    shortened: new RegExp(`${sign}(\\d+),(\\d+),(\\d+),(\\d+),(\\d+),(\\d+)\u0002`, 'g'),
    long: `{"start":{${filled(1)}},"end":{${filled(4)}}}`,
  };
});

/** JSON in which every place is six numbers between two signs that JSON itself never holds: half as long. */
const short = (value: unknown): string =>
  orders.reduce((text, order) => text.replace(order.found, order.short), JSON.stringify(value));

const long = (text: string): unknown =>
  JSON.parse(orders.reduce((now, order) => now.replace(order.shortened, order.long), text));
