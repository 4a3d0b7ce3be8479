import type { z } from 'zod';
import { nearest } from '../document/near.ts';
import type { ConfigFault } from './config-faults.ts';
import { examples } from './examples.ts';
import { keysBelow } from './schema.ts';
import type { ValueFault } from './values.ts';

/** A fault of `sop.yaml` before it becomes a diagnostic. `path` leads to the value, `key` to a key below it. */
export interface ConfigFound {
  fault: ConfigFault;
  values: Record<string, string | number>;
  path: PropertyKey[];
  key?: string;
  /** What the author may have meant, best first. */
  likely?: string[];
  /** The other place that explains it. */
  cause?: PropertyKey[];
}

type Issue = z.core.$ZodIssue;

/** The faults behind one issue of the schema. `base` leads to the value that was checked, `values` is the whole file. */
export function faultsOf(issue: Issue, base: readonly PropertyKey[], values: unknown): ConfigFound[] {
  const path = [...base, ...issue.path];
  const value = valueAt(values, path);
  const key = nameOf(path);
  if (issue.code === 'invalid_union') {
    // Text stands first in every "text or more" of the schema: the form the author chose says which faults are theirs.
    const branch = typeof value === 'object' ? issue.errors.at(-1) : issue.errors[0];
    return (branch ?? []).flatMap((inner) => faultsOf(inner, path, values));
  }
  if (issue.code === 'custom') {
    const { fault, values: said, likely } = issue.params as ValueFault;
    const expected = `something as in \`${exampleOf(path)}\``;
    return [{ fault, values: { key, expected, ...said }, path, ...(likely?.length && { likely }) }];
  }
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((name) => unknownKey(name, path, keysBelow[key] ?? [], value));
  if (value === undefined) {
    const list = nameOf(path.slice(0, -1));
    return [
      { fault: 'missing-key', values: { key, list, example: exampleOf(path) }, path: path.slice(0, -1) },
    ];
  }
  if (value === null) {
    const expected = `something as in \`${exampleOf(path)}\``;
    return [{ fault: 'empty-value', values: { key, expected }, path }];
  }
  if (issue.code === 'invalid_value' && typeof value === 'string')
    return [notAChoice(value, issue.values, path)];
  return [wrongShape(path, value)];
}

function notAChoice(found: string, allowed: readonly unknown[], path: PropertyKey[]): ConfigFound {
  const choices = allowed.filter((choice) => typeof choice === 'string');
  const expected = choices.map((choice) => `\`${choice}\``).join(', ');
  const likely = nearest(found, choices);
  return {
    fault: 'choice',
    values: { key: nameOf(path), found, expected },
    path,
    ...(likely.length && { likely }),
  };
}

/** @param siblings the value in which the key stands: a key that is there already is not what the author meant. */
export function unknownKey(
  key: string,
  path: PropertyKey[],
  known: string[],
  siblings: unknown,
): ConfigFound {
  const inside = path.length === 0 ? '' : ` in \`${nameOf(path)}\``;
  const free = known.filter((name) => !Object.hasOwn(Object(siblings), name));
  const [near] = nearest(key, free, 1);
  if (near) return { fault: 'misspelt-key', values: { key, near, inside }, path, key, likely: [near] };
  const keys = known.map((name) => `\`${name}\``).join(', ');
  return { fault: 'unknown-key', values: { key, keys, inside }, path, key };
}

function wrongShape(path: PropertyKey[], value: unknown): ConfigFound {
  const found = Array.isArray(value)
    ? 'a list'
    : typeof value === 'object'
      ? '`key: value` lines'
      : `\`${String(value)}\``;
  const example = exampleOf(path);
  return { fault: 'wrong-shape', values: { key: nameOf(path), found, example }, path };
}

/** Name of the nearest key on the way to a value. */
const nameOf = (path: readonly PropertyKey[]): string =>
  String(path.findLast((step) => typeof step === 'string') ?? 'sop.yaml');

function exampleOf(path: readonly PropertyKey[]): string {
  const names = path.filter((step) => typeof step === 'string').reverse();
  const known = names.find((name) => Object.hasOwn(examples, name));
  return (known && examples[known]) || 'title: Lantern handbook';
}

const valueAt = (values: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, step) =>
      at !== null && typeof at === 'object' && Object.hasOwn(at, step)
        ? (at as Record<PropertyKey, unknown>)[step]
        : undefined,
    values,
  );

/** The values without those that have a fault. An entry of a list stays in its place as a hole until all faults are out. */
export function without(
  values: Record<string, unknown>,
  faults: readonly ConfigFound[],
): Record<string, unknown> {
  const copy = structuredClone(values);
  for (const { path, key } of faults) {
    const whole = key === undefined ? path : [...path, key];
    const parent = valueAt(copy, whole.slice(0, -1));
    const last = whole.at(-1);
    if (last !== undefined && parent !== null && typeof parent === 'object')
      Reflect.deleteProperty(parent, last);
  }
  return closed(copy) as Record<string, unknown>;
}

/** Lists without holes. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((item) => (item === undefined ? [] : [closed(item)]));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, closed(inner)]));
}
