import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { z } from 'zod';
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

/** What each key looks like in a message. */
const examples: Record<MetaKey, string> = {
  id: 'id: refund-customer',
  title: 'title: Refund a customer',
  department: 'department: Customer support',
  owner: 'owner: team-lead',
  description: 'description: How we give money back.',
  version: 'version: 1.4.0',
  status: 'status: draft',
  effective: 'effective: 2026-01-31',
  language: 'language: en',
  translates: 'translates: 1.4.0',
  review: 'review: 12 months',
  when: 'when: [I was charged twice]',
  'not-when': 'not-when: [My parcel is late]',
  audience: 'audience: [agent, team-lead]',
  targets: 'targets: [{metric: first reply, target: 15 min}]',
  supersedes: 'supersedes: [refund-old]',
  'superseded-by': 'superseded-by: refund-customer',
  related: 'related: [return-parcel]',
  tags: 'tags: [refund, payment]',
  template: 'template: procedure',
};

const targetExamples: Record<string, string> = {
  metric: 'metric: first reply',
  target: 'target: 15 min',
  channel: 'channel: phone',
};

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
    if (field.key in metaSchema.shape) {
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

/** A misspelt required key is one fault, not two. */
const meant = (key: string, faults: readonly Found[]): boolean =>
  faults.some((found) => found.fault === 'misspelt-key' && found.values.near === key);

function missing(key: (typeof requiredKeys)[number], { start, end }: { start: number; end: number }): Found {
  const what = metaSchema.shape[key].meta()?.description ?? '';
  return { fault: 'missing-key', values: { key, example: examples[key], what }, start, end, subject: key };
}

function unknownKey({ key, start, end }: Field, present: ReadonlySet<string>): Found {
  const candidates = metaKeys.filter((name) => !present.has(name));
  const same = candidates.find((name) => fold(name).replaceAll(' ', '') === fold(key).replaceAll(' ', ''));
  const near = same ?? nearest(key, candidates, 1)[0];
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

/** Place of a value; of the nearest value around it that exists, where it does not; of the key, where the value is empty. */
function placeOf(field: Field, path: readonly PropertyKey[], yaml: Yaml): { start: number; end: number } {
  for (let length = path.length; length > 0; length--) {
    const node = nodeAt(field.node, path.slice(0, length));
    if (!node) continue;
    const [start, end] = rangeOf(node);
    if (end > start) return { start: yaml.origin(start), end: yaml.origin(trimmed(yaml.source, start, end)) };
  }
  if (field.valueEnd > field.valueStart)
    return {
      start: field.valueStart,
      end: yaml.origin(trimmed(yaml.source, ...rangeOf(field.node as Node))),
    };
  return { start: field.start, end: field.end };
}

/** End of a value without the line ends that YAML counts to a block. */
function trimmed(source: string, start: number, end: number): number {
  return start + source.slice(start, end).trimEnd().length;
}

const lastName = (field: Field, path: readonly PropertyKey[]): string =>
  String(path.findLast((step) => typeof step === 'string') ?? field.key);

const exampleOf = (field: Field, path: readonly PropertyKey[]): string => {
  const name = lastName(field, path);
  return (field.key === 'targets' && targetExamples[name]) || examples[field.key as MetaKey];
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
  const expected = `something such as \`${exampleOf(field, path).replace(/^[^:]*: /, '')}\``;
  return {
    fault,
    values: { key, example: exampleOf(field, path), expected, ...values },
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
  const near = nearest(key, Object.keys(targetExamples), 1)[0];
  const keys = Object.keys(targetExamples).map((name) => `\`${name}\``);
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
  const example = exampleOf(field, path);
  const plain = example.replace(/^[^:]*: /, '');
  const empty = node === null || (isScalar(node) && node.value === null);
  if (empty && typeof path.at(-1) === 'string') {
    return { fault: 'missing-key', values: { key, example, what: metricOrTarget(key) }, ...at, subject: key };
  }
  const found = isSeq(node) ? 'a list' : isMap(node) ? '`key: value` lines' : 'text';
  if (empty)
    return {
      fault: 'empty-value',
      values: { key, example, expected: `something such as \`${plain}\`` },
      ...at,
    };
  if (field.key === 'targets') {
    return path.length > 0 && key === 'targets'
      ? { fault: 'not-entry', values: { found, key }, ...at }
      : {
          fault: key === 'targets' ? 'not-list' : 'not-text',
          values: { found, key, example, expected: 'one line of text' },
          ...at,
        };
  }
  const expected = lists.has(field.key) ? 'text or a list of texts' : 'one line of text';
  return { fault: 'not-text', values: { found, key, example, expected }, ...at };
}

const metricOrTarget = (key: string): string =>
  key === 'metric' ? 'what is measured' : 'the figure to reach';
