import { languages } from '../languages/index.ts';
import type { TimeUnit } from '../languages/language.ts';

/** A length of time as written: `12 months` is `{amount: 12, unit: 'month'}`. */
export interface Duration {
  amount: number;
  unit: TimeUnit;
}

/** A target: `15 min`, `≤ 1 business day`, `90 %`, `80 % within 20 s`, `4.5 / 5`, `40`. */
export interface Amount {
  amount: number;
  /** `count` where no time unit and no `%` follows the figure. */
  unit: TimeUnit | 'percent' | 'count';
  /** `most` for `<`, `≤`, `max`; `least` for `>`, `≥`, `min`; left out when the author did not say. */
  bound?: 'most' | 'least';
  /** Words between figure and unit, or after the figure of a count, as written: `business` in `4 business hours`. */
  of?: string;
  /** The 5 of `4.5 / 5`. */
  outOf?: number;
  /** The `20 s` of `80 % within 20 s`. */
  within?: Duration;
}

/** Seconds of the units whose length is fixed; months of the others. A workday is not a number of hours. */
const seconds: Partial<Record<TimeUnit, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
};
const months: Partial<Record<TimeUnit, number>> = { month: 1, quarter: 3, year: 12 };

const units = new Map<string, TimeUnit>();
for (const words of languages) {
  for (const [unit, names] of Object.entries(words.timeUnits)) {
    for (const name of names) if (!units.has(name)) units.set(name, unit as TimeUnit);
  }
}

const figure = String.raw`\d+(?:[.,]\d+)?`;

/** A number that may be one thousand or one: `1.000`, `12,500`. */
const ambiguous = /^\d{1,3}(?:[.,]\d{3})+(?![\d.,])/;

const toNumber = (text: string): number => Number(text.replace(',', '.'));

/** The unit that a word in any language names, without regard to case and a final full stop. */
export function unitOf(word: string): TimeUnit | undefined {
  const name = word.toLowerCase().normalize('NFC');
  return units.get(name) ?? units.get(name.replace(/\.$/, ''));
}

/** `12 months`, `1 h 30 min`; undefined for anything else. Parts are added up in the smallest of their units. */
export function readDuration(text: string): Duration | undefined {
  const parts = [...text.trim().matchAll(new RegExp(`(${figure})\\s*([^\\d]+?)(?=\\s*\\d|\\s*$)`, 'gu'))];
  if (
    parts.length === 0 ||
    parts
      .map((part) => part[0])
      .join('')
      .replace(/\s/g, '') !== text.replace(/\s/g, '')
  ) {
    return undefined;
  }
  const durations: Duration[] = [];
  for (const [, amount = '', word = ''] of parts) {
    const unit = unitOf(word.trim());
    if (!unit) return undefined;
    durations.push({ amount: toNumber(amount), unit });
  }
  return durations.reduce<Duration | undefined>((sum, next) => sum && add(sum, next), {
    amount: 0,
    unit: durations.at(-1)?.unit ?? 'day',
  });
}

function add(sum: Duration, next: Duration): Duration | undefined {
  if (sum.unit === next.unit) return { ...sum, amount: sum.amount + next.amount };
  for (const scale of [seconds, months]) {
    const from = scale[next.unit];
    const to = scale[sum.unit];
    if (from && to) return { ...sum, amount: sum.amount + (next.amount * from) / to };
  }
  return undefined;
}

const bounds: [RegExp, Amount['bound']][] = [
  [/^(?:<=?|≤|max\.?(?=\s|\d))\s*/i, 'most'],
  [/^(?:>=?|≥|min\.?(?=\s|\d))\s*/i, 'least'],
];

/** A target's value; `ambiguous` for a figure such as `1.000`; undefined where no figure stands. */
export function readAmount(source: string): Amount | 'ambiguous' | undefined {
  let text = source.trim();
  let bound: Amount['bound'];
  for (const [opening, meaning] of bounds) {
    const found = opening.exec(text);
    if (!found || bound) continue;
    bound = meaning;
    text = text.slice(found[0].length);
  }
  const marked = bound && { bound };
  const percent = new RegExp(`^(${figure})\\s*%\\s*(.*)$`, 'su').exec(text);
  if (percent)
    return withRest({ amount: toNumber(percent[1] ?? ''), unit: 'percent', ...marked }, percent[2] ?? '');
  if (ambiguous.test(text)) return 'ambiguous';
  const duration = readDuration(text);
  if (duration) return { ...duration, ...marked };
  const score = new RegExp(`^(${figure})\\s*/\\s*(${figure})$`, 'u').exec(text);
  if (score)
    return { amount: toNumber(score[1] ?? ''), unit: 'count', ...marked, outOf: toNumber(score[2] ?? '') };
  const count = new RegExp(`^(${figure})(?![\\d.,])\\s*(.*)$`, 'su').exec(text);
  return count ? counted(toNumber(count[1] ?? ''), count[2] ?? '', marked) : undefined;
}

/** `4 business hours` is a time with a word in between; `5 contacts` is a count of something. */
function counted(amount: number, rest: string, marked: Pick<Amount, 'bound'> | undefined): Amount {
  const last = /^(.*\S)\s+(\S+)$/su.exec(rest);
  const unit = last && unitOf(last[2] ?? '');
  if (unit) return { amount, unit, ...marked, of: last[1] ?? '' };
  return { amount, unit: 'count', ...marked, ...(rest && { of: rest }) };
}

/** What follows a percentage: a time limit, or what it is a share of. */
function withRest(share: Amount, rest: string): Amount {
  const figureAt = rest.search(/\d/);
  const within = figureAt < 0 ? undefined : readDuration(rest.slice(figureAt));
  if (within) return { ...share, within };
  return rest.trim() ? { ...share, of: rest.trim() } : share;
}
