import { isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml';
import type { Yaml } from '../document/yaml.ts';

type Range = [start: number, end: number];

export interface DuplicateKey {
  key: string;
  at: Range;
  first: Range;
}

/**
 * The values of a YAML file as plain data: numbers and dates as their source text (`0042` stays `0042`), `true` and `false` as booleans,
 * nothing as null. The first of a key that stands twice counts. Offsets are those of the file.
 */
export function valuesOf(yaml: Yaml): { values: Record<string, unknown>; duplicates: DuplicateKey[] } {
  const duplicates: DuplicateKey[] = [];
  const values = yaml.map ? plain(yaml.map, yaml, duplicates) : {};
  return { values: values as Record<string, unknown>, duplicates };
}

function plain(node: unknown, yaml: Yaml, duplicates: DuplicateKey[]): unknown {
  if (isSeq(node)) return node.items.map((item) => plain(item, yaml, duplicates));
  if (isMap(node)) {
    const entries = new Map<string, { value: unknown; at: Range }>();
    for (const pair of node.items as Pair<Scalar, Node | null>[]) {
      const key = keyText(pair.key);
      const at = rangeOf(pair.key, yaml);
      const first = entries.get(key);
      if (first) duplicates.push({ key, at, first: first.at });
      else entries.set(key, { value: plain(pair.value, yaml, duplicates), at });
    }
    return Object.fromEntries([...entries].map(([key, { value }]) => [key, value]));
  }
  if (!isScalar(node) || node.value === null) return null;
  if (typeof node.value === 'boolean') return node.value;
  return node.type === 'PLAIN' ? (node.source ?? '') : String(node.value);
}

const keyText = (key: Scalar): string => (isScalar(key) ? (key.source ?? String(key.value ?? '')) : '');

/**
 * The place of a value, or of a key below it. Where there is nothing (an entry that lacks a key), the nearest thing around it.
 */
export function placeAt(yaml: Yaml, path: readonly PropertyKey[], key?: string): Range {
  let node: unknown = yaml.map;
  let place: Range = yaml.map ? rangeOf(yaml.map, yaml) : [0, 0];
  for (const step of path) {
    const pair = isMap(node) ? pairOf(node.items as Pair<Scalar, Node | null>[], String(step)) : undefined;
    const inner = pair
      ? pair.value
      : isSeq(node)
        ? (node.items[Number(step)] as Node | undefined)
        : undefined;
    if (pair && (!pair.value || isEmpty(pair.value))) return rangeOf(pair.key, yaml);
    if (!inner) break;
    node = inner;
    place = rangeOf(inner, yaml);
  }
  const pair =
    key !== undefined && isMap(node) ? pairOf(node.items as Pair<Scalar, Node | null>[], key) : undefined;
  return pair ? rangeOf(pair.key, yaml) : place;
}

const pairOf = (pairs: Pair<Scalar, Node | null>[], key: string) =>
  pairs.find((pair) => keyText(pair.key) === key);
const isEmpty = (node: Node) => isScalar(node) && node.value === null;

/** Without the line ends that YAML counts to a block. */
function rangeOf(node: Node, { origin, source }: Yaml): Range {
  const [start, end] = node.range ?? [0, 0];
  const length = source.slice(start, end).trimEnd().length;
  return [origin(start), origin(start + length)];
}
