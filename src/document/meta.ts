import type { Position } from 'unist';
import { type Amount, type Duration, readAmount, readDuration } from './amounts.ts';
import type { Edit, Severity } from './diagnostic.ts';
import type { FrontMatterFault } from './faults.ts';
import { faultOfId, idFrom, longestId } from './ids.ts';
import { readDate, readLanguage, readVersion } from './values.ts';

export type { Meta, Target } from './meta-schema.ts';

/** The raw front matter of a file, with places. */
export interface FrontMatter {
  present: boolean;
  /** From the opening to the closing fence, fences included; an empty range at the start of the file when there is none. */
  place: Position;
  /** Top-level keys as written, in order. */
  fields: Map<string, { value: unknown; source: string; keyPlace: Position; valuePlace: Position }>;
}

/** What a value is not: a fault's name, the values of its text, and the value that would be right where that is known. */
export interface ValueFault {
  fault: FrontMatterFault;
  values: Record<string, string | number>;
  /** What the author meant, when that is certain. */
  certain?: string;
  /** What the author may have meant. */
  likely?: string[];
}

/** A fault of the front matter with offsets in the file, before it becomes a diagnostic. */
export interface Found {
  fault: FrontMatterFault;
  values: Record<string, string | number>;
  start: number;
  end: number;
  severity?: Severity;
  /** The change, when it is certain. */
  edits?: Edit[];
  suggestions?: { title: string; edits: Edit[] }[];
  /** Where the other place stands that explains it. */
  cause?: { start: number; end: number };
  subject?: string;
}

/** What a text says, or why it says nothing. */
export type Reader<T> = (text: string) => { value: T } | ValueFault;

const text: Reader<string> = (value) => {
  if (value === '') return { fault: 'empty-value', values: {} };
  if (
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(value)
  ) {
    return { fault: 'control-character', values: {} };
  }
  return { value: value.replace(/\s+/g, ' ') };
};

const id: Reader<string> = (value): { value: string } | ValueFault => {
  if (value === '') return { fault: 'empty-value', values: {} };
  const fault = faultOfId(value);
  if (!fault) return { value };
  if (fault === 'length') return { fault: 'id-length', values: { size: value.length, limit: longestId } };
  const slug = idFrom(/\s/.test(value) ? value.toLowerCase() : value) || 'sop-0001';
  const better = fault === 'reserved' ? `${value}-sop` : slug;
  return { fault: `id-${fault}`, values: { id: value, expected: better }, likely: [better] };
};

const interval: Reader<Duration> = (value) => {
  const duration = readDuration(value);
  if (duration && duration.amount > 0) return { value: duration };
  const expected = /^\d+$/.test(value) && Number(value) > 0 ? `${value} months` : '12 months';
  return { fault: 'interval', values: { found: value, expected }, likely: [expected] };
};

const amount: Reader<Amount & { text: string }> = (
  value,
): { value: Amount & { text: string } } | ValueFault => {
  const result = readAmount(value);
  if (result === 'ambiguous') {
    const expected = value.replace(/(?<=\d)[.,](?=\d{3})/g, '');
    return { fault: 'ambiguous-number', values: { found: value, expected }, likely: [expected] };
  }
  return result ? { value: { ...result, text: value } } : { fault: 'amount', values: { found: value } };
};

export const statuses = ['draft', 'approved', 'retired'] as const;
const statusSynonyms: Record<string, string> = {
  concept: 'draft',
  new: 'draft',
  wip: 'draft',
  archived: 'retired',
  obsolete: 'retired',
  deprecated: 'retired',
  withdrawn: 'retired',
};

const status: Reader<(typeof statuses)[number]> = (value) => {
  const known = statuses.find((name) => name === value);
  if (known) return { value: known };
  const folded = value.toLowerCase();
  const same = statuses.find((name) => name === folded);
  const expected = same ?? statusSynonyms[folded] ?? 'draft';
  return {
    fault: 'status',
    values: { found: value, expected },
    ...(same ? { certain: same } : { likely: [expected, ...statuses.filter((name) => name !== expected)] }),
  };
};

const version: Reader<string> = readVersion;

/** How the text of each key is read; of a list, each of its entries. Of `targets` it is the target of an entry. */
export const readers = {
  id,
  title: text,
  department: text,
  owner: text,
  description: text,
  version,
  status,
  effective: readDate as Reader<string>,
  language: readLanguage as Reader<string>,
  translates: version,
  review: interval,
  when: text,
  'not-when': text,
  audience: text,
  targets: amount,
  supersedes: id,
  'superseded-by': id,
  related: id,
  tags: text,
  template: text,
} satisfies Record<string, Reader<unknown>>;

/** A key of front matter that SOPs have. */
export type MetaKey = keyof typeof readers;

export const metaKeys = Object.keys(readers) as MetaKey[];
export const requiredKeys = ['id', 'title', 'department', 'owner'] as const satisfies MetaKey[];

/** Is it a key that SOPs have? */
export const isMetaKey = (key: string): key is MetaKey => Object.hasOwn(readers, key);

/** What the value of each key looks like in a message. */
export const samples: Record<MetaKey, string> = {
  id: 'refund-customer',
  title: 'Refund a customer',
  department: 'Customer support',
  owner: 'team-lead',
  description: 'How we give money back.',
  version: '1.4.0',
  status: 'draft',
  effective: '2026-01-31',
  language: 'en',
  translates: '1.4.0',
  review: '12 months',
  when: 'I was charged twice',
  'not-when': 'My parcel is late',
  audience: '[agent, team-lead]',
  targets: '[{metric: first reply, target: 15 min}]',
  supersedes: '[refund-old]',
  'superseded-by': 'refund-customer',
  related: '[return-parcel]',
  tags: '[refund, payment]',
  template: 'procedure',
};

/** Keys that hold a list. */
export const listKeys: ReadonlySet<string> = new Set<MetaKey>([
  ...(['when', 'not-when', 'audience', 'targets', 'supersedes', 'related', 'tags'] as const),
]);

/** The same for the keys of a target. */
export const targetSamples: Record<string, string> = {
  metric: 'first reply',
  target: '15 min',
  channel: 'phone',
};

/**
 * Reads a value that is a text, or a list of texts, without a fault; undefined for every other, which the schema has to judge. The schema is
 * made of the same readers: this saves loading it for nearly every file.
 */
export function readSound(key: MetaKey, value: unknown): { value: unknown } | undefined {
  const read: Reader<unknown> = readers[key];
  if (key === 'targets') return undefined;
  if (!listKeys.has(key)) return typeof value === 'string' ? sound(read, value) : undefined;
  const entries = [value].flat().map((entry) => (typeof entry === 'string' ? sound(read, entry) : undefined));
  return entries.every((entry) => entry !== undefined)
    ? { value: entries.map((one) => one.value) }
    : undefined;
}

function sound(read: Reader<unknown>, text: string): { value: unknown } | undefined {
  const result = read(text.trim());
  return 'value' in result ? result : undefined;
}
