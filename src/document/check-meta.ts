import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { z } from 'zod';
import { languages } from '../languages/index.ts';
import type { FrontMatterFault } from './faults.ts';
import { type Field, rangeOf } from './fields.ts';
import {
  type Found,
  type Meta,
  type MetaKey,
  metaKeys,
  metaSchema,
  requiredKeys,
  type ValueFault,
} from './meta.ts';
import { fold, nearest } from './near.ts';
import { quoted } from './repairs.ts';
import type { Yaml } from './yaml.ts';

/** What the value of each key looks like in a message. */
const samples: Record<MetaKey, string> = {
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

const targetSamples: Record<string, string> = { metric: 'first reply', target: '15 min', channel: 'phone' };

const lists = new Set<string>(['when', 'not-when', 'audience', 'supersedes', 'related', 'tags']);

/** Front matter as far as it is right. */
export interface Checked {
  known: Partial<Meta>;
  faults: Found[];
}

/** Holds the fields against the schema, one key at a time, so that a fault in one leaves the others readable. */
export function checkMeta(
  fields: readonly Field[],
  yaml: Yaml,
  allowed: readonly string[],
  endOfFence: { start: number; end: number },
): Checked {
  const known: Record<string, unknown> = {};
  const faults: Found[] = [];
  const present = new Set(fields.map((field) => field.key));
  for (const field of fields) {
    if (Object.hasOwn(metaSchema.shape, field.key)) {
      const commas = commaList(field, yaml);
      if (commas) {
        faults.push(commas);
        continue;
      }
      const schema: z.ZodType = metaSchema.shape[field.key as MetaKey];
      const result = field.told ? undefined : schema.safeParse(field.value);
      if (result?.success) known[field.key] = result.data;
      else for (const issue of result?.error.issues ?? []) faults.push(...faultsOf(issue, field, yaml));
    } else if (!field.key.startsWith('x-') && !allowed.includes(field.key)) {
      faults.push(unknownKey(field, present));
    }
  }
  for (const key of requiredKeys)
    if (!present.has(key) && !meant(key, faults)) faults.push(missing(key, endOfFence));
  return { known: known as Partial<Meta>, faults };
}

/** `tags: refund, payment` is one tag to YAML. Sentences may have commas, so `when` is left alone. */
function commaList(field: Field, yaml: Yaml): Found | undefined {
  const { key, value, node } = field;
  if (!['tags', 'audience', 'supersedes', 'related'].includes(key) || typeof value !== 'string')
    return undefined;
  if (!isScalar(node) || node.type !== 'PLAIN' || !value.includes(',')) return undefined;
  const entries = value
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const expected = `[${entries.map((entry) => (/^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u.test(entry) ? entry : quoted(entry))).join(', ')}]`;
  const at = placeOf(field, [], yaml);
  return { fault: 'comma-list', values: { key, expected }, ...at, edits: [{ ...at, text: expected }] };
}

/** A misspelt required key is one fault, not two. */
const meant = (key: string, faults: readonly Found[]): boolean =>
  faults.some((found) => found.fault === 'misspelt-key' && found.values.near === key);

function missing(key: (typeof requiredKeys)[number], { start, end }: { start: number; end: number }): Found {
  return { fault: `missing-${key}`, values: {}, start, end, subject: key };
}

function unknownKey({ key, start, end }: Field, present: ReadonlySet<string>): Found {
  const candidates = metaKeys.filter((name) => !present.has(name));
  const same = candidates.find((name) => fold(name).replaceAll(' ', '') === fold(key).replaceAll(' ', ''));
  const near = same ?? otherName(key, candidates) ?? nearest(key, candidates, 1)[0];
  const at = { start, end, subject: key };
  if (!near)
    return {
      fault: 'unknown-key',
      values: { key, keys: metaKeys.map((name) => `\`${name}\``).join(', ') },
      ...at,
    };
  const edits = [{ start, end, text: near }];
  const change = same ? { edits } : { suggestions: [{ title: near, edits }] };
  return { fault: 'misspelt-key', values: { key, near }, ...at, ...change };
}

/** What other tools and other languages call a key. */
const otherNames: Record<string, MetaKey> = {
  author: 'owner',
  date: 'effective',
  keywords: 'tags',
  lang: 'language',
  locale: 'language',
  name: 'title',
  replaces: 'supersedes',
  'replaced by': 'superseded-by',
  roles: 'audience',
  summary: 'description',
};

function otherName(key: string, candidates: readonly MetaKey[]): MetaKey | undefined {
  const wanted = fold(key);
  const inLanguage = languages.flatMap(({ facts }) =>
    (Object.entries(facts) as ['title' | 'department' | 'owner', string[]][]).filter(([, names]) =>
      names.some((name) => fold(name) === wanted),
    ),
  );
  const other = inLanguage[0]?.[0] ?? (Object.hasOwn(otherNames, wanted) ? otherNames[wanted] : undefined);
  return candidates.find((name) => name === other);
}

type Issue = z.core.$ZodIssue;

/** The faults behind one issue of the schema, each at the value that is wrong. */
function faultsOf(issue: Issue, field: Field, yaml: Yaml, base: readonly PropertyKey[] = []): Found[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branch = issue.errors[isSeq(nodeAt(field.node, path)) ? 1 : 0] ?? [];
    return branch.flatMap((inner) => faultsOf(inner, field, yaml, path));
  }
  if (issue.code === 'custom') return [valueFault(issue.params as ValueFault, field, path, yaml)];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownInTarget(key, field, path, yaml));
  return [wrongShape(field, path, yaml)];
}

function nodeAt(node: Node | null, path: readonly PropertyKey[]): Node | null {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  const inner = isSeq(node) || isMap(node) ? (node.get(step, true) as Node | undefined) : undefined;
  return inner ? nodeAt(inner, rest) : null;
}

/** Place of a value; of its `-` or its key, where it is empty; of the nearest value around it, where it is not there at all. */
function placeOf(field: Field, path: readonly PropertyKey[], yaml: Yaml): { start: number; end: number } {
  const { source, origin } = yaml;
  for (let length = path.length; length >= 0; length--) {
    const node = nodeAt(field.node, path.slice(0, length));
    if (!node) continue;
    const [start, end] = rangeOf(node);
    const last = start + source.slice(start, end).trimEnd().length;
    if (last > start) return { start: origin(start), end: origin(last) };
    const dash = /-[ \t\r\n]*$/.exec(source.slice(0, start));
    if (dash && typeof path[length - 1] === 'number')
      return { start: origin(dash.index), end: origin(dash.index + 1) };
  }
  return { start: field.start, end: field.end };
}

const lastName = (field: Field, path: readonly PropertyKey[]): string =>
  String(path.findLast((step) => typeof step === 'string') ?? field.key);

/** What a value of this key looks like. */
const sampleOf = (field: Field, path: readonly PropertyKey[]): string => {
  const name = lastName(field, path);
  const inList = typeof path.at(-1) === 'number' && lists.has(field.key);
  const sample = (field.key === 'targets' && targetSamples[name]) || samples[field.key as MetaKey];
  return inList ? (/^\[([^,\]]*)/.exec(sample)?.[1] ?? sample) : sample;
};

function valueFault(
  { fault, values, certain, likely }: ValueFault,
  field: Field,
  path: readonly PropertyKey[],
  yaml: Yaml,
): Found {
  const at = placeOf(field, path, yaml);
  const key = lastName(field, path);
  const node = nodeAt(field.node, path);
  const replace = (text: string) => [{ ...at, text: sameQuotes(node, text) }];
  return {
    fault,
    values: { key, sample: sampleOf(field, path), ...values },
    ...at,
    ...(certain !== undefined && { edits: replace(certain) }),
    ...(likely?.length && { suggestions: likely.map((text) => ({ title: text, edits: replace(text) })) }),
  };
}

/** Keeps the quotes of the value that is replaced. */
function sameQuotes(node: Node | null, text: string): string {
  const type = isScalar(node) ? (node as Scalar).type : undefined;
  if (type === 'QUOTE_SINGLE') return quoted(text);
  return type === 'QUOTE_DOUBLE' ? `"${text}"` : text;
}

function unknownInTarget(key: string, field: Field, path: readonly PropertyKey[], yaml: Yaml): Found {
  const map = nodeAt(field.node, path);
  const pair = isMap(map) ? map.items.find((item) => (item.key as Scalar).source === key) : undefined;
  const [start, end] = pair
    ? (rangeOf(pair.key as Node).map(yaml.origin) as [number, number])
    : [field.start, field.end];
  const near = nearest(key, Object.keys(targetSamples), 1)[0];
  const keys = Object.keys(targetSamples).map((name) => `\`${name}\``);
  if (!near)
    return { fault: 'unknown-key', values: { key, keys: keys.join(', ') }, start, end, subject: key };
  const suggestions = [{ title: near, edits: [{ start, end, text: near }] }];
  return { fault: 'misspelt-key', values: { key, near }, start, end, subject: key, suggestions };
}

/** The value is a list where text belongs, text where a list belongs, or nothing at all. */
function wrongShape(field: Field, path: readonly PropertyKey[], yaml: Yaml): Found {
  const node = nodeAt(field.node, path);
  const key = lastName(field, path);
  const at = placeOf(field, path, yaml);
  const sample = sampleOf(field, path);
  const found = yaml.source.slice(...(node ? rangeOf(node) : [0, 0])).trim();
  const say = (fault: FrontMatterFault, values: Found['values']): Found => ({ fault, values, ...at });
  const inEntry = field.key === 'targets' && path.length > 1;
  if (node === null || (isScalar(node) && node.value === null)) {
    if (inEntry && (key === 'metric' || key === 'target'))
      return { ...say(`missing-${key}`, {}), subject: key };
    return say('empty-value', { key, sample });
  }
  if (field.key === 'targets' && !inEntry) {
    if (path.length === 1) return { ...say('not-entry', { found, key }), ...asEntry(node, at) };
    return isMap(node) ? say('keys-not-list', { key, sample }) : say('text-not-list', { found, key });
  }
  if (lists.has(field.key) && path.length === 0) return say('keys-not-list', { key, sample });
  return say(isSeq(node) ? 'list-not-text' : 'keys-not-text', { key, sample });
}

/** `first reply 15 min` as an entry with its two keys. */
function asEntry(node: Node, at: { start: number; end: number }): Pick<Found, 'suggestions'> {
  const text = isScalar(node) && node.type === 'PLAIN' ? (node.source ?? '') : '';
  const parts = /^([^\d<>≤≥:,]+?)[\s:,]+([<>≤≥]?=?\s*\d[^,:]*)$/u.exec(text);
  if (!parts) return {};
  const entry = `{metric: ${parts[1]}, target: ${/^[<>]/.test(parts[2] ?? '') ? quoted(parts[2] ?? '') : parts[2]}}`;
  return { suggestions: [{ title: entry, edits: [{ ...at, text: entry }] }] };
}
