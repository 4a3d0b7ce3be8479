import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { z } from 'zod';
import type { FrontMatterFault } from './faults.ts';
import { type Field, rangeOf } from './fields.ts';
import { type Found, listKeys, type MetaKey, samples, targetSamples, type ValueFault } from './meta.ts';
import { quoted } from './repairs.ts';
import { unknownInTarget } from './unknown-key.ts';
import type { Yaml } from './yaml.ts';

type Issue = z.core.$ZodIssue;

/** The faults behind one issue of the schema, each at the value that is wrong. */
export function faultsOf(issue: Issue, field: Field, yaml: Yaml, base: readonly PropertyKey[] = []): Found[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branch = issue.errors[isSeq(nodeAt(field.node, path)) ? 1 : 0] ?? [];
    return branch.flatMap((inner) => faultsOf(inner, field, yaml, path));
  }
  if (issue.code === 'custom') return [valueFault(issue.params as ValueFault, field, path, yaml)];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownInTarget(key, nodeAt(field.node, path), field, yaml));
  return [wrongShape(field, path, yaml)];
}

function nodeAt(node: Node | null, path: readonly PropertyKey[]): Node | null {
  const [step, ...rest] = path;
  if (step === undefined) return node;
  const inner = isSeq(node) || isMap(node) ? (node.get(step, true) as Node | undefined) : undefined;
  return inner ? nodeAt(inner, rest) : null;
}

/** Place of a value; of its `-` or its key, where it is empty; of the nearest value around it, where it is not there at all. */
export function placeOf(
  field: Field,
  path: readonly PropertyKey[],
  yaml: Yaml,
): { start: number; end: number } {
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
  const inList = typeof path.at(-1) === 'number' && listKeys.has(field.key);
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
  if (listKeys.has(field.key) && path.length === 0) return say('keys-not-list', { key, sample });
  const fault = say(isSeq(node) ? 'list-not-text' : 'keys-not-text', { key, sample });
  if (!/^[[{]/.test(found) || /[\r\n]/.test(found)) return fault;
  const text = quoted(found);
  return { ...fault, suggestions: [{ title: text, edits: [{ ...at, text }] }] };
}

/** `first reply 15 min` as an entry with its two keys. */
function asEntry(node: Node, at: { start: number; end: number }): Pick<Found, 'suggestions'> {
  const text = isScalar(node) && node.type === 'PLAIN' ? (node.source ?? '') : '';
  const parts = /^([^\d<>≤≥:,]+?)[\s:,]+([<>≤≥]?=?\s*\d[^,:]*)$/u.exec(text);
  if (!parts) return {};
  const entry = `{metric: ${parts[1]}, target: ${/^[<>]/.test(parts[2] ?? '') ? quoted(parts[2] ?? '') : parts[2]}}`;
  return { suggestions: [{ title: entry, edits: [{ ...at, text: entry }] }] };
}
